"""Commands that write: an event, a signed statement; and the keys they are signed with."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, told
from shirushi.terms.text import Text

keys = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Your signing key, and whose signatures you know.")

_ADDED = Text(ja="{file} の{number}行目に追記しました。", en="Added line {number} to {file}.")
_STATED = Text(
    ja="署名しました。shirushi.yaml の statements: に次の行を加えてください。",
    en="Signed. Add this line under statements: in shirushi.yaml.",
)


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(record)
    app.command()(state)
    app.add_typer(keys, name="key")


def record(
    register: Annotated[Path, typer.Argument(help="The register, a .jsonl file; made if it is not there.")],
    kind: Annotated[str, typer.Argument(help="What happened; see docs/reference/events.md.")],
    by: Annotated[str, typer.Option(help="Who enters it.")],
    words: Annotated[str, typer.Option(help="What happened, in a sentence.")] = "",
    refers: Annotated[str, typer.Option(help="Which case it belongs to.")] = "",
    lang: Lang = "",
) -> None:
    """Add an event to an append-only register.

    Example: shirushi record registers/incidents.jsonl incident-detected --by 山田 --refers 2026-003
    """
    from shirushi.app.services.recording import AddEvent, add_event

    settings = settings_in(lang)
    with told(settings):
        number = add_event(AddEvent(register=register, kind=kind, by=by, words=words, refers=refers))
        line(_ADDED.fill(file=register, number=number), settings)


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
        )
        stated = sign_statement(command, settings)
        if json:
            as_json(stated)
            return
        line(_STATED, settings)
        line(f"  - {{file: {stated.file}, objective: {objective}, signer: {stated.signer}}}", settings)


@keys.command("list")
def list_(json: AsJson = False, lang: Lang = "") -> None:
    """Show your key's fingerprint and the signers you know.

    Example: shirushi key list
    """
    from shirushi.app.services.keys import list_keys

    settings = settings_in(lang)
    with told(settings):
        known = list_keys(settings)
        if json:
            as_json(known)
            return
        for fingerprint in known.known:
            own = Text(ja="自分", en="own").read(settings.lang) if fingerprint == known.own else ""
            line(f"{fingerprint} {own}".rstrip(), settings)


@keys.command()
def add(file: Annotated[Path, typer.Argument(help="A public key (.pub).")], lang: Lang = "") -> None:
    """Count a signer as known from now on; check the fingerprint with its owner first.

    Example: shirushi key add partner.pub
    """
    from shirushi.app.services.keys import know_signer

    settings = settings_in(lang)
    with told(settings):
        line(know_signer(file, settings), settings)


@keys.command()
def export(file: Annotated[Path, typer.Argument(help="Where to write it.")], lang: Lang = "") -> None:
    """Write your public key for others.

    Example: shirushi key export our.pub
    """
    from shirushi.app.services.keys import export_key

    settings = settings_in(lang)
    with told(settings):
        line(export_key(file, settings), settings)
