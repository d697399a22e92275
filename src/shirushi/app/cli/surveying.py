"""The command over many systems: who stands where, what nobody has looked at, which evidence grows old."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import line, table, told, unread_lines
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.report.survey import Survey, Surveyed

_SYSTEM = Text(ja="システム（主体）", en="system (actor)")
_ON = Text(ja="基準日", en="as of")
_BUNDLE = Text(ja="証拠の束", en="bundle")
_NO_BUNDLE = Text(ja="なし", en="none")
_ALTERED = Text(ja="改変あり", en="altered")
_INTACT = {
    "known": Text(ja="完全 署名者既知", en="intact, signer known"),
    "unknown": Text(ja="完全 署名者未知", en="intact, signer unknown"),
}
_ALL = Text(ja="計", en="all")
_NOTE = Text(ja="{system}：{note}", en="{system}: {note}")
_WROTE = Text(ja="一覧　{file}", en="survey  {file}")


def open_on(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(survey)


def survey(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Bundles, folders of results, workspaces, patterns.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the survey; runs of workspaces are looked for there.")] = Path(
        "out"
    ),
    signer: Annotated[
        list[str] | None, typer.Option(help="Fingerprint of a key that you know; may be repeated.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day on which evidence is in date; default: today."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Put many systems on one page: who stands where.

    Verifies every bundle and writes survey.ja.html, survey.en.html and survey.json; every cell leads to its evidence.

    A workspace without a run counts as described and not assessed. Exit 0: all read, every signer known; 3: something could not be read, or a signer is unknown; 5: a bundle was altered.

    Example: shirushi survey out examples/described
    """
    from shirushi.app.cli.progress import Counted
    from shirushi.app.services.surveying import MakeSurvey, make_survey

    settings = settings_in(lang)
    with told(settings):
        command = MakeSurvey(paths=tuple(paths), out=out, signers=tuple(signer or ()), on=on.date() if on else None)
        published = make_survey(command, settings, Counted(settings).tell)
        if json:
            typer.echo(published.files[-1].read_text("utf-8"))
        else:
            _show(published.survey, settings)
            for file in published.files:
                line(_WROTE.fill(file=file), settings)
        for unread in published.survey.unread:
            sys.stderr.write(unread_lines(unread.faults, settings.lang))
        raise typer.Exit(published.exit)


def _show(survey: "Survey", settings: Settings) -> None:
    """Print the answer, a line for each system, and what its reader should know."""
    from shirushi.report.compose_survey import summed, survey_answer
    from shirushi.report.survey_naming import named
    from shirushi.report.tally import total
    from shirushi.report.words import STANDINGS

    line(survey_answer(survey), settings)
    standings = tuple(each.standing for each in summed(one.counts for one in survey.systems))
    rows: list[tuple[str, ...]] = []
    for one in survey.systems:
        numbers = {each.standing: each.number for each in one.counts}
        counted = (*(numbers.get(standing, 0) for standing in standings), total(one.counts))
        rows.append(
            (
                named(one).read(settings.lang),
                one.on.isoformat(),
                *("" if one.kind == "altered" else str(number) for number in counted),
                _bundle(one).read(settings.lang),
            )
        )
    table((_SYSTEM, _ON, *(STANDINGS[each] for each in standings), _ALL, _BUNDLE), rows, settings)
    for one in survey.systems:
        for note in one.notes:
            line(_NOTE.fill(system=named(one), note=note), settings)


def _bundle(one: "Surveyed") -> Text:
    if one.verified is None:
        return _NO_BUNDLE
    answers = one.verified.answers
    return _INTACT[answers.signer] if answers.intact else _ALTERED
