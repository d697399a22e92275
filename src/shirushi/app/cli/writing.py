"""Commands that write: an event, a signed statement. In a workspace both enter its log."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.declaring import Stated
    from shirushi.app.services.sealing import LogEntry

In = Annotated[
    Path | None,
    typer.Option("--in", help="Workspace whose log it enters; default: the one the file lies in.", show_default=False),
]

_ADDED = Text(ja="{file} の{number}行目に追記しました。", en="Added line {number} to {file}.")
_LOGGED = Text(ja="ログ {origin} の{index}番に入りました。", en="It is entry {index} of the log {origin}.")
_STATED = Text(
    ja="署名しました。shirushi.yaml の statements: に次の行を加えてください。",
    en="Signed. Add this line under statements: in shirushi.yaml.",
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(record)
    app.command()(state)


def record(
    register: Annotated[Path, typer.Argument(help="The register, a .jsonl file; made if it is not there.")],
    kind: Annotated[str, typer.Argument(help="What happened; see docs/reference/events.md.")],
    by: Annotated[str, typer.Option(help="Who enters it.")],
    words: Annotated[str, typer.Option(help="What happened, in a sentence.")] = "",
    refers: Annotated[str, typer.Option(help="Which case it belongs to.")] = "",
    in_: In = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Add an event to an append-only register.

    Example: shirushi record registers/incidents.jsonl incident-detected --by 山田 --refers 2026-003
    """
    from shirushi.app.services.recording import AddEvent, add_event

    settings = settings_in(lang)
    with told(settings):
        command = AddEvent(register=register, kind=kind, by=by, words=words, refers=refers, workspace=in_)
        added = add_event(command, settings)
        if json:
            as_json(added)
            return
        line(_ADDED.fill(file=register, number=added.number), settings)
        _tell_logged(added.logged, settings)


def state(
    file: Annotated[Path, typer.Argument(help="The file to write, e.g. statements/owner.json.")],
    objective: Annotated[str, typer.Option(help="The objective that is stated.")],
    by: Annotated[str, typer.Option(help="Who states it, by name.")],
    position: Annotated[str, typer.Option(help="In which position.")],
    words: Annotated[str, typer.Option(help="What is stated, in a sentence.")],
    holds: Annotated[
        bool, typer.Option("--holds/--does-not-hold", help="Whether the objective is said to hold.")
    ] = True,
    dated: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of which day; default: today.")
    ] = None,
    in_: In = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Sign a statement of a named person with your own key. It never counts for more than stated.

    Example: shirushi state statements/owner.json --objective responsible-person-named --by 山田花子 --position 部長 --words …
    """
    from shirushi.app.services.declaring import State, sign_statement

    settings = settings_in(lang)
    with told(settings):
        command = State(
            file=file,
            objective=objective,
            by=by,
            position=position,
            words=words,
            holds=holds,
            dated=dated.date() if dated else None,
            workspace=in_,
        )
        stated = sign_statement(command, settings)
        if json:
            as_json(stated)
            return
        show_stated(stated, objective, settings)


def show_stated(stated: "Stated", objective: str, settings: Settings) -> None:
    """Print the line that a description needs, and where in the log the statement stands."""
    line(_STATED, settings)
    line(f"  - {{file: {stated.file}, objective: {objective}, signer: {stated.signer}}}", settings)
    _tell_logged(stated.logged, settings)


def _tell_logged(logged: "LogEntry | None", settings: Settings) -> None:
    if logged:
        line(_LOGGED.fill(origin=logged.origin, index=logged.index), settings)
