"""Commands about bills of materials: build one from the things themselves, hold one against them, tell what changed."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shirushi.app.cli.counting import naming
from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import Exit, as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text, listed, same

if TYPE_CHECKING:
    from shirushi.app.services.bills import BuiltBom, CheckedBom, ComparedBoms
    from shirushi.instruments.bom.bill import Item
    from shirushi.instruments.bom.diff import Change

bom = typer.Typer(help="Build, check and compare bills of materials (CycloneDX 1.7, SPDX 3.0.1).", no_args_is_help=True)

_ITEM = Text(ja="部品", en="part")
_KIND = Text(ja="種類", en="kind")
_VERSION = Text(ja="版", en="version")
_LICENCE = Text(ja="利用許諾", en="licence")
_SHOWS = Text(ja="中身から読み取ったこと", en="read from the bytes")
_BESIDES = Text(
    ja="ほかに、部品に属するファイル{files}件、パッケージ{packages}件（--json ですべて表示）",
    en="and {files} further files of parts, {packages} packages (--json shows all)",
)
_FACT = same("{fact} {value}")
_WEAKNESSES = Text(
    ja="既知の脆弱性　：{on}に{by}で照会、{number}件（うち判断なし{undecided}件）",
    en="known weaknesses: looked up on {on} with {by}; {number} found, {undecided} undecided",
)
_GAP = Text(ja="読めなかったこと：{ref}　{why}", en="not read: {ref}: {why}")
_WROTE = Text(ja="書き出し：{file}", en="wrote {file}")
_OBJECTIVE = Text(ja="目標", en="objective")
_ASPECT = Text(ja="求められること", en="what is asked")
_RESULT = Text(ja="結果", en="result")
_DUTIES = Text(ja="{objective}が関わる義務：{duties}", en="duties on {objective}: {duties}")
_NO_DUTIES = Text(ja="なし", en="none")
_SHOWN = Text(ja="部品表は、その目標が求めることをすべて示しています。", en="The bill shows all that this asks.")
_NOT_SHOWN = Text(ja="まだ示されていないことがあります。", en="The bill does not show all of it yet.")
_CHANGE = Text(ja="変わったこと", en="what changed")
_WAS = Text(ja="前", en="before")
_NOW = Text(ja="後", en="after")
_MOST_SHOWN = 40


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(bom, name="bom")


@bom.command()
def build(
    path: Annotated[
        Path, typer.Argument(help="A workspace, or any folder with weights, data and lock files.")
    ] = Path(),
    out: Annotated[Path, typer.Option(help="Folder for bom.cdx.json and bom.spdx.json.")] = Path("out/bom"),
    site: Annotated[
        Path | None,
        typer.Option(help="A virtual environment whose installed packages belong in the bill.", show_default=False),
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option(help="A bundle.zip whose verdicts become declarations.", show_default=False),
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day that the bill gives for itself; default: today."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Build the bill of materials from the weights, data, packages, prompts and tools themselves.

    Writes CycloneDX 1.7 (model card, data, formulation, declarations) and SPDX 3.0.1 (AI and Dataset profiles). What the bytes do not show (licence, origin, energy) is taken from bill.yaml beside shirushi.yaml, and marked as stated. Equal input and day give equal bytes. Exit 3: something could not be read; the bill says what.

    Example: shirushi bom build examples/kotoba --site .venv --out out/bom
    """
    from shirushi.app.services.bills import BuildBom, build_bom

    settings = settings_in(lang)
    with told(settings):
        day = on.date() if on else None
        command = BuildBom(path=path, out=out, site=site, bundle=bundle, on=day)
        built = build_bom(command, settings, naming(settings))
        if json:
            as_json(built)
        else:
            _show_built(built, settings)
        raise typer.Exit(Exit.INCOMPLETE if built.bill.gaps else Exit.DONE)


def _show_built(built: "BuiltBom", settings: Settings) -> None:
    from shirushi.instruments.bom.bill import Kind
    from shirushi.report.components import component_kind

    bill = built.bill
    own = [item for item in bill.items if item.kind not in {Kind.LIBRARY, Kind.FILE}]
    rows = [
        (
            item.ref,
            component_kind(item.kind).read(settings.lang),
            item.version,
            item.licence or item.stated.licence,
            _facts(item, settings),
        )
        for item in own[:_MOST_SHOWN]
    ]
    table((_ITEM, _KIND, _VERSION, _LICENCE, _SHOWS), rows, settings)
    kinds = Counter(item.kind for item in bill.items)
    if kinds[Kind.FILE] or kinds[Kind.LIBRARY]:
        line(_BESIDES.fill(files=kinds[Kind.FILE], packages=kinds[Kind.LIBRARY]), settings)
    if bill.audited:
        found = bill.audited.weaknesses
        undecided = sum(not one.state for one in found)
        counted = _WEAKNESSES.fill(on=bill.audited.on, by=bill.audited.by, number=len(found), undecided=undecided)
        line(counted, settings)
    for gap in bill.gaps:
        line(_GAP.fill(ref=gap.ref, why=gap.reason.says), settings)
    for file in built.files:
        line(_WROTE.fill(file=file), settings)


def _facts(item: "Item", settings: Settings) -> str:
    from shirushi.instruments.bom.bill import named_facts
    from shirushi.report.components import FACTS

    facts = item.model or item.data
    named = named_facts(facts) if facts else {}
    words = (_FACT.fill(fact=FACTS[name], value=_grouped(value)) for name, value in named.items())
    return listed(words).read(settings.lang)


def _grouped(value: str) -> str:
    return f"{int(value):,}" if value.isdecimal() else value


@bom.command()
def check(
    bill: Annotated[Path, typer.Argument(help="A bill in CycloneDX 1.4 to 1.7 or SPDX 2.3 or 3.0.1, as JSON.")],
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--for", help="The workspace to hold it against; default: the one it lies in.", show_default=False
        ),
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of which day duties bind; default: today.")
    ] = None,
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Hold a bill against what is there: which duties it serves, and what it lacks.

    Exit 0: nothing missing and nothing unknown; 3: otherwise.

    Example: shirushi bom check out/bom/bom.cdx.json --for examples/kotoba
    """
    from shirushi.app.services.bills import CheckBom, check_bom

    settings = settings_in(lang)
    with told(settings):
        checked = check_bom(CheckBom(bill=bill, workspace=workspace, on=on.date() if on else None), settings)
        if json:
            as_json(checked)
        else:
            _show_checked(checked, settings)
        raise typer.Exit(Exit.DONE if checked.is_complete else Exit.INCOMPLETE)


def _show_checked(checked: "CheckedBom", settings: Settings) -> None:
    from shirushi.checks.bom.compare import OWES

    rows = [
        (asked.objective, OWES[one.aspect].read(settings.lang), one.says().read(settings.lang))
        for asked in checked.asked
        for one in asked.aspects
    ]
    table((_OBJECTIVE, _ASPECT, _RESULT), rows, settings)
    for asked in checked.asked:
        duties = ", ".join(asked.duties) or _NO_DUTIES
        line(_DUTIES.fill(objective=asked.title, duties=duties), settings)
        line(_SHOWN if asked.is_shown else _NOT_SHOWN, settings)
    for gap in checked.gaps:
        line(gap, settings)


@bom.command()
def diff(
    before: Annotated[Path, typer.Argument(help="The earlier bill.")],
    after: Annotated[Path, typer.Argument(help="The later bill.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Say in a sentence what changed between two bills, and then part by part.

    Example: shirushi bom diff release-1/bom.cdx.json release-2/bom.cdx.json
    """
    from shirushi.app.services.bills import compare_boms

    settings = settings_in(lang)
    with told(settings):
        compared = compare_boms(before, after)
        if json:
            as_json(compared)
        else:
            _show_compared(compared, settings)


def _show_compared(compared: "ComparedBoms", settings: Settings) -> None:
    line(compared.sentence, settings)
    if compared.changes:
        rows = [_change_row(change, settings) for change in compared.changes]
        table((_ITEM, _KIND, _CHANGE, _WAS, _NOW), rows, settings)


def _change_row(change: "Change", settings: Settings) -> tuple[str, str, str, str, str]:
    from shirushi.report.components import CHANGES, FACTS, component_kind

    fact = FACTS.get(change.fact.rpartition(":")[2], same(change.fact)).read(settings.lang)
    kind, what = component_kind(change.kind).read(settings.lang), CHANGES[change.aspect].read(settings.lang)
    return f"{change.name} {fact}".strip(), kind, what, change.was, change.now
