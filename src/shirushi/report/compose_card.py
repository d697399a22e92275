"""One line of the report as a card: where its duties stand and why, what decides that, what would change it, why it applies."""

from collections.abc import Iterable

from shirushi.policy.place import place
from shirushi.policy.requirement import Reading
from shirushi.report.document import Cell, DutyCard, Fold, Listing, Origin, Paragraph, Table
from shirushi.report.lines import Line
from shirushi.report.measured import sentences
from shirushi.report.naming import duty_anchor, number, objective_anchor
from shirushi.report.shelf import Shelf
from shirushi.report.words import MARKS, STATES
from shirushi.terms.system import Condition
from shirushi.terms.text import NO_TEXT, Text, listed, same
from shirushi.terms.words import CONDITIONS
from shirushi.verdict.judge import ABOUT
from shirushi.verdict.standing import DutyStanding

_CHANGE = Text(ja="これを変えるには", en="What would change this")
_LOOKED = Text(ja="この義務を決める目標", en="The objectives that decide it")
_COLUMNS = (
    Text(ja="目標（証拠へ）", en="Objective (to the evidence)"),
    Text(ja="状態", en="State"),
    Text(ja="理由", en="Why"),
)
_ASKS = Text(ja="求められていること", en="What it asks")
_BECAUSE = Text(ja="適用される理由", en="Why it applies")
_ASSUMED = Text(ja="回答がないため、当てはまるものとした条件", en="Conditions nobody answered, taken as true")
_OPENED = Text(ja="対応が必要な発見事項", en="Findings that it opens")
_PARTS = Text(ja="この義務に含まれる要素（{n}件）", en="Elements of this duty ({n})")
_TEXT_PART = Text(ja="文書と適用理由", en="The text, and why it applies")
_TEXT_PART_OF = Text(ja="文書と適用理由（{number}）", en="The text, and why it applies ({number})")
_READINGS = Text(ja="公式文書との照合", en="Compared with the official text")
_READING = Text(
    ja="{reviewer}、{day}、{document}（SHA-256 {sha256}）", en="{reviewer}, {day}, {document} (SHA-256 {sha256})"
)
_GAP = Text(ja="証拠だけでは示せないこと", en="What evidence alone cannot show")


def duty_card(shelf: Shelf, line: Line) -> DutyCard:
    """Show the duties of one line with everything that bears on them, the elements of the leading one inside."""
    elements = shelf.requirements[line.lead.requirement].rolled_up_from
    parts = tuple(_card(shelf, Line(lead=shelf.standings[id_])) for id_ in elements if id_ in shelf.standings)
    return _card(shelf, line, parts)


def _card(shelf: Shelf, line: Line, parts: tuple[DutyCard, ...] = ()) -> DutyCard:
    lead, others = line.lead, line.others
    why = tuple(reason.says for reason in lead.why)
    return DutyCard(
        standing=lead.standing,
        title=shelf.requirements[lead.requirement].title,
        origins=(_origin(shelf, lead), *(_origin_beside(shelf, lead, other) for other in others)),
        lead=why[0] if why else NO_TEXT,
        blocks=(
            *_listing(say for say in why[1:] if not _is_of_an_objective(shelf, lead, say)),
            *_labelled(_OPENED, listed(shelf.objective_title(each) for each in lead.findings_opened)),
            *_objectives(shelf, lead),
            *_labelled(_CHANGE, lead.change),
            *(_text_fold(shelf, duty, named=bool(others)) for duty in line.duties()),
        ),
        parts_title=_PARTS.fill(n=len(parts)),
        parts=parts,
    )


def _origin(shelf: Shelf, duty: DutyStanding) -> Origin:
    asked = shelf.requirements[duty.requirement]
    where = place(asked.source)
    return Origin(
        anchor=duty_anchor(duty.requirement),
        cells=(
            Cell(words=shelf.catalogue_of(duty.requirement).title),
            Cell(words=same(number(asked)), code=True),
            *((Cell(words=where),) if where.ja else ()),
        ),
        mark=MARKS[asked.verified],
    )


def _origin_beside(shelf: Shelf, lead: DutyStanding, other: DutyStanding) -> Origin:
    """The origin of a folded duty, with its own title and standing."""
    origin = _origin(shelf, other)
    return Origin(
        anchor=origin.anchor,
        cells=origin.cells,
        mark=origin.mark,
        title=shelf.requirements[other.requirement].title,
        standing=other.standing if other.standing is not lead.standing else None,
    )


def _objectives(shelf: Shelf, duty: DutyStanding) -> tuple[Table, ...]:
    """The objectives that decide a duty or are missing, each with its state and a link to what was seen."""
    bearing = dict.fromkeys((*duty.decided_by, *duty.missing))
    rows = tuple(
        (
            Cell(words=shelf.objective_title(each), to=objective_anchor(each)),
            Cell(words=STATES[shelf.states[each].state]),
            Cell(words=sentences(tuple(reason.says for reason in shelf.states[each].why))),
        )
        for each in bearing
        if each in shelf.states
    )
    return (Table(caption=_LOOKED, columns=_COLUMNS, rows=rows),) if rows else ()


def _is_of_an_objective(shelf: Shelf, duty: DutyStanding, says: Text) -> bool:
    """Tell whether a reason only repeats one that the table of objectives shows."""
    bearing = (each for each in (*duty.decided_by, *duty.missing) if each in shelf.states)
    return any(
        says == ABOUT.fill(title=shelf.objective_title(each), why=reason.says)
        for each in bearing
        for reason in shelf.states[each].why
    )


def _labelled(label: Text, words: Text) -> tuple[Paragraph, ...]:
    return (Paragraph(label=label, words=words),) if words.ja else ()


def _listing(several: Iterable[Text]) -> tuple[Listing, ...]:
    items = tuple(Cell(words=words) for words in several)
    return (Listing(items=items),) if items else ()


def _reading(reading: Reading) -> Text:
    return _READING.fill(reviewer=reading.reviewer, day=reading.dated, document=reading.document, sha256=reading.sha256)


def _text_fold(shelf: Shelf, duty: DutyStanding, *, named: bool) -> Fold:
    """Show what the text asks and why it applies; `named`: several texts ask for it, so this one is named."""
    asked, bound = shelf.requirements[duty.requirement], shelf.duties[duty.requirement]
    assumed = listed(CONDITIONS[Condition(each)] for each in bound.assumed)
    return Fold(
        summary=_TEXT_PART_OF.fill(number=asked.id) if named else _TEXT_PART,
        blocks=(
            *_labelled(_ASKS, asked.statement),
            *_labelled(_GAP, asked.gap),
            *(Paragraph(label=_READINGS, words=_reading(one)) for one in asked.readings),
            Paragraph(words=_BECAUSE, tone="title"),
            *_listing(reason.says for reason in bound.because),
            *_labelled(_ASSUMED, assumed),
        ),
    )
