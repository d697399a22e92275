"""A piece of evidence that one actor owes another down the chain, and whether it was received."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from shirushi.policy.objective import Objective
from shirushi.report.assessment import Assessment
from shirushi.report.party import needs_of, waiting
from shirushi.report.shelf import shelve
from shirushi.terms.reason import Reason
from shirushi.terms.system import Actor
from shirushi.terms.text import Text
from shirushi.verdict.chain import after, owed_by

_STALE = Text(
    ja="有効期間（{days}日）を過ぎています。", en="It is out of date: it has to be not older than {days} days."
)
_OTHER_SUBJECT = Text(
    ja="結果だけが渡され、その対象（文書、記録簿又は部品）が受け取った側の部品と一致しません。",
    en="Only the result was handed down; what it is about (a document, a register, a part) is not a part at the receiver's.",
)


class Receipt(StrEnum):
    """What a record tells of a piece: its receiver took it, could not use it, has not received it; or nothing at all."""

    TAKEN = "taken"
    WITHHELD = "withheld"
    NOT_RECEIVED = "not-received"
    UNKNOWN = "unknown"


RECEIPTS: dict[Receipt, Text] = {
    Receipt.TAKEN: Text(ja="受領", en="received"),
    Receipt.WITHHELD: Text(ja="受領したが使用できない", en="received but unusable"),
    Receipt.NOT_RECEIVED: Text(ja="未受領", en="not received"),
    Receipt.UNKNOWN: Text(ja="この記録からは分からない", en="not told by this record"),
}
"""What a receipt is called."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence of one objective that `giver` owes `receiver`, both ids.

    `duties` are those of the receiver that ask for it, `waiting` those of them that it holds back as the record stands;
    `why` says what kept the receiver from using what was handed down. Only the assessed actor's record tells of receipt.
    """

    objective: str
    giver: str
    receiver: str
    receipt: Receipt
    duties: tuple[str, ...]
    waiting: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()

    def is_asked(self) -> bool:
        """Tell whether its receiver has reason to ask for it: it has not got it, and duties wait for it."""
        return self.receipt in {Receipt.WITHHELD, Receipt.NOT_RECEIVED} and bool(self.waiting)


def owed_to(receiver: Actor, assessment: Assessment) -> tuple[Piece, ...]:
    """Every piece that somebody owes `receiver`: those asked for first, then by how many duties ask for them."""
    return tuple(sorted(_owed_to(receiver, assessment), key=_rank))


def owed_from(giver: Actor, assessment: Assessment) -> tuple[Piece, ...]:
    """Every piece that `giver` owes anybody after it, receiver by receiver."""
    receivers = after(giver, assessment.description)
    return tuple(piece for each in receivers for piece in owed_to(each, assessment) if piece.giver == giver.id)


def unusable(reason: Reason, objective: Objective) -> Text:
    """Say why evidence of `objective` that was handed down does not count, in words that need no digest."""
    match reason.code:
        case "supply-not-fresh":
            return _STALE.fill(days=objective.validity_days)
        case "supply-other-subject":
            return _OTHER_SUBJECT
        case _:
            return reason.says


def _owed_to(receiver: Actor, assessment: Assessment) -> Iterator[Piece]:
    description = assessment.description
    assessed = receiver.id == description.assess.actor
    held_back = waiting(shelve(assessment))
    objectives = {each.id: each for each in assessment.library.objectives}
    for objective, duties in needs_of(assessment, receiver).items():
        for giver in owed_by(objectives[objective], receiver, description):
            receipt, why = _receipt(objective, giver, assessment) if assessed else (Receipt.UNKNOWN, ())
            yield Piece(
                objective=objective,
                giver=giver.id,
                receiver=receiver.id,
                receipt=receipt,
                duties=duties,
                waiting=held_back.get(objective, ()) if assessed else (),
                why=why,
            )


def _receipt(objective: str, giver: Actor, assessment: Assessment) -> tuple[Receipt, tuple[Reason, ...]]:
    """Whether the assessed actor got it from `giver`, or from one that came to see the thing after it."""
    sources = {giver.id, *(actor.id for actor in after(giver, assessment.description))}
    if any(each.finding.objective == objective and each.source in sources for each in assessment.handed):
        return Receipt.TAKEN, ()
    withheld = (each for each in assessment.withheld if each.objective == objective and each.source in sources)
    why = tuple(dict.fromkeys(each.reason for each in withheld))
    return (Receipt.WITHHELD if why else Receipt.NOT_RECEIVED), why


def _rank(piece: Piece) -> tuple[bool, int, str]:
    return (not piece.is_asked(), -len(piece.duties), piece.objective)
