"""The one place that reads the clock."""

from datetime import UTC, datetime

from shirushi.terms.when import Instant, instant


def now() -> Instant:
    """The present instant in UTC milliseconds."""
    return instant(datetime.now(UTC))
