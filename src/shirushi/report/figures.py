"""Writes rates, days and digests the way reports show them: integers in, words out, rounded against the reader's hopes."""

from datetime import date

from shirushi.terms.text import Text
from shirushi.terms.when import Instant, iso

_HUNDREDTH = 100
"""A hundredth of one percent, in parts per million."""
_JAPAN_AHEAD_MS = 9 * 3_600_000
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = Text(ja="{year}年{month}月{day}日", en="{day} {name} {year}")
_MOMENT = Text(ja="{japan}（日本時間）", en="{utc} UTC")


def percent(ppm: int) -> str:
    """Write a rate to the nearest hundredth of a percent."""
    return _hundredths((ppm + _HUNDREDTH // 2) // _HUNDREDTH)


def percent_low(ppm: int) -> str:
    """Write the lower end of an interval, rounded down."""
    return _hundredths(ppm // _HUNDREDTH)


def percent_high(ppm: int) -> str:
    """Write the upper end of an interval, or the least that can be shown, rounded up."""
    return _hundredths(-(-ppm // _HUNDREDTH))


def _hundredths(number: int) -> str:
    whole, rest = divmod(number, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%" if rest else f"{whole}%"


def moment(at: Instant) -> Text:
    """Write an instant to the minute: in Japan's time for Japanese readers, in UTC for others."""
    return _MOMENT.fill(japan=iso(at + _JAPAN_AHEAD_MS)[:16].replace("T", " "), utc=iso(at)[:16].replace("T", " "))


def short(digest: str) -> str:
    """Write the first sixteen digits of a digest, enough to find it again."""
    return digest[:16] + "…" if len(digest) > 16 else digest  # noqa: PLR2004 - said in the docstring


def day(on: date) -> Text:
    """Write a day as letters write it."""
    return _DAY.fill(year=on.year, month=on.month, name=_MONTHS[on.month - 1], day=on.day)
