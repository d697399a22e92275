"""The main job: find the duties, seal the plan, look at the real system, seal what was seen, judge, report.

1. The description, the library and the checks at hand give the duties and the plan.
2. The plan is sealed in the log before the first probe.
3. Every check is driven; each exchange is in the journal as it happens, so that a killed run goes on.
4. Each check's transcript and findings are sealed as one evaluation.
5. The verdict is derived from the findings and sealed with the content digest.
6. The witnesses of the policy, if one is given, cosign the log's head; the authority, if one is named, time-stamps it.
7. Bundle and reports are written to `out/<system>/<run>/`.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.assignments import read_assignments
from shirushi.app.services.cosigning import cosign_head, read_policy
from shirushi.app.services.coverage import testing, with_suites
from shirushi.app.services.handing import hand_down_all
from shirushi.app.services.inspecting import enter, logging_to, take_answers
from shirushi.app.services.logs import open_for_writing
from shirushi.app.services.looking import Looked, answers_of, conclude, left_out, look, run_with
from shirushi.app.services.planning import NOT_CHOSEN, Planned, Shelf, core, make_plan, read_shelf
from shirushi.app.services.publish import Published, publish
from shirushi.app.services.reproving import under_head
from shirushi.app.services.runs import RunFolder, find_or_begin
from shirushi.app.services.sealing import Sealer
from shirushi.app.services.stamping import stamped
from shirushi.app.services.workspace import Workspace, open_workspace
from shirushi.app.settings import Settings
from shirushi.app.store.figures import read_figures
from shirushi.app.store.journal import Journal
from shirushi.app.store.keys import own_keys
from shirushi.app.store.lock import hold
from shirushi.app.worker.perform import Models, Servers, World
from shirushi.app.worker.run import OpenWatch, Runner, expected_probes
from shirushi.checks.check import Need
from shirushi.checks.finding import Concluded, Unassessed
from shirushi.checks.suite.imported import CHECK
from shirushi.duties.applies import decide
from shirushi.exchange.bundle import Bundle, Cases
from shirushi.exchange.content import content_digest
from shirushi.exchange.seals import (
    Carried,
    evaluation_statement,
    measured_on,
    plan_statement,
    result_statement,
    verdict_statement,
)
from shirushi.instruments.chat.spending import BUDGET
from shirushi.policy.compiled import dump
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Altered, Fault, Malformed, Refused, Unavailable
from shirushi.terms.sampling import ALL_ONCE, Sampling
from shirushi.terms.when import Instant
from shirushi.verdict.judge import judge


class Assess(msgspec.Struct, frozen=True, kw_only=True):
    """What to assess and where the results go.

    `workspace`: the one to assess, where it is not read from `path`. `full`: with the items of the ten perspectives of the
    AISI guide and the attacks. `perspectives`, none for all: only checks that test goals of these are driven. `checks`:
    only these are driven. `suites` are items of others to be asked as well, as `suites.load_suite` names them, or tasks
    of Inspect. `eval_log` is where an Inspect log is written meanwhile. `keep_going`: where the target stops answering,
    finish with what is unassessed instead of stopping. `cache`: answers of earlier runs to equal requests count, marked
    as such. `sampling` is how many cases are asked, how often and until when; it goes over what the description says.
    `policy` names the witnesses that are to cosign the log's head, `tsa` is the address of the authority that is to
    time-stamp it.
    """

    path: Path
    out: Path
    workspace: Workspace | None = None
    full: bool = False
    perspectives: tuple[int, ...] = ()
    checks: tuple[str, ...] = ()
    suites: tuple[str, ...] = ()
    eval_log: Path | None = None
    keep_going: bool = False
    cache: bool = False
    sampling: Sampling = ALL_ONCE
    policy: Path | None = None
    tsa: str = ""


def assess(command: Assess, settings: Settings, open_watch: OpenWatch) -> Published:
    """Assess the system described at `command.path` from end to end.

    Raises:
        Malformed: the description or something it names is broken.
        Refused: another assessment runs in this folder, or the target's address is not allowed.
        Altered: the log is damaged, or older or other than witnesses know it.
        Unavailable: the target or the disk is gone; run again and it goes on where it was.
    """
    workspace = command.workspace or open_workspace(command.path)
    asked = workspace.description
    workspace = msgspec.structs.replace(workspace, description=asked.at_any_pace())
    assignments = read_assignments(workspace.folder)  # what is wrong with them is told before anything is asked
    figures = read_figures(workspace.state)
    policy = read_policy(command.policy) if command.policy else None
    keys = own_keys(settings.home)
    with hold(workspace.state), open_for_writing(workspace, keys, settings.home, now()) as ledger:
        # 1.
        inspected = take_answers(command.suites, asked)
        shelf = with_suites(read_shelf(settings, workspace.folder), command.suites, inspected)
        passed_over = _passed_over(command, shelf, workspace)
        sampling = command.sampling.over(asked.assess.sampling or ALL_ONCE)
        planned = make_plan(workspace.description, shelf, at=now(), passed_over=passed_over, sampling=sampling)
        run = find_or_begin(workspace.state / "runs", planned.plan)
        planned = Planned(plan=run.plan, cases=planned.cases)  # a run that goes on keeps the plan it was begun with
        # 2.
        sealer = Sealer(ledger, keys)
        sealer.add(plan_statement(run.plan))
        # 3.
        repeats = {entry.check: entry.asked.repeats for entry in run.plan.checks}
        expected = expected_probes(shelf.registry.checks, planned.cases, repeats)
        with (
            open_watch(expected) as onlooker,
            logging_to(command.eval_log, planned, run.id, onlooker) as watch,
            Journal(run.journal) as journal,
            answers_of(workspace, counts=command.cache) as answers,
        ):
            enter(inspected, journal)

            def open_runner(models: Models, servers: Servers) -> Runner:
                world = World(workspace.folder, models, servers, keep_going=command.keep_going)
                return run_with(world, models, journal, watch, answers=answers)

            runs = asyncio.run(look(asked, open_runner, planned, shelf.registry))
        looked = conclude(runs, planned, shelf.registry, workspace.description)
        # 4. and 5.
        bundle = _judge_and_seal(workspace, shelf, run, looked, sealer)
        # 6.
        cosigning = cosign_head(ledger, policy, settings.home) if policy else None
        # 7.
        bundle, unstamped = _stamp(under_head(bundle, ledger), command.tsa)
        published = publish(bundle, shelf, command.out, assignments, figures)
        if inspected.fault is not None:  # it was asked for, and is left out of the plan
            left = Unassessed(check=CHECK.id, version=CHECK.version, reason=inspected.fault)
            published = msgspec.structs.replace(published, incomplete=(*published.incomplete, left))
        if all(one.reason.code != BUDGET.code for one in published.incomplete):  # with a larger one it goes on
            run.finish()
    return msgspec.structs.replace(published, cosigning=cosigning, unstamped=unstamped)


def _passed_over(command: Assess, shelf: Shelf, workspace: Workspace) -> dict[str, Need]:
    """The checks that are not driven, and why; items that were brought are put wherever they belong."""
    if command.checks or command.perspectives:
        chosen = command.checks or testing(shelf.registry, workspace.description, command.perspectives)
        left: dict[str, Need] = {name: NOT_CHOSEN for name in shelf.registry.checks if name not in chosen}
    else:
        left = {} if command.full else core(shelf.registry)
    return {name: need for name, need in left.items() if not (command.suites and name == CHECK.id)}


def _stamp(bundle: Bundle, tsa: str) -> tuple[Bundle, tuple[Fault, ...]]:
    """The bundle with a time stamp on its head, or as it was and why: what was measured must not wait for a clock."""
    if not tsa:
        return bundle, ()
    try:
        return stamped(bundle, tsa), ()
    except (Altered, Malformed, Refused, Unavailable) as error:
        return bundle, error.faults


def _judge_and_seal(
    workspace: Workspace, shelf: Shelf, run: RunFolder, looked: tuple[Looked, ...], sealer: Sealer
) -> Bundle:
    plan, description = run.plan, workspace.description
    # 4.
    carried = tuple(_carried(looked, plan.made_at))
    for one in carried:
        sealer.add(evaluation_statement(plan, description, one))
    # 5.
    results = tuple(sorted((*(one.result for one in looked), *left_out(plan)), key=lambda result: result.check))
    supplied = hand_down_all(workspace, shelf, on=plan.on)
    verdict = judge(
        plan=plan,
        library=shelf.library,
        description=description,
        duties=decide(description, shelf.library, plan.on),
        results=results,
        measured_on=measured_on(plan, (one.started for one in carried)),
        handed=supplied.handed,
        withheld=supplied.withheld,
    )
    transcripts = tuple(one.transcript for one in looked)
    content = content_digest(plan, transcripts, results, verdict, supplied)
    sealer.add(verdict_statement(plan, verdict, content))
    sealer.add(result_statement(plan, verdict, (one.ended for one in carried)))
    logged = sealer.proven()
    return Bundle(
        run=run.id,
        content_digest=content,
        plan=plan,
        description=description,
        limits=shelf.limits,
        library=dump(shelf.library),
        cases=tuple(Cases(check=one.planned.check, cases=msgspec.Raw(canonical(one.cases))) for one in looked),
        transcripts=transcripts,
        results=results,
        verdict=verdict,
        supplied=supplied,
        statements=logged.statements,
        checkpoint=logged.checkpoint,
        key=logged.key,
        key_entries=logged.key_entries,
    )


def _carried(looked: tuple[Looked, ...], started: Instant) -> Iterator[Carried]:
    """The checks that concluded. All their times come from plan and journal: sealed again after a kill, they are equal."""
    for one in looked:
        if isinstance(one.result, Concluded):
            yield Carried(
                planned=one.planned,
                transcript=one.transcript,
                concluded=one.result,
                started=started,
                ended=max((exchange.seen.at for exchange in one.transcript.exchanges), default=0) or started,
            )
