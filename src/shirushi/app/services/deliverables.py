"""`shirushi redteam report`: the three deliverables in both languages, the acts with their proof, and the register."""

from pathlib import Path

import msgspec

from shirushi.app.services.formats import render_page
from shirushi.app.services.logs import open_to_read
from shirushi.app.services.proving import write_proven
from shirushi.app.services.redteam import By, act, find_exercise, read_exercise
from shirushi.app.services.workspace import Workspace, open_workspace
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.exercises import ACTS, FOLDER
from shirushi.evidence.envelope import open_envelope, unverified
from shirushi.evidence.predicate import Registered, load_record
from shirushi.evidence.statement import RECORD
from shirushi.instruments.papers.register import next_line
from shirushi.report.redteam import NOTES, deliverables
from shirushi.report.redteam_sheets import sheets
from shirushi.report.workbook import write_workbook
from shirushi.terms.text import Lang
from shirushi.verdict.redteam.act import Finalised
from shirushi.verdict.redteam.journal import load_acts
from shirushi.verdict.redteam.register import OBJECTIVES, events

_LANGS: tuple[Lang, ...] = ("ja", "en")
REGISTER = "register.jsonl"


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """The files written, whether the exercise is final, and the lines that let an assessment count its register."""

    files: tuple[str, ...]
    is_final: bool
    registers: tuple[str, ...]


def deliver(workspace: Path, exercise: str, out: Path, settings: Settings) -> Delivered:
    """Write the deliverables to `out/redteam/<exercise>/` and the register beside the journal.

    With them go the journal and the proof that its newest line in the log stands there: `shirushi verify acts.jsonl`.

    Raises:
        Malformed, Refused, Altered: there is no such exercise, or its journal or the log was changed.
        Unavailable: the disk refuses.
    """
    stands = read_exercise(workspace, exercise)
    journal = find_exercise(By(workspace=workspace, exercise=exercise)).journal()
    state = stands.exercise
    pages = {name: data for one in deliverables(state) for name, data in render_page(one).items()}
    pages |= {
        f"scenarios.{lang}.xlsx": write_workbook(sheets(state, NOTES, lang), lang, state.began) for lang in _LANGS
    }
    pages["exercise.json"] = msgspec.json.format(msgspec.json.encode(stands, order="deterministic"), indent=2)
    pages[ACTS] = journal
    folder = out / FOLDER / exercise
    register = b""
    for event in events(state):
        register += next_line(register, event)
    home = open_workspace(workspace).folder / FOLDER / exercise
    with reaching(folder):
        for name, data in pages.items():
            replace(folder / name, data)
        replace(home / REGISTER, register)
    proof = _prove(open_workspace(workspace), journal, folder, settings)
    owner = next(iter(state.plan.having("owner")), "")
    lines = tuple(
        f"  - {{file: {FOLDER}/{exercise}/{REGISTER}, objective: {objective}, owner: {owner}}}"
        for objective in OBJECTIVES
    )
    return Delivered(
        files=(*(str(folder / name) for name in pages), *proof),
        is_final=state.final is not None,
        registers=lines if register else (),
    )


def deliver_final(command: By, out: Path, settings: Settings) -> Delivered:
    """Issue the final report, if nothing is left to be done before it, and write the deliverables.

    Raises:
        Refused: something is, or this person does not lead; everything that speaks against it.
        Malformed, Altered, Unavailable: as `deliver`.
    """
    act(command, Finalised(), settings)
    return deliver(command.workspace, command.exercise, out, settings)


def _prove(workspace: Workspace, journal: bytes, folder: Path, settings: Settings) -> tuple[str, ...]:
    """Write the newest entry of the log that is about a line of the journal, with its proof; none where there is none."""
    lines = {one.line for one in load_acts(journal, ACTS)}
    with open_to_read(workspace, settings.home) as ledger:
        for index in reversed(range(ledger.size)):
            (recorded,) = ledger.recorded(index, index + 1)
            if recorded.entry.kind == "statement" and recorded.evidence and _line_of(recorded.evidence) in lines:
                return write_proven(ledger, (index,), folder, lambda _: Path(ACTS).stem)
    return ()


def _line_of(envelope: bytes) -> str:
    """The digest of the register's line that a statement is about; empty where it is about something else."""
    statement = unverified(open_envelope(envelope))
    body = load_record(statement) if statement.predicate_type == RECORD else None
    return body.line if isinstance(body, Registered) else ""
