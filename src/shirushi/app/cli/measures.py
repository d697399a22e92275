"""Commands about the policy around the duties: bodies, texts, measures, budget, data map."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from shirushi.app.cli.options import AsJson, Lang, settings_in
from shirushi.app.cli.say import as_json, line, table, told
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

if TYPE_CHECKING:
    from shirushi.app.cli.measures_told import Told
    from shirushi.policy.budget import Account
    from shirushi.policy.measures import DataPoint

measures = typer.Typer(rich_markup_mode=None, invoke_without_command=True)

_ID = Text(ja="番号", en="id")
_TITLE = Text(ja="題名", en="title")
_BODIES = Text(ja="主体", en="bodies")
_STATUS = Text(ja="状態", en="status")
_STATUS_RULE = Text(
    ja="状態は、記名の担当者が証拠とともに別の状態を記録するまで「不明」のままです。",
    en="A status stays not known until a named person records another one with evidence.",
)
_SOURCE = Text(ja="出典", en="source")
_READ = Text(ja="確認", en="verified")
_YEARS = Text(ja="年", en="years")
_COUNT = Text(ja="全{all}件のうち{count}件", en="{count} of {all} entries")
_ELSEWHERE = Text(ja="。ほかの種類に{elsewhere}件（--kind all）", en="; {elsewhere} more of other kinds (--kind all)")
_FIELD = Text(ja="項目", en="field")
_CONTENT = Text(ja="内容", en="content")
_LINE = Text(ja="区分", en="line")
_STATED = Text(ja="記載", en="as stated")
_DOLLARS = Text(ja="米ドル", en="US dollars")
_FIGURES = Text(ja="元の金額", en="figures")
_STAGE = Text(ja="段階", en="stage")
_SUM = Text(ja="内訳の合計（計算）", en="sum, computed")
_GAP = Text(ja="総額との差（計算）", en="gap, computed")
_UNKNOWN = Text(ja="不明：{why}", en="unknown: {why}")
_BOUNDS = Text(
    ja="端数処理を見込むと、差は{lowest}ドルから{highest}ドルの間にあります。",
    en="With rounding, the gap lies between {lowest} and {highest} dollars.",
)
_UNEXPLAINED = Text(
    ja="{bounds}少なくとも{least}ドルの内容は、資料に書かれていません。",
    en="{bounds} The documents do not say what at least {least} dollars are.",
)
_OVER = Text(
    ja="{bounds}内訳が総額を少なくとも{least}ドル上回ります。",
    en="{bounds} The parts exceed the total by at least {least} dollars.",
)
_ROUNDING = Text(
    ja="{bounds}この差は、端数処理だけでも生じ得ます。", en="{bounds} Rounding alone could account for it."
)
_NOT_STATED = Text(ja="記載なし", en="not stated")
_ACCOUNT = Text(ja="{year}・{account}", en="{year}, {account}")
_CONTENTS = Text(ja="各分野の内容（金額の記載はありません）", en="What the lines hold (no amounts are stated)")
_HOLDER = Text(ja="保有者", en="holder")
_PLACED = Text(ja="{title}（{row}・{column}）", en="{title} ({row}, {column})")
_PLACES = Text(
    ja="括弧内は、その行・その列に当たる確からしさです。",
    en="In brackets: how likely it stands in that row, in that column.",
)
_NOTE = Text(ja="{note}［{mark}］", en="{note} [{mark}]")
_KIND = Text(ja="種類", en="kind")


def open_on(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(measures, name="measures")


@measures.callback()
def list_(
    context: typer.Context,
    kind: Annotated[
        Literal["measure", "body", "text", "budget", "data", "cooperation", "all"], typer.Option(help="What to list.")
    ] = "measure",
    body: Annotated[str, typer.Option(help="Only what a body has to do with: id, abbreviation or name.")] = "",
    status: Annotated[
        Literal["unknown", "not-begun", "under-way", "done", "replaced", "dropped"] | None,
        typer.Option(help="Only measures of this status."),
    ] = None,
    year: Annotated[str, typer.Option(help="Only what is dated in this year.")] = "",
    search: Annotated[str, typer.Option(help="Only what speaks of these words, in either language.")] = "",
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """The policy around the duties: bodies, texts, measures.

    Lists and filters the register of bodies, texts, measures, budget, data map and cooperation with source and status;
    what is not known says so. Nothing in it binds.

    Example: shirushi measures --body METI --search 計算資源
    """
    if context.invoked_subcommand:
        return
    from shirushi.app.services.measures import list_measures
    from shirushi.policy.measures_list import Filter

    settings = settings_in(lang)
    with told(settings):
        narrow = Filter(kind=kind, body=body, status=status or "", year=year, words=search)
        listing = list_measures(narrow, settings)
        if json:
            as_json(listing)
            return
        say = _speaker(settings)
        rows = [
            (
                one.id,
                one.title.read(settings.lang),
                say.bodies(one.bodies),
                say.called("status", one.status) if one.status else "—",
                " ".join(one.years) or "—",
                say.called("document", one.source.document),
                say.called("verified", one.verified),
            )
            for one in listing.lines
        ]
        if rows:
            table((_ID, _TITLE, _BODIES, _STATUS, _YEARS, _SOURCE, _READ), rows, settings)
        if any(one.status == "unknown" for one in listing.lines):
            line(_STATUS_RULE, settings)
        count = _COUNT.fill(all=listing.entries, count=len(rows)).read(settings.lang)
        more = _ELSEWHERE.fill(elsewhere=listing.elsewhere).read(settings.lang) if listing.elsewhere else ""
        line(count + more, settings)


@measures.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An entry's id, e.g. MEAS-WP24-IN-03 or BODY-AISI.")],
    json: AsJson = False,
    lang: Lang = "",
) -> None:
    """Show one entry: who, what, status, later facts, source, and what it leads to.

    Example: shirushi measures show MEAS-WP24-IN-03
    """
    from shirushi.app.services.measures import show_measure

    settings = settings_in(lang)
    with told(settings):
        shown = show_measure(id_, settings)
        if json:
            as_json(shown)
            return
        table((_FIELD, _CONTENT), list(_speaker(settings).rows(shown)), settings)


@measures.command()
def budget(json: AsJson = False, lang: Lang = "") -> None:
    """Add up the budget figures and show the gaps.

    Where the parts do not add up to the stated total, the gap is a line of its own, with the figures it comes from.

    Example: shirushi measures budget
    """
    from shirushi.app.services.measures import show_budget

    settings = settings_in(lang)
    with told(settings):
        added = show_budget(settings)
        if json:
            as_json(added)
            return
        say = _speaker(settings)
        for account in added.accounts:
            name = _ACCOUNT.fill(
                year=say.fiscal_year(account.fiscal_year), account=say.called("account", account.account)
            )
            line(f"\n{name.read(settings.lang)}", settings)
            table((_LINE, _STATED, _DOLLARS, _STAGE, _FIGURES), list(_account_rows(account, say)), settings)
            line(_verdict(account), settings)
        line(f"\n{_CONTENTS.read(settings.lang)}", settings)
        rows = [
            (
                say.called("budget_line", one.line),
                one.title.read(settings.lang),
                _NOT_STATED.read(settings.lang),
                one.id,
            )
            for one in added.contents
        ]
        table((_LINE, _CONTENT, _DOLLARS, _ID), rows, settings)
        for note in added.notes:
            line(f"{note.title.read(settings.lang)}: {note.statement.read(settings.lang)}", settings)
        sources = dict.fromkeys(say.source(one.source) for account in added.accounts for one in account.totals)
        line(f"{_SOURCE.read(settings.lang)}: {'; '.join(sources)}", settings)


@measures.command()
def data(json: AsJson = False, lang: Lang = "") -> None:
    """Show computing resources and the map of training data.

    Example: shirushi measures data --lang ja
    """
    from shirushi.app.services.measures import show_data

    settings = settings_in(lang)
    with told(settings):
        points = show_data(settings)
        if json:
            as_json(points)
            return
        say = _speaker(settings)
        _print_map(points, say, settings)
        rows = [
            (
                say.called("data_kind", one.kind),
                one.title.read(settings.lang),
                say.detail(one),
                say.called("verified", one.verified),
                one.id,
            )
            for one in points
            if one.kind not in {"cell", "axis"}
        ]
        table((_KIND, _TITLE, _CONTENT, _READ, _ID), rows, settings)


def _speaker(settings: Settings) -> "Told":
    from shirushi.app.cli.measures_told import Told
    from shirushi.app.services.measures import read_register

    return Told(read_register(settings), settings.lang)


def _account_rows(account: "Account", say: "Told") -> Iterator[tuple[str, str, str, str, str]]:
    from shirushi.policy.budget import Gap

    for one in (*account.totals, *account.parts):
        stage = say.called("stage", one.stage)
        yield say.called("budget_line", one.line), one.stated_as, f"{one.amount_usd:,}", stage, one.id
    parts = " + ".join(one.id for one in account.parts)
    yield say.read(_SUM), "—", f"{account.sum_usd:,}" if account.parts else say.read(_NOT_STATED), "—", parts or "—"
    if isinstance(account.gap, Gap):
        yield say.read(_GAP), "—", f"{account.gap.usd:,}", "—", f"{account.totals[0].id} − ({parts})"
    else:
        yield say.read(_GAP), "—", say.read(_UNKNOWN.fill(why=account.gap.reason.says)), "—", "—"


def _verdict(account: "Account") -> Text:
    """What the gap means, rounding taken into account."""
    from shirushi.policy.budget import Gap

    gap = account.gap
    if not isinstance(gap, Gap):
        return gap.reason.says
    bounds = _BOUNDS.fill(lowest=f"{gap.lowest_usd:,}", highest=f"{gap.highest_usd:,}")
    if gap.rounding_alone_may_explain:
        return _ROUNDING.fill(bounds=bounds)
    if gap.usd > 0:
        return _UNEXPLAINED.fill(bounds=bounds, least=f"{gap.lowest_usd:,}")
    return _OVER.fill(bounds=bounds, least=f"{-gap.highest_usd:,}")


def _print_map(points: "tuple[DataPoint, ...]", say: "Told", settings: Settings) -> None:
    """Print the map of training data: who holds it in rows, what it is used for in columns."""
    values = {value.key: value.words for point in points for value in point.values}
    cells = {(one.holder, one.use): one for one in points if one.kind == "cell"}
    holders, uses = dict.fromkeys(holder for holder, _ in cells), dict.fromkeys(use for _, use in cells)
    rows = [
        (say.read(values[holder]), *(_placed(cells.get((holder, use)), points, say) for use in uses))
        for holder in holders
    ]
    table((_HOLDER, *(values[use] for use in uses)), rows, settings)
    line(_PLACES, settings)
    for note in dict.fromkeys((say.read(one.note), say.called("verified", one.verified)) for one in cells.values()):
        line(_NOTE.fill(note=note[0], mark=note[1]), settings)


def _placed(cell: "DataPoint | None", points: "tuple[DataPoint, ...]", say: "Told") -> str:
    """The classes of data in one cell, each with how likely it stands in that row and column."""
    titles = {point.id: point.title for point in points}
    likely = (
        ((each.class_, *(say.called("placement", at) for at in (each.row, each.column))) for each in cell.classes)
        if cell
        else ()
    )
    return (
        "\n".join(say.read(_PLACED.fill(title=titles[id_], row=row, column=column)) for id_, row, column in likely)
        or "—"
    )
