"""A request letter: what one actor asks of another, piece by piece, with the reason and the form in which it can be used.

One letter for each addressee, as an office would send it; every piece has its number in it. What the letter says of the
addressee is only what was received from it and what was not.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from shirushi.checks.document.parts import PARTS
from shirushi.checks.finding import Way
from shirushi.policy.objective import Objective
from shirushi.report.assessment import Assessment
from shirushi.report.naming import fitted
from shirushi.report.piece import Piece, owed_to, unusable
from shirushi.report.shelf import Shelf, shelve
from shirushi.terms.system import Actor, Part, PartKind
from shirushi.terms.text import Text, listed
from shirushi.verdict.chain import makes, neighbours

_DOCUMENT = Text(ja="文書（見出し：{parts}）", en="document (headings: {parts})")
_FORMS = {
    Way.MEASURED: Text(ja="試験の結果", en="test result"),
    Way.SCANNED: Text(ja="走査の結果", en="scan"),
    Way.RECORDED: Text(ja="記録簿", en="register"),
    Way.DOCUMENTED: Text(ja="文書", en="document"),
}
"""What the forms are called in which a piece can be used. A word alone shows nothing and is not asked for."""
_MEANS = {
    Way.MEASURED: Text(
        ja="計画と上限を前もって定めた試験の結果を、署名した証拠の束としたもの",
        en="the result of a test whose plan and limit were fixed before it, in a signed evidence bundle",
    ),
    Way.SCANNED: Text(
        ja="対象そのものを道具で読み取った結果を、署名した証拠の束としたもの",
        en="what a tool read from the thing itself, in a signed evidence bundle",
    ),
    Way.RECORDED: Text(
        ja="出来事を日時とともに追記し、各行に直前の行のダイジェストを記したもの（JSON Lines）",
        en="events with their times, entered one after the other, each line with the digest of the one before (JSON Lines)",
    ),
    Way.DOCUMENTED: Text(
        ja="責任者の名と日付が本文に書かれ、挙げた事項ごとの見出しの下に内容があるもの",
        en="a text that names its owner and its date and has something to say under each of the headings given",
    ),
}
_SUBJECTS = {"model": PartKind.MODEL, "system": PartKind.SOFTWARE}
"""The parts that a bundle can be about, by what its maker makes. Data are made known with the bundle."""


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """The duties of one text that wait for a piece, by title."""

    text: Text
    duties: tuple[Text, ...]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One piece that a letter asks for.

    `maker` is who can show it, where that is not the addressee itself; `shared`: the sender's own organisation has to
    show a part of it, too; `unusable` says why what came before could not be used; any of `forms` will do.
    """

    number: int
    objective: str
    title: Text
    statement: Text
    because: tuple[Because, ...]
    unusable: tuple[Text, ...]
    forms: tuple[Text, ...]
    shared: bool
    maker: Actor | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A form in which evidence can be used: what it is called, and what it is."""

    name: Text
    means: Text


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one actor asks of another, as of the day `on`.

    `refused` says why a whole bundle of the addressee could not be used, `subjects` are the parts that one may be about.
    """

    system: Text
    on: date
    sender: Actor
    addressee: Actor
    items: tuple[Item, ...]
    refused: tuple[Text, ...]
    forms: tuple[Form, ...]
    subjects: tuple[Part, ...]

    def file(self, lang: str) -> str:
        """Name the file of the letter in one language, beside the page of an actor."""
        return f"letters/{fitted(self.sender.id)}-to-{fitted(self.addressee.id)}.{lang}.txt"

    def number_of(self, piece: Piece) -> int:
        """The number of the item that asks for a piece; 0: none does."""
        of = {(item.objective, (item.maker or self.addressee).id): item.number for item in self.items}
        return of.get((piece.objective, piece.giver), 0)

    def concerns(self, actor: str) -> bool:
        """Tell whether an actor sends it, gets it, or made what it asks for."""
        makers = (item.maker.id for item in self.items if item.maker)
        return actor in {self.sender.id, self.addressee.id, *makers}


def letters_of(assessment: Assessment) -> tuple[Letter, ...]:
    """The letters that the assessed actor has reason to send.

    Each goes to an actor right before it, which it deals with; what somebody farther up makes is asked for through it.
    """
    description = assessment.description
    sender = description.assessed()
    addressees = neighbours(sender, description)
    asked = tuple(piece for piece in owed_to(sender, assessment) if piece.is_asked())
    beside = {actor.id for actor in addressees}
    written = (
        (to, tuple(each for each in asked if each.giver == to.id or each.giver not in beside)) for to in addressees
    )
    return tuple(_letter(assessment, to, pieces) for to, pieces in written if pieces)


def _letter(assessment: Assessment, addressee: Actor, pieces: tuple[Piece, ...]) -> Letter:
    description, shelf = assessment.description, shelve(assessment)
    actors = {actor.id: actor for actor in description.actors}
    givers = tuple(actors[piece.giver] for piece in pieces)
    return Letter(
        system=description.system.title,
        on=assessment.plan.on,
        sender=description.assessed(),
        addressee=addressee,
        items=tuple(
            _item(shelf, number, piece, None if giver == addressee else giver)
            for number, (piece, giver) in enumerate(zip(pieces, givers, strict=True), start=1)
        ),
        refused=_refused(assessment, addressee),
        forms=tuple(_forms_of(shelf, pieces)),
        subjects=tuple(_subjects(assessment, givers)),
    )


def _item(shelf: Shelf, number: int, piece: Piece, maker: Actor | None) -> Item:
    objective = shelf.objectives[piece.objective]
    return Item(
        number=number,
        objective=objective.id,
        title=objective.title,
        statement=objective.statement,
        because=_because(shelf, piece.waiting),
        unusable=tuple(dict.fromkeys(unusable(reason, objective) for reason in piece.why)),
        forms=tuple(_form(way, objective) for way in _ways(objective)),
        shared="organisation" in objective.about,
        maker=maker,
    )


def _because(shelf: Shelf, duties: Iterable[str]) -> tuple[Because, ...]:
    by_text: dict[str, list[Text]] = {}
    for duty in duties:
        by_text.setdefault(shelf.catalogue_of(duty).id, []).append(shelf.requirements[duty].title)
    return tuple(
        Because(text=shelf.catalogues[text].title, duties=tuple(dict.fromkeys(titles)))
        for text, titles in by_text.items()
    )


def _refused(assessment: Assessment, addressee: Actor) -> tuple[Text, ...]:
    whole = (each.reason.says for each in assessment.withheld if each.source == addressee.id and not each.objective)
    return tuple(dict.fromkeys(whole))


def _ways(objective: Objective) -> tuple[Way, ...]:
    return tuple(Way(way) for way in objective.how if way in _FORMS)


def _form(way: Way, objective: Objective) -> Text:
    if way is not Way.DOCUMENTED:
        return _FORMS[way]
    parts = listed(part.title for part in PARTS.get(objective.id, ()))
    return _DOCUMENT.fill(parts=parts) if parts.ja else _FORMS[way]


def _forms_of(shelf: Shelf, pieces: Iterable[Piece]) -> Iterator[Form]:
    asked = {way for piece in pieces for way in _ways(shelf.objectives[piece.objective])}
    return (Form(name=_FORMS[way], means=means) for way, means in _MEANS.items() if way in asked)


def _subjects(assessment: Assessment, givers: Iterable[Actor]) -> Iterator[Part]:
    made = frozenset[str]().union(*map(makes, givers))
    kinds = {kind for word, kind in _SUBJECTS.items() if word in made}
    return (part for part in assessment.description.system.parts if part.kind in kinds and part.sha256)
