"""The two predicate types that are ours: `evaluation`, and `record`, whose kind says what it records.

Predicates of others are used where they fit. None fits an evaluation whose plan was fixed first: in-toto's
test-result has no counts, no cases and no plan. JSON Schemas: docs/reference/predicates/.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from shirushi.evidence.parse import ill_formed, load_json
from shirushi.evidence.statement import EVALUATION, RECORD, Statement, Subject
from shirushi.evidence.transcript import Transcript
from shirushi.terms.canon import canonical, digest
from shirushi.terms.exposed import Facts
from shirushi.terms.probe import Seen
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
"""A digest as 64 lower-case hexadecimal digits; the length too is bounded because `$` passes over a last newline."""

RawKey = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9+/]{43}=$", max_length=44)]
"""The 32 bytes of an Ed25519 public key in base64."""

Role = Literal["log", "evidence"]
"""What a key is for: signing the log's checkpoints, or the statements in it."""


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """One check as it was carried out, all by digest but the findings.

    `plan` was sealed before; `code` is the check's own digest, `cases` that of its cases, `transcript` that of the
    transcript's stored bytes, `said` that of what was said (`said_digest`). `findings` is canonical JSON.
    """

    plan: Sha256
    check: str
    version: int
    code: str
    cases: Sha256
    transcript: Sha256
    said: Sha256
    findings: msgspec.Raw
    started: Instant
    ended: Instant


class PlanSealed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="plan"):
    """The plan as it stood before the first probe: digests of it and of what it rests on (`catalogues`: file → digest)."""

    plan: Sha256
    description: Sha256
    catalogues: dict[str, Sha256]
    limits: Sha256


class VerdictSealed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="verdict"):
    """The verdict that was derived: the plan it was made under, the content digest, the verdict's own digest."""

    plan: Sha256
    content: Sha256
    verdict: Sha256


class Declared(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="declared"):
    """A named person declares that an objective holds, or that it does not; it can show no more than `attested`."""

    objective: str
    holds: bool
    by: str
    position: str
    words: str
    dated: date


class ProofRead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="proof-reading"):
    """An overlay as it is published: the text it is about, its digest, and how many readings it holds."""

    catalogue: str
    overlay: Sha256
    readings: int


class ScanExcepted(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="scan-exception"):
    """A named person looked at a file that a scan could not call safe, and says why it may be used until a day.

    The subject is the file by its digest; it lifts what needs a review, never what was found dangerous.
    """

    by: str
    because: str
    until: date


class ThreatsReviewed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="threats"):
    """A named person signs what was decided on the threats to a system of which `facts` were known; the subject is the file.

    `rules` is the edition of the rules that told which ways of attack apply.
    """

    by: str
    position: str
    dated: date
    rules: str
    facts: Facts


class Registered(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """A line of an append-only register as it was added: the register's file, the line's number from 1, its SHA-256."""

    register: str
    number: int
    line: Sha256


class KeyRotated(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="key-rotation"):
    """From this entry on, `new` holds the role in place of `old`; signed by both."""

    role: Role
    old: RawKey
    new: RawKey


class KeyRevoked(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="key-revocation"):
    """From this entry on, nothing that the key with this fingerprint signs counts; signed by the present evidence key."""

    key: Sha256
    reason: str


class LogClosed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="log-closed"):
    """The log of `origin` ends with this entry, the one at index `size`."""

    origin: str
    size: int


class LogContinued(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="log-continued"):
    """This log goes on where that of `origin` ended: size and root (hexadecimal) of its final checkpoint."""

    origin: str
    size: int
    root: Sha256


Record = (
    PlanSealed
    | VerdictSealed
    | Declared
    | ProofRead
    | Registered
    | KeyRotated
    | KeyRevoked
    | LogClosed
    | LogContinued
    | ScanExcepted
    | ThreatsReviewed
)

_EVALUATION = Text(ja="評価の記録（shirushi evaluation）", en="evaluation predicate")
_RECORD = Text(ja="記録（shirushi record）", en="record predicate")


def about(name: str, sha256: str) -> Subject:
    """Name the thing a statement is about, by its SHA-256."""
    return Subject(name=name, digest={"sha256": sha256})


def evaluation(subject: Subject, body: Evaluation) -> Statement:
    """State how one check went."""
    return Statement(subject=(subject,), predicate_type=EVALUATION, predicate=_raw(body))


def record(subject: Subject, body: Record, *others: Subject) -> Statement:
    """State something to be kept on record."""
    return Statement(subject=(subject, *others), predicate_type=RECORD, predicate=_raw(body))


def load_evaluation(statement: Statement) -> Evaluation:
    """Read the predicate of an evaluation.

    Raises:
        Malformed: another predicate type, or not of this shape.
    """
    if statement.predicate_type != EVALUATION:
        raise ill_formed(_EVALUATION, "predicateType")
    return load_json(bytes(statement.predicate), Evaluation, _EVALUATION)


def load_record(statement: Statement) -> Record:
    """Read the predicate of a record; its kind is its type.

    Raises:
        Malformed: another predicate type, an unknown kind, or not of this shape.
    """
    if statement.predicate_type != RECORD:
        raise ill_formed(_RECORD, "predicateType")
    # pyright and mypy know no type form for a union yet: load_json returns what its second argument describes
    return load_json(bytes(statement.predicate), Record, _RECORD)  # type: ignore[arg-type]


def load_declared(statement: Statement) -> Declared:
    """Read a declaration.

    Raises:
        Malformed: another kind of record, or not of this shape.
    """
    declared = load_record(statement)
    if not isinstance(declared, Declared):
        raise ill_formed(_RECORD, "kind")
    return declared


def load_proof_read(statement: Statement) -> ProofRead:
    """Read what was published as proof-reading.

    Raises:
        Malformed: another kind of record, or not of this shape.
    """
    published = load_record(statement)
    if not isinstance(published, ProofRead):
        raise ill_formed(_RECORD, "kind")
    return published


def said_digest(transcript: Transcript) -> str:
    """SHA-256 of what was asked and said, in case order, without what was merely seen (times, attempts, tokens)."""
    said = tuple(msgspec.structs.replace(exchange, seen=Seen()) for exchange in transcript.exchanges)
    return digest(msgspec.structs.replace(transcript, exchanges=said))


def schema(predicate_type: str) -> bytes:
    """Write the JSON Schema (2020-12) of `EVALUATION` or `RECORD`, as published under docs/reference/predicates/."""
    of: object = {EVALUATION: Evaluation, RECORD: Record}[predicate_type]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": predicate_type}
    return msgspec.json.format(msgspec.json.encode(head | msgspec.json.schema(of)), indent=2) + b"\n"


def _raw(body: Evaluation | Record) -> msgspec.Raw:
    """Write a predicate in its canonical form; a float inside (in the findings) is refused there."""
    return msgspec.Raw(canonical(msgspec.json.decode(msgspec.json.encode(body))))
