"""Instants in UTC milliseconds, and the legal days of a jurisdiction."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

Instant = int
"""Milliseconds since 1970-01-01T00:00:00Z."""

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
_ZONES = {"JP": "Asia/Tokyo", "EU": "Europe/Brussels"}


def instant(moment: datetime) -> Instant:
    """Turn an aware date-time into an instant; the fraction of a millisecond is cut.

    Raises:
        ValueError: `moment` names no time zone.
    """
    if moment.tzinfo is None:
        msg = "an instant needs a time zone"
        raise ValueError(msg)
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def iso(at: Instant) -> str:
    """Write an instant as RFC 3339 in UTC, to the second."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)).strftime("%Y-%m-%dT%H:%M:%SZ")


def legal_day(at: Instant, jurisdiction: str = "JP") -> date:
    """The calendar day on which `at` falls under the clock of a jurisdiction (`JP`, `EU`)."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)
    return moment.astimezone(ZoneInfo(_ZONES[jurisdiction])).date()


def days_between(earlier: date, later: date) -> int:
    """Whole days from `earlier` to `later`; negative if they stand the other way round."""
    return (later - earlier).days


def deadline(start: date, days: int) -> date:
    """The last day of a period of `days` that begins the day after `start` (Civil Code of Japan, art. 140)."""
    return start + timedelta(days=days)
