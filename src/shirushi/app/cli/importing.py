"""`shirushi import`: what others wrote. Suites of items, read and told before they are asked; results of other tools, judged again."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, fault_lines, line, table, told
from shirushi.app.cli.writing import In, show_stated
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.services.suites import Suite
    from shirushi.exchange.elsewhere.compared import Compared, Differing

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Items and results of others.")

_SUITE = Text(
    ja="{name}：{items}件の項目（目標の木の葉{leaves}枚に当たる）、ダイジェスト{digest}",
    en="{name}: {items} items, bearing on {leaves} leaves of the goal trees; digest {digest}",
)
_TREES = Text(
    ja="目標の木：目標{goals}、葉{leaves}。うち項目のある葉{covered}",
    en="goal trees: {goals} goals, {leaves} leaves, {covered} of them with items",
)
_KIND = Text(ja="求めるもの", en="wanted")
_OBJECTIVE = Text(ja="目標", en="objective")
_ITEMS = Text(ja="項目", en="items")
_FAULTS = Text(ja="気づいた点：{n}件", en="noticed: {n}")
_RESULTS = Text(
    ja="{tool}の結果：{count}件の回答（対象{model}、判定{judge}）",
    en="{tool}: {count} answers (target {model}, judge {judge})",
)
_NOT_OURS = Text(
    ja="これは他者の実行の記録であり、当方の測定としては数えません。",
    en="This is a record of somebody else's run; none of it counts as measured by us.",
)
_BLIND = Text(
    ja="そう言う判定がないのに合格と示されている回答：{n}件", en="shown as passed though no verdict says so: {n}"
)
_THEIRS = Text(ja="道具の判定", en="theirs")
_OURS = Text(ja="規則の判定", en="ours")
_COUNT = Text(ja="回答", en="answers")
_DIFFERING = Text(
    ja="判定が違う回答：{n}件（{shown}件を表示、--jsonですべて）",
    en="judged otherwise: {n} ({shown} shown; --json gives all)",
)
_ONE = Text(
    ja="{id}\n  問い：{asked}\n  回答：{said}\n  道具：{theirs}（{because}）／規則：{ours}（{why}）",
    en="{id}\n  asked: {asked}\n  said: {said}\n  theirs: {theirs} ({because}); ours: {ours} ({why})",
)
_SHOWN_AS = Text(ja="{theirs}、表示は{shown}", en="{theirs}, shown as {shown}")
_OUTCOMES = {
    "pass": Text(ja="適合", en="pass"),
    "fail": Text(ja="不適合", en="fail"),
    "undetermined": Text(ja="判定不能", en="undetermined"),
}
_LENGTH = 90


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group.command()(suite)
    group.command()(results)
    app.add_typer(group, name="import")


def suite(
    spec: Annotated[str, typer.Argument(help="aisev=FOLDER, moonshot=FILE or csv=FILE.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Read a suite of items without asking anything, and tell what is wrong with it.

    Every fault comes with its line and what became of it. Exit 0: all items can be used; 3: some are left out; 2: it cannot be read.

    Example: shirushi import suite csv=items.csv
    """
    from shirushi.app.services.suites import load_suite
    from shirushi.checks.suite.importing.loaded import LEFT_OUT

    settings = settings_in(lang)
    with told(settings):
        found = load_suite(spec)
        if json:
            as_json(found)
        else:
            _show_suite(found, settings)
        if any(fault.code == LEFT_OUT.id for fault in found.faults):
            raise typer.Exit(Exit.INCOMPLETE)


def results(
    file: Annotated[Path, typer.Argument(help="A result file of Inspect, aisev, garak, promptfoo or PyRIT.")],
    suite: Annotated[
        str, typer.Option(help="The suite whose items were asked, where the file does not say what was wanted.")
    ] = "",
    show: Annotated[int, typer.Option(min=0, help="How many answers that are judged otherwise to show.")] = 10,
    seal: Annotated[
        Path | None,
        typer.Option(metavar="STATEMENT", help="Sign what they come to, into this file.", show_default=False),
    ] = None,
    objective: Annotated[str, typer.Option(help="With --seal: the objective that they bear on.")] = "",
    by: Annotated[str, typer.Option(help="With --seal: who answers for the run, by name.")] = "",
    position: Annotated[str, typer.Option(help="With --seal: in which position.")] = "",
    in_: In = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Read another tool's results, judge the same answers by our rules, and list where and why they differ.

    A verdict of theirs that is missing or cannot be parsed is undetermined, whatever their tool shows. Nothing here counts as measured by us: sealed, it is a statement of its signer, with tool, counts and the file's digest.

    Example: shirushi import results evaluation_detail.json --suite aisev=../aisev
    """
    from shirushi.app.services.elsewhere import ImportResults, SealResults, import_results, seal_results

    settings = settings_in(lang)
    with told(settings):
        compared = import_results(ImportResults(file=file, suite=suite))
        if json and not seal:
            as_json(compared)
        elif not json:
            _show_results(compared, show, settings)
        if seal:
            command = SealResults(to=seal, objective=objective, by=by, position=position, workspace=in_)
            stated = seal_results(command, file, compared, settings)
            as_json(stated) if json else show_stated(stated, objective, settings)


def _show_suite(found: "Suite", settings: Settings) -> None:
    goals = {case.goal for case in found.cases if case.goal}
    line(_SUITE.fill(name=found.name, items=len(found.cases), leaves=len(goals), digest=found.digest[:12]), settings)
    leaves = {goal.id for goal in found.goals if goal.leaf}
    if leaves:
        line(_TREES.fill(goals=len(found.goals), leaves=len(leaves), covered=len(leaves & goals)), settings)
    kinds = Counter((type(case.wanted).__name__.lower(), case.objective) for case in found.cases)
    table((_KIND, _OBJECTIVE, _ITEMS), [(*key, str(count)) for key, count in sorted(kinds.items())], settings)
    if found.faults:
        line(_FAULTS.fill(n=len(found.faults)), settings)
        for fault in found.faults:
            typer.echo(fault_lines(fault, settings.lang), nl=False)


def _show_results(compared: "Compared", show: int, settings: Settings) -> None:
    nobody = "–"
    line(
        _RESULTS.fill(
            tool=compared.tool, count=compared.count, model=compared.model or nobody, judge=compared.judge or nobody
        ),
        settings,
    )
    line(_NOT_OURS, settings)
    if compared.note.ja:
        line(compared.note, settings)
    rows = [
        (_outcome(pair.theirs, settings), _outcome(pair.ours, settings), str(pair.count)) for pair in compared.pairs
    ]
    table((_THEIRS, _OURS, _COUNT), rows, settings)
    if compared.blind:
        line(_BLIND.fill(n=compared.blind), settings)
    if compared.differing:
        shown = compared.differing[:show]
        line(_DIFFERING.fill(n=len(compared.differing), shown=len(shown)), settings)
        for one in shown:
            line(_differing(one), settings)
    for fault in compared.faults:
        typer.echo(fault_lines(fault, settings.lang), nl=False)


def _differing(one: "Differing") -> Text:
    theirs = _OUTCOMES[one.theirs]
    if one.shown != one.theirs:
        theirs = _SHOWN_AS.fill(theirs=theirs, shown=_OUTCOMES[one.shown])
    return _ONE.fill(
        id=one.id,
        asked=_short(one.asked),
        said=_short(one.said),
        theirs=theirs,
        because=_short(one.because),
        ours=_OUTCOMES[one.ours],
        why=one.why,
    )


def _outcome(outcome: str, settings: Settings) -> str:
    return _OUTCOMES[outcome].read(settings.lang)


def _short(words: str) -> str:
    """The beginning of foreign words, on one line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LENGTH else flat[: _LENGTH - 1] + "…"
