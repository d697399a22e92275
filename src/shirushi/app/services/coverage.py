"""Which checks test which goals of the ten perspectives, and how every leaf can be established."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import msgspec

from shirushi.app.services.asking import described_endpoint
from shirushi.app.services.inspecting import NOTHING, Inspected, brings_answers, without
from shirushi.app.services.planning import Shelf, read_shelf
from shirushi.app.services.suites import load_suite
from shirushi.app.settings import Settings
from shirushi.app.store.library import read_goals
from shirushi.checks.check import NotAbout
from shirushi.checks.finding import Way
from shirushi.checks.registry import Registry
from shirushi.checks.sampling import arrange
from shirushi.checks.suite.imported import asking
from shirushi.terms.sampling import ALL_ONCE, Sampling
from shirushi.terms.system import Accepts, Description, Target
from shirushi.verdict.goal_coverage import LeafCoverage, Looking, Testing, coverage

_ANYWHERE = Target(url="http://127.0.0.1/", takes=tuple(Accepts))
"""A target that takes whatever a check may put; nobody asks it."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Every leaf with its ways, and the totals: leaves, those with cases, those with another way only, with none; cases."""

    leaves: tuple[LeafCoverage, ...]
    total: int
    measured: int
    otherwise: int
    uncovered: int
    items: int


def show_coverage(suites: tuple[str, ...], settings: Settings, sampling: Sampling = ALL_ONCE) -> Coverage:
    """Say how every leaf of the ten perspectives can be established with the checks installed and `suites` beside them.

    `sampling` says which of their cases are asked at most.

    Raises:
        Malformed, Unavailable: a suite, a catalogue or a plug-in cannot be read.
    """
    shelf = with_suites(read_shelf(settings), suites)
    description = described_endpoint(_ANYWHERE)
    tests = tuple(goals_tested(shelf.registry, description, sampling))
    looks = tuple(
        Looking(check=check.id, way=check.way, objectives=check.objectives)
        for check in shelf.registry.checks.values()
        if check.way is not Way.MEASURED and not isinstance(check.needs(description), NotAbout)
    )
    objectives = {each.id: each for each in shelf.library.objectives}
    leaves = coverage(read_goals(shelf.library), objectives, tests, looks)
    measured = sum(leaf.items > 0 for leaf in leaves)
    uncovered = sum(not leaf.means for leaf in leaves)
    return Coverage(
        leaves=leaves,
        total=len(leaves),
        measured=measured,
        otherwise=len(leaves) - measured - uncovered,
        uncovered=uncovered,
        items=sum(leaf.items for leaf in leaves),
    )


def with_suites(shelf: Shelf, suites: Sequence[str], inspected: Inspected = NOTHING) -> Shelf:
    """The same installation, with the items of others to be asked as well; `inspected` are those that Inspect asked.

    Raises:
        Malformed, Unavailable: a suite cannot be read.
    """
    own = tuple(case for spec in suites if not brings_answers(spec) for case in load_suite(spec).cases)
    if inspected.fault is not None:
        return without(shelf, inspected.fault)
    cases = (*own, *inspected.cases)
    return msgspec.structs.replace(shelf, registry=asking(shelf.registry, cases)) if cases else shelf


def testing(registry: Registry, description: Description, perspectives: Collection[int]) -> frozenset[str]:
    """The checks whose cases test goals of these perspectives."""
    heads = {f"G{number}" for number in perspectives}
    return frozenset(
        one.check
        for one in goals_tested(registry, description)
        if any(goal.partition("-")[0] in heads for goal in one.cases)
    )


def goals_tested(registry: Registry, description: Description, sampling: Sampling = ALL_ONCE) -> Iterator[Testing]:
    """Which check tests which goals of a system, with how many cases."""
    for check in registry.checks.values():
        cases = arrange(check, check.cases(description), sampling)
        goals: Counter[str] = Counter(goal for case in cases if (goal := check.goal(case)))
        if goals:
            yield Testing(check=check.id, cases=dict(sorted(goals.items())))
