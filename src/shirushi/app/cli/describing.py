"""`shirushi init`: describe a system by answering questions, by a file of answers, or by flags."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, told
from shirushi.app.settings import Settings
from shirushi.terms.system import Role
from shirushi.terms.text import Text, same

if TYPE_CHECKING:
    from shirushi.duties.interview.propose import Proposal
    from shirushi.terms.template import Outline

_WROTE = Text(
    ja="{file} を書きました。#で始まる説明を読み、埋めてから「shirushi duties {folder}」で該当する義務を確かめてください。",
    en="Wrote {file}. Fill it in (lines with # explain), then see what applies: shirushi duties {folder}",
)
_CONFIRM = Text(ja="この内容で {file} を書きますか？", en="Write this to {file}?")
_ONE_OF = Text(ja="--answers と同時には使えません", en="not together with --answers")
_NOT_WRITTEN = Text(ja="何も書きませんでした。", en="Nothing was written.")


def open_on(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(init)


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write shirushi.yaml.")] = Path(),
    name: Annotated[str, typer.Option(help="Id of the system: a-z, 0-9 and hyphens.")] = "my-system",
    title: Annotated[str, typer.Option(help="What the system is called.")] = "",
    actor: Annotated[str, typer.Option(help="Id of the actor to assess.")] = "us",
    role: Annotated[
        list[Role] | None, typer.Option(help="The actor's role; may be repeated. Nothing is asked then.")
    ] = None,
    answers: Annotated[Path | None, typer.Option(help="A file of answers; nothing is asked then.")] = None,
    answers_template: Annotated[
        bool, typer.Option("--answers-template", help="Print a file of answers to fill in; nothing is written.")
    ] = False,
    url: Annotated[str, typer.Option(help="Address of an OpenAI-compatible endpoint.")] = "",
    model: Annotated[str, typer.Option(help="Model name the endpoint expects.")] = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Write a commented shirushi.yaml, from twelve questions.

    At a terminal it asks, proposes roles, uses, risk and jurisdictions with reasons, and writes what you confirm. With
    --answers it takes the answers from a file; with --role, or without a terminal, it asks nothing.

    Example: shirushi init helpdesk --answers answers.yaml --url http://127.0.0.1:8080/v1
    """
    from shirushi.app.cli.interview import show_proposal
    from shirushi.app.services.describing import Described, Init, check_outline, write_description
    from shirushi.duties.interview.outline import outline_of
    from shirushi.terms.template import Outline

    settings = settings_in(lang)
    if answers and role:
        raise typer.BadParameter(_ONE_OF.read(settings.lang), param_hint="--role")
    with told(settings):
        if answers_template:
            _print_template(title or name, settings)
            return
        outline = Outline(
            id=name,
            title=same(title or name),
            actor=actor,
            roles=tuple(role or (Role.PROVIDER,)),
            url=url,
            model=model,
            loopback=_is_loopback(url),
        )
        file = check_outline(Init(folder=folder, outline=outline), settings.lang)
        proposal: Proposal | None = None
        if answers or not (role or json or not _somebody_is_there()):
            proposal = _propose(answers, outline, settings)
            outline = outline_of(proposal, outline)
            if not answers and not _confirmed(proposal, file, settings):
                line(_NOT_WRITTEN, settings)
                return
        write_description(Init(folder=folder, outline=outline), settings.lang)
        if json:
            as_json(Described(file=str(file), proposal=proposal))
            return
        if proposal and answers:
            show_proposal(proposal, settings)
        line(_WROTE.fill(file=file, folder=folder), settings)


def _propose(answers: Path | None, outline: "Outline", settings: Settings) -> "Proposal":
    """Read the answers, or ask for them, and say what they mean."""
    from shirushi.app.cli.interview import Interview, Screen
    from shirushi.app.services.describing import propose_description, read_answers

    given = (
        read_answers(answers) if answers else Interview(Screen(), settings, outline.title.read(settings.lang)).hold()
    )
    return propose_description(given, outline.actor, settings)


def _confirmed(proposal: "Proposal", file: Path, settings: Settings) -> bool:
    """Show what would be written, and ask."""
    from shirushi.app.cli.interview import show_proposal

    show_proposal(proposal, settings)
    return typer.confirm(_CONFIRM.fill(file=file).read(settings.lang), default=True)


def _print_template(title: str, settings: Settings) -> None:
    from shirushi.duties.interview.answers import answers_template

    typer.echo(answers_template(title, settings.lang), nl=False)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _is_loopback(url: str) -> bool:
    return any(f"//{host}" in url for host in ("127.0.0.1", "localhost", "[::1]"))
