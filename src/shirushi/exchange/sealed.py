"""Whether a bundle's statements are signed, logged, in order, and say what the bundle's parts say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from shirushi.checks.finding import Concluded
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.logged import Keys, Logged, proven_keyring, signed_checkpoint, verify_logged
from shirushi.evidence.predicate import Evaluation, PlanSealed, VerdictSealed, load_evaluation, load_record
from shirushi.evidence.statement import EVALUATION, Statement
from shirushi.evidence.svr import SVR, Result, load_result
from shirushi.exchange.bundle import ASK_ITS_MAKER, CHECKPOINT, KEY_ENTRIES, Bundle
from shirushi.exchange.seals import Carried, evaluation_statement, plan_statement, result_statement, verdict_statement
from shirushi.terms.errors import Altered, Code, Fault, Malformed, Place
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

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


Sealing = PlanSealed | Evaluation | VerdictSealed | Result
_NEEDED, _OFFERED = ("plan", "verdict"), "result"
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
            case Result():
                return "result"
            case Evaluation(check=check):
                return _EVALUATION_OF.format(check)


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """The statements that hold, by index, the faults of the others, and the keys of their log."""

    opened: tuple[Opened, ...]
    faults: tuple[Fault, ...]
    keyring: Keyring

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """What the evaluations say."""
        return tuple(one.body for one in self.opened if isinstance(one.body, Evaluation))


def open_entries(bundle: Bundle) -> Entries:
    """Open every statement of the bundle under the key that it offers and those to which rotations lead from it."""
    opened: list[Opened] = []
    faults: list[Fault] = []
    ring = Keyring.begun_by(bundle.key)
    try:
        ring = proven_keyring(Keys(first=bundle.key, entries=bundle.key_entries), bundle.checkpoint)
    except (Altered, Malformed) as error:
        faults += _at(KEY_ENTRIES, error)
    try:
        signed_checkpoint(bundle.checkpoint, ring)
    except (Altered, Malformed) as error:
        faults += _at(CHECKPOINT, error)
    for entry in bundle.statements:
        try:
            opened.append(_open(entry, ring, bundle.checkpoint))
        except (Altered, Malformed) as error:
            faults += _at(_path(entry.index), error)
    return Entries(opened=tuple(opened), faults=tuple(faults), keyring=ring)


def order_faults(opened: Iterable[Opened]) -> Iterator[Fault]:
    """Tell where the log does not hold the plan before every evaluation and those before the verdict."""
    ranks = [_rank(one) for one in opened]
    if ranks != sorted(ranks):
        yield NOT_FIRST.at()


def statement_faults(bundle: Bundle, opened: Sequence[Opened], content: str) -> Iterator[Fault]:
    """Tell where the statements are not those that the bundle's parts give, each exactly once.

    Bundles of earlier versions hold no verification result; `content` is the content digest as computed from the bundle.
    """
    carried = _carried(bundle)
    due = Counter((*_NEEDED, _OFFERED, *map(_EVALUATION_OF.format, carried)))
    ended = [one.body.ended for one in opened if isinstance(one.body, Evaluation)]
    for one in opened:
        if not due[one.what]:
            yield NO_PLACE.at(Place(path=_path(one.index)))
            continue
        due[one.what] -= 1
        again = _made_again(bundle, carried, one.body, content, ended)
        if one.statement != again:
            fields = ", ".join(_differing(one.statement, again)) or "predicate"
            yield OTHERWISE.at(Place(path=_path(one.index)), fields=fields)
    for what in filter(_OFFERED.__ne__, due.elements()):
        yield NOT_SEALED.at(what=what)


def _open(entry: Logged, ring: Keyring, checkpoint: str) -> Opened:
    statement = verify_logged(entry, ring, checkpoint)
    return Opened(index=entry.index, statement=statement, body=_body(statement))


def _body(statement: Statement) -> Sealing:
    if statement.predicate_type == EVALUATION:
        return load_evaluation(statement)
    if statement.predicate_type == SVR:
        return load_result(statement)
    body = load_record(statement)
    if not isinstance(body, (PlanSealed, VerdictSealed)):
        raise Malformed(NO_PLACE.at())
    return body


def _rank(one: Opened) -> int:
    match one.body:
        case PlanSealed():
            return 0
        case VerdictSealed() | Result():
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


def _made_again(
    bundle: Bundle, carried: Mapping[str, Carried], body: Sealing, content: str, ended: Iterable[Instant]
) -> Statement:
    match body:
        case PlanSealed():
            return plan_statement(bundle.plan)
        case VerdictSealed():
            return verdict_statement(bundle.plan, bundle.verdict, content)
        case Result():
            return result_statement(bundle.plan, bundle.verdict, ended)
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
