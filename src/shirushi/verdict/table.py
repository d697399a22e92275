"""From objective states to the standing of a duty: the one table.

Source: OBJECTIVES.md, "How a verdict is read". What a text asks decides how a state reads; then the first row that fits.
"""

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Asks
from shirushi.verdict.establish import Settled
from shirushi.verdict.standing import Standing, State


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One objective as a requirement reads it: conduct, result or both; or only as an example of a measure."""

    objective: str
    asks: Asks
    example: bool


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Where a requirement stands.

    `decided_by` are the objectives that decide it, `missing` those asked for that are neither held nor against,
    `opened` those whose bad news opens a finding without lowering the standing.
    """

    standing: Standing
    decided_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the table looks at: the objectives asked for, as read; whether an example is held; gap; explanation."""

    asked: frozenset[State]
    example_held: bool
    gap: bool
    explained: bool


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row: where it fits, the standing, and as which states the deciding objectives read."""

    fits: Callable[[_Facts], bool]
    standing: Standing
    decided_by: State | None = None


_HELD: Final = frozenset({State.HELD})
_STATED: Final = frozenset({State.STATED})

TABLE: Final[tuple[_Row, ...]] = (
    _Row(fits=lambda facts: not facts.asked and not facts.example_held, standing=Standing.NOT_APPLICABLE),
    _Row(fits=lambda facts: State.AGAINST in facts.asked, standing=Standing.UNMET, decided_by=State.AGAINST),
    _Row(fits=lambda facts: facts.asked <= _HELD and not facts.gap, standing=Standing.MET, decided_by=State.HELD),
    _Row(fits=lambda facts: facts.explained, standing=Standing.EXPLAINED),
    _Row(
        fits=lambda facts: State.HELD in facts.asked or facts.example_held,
        standing=Standing.PARTLY,
        decided_by=State.HELD,
    ),
    _Row(fits=lambda facts: State.STALE in facts.asked, standing=Standing.STALE, decided_by=State.STALE),
    _Row(fits=lambda facts: facts.asked == _STATED, standing=Standing.STATED, decided_by=State.STATED),
    _Row(fits=lambda _: True, standing=Standing.UNASSESSED),
)
"""First row that fits, after objectives that do not apply have dropped out."""


class Reader:
    """Reads what requirements ask against settled objectives."""

    def __init__(self, objectives: Iterable[Objective], settled: Iterable[Settled]) -> None:
        """Take `objectives` and, in the same order, how each was settled."""
        self._objectives = {objective.id: objective for objective in objectives}
        self._settled = {each.state.objective: each for each in settled}

    def stand(self, asked: Iterable[Asked], *, gap: bool, or_explain: bool) -> Outcome:
        """Find the standing; `gap`: something asked for is no objective; `or_explain`: a reason may stand instead."""
        applicable = [each for each in asked if self._state(each) is not State.NOT_APPLICABLE]
        needed = [(each, self.read(each)) for each in applicable if not each.example]
        helpful = [each for each in applicable if each.example and self._state(each) is State.HELD]
        explained = [each for each, _ in needed if or_explain and self._settled[each.objective].explained]
        facts = _Facts(
            asked=frozenset(state for _, state in needed),
            example_held=bool(helpful),
            gap=gap,
            explained=bool(explained),
        )
        row = next(row for row in TABLE if row.fits(facts))
        deciding = [each for each, state in needed if state is row.decided_by]
        if row.standing is Standing.EXPLAINED:
            deciding = explained
        elif row.decided_by is State.HELD:
            deciding += helpful
        return Outcome(
            standing=row.standing,
            decided_by=_ids(deciding),
            missing=_ids(each for each, state in needed if state not in {State.HELD, State.AGAINST}),
            opened=_ids(
                each
                for each in applicable
                if self._state(each) is State.AGAINST and (each.example or self.read(each) is not State.AGAINST)
            ),
        )

    def read(self, asked: Asked) -> State:
        """The state of an objective as a text reads it.

        Where it asks for conduct, a fresh look at a property shows that the act was done, whatever it found.
        """
        state = self._state(asked)
        if asked.asks != "conduct" or self._objectives[asked.objective].nature != "property":
            return state
        if self._settled[asked.objective].looked:
            return State.HELD
        return State.STALE if state is State.AGAINST else state

    def _state(self, asked: Asked) -> State:
        return self._settled[asked.objective].state.state


def _ids(asked: Iterable[Asked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.objective for each in asked))
