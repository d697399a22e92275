"""What does not apply, and why: every item of the texts looked at, and the texts that do not bear on this system."""

from shirushi.duties.duty import Duty
from shirushi.report.assessment import Assessment
from shirushi.report.document import Cell, Fold, Paragraph, Section, Table
from shirushi.report.measured import sentences
from shirushi.report.naming import plain_cell
from shirushi.report.shelf import Shelf
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text, same
from shirushi.verdict.standing import Standing

_SCOPE = Text(ja="適用されないものと、その理由", en="What does not apply, and why")
_SCOPE_LEAD = Text(
    ja="ここにあるものは件数に含めていません。", en="Nothing that stands here is counted anywhere in this report."
)
_ITEMS_FOLD = Text(ja="{title}のうち適用されない項目（{n}件）", en="{title}: items that do not apply ({n})")
_ITEM_COLUMNS = (Text(ja="項目", en="Item"), Text(ja="理由", en="Why"))
_TEXTS = Text(ja="全体として適用されない文書", en="Texts of which nothing applies")
_TEXT_COLUMNS = (
    Text(ja="文書", en="Text"),
    Text(ja="項目数", en="Items"),
    Text(ja="理由（最初の項目について）", en="Why (of its first item)"),
)


def scope_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose everything that does not apply, by text, each with its reason."""
    out: dict[str, list[tuple[str, tuple[Reason, ...]]]] = {}
    for duty in assessment.duties:
        reasons = _out(shelf, duty)
        if reasons:
            out.setdefault(shelf.requirements[duty.requirement].catalogue, []).append((duty.requirement, reasons))
    inside = {shelf.requirements[requirement].catalogue for requirement in shelf.standings}
    folds = tuple(_items(shelf, catalogue, tuple(items)) for catalogue, items in out.items() if catalogue in inside)
    rows = tuple(
        (
            Cell(words=shelf.catalogues[catalogue].title),
            Cell(words=same(str(len(items)))),
            Cell(words=_says(items[0][1])),
        )
        for catalogue, items in out.items()
        if catalogue not in inside
    )
    table = (Table(caption=_TEXTS, columns=_TEXT_COLUMNS, rows=rows),) if rows else ()
    return Section(anchor="scope", title=_SCOPE, blocks=(Paragraph(words=_SCOPE_LEAD), *folds, *table))


def _out(shelf: Shelf, duty: Duty) -> tuple[Reason, ...]:
    """Why a requirement is not counted: it does not bind, or there is nothing to show; empty if it counts."""
    if duty.applies == "does-not-apply":
        return duty.because
    stands = shelf.standings.get(duty.requirement)
    return stands.why if stands and stands.standing is Standing.NOT_APPLICABLE else ()


def _items(shelf: Shelf, catalogue: str, items: tuple[tuple[str, tuple[Reason, ...]], ...]) -> Fold:
    summary = _ITEMS_FOLD.fill(title=shelf.catalogues[catalogue].title, n=len(items))
    rows = tuple((plain_cell(shelf, requirement), Cell(words=_says(reasons))) for requirement, reasons in items)
    return Fold(summary=summary, blocks=(Table(caption=summary, columns=_ITEM_COLUMNS, rows=rows),))


def _says(reasons: tuple[Reason, ...]) -> Text:
    return sentences(tuple(reason.says for reason in reasons))
