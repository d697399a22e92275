"""The stopping rule may be applied after every item and still errs in at most one run of twenty."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.sampled import check_of, planned
from fakes.soak import longer
from fakes.stopping import chance_of_settling
from shirushi.checks.conclude import Procedure, never
from shirushi.checks.finding import Clump, Judgement, Outcome, Share, Tally
from shirushi.terms.sampling import Sampling
from shirushi.terms.text import same
from shirushi.verdict.interval import interval, wilson
from shirushi.verdict.sequential import (
    earliest,
    procedure_of,
    sequence,
    settled,
    settles,
    smallest_settled,
    until_settled,
)
from shirushi.verdict.standing import MILLION


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


shares = st.builds(
    lambda clumps: Share(
        bad=sum(one.bad * one.times for one in clumps),
        of=sum(one.of * one.times for one in clumps),
        undetermined=sum(one.undetermined * one.times for one in clumps),
        clumps=tuple(clumps),
        sequential=True,
    ),
    st.lists(
        st.builds(
            lambda bad, undetermined, good, times: Clump(
                bad=bad, undetermined=undetermined, of=bad + undetermined + good, times=times
            ),
            st.integers(0, 3),
            st.integers(0, 2),
            st.integers(1, 3),
            st.integers(1, 40),
        ),
        min_size=1,
        max_size=4,
    ),
)


@pytest.mark.property
@given(shares, st.sampled_from([1, 50_000, 250_000, 500_000, 900_000, 999_999]))
def test_the_interval_and_what_is_settled_say_the_same(share, limit):
    low, high = sequence(share)
    assert 0 <= low <= high <= MILLION
    assert (settles(share, limit) == "broken") == (low > limit)
    assert (settles(share, limit) == "kept") == (high <= limit)
    known = interval(share, limit)
    assert (known.low, known.high) == (low, high)


@pytest.mark.property
@given(shares)
def test_it_is_never_narrower_than_the_interval_for_a_set_number(share):
    """What holds whenever one looks is paid for in width; items are compared, each of one case."""
    items = Share(bad=share.bad, of=share.of)
    low, high = sequence(items)
    once = interval(items, MILLION)
    assert low <= once.low + 1
    assert high + 1 >= once.high


@pytest.mark.parametrize("items", [1, 2, 17, 18, 116, 700])
def test_the_smallest_limit_is_the_one_that_is_settled_after_so_many_items(items):
    limit = smallest_settled(items)
    assert settled(0, items, limit) == "kept"
    assert settled(0, items, limit - 1) == "open"
    assert earliest(limit) <= items


def test_nothing_asked_rules_nothing_out():
    assert sequence(Share(bad=0, of=0)) == (0, MILLION)


def test_a_plan_without_a_limit_asks_to_the_end():
    entry = planned(check_of(3), Sampling(until_settled=True, repeats=2))
    assert procedure_of(entry).enough is not never
    unlimited = msgspec.structs.replace(entry, limit=None)
    assert procedure_of(unlimited) == Procedure(repeats=2)
