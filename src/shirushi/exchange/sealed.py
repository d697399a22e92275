"""Whether a bundle's statements are signed, logged, in order, and say what the bundle's parts say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from shirushi.checks.finding import Concluded
from shirushi.evidence import envelope
from shirushi.evidence.predicate import (
    Declared,
    Evaluation,
    PlanSealed,
    ProofRead,
    VerdictSealed,
    load_evaluation,
    load_record,
)
from shirushi.evidence.statement import EVALUATION, Statement
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.exchange.bundle import ASK_ITS_MAKER, CHECKPOINT, Bundle, Logged
from shirushi.exchange.seals import Carried, evaluation_statement, plan_statement, verdict_statement
from shirushi.terms.errors import Altered, Code, Fault, Malformed, Place
from shirushi.terms.text import Text

OTHER_PROOF = Code(
    id="SH520",
    says=Text(
        ja="収録の証明が、この記録の番号とこのバンドルのチェックポイントについてのものではありません。",
        en="The proof is not about this entry's index and the checkpoint of this bundle.",
    ),
    remedy=ASK_ITS_MAKER,
)
OTHERWISE = Code(
    id="SH521",
    says=Text(
        ja="署名された内容が、バンドルの中身と合いません（{fields}）。",
        en="What was signed does not agree with what the bundle holds ({fields}).",
    ),
    remedy=ASK_ITS_MAKER,
)
NO_PLACE = Code(
    id="SH522",
    says=Text(
        ja="この評価の計画にない記録か、同じ記録の二つ目です。",
        en="This statement belongs to nothing in the plan, or is the second of its kind.",
    ),
    remedy=ASK_ITS_MAKER,
)
NOT_SEALED = Code(
    id="SH523",
    says=Text(
        ja="署名された記録がありません（{what}）。",
        en="There is no signed statement of it ({what}).",
    ),
    remedy=ASK_ITS_MAKER,
)
NOT_FIRST = Code(
    id="SH524",
    says=Text(
        ja="計画、評価、判定の順に記録されていません。計画が、結果を見た後で作られたおそれがあります。",
        en="The log does not hold plan, evaluations and verdict in this order: the plan may have been made after the results.",
    ),
    remedy=ASK_ITS_MAKER,
)


Sealing = PlanSealed | Evaluation | VerdictSealed
_EVALUATION_OF = "evaluation {}"


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A statement whose signature and proof hold: its index in the log, and what it says."""

    index: int
    statement: Statement
    body: Sealing

    @property
    def what(self) -> str:
        """The part of the bundle it speaks of."""
        match self.body:
            case PlanSealed():
                return "plan"
            case VerdictSealed():
                return "verdict"
            case Evaluation(check=check):
                return _EVALUATION_OF.format(check)


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """The statements that hold, by index, and the faults of the others."""

    opened: tuple[Opened, ...]
    faults: tuple[Fault, ...]

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """What the evaluations say."""
        return tuple(one.body for one in self.opened if isinstance(one.body, Evaluation))


def open_entries(bundle: Bundle) -> Entries:
    """Open every statement of the bundle under the key that it offers."""
    opened: list[Opened] = []
    faults: list[Fault] = []
    try:
        open_checkpoint(bundle.checkpoint.encode(), bundle.key)
    except (Altered, Malformed) as error:
        faults += _at(CHECKPOINT, error)
    for entry in bundle.statements:
        try:
            opened.append(_open(entry, bundle))
        except (Altered, Malformed) as error:
            faults += _at(_path(entry.index), error)
    return Entries(opened=tuple(opened), faults=tuple(faults))


def order_faults(opened: Iterable[Opened]) -> Iterator[Fault]:
    """Tell where the log does not hold the plan before every evaluation and those before the verdict."""
    ranks = [_rank(one) for one in opened]
    if ranks != sorted(ranks):
        yield NOT_FIRST.at()


def statement_faults(bundle: Bundle, opened: Iterable[Opened], content: str) -> Iterator[Fault]:
    """Tell where the statements are not those that the bundle's parts give, each exactly once.

    `content` is the content digest as computed from the bundle.
    """
    carried = _carried(bundle)
    due = Counter(("plan", "verdict", *map(_EVALUATION_OF.format, carried)))
    for one in opened:
        if not due[one.what]:
            yield NO_PLACE.at(Place(path=_path(one.index)))
            continue
        due[one.what] -= 1
        again = _made_again(bundle, carried, one.body, content)
        if one.statement != again:
            fields = ", ".join(_differing(one.statement, again)) or "predicate"
            yield OTHERWISE.at(Place(path=_path(one.index)), fields=fields)
    for what in due.elements():
        yield NOT_SEALED.at(what=what)


def _open(entry: Logged, bundle: Bundle) -> Opened:
    # The signature over what is stated …
    statement = envelope.verify(envelope.open_envelope(entry.envelope), bundle.key)
    # … and the proof that this very envelope stands in the log at this index.
    proof = load_proof(entry.proof.encode())
    if (proof.index, proof.checkpoint, proof.extra) != (entry.index, bundle.checkpoint, b""):
        raise Altered(OTHER_PROOF.at())
    verify_proof(proof, entry.envelope, bundle.key)
    return Opened(index=entry.index, statement=statement, body=_body(statement))


def _body(statement: Statement) -> Sealing:
    body = load_evaluation(statement) if statement.predicate_type == EVALUATION else load_record(statement)
    if isinstance(body, (Declared, ProofRead)):
        raise Malformed(NO_PLACE.at())
    return body


def _rank(one: Opened) -> int:
    match one.body:
        case PlanSealed():
            return 0
        case VerdictSealed():
            return 2
        case Evaluation():
            return 1


def _carried(bundle: Bundle) -> Mapping[str, Carried]:
    """What was carried out according to the bundle; from when until when, only the statements say."""
    planned = {one.check: one for one in bundle.plan.checks}
    transcripts = {one.check: one for one in bundle.transcripts}
    return {
        one.check: Carried(
            planned=planned[one.check], transcript=transcripts[one.check], concluded=one, started=0, ended=0
        )
        for one in bundle.results
        if isinstance(one, Concluded) and one.check in planned
    }


def _made_again(bundle: Bundle, carried: Mapping[str, Carried], body: Sealing, content: str) -> Statement:
    match body:
        case PlanSealed():
            return plan_statement(bundle.plan)
        case VerdictSealed():
            return verdict_statement(bundle.plan, bundle.verdict, content)
        case Evaluation():
            timed = msgspec.structs.replace(carried[body.check], started=body.started, ended=body.ended)
            return evaluation_statement(bundle.plan, bundle.description, timed)


def _differing(stated: Statement, again: Statement) -> Iterator[str]:
    if stated.subject != again.subject:
        yield "subject"
    ours, theirs = (msgspec.json.decode(one.predicate, type=dict[str, msgspec.Raw]) for one in (again, stated))
    yield from sorted(field for field in ours.keys() | theirs.keys() if ours.get(field) != theirs.get(field))


def _at(path: str, error: Altered | Malformed) -> Iterator[Fault]:
    return (msgspec.structs.replace(fault, place=Place(path=path)) for fault in error.faults)


def _path(index: int) -> str:
    return f"statements/{index:04d}.json"
