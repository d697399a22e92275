"""How each leaf of the ten perspectives can be established: by which checks, with how many cases, before anything is asked.

A leaf is covered by the strongest way there is: cases of a check that test it (measured), or evidence of another way on
one of its objectives, which checks at hand read (scans, registers, documents, signed statements).
"""

from collections.abc import Iterable, Mapping

import msgspec

from shirushi.checks.finding import Way
from shirushi.policy.goals import Goal, Goals
from shirushi.policy.objective import Objective
from shirushi.terms.text import Text


class Testing(msgspec.Struct, frozen=True, kw_only=True):
    """A check, and how many of its cases test each goal."""

    check: str
    cases: dict[str, int]


class Looking(msgspec.Struct, frozen=True, kw_only=True):
    """A check that establishes objectives without naming goals; no objectives: those that a description names."""

    check: str
    way: Way
    objectives: tuple[str, ...]


class Means(msgspec.Struct, frozen=True, kw_only=True):
    """One way to establish a leaf: by which check, with how many cases (0: not by cases), on which objective."""

    way: Way
    check: str
    cases: int = 0
    objective: str = ""


class LeafCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """One leaf and every way it can be established, strongest first."""

    goal: str
    perspective: int
    title: Text
    means: tuple[Means, ...]

    @property
    def items(self) -> int:
        """How many cases test it."""
        return sum(one.cases for one in self.means)


def coverage(
    goals: Goals, objectives: Mapping[str, Objective], testing: Iterable[Testing], looking: Iterable[Looking]
) -> tuple[LeafCoverage, ...]:
    """Say for every leaf how it can be established; the order is that of the trees."""
    tests, looks = tuple(testing), tuple(looking)
    return tuple(
        LeafCoverage(
            goal=leaf.id,
            perspective=leaf.perspective,
            title=leaf.title,
            means=(*_by_cases(leaf, tests), *_by_objectives(leaf, objectives, looks)),
        )
        for leaf in goals.leaves()
    )


def _by_cases(leaf: Goal, tests: Iterable[Testing]) -> Iterable[Means]:
    for one in tests:
        if count := one.cases.get(leaf.id, 0):
            yield Means(way=Way.MEASURED, check=one.check, cases=count)


def _by_objectives(leaf: Goal, objectives: Mapping[str, Objective], looks: Iterable[Looking]) -> Iterable[Means]:
    """A check that measures by goals says nothing about leaves that its cases do not test, so it is not among `looks`."""
    ranks = list(Way)
    found = (
        Means(way=one.way, check=one.check, objective=each)
        for each in leaf.objectives
        for one in looks
        if one.way in objectives[each].how and (not one.objectives or each in one.objectives)
    )
    return sorted(found, key=lambda one: ranks.index(one.way))
