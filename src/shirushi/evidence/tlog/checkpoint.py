"""Checkpoints: a log's origin, size and root, as a signed note.

Source: c2sp.org/tlog-checkpoint. The key's name is the origin.
"""

import msgspec

from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed
from shirushi.evidence.tlog.merkle import HASH_BYTES
from shirushi.evidence.tlog.note import VerifierKey, is_name, load_note, sign_note, verify_note
from shirushi.terms.text import Text

_CHECKPOINT = Text(ja="チェックポイント", en="checkpoint")
_MOST_DIGITS = 19


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a log: who it is, how many entries it holds, and the root over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The note's text: a line each for origin, size and root, then extension lines."""
        return "\n".join((self.origin, str(self.size), encode_base64(self.root), *self.extensions)) + "\n"


def seal_checkpoint(checkpoint: Checkpoint, signer: Signer) -> str:
    """Sign a checkpoint under its origin's name and return the whole note.

    Raises:
        ValueError: the origin cannot name a key.
    """
    return sign_note(checkpoint.text, checkpoint.origin, signer)


def load_checkpoint(text: str) -> Checkpoint:
    """Read a note's text as a checkpoint.

    Raises:
        Malformed: fewer than three lines, an empty line, a size or root not written in its one way.
    """
    lines = text.removesuffix("\n").split("\n")
    try:
        origin, size, root, *extensions = lines
        hashed = decode_base64(root)
    except ValueError as error:
        raise ill_formed(_CHECKPOINT, str(error)) from error
    if not all(lines) or len(hashed) != HASH_BYTES:
        raise ill_formed(_CHECKPOINT, "lines")
    return Checkpoint(origin=origin, size=load_number(size, _CHECKPOINT), root=hashed, extensions=tuple(extensions))


def open_checkpoint(data: bytes, key: PublicKey) -> Checkpoint:
    """Read a checkpoint and verify the log's own signature, made by `key` under the origin's name.

    Whether it is the origin one expects is the caller's question.

    Raises:
        Malformed: not a checkpoint.
        Altered: the key did not sign it so.
    """
    note = load_note(data)
    checkpoint = load_checkpoint(note.text)
    if not is_name(checkpoint.origin):
        raise ill_formed(_CHECKPOINT, "origin")
    verify_note(note, VerifierKey(name=checkpoint.origin, key=key))
    return checkpoint


def load_number(digits: str, what: Text) -> int:
    """Read a count or index: ASCII decimal digits without leading zeros, below 10^19.

    Raises:
        Malformed: written otherwise.
    """
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS) or str(int(digits)) != digits:
        raise ill_formed(what, "number")
    return int(digits)
