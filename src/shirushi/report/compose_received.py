"""What came down the chain to one actor: what it received, from whom and under which seal, and what it still lacks."""

from collections.abc import Iterator

from shirushi.report.document import Block, Cell, Fold, Paragraph, Section, Table
from shirushi.report.letter import Letter
from shirushi.report.measured import result_words
from shirushi.report.party import Party
from shirushi.report.piece import RECEIPTS, Piece, Receipt, unusable
from shirushi.report.words import READS
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.chain import before
from shirushi.verdict.handed import Handed

NOTHING = same("–")
"""What a cell says that has nothing to say."""

_RECEIVED = Text(ja="受け取った証拠", en="Evidence received")
_NOBODY_BEFORE = Text(
    ja="この主体より上流の主体は記述されていないため、受け取る証拠はありません。",
    en="No actor is described that stands before this one, so there is nothing for it to receive.",
)
_NOT_TOLD = Text(
    ja="この主体が何を受け取ったかは、この記録からは分かりません。この主体自身の評価の記録によって示されます。",
    en="This record does not tell what this actor has received. A record of its own assessment would.",
)
_NONE = Text(ja="受け取った証拠はありません。", en="No evidence has been received.")
_SEAL = Text(ja="{source}の封印の鍵（指紋）", en="Key under which {source} sealed it (fingerprint)")
_USED = Text(
    ja="{source}から受け取り、用いた証拠（{n}件、測定日：{days}）",
    en="Received from {source} and used ({n}, measured on {days})",
)
_USED_COLUMNS = (
    Text(ja="証拠が示すこと", en="What it is to show"),
    Text(ja="結果", en="Result"),
    Text(ja="読み方", en="Reads"),
)
_WITHHELD = Text(
    ja="{source}から受け取ったが、用いていない証拠（{n}件）とその理由",
    en="Received from {source} and not used ({n}), and why",
)
_WITHHELD_COLUMNS = (
    Text(ja="用いない理由", en="Why it is not used"),
    Text(ja="証拠が示すこと", en="What it is to show"),
)
_WHOLE = Text(ja="証拠の束の全体", en="The bundle as a whole")

_LACKING = Text(ja="上流の主体から受け取るべき証拠", en="Evidence that those before it owe")
_LACKING_LEAD = Text(
    ja="この主体の義務が求めるもののうち、自ら作っていないもの（モデル、データ、システム）についての証拠です。",
    en="What its duties ask to be shown of things that it does not make: models, data, the system.",
)
_ASKED = Text(ja="使用できる形で受け取っていない証拠（{n}件）", en="Not received in a form that can be used ({n})")
_ASKED_COLUMNS = (
    Text(ja="証拠が示すこと", en="What it is to show"),
    Text(ja="渡す主体", en="Owed by"),
    Text(ja="受領の状況", en="Receipt"),
    Text(ja="待っている義務", en="Duties that wait"),
    Text(ja="依頼状の項目", en="Item of the letter"),
)
_ALL_THERE = Text(ja="義務が待っている証拠はありません。", en="No duty waits for any of it.")
_SHOWN = Text(
    ja="受け取っていないが、義務が待っていない証拠（{n}件）", en="Not received, and no duty waits for it ({n})"
)
_TAKEN = Text(
    ja="受け取って用いた証拠は、上に示しています（{n}件）。", en="What was received and used stands above ({n})."
)
_UNKNOWN = Text(ja="受領の状況がこの記録からは分からない証拠（{n}件）", en="Receipt not told by this record ({n})")


def received_section(party: Party) -> Section:
    """Compose what an actor received: from whom, under which seal, used or not and why."""
    return Section(anchor="received", title=_RECEIVED, blocks=tuple(_received(party)))


def _received(party: Party) -> Iterator[Block]:
    record = party.record
    if not before(party.actor, record.description):
        yield Paragraph(words=_NOBODY_BEFORE)
    elif not party.assessed:
        yield Paragraph(words=_NOT_TOLD)
    sources = dict.fromkeys(
        (*(each.source for each in record.handed), *(each.source for each in record.withheld)),
    )
    if party.assessed and not sources:
        yield Paragraph(words=_NONE)
    for source in sources:
        yield from _from_source(party, source)


def _from_source(party: Party, source: str) -> Iterator[Block]:
    record, name = party.record, party.name(source)
    for supply in record.description.supply:
        if supply.source == source:
            yield Paragraph(label=_SEAL.fill(source=name), words=same(supply.signer), tone="quiet")
    used = tuple(each for each in record.handed if each.source == source)
    if used:
        days = ", ".join(sorted({each.measured_on.isoformat() for each in used}))
        caption = _USED.fill(source=name, n=len(used), days=days)
        yield Table(caption=caption, columns=_USED_COLUMNS, rows=tuple(_used(party, each) for each in used))
    withheld = _withheld(party, source)
    if withheld:
        caption = _WITHHELD.fill(source=name, n=len({title for titles in withheld.values() for title in titles}))
        rows = tuple((Cell(words=says), Cell(words=listed(titles))) for says, titles in withheld.items())
        table = Table(caption=caption, columns=_WITHHELD_COLUMNS, rows=rows)
        yield Fold(summary=caption, blocks=(table,), printed=True)


def _used(party: Party, handed: Handed) -> tuple[Cell, ...]:
    finding = handed.finding
    state = party.shelf.states.get(finding.objective)
    weighed = next((each for each in state.weighed if each.finding == finding), None) if state else None
    return (
        Cell(words=party.objective(finding.objective)),
        Cell(words=result_words(finding, weighed.interval if weighed else None)),
        Cell(words=READS[weighed.reads] if weighed else NOTHING),
    )


def _withheld(party: Party, source: str) -> dict[Text, tuple[Text, ...]]:
    """What cannot be used, by the reason; each title once under it."""
    titles: dict[Text, list[Text]] = {}
    for each in party.record.withheld:
        if each.source == source:
            objective = party.shelf.objectives.get(each.objective)
            says = unusable(each.reason, objective) if objective else each.reason.says
            titles.setdefault(says, []).append(objective.title if objective else _WHOLE)
    return {says: tuple(dict.fromkeys(several)) for says, several in titles.items()}


def lacking_section(party: Party, pieces: tuple[Piece, ...], letters: tuple[Letter, ...]) -> tuple[Section, ...]:
    """Compose what those before an actor owe it and it has not got; nothing where nobody stands before it."""
    if not pieces:
        return ()
    return (
        Section(
            anchor="lacking",
            title=_LACKING,
            blocks=(Paragraph(words=_LACKING_LEAD), *_lacking(party, pieces, letters)),
        ),
    )


def _lacking(party: Party, pieces: tuple[Piece, ...], letters: tuple[Letter, ...]) -> Iterator[Block]:
    rows = {piece: _lacking_row(party, piece, letters) for piece in pieces}
    if not party.assessed:
        yield Table(caption=_UNKNOWN.fill(n=len(rows)), columns=_ASKED_COLUMNS, rows=tuple(rows.values()))
        return
    asked = tuple(row for piece, row in rows.items() if piece.is_asked())
    if asked:
        yield Table(caption=_ASKED.fill(n=len(asked)), columns=_ASKED_COLUMNS, rows=asked)
    else:
        yield Paragraph(words=_ALL_THERE)
    taken = [piece for piece in pieces if piece.receipt is Receipt.TAKEN]
    if taken:
        yield Paragraph(words=_TAKEN.fill(n=len(taken)), tone="quiet")
    rest = tuple(row for piece, row in rows.items() if not piece.is_asked() and piece not in taken)
    if rest:
        caption = _SHOWN.fill(n=len(rest))
        yield Fold(summary=caption, blocks=(Table(caption=caption, columns=_ASKED_COLUMNS, rows=rest),))


def _lacking_row(party: Party, piece: Piece, letters: tuple[Letter, ...]) -> tuple[Cell, ...]:
    number = next(filter(None, (letter.number_of(piece) for letter in letters)), 0)
    return (
        Cell(words=party.objective(piece.objective)),
        Cell(words=party.name(piece.giver)),
        Cell(words=RECEIPTS[piece.receipt]),
        Cell(words=same(str(len(piece.waiting if party.assessed else piece.duties)))),
        Cell(words=same(str(number)), to="letters") if number else Cell(words=NOTHING),
    )
