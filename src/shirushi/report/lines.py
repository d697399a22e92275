"""Folds duties that say the same into one line, so that a duty that stands in four texts is read once.

1. Two duties that ask for the same objectives in the same way, and leave nothing open beside them, are one line.
2. Where the crosswalk calls one requirement equal to another, or narrower (`subset`), both are one line.

The broadest leads its line; of equals the one whose text comes first. Every duty keeps its own number and standing, and
still counts as one.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from shirushi.policy.requirement import Requirement
from shirushi.report.shelf import Shelf
from shirushi.report.tally import Part, counted
from shirushi.verdict.standing import DutyStanding


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line: the duty that leads it, and those that say the same or less, in the order of their texts."""

    lead: DutyStanding
    others: tuple[DutyStanding, ...] = ()

    def duties(self) -> tuple[DutyStanding, ...]:
        """Every duty of the line, the leading one first."""
        return (self.lead, *self.others)


def lines(shelf: Shelf, part: Part) -> tuple[Line, ...]:
    """Fold the counted duties of one part of the report; lines stand in the order of what leads them."""
    duties = counted(shelf, part)
    leads = _leads(shelf, duties)
    followers: dict[str, list[DutyStanding]] = {}
    for duty in duties:
        lead = _foremost(duty.requirement, leads)
        if lead != duty.requirement:
            followers.setdefault(lead, []).append(duty)
    return tuple(
        Line(lead=duty, others=tuple(followers.get(duty.requirement, ())))
        for duty in duties
        if duty.requirement not in leads
    )


def _leads(shelf: Shelf, duties: tuple[DutyStanding, ...]) -> dict[str, str]:
    """Which duty each folded one follows at once; following it further never comes back."""
    leads: dict[str, str] = {}
    for broader, narrower in (*_broader(shelf, duties), *_alike(shelf, duties)):
        first, last = _foremost(broader, leads), _foremost(narrower, leads)
        if first != last:
            leads[last] = first
    return leads


def _foremost(requirement: str, leads: Mapping[str, str]) -> str:
    while requirement in leads:
        requirement = leads[requirement]
    return requirement


def _broader(shelf: Shelf, duties: Iterable[DutyStanding]) -> Iterator[tuple[str, str]]:
    """Pairs of the crosswalk among these duties: the broader, or of equals the earlier, before the narrower."""
    place = {duty.requirement: at for at, duty in enumerate(duties)}
    for row in shelf.crosswalk:
        if row.source in place and row.to in place:
            if row.relation == "subset" or (row.relation == "equal" and place[row.to] < place[row.source]):
                yield row.to, row.source
            elif row.relation in {"superset", "equal"}:
                yield row.source, row.to


def _alike(shelf: Shelf, duties: Iterable[DutyStanding]) -> Iterator[tuple[str, str]]:
    """Pairs that ask for the same: the earlier before the later."""
    first: dict[object, str] = {}
    for duty in duties:
        asked = shelf.requirements[duty.requirement]
        if asked.objectives and not asked.gap.en and not asked.rolled_up_from:
            key = (_asked(asked), duty.standing)
            if key in first:
                yield first[key], duty.requirement
            else:
                first[key] = duty.requirement


def _asked(requirement: Requirement) -> object:
    """What decides where a duty stands: objectives, whether each is only an example, conduct or result, or-explain."""
    links = frozenset((link.objective, link.share == "example") for link in requirement.objectives)
    return links, requirement.asks, requirement.or_explain
