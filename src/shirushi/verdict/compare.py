"""Compares two runs: which objectives moved, by what and how surely, and which duties moved with them.

The two may be of one system at two times, before and after a change. What differs in the ground comes first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from shirushi.checks.finding import Share
from shirushi.policy.library import Library
from shirushi.policy.requirement import Requirement
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text, same
from shirushi.verdict.counted import counted
from shirushi.verdict.ground import Side, ruler, same_ruler, system
from shirushi.verdict.interval import interval
from shirushi.verdict.standing import MILLION, DutyStanding, ObjectiveState, Standing, State, Weighed

Change = Literal["same", "within", "beyond", "otherwise", "new", "gone"]
"""What became of a measure: nothing; a share moved within or beyond its interval; it is otherwise, new or gone."""

Direction = Literal["better", "worse", "open", "new", "gone"]
"""Which way a duty moved; `open`: nothing speaks against it any more, and nothing shows it either."""

_Pair = tuple[Weighed | None, Weighed | None]

FROM_BEST: Final = (
    Standing.NOT_APPLICABLE,
    Standing.MET,
    Standing.EXPLAINED,
    Standing.PARTLY,
    Standing.STALE,
    Standing.STATED,
    Standing.UNASSESSED,
    Standing.UNMET,
)
"""Standings from the best to the worst: what nobody knows is worse than what is shown, and better than what is disproved."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What one check saw of one part, before and after.

    `other_subject`: it looked at something else than before, told by its digest. `other_ruler`: the check, its cases or
    its limit are not those of before, so that the two cannot be set against each other.
    """

    check: str
    title: Text
    before: Weighed | None
    after: Weighed | None
    change: Change
    other_subject: bool
    other_ruler: bool


class ObjectiveMoved(msgspec.Struct, frozen=True, kw_only=True):
    """An objective whose state or measure is not that of before; a state is None where that run did not know it.

    `why` tells the state it is in now, or was in last.
    """

    objective: str
    title: Text
    before: State | None
    after: State | None
    why: Reason
    measured: tuple[Measured, ...]


class DutyMoved(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that stands elsewhere than before; a standing is None where it did not count then.

    `by` are the objectives that moved it; empty where whether or how it is asked changed, not what is known.
    """

    requirement: Requirement
    section: Literal["binding", "scenario", "view"]
    before: Standing | None
    after: Standing | None
    direction: Direction
    by: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What moved between two runs and why.

    `ruler` is what differs in how they were measured, `system` in what was measured. `still` counts what did not move.
    """

    ruler: tuple[Reason, ...]
    system: tuple[Reason, ...]
    objectives: tuple[ObjectiveMoved, ...]
    duties: tuple[DutyMoved, ...]
    objectives_still: int
    duties_still: int


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A run with the library that it was judged by."""

    side: Side
    library: Library


def is_worse(before: Standing, after: Standing) -> bool:
    """Tell whether a duty stands worse than before."""
    return FROM_BEST.index(after) > FROM_BEST.index(before)


def compare(before: Read, after: Read, titles: Mapping[str, Text]) -> Comparison:
    """Compare two runs; `titles` name the checks."""
    objectives = tuple(_objectives(before, after, titles))
    states = {moved.objective for moved in objectives if moved.before is not moved.after}
    duties = tuple(_duties(before, after, states))
    known = {state.objective for read in (before, after) for state in read.side.verdict.objectives}
    standing = set(_standings(before)) | set(_standings(after))
    return Comparison(
        ruler=ruler(before.side, after.side, titles),
        system=system(before.side, after.side),
        objectives=objectives,
        duties=duties,
        objectives_still=len(known) - len(objectives),
        duties_still=len(standing) - len(duties),
    )


def _objectives(before: Read, after: Read, checks: Mapping[str, Text]) -> Iterator[ObjectiveMoved]:
    old = {state.objective: state for state in before.side.verdict.objectives}
    new = {state.objective: state for state in after.side.verdict.objectives}
    titles = {each.id: each.title for each in (*before.library.objectives, *after.library.objectives)}
    for objective in dict.fromkeys((*new, *old)):
        was, now = old.get(objective), new.get(objective)
        pairs = _pairs(_weighed(was), _weighed(now))
        measured = tuple(_measured(before.side, after.side, pair, checks) for pair in pairs if _change(*pair) != "same")
        moved = ObjectiveMoved(
            objective=objective,
            title=titles[objective],
            before=was.state if was else None,
            after=now.state if now else None,
            why=next(each.why[0] for each in (now, was) if each),
            measured=measured,
        )
        if moved.before is not moved.after or measured:
            yield moved


def _weighed(state: ObjectiveState | None) -> tuple[Weighed, ...]:
    return state.weighed if state else ()


def _measured(before: Side, after: Side, pair: _Pair, checks: Mapping[str, Text]) -> Measured:
    was, now = pair
    check = next(each.finding.check for each in pair if each)
    return Measured(
        check=check,
        title=checks.get(check, same(check)),
        before=was,
        after=now,
        change=_change(was, now),
        other_subject=bool(was and now and was.finding.subject != now.finding.subject),
        other_ruler=bool(was and now and not _alike(before, after, was, now)),
    )


def _alike(before: Side, after: Side, was: Weighed, now: Weighed) -> bool:
    """Tell whether two findings were measured alike; of what was handed down only version and limit are known."""
    if not was.source:
        return same_ruler(before, after, was.finding.check)
    limits = {each.interval.limit if each.interval else None for each in (was, now)}
    return was.finding.version == now.finding.version and len(limits) == 1


def _pairs(old: Sequence[Weighed], new: Sequence[Weighed]) -> Iterator[_Pair]:
    """What one check saw of one part then and now: of the same subject where there is one, else in order."""
    olds, news = _gathered(old), _gathered(new)
    for key in dict.fromkeys((*news, *olds)):
        was, now = olds.get(key, []), news.get(key, [])
        for one in list(now):
            twin = next((each for each in was if each.finding.subject == one.finding.subject), None)
            if twin is not None:
                was.remove(twin)
                now.remove(one)
                yield twin, one
        yield from zip(was, now, strict=False)
        yield from ((each, None) for each in was[len(now) :])
        yield from ((None, each) for each in now[len(was) :])


def _gathered(weighed: Iterable[Weighed]) -> dict[tuple[str, str, str], list[Weighed]]:
    gathered: dict[tuple[str, str, str], list[Weighed]] = {}
    for each in weighed:
        gathered.setdefault((each.source, each.finding.check, each.finding.part), []).append(each)
    return gathered


def _change(was: Weighed | None, now: Weighed | None) -> Change:
    if was is None or now is None:
        return "new" if was is None else "gone"
    match was.finding.measure, now.finding.measure:
        case Share() as old, Share() as new if old != new:
            return "within" if _overlap(old, new) else "beyond"
        case old, new if old != new or was.reads != now.reads:
            return "otherwise"
        case _:
            return "same"


def _overlap(old: Share, new: Share) -> bool:
    """Tell whether the intervals of two shares have anything in common: then the move may be chance."""
    first, second = interval(old, MILLION), interval(new, MILLION)
    return first.low <= second.high and second.low <= first.high


def _duties(before: Read, after: Read, moved: set[str]) -> Iterator[DutyMoved]:
    old, new = _standings(before), _standings(after)
    requirements = {each.id: each for each in (*before.library.requirements, *after.library.requirements)}
    for id_ in (each for each in requirements if each in old or each in new):
        was, now = old.get(id_), new.get(id_)
        then, today = was.standing if was else None, now.standing if now else None
        if then is not today:
            yield DutyMoved(
                requirement=requirements[id_],
                section=next(each.section for each in (now, was) if each),
                before=then,
                after=today,
                direction=_direction(then, today),
                by=tuple(each for each in dict.fromkeys((*_asked(was), *_asked(now))) if each in moved),
            )


def _standings(read: Read) -> dict[str, DutyStanding]:
    """The duties that count, by requirement: the binding ones, then those of scenarios."""
    requirements = {each.id: each for each in read.library.requirements}
    found: dict[str, DutyStanding] = {}
    for section in ("binding", "scenario"):
        own = (duty for duty in read.side.verdict.duties if duty.section == section)
        found |= {duty.requirement: duty for duty in counted(own, requirements)}
    return found


def _asked(duty: DutyStanding | None) -> tuple[str, ...]:
    return (*duty.decided_by, *duty.missing, *duty.findings_opened) if duty else ()


def _direction(before: Standing | None, after: Standing | None) -> Direction:
    if before is None or after is None:
        return "new" if before is None else "gone"
    if (before, after) == (Standing.UNMET, Standing.UNASSESSED):
        return "open"
    return "worse" if is_worse(before, after) else "better"
