"""What goes down the chain from one actor: the evidence it owes to those after it, and the letters that ask for it."""

from collections.abc import Iterator

from shirushi.report.assessment import Assessment
from shirushi.report.document import Block, Cell, Fact, Facts, Fold, Paragraph, Section, Table
from shirushi.report.letter import Item, Letter
from shirushi.report.party import Party
from shirushi.report.piece import RECEIPTS, Piece, Receipt
from shirushi.report.words import STATES, WAYS
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.standing import ObjectiveState, State

_OWED = Text(ja="下流の主体に渡すべき証拠", en="Evidence owed to those after it")
_OWED_LEAD = Text(
    ja="この主体が作るものについて、下流の主体の義務が求めている証拠です。",
    en="What the duties of those after it ask to be shown of the things that it makes.",
)
_HOW = Text(
    ja="測定と走査の結果は証拠の束（bundle.zip）で、文書と記録簿は元のファイルのまま渡します。",
    en="Test results and scans are handed down as the bundle (bundle.zip), documents and registers as the files they are.",
)
_NOTHING_OWED = Text(ja="下流の主体に渡すべき証拠はありません。", en="It owes nothing to anybody after it.")
_TABLE = Text(ja="{receiver}に渡すべき証拠（{n}件）", en="Owed to {receiver} ({n})")
_RECEIPT_COLUMNS = (
    Text(ja="証拠が示すこと", en="What it is to show"),
    Text(ja="求める義務", en="Duties that ask"),
    Text(ja="受領の状況", en="Receipt"),
)
_READY_COLUMNS = (*_RECEIPT_COLUMNS[:2], Text(ja="この記録での状況", en="As this record has it"))
_BY_WAYS = Text(ja="{state}（{ways}）", en="{state} ({ways})")
_WITHOUT = Text(ja="{receipt}（{receiver}が自ら示している）", en="{receipt} ({receiver} has shown it without)")

_LETTERS = Text(ja="依頼状", en="Request letters")
_LETTERS_LEAD = Text(
    ja="このページと同じ場所のフォルダーに、そのまま送れる依頼状があります。日付、氏名、期限など、差出人にしか分からないところは【　】で空けています。",
    en="Letters ready to send lie in the folder beside this page. What only the sender can know (day, name, deadline) is left open in brackets.",
)
_NO_LETTERS = Text(ja="この記録から作る依頼状はありません。", en="This record gives no reason for a letter.")
_SENDER = Text(ja="差出人", en="From")
_ADDRESSEE = Text(ja="宛先", en="To")
_FILES = Text(ja="ファイル", en="Files")
_ITEMS = Text(ja="求める資料（{n}件）", en="What it asks for ({n})")
_ITEM_COLUMNS = (
    Text(ja="項目", en="Item"),
    Text(ja="証拠が示すこと", en="What it is to show"),
    Text(ja="作る主体", en="Made by"),
)


def owed_section(party: Party, pieces: tuple[Piece, ...], assessment: Assessment) -> Section:
    """Compose what an actor owes to each of those after it, and what became of it."""
    return Section(anchor="owed", title=_OWED, blocks=tuple(_owed(party, pieces, assessment)))


def _owed(party: Party, pieces: tuple[Piece, ...], assessment: Assessment) -> Iterator[Block]:
    if not pieces:
        yield Paragraph(words=_NOTHING_OWED)
        return
    yield Paragraph(words=_OWED_LEAD)
    if party.assessed:
        yield Paragraph(words=_HOW)
    states = {state.objective: state for state in assessment.verdict.objectives}
    for receiver in dict.fromkeys(piece.receiver for piece in pieces):
        rows = tuple(
            (
                Cell(words=party.objective(piece.objective)),
                Cell(words=same(str(len(piece.duties)))),
                Cell(words=_stands(party, piece, states.get(piece.objective))),
            )
            for piece in pieces
            if piece.receiver == receiver
        )
        columns = _READY_COLUMNS if party.assessed else _RECEIPT_COLUMNS
        yield Table(caption=_TABLE.fill(receiver=party.name(receiver), n=len(rows)), columns=columns, rows=rows)


def _stands(party: Party, piece: Piece, state: ObjectiveState | None) -> Text:
    """How far a piece is: whether it was received, or, in the giver's own record, what there is to hand down."""
    if party.assessed:
        return _ready(state) if state else STATES[State.NO_EVIDENCE]
    receipt = RECEIPTS[piece.receipt]
    told = piece.receipt not in {Receipt.TAKEN, Receipt.UNKNOWN}
    if told and state and state.state is State.HELD:
        return _WITHOUT.fill(receipt=receipt, receiver=party.name(piece.receiver))
    return receipt


def _ready(state: ObjectiveState) -> Text:
    ways = tuple(dict.fromkeys(WAYS[weighed.finding.way] for weighed in state.weighed))
    return _BY_WAYS.fill(state=STATES[state.state], ways=listed(ways)) if ways else STATES[state.state]


def letters_section(letters: tuple[Letter, ...]) -> Section:
    """Compose which letters there are, in which files, and what each asks for."""
    lead = Paragraph(words=_LETTERS_LEAD if letters else _NO_LETTERS)
    return Section(
        anchor="letters",
        title=_LETTERS,
        blocks=(lead, *(block for letter in letters for block in _letter(letter))),
    )


def _letter(letter: Letter) -> Iterator[Block]:
    yield Facts(
        facts=(
            Fact(name=_SENDER, cells=(Cell(words=letter.sender.title),)),
            Fact(name=_ADDRESSEE, cells=(Cell(words=letter.addressee.title),)),
            Fact(name=_FILES, cells=tuple(Cell(words=same(letter.file(lang)), code=True) for lang in ("ja", "en"))),
        )
    )
    caption = _ITEMS.fill(n=len(letter.items))
    rows = tuple(_item_row(letter, item) for item in letter.items)
    yield Fold(summary=caption, blocks=(Table(caption=caption, columns=_ITEM_COLUMNS, rows=rows),), printed=True)


def _item_row(letter: Letter, item: Item) -> tuple[Cell, ...]:
    return (
        Cell(words=same(str(item.number))),
        Cell(words=item.title),
        Cell(words=(item.maker or letter.addressee).title),
    )
