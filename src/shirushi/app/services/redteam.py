"""`shirushi redteam`: what people do in an exercise is kept as acts, each with who and when, and entered in the log."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.planning import read_shelf
from shirushi.app.services.sealing import LogEntry, log_for
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.exercises import Added, Draft, ExerciseFolder
from shirushi.app.store.keys import own_signer
from shirushi.app.store.library import read_goals
from shirushi.app.store.recorded import OTHER_KEY
from shirushi.app.worker.discover import discover
from shirushi.checks.finding import Outcome
from shirushi.evidence.predicate import Registered, about, record
from shirushi.terms.canon import digest, sha256
from shirushi.terms.errors import Code, Malformed, Refused
from shirushi.terms.text import Text
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import Act, Approved, Attack, Case, Planned, Scenario, Tried
from shirushi.verdict.redteam.answers import BAD_PLAN, load_plan
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Signed
from shirushi.verdict.redteam.plan import ExercisePlan, Words, told
from shirushi.verdict.redteam.progress import StepState, progress
from shirushi.verdict.redteam.ready import called, waiting
from shirushi.verdict.redteam.rules import UNKNOWN, faults

_NAME = re.compile("[a-z0-9][a-z0-9-]{0,63}")
_DIGEST = re.compile("[0-9a-f]{64}")
SHOWN_CHARACTERS = 400
"""Of what was asked and said so much stands in an act; the whole stands in the run's transcript, or in the file attached."""


NAMELESS = Code(
    id="SH999",
    says=Text(
        ja="誰の行為か分かりません。鍵 {key} は計画の誰にも結び付けられていません。",
        en="Whose act is this? The plan binds key {key} to nobody.",
    ),
    remedy=Text(
        ja="--by で名前を指定するか、計画の people にその鍵（key）を書いてください。",
        en="Name them with --by, or write the key into the plan (key, under people).",
    ),
)


class By(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts in which exercise of which workspace.

    `by` empty: whom the plan binds the key to that signs; `keys` is the folder of their keys, None: the user's own.
    """

    workspace: Path
    exercise: str
    by: str = ""
    keys: Path | None = None


class Acted(msgspec.Struct, frozen=True, kw_only=True):
    """The number of the act in the exercise's journal, where in the log it stands, and how the exercise stands now.

    `logged` None: the log is kept by somebody else, whose next act covers this one. `called`: whom the plan says to call
    about what stops everything now.
    """

    number: int
    by: str
    logged: LogEntry | None
    called: tuple[Text, ...]
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
    why: Words
    severity: int = 0
    when: Instant = 0


def new_exercise(command: By, plan: ExercisePlan, settings: Settings) -> Acted:
    """Begin an exercise with a plan, or change the plan of one; the plan may be incomplete, nothing runs until it is not.

    Raises:
        Malformed: the exercise's name is at fault.
        Refused, Altered, Unavailable: as `act`.
    """
    return _add(folder_for(command), command, Planned(plan=plan), settings)


def folder_for(command: By) -> ExerciseFolder:
    """Where an exercise lies, or will lie.

    Raises:
        Malformed: it cannot be called so, or the workspace is at fault.
    """
    if not _NAME.fullmatch(command.exercise):
        raise Malformed(BAD_PLAN.at(why=f"{command.exercise}: a–z, 0–9, -"))
    return ExerciseFolder(open_workspace(command.workspace).folder, command.exercise)


def approve(command: By, plan: str, settings: Settings) -> Acted:
    """Approve a plan: `plan` is the digest of what was read, or the file that was.

    Raises:
        Malformed: the file is no plan.
        Refused: another plan stands by now, or as `act`.
        Altered, Unavailable: as `act`.
    """
    file = Path(plan)
    named = plan if _DIGEST.fullmatch(plan) else digest(load_plan(read_bytes(file), file.name))
    return act(command, Approved(plan=named), settings)


def act(command: By, done: Act, settings: Settings) -> Acted:
    """Keep an act, if it may be done now and by this person.

    Raises:
        Malformed: there is no such exercise, check, goal or objective.
        Refused: it may not be done now, or not by this person; everything that speaks against it. Or somebody else writes.
        Altered: the journal was changed.
        Unavailable: the disk refuses.
    """
    folder = find_exercise(command)
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
        why=told(tried.why),
        severity=tried.severity,
        prompt=_cut(prompt),
        answer=_cut(answer),
    )
    done = Tried(attack=tried.attack, case=case, prompt=sha256(prompt), answer=sha256(answer), when=tried.when)
    return act(command, done, settings)


def read_exercise(workspace: Path, name: str) -> Stands:
    """How an exercise stands.

    Raises:
        Malformed: there is none of that name.
        Altered, Unavailable: its journal was changed or cannot be read.
    """
    state = find_exercise(By(workspace=workspace, exercise=name)).read()
    return Stands(exercise=state, steps=progress(state))


def _refuse(state: Exercise, done: Act, who: Signed) -> None:
    """Refuse an act with everything that speaks against it.

    Raises:
        Refused: something does.
    """
    if against := tuple(faults(state, done, who)):
        raise Refused(*against)


def find_exercise(command: By) -> ExerciseFolder:
    """Where an exercise lies.

    Raises:
        Malformed: there is none of that name.
    """
    folder = ExerciseFolder(open_workspace(command.workspace).folder, command.exercise)
    if not _NAME.fullmatch(command.exercise) or not folder.exists():
        raise Malformed(UNKNOWN.at(name=command.exercise))
    return folder


def _add(folder: ExerciseFolder, command: By, done: Act, settings: Settings) -> Acted:
    signer = own_signer(command.keys or settings.home)
    by = command.by or _name_of(signer.key_id, folder.read(), done)
    draft = Draft(at=now(), by=by, act=done)
    added = folder.add(draft, signer, lambda state, who: _refuse(state, done, who))
    state = folder.read()
    return Acted(
        number=added.number,
        by=by,
        logged=_enter(folder, added, settings),
        called=tuple(called(state.plan, one) for one in waiting(state)),
        steps=progress(state),
    )


def _name_of(key: str, state: Exercise, done: Act) -> str:
    plan = done.plan if isinstance(done, Planned) and not state.plan.people else state.plan
    if name := plan.holder(key):
        return name
    raise Malformed(NAMELESS.at(key=key))


def _enter(folder: ExerciseFolder, added: Added, settings: Settings) -> LogEntry | None:
    """Enter the digest of a line in the log; None where somebody else keeps it.

    A line names the one before it: the entry that its keeper makes for a later line covers this one too.
    """
    name = f"redteam/{folder.name}/{folder.acts.name}"
    body = Registered(register=name, number=added.number, line=added.line)
    try:
        with log_for(folder.acts, None, settings) as log:
            return log.add(record(about(name, added.line), body)) if log else None
    except Refused as refused:
        if {fault.code for fault in refused.faults} == {OTHER_KEY.id}:
            return None
        raise


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


def _cut(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"
