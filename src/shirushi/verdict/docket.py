"""What is to be judged: requirements, duties and settled objectives by id, and where each requirement stands."""

from collections.abc import Iterable, Iterator

import msgspec

from shirushi.duties.article import gives_views_only
from shirushi.duties.duty import Duty
from shirushi.duties.grounds import NOT_ADOPTED, NOT_CHOSEN
from shirushi.policy.crosswalk import rows
from shirushi.policy.library import Library
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Requirement
from shirushi.terms.text import Text
from shirushi.verdict.establish import Settled
from shirushi.verdict.settle import resolve
from shirushi.verdict.standing import ObjectiveState, Standing, State
from shirushi.verdict.table import Asked, Outcome, Reader

_READ_ALL_THE_SAME = frozenset({NOT_ADOPTED.code, NOT_CHOSEN.code})
"""Grounds on which a text does not bind here, and is still read by the views that repeat it."""


class Docket:
    """One assessment laid out for judging."""

    def __init__(self, library: Library, duties: Iterable[Duty], settled: tuple[Settled, ...]) -> None:
        """Lay out `duties`, one per requirement, and `settled`, one per objective in the order of the library."""
        self._library = library
        self._settled = settled
        self._requirements = {requirement.id: requirement for requirement in library.requirements}
        self._objectives = {objective.id: objective for objective in library.objectives}
        self._duties = {duty.requirement: duty for duty in duties}
        self._states = {each.state.objective: each.state for each in settled}
        self._reader = Reader(library.objectives, settled)
        self._asked: dict[str, tuple[Asked, ...]] = {}

    def requirement(self, id_: str) -> Requirement:
        """A requirement of the library."""
        return self._requirements[id_]

    def objective(self, id_: str) -> Objective:
        """An objective of the library."""
        return self._objectives[id_]

    def state(self, objective: str) -> ObjectiveState:
        """The state of an objective."""
        return self._states[objective]

    def dropped(self, requirement: Requirement) -> tuple[str, ...]:
        """The objectives that a requirement asks for and that do not apply here."""
        asked = dict.fromkeys(each.objective for each in self.asked(requirement))
        return tuple(each for each in asked if self.state(each).state is State.NOT_APPLICABLE)

    def outcome(self, requirement: Requirement) -> Outcome:
        """Where a requirement stands that has a standing of its own."""
        return self._outcome(requirement, self._reader)

    def moved_by(self, objective: str, requirements: Iterable[Requirement]) -> tuple[str, ...]:
        """Which of `requirements` would stand elsewhere if one more objective were held."""
        supposed = [_held(each) if each.state.objective == objective else each for each in self._settled]
        reader = Reader(self._library.objectives, resolve(self._library.objectives, supposed))
        return tuple(
            requirement.id
            for requirement in requirements
            if self._outcome(requirement, reader).standing is not self.outcome(requirement).standing
        )

    def _outcome(self, requirement: Requirement, reader: Reader) -> Outcome:
        if self._duties[requirement.id].applies == "cannot-tell":
            return Outcome(standing=Standing.UNASSESSED)
        if requirement.none:
            return Outcome(standing=Standing.NOT_APPLICABLE)
        gap = bool(self.gaps(requirement))
        return reader.stand(self.asked(requirement), gap=gap, or_explain=requirement.or_explain)

    def asked(self, requirement: Requirement) -> tuple[Asked, ...]:
        """The objectives that a requirement asks for; what its parts ask is read as the parts read it."""
        if requirement.id not in self._asked:
            self._asked[requirement.id] = tuple(dict.fromkeys(self._ask(requirement)))
        return self._asked[requirement.id]

    def _ask(self, requirement: Requirement) -> Iterator[Asked]:
        for part in self._parts(requirement):
            yield from self.asked(part)
        taken_in = {link.objective for id_ in requirement.rolled_up_from for link in self.requirement(id_).objectives}
        for link in requirement.objectives:
            if link.objective not in taken_in:
                yield Asked(objective=link.objective, asks=requirement.asks, example=link.share == "example")

    def gaps(self, requirement: Requirement) -> tuple[Text, ...]:
        """What no objective states, of the requirement itself and of its parts."""
        own = (requirement.gap,) if requirement.gap.en else ()
        return (*own, *(gap for part in self._parts(requirement) for gap in self.gaps(part)))

    def sources(self, requirement: Requirement) -> tuple[str, ...]:
        """The requirements that a view shows: those it repeats; for a reference, those the crosswalk joins to it."""
        if gives_views_only(requirement) and not requirement.view_of:
            return tuple(row.to for row in rows(self._library, requirement.id))
        return requirement.view_of

    def leaves(self, requirement: Requirement) -> tuple[Requirement, ...]:
        """The requirements with a standing of their own behind a head or a view, each once."""
        found = {leaf.id: leaf for leaf in self._leaves(requirement, frozenset())}
        return tuple(found.values())

    def _leaves(self, requirement: Requirement, above: frozenset[str]) -> Iterator[Requirement]:
        if not requirement.head and not self.is_view(requirement):
            yield requirement
            return
        for id_ in requirement.rolled_up_from if requirement.head else self.sources(requirement):
            if id_ not in above and self._is_read(id_):
                yield from self._leaves(self.requirement(id_), above | {requirement.id})

    def is_view(self, requirement: Requirement) -> bool:
        """Tell whether a requirement shows the standings of others and has none itself."""
        return bool(requirement.view_of) or gives_views_only(requirement)

    def _parts(self, requirement: Requirement) -> tuple[Requirement, ...]:
        return tuple(self.requirement(id_) for id_ in requirement.rolled_up_from if self._is_read(id_))

    def _is_read(self, id_: str) -> bool:
        """Tell whether a requirement counts where another takes it in or repeats it."""
        duty = self._duties[id_]
        return duty.applies != "does-not-apply" or all(ground.code in _READ_ALL_THE_SAME for ground in duty.because)


def _held(settled: Settled) -> Settled:
    return Settled(state=msgspec.structs.replace(settled.state, state=State.HELD), looked=True)
