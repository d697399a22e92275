"""What a witness decides: whether a log's new checkpoint continues the one it cosigned last.

Source: c2sp.org/tlog-witness, add-checkpoint. Whoever keeps the state persists it before the cosignature leaves, in one
step with the comparison of the old size.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed, refuse_larger
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, load_number
from shirushi.evidence.tlog.merkle import EMPTY_ROOT, HASH_BYTES, verify_consistency
from shirushi.evidence.tlog.note import MOST_BYTES as MOST_NOTE
from shirushi.evidence.tlog.note import Note, VerifierKey, load_note, verify_note
from shirushi.terms.errors import Altered
from shirushi.terms.text import Text

MOST_HASHES = 63
MOST_REQUEST_BYTES = MOST_NOTE + 64 * 64
_REQUEST = Text(ja="立会いの依頼（add-checkpoint）", en="request to a witness (add-checkpoint)")


class AddCheckpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A log's request: the size that the witness is believed to know, the proof from there, the signed checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: bytes


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The last state of a log that a witness cosigned."""

    size: int = 0
    root: bytes = EMPTY_ROOT


class Continues(msgspec.Struct, frozen=True, kw_only=True):
    """The checkpoint continues what is known, and may be cosigned once it is kept."""

    checkpoint: Checkpoint


class Declines(msgspec.Struct, frozen=True, kw_only=True):
    """The checkpoint may not be cosigned: the HTTP status that says so, why, and on 409 the size that is known.

    400 malformed, 403 not signed by the log, 404 unknown log, 409 another size is known, 422 does not continue it;
    503 (ours) where the witness cannot cosign at present.
    """

    status: Literal[400, 403, 404, 409, 422, 503]
    why: Text
    known: int = 0


_UNKNOWN_LOG = Text(ja="このログの立会いは引き受けていません。", en="This witness does not watch that log.")
_NOT_SIGNED = Text(
    ja="ログの鍵による署名がないか、署名が合いません。", en="The log did not sign it, or the signature does not verify."
)
_SHRINKS = Text(ja="古い大きさが新しい大きさを超えています。", en="The old size is greater than the new one.")
_OTHER_SIZE = Text(ja="前に立ち会った大きさと違います。", en="The size cosigned last is another one.")
_FORKED = Text(ja="前に立ち会った記録の続きではありません。", en="It does not continue what was cosigned last.")


def write_request(request: AddCheckpoint) -> bytes:
    """Write a request as it is posted to `add-checkpoint`."""
    lines = (f"old {request.old}", *map(encode_base64, request.proof), "", "")
    return "\n".join(lines).encode() + request.note


def load_request(data: bytes) -> AddCheckpoint:
    """Read a request.

    Raises:
        Malformed: it is not written so.
    """
    refuse_larger(data, MOST_REQUEST_BYTES, _REQUEST)
    head, blank, note = data.partition(b"\n\n")
    try:
        first, *lines = head.decode().split("\n")
        proof = tuple(map(decode_base64, lines))
    except ValueError as error:
        raise ill_formed(_REQUEST, str(error)) from error
    if not blank or not first.startswith("old "):
        raise ill_formed(_REQUEST, "lines")
    if len(proof) > MOST_HASHES or any(len(hashed) != HASH_BYTES for hashed in proof):
        raise ill_formed(_REQUEST, "hashes")
    return AddCheckpoint(old=load_number(first.removeprefix("old "), _REQUEST), proof=proof, note=note)


def origin_of(request: AddCheckpoint) -> str:
    """The log that a request says it is from; nothing of it is verified.

    Raises:
        Malformed: the note is no checkpoint.
    """
    return load_checkpoint(load_note(request.note).text).origin


def decide(request: AddCheckpoint, known: Known, keys: Iterable[VerifierKey]) -> Continues | Declines:
    """Decide on a request, given what is known of its log and the log's keys; the steps are the specification's.

    Raises:
        Malformed: the note is no checkpoint.
    """
    note = load_note(request.note)
    checkpoint = load_checkpoint(note.text)
    trusted = tuple(key for key in keys if key.name == checkpoint.origin)
    # 1. The origin must be known, and one of its keys must have signed.
    if not trusted:
        return Declines(status=404, why=_UNKNOWN_LOG)
    if not _is_signed(note, trusted):
        return Declines(status=403, why=_NOT_SIGNED)
    # 2. The old size may not be above the new one, and must be what is known.
    if request.old > checkpoint.size:
        return Declines(status=400, why=_SHRINKS)
    if request.old != known.size:
        return Declines(status=409, why=_OTHER_SIZE, known=known.size)
    # 3. The tree must continue the known one: equal sizes have equal roots, and the empty tree has one root.
    if not verify_consistency(known.size, known.root, checkpoint.size, checkpoint.root, request.proof):
        return Declines(status=422, why=_FORKED)
    return Continues(checkpoint=checkpoint)


def _is_signed(note: Note, trusted: tuple[VerifierKey, ...]) -> bool:
    """Tell whether one of the keys signed and none of their lines fails to verify."""
    lines = {(line.name, line.key_id) for line in note.signatures}
    signing = [key for key in trusted if (key.name, key.key_id) in lines]
    try:
        return bool([verify_note(note, key) for key in signing])
    except Altered:
        return False
