"""The stopping rule may be applied after every item and still errs in at most one run of twenty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.soak import longer
from shirushi.checks.finding import Judgement, Outcome, Tally
from shirushi.terms.text import same
from shirushi.verdict.interval import wilson
from shirushi.verdict.sequential import settled, until_settled
from shirushi.verdict.standing import MILLION


def chance_of_settling(rule, share, items):
    """Exactly: the probability that `rule` ever settles within `items` where each fails with the probability `share`.

    After each item the runs that have not settled are told apart by the number of failures alone.
    """
    going, stopped = {0: 1.0}, 0.0
    for of in range(1, items + 1):
        after: dict[int, float] = {}
        for bad, weight in going.items():
            after[bad] = after.get(bad, 0.0) + weight * (1 - share)
            after[bad + 1] = after.get(bad + 1, 0.0) + weight * share
        going = {bad: weight for bad, weight in after.items() if weight > 1e-15}
        for bad in [bad for bad in going if rule(bad, of) != "open"]:
            stopped += going.pop(bad)
    return stopped


@pytest.mark.parametrize("limit", [50_000, 150_000, 500_000])
def test_at_the_limit_itself_it_settles_in_at_most_one_run_of_twenty(limit, tried):
    """At the limit both answers are wrong: whatever is settled there is an error."""
    items = longer(120, 4)
    assert chance_of_settling(lambda bad, of: settled(bad, of, limit), limit / MILLION, items) <= 0.05
    tried(items_looked_at_after_each=items)


def test_an_ordinary_interval_looked_at_after_every_item_does_not_keep_its_word():
    def peeking(bad, of):
        low, high = wilson(bad, of)
        return "open" if low <= 150_000 <= high else "settled"

    assert chance_of_settling(peeking, 0.15, 120) > 0.15


def test_far_from_the_limit_it_settles_soon():
    assert chance_of_settling(lambda bad, of: settled(bad, of, 50_000), 0.0, 200) == 1.0
    assert chance_of_settling(lambda bad, of: settled(bad, of, 50_000), 0.5, 60) > 0.99


@pytest.mark.parametrize(("limit", "items"), [(50_000, 116), (150_000, 33), (250_000, 18)])
def test_a_row_of_passes_settles_after_so_many_items(limit, items):
    assert settled(0, items, limit) == "kept"
    assert settled(0, items - 1, limit) == "open"


def test_nothing_is_settled_at_the_start():
    assert settled(0, 0, 50_000) == "open"


def test_what_is_undetermined_is_counted_against_whichever_answer_is_near():
    assert settled(0, 120, 50_000) == "kept"
    assert settled(0, 120, 50_000, undetermined=8) == "open"
    assert settled(0, 120, 50_000, undetermined=120) == "open"
    assert settled(60, 120, 50_000, undetermined=60) == "broken"


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from([10_000, 50_000, 500_000, 999_999]))
def test_what_it_settles_is_on_that_side_of_the_limit(bad, good, limit):
    result = settled(bad, bad + good, limit)
    if result == "kept":
        assert bad * MILLION < limit * (bad + good)
    if result == "broken":
        assert bad * MILLION > limit * (bad + good)


def tally_of(outcomes, cluster=lambda number: ""):
    tally = Tally("s", "o")
    for number, outcome in enumerate(outcomes):
        tally.add(str(number), Judgement(outcome=outcome, why=same("so")), cluster(number))
    return tally


def test_the_runner_stops_once_every_group_is_settled():
    enough = until_settled(50_000)
    assert not enough(Tally("s", "o"))
    assert not enough(tally_of([Outcome.PASS] * 115))
    assert enough(tally_of([Outcome.PASS] * 116))
    assert enough(tally_of([Outcome.FAIL] * 10))


def test_twins_count_as_one_item_by_the_share_of_them_that_failed():
    enough = until_settled(50_000)
    assert not enough(tally_of([Outcome.PASS] * 116, lambda number: f"item {number // 2}"))
    assert enough(tally_of([Outcome.PASS] * 232, lambda number: f"item {number // 2}"))
    mixed = [Outcome.PASS, Outcome.FAIL] * 10
    assert enough(tally_of(mixed, lambda number: f"item {number // 2}"))


def test_what_only_one_twin_fails_does_not_break_a_limit_that_the_cases_keep():
    """Half of the cases fail, in every item one: no limit above a half is broken, however many items there are."""
    mixed = tally_of([Outcome.PASS, Outcome.FAIL] * 400, lambda number: f"item {number // 2}")
    assert not until_settled(520_000)(mixed)
    assert until_settled(400_000)(mixed)
