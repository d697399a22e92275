"""Looks at the real system: drives every planned check and concludes it the way a verifier will."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

import msgspec

from shirushi.app.services.asking import asking_models, asking_servers
from shirushi.app.services.planning import Planned
from shirushi.app.services.workspace import Workspace
from shirushi.app.store.answers import Answers
from shirushi.app.store.journal import Journal
from shirushi.app.worker.perform import Models, Servers, World
from shirushi.app.worker.run import Run, Runner, Watch
from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.conclude import Judged, derive
from shirushi.checks.finding import Result, Unassessed, Way
from shirushi.checks.registry import Registry
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.replay import recall_from
from shirushi.terms.system import Description
from shirushi.verdict.plan import Plan, PlannedCheck
from shirushi.verdict.sequential import procedure_of


def run_with(world: World, models: Models, journal: Journal, watch: Watch, *, answers: Answers | None = None) -> Runner:
    """A runner that asks `models` through `world`, as many at once as they take, and goes on where `journal` ends.

    `answers` of earlier runs count where they are given.
    """
    slots = sum(chat.slots for chat in models.values())
    return Runner(world.perform, journal, watch, slots=slots or 1, cache=answers, charge=world.charge)


@contextmanager
def answers_of(workspace: Workspace, *, counts: bool) -> Generator[Answers | None]:
    """The answers of earlier runs in this workspace, if they are to count.

    Raises:
        Unavailable: their file cannot be used.
    """
    if not counts:
        yield None
        return
    with Answers(workspace.state / "answers.sqlite", workspace.description.models()) as answers:
        yield answers


OpenRunner = Callable[[Models, Servers], Runner]
"""Given the ways to the models and servers that are described, the runner that asks through them."""


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """One planned check as it came out: its cases, what was asked and said, how they were judged, the result."""

    planned: PlannedCheck
    cases: tuple[HasId, ...]
    transcript: Transcript
    judged: tuple[Judged, ...]
    result: Result


async def look(
    description: Description, open_runner: OpenRunner, planned: Planned, registry: Registry
) -> tuple[Run, ...]:
    """Drive every planned check, those that read files first.

    Raises:
        Refused: the address of a model or server is not allowed.
        Unavailable: a model or server cannot be reached, or a model stopped answering and we are not to go on.
    """
    checks = sorted((registry.checks[name] for name in planned.cases), key=_files_first)
    procedures = {entry.check: procedure_of(entry) for entry in planned.plan.checks}
    async with asking_models(description) as models, asking_servers(description) as servers:
        runner = open_runner(models, servers)
        return tuple([await runner.run(check, planned.cases[check.id], procedures[check.id]) for check in checks])


def conclude(
    runs: tuple[Run, ...], planned: Planned, registry: Registry, description: Description
) -> tuple[Looked, ...]:
    """Derive every check's result from its transcript alone, in the plan's order."""
    by_check = {run.transcript.check: run for run in runs}
    entries = (entry for entry in planned.plan.checks if entry.check in by_check)
    return tuple(_conclude(by_check[entry.check], entry, planned, registry, description) for entry in entries)


def left_out(plan: Plan) -> Iterator[Unassessed]:
    """The planned checks that could not look at all, each with its reason."""
    for entry in plan.checks:
        if entry.left_out is not None:
            yield Unassessed(check=entry.check, version=entry.version, reason=entry.left_out)


def _conclude(run: Run, entry: PlannedCheck, planned: Planned, registry: Registry, description: Description) -> Looked:
    cases = tuple(planned.cases[entry.check])
    if run.fault is not None:
        return Looked(planned=entry, cases=cases, transcript=run.transcript, judged=(), result=run.fault)
    derived = derive(
        registry.checks[entry.check],
        cases,
        recall_from(run.transcript),
        description=description,
        description_digest=planned.plan.description,
        procedure=procedure_of(entry),
    )
    return Looked(planned=entry, cases=cases, transcript=run.transcript, judged=derived.judged, result=derived.result)


def _files_first(check: AnyCheck) -> tuple[bool, str]:
    return (check.way is Way.MEASURED, check.id)
