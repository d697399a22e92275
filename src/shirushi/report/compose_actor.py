"""The page of one actor in the chain: its own duties, the evidence it received, the evidence it owes, the letters to send.

The first screen answers: who this is, how many duties it has and where they stand here, what came and what is owed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from shirushi.report.assessment import Assessment
from shirushi.report.compose_front import alert, answer
from shirushi.report.compose_owed import letters_section, owed_section
from shirushi.report.compose_received import NOTHING, lacking_section, received_section
from shirushi.report.document import (
    Block,
    Cell,
    Counts,
    Document,
    Fact,
    Facts,
    Fold,
    Notes,
    Paragraph,
    Section,
    Table,
)
from shirushi.report.letter import Letter, letters_of
from shirushi.report.naming import fitted, number
from shirushi.report.party import Party, party_of
from shirushi.report.piece import RECEIPTS, Piece, Receipt, owed_from, owed_to
from shirushi.report.tally import Group, count, counted, groups
from shirushi.report.words import MARKS, STATES
from shirushi.terms.system import OF_THE_ACTOR, Actor, Condition
from shirushi.terms.text import Text, listed, same
from shirushi.terms.words import CONDITIONS, ROLES
from shirushi.verdict.standing import DutyStanding, State

_TITLE = Text(ja="主体別の報告書", en="Report for one actor")
_SUBJECT = Text(ja="{actor}（{roles}）：{system}について（{on}時点）", en="For {actor} ({roles}): {system}, as of {on}")
_NOT_ASSESSED = Text(
    ja="{actor}に適用される義務は{n}件です。この記録では、そのいずれも評価していません。",
    en="{n} duties apply to {actor}. This record has assessed none of them.",
)
_NO_DUTIES = Text(
    ja="評価に用いた文書の中に、{actor}に適用される義務はありません。",
    en="None of the texts looked at holds a duty that applies to {actor}.",
)

_RECEIVED = Text(ja="受け取った証拠", en="Evidence received")
_COUNT_RECEIVED = Text(ja="用いたもの{used}件、用いていないもの{withheld}件", en="{used} used, {withheld} not used")
_LACKING = Text(ja="受け取るべき証拠", en="Evidence owed to it")
_OWED = Text(ja="渡すべき証拠", en="Evidence it owes")
_LETTERS = Text(ja="依頼状", en="Request letters")
_COUNT_LETTERS = Text(ja="{n}通（求める資料{items}件）", en="{n} (items asked for: {items})")
_TALLY = Text(ja="{n}件（{parts}）", en="{n} ({parts})")
_PART = Text(ja="{what}{n}件", en="{what} {n}")
_NONE = Text(ja="なし", en="None")

_NOTES = Text(ja="読む前に", en="Before you read on")
_ABOUT_ANOTHER = Text(
    ja="この記録で評価したのは、{assessed}だけです。{actor}については、適用される義務を同じ記述から判断したにとどまり、{actor}自身の表明はこの記録にありません。",
    en="This record assesses {assessed} and nobody else. Of {actor} it only decides, from the same description, which duties apply; nothing in it is said by {actor}.",
)
_ABOUT_A_GIVER = Text(
    ja="この記録で評価したのは、{assessed}だけです。{actor}については、適用される義務を同じ記述から判断したにとどまり、{actor}によるものは、{assessed}に渡された証拠だけです。",
    en="This record assesses {assessed} and nobody else. Of {actor} it only decides, from the same description, which duties apply; all that it has from {actor} is the evidence handed to {assessed}.",
)
_ASSUMED = Text(
    ja="次の条件は{assessed}についてだけ答えられています。{actor}には、当てはまるものとして扱いました：{conditions}",
    en="These conditions were answered for {assessed} only; for {actor} they count as true: {conditions}.",
)
_ADOPTED = Text(
    ja="約束や規格の採用は主体ごとの判断であるため、{assessed}が採用したものを{actor}の義務には含めていません。",
    en="Adopting a commitment or a standard is each actor's own choice: what {assessed} has adopted is not counted for {actor}.",
)

_DUTIES = Text(ja="この主体の義務", en="Its own duties")
_DUTIES_LEAD = Text(
    ja="理由と証拠の詳細は、同じ証拠の束（bundle.zip）から作る報告書に示しています。",
    en="The report made from the same bundle (bundle.zip) has every reason and all evidence.",
)
_GROUP = Text(ja="{title}（{n}件）", en="{title} ({n})")
_WHY_COLUMNS = (
    Text(ja="義務", en="Duty"),
    Text(ja="状況の理由", en="Why it stands so"),
    Text(ja="待っている証拠", en="Waits for"),
)
_ASKS_COLUMNS = (Text(ja="義務", en="Duty"), Text(ja="求められていること", en="What it asks"))
_NAMED = Text(ja="{number}　{title}", en="{number} {title}")

_RECORD = Text(ja="この記録について", en="About this record")
_ASSESSED = Text(ja="評価の対象者", en="Assessed")
_SYSTEM = Text(ja="AIシステム", en="AI system")
_CONTACT = Text(ja="この主体の連絡先", en="How to reach this actor")
_ON = Text(ja="基準日", en="As of")
_SIGNER = Text(ja="署名鍵の指紋", en="Fingerprint of the signing key")
_CONTENT = Text(ja="内容のダイジェスト", en="Digest of the content")
_VERIFY = Text(ja="検証の方法", en="How to verify")
_COMMAND = "shirushi verify bundle.zip --signer {signer}"


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """What one actor's page tells: the pieces owed to it and by it, the letters that concern it."""

    actor: Actor
    owed_to: tuple[Piece, ...]
    owed_from: tuple[Piece, ...]
    letters: tuple[Letter, ...]


def page_of(assessment: Assessment, actor: Actor) -> ActorPage:
    """Gather what an actor's page tells."""
    return ActorPage(
        actor=actor,
        owed_to=owed_to(actor, assessment),
        owed_from=owed_from(actor, assessment),
        letters=tuple(letter for letter in letters_of(assessment) if letter.concerns(actor.id)),
    )


def compose_actor(assessment: Assessment, page: ActorPage) -> Document:
    """Compose the page of an actor, in both languages at once."""
    party = party_of(assessment, page.actor)
    actor = page.actor
    return Document(
        title=_TITLE,
        subject=_SUBJECT.fill(
            actor=actor.title,
            roles=listed(ROLES[role] for role in actor.roles),
            system=assessment.description.system.title,
            on=assessment.plan.on.isoformat(),
        ),
        run=assessment.run,
        name=f"report.{fitted(actor.id)}",
        front=(*alert(assessment), *_answer(party), _summary(party, page), *_notes(party, assessment)),
        sections=(
            received_section(party),
            *lacking_section(party, page.owed_to, page.letters),
            owed_section(party, page.owed_from, assessment),
            letters_section(page.letters),
            _duties_section(party),
            _record_section(assessment, actor),
        ),
    )


def _answer(party: Party) -> Iterator[Block]:
    if party.assessed:
        yield Paragraph(words=answer(party.record, party.shelf), tone="lead")
    else:
        n = len(counted(party.shelf, "binding"))
        yield Paragraph(words=(_NOT_ASSESSED if n else _NO_DUTIES).fill(actor=party.actor.title, n=n), tone="lead")
    counts = count(counted(party.shelf, "binding"))
    if counts:
        yield Counts(counts=counts)


def _notes(party: Party, assessment: Assessment) -> Iterator[Block]:
    if party.assessed:
        return
    told = {"assessed": assessment.description.assessed().title, "actor": party.actor.title}
    came = {*(each.source for each in assessment.handed), *(each.source for each in assessment.withheld)}
    notes = [(_ABOUT_A_GIVER if party.actor.id in came else _ABOUT_ANOTHER).fill(**told)]
    assumed = {condition for duty in counted(party.shelf, "binding") for condition in _left_open(party, duty)}
    if assumed:
        conditions = listed(words for condition, words in CONDITIONS.items() if condition in assumed)
        notes.append(_ASSUMED.fill(**told, conditions=conditions))
    if assessment.description.assess.adopts:
        notes.append(_ADOPTED.fill(**told))
    yield Notes(title=_NOTES, notes=tuple(notes))


def _left_open(party: Party, duty: DutyStanding) -> Iterator[Condition]:
    """The conditions of a duty that only the assessed actor answered."""
    return (each for each in OF_THE_ACTOR if each in party.shelf.duties[duty.requirement].assumed)


def _summary(party: Party, page: ActorPage) -> Facts:
    record = party.record
    received = _COUNT_RECEIVED.fill(
        used=len({each.finding.objective for each in record.handed}),
        withheld=len({each.objective for each in record.withheld}),
    )
    came = received if record.handed or record.withheld else _NONE
    items = sum(len(letter.items) for letter in page.letters)
    letters = _COUNT_LETTERS.fill(n=len(page.letters), items=items) if page.letters else _NONE
    told = came if party.assessed else RECEIPTS[Receipt.UNKNOWN]
    facts = (
        Fact(name=_RECEIVED, cells=(Cell(words=told if page.owed_to else _NONE, to="received"),)),
        Fact(name=_LACKING, cells=(Cell(words=_receipts(page.owed_to), to="lacking"),) if page.owed_to else ()),
        Fact(name=_OWED, cells=(Cell(words=_owes(party, page.owed_from), to="owed"),)),
        Fact(name=_LETTERS, cells=(Cell(words=letters, to="letters"),)),
    )
    return Facts(facts=tuple(fact for fact in facts if fact.cells))


def _owes(party: Party, pieces: tuple[Piece, ...]) -> Text:
    """Count what an actor owes: in its own record by what there is to hand down, else by receipt."""
    if not party.assessed:
        return _receipts(pieces)
    known = {state.objective: state.state for state in party.record.verdict.objectives}
    states = Counter(known.get(piece.objective, State.NO_EVIDENCE) for piece in pieces)
    return _tally({words: states[state] for state, words in STATES.items()})


def _receipts(pieces: tuple[Piece, ...]) -> Text:
    receipts = Counter(piece.receipt for piece in pieces)
    return _tally({words: receipts[receipt] for receipt, words in RECEIPTS.items()})


def _tally(numbers: Mapping[Text, int]) -> Text:
    """Say how many there are, and how many of each kind."""
    parts = listed(_PART.fill(what=what, n=n) for what, n in numbers.items() if n)
    return _TALLY.fill(n=sum(numbers.values()), parts=parts) if parts.ja else _NONE


def _duties_section(party: Party) -> Section:
    return Section(
        anchor="duties",
        title=_DUTIES,
        blocks=(
            *((Paragraph(words=_DUTIES_LEAD),) if party.assessed else ()),
            *(_group(party, group) for group in groups(party.shelf, "binding")),
        ),
    )


def _group(party: Party, group: Group) -> Fold:
    caption = _GROUP.fill(title=group.title, n=len(group.duties))
    row, columns = (_why_row, _WHY_COLUMNS) if party.assessed else (_asks_row, _ASKS_COLUMNS)
    rows = tuple(row(party, duty) for duty in group.duties)
    return Fold(summary=caption, blocks=(Table(caption=caption, columns=columns, rows=rows),), printed=True)


def _why_row(party: Party, duty: DutyStanding) -> tuple[Cell, ...]:
    titles = listed(party.objective(objective) for objective in duty.missing)
    return (
        _duty_cell(party, duty),
        Cell(words=duty.why[0].says if duty.why else NOTHING),
        Cell(words=titles if titles.ja else NOTHING),
    )


def _asks_row(party: Party, duty: DutyStanding) -> tuple[Cell, ...]:
    return _duty_cell(party, duty), Cell(words=party.shelf.requirements[duty.requirement].statement)


def _duty_cell(party: Party, duty: DutyStanding) -> Cell:
    asked = party.shelf.requirements[duty.requirement]
    return Cell(
        words=_NAMED.fill(number=number(asked), title=asked.title), standing=duty.standing, mark=MARKS[asked.verified]
    )


def _record_section(assessment: Assessment, actor: Actor) -> Section:
    facts = (
        Fact(name=_ASSESSED, cells=(Cell(words=assessment.description.assessed().title),)),
        Fact(name=_SYSTEM, cells=(Cell(words=assessment.description.system.title),)),
        Fact(name=_CONTACT, cells=(Cell(words=same(actor.contact)),) if actor.contact else ()),
        Fact(name=_ON, cells=(Cell(words=same(assessment.plan.on.isoformat())),)),
        Fact(name=_CONTENT, cells=(_code(assessment.content_digest),)),
        Fact(name=_SIGNER, cells=(_code(assessment.signer),)),
        Fact(name=_VERIFY, cells=(_code(_COMMAND.format(signer=assessment.signer)),)),
    )
    return Section(anchor="record", title=_RECORD, blocks=(Facts(facts=tuple(fact for fact in facts if fact.cells)),))


def _code(words: str) -> Cell:
    return Cell(words=same(words), code=True)
