"""Which cases are asked, in which order; what of their repeats counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.model import SPEAKING
from fakes.sampled import check_of
from shirushi.checks.finding import Judgement, Outcome
from shirushi.checks.sampling import arrange, as_one, item_of, majority, vote_of
from shirushi.terms.sampling import ALL_ONCE, Sampling, Vote
from shirushi.terms.text import same

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
CHECK = check_of(30)
CASES = tuple(CHECK.cases(SPEAKING))
STOPS = Sampling(until_settled=True)


def judged(outcome: Outcome, severity: int = 0) -> Judgement:
    return Judgement(outcome=outcome, why=same(f"{outcome} {severity}"), severity=severity)


def items(cases) -> list[str]:
    return list(dict.fromkeys(item_of(CHECK, case) for case in cases))


def test_where_all_are_asked_they_stay_in_the_order_of_their_check():
    assert arrange(CHECK, CASES, ALL_ONCE) == CASES
    assert arrange(CHECK, CASES, Sampling(repeats=3, vote=Vote.MAJORITY)) == CASES


def test_items_that_may_be_left_out_stand_in_an_order_of_their_own_and_whole():
    ordered = arrange(CHECK, CASES, STOPS)
    assert sorted(ordered, key=CASES.index) == list(CASES)
    assert [item_of(CHECK, case) for case in ordered[::2]] == [item_of(CHECK, case) for case in ordered[1::2]]
    assert items(ordered) != sorted(items(ordered))


@pytest.mark.property
@given(st.permutations(CASES), st.integers(1, 40))
def test_the_order_is_nobodys_choice(shuffled, most):
    sampling = Sampling(at_most=most)
    drawn = arrange(CHECK, shuffled, sampling)
    assert items(drawn) == items(arrange(CHECK, CASES, sampling)) == items(arrange(CHECK, CASES, STOPS))[:most]
    assert len(drawn) == 2 * min(most, 30)
    assert arrange(CHECK, drawn, sampling) == drawn


def test_each_repeat_counts_unless_they_vote():
    repeats = [judged(PASS), judged(FAIL, 1), judged(PASS)]
    assert vote_of(repeats, Vote.EACH) == tuple(repeats)
    assert vote_of(repeats, Vote.MAJORITY) == (repeats[0],)
    assert as_one(repeats, Vote.EACH) is repeats[1]
    assert as_one(repeats, Vote.MAJORITY) is repeats[0]


@pytest.mark.parametrize(
    ("outcomes", "comes_to"),
    [
        ((PASS, PASS, FAIL), PASS),
        ((FAIL, PASS, FAIL), FAIL),
        ((OPEN, OPEN, PASS), OPEN),
        ((PASS, FAIL), OPEN),
        ((PASS, FAIL, OPEN), OPEN),
        ((PASS, PASS, FAIL, FAIL, OPEN), OPEN),
    ],
)
def test_without_a_majority_nothing_is_decided(outcomes, comes_to):
    assert majority([judged(outcome, outcome is FAIL) for outcome in outcomes]).outcome is comes_to


def test_a_failure_of_the_severest_class_is_not_voted_away():
    severe = judged(FAIL, 3)
    assert majority([judged(PASS), judged(PASS), severe]) is severe


@pytest.mark.property
@given(st.lists(st.builds(judged, st.sampled_from(Outcome)), min_size=1, max_size=7), st.randoms())
def test_a_vote_does_not_depend_on_the_order_and_says_why(repeats, random):
    shuffled = list(repeats)
    random.shuffle(shuffled)
    assert majority(repeats).outcome is majority(shuffled).outcome
    assert majority(repeats).why.ja
