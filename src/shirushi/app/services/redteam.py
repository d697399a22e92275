"""`shirushi redteam`: what people do in an exercise is kept as acts, each with who and when, and entered in the log."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.planning import read_shelf
from shirushi.app.services.results import find_bundle
from shirushi.app.services.sealing import LogEntry, log_for
from shirushi.app.services.workspace import Workspace, open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.exercises import ExerciseFolder
from shirushi.app.store.library import read_goals
from shirushi.app.worker.discover import discover
from shirushi.checks.finding import Outcome
from shirushi.evidence.predicate import Registered, about, record
from shirushi.exchange.read import read_bundle
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Malformed, Refused
from shirushi.terms.text import same
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import Act, Approved, Attack, Case, Planned, Scenario, Tried
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.plan import BAD_PLAN, load_plan
from shirushi.verdict.redteam.progress import StepState, progress
from shirushi.verdict.redteam.propose import Proposal, propose
from shirushi.verdict.redteam.rules import UNKNOWN, faults
from shirushi.verdict.standing import State

_NAME = re.compile("[a-z0-9][a-z0-9-]{0,63}")
SHOWN_CHARACTERS = 400
"""Of what was asked and said so much stands in an act; the whole stands in the run's transcript, or in the file attached."""


class By(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts in which exercise of which workspace; `at` 0: now."""

    workspace: Path
    exercise: str
    by: str
    at: Instant = 0


class Acted(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the act in the exercise's journal, where in the log it stands, and how the exercise stands now."""

    number: int
    logged: LogEntry | None
    steps: tuple[StepState, ...]


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise and its fifteen steps."""

    exercise: Exercise
    steps: tuple[StepState, ...]


class NewManual(msgspec.Struct, frozen=True, kw_only=True):
    """What a person put and got, as files, and how it came out."""

    attack: str
    name: str
    prompt: Path
    answer: Path
    outcome: Outcome
    why: str
    severity: int = 0


def new_exercise(command: By, plan: Path, settings: Settings) -> Acted:
    """Begin an exercise with a plan, or change the plan of one; the plan may be incomplete, nothing runs until it is not.

    Raises:
        Malformed: the plan or the exercise's name is at fault.
        Refused, Altered, Unavailable: as `act`.
    """
    if not _NAME.fullmatch(command.exercise):
        raise Malformed(BAD_PLAN.at(why=f"{command.exercise}: a–z, 0–9, -"))
    workspace = open_workspace(command.workspace)
    loaded = load_plan(read_bytes(plan), plan.name)
    return _add(ExerciseFolder(workspace.folder, command.exercise), command, Planned(plan=loaded), settings)


def approve(command: By, settings: Settings) -> Acted:
    """Approve the plan as it stands; errors as `act`."""
    return act(command, Approved(plan=_exercise(command).read().plan_digest), settings)


def act(command: By, done: Act, settings: Settings) -> Acted:
    """Keep an act, if it may be done now and by this person.

    Raises:
        Malformed: there is no such exercise, check, goal or objective.
        Refused: it may not be done now, or not by this person; everything that speaks against it. Or somebody else writes.
        Altered: the journal was changed.
        Unavailable: the disk refuses.
    """
    folder = _exercise(command)
    unknown = [UNKNOWN.at(name=name) for name in _unknown(done, settings)]
    if unknown:
        raise Malformed(*unknown)
    return _add(folder, command, done, settings)


def try_manually(command: By, tried: NewManual, settings: Settings) -> Acted:
    """Keep an attack that a person carried out; prompt and answer are attached by digest.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `act`, or a file cannot be read.
    """
    prompt, answer = read_bytes(tried.prompt), read_bytes(tried.answer)
    case = Case(
        check="manual",
        case=tried.name,
        outcome=tried.outcome,
        why=same(tried.why),
        severity=tried.severity,
        prompt=_cut(prompt),
        answer=_cut(answer),
    )
    done = Tried(attack=tried.attack, case=case, prompt=sha256(prompt), answer=sha256(answer))
    return act(command, done, settings)


def read_exercise(workspace: Path, name: str) -> Stands:
    """How an exercise stands.

    Raises:
        Malformed: there is none of that name.
        Altered, Unavailable: its journal was changed or cannot be read.
    """
    state = _exercise(By(workspace=workspace, exercise=name, by="")).read()
    return Stands(exercise=state, steps=progress(state))


def proposals(workspace: Path, out: Path) -> tuple[Proposal, ...]:
    """Risk scenarios that fit the description and what its newest run found, if there is one below `out`.

    Raises:
        Malformed: the workspace, or that run's bundle, is at fault.
    """
    opened = open_workspace(workspace)
    against, run = _against(opened, out)
    return tuple(propose(opened.description, against, run, discover().checks))


def decide(command: By, own: Scenario, out: Path, settings: Settings) -> Acted:
    """Accept or drop a risk scenario: where its id is that of a proposal, whatever is not said anew is taken from there.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `act`.
    """
    proposed = next((one for one in proposals(command.workspace, out) if one.id == own.id), None)
    if proposed is None:
        return act(command, own, settings)
    lang = settings.lang
    filled = msgspec.structs.replace(
        own,
        asset=own.asset or proposed.asset.read(lang),
        threat=own.threat or proposed.threat.read(lang),
        actor=own.actor or proposed.actor.read(lang),
        harm=own.harm or proposed.harm.read(lang),
        goal=own.goal or proposed.goal,
        objective=own.objective or proposed.objective,
        because=proposed.because.read(lang),
    )
    return act(command, filled, settings)


def refuse(state: Exercise, done: Act, by: str) -> None:
    """Refuse an act with everything that speaks against it.

    Raises:
        Refused: something does.
    """
    if against := tuple(faults(state, done, by)):
        raise Refused(*against)


def _exercise(command: By) -> ExerciseFolder:
    folder = ExerciseFolder(open_workspace(command.workspace).folder, command.exercise)
    if not _NAME.fullmatch(command.exercise) or not folder.exists():
        raise Malformed(UNKNOWN.at(name=command.exercise))
    return folder


def _add(folder: ExerciseFolder, command: By, done: Act, settings: Settings) -> Acted:
    number, line = folder.add(command.at or now(), command.by, done, lambda state: refuse(state, done, command.by))
    name = f"redteam/{folder.name}/{folder.acts.name}"
    added = Registered(register=name, number=number, line=sha256(line.removesuffix(b"\n")))
    with log_for(folder.acts, None, settings) as log:
        logged = log.add(record(about(name, added.line), added)) if log else None
    return Acted(number=number, logged=logged, steps=progress(folder.read()))


def _unknown(done: Act, settings: Settings) -> Iterator[str]:
    """What an act names and nobody knows."""
    if isinstance(done, Attack):
        known = discover().checks
        yield from (check for check in done.checks if check not in known)
    if isinstance(done, Scenario) and (done.goal or done.objective):
        library = read_shelf(settings).library
        if done.goal and done.goal not in {goal.id for goal in read_goals(library).goals}:
            yield done.goal
        if done.objective and done.objective not in {objective.id for objective in library.objectives}:
            yield done.objective


def _against(workspace: Workspace, out: Path) -> tuple[tuple[str, ...], str]:
    try:
        bundle = read_bundle(read_bytes(find_bundle(str(workspace.folder), out)))
    except Malformed:
        return (), ""
    missed = (one.objective for one in bundle.verdict.objectives if one.state is State.AGAINST)
    return tuple(missed), bundle.run


def _cut(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"
