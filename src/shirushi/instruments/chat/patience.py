"""How long to wait before another attempt."""

from email.utils import parsedate_to_datetime

from shirushi.terms.when import Instant, instant

LONGEST_S = 60.0
"""So long we wait where the endpoint asks for it (Retry-After); whoever asks for more is not asked again."""

_FIRST_S = 0.25
_LONGEST_OWN_S = 20.0


def backoff_s(attempt: int, chance: float) -> float:
    """Seconds to wait after the `attempt`-th attempt, counted from 1, where the endpoint does not say.

    The pause doubles each time and is spread by `chance` (0 to 1), so that callers do not return all at once.
    """
    return min(_FIRST_S * (1 << (attempt - 1)) * (0.5 + chance), _LONGEST_OWN_S)


def asked_s(retry_after: str, now: Instant) -> float | None:
    """Seconds that the endpoint asks us to wait (RFC 9110, section 10.2.3: seconds or a date); None: it does not."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        return max(0.0, (instant(parsedate_to_datetime(retry_after)) - now) / 1000)
    except ValueError:  # no date, or one without a zone
        return None
