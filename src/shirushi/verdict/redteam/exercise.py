"""An exercise is the fold of its acts: what stands, what was found, what is still open."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.canon import digest
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import (
    Approved,
    Attack,
    Case,
    Closed,
    Commented,
    Entry,
    Escalated,
    Finalised,
    Improves,
    Planned,
    Ran,
    Reviewed,
    Scenario,
    Stopped,
    Tried,
)
from shirushi.verdict.redteam.plan import ExercisePlan


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """By whom and when."""

    by: str
    at: Instant


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that an attack brought to light, and what became of it.

    `id` is `F1`, `F2`, … in the order found. `now` is the outcome of the last run of the same case; `logged` the run that
    showed it first, empty for what people did. `retested`: whether it was run again after it was found, and when.
    """

    id: str
    attack: str
    case: Case
    found: Signed
    logged: str = ""
    now: Outcome = Outcome.FAIL
    retested: Instant = 0
    review: Reviewed | None = None
    reviewer: str = ""
    improvement: Improves | None = None
    planned_at: Instant = 0
    escalated: Escalated | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What another run of the same would share."""
        return (self.attack, self.case.check, self.case.case)

    @property
    def decision(self) -> Literal["open", "confirmed", "rejected", "again"]:
        """How a reviewer decided; one who asked again has not."""
        return self.review.decision if self.review else "open"


class Exercise(msgspec.Struct, frozen=True, kw_only=True):
    """How an exercise stands. `done` are the acts that answer to each step, with who did them last."""

    id: str = ""
    plan: ExercisePlan = ExercisePlan()
    approvals: tuple[Signed, ...] = ()
    closed: Mapping[str, Signed] = {}
    scenarios: Mapping[str, Scenario] = {}
    attacks: Mapping[str, Attack] = {}
    runs: tuple[tuple[Ran, Signed], ...] = ()
    tries: tuple[tuple[Tried, Signed], ...] = ()
    findings: tuple[Finding, ...] = ()
    comments: tuple[tuple[Commented, Signed], ...] = ()
    final: Signed | None = None
    last: Mapping[str, Signed] = {}
    """The last who did an act of each kind; of closed items, of each list."""
    began: Instant = 0

    @property
    def plan_digest(self) -> str:
        """What an approval names."""
        return digest(self.plan)

    def finding(self, name: str) -> Finding | None:
        """The finding of an id."""
        return next((one for one in self.findings if one.id == name), None)

    def carried_out(self, attack: Attack) -> bool:
        """Whether every part of an attack, by machine and by people, was carried out; a check that could not look was not."""
        ran = not attack.checks or any(ran.attack == attack.id and not ran.unassessed for ran, _ in self.runs)
        return ran and (not attack.steps or any(tried.attack == attack.id for tried, _ in self.tries))


def fold(exercise: str, entries: Iterable[Entry]) -> Exercise:
    """The state after all of the entries."""
    state = Exercise(id=exercise)
    for entry in entries:
        state = after(state, entry)
    return state


def after(state: Exercise, entry: Entry) -> Exercise:
    """The state after one more entry."""
    act, signed = entry.act, Signed(by=entry.by, at=entry.at)
    kind = f"closed {act.list}" if isinstance(act, Closed) else str(type(act).__struct_config__.tag)
    change: dict[str, object] = {"last": {**state.last, kind: signed}, "began": state.began or entry.at}
    match act:
        case Planned():
            change |= {"plan": act.plan, "approvals": ()}
        case Approved():
            others = tuple(one for one in state.approvals if one.by != entry.by)
            change |= {"approvals": (*others, signed)}
        case Closed():
            change |= {"closed": {**state.closed, f"{act.list} {act.item}": signed}}
        case Scenario():
            change |= {"scenarios": {**state.scenarios, act.id: act}}
        case Attack():
            change |= {"attacks": {**state.attacks, act.id: act}}
        case Ran():
            change |= {"runs": (*state.runs, (act, signed)), "findings": _after_run(state.findings, act, signed)}
        case Stopped():
            change |= {"findings": _with(state.findings, act.attack, act.case, signed)}
        case Tried():
            change |= {
                "tries": (*state.tries, (act, signed)),
                "findings": _with(state.findings, act.attack, act.case, signed),
            }
        case Escalated() | Reviewed() | Improves():
            change |= {"findings": tuple(_treated(one, act, signed) for one in state.findings)}
        case Commented():
            change |= {"comments": (*state.comments, (act, signed))}
        case Finalised():
            change |= {"final": signed}
    return msgspec.structs.replace(state, **change)


def _after_run(findings: tuple[Finding, ...], ran: Ran, signed: Signed) -> tuple[Finding, ...]:
    for case in ran.cases:
        findings = _with(findings, ran.attack, case, signed, ran.run)
    return findings


def _with(findings: tuple[Finding, ...], attack: str, case: Case, signed: Signed, run: str = "") -> tuple[Finding, ...]:
    """The findings after a case: a failure is a new one, and any outcome of a known one is its outcome now."""
    key = (attack, case.check, case.case)
    if any(one.key == key for one in findings):
        return tuple(_seen_again(one, case, signed, run) if one.key == key else one for one in findings)
    if case.outcome is not Outcome.FAIL:
        return findings
    found = Finding(id=f"F{len(findings) + 1}", attack=attack, case=case, found=signed, logged=run)
    return (*findings, found)


def _seen_again(finding: Finding, case: Case, signed: Signed, run: str) -> Finding:
    """A finding of which the case came out again; the run that a stop cut short is no repeat test."""
    if not finding.logged and run and case.outcome is Outcome.FAIL and finding.review is None:
        return msgspec.structs.replace(finding, case=case, logged=run)
    return msgspec.structs.replace(finding, now=case.outcome, retested=signed.at)


def _treated(finding: Finding, act: Escalated | Reviewed | Improves, signed: Signed) -> Finding:
    if finding.id != act.finding:
        return finding
    match act:
        case Escalated():
            return msgspec.structs.replace(finding, escalated=act)
        case Reviewed():
            return msgspec.structs.replace(finding, review=act, reviewer=signed.by)
        case Improves():
            return msgspec.structs.replace(finding, improvement=act, planned_at=signed.at)
