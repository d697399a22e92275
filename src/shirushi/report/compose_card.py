"""One duty as a card: where it stands and why, what was measured, what would change it, and why it applies."""

from collections.abc import Iterable

from shirushi.policy.requirement import Reading
from shirushi.report.document import Block, Cell, DutyCard, Fold, Listing, Paragraph
from shirushi.report.measured import measured
from shirushi.report.naming import article, duty_anchor, number
from shirushi.report.shelf import Shelf
from shirushi.report.words import MARKS
from shirushi.terms.system import Condition
from shirushi.terms.text import NO_TEXT, Text, listed, same
from shirushi.terms.words import CONDITIONS
from shirushi.verdict.standing import DutyStanding

_CHANGE = Text(ja="これを変えるには", en="What would change this")
_LOOKED = Text(ja="目標ごとの状況と証拠", en="Objective by objective, with the evidence")
_ASKS = Text(ja="求められていること", en="What it asks")
_BECAUSE = Text(ja="適用される理由", en="Why it applies")
_ASSUMED = Text(ja="回答がないため、当てはまるものとした条件", en="Conditions nobody answered, taken as true")
_OPENED = Text(ja="対応が必要な発見事項", en="Findings that it opens")
_PARTS = Text(ja="この義務に含まれる要素（{n}件）", en="Elements of this duty ({n})")
_TEXT_PART = Text(ja="文書と適用理由", en="The text, and why it applies")
_READINGS = Text(ja="公式文書との照合", en="Compared with the official text")
_READING = Text(
    ja="{reviewer}、{day}、{document}（SHA-256 {sha256}）", en="{reviewer}, {day}, {document} (SHA-256 {sha256})"
)
_GAP = Text(ja="証拠だけでは示せないこと", en="What evidence alone cannot show")


def duty_card(shelf: Shelf, duty: DutyStanding) -> DutyCard:
    """Show one duty with everything that bears on it, its elements inside it."""
    asked = shelf.requirements[duty.requirement]
    elements = tuple(shelf.standings[id_] for id_ in asked.rolled_up_from if id_ in shelf.standings)
    looked = tuple(block for objective in _bearing(duty) for block in measured(shelf, objective))
    return _card(
        shelf,
        duty,
        evidence=(Fold(summary=_LOOKED, blocks=looked, printed=True),) if looked else (),
        parts=tuple(_card(shelf, element) for element in elements),
    )


def _card(
    shelf: Shelf, duty: DutyStanding, evidence: tuple[Block, ...] = (), parts: tuple[DutyCard, ...] = ()
) -> DutyCard:
    asked = shelf.requirements[duty.requirement]
    place = article(asked)
    return DutyCard(
        anchor=duty_anchor(duty.requirement),
        standing=duty.standing,
        title=asked.title,
        origin=(
            Cell(words=shelf.catalogue_of(duty.requirement).title),
            Cell(words=same(number(asked)), code=True),
            *((Cell(words=place),) if place.ja else ()),
        ),
        mark=MARKS[asked.verified],
        blocks=(*_reasons(shelf, duty), *evidence, _text_fold(shelf, duty.requirement)),
        parts_title=_PARTS.fill(n=len(parts)),
        parts=parts,
    )


def _reasons(shelf: Shelf, duty: DutyStanding) -> tuple[Block, ...]:
    lead, *others = (reason.says for reason in duty.why) if duty.why else (NO_TEXT,)
    opened = listed(shelf.objective_title(objective) for objective in duty.findings_opened)
    return (
        *((Paragraph(words=lead),) if lead.ja else ()),
        *_listing(others),
        *_labelled(_OPENED, opened),
        *_labelled(_CHANGE, duty.change),
    )


def _bearing(duty: DutyStanding) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*duty.decided_by, *duty.missing)))


def _labelled(label: Text, words: Text) -> tuple[Paragraph, ...]:
    return (Paragraph(label=label, words=words),) if words.ja else ()


def _listing(several: Iterable[Text]) -> tuple[Listing, ...]:
    items = tuple(Cell(words=words) for words in several)
    return (Listing(items=items),) if items else ()


def _reading(reading: Reading) -> Text:
    return _READING.fill(reviewer=reading.reviewer, day=reading.dated, document=reading.document, sha256=reading.sha256)


def _text_fold(shelf: Shelf, requirement: str) -> Fold:
    """Show what the text asks and why it applies."""
    asked, duty = shelf.requirements[requirement], shelf.duties[requirement]
    assumed = listed(CONDITIONS[Condition(each)] for each in duty.assumed)
    return Fold(
        summary=_TEXT_PART,
        blocks=(
            *_labelled(_ASKS, asked.statement),
            *_labelled(_GAP, asked.gap),
            *(Paragraph(label=_READINGS, words=_reading(one)) for one in asked.readings),
            Paragraph(words=_BECAUSE, tone="title"),
            *_listing(reason.says for reason in duty.because),
            *_labelled(_ASSUMED, assumed),
        ),
    )
