"""The gate of a CI job: which duties make it fail, which were so before, and which are waived for now.

A gate never changes a standing. It looks at binding duties only, elements of an item among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeVar

import msgspec

from shirushi.policy.requirement import Requirement
from shirushi.terms.text import Text
from shirushi.verdict.compare import is_worse
from shirushi.verdict.standing import DutyStanding, Standing, Verdict
from shirushi.verdict.waiver import Waiver

FailOn = Literal["never", "unmet", "partly", "unassessed"]

_REACHED: Final = {
    "never": frozenset[Standing](),
    "unmet": frozenset({Standing.UNMET}),
    "partly": frozenset({Standing.UNMET, Standing.PARTLY, Standing.STALE}),
    "unassessed": frozenset({Standing.UNMET, Standing.PARTLY, Standing.STALE, Standing.STATED, Standing.UNASSESSED}),
}


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a job was told to fail on: the mark, the verdict that may not get worse, what is waived.

    Without a baseline every duty at the mark makes it fail.
    """

    mark: FailOn
    baseline: Verdict | None = None
    waivers: tuple[Waiver, ...] = ()


class Stopped(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that stands at the mark, where it stood in the baseline, and why; `ended` is a waiver that counts no more."""

    requirement: Requirement
    standing: Standing
    before: Standing | None
    why: Text
    ended: Waiver | None = None


class Waived(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that stands at the mark and is waived for now."""

    requirement: Requirement
    standing: Standing
    waiver: Waiver


_Told = TypeVar("_Told", Stopped, Waived)


class Unused(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that a waiver covers for nothing: it does not stand at the mark, or does not apply (`standing` None)."""

    requirement: Requirement
    standing: Standing | None
    waiver: Waiver


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate came to: the job fails where anything is `failing`; what was no better before does not count."""

    failing: tuple[Stopped, ...]
    as_before: tuple[Stopped, ...]
    waived: tuple[Waived, ...]
    unused: tuple[Unused, ...]


def decide_gate(verdict: Verdict, requirements: Mapping[str, Requirement], terms: Terms, *, on: date) -> Gate:
    """Decide which duties make a job fail on the day `on`; the others at the mark are told with what excuses them."""
    old = {duty.requirement: duty.standing for duty in terms.baseline.duties} if terms.baseline else {}
    covered = dict(_covered(terms, requirements))
    waived: list[Waived] = []
    failing: list[Stopped] = []
    as_before: list[Stopped] = []
    for duty, standing in _at_mark(verdict, terms.mark):
        requirement, waiver = requirements[duty.requirement], covered.get(duty.requirement)
        if waiver and waiver.ends >= on:
            waived.append(Waived(requirement=requirement, standing=standing, waiver=waiver))
            continue
        before = old.get(duty.requirement)
        stopped = Stopped(requirement=requirement, standing=standing, before=before, why=duty.why[0].says, ended=waiver)
        (failing if before is None or is_worse(before, standing) else as_before).append(stopped)
    return Gate(
        failing=_outermost(failing),
        as_before=_outermost(as_before),
        waived=_outermost(waived),
        unused=tuple(_unused(verdict, requirements, terms)),
    )


def _at_mark(verdict: Verdict, mark: FailOn) -> Iterator[tuple[DutyStanding, Standing]]:
    """The binding duties that stand at the mark or worse."""
    for duty in verdict.duties:
        if duty.section == "binding" and duty.standing and duty.standing in _REACHED[mark]:
            yield duty, duty.standing


def _covered(terms: Terms, requirements: Mapping[str, Requirement]) -> Iterator[tuple[str, Waiver]]:
    """Every duty that is waived: the elements that an item takes in, then those named, which go before."""
    named = [(duty, waiver) for waiver in terms.waivers for duty in waiver.duties]
    for duty, waiver in named:
        yield from ((part, waiver) for part in _taken_in(duty, requirements))
    yield from named


def _taken_in(duty: str, requirements: Mapping[str, Requirement]) -> Iterator[str]:
    for part in requirements[duty].rolled_up_from:
        yield part
        yield from _taken_in(part, requirements)


def _outermost(several: Sequence[_Told]) -> tuple[_Told, ...]:
    """Leave out the elements of an item that is told itself."""
    told = {part for one in several for part in one.requirement.rolled_up_from}
    return tuple(one for one in several if one.requirement.id not in told)


def _unused(verdict: Verdict, requirements: Mapping[str, Requirement], terms: Terms) -> Iterator[Unused]:
    stopped = {duty.requirement for duty, _ in _at_mark(verdict, terms.mark)}
    standings = {duty.requirement: duty.standing for duty in verdict.duties}
    for waiver in terms.waivers:
        for duty in waiver.duties:
            if not stopped.intersection((duty, *_taken_in(duty, requirements))):
                yield Unused(requirement=requirements[duty], standing=standings.get(duty), waiver=waiver)
