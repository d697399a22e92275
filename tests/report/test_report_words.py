"""Every closed word of the verdict has a name in both languages, and no two share one."""

from typing import get_args

import pytest

from shirushi.checks.finding import Outcome, Way
from shirushi.policy.requirement import Verified
from shirushi.report.words import MARKS, OUTCOMES, READS, STANDING_MEANINGS, STANDINGS, STATES, WAYS
from shirushi.verdict.standing import Standing, State, Weighed

TABLES = {
    "standings": (STANDINGS, Standing),
    "meanings": (STANDING_MEANINGS, Standing),
    "states": (STATES, State),
    "outcomes": (OUTCOMES, Outcome),
    "ways": (WAYS, Way),
    "reads": (READS, get_args(Weighed.__annotations__["reads"])),
    "marks": (MARKS, get_args(Verified)),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_word_has_its_own_name(table):
    names, words = table
    assert set(names) == set(words)
    assert len({text.ja for text in names.values()}) == len({text.en for text in names.values()}) == len(names)


def test_only_what_was_read_in_the_source_goes_unmarked():
    assert [verified for verified, mark in MARKS.items() if not mark.ja] == ["seen"]
