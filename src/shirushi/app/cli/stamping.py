"""`shirushi log stamp`: have the head of the log, or of bundles, time-stamped."""

from pathlib import Path
from typing import Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, told
from shirushi.terms.text import Text
from shirushi.terms.when import iso

_STAMPED = Text(
    ja="「{origin}」の先頭（{size}件）：{at}（{authority}）→ {file}",
    en="head of {origin} ({size} entries): {at}, by the word of {authority} → {file}",
)


def open_on(app: typer.Typer) -> None:
    """Add the command to the group `log` of `app`, which is made where it is not there yet."""
    log = next((each.typer_instance for each in app.registered_groups if each.name == "log"), None)
    if log is None:
        log = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="The log of evidence.")
        app.add_typer(log, name="log")
    log.command()(stamp)


def stamp(
    tsa: Annotated[str, typer.Option(help="Address of a time-stamping authority (RFC 3161).")],
    in_: Annotated[Path, typer.Option("--in", help="The workspace whose log's head is stamped.")] = Path(),
    bundle: Annotated[
        list[Path] | None,
        typer.Option(help="A bundle.zip whose head is stamped instead; may be repeated.", show_default=False),
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Have the head of your log, or of a bundle, time-stamped by an authority.

    The stamp shows anybody that everything under this head existed at that time. It is verified before it is kept. An authority that is down takes nothing away: run again later.

    Example: shirushi log stamp --tsa https://tsa.example.com --bundle out/kotoba/RUN/bundle.zip
    """
    from shirushi.app.services.stamping import StampHeads, stamp_heads

    settings = settings_in(lang)
    with told(settings):
        stamped = stamp_heads(StampHeads(tsa=tsa, workspace=in_, bundles=tuple(bundle or ())), settings)
        if json:
            as_json(stamped)
            return
        for one in stamped:
            words = _STAMPED.fill(
                origin=one.origin, size=one.size, at=iso(one.at), authority=one.authority, file=one.file
            )
            line(words, settings)
