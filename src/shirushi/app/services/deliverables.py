"""`shirushi redteam report`: the three deliverables in both languages, and the register that an assessment can count."""

from pathlib import Path

import msgspec

from shirushi.app.services.formats import render_page
from shirushi.app.services.redteam import By, act, read_exercise
from shirushi.app.services.workspace import open_workspace
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.exercises import FOLDER
from shirushi.instruments.papers.register import next_line
from shirushi.report.redteam import deliverables, sheets
from shirushi.report.workbook import write_workbook
from shirushi.terms.text import Lang
from shirushi.verdict.redteam.act import Finalised
from shirushi.verdict.redteam.register import OBJECTIVES, events

_LANGS: tuple[Lang, ...] = ("ja", "en")
REGISTER = "register.jsonl"


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """The files written, whether the exercise is final, and the lines that let an assessment count its register."""

    files: tuple[str, ...]
    is_final: bool
    registers: tuple[str, ...]


def deliver(workspace: Path, exercise: str, out: Path) -> Delivered:
    """Write the deliverables to `out/redteam/<exercise>/` and the register beside the journal.

    Raises:
        Malformed, Altered: there is no such exercise, or its journal was changed.
        Unavailable: the disk refuses.
    """
    stands = read_exercise(workspace, exercise)
    state = stands.exercise
    pages = {name: data for one in deliverables(state) for name, data in render_page(one).items()}
    pages |= {f"scenarios.{lang}.xlsx": write_workbook(sheets(state, lang), lang, state.began) for lang in _LANGS}
    pages["exercise.json"] = msgspec.json.format(msgspec.json.encode(stands, order="deterministic"), indent=2)
    folder = out / FOLDER / exercise
    register = b""
    for event in events(state):
        register += next_line(register, event)
    home = open_workspace(workspace).folder / FOLDER / exercise
    with reaching(folder):
        for name, data in pages.items():
            replace(folder / name, data)
        replace(home / REGISTER, register)
    owner = next(iter(state.plan.having("owner")), "")
    lines = tuple(
        f"  - {{file: {FOLDER}/{exercise}/{REGISTER}, objective: {objective}, owner: {owner}}}"
        for objective in OBJECTIVES
    )
    return Delivered(
        files=tuple(str(folder / name) for name in pages),
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
    return deliver(command.workspace, command.exercise, out)
