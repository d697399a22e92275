"""What other tools asked and heard in an evaluation: tasks of Inspect that are run, results that lie in a file; and its log.

Both are there before the plan is sealed. What was asked and heard is taken as cases of `suite.imported` and as entries of
the run's journal, so that nothing is asked again. A task that failed leaves the whole check unassessed, with the reason.
"""

import asyncio
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from shirushi.app.services.asking import asking_models
from shirushi.app.services.elsewhere import read_results
from shirushi.app.services.planning import Planned, Shelf
from shirushi.app.services.suites import NO_SUITE
from shirushi.app.settings import read_secret
from shirushi.app.store.disk import reaching
from shirushi.app.store.journal import Journal
from shirushi.app.worker.eval_log import writing_eval_log
from shirushi.app.worker.heard import Origin, Taken, take
from shirushi.app.worker.inspect_task import Task, run_task
from shirushi.app.worker.run import Watch
from shirushi.checks.check import Lacks, Need
from shirushi.checks.finding import Outcome
from shirushi.checks.suite.imported import CHECK
from shirushi.checks.suite.imported_item import OBJECTIVES, Imported, Scored
from shirushi.evidence.transcript import Entry, Exchange
from shirushi.report.inspect_log import Head
from shirushi.terms.errors import Malformed, Place
from shirushi.terms.probe import probe_digest
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description
from shirushi.terms.text import Text
from shirushi.verdict.plan import plan_digest

PREFIX: Final = "inspect:"
RESULTS: Final = "results="
NOT_TOLD: Final = Text(
    ja="どの目標に関わるかが示されていません。results=ファイル#目標 と書いてください",
    en="the objective that they bear on is not told; write results=FILE#OBJECTIVE",
)
NOT_WANTED: Final = "?"
"""The verdict on an answer of which its file does not say what was wanted."""

NO_OBJECTIVE: Final = Text(ja="目標「{id}」は知られていません", en="the objective {id} is not known")


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """What the tasks brought: cases, exchanges, and why there is nothing to go by, if a task failed."""

    cases: tuple[Imported, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    fault: Reason | None = None


NOTHING: Final = Inspected()


def brings_answers(spec: str) -> bool:
    """Whether a suite brings answers, too: `inspect:TASK` or `results=FILE`, each with `#OBJECTIVE` behind it."""
    return spec.startswith((PREFIX, RESULTS))


def take_answers(specs: Sequence[str], description: Description) -> Inspected:
    """Read the results and run the tasks among the suites, one after the other.

    Raises:
        Malformed: an objective is not known or not told, a file holds no results, or the target's key is not set.
        Refused, Unavailable: the target's address is not allowed, nobody answers there, or a file cannot be read.
    """
    taken = [_read(spec) for spec in specs if spec.startswith(RESULTS)]
    tasks = [_task(spec) for spec in specs if spec.startswith(PREFIX)]
    target = description.target
    if tasks and target is not None:
        asyncio.run(_reach(description))  # by our own way first: what it refuses, no task is sent to
        with reaching(Path(tasks[0].name)):
            taken += [run_task(task, target, read_secret(target.key_env)) for task in tasks]
    fault = next((one.run.fault.reason for one in taken if one.run.fault), None)
    if fault is not None:
        return Inspected(fault=fault)
    return Inspected(
        cases=tuple(case for one in taken for case in one.cases),
        exchanges=tuple(exchange for one in taken for exchange in one.run.transcript.exchanges),
    )


def without(shelf: Shelf, fault: Reason) -> Shelf:
    """The same installation, whose imported items cannot be asked, for this reason."""

    def needs(_description: Description) -> Need:
        return Lacks(reason=fault)

    checks = {**shelf.registry.checks, CHECK.id: replace(CHECK, needs=needs)}
    return msgspec.structs.replace(shelf, registry=msgspec.structs.replace(shelf.registry, checks=checks))


def enter(inspected: Inspected, journal: Journal) -> None:
    """Put into the journal what the tasks heard, as far as a run that was killed did not.

    Raises:
        Malformed, Unavailable: the journal is damaged, or cannot be written.
    """
    there = {entry.exchange.case for _, entry in journal.entries() if entry.check == CHECK.id}
    for exchange in inspected.exchanges:
        if exchange.case not in there:
            digest = probe_digest(exchange.probe)
            journal.append(Entry(check=CHECK.id, version=CHECK.version, probe=digest, exchange=exchange))


@contextmanager
def logging_to(path: Path | None, planned: Planned, run: str, watch: Watch) -> Generator[Watch]:
    """Write an Inspect log at `path`, if one is given, of everything that is asked while the block runs.

    Raises:
        Unavailable: the file cannot be written.
    """
    if path is None:
        yield watch
        return
    plan = planned.plan
    head = Head(
        run=run,
        system=plan.system,
        model="target",
        created=plan.made_at,
        software=plan.software,
        samples=sum(map(len, planned.cases.values())),
        plan=plan_digest(plan),
    )
    with reaching(path), writing_eval_log(path, head, watch) as log:
        yield log


def _task(spec: str) -> Task:
    name, objective = _named(spec, PREFIX)
    return Task(name=name, objective=objective) if objective else Task(name=name)


def _read(spec: str) -> Taken:
    """The answers of a result file, to be judged by our rules; a verdict of the tool that wrote it does not count."""
    name, objective = _named(spec, RESULTS)
    found, sha256 = read_results(Path(name))
    if not objective and not all(sample.goal for sample in found.samples):
        raise Malformed(NO_SUITE.at(Place(path=name), spec=spec, why=NOT_TOLD))
    source = f"{found.tool}:{Path(name).name} sha256:{sha256}"
    origin = Origin(name=f"{found.tool}-{sha256[:8]}", source=source, objective=objective)
    unknown = Scored(by=found.tool, outcome=Outcome.UNDETERMINED, because=NOT_WANTED)
    return take(found, origin, lambda sample: sample.wanted or unknown)


def _named(spec: str, prefix: str) -> tuple[str, str]:
    """What stands before and behind the `#`; the objective, if one is named, is known."""
    name, _, objective = spec.removeprefix(prefix).partition("#")
    if objective and objective not in OBJECTIVES:
        raise Malformed(NO_SUITE.at(spec=spec, why=NO_OBJECTIVE.fill(id=objective)))
    return name, objective


async def _reach(description: Description) -> None:
    async with asking_models(description):
        pass
