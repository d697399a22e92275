"""The statements that a run seals: its plan, each evaluation, its verdict, and the verdict as others read it.

The run seals what these functions make; verification makes them again from the bundle's own parts and compares.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from shirushi.checks.conclude import of_target, reported_models
from shirushi.checks.finding import Concluded
from shirushi.checks.subject import run_subject
from shirushi.evidence.predicate import Evaluation, PlanSealed, VerdictSealed, about, evaluation, record, said_digest
from shirushi.evidence.statement import Statement
from shirushi.evidence.svr import Result, Verifier, result
from shirushi.evidence.transcript import Transcript
from shirushi.terms.canon import canonical, digest
from shirushi.terms.system import Description
from shirushi.terms.when import Instant, iso, legal_day
from shirushi.verdict.plan import Plan, PlannedCheck, plan_digest
from shirushi.verdict.standing import Standing, Verdict


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A check that was carried out: as planned, what was said, what it found, from when until when."""

    planned: PlannedCheck
    transcript: Transcript
    concluded: Concluded
    started: Instant
    ended: Instant


def plan_statement(plan: Plan) -> Statement:
    """State the plan; its subject is the plan with its time, so that the time is sealed too."""
    return record(
        about("plan.json", digest(plan)),
        PlanSealed(
            plan=plan_digest(plan),
            description=plan.description,
            catalogues=plan.catalogues,
            limits=plan.limits,
        ),
    )


def evaluation_statement(plan: Plan, description: Description, carried: Carried) -> Statement:
    """State how one check went; its subject is the system as described and as it named itself."""
    planned = carried.planned
    return evaluation(
        about(plan.system, transcript_subject(plan, description, carried.transcript)),
        Evaluation(
            plan=plan_digest(plan),
            check=planned.check,
            version=planned.version,
            code=planned.code,
            cases=planned.cases,
            transcript=digest(carried.transcript),
            said=said_digest(carried.transcript),
            findings=msgspec.Raw(canonical(carried.concluded.findings)),
            started=carried.started,
            ended=carried.ended,
        ),
    )


def verdict_statement(plan: Plan, verdict: Verdict, content: str) -> Statement:
    """State the verdict and the content digest under which anybody can derive it again.

    The plan with its time is a subject, too: two runs that come to the same verdict seal it twice, each in its order.
    """
    statement = record(
        about("verdict.json", digest(verdict)),
        VerdictSealed(plan=plan_digest(plan), content=content, verdict=digest(verdict)),
    )
    return msgspec.structs.replace(statement, subject=(*statement.subject, about("plan.json", digest(plan))))


def result_statement(plan: Plan, verdict: Verdict, ended: Iterable[Instant]) -> Statement:
    """State the duties that are met, for whoever reads verification results (in-toto SVR) and nothing of ours.

    `ended` is when each evaluation ended: the last is the time of the result, that of the plan where there was none.
    The verdict is a subject beside the system, so that the two stand together.
    """
    met = (one.requirement for one in verdict.duties if one.section == "binding" and one.standing is Standing.MET)
    policies = {"plan.json": plan_digest(plan), **plan.catalogues, "limits.json": plan.limits}
    return result(
        (
            about(plan.system, plan.description),
            about("verdict.json", digest(verdict)),
            about("plan.json", digest(plan)),
        ),
        Result(
            verifier=Verifier(
                id="urn:shirushi:verifier:" + plan.software.replace(" ", ":"),
                policies=tuple(about(name, policies[name]) for name in sorted(policies)),
            ),
            time_created=iso(max(ended, default=plan.made_at)),
            properties=tuple(sorted("SHIRUSHI:MET:" + requirement for requirement in met)),
        ),
    )


def transcript_subject(plan: Plan, description: Description, transcript: Transcript) -> str:
    """SHA-256 of what a transcript is about where its findings name no other thing."""
    answers = (exchange.answer for exchange in transcript.exchanges if of_target(exchange.probe))
    return run_subject(description, plan.description, reported_models(answers))


def measured_on(plan: Plan, started: Iterable[Instant]) -> date:
    """The day from which findings without a day of their own grow old: that of the first evaluation's start.

    Where nothing was carried out there is nothing to grow old: the plan's day.
    """
    return min(map(legal_day, started), default=plan.on)
