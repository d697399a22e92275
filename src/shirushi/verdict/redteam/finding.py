"""What an exercise brought to light, findings and halts, and what became of each; every act with who did it."""

from typing import Literal, TypeVar

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.text import Text, same
from shirushi.terms.when import HOUR_MS, Instant
from shirushi.verdict.redteam.act import Case, Escalated, Halted, Improves, Ran, Resumed, Reviewed
from shirushi.verdict.redteam.plan import SEVEREST, Bond, ExercisePlan, Words

_RECORDED = Text(ja="{by}（{holder}の鍵で記録）", en="{by} (recorded with {holder}'s key)")
_UNKNOWN = Text(ja="{by}（計画にない鍵 {key}）", en="{by} (key {key}, not in the plan)")
_KEY_SHOWN = 12


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """By whom and when; the key that signed, whose it is, and how it stands to the name by the plan of that time."""

    by: str
    at: Instant
    key: str = ""
    holder: str = ""
    bond: Bond = "unknown"

    @property
    def told(self) -> Text:
        """The name, and what is to be known of the key where it is not their own."""
        if self.bond == "own":
            return same(self.by)
        if self.bond == "recorded":
            return _RECORDED.fill(by=self.by, holder=self.holder)
        return _UNKNOWN.fill(by=self.by, key=self.key[:_KEY_SHOWN])


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody was called: whom, in which words, who says so and when; whether that was later than the plan asks."""

    call: str
    words: Words
    signed: Signed
    is_late: bool


class Halt(msgspec.Struct, frozen=True, kw_only=True):
    """The exercise was halted. `id` is `H1`, `H2`, …; nothing is attacked until somebody was called and it is resumed."""

    id: str
    halted: Halted
    signed: Signed
    called: Call | None = None
    resumed: Resumed | None = None
    resumer: Signed | None = None

    @property
    def since(self) -> Instant:
        """When the time for a call about it began."""
        return self.signed.at

    @property
    def severity(self) -> int:
        """A halt counts as the severest."""
        return SEVEREST


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
    reviewer: Signed | None = None
    improvement: Improves | None = None
    planned_at: Instant = 0
    called: Call | None = None

    @property
    def since(self) -> Instant:
        """When the time for a call about it began."""
        return self.found.at

    @property
    def severity(self) -> int:
        """How severe the case is."""
        return self.case.severity

    @property
    def key(self) -> tuple[str, str, str]:
        """What another run of the same would share."""
        return (self.attack, self.case.check, self.case.case)

    @property
    def decision(self) -> Literal["open", "confirmed", "rejected", "again"]:
        """How a reviewer decided; one who asked again has not."""
        return self.review.decision if self.review else "open"


T = TypeVar("T", Finding, Halt)


def called(one: T, act: Escalated, signed: Signed, plan: ExercisePlan) -> T:
    """A finding or a halt after a call about it; the first call counts."""
    if one.id != act.finding or one.called is not None:
        return one
    hours = min((each.hours for each in plan.calls(one.severity)), default=0)
    call = Call(call=act.call, words=act.words, signed=signed, is_late=signed.at > one.since + hours * HOUR_MS)
    return msgspec.structs.replace(one, called=call)


def resumed(halt: Halt, act: Resumed, signed: Signed) -> Halt:
    """A halt after the exercise was resumed; one that was before stays as it is."""
    return halt if halt.resumed else msgspec.structs.replace(halt, resumed=act, resumer=signed)


def after_run(findings: tuple[Finding, ...], ran: Ran, signed: Signed) -> tuple[Finding, ...]:
    """The findings after a run."""
    for case in ran.cases:
        findings = with_case(findings, ran.attack, case, signed, ran.run)
    return findings


def with_case(
    findings: tuple[Finding, ...], attack: str, case: Case, signed: Signed, run: str = ""
) -> tuple[Finding, ...]:
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


def treated(finding: Finding, act: Reviewed | Improves, signed: Signed) -> Finding:
    """A finding after a reviewer decided on it, or a measure was planned."""
    if finding.id != act.finding:
        return finding
    match act:
        case Reviewed():
            return msgspec.structs.replace(finding, review=act, reviewer=signed)
        case Improves():
            return msgspec.structs.replace(finding, improvement=act, planned_at=signed.at)
