"""Brings everything that is known about one objective to one state.

Evidence is gathered by check and part. Each such item gets one sign, and the signs give the state by the table below.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from shirushi.checks.document.current import ALWAYS
from shirushi.checks.finding import Way
from shirushi.policy.objective import Objective
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text
from shirushi.verdict.standing import ObjectiveState, State
from shirushi.verdict.weigh import Reading, Sign

NOBODY_LOOKED = Reason(
    code="nobody-looked",
    says=Text(ja="この目標についての証拠がありません。", en="There is no evidence about this objective."),
)
NEEDS_ALL = Reason(
    code="needs-all",
    says=Text(
        ja="この目標は、分けられた次の目標がすべて満たされて成り立ちます：{parts}",
        en="This objective holds only if all of these do: {parts}.",
    ),
)

_ONE_WILL_DO: Final = frozenset({Way.RECORDED, Way.DOCUMENTED})
"""Ways in which one good document or register is enough; what is measured or scanned must be good in every subject."""


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """An objective with its state.

    `looked`: somebody looked at the thing itself, freshly and to an end, whatever came of it. `explained`: a signed and
    fresh explanation says why it does not hold.
    """

    state: ObjectiveState
    looked: bool = False
    explained: bool = False


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The signs of all items, and whether a planned check on the objective came to nothing."""

    signs: frozenset[Sign]
    lacking: bool


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table: where it fits, the state, and which signs give the reasons."""

    fits: Callable[[_Facts], bool]
    state: State
    tell: frozenset[Sign] = frozenset()


_FOR_IT: Final[frozenset[Sign]] = frozenset({"for", "stated", "nothing"})

TABLE: Final[tuple[_Row, ...]] = (
    _Row(fits=lambda facts: "against" in facts.signs, state=State.AGAINST, tell=frozenset({"against"})),
    _Row(fits=lambda facts: "undecided" in facts.signs, state=State.UNDECIDED, tell=frozenset({"undecided"})),
    _Row(
        fits=lambda facts: "for" in facts.signs and facts.signs <= _FOR_IT and not facts.lacking,
        state=State.HELD,
        tell=frozenset({"for"}),
    ),
    _Row(fits=lambda facts: "stale" in facts.signs, state=State.STALE, tell=frozenset({"stale"})),
    _Row(fits=lambda facts: "stated" in facts.signs, state=State.STATED, tell=frozenset({"stated"})),
    _Row(fits=lambda facts: "missing" in facts.signs, state=State.NO_EVIDENCE, tell=frozenset({"missing", "nothing"})),
    _Row(fits=lambda facts: "for" in facts.signs, state=State.UNDECIDED),
    _Row(fits=lambda _: True, state=State.NO_EVIDENCE, tell=frozenset({"nothing"})),
)
"""First row that fits. Bad news comes first; what is unknown comes before what is held."""

_DECISIVE_FIRST: Final[tuple[Sign, ...]] = ("against", "undecided", "for", "stale", "stated", "missing")

_WEAKEST_FIRST: Final = (
    State.AGAINST,
    State.NO_EVIDENCE,
    State.UNDECIDED,
    State.STALE,
    State.STATED,
    State.HELD,
    State.NOT_APPLICABLE,
)


def establish(
    objective: Objective, readings: Sequence[Reading], lacking: Sequence[Reason], notes: Sequence[Reason] = ()
) -> Settled:
    """Give an objective its state.

    `readings` are all evidence about it, `lacking` says why planned checks gave none, `notes` are shown and decide nothing.
    """
    items: dict[tuple[str, str], list[Reading]] = {}
    for reading in _without_anonymous(readings):
        finding = reading.weighed.finding
        items.setdefault((finding.check, finding.part), []).append(reading)
    signs: dict[tuple[str, str], Sign] = {item: _sign(several) for item, several in items.items()}
    row = next(row for row in TABLE if row.fits(_Facts(signs=frozenset(signs.values()), lacking=bool(lacking))))
    telling = [
        reading.weighed.why
        for item, several in items.items()
        for reading in several
        if signs[item] in row.tell and reading.sign in row.tell
    ]
    open_ends = () if row.state in {State.HELD, State.AGAINST} else lacking
    return Settled(
        state=ObjectiveState(
            objective=objective.id,
            state=row.state,
            why=_distinct((*((*telling, *open_ends) or (NOBODY_LOOKED,)), *notes)),
            weighed=tuple(reading.weighed for reading in readings),
        ),
        looked=any(reading.looked for reading in readings),
        explained=any(reading.explains for reading in readings),
    )


def establish_alias(objective: Objective, own: Settled, parts: Sequence[Settled], titles: Text) -> Settled:
    """Give an alias the state of the weakest of its parts; evidence against the alias itself still counts."""
    states: list[State] = [own.state.state] if own.state.state is State.AGAINST else []
    states += [part.state.state for part in parts]
    weakest = min(states, key=_WEAKEST_FIRST.index)
    telling = [reason for part in (own, *parts) if part.state.state is weakest for reason in part.state.why]
    return Settled(
        state=ObjectiveState(
            objective=objective.id,
            state=weakest,
            why=_distinct((NEEDS_ALL.fill(parts=titles), *telling)),
            weighed=own.state.weighed,
        ),
        looked=all(part.looked for part in parts if part.state.state is not State.NOT_APPLICABLE),
        explained=own.explained,
    )


def not_applicable(objective: Objective, why: Iterable[Reason]) -> Settled:
    """Take an objective out, for the conditions that do not hold."""
    return Settled(state=ObjectiveState(objective=objective.id, state=State.NOT_APPLICABLE, why=tuple(why)))


def _sign(several: Sequence[Reading]) -> Sign:
    """The one sign of everything that one check saw of one part."""
    signs = {reading.sign for reading in several} - {"nothing"}
    one_will_do = all(reading.weighed.finding.way in _ONE_WILL_DO for reading in several)
    for sign in _DECISIVE_FIRST:
        if sign in signs and (sign != "for" or one_will_do or len(signs) == 1):
            return sign
    return "nothing"


def _without_anonymous(readings: Sequence[Reading]) -> list[Reading]:
    """Leave out what documents say that bear no owner or no day: another document's owner does not answer for them."""
    anonymous = {
        reading.weighed.finding.subject
        for reading in readings
        if reading.sign == "missing" and reading.weighed.finding.part in ALWAYS
    }
    return [
        reading for reading in readings if reading.sign == "missing" or reading.weighed.finding.subject not in anonymous
    ]


def _distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple({(reason.code, reason.says.en): reason for reason in reasons}.values())
