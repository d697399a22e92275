"""How long to wait before another attempt."""

from email.utils import parsedate_to_datetime

from shirushi.terms.when import Instant, instant

_FIRST_S = 0.25
_LONGEST_S = 20.0


def pause_s(attempt: int, *, chance: float, retry_after: str, now: Instant) -> float:
    """Seconds to wait after the `attempt`-th attempt, counted from 1.

    What the endpoint asks for (Retry-After, RFC 9110, section 10.2.3: seconds or a date) counts, up to 20 seconds.
    Otherwise the pause doubles each time and is spread by `chance` (0 to 1), so that callers do not return all at once.
    """
    asked = _asked_s(retry_after, now)
    wanted = _FIRST_S * 2 ** (attempt - 1) * (0.5 + chance) if asked is None else asked
    return min(max(wanted, 0.0), _LONGEST_S)


def _asked_s(retry_after: str, now: Instant) -> float | None:
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        return (instant(parsedate_to_datetime(retry_after)) - now) / 1000
    except ValueError:  # no date, or one without a zone
        return None
