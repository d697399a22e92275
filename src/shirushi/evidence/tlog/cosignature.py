"""Cosignatures: a witness's word that a checkpoint is the largest consistent one it saw of a log, and when.

Source: c2sp.org/tlog-cosignature. Ed25519 (type 0x04) signs the whole note text; ML-DSA-44 (type 0x06, FIPS 204)
signs name, time, origin, size and root, and is what the specification recommends.
"""

from typing import Literal, Protocol, Self

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint
from shirushi.evidence.tlog.note import NOT_VERIFIED, Note, NoteSignature, is_name, key_id_of
from shirushi.terms.errors import Altered
from shirushi.terms.text import Text

Algorithm = Literal["ed25519", "ml-dsa-44"]

_TYPES: dict[Algorithm, bytes] = {"ed25519": b"\x04", "ml-dsa-44": b"\x06"}
_OF_TYPE: dict[bytes, Algorithm] = {kind: algorithm for algorithm, kind in _TYPES.items()}
_KEY_BYTES: dict[Algorithm, int] = {"ed25519": 32, "ml-dsa-44": 1312}
_SIGNATURE_BYTES: dict[Algorithm, int] = {"ed25519": 64, "ml-dsa-44": 2420}
_TIME_BYTES = 8
_MOST_TIME = (1 << 63) - 1
_MOST_NAME = 255
_KEY = Text(ja="立会人の検証鍵", en="verifier key of a witness")


class CosignerKey(msgspec.Struct, frozen=True, kw_only=True):
    """A witness's public key under its name; `raw` is 32 bytes for Ed25519, 1,312 for ML-DSA-44."""

    name: str
    algorithm: Algorithm
    raw: bytes

    def __post_init__(self) -> None:
        """Refuse a name or key that could not be one.

        Raises:
            ValueError: the name cannot stand in a signature line, or the key has another length.
        """
        if not is_cosigner_name(self.name):
            msg = "a witness's name holds no spaces and no plus sign, and at most 255 bytes"
            raise ValueError(msg)
        if len(self.raw) != _KEY_BYTES[self.algorithm]:
            msg = "the key has another length"
            raise ValueError(msg)

    @property
    def key_id(self) -> bytes:
        """First four bytes of SHA-256(name || newline || type || public key)."""
        return key_id_of(self.name, _TYPES[self.algorithm] + self.raw)

    def __str__(self) -> str:
        """Write `name+id+key`, the form that `load_cosigner_key` reads."""
        return "+".join((self.name, self.key_id.hex(), encode_base64(_TYPES[self.algorithm] + self.raw)))

    def verifies(self, sig: bytes, text: str) -> bool:
        """Tell whether `sig`, a time and a signature, is this key's over the checkpoint `text`."""
        if len(sig) != _TIME_BYTES + _SIGNATURE_BYTES[self.algorithm]:
            return False
        at, signature = int.from_bytes(sig[:_TIME_BYTES]), sig[_TIME_BYTES:]
        if not 0 < at <= _MOST_TIME:
            return False
        message = _message(self.algorithm, self.name, text, at)
        try:
            if self.algorithm == "ed25519":
                Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
            else:
                MLDSA44PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def is_cosigner_name(name: str) -> bool:
    """Tell whether `name` may name a witness: no spaces, no plus sign, at most 255 bytes."""
    return is_name(name) and len(name.encode()) <= _MOST_NAME


class Cosignature(msgspec.Struct, frozen=True, kw_only=True):
    """A cosignature that verified: whose, the POSIX time in seconds at which it was made, and its line in the note."""

    key: CosignerKey
    at_s: int
    line: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A line that looks like a cosignature and was verified by nobody: whose name it bears, and what time it gives."""

    name: str
    at_s: int


class Cosigner(Protocol):
    """Whoever can cosign: a key in memory, later a token or a service."""

    @property
    def key(self) -> CosignerKey:
        """The key that verifies what is cosigned here."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Sign the message of a cosignature."""
        ...


class Ed25519Cosigner:
    """An Ed25519 cosigning key held in memory; used for one name only, since its signature does not name the witness."""

    __slots__ = ("_private", "key")

    def __init__(self, name: str, seed: bytes) -> None:
        """Make the key that belongs to 32 secret random bytes."""
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        raw = self._private.public_key().public_bytes_raw()
        self.key = CosignerKey(name=name, algorithm="ed25519", raw=raw)

    def sign(self, message: bytes) -> bytes:
        """Sign: 64 bytes."""
        return self._private.sign(message)


class MlDsa44Cosigner:
    """An ML-DSA-44 cosigning key held in memory."""

    __slots__ = ("_private", "key")

    def __init__(self, name: str, private: MLDSA44PrivateKey) -> None:
        """Take the key."""
        self._private = private
        self.key = CosignerKey(name=name, algorithm="ml-dsa-44", raw=private.public_key().public_bytes_raw())

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> Self:
        """Make the key that belongs to 32 secret random bytes (FIPS 204, ξ)."""
        return cls(name, MLDSA44PrivateKey.from_seed_bytes(seed))

    def sign(self, message: bytes) -> bytes:
        """Sign: 2,420 bytes."""
        return self._private.sign(message)


def cosign(checkpoint: Checkpoint, cosigner: Cosigner, at_s: int) -> str:
    """Cosign a checkpoint at POSIX time `at_s` and return the signature line.

    Raises:
        ValueError: the time is none that a cosignature can hold.
    """
    if not 0 < at_s <= _MOST_TIME:
        msg = "a cosignature needs a time after 1970"
        raise ValueError(msg)
    key = cosigner.key
    signature = cosigner.sign(_message(key.algorithm, key.name, checkpoint.text, at_s))
    return str(NoteSignature(name=key.name, key_id=key.key_id, sig=at_s.to_bytes(_TIME_BYTES) + signature))


def cosignatures(note: Note, keys: tuple[CosignerKey, ...]) -> tuple[Cosignature, ...]:
    """The cosignatures of known witnesses on a checkpoint; lines of unknown keys are passed over.

    Raises:
        Altered: a line of a known key does not verify: such a note is refused whole (c2sp.org/signed-note).
    """
    known = {(key.name, key.key_id): key for key in keys}
    found: list[Cosignature] = []
    for line in note.signatures:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        if not key.verifies(line.sig, note.text):
            raise Altered(NOT_VERIFIED.at(name=key.name))
        found.append(Cosignature(key=key, at_s=time_of(line), line=str(line)))
    return tuple(found)


def claims(note: Note) -> tuple[Claim, ...]:
    """What the lines below a checkpoint that could be cosignatures say of themselves, whoever wrote them."""
    return tuple(Claim(name=line.name, at_s=time_of(line)) for line in note.signatures if could_be_cosignature(line))


def could_be_cosignature(line: NoteSignature) -> bool:
    """Tell whether a line has the length and a time of a cosignature; nothing of it is verified."""
    return len(line.sig) - _TIME_BYTES in _SIGNATURE_BYTES.values() and 0 < time_of(line) <= _MOST_TIME


def load_cosigner_key(line: str) -> CosignerKey:
    """Read `name+id+key`.

    Raises:
        Malformed: not of that form, of another type, or the id is not that of name and key.
    """
    try:
        name, key_id, encoded = line.strip().split("+", 2)
        data = decode_base64(encoded)
        algorithm = _OF_TYPE.get(data[:1])
        if algorithm is None:
            raise ill_formed(_KEY, "Ed25519 (0x04), ML-DSA-44 (0x06)")
        key = CosignerKey(name=name, algorithm=algorithm, raw=data[1:])
    except ValueError as error:
        raise ill_formed(_KEY, str(error)) from error
    if key.key_id.hex() != key_id:
        raise ill_formed(_KEY, "key id")
    return key


def _message(algorithm: Algorithm, name: str, text: str, at_s: int) -> bytes:
    """The bytes that a cosignature covers."""
    if algorithm == "ed25519":
        return f"cosignature/v1\ntime {at_s}\n{text}".encode()
    checkpoint = load_checkpoint(text)
    whole_tree = (0).to_bytes(8) + checkpoint.size.to_bytes(8)
    return b"".join(
        (
            b"subtree/v1\n\0",
            _prefixed(name),
            at_s.to_bytes(8),
            _prefixed(checkpoint.origin),
            whole_tree,
            checkpoint.root,
        )
    )


def time_of(line: NoteSignature) -> int:
    """The POSIX time in seconds that a line gives if it is a cosignature; nothing of it is verified."""
    return int.from_bytes(line.sig[:_TIME_BYTES])


def _prefixed(words: str) -> bytes:
    data = words.encode()
    return len(data).to_bytes(1) + data
