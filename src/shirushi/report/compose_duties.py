"""Duty by duty: under each principle the duties that were looked at, then what nobody has looked at, by what would settle it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from shirushi.report.assessment import Assessment
from shirushi.report.compose_card import duty_card
from shirushi.report.compose_front import answer, picture
from shirushi.report.document import Cell, Counts, Fold, Listing, Paragraph, Section, Table
from shirushi.report.lines import Line, lines
from shirushi.report.naming import duty_cell, group_anchor, plain_cell
from shirushi.report.shelf import Shelf
from shirushi.report.tally import Group, Part, count, counted, groups, in_order, in_words_order
from shirushi.report.words import STANDINGS
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.standing import DutyStanding, Standing

_DUTIES = Text(ja="義務ごとの状況", en="Duty by duty")
_DUTIES_LEAD = Text(
    ja="何らかの証拠がある義務を、文書と原則の順に示します。まだ確かめられていない義務は、次の章にまとめています。",
    en="Duties for which there is some evidence, by text and principle. Those nobody has looked at follow in the next section.",
)
_ATTENTION = Text(ja="未充足又は期限切れの義務（{n}件）", en="Not met or out of date ({n})")
_FOLDED = Text(
    ja="同じことを求める義務は一つの枠にまとめ、{duties}件を{lines}の枠で示します。",
    en="Duties that say the same share one box: {duties} duties in {lines} boxes.",
)
_ELSEWHERE = Text(ja="同じことを求める義務とまとめて示したもの", en="Shown together with a duty that says the same")
_ALL_UNASSESSED = Text(
    ja="この区分の義務は、すべてまだ確かめられていません（{n}件）。",
    en="Nobody has looked at any of the duties here ({n}).",
)
_ALSO_UNASSESSED = Text(ja="このほか{n}件がまだ確かめられていません。", en="Besides these, not assessed: {n}.")

_UNASSESSED = Text(ja="まだ確かめられていない義務", en="Duties nobody has looked at")
_UNASSESSED_LEAD = Text(
    ja="何があれば確かめられるかによってまとめました。充足として数えたものはありません。",
    en="Arranged by what would settle them. None of them counts as met.",
)
_SETTLED_BY = Text(ja="「{objective}」の証拠を待つ義務（{n}件）", en="Waiting for evidence on “{objective}” ({n})")
_SETTLED_BY_NOTHING = Text(ja="証拠だけでは確かめられない義務（{n}件）", en="Evidence alone cannot settle these ({n})")
_STEP = Text(ja="行うこと", en="What to do")

_SCENARIO = Text(ja="想定：成立していない法案等", en="Scenario: draft law")
_SCENARIO_LEAD = Text(
    ja="ここに示すものは、成立した法令ではありません。上の件数には含めていません。",
    en="What stands here is not law in force. None of it is counted above.",
)
_VIEWS = Text(ja="別の文書から見た状況", en="The same duties, seen from other texts")
_VIEWS_LEAD = Text(
    ja="チェックリストなど、ほかの義務を言い換えた項目です。元の義務の状況を示すだけで、判定も計数もしません。",
    en="Items that repeat other duties, such as checklists. They show where those duties stand; they are not judged or counted again.",
)
_VIEW_COLUMNS = (Text(ja="項目", en="Item"), Text(ja="元の義務", en="Repeats"), Text(ja="状況", en="Standing"))
_HEADS = Text(ja="見出しごとの件数", en="Counts under each head")
_HEAD_COLUMNS = (Text(ja="見出し", en="Head"), Text(ja="その下の項目の状況", en="Its items, by standing"))
_NUMBERED = Text(ja="{standing}{n}", en="{standing} {n}")
_NOTHING = Text(ja="なし", en="None")

_ATTENTION_ON = (Standing.UNMET, Standing.STALE)


def duties_section(shelf: Shelf) -> Section:
    """Compose the duties that bind and were looked at, under their principles."""
    attention = tuple(duty for duty in counted(shelf, "binding") if duty.standing in _ATTENTION_ON)
    index = Fold(
        summary=_ATTENTION.fill(n=len(attention)),
        blocks=(Listing(items=tuple(duty_cell(shelf, duty.requirement) for duty in attention)),),
        printed=True,
    )
    return Section(
        anchor="duties",
        title=_DUTIES,
        blocks=(Paragraph(words=_DUTIES_LEAD), *_folded(shelf, "binding"), *((index,) if attention else ())),
        sections=(*_by_group(shelf, "binding"), *_heads(shelf)),
    )


def unassessed_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose the duties that bind and that nobody has looked at, folded by what would settle them."""
    return Section(
        anchor="unassessed",
        title=_UNASSESSED,
        blocks=(Paragraph(words=_UNASSESSED_LEAD), *_settling_folds(assessment, shelf, "binding")),
    )


def scenario_section(assessment: Assessment, shelf: Shelf) -> tuple[Section, ...]:
    """Compose the scenario apart from everything that binds; nothing where none was chosen."""
    if not counted(shelf, "scenario"):
        return ()
    lead = Paragraph(words=_SCENARIO_LEAD)
    said = Paragraph(words=answer(assessment, shelf, "scenario"))
    blocks = (lead, said, *picture(shelf, "scenario"), *_settling_folds(assessment, shelf, "scenario"))
    return (Section(anchor="scenario", title=_SCENARIO, blocks=blocks, sections=_by_group(shelf, "scenario")),)


def views_section(shelf: Shelf) -> tuple[Section, ...]:
    """Compose the items that only repeat others; nothing where there is none."""
    views = tuple(duty for duty in in_order(shelf) if duty.view_of or duty.section == "view")
    if not views:
        return ()
    table = Table(caption=_VIEWS, columns=_VIEW_COLUMNS, rows=tuple(_view_row(shelf, view) for view in views))
    return (Section(anchor="views", title=_VIEWS, blocks=(Paragraph(words=_VIEWS_LEAD), table)),)


def _view_row(shelf: Shelf, view: DutyStanding) -> tuple[Cell, ...]:
    return (
        plain_cell(shelf, view.requirement),
        Cell(words=same(", ".join(view.view_of)) if view.view_of else _NOTHING),
        Cell(words=_numbers_words(view)),
    )


def _numbers_words(duty: DutyStanding) -> Text:
    """Say how the items under a head, or those that a view repeats, stand."""
    counts = in_words_order(Counter({Standing(standing): number for standing, number in duty.children.items()}))
    if not counts:
        return _NOTHING
    return listed(_NUMBERED.fill(standing=STANDINGS[each.standing], n=each.number) for each in counts)


def _heads(shelf: Shelf) -> tuple[Section, ...]:
    heads = tuple(
        duty
        for duty in in_order(shelf)
        if duty.section == "binding" and shelf.requirements[duty.requirement].head and duty.children
    )
    if not heads:
        return ()
    rows = tuple((plain_cell(shelf, each.requirement), Cell(words=_numbers_words(each))) for each in heads)
    return (Section(anchor="heads", title=_HEADS, blocks=(Table(caption=_HEADS, columns=_HEAD_COLUMNS, rows=rows),)),)


def _folded(shelf: Shelf, part: Part) -> tuple[Paragraph, ...]:
    duties, boxes = len(counted(shelf, part)), len(lines(shelf, part))
    return (Paragraph(words=_FOLDED.fill(duties=duties, lines=boxes)),) if boxes < duties else ()


def _by_group(shelf: Shelf, part: Part) -> tuple[Section, ...]:
    led = {line.lead.requirement: line for line in lines(shelf, part)}
    return tuple(_group_section(shelf, group, led) for group in groups(shelf, part))


def _group_section(shelf: Shelf, group: Group, led: Mapping[str, Line]) -> Section:
    """One group: a card for every line that one of its duties leads; duties of other lines are named."""
    looked = tuple(duty for duty in group.duties if duty.standing is not Standing.UNASSESSED)
    rest = len(group.duties) - len(looked)
    note = (_ALSO_UNASSESSED if looked else _ALL_UNASSESSED).fill(n=rest)
    elsewhere = tuple(duty_cell(shelf, duty.requirement) for duty in looked if duty.requirement not in led)
    return Section(
        anchor=group_anchor(group.id),
        title=group.title,
        blocks=(
            Counts(counts=count(group.duties)),
            *(duty_card(shelf, led[duty.requirement]) for duty in looked if duty.requirement in led),
            *((Paragraph(words=_ELSEWHERE, tone="title"), Listing(items=elsewhere)) if elsewhere else ()),
            *((Paragraph(words=note, tone="quiet"),) if rest else ()),
        ),
    )


def _settling_folds(assessment: Assessment, shelf: Shelf, part: Part) -> tuple[Fold, ...]:
    """Put each line that nobody has looked at under the missing objective that would move most of them."""
    waiting = tuple(line for line in lines(shelf, part) if line.lead.standing is Standing.UNASSESSED)
    reach = Counter(objective for line in waiting for duty in line.duties() for objective in duty.missing)
    folds: dict[str, list[Line]] = {}
    for line in waiting:
        settling = min(line.lead.missing, key=lambda objective: (-reach[objective], objective), default="")
        folds.setdefault(settling, []).append(line)
    ordered = sorted(folds.items(), key=lambda fold: (not fold[0], -_size(fold[1]), fold[0]))
    return tuple(_settling_fold(assessment, shelf, objective, tuple(several)) for objective, several in ordered)


def _size(several: Iterable[Line]) -> int:
    return sum(len(line.duties()) for line in several)


def _settling_fold(assessment: Assessment, shelf: Shelf, objective: str, several: tuple[Line, ...]) -> Fold:
    steps = tuple(action.words for action in assessment.verdict.actions if action.objective == objective)
    if objective:
        summary = _SETTLED_BY.fill(objective=shelf.objective_title(objective), n=_size(several))
    else:
        summary = _SETTLED_BY_NOTHING.fill(n=_size(several))
    return Fold(
        summary=summary,
        blocks=(
            *(Paragraph(label=_STEP, words=step) for step in steps),
            *(duty_card(shelf, line) for line in several),
        ),
    )
