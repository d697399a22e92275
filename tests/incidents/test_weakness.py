"""What became of each report is the fold of the register's events, and its clocks follow from that."""

from datetime import UTC, date, datetime

import pytest

from shirushi.incidents.weakness import Clocks, Severity, Stage, weaknesses
from shirushi.terms.seen import Event
from shirushi.terms.when import instant

CLOCKS = Clocks(acknowledge=7, judge=14, handle=90, publish=120)


def event(kind, day, refers="W-1", words=""):
    return Event(at=instant(datetime(2026, 1, day, 3, tzinfo=UTC)), kind=kind, by="x", words=words, refers=refers)


RECEIVED = event("vulnerability-received", 1)
ACKNOWLEDGED = event("vulnerability-acknowledged", 3)
HIGH = event("vulnerability-judged", 4, words="high: leaks")
NO = event("vulnerability-judged", 4, words="none: is meant so")
HANDLED = event("vulnerability-handled", 9)
PUBLISHED = event("vulnerability-published", 20)


@pytest.mark.parametrize(
    ("steps", "stage", "owed", "due"),
    [
        ((RECEIVED,), Stage.RECEIVED, Stage.ACKNOWLEDGED, date(2026, 1, 8)),
        ((RECEIVED, ACKNOWLEDGED), Stage.ACKNOWLEDGED, Stage.JUDGED, date(2026, 1, 15)),
        ((RECEIVED, HIGH), Stage.JUDGED, Stage.ACKNOWLEDGED, date(2026, 1, 8)),
        ((RECEIVED, ACKNOWLEDGED, HIGH), Stage.JUDGED, Stage.HANDLED, date(2026, 4, 1)),
        ((RECEIVED, ACKNOWLEDGED, HIGH, HANDLED), Stage.HANDLED, Stage.PUBLISHED, date(2026, 5, 1)),
        ((RECEIVED, ACKNOWLEDGED, NO, HANDLED), Stage.HANDLED, None, None),
        ((RECEIVED, ACKNOWLEDGED, HIGH, HANDLED, PUBLISHED), Stage.PUBLISHED, None, None),
    ],
)
def test_what_is_owed_next_follows_from_what_was_done(steps, stage, owed, due):
    (found,) = weaknesses(steps, CLOCKS, date(2026, 1, 20))
    assert (found.stage, found.next, found.due) == (stage, owed, due)


def test_a_day_after_its_last_day_it_is_late():
    assert not weaknesses([RECEIVED], CLOCKS, date(2026, 1, 8))[0].is_overdue
    assert weaknesses([RECEIVED], CLOCKS, date(2026, 1, 9))[0].is_overdue


def test_the_last_judgement_counts_and_words_of_others_are_no_judgement():
    again = event("vulnerability-judged", 6, words="none: known already")
    odd = event("vulnerability-judged", 7, words="terrible")
    assert weaknesses([RECEIVED, HIGH, again], CLOCKS, date(2026, 1, 8))[0].severity is Severity.NONE
    assert weaknesses([RECEIVED, odd], CLOCKS, date(2026, 1, 8))[0].severity is None


def test_reports_do_not_mix_and_what_refers_to_none_is_left_out():
    other = event("vulnerability-received", 2, "W-2")
    stray = event("vulnerability-handled", 3, "W-9")
    reward = event("reporter-rewarded", 5, "W-2")
    found = weaknesses([RECEIVED, other, stray, reward], CLOCKS, date(2026, 1, 8))
    assert [(one.id, one.rewarded) for one in found] == [("W-1", False), ("W-2", True)]
