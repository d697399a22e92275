"""`shirushi judge`: how good the judges are, and labels of people to measure them by."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, aside, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text, same

if TYPE_CHECKING:
    from shirushi.checks.judging.measurement import Measurement
    from shirushi.verdict.agreement import Agreed
    from shirushi.verdict.calibration import Calibration, Opinion

judge = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Judges: how good they are, measured by people.")

_ROWS = Text(ja="ラベルのある回答：{rows}件", en="{rows} labelled answers")
_RATERS = Text(ja="評価者どうしの一致 α：{alpha}", en="agreement among raters, alpha: {alpha}")
_BETWEEN = Text(ja="{value}（95%区間 {low}～{high}）", en="{value} (95 %: {low} to {high})")
_NO_VALUE = {
    "one-value-only": Text(
        ja="計算できません（全員がいつも同じ値を付けています）", en="not computable (everybody always gave one value)"
    ),
    "nothing-in-common": Text(
        ja="計算できません（比べられる組がありません）", en="not computable (nothing to compare)"
    ),
}
_JUDGE = Text(ja="\n{judge}（{language}）：κ {kappa}", en="\n{judge} ({language}): kappa {kappa}")
_PEOPLE = Text(ja="人 ＼ 判定器", en="people \\ judge")
_WORST = Text(ja="食い違いの大きいもの", en="worst disagreements")
_OPINION = Text(
    ja="・人：{people}、判定器：{judge}　{why}\n  問い　{prompt}\n  答え　{answer}",
    en="· people: {people}, judge: {judge}  {why}\n  asked  {prompt}\n  said   {answer}",
)
_KEPT = Text(
    ja="この成績を「{file}」に控えました。「shirushi judge table」で確かめられます。",
    en="Kept in {file}; `shirushi judge table` shows it.",
)
_NOT_KEPT = Text(
    ja="ここは作業フォルダではないため、控えていません（--in で指定できます）。",
    en="Not kept: this is no workspace (name one with --in).",
)
_LABELLED = Text(
    ja="{count}件のラベルを「{file}」に保存しました。残り{left}件。",
    en="{count} labels are kept in {file}; {left} answers are left.",
)
_ALL_DONE = Text(ja="付けるべきラベルは残っていません。", en="There is nothing left to label.")
_HEADS = (
    Text(ja="集合", en="set"),
    Text(ja="判定器", en="judge"),
    Text(ja="言語", en="language"),
    Text(ja="件数", en="answers"),
    Text(ja="判定不能", en="undetermined"),
    Text(ja="κ", en="kappa"),
    Text(ja="95%区間", en="95 %"),
    Text(ja="決めた分のκ", en="where decided"),
)
_TWINS = Text(ja="日英の対", en="twins")
_NO_JAPANESE = Text(
    ja="日本語は人の判定と照らしていません。自分のラベルで「shirushi judge calibrate」を実行すると、ここに加わります。",
    en="Japanese is not measured against people. Your own labels add it: `shirushi judge calibrate`.",
)
_SHOWN = 200


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    judge.command()(calibrate)
    judge.command()(label)
    judge.command("table")(show_table)
    app.add_typer(judge, name="judge")


def calibrate(
    labels: Annotated[Path, typer.Argument(metavar="FILE", help="Labels: CSV or JSON lines; prompt, answer, label.")],
    which: Annotated[
        Literal["offline", "model"], typer.Option("--judge", help="The built-in judges, or the model named as judge.")
    ] = "offline",
    in_: Annotated[Path, typer.Option("--in", help="The workspace that keeps the figures.")] = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Hold a judge against labels of people: kappa, who said what, where they disagree most.

    A label is pass, fail or undetermined. With several raters, their own agreement is told too. The figures are kept in the workspace.

    Example: shirushi judge calibrate labels.csv
    """
    from shirushi.app.cli.progress import Progress
    from shirushi.app.services.judging import Calibrate, calibrate_judges

    settings = settings_in(lang)
    with told(settings):
        command = Calibrate(labels=labels, judge=which, workspace=in_)
        done = calibrate_judges(command, lambda total: Progress(settings, total))
        if json:
            as_json(done)
            return
        line(_ROWS.fill(rows=done.rows), settings)
        line(_RATERS.fill(alpha=_agreed(done.raters)), settings)
        for one in done.judges:
            _show(one, settings)
        line("", settings)
        line(_KEPT.fill(file=done.kept) if done.kept else _NOT_KEPT, settings)


def label(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A run: its id, folder or bundle.zip, or a system.")],
    to: Annotated[Path, typer.Option(help="The file that takes the labels; it is gone on with.")] = Path(
        "labels.jsonl"
    ),
    rater: Annotated[str, typer.Option(help="Your name or initials; kept with each label.")] = "",
    check: Annotated[str, typer.Option(help="Only answers to this check.")] = "",
    most: Annotated[int, typer.Option(min=0, help="At most so many answers (0: all).")] = 0,
    out: Annotated[Path, typer.Option(help="Folder in which results lie.")] = Path("out"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Label the answers of a run, one key each; stop and go on whenever you like.

    Answers come in turn from every check and outcome. How the check judged is told only after you did.

    Example: shirushi judge label 2026-11-21-1a2b3c4d --rater hanako
    """
    from shirushi.app.cli.interview import Screen
    from shirushi.app.cli.labelling import Session
    from shirushi.app.services.labelling import Choose, LabelFile, choose

    settings = settings_in(lang)
    with told(settings):
        file = LabelFile(to, rater)
        left = file.left(choose(Choose(run=run, out=out, most=most, check=check)))
        if json:
            as_json(left)
            return
        if not left:
            line(_ALL_DONE, settings)
            return
        given = Session(Screen(), file, settings).hold(left)
        line(_LABELLED.fill(count=given, file=to, left=len(left) - given), settings)


def show_table(
    in_: Annotated[Path, typer.Option("--in", help="The workspace whose own figures are shown first.")] = Path(),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """The judge table: every judge, every set of labels, per language, with intervals.

    What a judge leaves undetermined counts as a disagreement. No judge is measured here on what it learnt from.

    Example: shirushi judge table
    """
    from shirushi.app.services.judging import judge_table

    settings = settings_in(lang)
    with told(settings):
        measured = judge_table(in_)
        if json:
            as_json(measured)
            return
        table(_HEADS, [_cells(one, settings) for one in measured], settings)
        if not any(one.language == "ja" and one.against == "people" for one in measured):
            aside(_NO_JAPANESE, settings)


def _show(one: "Calibration", settings: Settings) -> None:
    from shirushi.checks.judging.figures import LANGUAGES

    line(_JUDGE.fill(judge=one.judge, language=LANGUAGES[one.language], kappa=_agreed(one.kappa)), settings)
    heads = (_PEOPLE, *map(same, one.confusion.values))
    rows = [
        (value, *map(str, counts)) for value, counts in zip(one.confusion.values, one.confusion.counts, strict=True)
    ]
    table(heads, rows, settings)
    _disagreements(one.worst, settings)


def _disagreements(worst: Sequence["Opinion"], settings: Settings) -> None:
    if worst:
        line(_WORST, settings)
    for one in worst:
        words = _OPINION.fill(
            people=one.label.label.value,
            judge=one.outcome.value,
            why=one.why,
            prompt=one.label.prompt[:_SHOWN],
            answer=one.label.answer[:_SHOWN],
        )
        line(words, settings)


def _agreed(found: "Agreed") -> Text:
    from shirushi.checks.judging.measurement import two_places
    from shirushi.verdict.agreement import Incomputable

    if isinstance(found, Incomputable):
        return _NO_VALUE[found.why]
    return _BETWEEN.fill(value=two_places(found.value), low=two_places(found.low), high=two_places(found.high))


def _cells(one: "Measurement", settings: Settings) -> tuple[str, ...]:
    from shirushi.checks.judging.measurement import two_places

    language = _TWINS.read(settings.lang) if one.against == "twins" else one.language
    return (
        one.set,
        f"{one.judge} {one.version}",
        language,
        str(one.rows),
        str(one.undetermined),
        two_places(one.kappa),
        f"{two_places(one.low)}–{two_places(one.high)}",
        two_places(one.decided),
    )
