"""Instants and legal days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.when import DAY_MS, days_between, deadline, instant, iso, legal_day

MIDNIGHT_IN_TOKYO = 1_790_780_400_000  # 2026-10-01T00:00:00+09:00


def test_known_instants():
    assert instant(datetime(1970, 1, 1, tzinfo=UTC)) == 0
    assert instant(datetime(2026, 10, 1, tzinfo=timezone(timedelta(hours=9)))) == MIDNIGHT_IN_TOKYO
    assert iso(MIDNIGHT_IN_TOKYO) == "2026-09-30T15:00:00Z"


def test_an_instant_needs_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the fault


def test_the_day_turns_at_midnight_of_the_jurisdiction():
    assert legal_day(MIDNIGHT_IN_TOKYO - 1) == date(2026, 9, 30)
    assert legal_day(MIDNIGHT_IN_TOKYO) == date(2026, 10, 1)
    assert legal_day(MIDNIGHT_IN_TOKYO, "EU") == date(2026, 9, 30)


def test_a_period_begins_on_the_day_after():
    assert deadline(date(2026, 10, 1), 5) == date(2026, 10, 6)
    assert days_between(date(2026, 10, 1), date(2026, 10, 6)) == 5
    assert days_between(date(2026, 10, 6), date(2026, 10, 1)) == -5


@pytest.mark.property
@given(st.integers(0, 4_000_000_000_000))
def test_a_day_later_is_the_next_legal_day_in_japan(at):
    assert days_between(legal_day(at), legal_day(at + DAY_MS)) == 1
