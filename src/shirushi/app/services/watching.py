"""`shirushi check`: shows the author of a check its cases one by one, live or replayed from a bundle."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec

from shirushi.app.services.asking import TYPED, asking, asking_servers, described_endpoint
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.worker.discover import discover
from shirushi.app.worker.perform import World
from shirushi.app.worker.run import Memory, OpenWatch, Runner, Watch
from shirushi.checks.check import AnyCheck, Applies, HasId
from shirushi.checks.conclude import EACH_ONCE, Judged, Procedure, derive
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.exchange.read import read_bundle
from shirushi.exchange.replay import recall_from
from shirushi.terms.canon import digest
from shirushi.terms.errors import Code, Malformed, Refused
from shirushi.terms.system import Description, Target
from shirushi.terms.text import Text
from shirushi.verdict.sequential import procedure_of

NO_CHECK = Code(
    id="SH735",
    says=Text(ja="「{check}」という検査はありません。", en="There is no check called {check}."),
    remedy=Text(ja="次のいずれかを指定してください：{checks}", en="Use one of: {checks}"),
)
CANNOT_LOOK = Code(
    id="SH736",
    says=Text(ja="検査「{check}」はここでは何も見られません：{why}", en="{check} has nothing to look at here: {why}"),
    remedy=Text(
        ja="記述（shirushi.yaml）に足りないものを加え、PATH にそのフォルダを指定してください。",
        en="Add what is missing to shirushi.yaml and name its folder as PATH.",
    ),
)
NOT_RECORDED = Code(
    id="SH737",
    says=Text(ja="このバンドルに検査「{check}」の記録はありません。", en="The bundle holds no record of {check}."),
    remedy=Text(ja="別のバンドルを指定してください。", en="Name another bundle."),
)


class CaseShown(msgspec.Struct, frozen=True, kw_only=True):
    """One case: what was asked and answered, and how it was judged."""

    case: str
    exchanges: tuple[Exchange, ...]
    judged: Judged


class WatchCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Which check, at most how many cases (0: all), only one case by id, and where to look: an address or a workspace."""

    check: str
    against: str = ""
    workspace: Path | None = None
    model: str = ""
    most: int = 0
    case: str = ""


class ReplayCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Which check, and the bundle that recorded it."""

    check: str
    bundle: Path
    case: str = ""


def watch_check(command: WatchCheck, open_watch: OpenWatch) -> tuple[CaseShown, ...]:
    """Run a check's cases against a target or a workspace; nothing is sealed.

    Raises:
        Malformed: there is no such check, or the description is wrong.
        Refused: the check has nothing to look at there, or the address is not allowed.
        Unavailable: nobody answers.
    """
    check = _find_check(command.check)
    description, folder = _whereabouts(command)
    need = check.needs(description)
    if not isinstance(need, Applies):
        raise Refused(CANNOT_LOOK.at(check=check.id, why=need.reason.says))
    cases = [case for case in check.cases(description) if command.case in {"", case.id}]
    cases = cases[: command.most or None]
    with open_watch(len(cases)) as watch:
        transcript = asyncio.run(_run(check, cases, description, folder, watch))
    return tuple(_show(check, cases, transcript, description, EACH_ONCE))


def replay_check(command: ReplayCheck) -> tuple[CaseShown, ...]:
    """Judge a check's recorded answers again, with no model.

    Raises:
        Malformed: there is no such check, or the bundle holds no record of it.
        Altered: the record and the installed check disagree.
    """
    check = _find_check(command.check)
    bundle = read_bundle(read_bytes(command.bundle))
    transcript = next((one for one in bundle.transcripts if one.check == check.id), None)
    if transcript is None:
        raise Malformed(NOT_RECORDED.at(check=check.id))
    kept = next(one.cases for one in bundle.cases if one.check == check.id)
    cases: list[HasId] = msgspec.json.decode(bytes(kept), type=list[check.case])  # type: ignore[name-defined] # known at run time only
    [planned] = [one for one in bundle.plan.checks if one.check == check.id]
    shown = _show(check, cases, transcript, bundle.description, procedure_of(planned))
    return tuple(one for one in shown if command.case in {"", one.case})


def _find_check(name: str) -> AnyCheck:
    """The installed check of that id.

    Raises:
        Malformed: there is none.
    """
    checks = discover().checks
    if name not in checks:
        raise Malformed(NO_CHECK.at(check=name, checks=", ".join(checks)))
    return checks[name]


def _whereabouts(command: WatchCheck) -> tuple[Description, Path]:
    if command.workspace is None:
        return described_endpoint(Target(url=command.against, model=command.model)), Path()
    workspace = open_workspace(command.workspace)
    if not command.against:
        return workspace.description, workspace.folder
    target = Target(url=command.against, model=command.model)
    return msgspec.structs.replace(workspace.description, target=target), workspace.folder


async def _run(check: AnyCheck, cases: list[HasId], description: Description, folder: Path, watch: Watch) -> Transcript:
    target = description.target if check.cost(description).probes else None
    async with AsyncExitStack() as stack:
        servers = await stack.enter_async_context(asking_servers(description))
        models = {"target": await stack.enter_async_context(asking(target, TYPED))} if target else {}
        world = World(folder, models, servers)
        runner = Runner(world.perform, Memory(), watch, slots=target.slots if target else 1)
        return (await runner.run(check, cases)).transcript


def _show(
    check: AnyCheck, cases: list[HasId], transcript: Transcript, description: Description, procedure: Procedure
) -> Iterator[CaseShown]:
    derived = derive(
        check,
        cases,
        recall_from(transcript),
        description=description,
        description_digest=digest(description),
        procedure=procedure,
    )
    for judged in derived.judged:
        place = (judged.case, judged.repeat)
        exchanges = tuple(one for one in transcript.exchanges if (one.case, one.repeat) == place)
        yield CaseShown(case=judged.case, exchanges=exchanges, judged=judged)
