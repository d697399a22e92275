"""The four rules over events: what is missed, what is open, what nobody can know."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.finding import Outcome
from shirushi.checks.record.asked import Follows, Occurs, Precedes, Recurs
from shirushi.checks.record.judge import judge_rule
from shirushi.terms.seen import Event
from shirushi.terms.when import instant

OCCURS = Occurs(kinds=("incident-closed", "drill-held"))
YEARLY = Recurs(kind="training-completed", days=365)
REPORTED = Follows(first="incident-found-reportable", then="incident-reported", days=5)
ASSESSED = Precedes(before="risk-assessed", event="released")
PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED


def event(kind, day, refers="", hour=9):
    at = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=hour - 9)
    return Event(at=instant(at), kind=kind, by="山田", refers=refers)


def found(day="2026-10-01", refers="I-1"):
    return event("incident-found-reportable", day, refers)


def reported(day, refers="I-1", hour=9):
    return event("incident-reported", day, refers, hour)


def outcome(rule, *events, on=None):
    return judge_rule(rule, events, date.fromisoformat(on) if on else None).outcome


def test_occurs():
    ruled = judge_rule(OCCURS, (event("drill-held", "2026-03-01"), event("incident-closed", "2026-05-01")), None)
    assert (ruled.outcome, ruled.dated) == (PASS, date(2026, 5, 1))
    assert outcome(OCCURS, event("released", "2026-03-01")) is OPEN


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        ((), None, OPEN),
        (("2025-10-01",), None, PASS),
        (("2025-10-01", "2026-10-01"), None, PASS),
        (("2025-10-01", "2026-10-02"), None, FAIL),
        (("2025-10-01",), "2026-10-01", PASS),
        (("2025-10-01",), "2026-10-02", FAIL),
        (("2026-10-01", "2025-10-01"), None, PASS),
    ],
)
def test_recurs(days, on, expected):
    assert outcome(YEARLY, *(event("training-completed", day) for day in days), on=on) is expected


def test_a_recurrence_is_missed_where_the_register_went_on_without_it():
    assert outcome(YEARLY, event("training-completed", "2024-10-01"), event("drill-held", "2026-01-01")) is FAIL


@pytest.mark.parametrize(
    ("events", "on", "expected"),
    [
        ((), None, OPEN),
        ((found(), reported("2026-10-06")), None, PASS),
        ((found(), reported("2026-10-06", hour=23)), None, PASS),
        ((found(), reported("2026-10-07", hour=1)), None, FAIL),
        ((found(), reported("2026-10-06", "I-2")), None, OPEN),
        ((found(), reported("2026-10-07", "I-2")), None, FAIL),
        ((found(), reported("2026-09-30")), None, OPEN),
        ((found(),), None, OPEN),
        ((found(),), "2026-10-06", PASS),
        ((found(),), "2026-10-07", FAIL),
        ((found(refers=""), reported("2026-10-02", "")), None, OPEN),
        ((found(), reported("2026-10-02"), found("2026-11-01", "I-2")), None, OPEN),
        ((found(), found("2026-11-01", ""), reported("2026-11-02")), None, FAIL),
        ((event("nothing-to-report", "2026-10-31"),), None, PASS),
    ],
)
def test_follows(events, on, expected):
    assert outcome(REPORTED, *events, on=on) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), OPEN),
        ((event("risk-assessed", "2026-01-01", "v1"), event("released", "2026-02-01", "v1")), PASS),
        ((event("risk-assessed", "2026-02-01", "v1"), event("released", "2026-02-01", "v1")), PASS),
        ((event("risk-assessed", "2026-02-02", "v1"), event("released", "2026-02-01", "v1")), FAIL),
        ((event("risk-assessed", "2026-01-01", "v1"), event("released", "2026-02-01", "v2")), FAIL),
        ((event("risk-assessed", "2026-01-01"), event("released", "2026-02-01")), OPEN),
        ((event("nothing-to-report", "2026-10-31"),), PASS),
    ],
)
def test_precedes(events, expected):
    assert outcome(ASSESSED, *events) is expected


def test_the_day_is_that_of_the_last_event_that_counts():
    ruled = judge_rule(REPORTED, (found(), reported("2026-10-02"), event("nothing-to-report", "2026-12-01")), None)
    assert (ruled.outcome, ruled.dated) == (PASS, date(2026, 12, 1))


@pytest.mark.property
@given(
    st.lists(
        st.builds(
            event,
            st.sampled_from(["incident-found-reportable", "incident-reported", "nothing-to-report", "released"]),
            st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat),
            st.sampled_from(["", "I-1", "I-2"]),
        ),
        max_size=8,
    ).flatmap(lambda events: st.tuples(st.just(events), st.permutations(events))),
    st.sampled_from([OCCURS, YEARLY, REPORTED, ASSESSED]),
)
def test_the_order_of_entry_does_not_matter(events, rule):
    entered, shuffled = events
    assert judge_rule(rule, tuple(entered), None).outcome is judge_rule(rule, tuple(shuffled), None).outcome


@pytest.mark.property
@given(st.integers(0, 30))
def test_later_knowledge_never_mends_what_was_missed(days):
    on = (date(2026, 10, 7) + timedelta(days=days)).isoformat()
    assert outcome(REPORTED, found(), on=on) is FAIL
