"""The plan of an assessment that asks fewer cases than all, or all several times."""

import pytest

from fakes.model import SPEAKING
from fakes.sampled import LIMIT, check_of
from shirushi.app.services.planning import make_plan, read_shelf
from shirushi.app.settings import read_settings
from shirushi.checks.check import Cost
from shirushi.checks.registry import register
from shirushi.terms.canon import canonical
from shirushi.terms.sampling import ALL_ONCE, Sampling, Vote
from shirushi.terms.text import same
from shirushi.verdict.plan import Limit, plan_digest
from shirushi.verdict.power import planned_power
from shirushi.verdict.sequential import earliest, smallest_settled

SHELF = read_shelf(read_settings("en"))


def only(check, sampling: Sampling, limit: int = LIMIT):
    """The plan's entry for a check that is the only one, and its cases."""
    from msgspec.structs import replace

    limits = (Limit(check=check.id, most_ppm=limit, owner="us", reason=same("r")),)
    shelf = replace(SHELF, registry=register([check]), limits=limits)
    made = make_plan(SPEAKING, shelf, at=1, sampling=sampling)
    (entry,) = made.plan.checks
    return entry, made.cases[check.id]


def test_a_plan_that_asks_all_once_holds_nothing_new():
    made = make_plan(SPEAKING, SHELF, at=1)
    assert b"sampling" not in canonical(made.plan)
    assert b"drawn_from" not in canonical(made.plan)


def test_each_way_of_asking_is_another_plan():
    samplings = (
        ALL_ONCE,
        Sampling(at_most=8),
        Sampling(repeats=3),
        Sampling(repeats=3, vote=Vote.MAJORITY),
        Sampling(until_settled=True),
    )
    plans = [make_plan(SPEAKING, SHELF, at=1, sampling=sampling).plan for sampling in samplings]
    assert len({plan_digest(plan) for plan in plans}) == len(samplings)


def test_so_many_items_are_drawn_whole_and_the_plan_says_what_they_can_tell():
    entry, cases = only(check_of(60), Sampling(at_most=8))
    assert (entry.count, entry.standing_alone, entry.drawn_from, len(cases)) == (16, 8, 120, 16)
    assert entry.cost == Cost(probes=16, tokens=640)
    assert planned_power(entry).en.startswith("With 8 items you can tell 0 % from 32 %")


def test_repeats_cost_as_often_and_show_no_more():
    once, _ = only(check_of(60), ALL_ONCE)
    entry, cases = only(check_of(60), Sampling(repeats=3))
    assert (entry.count, entry.cost.probes, len(cases)) == (once.count, 3 * once.cost.probes, once.count)
    assert entry.shows_ppm == once.shows_ppm


def test_a_check_that_may_stop_says_when_at_the_earliest():
    entry, _ = only(check_of(60), Sampling(until_settled=True))
    assert entry.asked.until_settled
    assert entry.shows_ppm == smallest_settled(60)
    assert planned_power(entry).en.startswith(f"Settled after {earliest(LIMIT)} of 60 items at the earliest")


@pytest.mark.parametrize(
    ("items", "wanted", "taken"),
    [
        (earliest(LIMIT) - 1, Sampling(until_settled=True), ALL_ONCE),
        (earliest(LIMIT), Sampling(until_settled=True), Sampling(until_settled=True)),
        (60, Sampling(until_settled=True, at_most=9), Sampling(at_most=9)),
        (60, Sampling(at_most=60), ALL_ONCE),
        (60, Sampling(vote=Vote.MAJORITY), ALL_ONCE),
    ],
)
def test_a_check_takes_of_it_what_makes_a_difference(items, wanted, taken):
    """Too few items to be settled are asked whole, and read by the ordinary interval, which shows more then."""
    entry, _ = only(check_of(items), wanted)
    assert entry.asked == taken


def test_what_does_not_ask_is_not_sampled():
    made = make_plan(SPEAKING, SHELF, at=1, sampling=Sampling(repeats=5, at_most=3, until_settled=True))
    assert {entry.way for entry in made.plan.checks if entry.asked != ALL_ONCE} == {"measured"}
