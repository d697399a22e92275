"""Writes an assessment as JSON for other programs: every verdict, its reasons and its evidence, in both languages.

The keys are those of the structs below, read from `Report` down. They are stable: keys are added, never renamed or
removed while `version` stays. Rates are parts per million, instants RFC 3339 in UTC, digests SHA-256 in hexadecimal.
"""

import msgspec

from shirushi.checks.finding import Result
from shirushi.policy.requirement import Reading, Source, Verified
from shirushi.report.asked import CheckAsked, checks_asked
from shirushi.report.assessment import Assessment, CaseJudged, CheckCard, Sealed
from shirushi.report.compose_front import answer
from shirushi.report.document import Count
from shirushi.report.format import Format
from shirushi.report.judges import judges_words, measured_cases
from shirushi.report.lines import lines
from shirushi.report.shelf import Shelf, shelve
from shirushi.report.tally import count, counted
from shirushi.terms.reason import Reason
from shirushi.terms.system import Actor, System
from shirushi.terms.text import Text
from shirushi.terms.when import iso
from shirushi.verdict.perspectives import PerspectiveState
from shirushi.verdict.plan import Plan, plan_digest
from shirushi.verdict.standing import Action, DutyStanding, State, Weighed


class DutyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A requirement that applies: where it stands in its text, its standing with all reasons, why it applies.

    `counted` is false for heads, views, elements of another duty, and what does not apply. `line` is the requirement
    under which a counted duty is read together with those that say the same.
    """

    catalogue: str
    title: Text
    statement: Text
    source: Source
    verified: Verified
    because: tuple[Reason, ...]
    assumed: tuple[str, ...]
    counted: bool
    verdict: DutyStanding
    line: str = ""
    readings: tuple[Reading, ...] = ()


class FindingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it was weighed, with its interval; digest and log index of its statement where this run sealed it."""

    weighed: Weighed
    statement: str = ""
    index: int | None = None


class ObjectiveEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An objective, its state, and what that rests on."""

    objective: str
    title: Text
    state: State
    why: tuple[Reason, ...]
    findings: tuple[FindingEntry, ...]


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """The checkpoint of the log and the fingerprint of the key that signed."""

    origin: str
    size: int
    root: str
    signer: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report; `answer` and `counts` are those of page one, `perspectives` those of the AISI guide.

    `judges` say who judged the cases, and how far each judge agrees with people. `asked` tells of the checks that were
    not to ask all their cases once how many they asked and why no more.
    """

    format: str = "shirushi-report"
    version: int = 1
    run: str
    finished: str
    system: System
    actor: Actor
    answer: Text
    counts: tuple[Count, ...]
    plan_digest: str
    content_digest: str
    plan: Plan
    duties: tuple[DutyEntry, ...]
    objectives: tuple[ObjectiveEntry, ...]
    checks: tuple[CheckCard, ...]
    results: tuple[Result, ...]
    cases: tuple[CaseJudged, ...]
    actions: tuple[Action, ...]
    statements: tuple[Sealed, ...]
    log: Log
    notes: tuple[Text, ...]
    alert: Text
    perspectives: tuple[PerspectiveState, ...] = ()
    judges: tuple[Text, ...] = ()
    asked: tuple[CheckAsked, ...] = ()


def render_json(assessment: Assessment) -> bytes:
    """Write an assessment as indented JSON, one `Report`, with a line feed at its end."""
    return msgspec.json.format(msgspec.json.encode(_report(assessment)), indent=1) + b"\n"


def _report(assessment: Assessment) -> Report:
    shelf = shelve(assessment)
    duties = counted(shelf, "binding")
    return Report(
        run=assessment.run,
        finished=iso(assessment.at),
        system=assessment.description.system,
        actor=assessment.description.assessed(),
        answer=answer(assessment, shelf),
        counts=count(duties),
        plan_digest=plan_digest(assessment.plan),
        content_digest=assessment.content_digest,
        plan=assessment.plan,
        duties=_duties(assessment, shelf),
        objectives=_objectives(assessment, shelf),
        checks=assessment.cards,
        results=assessment.results,
        cases=assessment.judged,
        actions=assessment.verdict.actions,
        statements=assessment.sealed,
        log=Log(origin=assessment.origin, size=assessment.size, root=assessment.root, signer=assessment.signer),
        notes=assessment.notes,
        alert=assessment.alert,
        perspectives=assessment.perspectives,
        judges=judges_words(measured_cases(assessment), assessment.figures),
        asked=checks_asked(assessment),
    )


def _duties(assessment: Assessment, shelf: Shelf) -> tuple[DutyEntry, ...]:
    led = {
        duty.requirement: line.lead.requirement
        for part in ("binding", "scenario")
        for line in lines(shelf, part)
        for duty in line.duties()
    }
    return tuple(_duty(shelf, verdict, led.get(verdict.requirement, "")) for verdict in assessment.verdict.duties)


def _duty(shelf: Shelf, verdict: DutyStanding, line: str) -> DutyEntry:
    asked = shelf.requirements[verdict.requirement]
    duty = shelf.duties[verdict.requirement]
    return DutyEntry(
        catalogue=asked.catalogue,
        title=asked.title,
        statement=asked.statement,
        source=asked.source,
        verified=asked.verified,
        because=duty.because,
        assumed=duty.assumed,
        counted=bool(line),
        verdict=verdict,
        line=line,
        readings=asked.readings,
    )


def _objectives(assessment: Assessment, shelf: Shelf) -> tuple[ObjectiveEntry, ...]:
    return tuple(
        ObjectiveEntry(
            objective=state.objective,
            title=shelf.objective_title(state.objective),
            state=state.state,
            why=state.why,
            findings=tuple(_finding(shelf, weighed) for weighed in state.weighed),
        )
        for state in assessment.verdict.objectives
    )


def _finding(shelf: Shelf, weighed: Weighed) -> FindingEntry:
    sealed = None if weighed.source else shelf.evaluations.get(weighed.finding.check)
    if sealed is None:
        return FindingEntry(weighed=weighed)
    return FindingEntry(weighed=weighed, statement=sealed.sha256, index=sealed.index)


FORMAT = Format(
    id="json",
    title=Text(ja="報告書のデータ（JSON、両言語）", en="Report as data (JSON, both languages)"),
    file="report.json",
    render=lambda page: render_json(page.assessment),
)
