"""Statements with the proof that they stand in a log, verified under the keys that the log had at their place."""

import msgspec

from shirushi.evidence.entry import Entry, of_statement
from shirushi.evidence.envelope import open_envelope, unverified
from shirushi.evidence.key import PublicKey
from shirushi.evidence.keyring import KeyEntry, Keyring, keyring
from shirushi.evidence.parse import load_json, refuse_larger
from shirushi.evidence.predicate import LogClosed, Role, load_record
from shirushi.evidence.statement import RECORD, Statement
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, open_checkpoint
from shirushi.evidence.tlog.note import load_note
from shirushi.evidence.tlog.proof import Proof, load_proof, verify_proof
from shirushi.evidence.trust import Answers, Trust
from shirushi.terms.canon import canonical
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

_MOST_BYTES = 16 * 1024 * 1024
_KEYS = Text(ja="鍵の更新と失効の記録", en="rotations and revocations of a log's keys")


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log: its index, the envelope's bytes as stored, the text of its proof."""

    index: int
    envelope: bytes
    proof: str


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that travel with evidence: the one that the log began with, and the log's key entries."""

    first: PublicKey
    entries: tuple[Logged, ...] = ()


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What verifying one entry came to; `checkpoint` is the one it stands under, None where something is wrong.

    `statement` is what was stated; None of confidential evidence, and where something is wrong.
    """

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
    return open_checkpoint(note.encode(), ring.checkpoint_key(_unverified(note).size))


def proven_keyring(keys: Keys, note: str) -> Keyring:
    """Fold the key entries that travel with evidence, after verifying that each stands in the log of checkpoint `note`.

    Each has a checkpoint of its own: what was written out earlier stays good beside what was written out later.

    Raises:
        Altered: one is not signed as it must be, or does not stand in that log where it says.
        Malformed: one is not written as it must be.
    """
    ring = keyring(keys.first, (KeyEntry(index=each.index, envelope=each.envelope) for each in keys.entries))
    for each in keys.entries:
        proof = load_proof(each.proof.encode())
        if (proof.index, _unverified(proof.checkpoint).origin) != (each.index, _unverified(note).origin):
            raise Altered(OTHER_PROOF.at())
        _stands(of_statement(each.envelope, "key"), proof, ring)
    return ring


def verify_logged(logged: Logged, ring: Keyring, note: str) -> Statement:
    """Return what an entry states, after verifying its signature and that it stands under the checkpoint `note`.

    Raises:
        Altered: it does not, or the key of its place did not sign it.
        Malformed: envelope or proof is not written as it must be.
    """
    statement = ring.verify(open_envelope(logged.envelope), logged.index)
    proof = load_proof(logged.proof.encode())
    if (proof.index, proof.checkpoint, proof.extra) != (logged.index, note, b""):
        raise Altered(OTHER_PROOF.at())
    _stands(of_statement(logged.envelope, "closing" if _closes(statement) else "statement"), proof, ring)
    return statement


def verify_statement(envelope: bytes, proof: str, keys: Keys, trust: Trust) -> Verified:
    """Verify one statement by its own proof; what is wrong with it stands in `faults`.

    Raises:
        Malformed: the proof is none.
    """
    given = load_proof(proof.encode())
    ring = Keyring.begun_by(keys.first)
    try:
        ring = proven_keyring(keys, given.checkpoint)
        logged = Logged(index=given.index, envelope=envelope, proof=proof)
        if logged in keys.entries:  # verified with the keyring, by rules of its own
            statement = unverified(open_envelope(envelope))
        else:
            statement = verify_logged(logged, ring, given.checkpoint)
    except (Altered, Malformed) as error:
        answers = answered(ring, "evidence", given.index, trust, intact=False)
        return Verified(answers=answers, faults=error.faults, index=given.index)
    return Verified(
        answers=answered(ring, "evidence", given.index, trust, intact=True),
        faults=(),
        index=given.index,
        checkpoint=signed_checkpoint(given.checkpoint, ring),
        statement=statement,
    )


def verify_entry(entry: Entry, proof: str, keys: Keys, trust: Trust) -> Verified:
    """Verify that an entry stands in a log, for which the log's key vouches; the rest is as `verify_statement`."""
    given = load_proof(proof.encode())
    ring = Keyring.begun_by(keys.first)
    try:
        ring = proven_keyring(keys, given.checkpoint)
        checkpoint = _stands(entry, given, ring)
    except (Altered, Malformed) as error:
        answers = answered(ring, "log", given.index, trust, intact=False)
        return Verified(answers=answers, faults=error.faults, index=given.index)
    answers = answered(ring, "log", checkpoint.size - 1, trust, intact=True)
    return Verified(answers=answers, faults=(), index=given.index, checkpoint=checkpoint)


def answered(ring: Keyring, role: Role, index: int, trust: Trust, *, intact: bool) -> Answers:
    """Answer for what the holder of a role vouches for at `index`.

    The signer is known if its key is, or one from which rotations led to it. A later key vouches for no earlier one:
    whoever stole that could put statements before the rotation.
    """
    lineage = (each.key.fingerprint for each in ring.tenures if each.role == role and each.since <= index)
    told = frozenset(each.key for each in ring.revocations if each.index > index)
    return Answers(
        intact=intact,
        signer="known" if any(trust.signer(each, told) == "known" for each in lineage) else "unknown",
        fingerprint=ring.holder(role, index).fingerprint,
        witnessed="no",
    )


def write_keys(entries: tuple[Logged, ...]) -> bytes:
    """Write the key entries that travel with evidence as JSON."""
    return canonical(entries) + b"\n"


def load_keys(first: PublicKey, data: bytes) -> Keys:
    """Read the key entries that travel with evidence; nothing is verified yet.

    Raises:
        Malformed: not such a file.
    """
    refuse_larger(data, _MOST_BYTES, _KEYS)
    # pyright and mypy know no type form for a tuple of any length: load_json returns what its second argument describes
    return Keys(first=first, entries=load_json(data, tuple[Logged, ...], _KEYS))


def _closes(statement: Statement) -> bool:
    return statement.predicate_type == RECORD and isinstance(load_record(statement), LogClosed)


def _stands(entry: Entry, proof: Proof, ring: Keyring) -> Checkpoint:
    return verify_proof(proof, entry.line(), ring.checkpoint_key(_unverified(proof.checkpoint).size))


def _unverified(note: str) -> Checkpoint:
    return load_checkpoint(load_note(note.encode()).text)
