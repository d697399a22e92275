"""Coverage: which objectives, and so which duties, none of the checks at hand can establish."""

from collections.abc import Iterable

import msgspec

from shirushi.checks.finding import Way
from shirushi.duties.article import gives_views_only
from shirushi.policy.library import Library
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Requirement
from shirushi.verdict.weigh import admits


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What is out of the checks' reach.

    `objectives` that no check can establish, `duties` of which no objective can be, and `in_part` those of which some
    can be and others not, or that ask for something which no objective states.
    """

    objectives: tuple[str, ...]
    duties: tuple[str, ...]
    in_part: tuple[str, ...]


def coverage(library: Library, checks: Iterable[tuple[str, Way, tuple[str, ...]]]) -> Coverage:
    """Find what `checks` (id, way, objectives) cannot establish; without objectives: every one that admits the way."""
    known = tuple(checks)
    shown = {objective.id for objective in library.objectives if any(_establishes(check, objective) for check in known)}
    covered = {
        objective.id
        for objective in library.objectives
        if (shown.issuperset(objective.needs) if objective.needs else objective.id in shown)
    }
    judged = [requirement for requirement in library.requirements if _is_judged(requirement)]
    asked = {requirement.id: _asked(requirement) for requirement in judged}
    return Coverage(
        objectives=tuple(objective.id for objective in library.objectives if objective.id not in covered),
        duties=tuple(each.id for each in judged if covered.isdisjoint(asked[each.id])),
        in_part=tuple(
            each.id
            for each in judged
            if not covered.isdisjoint(asked[each.id]) and (each.gap.en or not covered.issuperset(asked[each.id]))
        ),
    )


def _establishes(check: tuple[str, Way, tuple[str, ...]], objective: Objective) -> bool:
    """Tell whether the check can get further than stated on the objective."""
    _, way, objectives = check
    named = objective.id in objectives or not objectives
    return named and way is not Way.ATTESTED and admits(objective, way)


def _is_judged(requirement: Requirement) -> bool:
    """Tell whether the requirement gets a standing of its own for which something has to be shown."""
    shows_others = requirement.head or requirement.view_of or gives_views_only(requirement)
    return not shows_others and not requirement.none


def _asked(requirement: Requirement) -> frozenset[str]:
    """What it asks for; where it names examples only, one of them."""
    needed = frozenset(link.objective for link in requirement.objectives if link.share != "example")
    return needed or frozenset(link.objective for link in requirement.objectives)
