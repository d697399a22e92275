"""What moved is told in words: the ruler before anything else, counts with intervals, unknown never as a gain."""

import pytest

from fakes.library import BAD, GOOD, UNSURE, planned
from fakes.runs import AFTER, CHECKS, found, run
from shirushi.report.compared import (
    because_words,
    change_words,
    counts_words,
    direction_words,
    duty_name,
    ground_words,
    moved_first,
    seen_words,
    standing_words,
    state_words,
)
from shirushi.terms.text import Text
from shirushi.verdict.compare import compare
from shirushi.verdict.standing import Standing, State


@pytest.fixture(scope="module")
def mended():
    return compare(run(*found(BAD, GOOD)), run(*found(GOOD, GOOD, AFTER)), {})


def test_an_other_ruler_is_told_first():
    other = planned("evaluation.harm", "harm", most_ppm=60_000)
    comparison = compare(
        run(*found(GOOD, GOOD)),
        run(*found(BAD, GOOD), checks=(other, CHECKS[1])),
        {"evaluation.harm": Text(ja="害の検査", en="the check of harm")},
    )
    first, second, *_ = ground_words(comparison)
    assert "not measured alike" in first.en
    assert "the check of harm" in second.en
    assert "not comparable" in change_words(comparison.objectives[0].measured[0]).en


def test_what_was_seen_is_told_with_counts_interval_and_reading(mended):
    (measured,) = mended.objectives[0].measured
    lines = [words.en for words in seen_words(measured.before)]
    assert lines[0] == "40 of 75 failed"
    assert lines[1].startswith("42.")
    assert len(lines) == 3
    assert [words.en for words in seen_words(None)] == ["—"]
    assert "beyond" in change_words(measured).en


def test_the_same_subject_is_told():
    comparison = compare(run(*found(BAD, GOOD)), run(*found(GOOD, GOOD)), {})
    assert "same subject" in change_words(comparison.objectives[0].measured[0]).en


def test_a_duty_is_told_by_name_direction_and_what_moved_it(mended):
    titles = {one.objective: one.title for one in mended.objectives}
    assert duty_name(mended.duties[0]).en == "R R"
    assert direction_words(mended.duties[0]).en == "better"
    assert because_words(mended.duties[0], titles).ja == "「harm」"
    assert "2 better, 0 worse" in counts_words(mended).en


def test_what_is_unknown_now_is_not_called_better():
    comparison = compare(run(*found(BAD, GOOD)), run(*found(UNSURE, GOOD)), {})
    told = {one.requirement.id: direction_words(one).en for one in comparison.duties}
    assert "not yet shown" in told["R"]


def test_states_that_moved_stand_before_measures_that_did(mended):
    other = compare(run(*found(GOOD, UNSURE)), run(*found(BAD, BAD)), {})
    assert [one.before is one.after for one in moved_first(other.objectives)] == [False, False]
    assert state_words(None).en == standing_words(None).en == "—"
    assert state_words(State.HELD).ja
    assert standing_words(Standing.MET).ja
