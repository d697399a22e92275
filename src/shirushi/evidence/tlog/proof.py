"""Proofs that travel: an entry's index, its audit path and the checkpoint, in one text that is verified offline.

Source: c2sp.org/tlog-proof@v1.
"""

import msgspec

from shirushi.evidence.key import PublicKey
from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed, refuse_larger
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_number, open_checkpoint
from shirushi.evidence.tlog.merkle import HASH_BYTES, leaf_hash, verify_inclusion
from shirushi.terms.errors import Altered, Code
from shirushi.terms.text import Text

MOST_BYTES = 384 * 1024
_FIRST_LINE = "c2sp.org/tlog-proof@v1"
_MOST_HASHES = 64

NOT_INCLUDED = Code(
    id="SH431",
    says=Text(
        ja="記録が、ログ「{origin}」の{index}番にあるという証明が成り立ちません。",
        en="The proof does not show that this entry stands at index {index} of the log {origin}.",
    ),
    remedy=Text(
        ja="この証拠は使わず、記録と証明を作成元から受け取り直してください。",
        en="Do not rely on this evidence; get entry and proof again from whoever made them.",
    ),
)

_PROOF = Text(ja="ログ収録の証明（tlog-proof）", en="log proof (tlog-proof)")


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """An inclusion proof and the signed checkpoint it leads to; `extra` is not authenticated by anything."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""


def write_proof(proof: Proof) -> str:
    """Write a proof as its text file."""
    extra = ("extra " + encode_base64(proof.extra),) if proof.extra else ()
    lines = (_FIRST_LINE, *extra, "index " + str(proof.index), *map(encode_base64, proof.path), "", proof.checkpoint)
    return "\n".join(lines)


def load_proof(data: bytes) -> Proof:
    """Read a proof without verifying it.

    Raises:
        Malformed: not such a text.
    """
    refuse_larger(data, MOST_BYTES, _PROOF)
    try:
        head, blank, checkpoint = data.decode().partition("\n\n")
        first, *lines = head.split("\n")
        extra = (
            decode_base64(lines.pop(0).removeprefix("extra ")) if lines[:1] and lines[0].startswith("extra ") else b""
        )
        path = tuple(map(decode_base64, lines[1:]))
    except ValueError as error:
        raise ill_formed(_PROOF, str(error)) from error
    if first != _FIRST_LINE or not blank or not lines or not lines[0].startswith("index "):
        raise ill_formed(_PROOF, "lines")
    if len(path) > _MOST_HASHES or any(len(hashed) != HASH_BYTES for hashed in path):
        raise ill_formed(_PROOF, "hashes")
    index = load_number(lines[0].removeprefix("index "), _PROOF)
    return Proof(index=index, path=path, checkpoint=checkpoint, extra=extra)


def verify_proof(proof: Proof, entry: bytes, key: PublicKey) -> Checkpoint:
    """Return the checkpoint that holds `entry`, after verifying its signature and the path to its root.

    Raises:
        Malformed: the proof holds no checkpoint.
        Altered: `key` did not sign the checkpoint, or the entry is not at that index of that tree.
    """
    checkpoint = open_checkpoint(proof.checkpoint.encode(), key)
    if not verify_inclusion(leaf_hash(entry), proof.index, checkpoint.size, proof.path, checkpoint.root):
        raise Altered(NOT_INCLUDED.at(index=proof.index, origin=checkpoint.origin))
    return checkpoint
