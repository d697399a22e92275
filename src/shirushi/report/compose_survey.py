"""From many systems to one page: who stands where, what nobody has looked at, which evidence grows old, what was checked."""

from collections import Counter
from collections.abc import Iterable

from shirushi.report.compose_survey_evidence import ageing_section, bundles_section, unread_section
from shirushi.report.document import (
    Bar,
    Block,
    Cell,
    Chart,
    Count,
    Counts,
    Document,
    Fold,
    Grid,
    GridRow,
    Listing,
    Notes,
    Paragraph,
    Section,
    Table,
    Tile,
)
from shirushi.report.measured import sentences
from shirushi.report.survey import GroupCount, Survey, Surveyed, Waiting
from shirushi.report.survey_naming import named, system_cell
from shirushi.report.tally import in_words_order, total
from shirushi.report.words import STANDINGS
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.standing import Standing

MOST_COLUMNS = 24
"""How many principles and texts the table shows side by side; those that the fewest systems have go together."""
MOST_WAITING = 8
"""How many objectives nobody has looked at stand open to view; the others follow in a fold."""

_TITLE = Text(ja="AIシステムの状況一覧", en="AI systems side by side")
_SUBJECT = Text(ja="{n}システム（{on}現在）", en="{n} systems, on {on}")
_ANSWER = Text(
    ja="{n}件のAIシステムのうち、評価済みは{assessed}件、記述だけがあり未評価のものは{described}件です。",
    en="Of {n} AI systems, {assessed} {have} been assessed and {described} only described.",
)
_ALTERED = Text(
    ja="証拠の束が改変されているものが{n}件あり、数えていません。",
    en="The bundles of {n} were altered and do not count.",
)
_UNREAD = Text(ja="ほかに{n}件を読めませんでした。", en="{n} more could not be read.")
_DUTIES = Text(
    ja="適用される義務は合わせて{total}件で、{parts}です。", en="Together {total} duties apply to them: {parts}."
)
_NUMBERED = Text(ja="{standing}{n}件", en="{n} {standing}")

_CHART = Text(ja="システムごとに見た義務の状況", en="Duties by system, by standing")
_CHART_SAYS = Text(
    ja="横棒の長さは義務の件数を、模様と色は状況を表します。名称からそのシステムの報告書に移れます。",
    en="Each bar is as long as its number of duties; pattern and colour show the standing. Each name leads to the system's report.",
)
_BAR_SAYS = Text(ja="{label}：全{total}件（{parts}）", en="{label}: {total} in all ({parts})")
_TWIN = Text(ja="システムごとの件数", en="The same numbers as a table")
_SYSTEM = Text(ja="システム（主体）", en="System (actor)")
_ALL = Text(ja="計", en="All")

_NOTES = Text(ja="読む前に", en="Before you read on")
_AS_OF = Text(
    ja="件数は、それぞれの評価の基準日のものです。その後に期限を過ぎた証拠は、下の「期限を過ぎた証拠」に示します。",
    en="The numbers are those of each assessment's own day. Evidence that has gone out of date since stands below.",
)
_BINDING = Text(
    ja="成立していない法案等の想定は数えていません。各システムの報告書に、別の章として示しています。",
    en="Draft law taken as a scenario is not counted here; each system's report shows it apart.",
)
_STRANGERS = Text(
    ja="{n}件の証拠の束は、署名者が未知です。署名者から別の経路で鍵の指紋を受け取り、--signer を付けて作り直してください。",
    en="The signers of {n} bundles are not known here. Get the fingerprint of each key from its owner by another way, then run again with --signer.",
)
_SEE_ALTERED = Text(
    ja="{system}の証拠の束は改変されています。書かれている状況は示しません。",
    en="The bundle of {system} was altered; what it says of its duties is not shown.",
)

_GRID = Text(ja="原則・文書ごとの状況", en="By principle and text")
_GRID_LEAD = Text(
    ja="数は義務の件数です。各欄から、そのシステムの報告書の該当する原則・文書に移れます。",
    en="The numbers count duties. Each cell leads to that principle or text in the system's own report.",
)
_OTHERS = Text(ja="ほかの文書", en="Other texts")
_TILE = Text(ja="{system}、{group}：{parts}", en="{system}, {group}: {parts}")
_NO_DUTY = Text(ja="該当する義務なし", en="no duty")

_WAITING = Text(ja="まだ確かめられていないこと", en="What nobody has looked at")
_WAITING_LEAD = Text(
    ja="未評価の義務が証拠を待っている目標を、待っている義務の多い順に示します。一つの義務が複数の目標を待つことがあります。",
    en="The objectives for whose evidence unassessed duties wait, those with most duties first. A duty may wait for several.",
)
_WAIT = Text(
    ja="{objective}（{systems}システム、義務{duties}件）", en="{objective} (systems: {systems}, duties: {duties})"
)
_WAITS = Text(ja="{system}：義務{n}件", en="{system} (duties: {n})")
_MORE = Text(ja="ほかの目標（{n}件）", en="Further objectives ({n})")
_NONE_WAITS = Text(ja="未評価の義務はありません。", en="No duty is unassessed.")


def compose_survey(survey: Survey) -> Document:
    """Compose the page of a survey, in both languages at once."""
    counting = tuple(one for one in survey.systems if one.kind != "altered")
    return Document(
        title=_TITLE,
        subject=_SUBJECT.fill(n=len(survey.systems), on=survey.on.isoformat()),
        run="",
        name="survey",
        front=(
            Paragraph(words=survey_answer(survey), tone="lead"),
            *_picture(counting),
            Notes(title=_NOTES, notes=tuple(_notes(survey))),
        ),
        sections=(
            _grid_section(survey.systems),
            _waiting_section(counting),
            ageing_section(survey),
            bundles_section(survey),
            *unread_section(survey),
        ),
    )


def survey_answer(survey: Survey) -> Text:
    """Say in a few sentences how many systems there are and how their duties stand."""
    kinds = Counter(one.kind for one in survey.systems)
    said = [
        _ANSWER.fill(
            n=len(survey.systems),
            assessed=kinds["assessed"],
            have="has" if kinds["assessed"] == 1 else "have",
            described=kinds["described"],
        ),
        *((_ALTERED.fill(n=kinds["altered"]),) if kinds["altered"] else ()),
        *((_UNREAD.fill(n=len(survey.unread)),) if survey.unread else ()),
    ]
    counts = summed(one.counts for one in survey.systems)
    if counts:
        said.append(_DUTIES.fill(total=total(counts), parts=_parts(counts)))
    return sentences(tuple(said))


def summed(several: Iterable[tuple[Count, ...]]) -> tuple[Count, ...]:
    """Add up counts of several systems or groups."""
    numbers: Counter[Standing] = Counter()
    for counts in several:
        for each in counts:
            numbers[each.standing] += each.number
    return in_words_order(numbers)


def _notes(survey: Survey) -> Iterable[Text]:
    yield from (_SEE_ALTERED.fill(system=named(one)) for one in survey.systems if one.kind == "altered")
    strangers = sum(one.verified is not None and one.verified.answers.signer == "unknown" for one in survey.systems)
    if strangers:
        yield _STRANGERS.fill(n=strangers)
    yield from (_AS_OF, _BINDING)


def _picture(systems: tuple[Surveyed, ...]) -> tuple[Block, ...]:
    shown = tuple(one for one in systems if one.counts)
    if not shown:
        return ()
    legend = Counts(counts=summed(one.counts for one in shown))
    standings = tuple(each.standing for each in legend.counts)
    rows = tuple(_row(one, standings) for one in shown)
    twin = Table(caption=_TWIN, columns=(_SYSTEM, *(STANDINGS[each] for each in standings), _ALL), rows=rows)
    return (legend, Chart(title=_CHART, says=_CHART_SAYS, bars=tuple(_bar(one) for one in shown), twin=twin))


def _bar(one: Surveyed) -> Bar:
    says = _BAR_SAYS.fill(label=named(one), total=total(one.counts), parts=_parts(one.counts))
    return Bar(label=system_cell(one), counts=one.counts, says=says)


def _parts(counts: tuple[Count, ...]) -> Text:
    return listed(_NUMBERED.fill(standing=STANDINGS[each.standing], n=each.number) for each in counts)


def _row(one: Surveyed, standings: tuple[Standing, ...]) -> tuple[Cell, ...]:
    numbers = {each.standing: each.number for each in one.counts}
    return (
        system_cell(one),
        *(_number(one, numbers.get(standing, 0), standing) for standing in standings),
        Cell(words=same(str(total(one.counts))), to="duties", page=one.page),
    )


def _number(one: Surveyed, number: int, standing: Standing) -> Cell:
    """A number that leads to where the report tells these duties."""
    to = "unassessed" if standing is Standing.UNASSESSED else "duties"
    return Cell(words=same(str(number)), to=to, page=one.page) if number else Cell(words=same("0"))


def _grid_section(systems: tuple[Surveyed, ...]) -> Section:
    columns, pooled = _columns(systems)
    heads = (*columns.values(), *((_OTHERS,) if pooled else ()))
    rows = tuple(_grid_row(one, columns, pooled=pooled) for one in systems)
    grid = Grid(caption=_GRID, corner=_SYSTEM, columns=heads, rows=rows)
    blocks = (Paragraph(words=_GRID_LEAD), *((grid,) if heads else ()))
    return Section(anchor="principles", title=_GRID, blocks=blocks)


def _columns(systems: tuple[Surveyed, ...]) -> tuple[dict[str, Text], bool]:
    """The groups that get a column, in the order of the reports, and whether some go together for lack of room.

    A title is taken from a system whose signer is known wherever there is one.
    """
    order: list[str] = []
    titles: dict[str, Text] = {}
    often: Counter[str] = Counter()
    for one in sorted(systems, key=_is_stranger):
        place = 0
        for group in one.groups:
            often[group.group] += 1
            titles.setdefault(group.group, group.title)
            if group.group not in order:
                order.insert(place, group.group)
            place = order.index(group.group) + 1
    kept = {group for group, _ in often.most_common(MOST_COLUMNS)}
    return {group: titles[group] for group in order if group in kept}, len(order) > len(kept)


def _is_stranger(one: Surveyed) -> bool:
    return one.verified is not None and one.verified.answers.signer != "known"


def _grid_row(one: Surveyed, columns: dict[str, Text], *, pooled: bool) -> GridRow:
    groups = {group.group: group for group in one.groups}
    tiles = [_tile(one, title, groups.get(group)) for group, title in columns.items()]
    if pooled:
        rest = tuple(group for group in one.groups if group.group not in columns)
        counts = summed(group.counts for group in rest)
        merged = GroupCount(group="", title=_OTHERS, counts=counts, anchor="duties") if rest else None
        tiles.append(_tile(one, _OTHERS, merged))
    return GridRow(head=system_cell(one), tiles=tuple(tiles))


def _tile(one: Surveyed, title: Text, group: GroupCount | None) -> Tile:
    if group is None:
        return Tile(counts=(), says=_TILE.fill(system=named(one), group=title, parts=_NO_DUTY))
    says = _TILE.fill(system=named(one), group=title, parts=_parts(group.counts))
    return Tile(counts=group.counts, says=says, to=group.anchor, page=one.page)


def _waiting_section(systems: tuple[Surveyed, ...]) -> Section:
    waiting: dict[str, list[tuple[Surveyed, Waiting]]] = {}
    for one in systems:
        for each in one.waiting:
            waiting.setdefault(each.objective, []).append((one, each))
    ordered = sorted(waiting.values(), key=lambda each: (-sum(wait.duties for _, wait in each), each[0][1].objective))
    folds = tuple(_wait(each) for each in ordered)
    first, rest = folds[:MOST_WAITING], folds[MOST_WAITING:]
    more = (Fold(summary=_MORE.fill(n=len(rest)), blocks=rest),) if rest else ()
    lead = Paragraph(words=_WAITING_LEAD if folds else _NONE_WAITS)
    return Section(anchor="waiting", title=_WAITING, blocks=(lead, *first, *more))


def _wait(waiting: list[tuple[Surveyed, Waiting]]) -> Fold:
    summary = _WAIT.fill(
        objective=waiting[0][1].title, systems=len(waiting), duties=sum(each.duties for _, each in waiting)
    )
    items = tuple(
        Cell(words=_WAITS.fill(system=named(one), n=each.duties), to=each.anchor, page=one.page)
        for one, each in waiting
    )
    return Fold(summary=summary, blocks=(Listing(items=items),))
