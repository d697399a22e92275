"""Statements with the proof that they stand in a log, verified under the keys that the log had at their place."""

from collections.abc import Iterable

import msgspec

from shirushi.evidence.entry import StatementKind, of_statement
from shirushi.evidence.envelope import open_envelope
from shirushi.evidence.key import PublicKey
from shirushi.evidence.keyring import KeyEntry, Keyring, keyring
from shirushi.evidence.statement import Statement
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, open_checkpoint
from shirushi.evidence.tlog.note import load_note
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.evidence.trust import Answers, Trust
from shirushi.terms.errors import Altered, Code, Fault, Malformed
from shirushi.terms.text import Text

OTHER_PROOF = Code(
    id="SH520",
    says=Text(
        ja="収録の証明が、この記録の番号とここにあるチェックポイントについてのものではありません。",
        en="The proof is not about this entry's index and the checkpoint that is here.",
    ),
    remedy=Text(
        ja="この証拠は使わず、作成元に問い合わせてください。",
        en="Do not rely on this evidence; ask whoever made it.",
    ),
)


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log: its index, the envelope's bytes as stored, the text of its proof."""

    index: int
    envelope: bytes
    proof: str


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that travel with evidence: the one that the log began with, and the log's key entries."""

    first: PublicKey
    entries: tuple[Logged, ...] = ()


class StatementRead(msgspec.Struct, frozen=True, kw_only=True):
    """What verifying one statement came to; `checkpoint` and `statement` are None where they could not be verified."""

    answers: Answers
    faults: tuple[Fault, ...]
    index: int
    checkpoint: Checkpoint | None = None
    statement: Statement | None = None


def signed_checkpoint(note: str, ring: Keyring) -> Checkpoint:
    """Return a checkpoint, after verifying that the key of its size signed it.

    Raises:
        Malformed: not a checkpoint.
        Altered: that key did not sign it so.
    """
    data = note.encode()
    return open_checkpoint(data, ring.checkpoint_key(load_checkpoint(load_note(data).text).size))


def proven_keyring(keys: Keys, note: str) -> Keyring:
    """Fold the key entries that travel with evidence, after verifying each under the checkpoint `note`.

    Raises:
        Altered: one is not signed as it must be, or does not stand in the log where it says.
        Malformed: one is not written as it must be.
    """
    ring = keyring(keys.first, (KeyEntry(index=each.index, envelope=each.envelope) for each in keys.entries))
    for each in keys.entries:
        _prove(each, "key", note, ring)
    return ring


def verify_logged(logged: Logged, ring: Keyring, note: str) -> Statement:
    """Return what an entry states, after verifying its signature and that it stands under the checkpoint `note`.

    Raises:
        Altered: it does not, or the key of its place did not sign it.
        Malformed: envelope or proof is not written as it must be.
    """
    statement = ring.verify(open_envelope(logged.envelope), logged.index)
    _prove(logged, "statement", note, ring)
    return statement


def read_statement(envelope: bytes, proof: str, keys: Keys, trust: Trust) -> StatementRead:
    """Verify one statement by its own proof; what is wrong with it stands in `faults`.

    Raises:
        Malformed: the proof is none.
    """
    index = load_proof(proof.encode()).index
    note = load_proof(proof.encode()).checkpoint
    ring = Keyring.begun_by(keys.first)
    checkpoint: Checkpoint | None = None
    statement: Statement | None = None
    faults: tuple[Fault, ...] = ()
    try:
        ring = proven_keyring(keys, note)
        checkpoint = signed_checkpoint(note, ring)
        statement = verify_logged(Logged(index=index, envelope=envelope, proof=proof), ring, note)
    except (Altered, Malformed) as error:
        faults = error.faults
    return StatementRead(
        answers=answered(ring, index, trust, intact=not faults),
        faults=faults,
        index=index,
        checkpoint=checkpoint,
        statement=statement,
    )


def answered(ring: Keyring, index: int, trust: Trust, *, intact: bool) -> Answers:
    """Answer for what was signed at `index`: the signer is known if its key is, or one from which rotations led to it."""
    signer = ring.holder("evidence", index)
    return Answers(
        intact=intact,
        signer="known" if any(trust.signer(each) == "known" for each in _lineage(ring, index)) else "unknown",
        fingerprint=signer.fingerprint,
        witnessed="no",
    )


def _lineage(ring: Keyring, index: int) -> Iterable[str]:
    return (each.key.fingerprint for each in ring.tenures if each.role == "evidence" and each.since <= index)


def _prove(logged: Logged, kind: StatementKind, note: str, ring: Keyring) -> None:
    proof = load_proof(logged.proof.encode())
    if (proof.index, proof.checkpoint, proof.extra) != (logged.index, note, b""):
        raise Altered(OTHER_PROOF.at())
    size = load_checkpoint(load_note(note.encode()).text).size
    verify_proof(proof, of_statement(logged.envelope, kind).line(), ring.checkpoint_key(size))
