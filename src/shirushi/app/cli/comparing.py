"""`shirushi compare`: what moved between two runs, as a table or as JSON; the demo prints the same."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.comparing import Compared, RunRead
    from shirushi.verdict.compare import Measured, ObjectiveMoved

_RUN = Text(ja="{head}  {run}（{actor}「{system}」、{on}時点）", en="{head}  {run} ({actor}, {system}, as of {on})")
_BEFORE = Text(ja="前", en="before")
_AFTER = Text(ja="後", en="after")
_OBJECTIVE = Text(ja="目標", en="objective")
_DUTY = Text(ja="義務", en="duty")
_MOVE = Text(ja="状況の動き", en="moved")
_ARROW = Text(ja="{before} → {after}", en="{before} → {after}")
_STATED = Text(ja="{title}\n{before} → {after}", en="{title}\n{before} → {after}")
_STAYED = Text(ja="{title}\n{after}のまま", en="{title}\nstays: {after}")
_CHECK = Text(ja="検査", en="check")
_CHANGE = Text(ja="変化の確かさ", en="how sure")
_DIRECTION = Text(ja="向き", en="which way")
_BECAUSE = Text(ja="動かした目標", en="because of")
_NOTHING = Text(ja="動いた目標も義務もありません。", en="No objective and no duty moved.")
_OBJECTIVES_STILL = Text(
    ja="このほかの目標{still}件は、状態も測った値も変わっていません。",
    en="The other {still} objectives stand and measure as before.",
)
_NO_DUTY = Text(ja="状況が動いた義務はありません。", en="No duty moved.")

_BROKE = Text(ja="  ✗ 合格 → 不合格  {case}", en="  ✗ pass → fail  {case}")
_MENDED = Text(ja="  ✓ 不合格 → 合格  {case}", en="  ✓ fail → pass  {case}")
_MORE = Text(ja="    ほか{n}件（--json にすべて）", en="    and {n} more (all with --json)")
_TOOLS = Text(ja="MCPサーバーの提供するものの定義の違い：", en="What MCP servers define otherwise than before:")
_TOOL = Text(ja="  {server} {name}（{kind}）  {before} → {after}", en="  {server} {name} ({kind})  {before} → {after}")
_NOT_THERE = Text(ja="なし", en="not there")
_DIGITS = 12
_SHOWN = 10


def open_on(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(compare)


def compare(
    before: Annotated[
        str, typer.Argument(metavar="RUN", help="The earlier run: its id, bundle.zip, folder or system.")
    ],
    after: Annotated[str, typer.Argument(metavar="RUN", help="The later run.")],
    out: Annotated[Path, typer.Option(help="Folder in which results lie.")] = Path("out"),
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Tell what moved between two runs, and why.

    Says first whether both were measured alike, then objective by objective with intervals, then the duties, the perspectives, the cases that flipped and the tools of MCP servers that are defined otherwise. Exit 0: compared; 2: no such run; 5: one of them was altered.

    Example: shirushi compare 2026-11-21-1a2b3c4d 2026-11-28-5e6f7a8b
    """
    from shirushi.app.services.comparing import Compare, compare_runs

    settings = settings_in(lang)
    with told(settings):
        compared = compare_runs(Compare(before=before, after=after, out=out))
        if json:
            as_json(compared)
        else:
            show_comparison(compared, settings)


def show_comparison(compared: "Compared", settings: Settings) -> None:
    """Print what moved: the ground, the objectives, the duties, the perspectives down to cases that flipped."""
    from shirushi.report.compared import counts_words, ground_words

    _run(_BEFORE, compared.before, settings)
    _run(_AFTER, compared.after, settings)
    for words in ground_words(compared.comparison):
        line(words, settings)
    if not (compared.comparison.objectives or compared.comparison.duties):
        line(_NOTHING, settings)
    else:
        _objectives(compared, settings)
        _duties(compared, settings)
        line(counts_words(compared.comparison), settings)
    _perspectives(compared, settings)
    _tools(compared, settings)


def _run(head: Text, run: "RunRead", settings: Settings) -> None:
    line(_RUN.fill(head=head, run=run.run, actor=run.actor, system=run.system, on=run.on), settings)


def _tools(compared: "Compared", settings: Settings) -> None:
    if compared.tools:
        line(_TOOLS, settings)
    for one in compared.tools:
        digests = [", ".join(each[:_DIGITS] for each in side) or _NOT_THERE for side in (one.before, one.after)]
        named = {"server": one.server, "name": one.name, "kind": one.kind}
        line(_TOOL.fill(**named, before=digests[0], after=digests[1]), settings)


def _objectives(compared: "Compared", settings: Settings) -> None:
    from shirushi.report.compared import moved_first

    rows = [
        ("" if place else _objective(moved).read(settings.lang), *_measured(moved, each, settings))
        for moved in moved_first(compared.comparison.objectives)
        for place, each in enumerate(moved.measured or (None,))
    ]
    table((_OBJECTIVE, _CHECK, _BEFORE, _AFTER, _CHANGE), rows, settings)
    line(_OBJECTIVES_STILL.fill(still=compared.comparison.objectives_still), settings)


def _measured(moved: "ObjectiveMoved", measured: "Measured | None", settings: Settings) -> tuple[str, str, str, str]:
    """The cells of one check; where no check saw anything else, why the objective moved."""
    from shirushi.report.compared import change_words, seen_words

    if measured is None:
        return "", "", "", moved.why.says.read(settings.lang)
    return (
        measured.title.read(settings.lang),
        _lines(seen_words(measured.before), settings),
        _lines(seen_words(measured.after), settings),
        change_words(measured).read(settings.lang),
    )


def _objective(moved: "ObjectiveMoved") -> Text:
    from shirushi.report.compared import state_words

    told = _STAYED if moved.before is moved.after else _STATED
    return told.fill(title=moved.title, before=state_words(moved.before), after=state_words(moved.after))


def _lines(several: tuple[Text, ...], settings: Settings) -> str:
    return "\n".join(words.read(settings.lang) for words in several)


def _duties(compared: "Compared", settings: Settings) -> None:
    from shirushi.report.compared import because_words, direction_words, duty_name, standing_words

    if not compared.comparison.duties:
        line(_NO_DUTY, settings)
        return
    titles = {moved.objective: moved.title for moved in compared.comparison.objectives}
    rows = [
        (
            duty_name(moved).read(settings.lang),
            _ARROW.fill(before=standing_words(moved.before), after=standing_words(moved.after)).read(settings.lang),
            direction_words(moved).read(settings.lang),
            because_words(moved, titles).read(settings.lang),
        )
        for moved in compared.comparison.duties
    ]
    table((_DUTY, _MOVE, _DIRECTION, _BECAUSE), rows, settings)


def _perspectives(compared: "Compared", settings: Settings) -> None:
    """The perspectives whose shares moved, the leaves that moved them, the cases that flipped."""
    from shirushi.app.cli.perspectives import HEADS
    from shirushi.report.compared import drift_words, flips_words, leaf_words, shares_words

    moved = [one for one in compared.perspectives if one.before != one.after or one.leaves]
    if moved:
        rows = [
            (f"{one.perspective} {one.title.read(settings.lang)}", *(w.read(settings.lang) for w in shares_words(one)))
            for one in moved
        ]
        table(HEADS, rows, settings)
        for leaf in (leaf for one in moved for leaf in one.leaves):
            line(f"  {leaf_words(leaf).read(settings.lang)}", settings)
    if compared.flips.judged:
        line(flips_words(compared.flips), settings)
        for kind, cases in ((_BROKE, compared.flips.broke), (_MENDED, compared.flips.mended)):
            for case in cases[:_SHOWN]:
                line(kind.fill(case=f"{case.check} {case.case}"), settings)
            if len(cases) > _SHOWN:
                line(_MORE.fill(n=len(cases) - _SHOWN), settings)
    if compared.drift.asked:
        line(drift_words(compared.drift), settings)
