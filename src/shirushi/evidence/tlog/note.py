"""Signed notes: text with signature lines below it, and the keys that verify them.

Source: c2sp.org/signed-note@v1.0.0; verifier keys as golang.org/x/mod/sumdb/note writes them. Ed25519 (type 0x01) only.
"""

import msgspec

from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed, refuse_larger
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Code
from shirushi.terms.text import Text

MOST_BYTES = 256 * 1024  # room for the post-quantum cosignatures of many witnesses
MOST_SIGNATURES = 100
_ED25519 = b"\x01"
ID_BYTES = 4
DASH = "\u2014 "

NOT_SIGNED = Code(
    id="SH421",
    says=Text(ja="ノートに、鍵「{name}」の署名がありません。", en="The note bears no signature of the key {name}."),
    remedy=Text(
        ja="ログの名前と公開鍵が正しいか、発行元に確かめてください。",
        en="Confirm the log's name and public key with whoever runs it.",
    ),
)
NOT_VERIFIED = Code(
    id="SH422",
    says=Text(
        ja="ノートの署名が合いません。鍵「{name}」で署名された後に変わっています。",
        en="The note's signature does not verify: it changed after the key {name} signed it.",
    ),
    remedy=Text(
        ja="この証拠は使わず、発行元から受け取り直してください。",
        en="Do not rely on this evidence; get it again from whoever issued it.",
    ),
)

_NOTE = Text(ja="署名付きノート", en="signed note")
_KEY = Text(ja="検証鍵（署名付きノート）", en="verifier key of signed notes")


class NoteSignature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature line: the key's name, its four-byte id, the signature."""

    name: str
    key_id: bytes
    sig: bytes

    def __str__(self) -> str:
        """Write the line, with its newline."""
        return f"{DASH}{self.name} {encode_base64(self.key_id + self.sig)}\n"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note whose signatures nobody has verified yet; `text` ends with a newline."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def __str__(self) -> str:
        """Write the note, as `load_note` reads it."""
        return "\n".join((self.text, "".join(map(str, self.signatures))))


class VerifierKey(msgspec.Struct, frozen=True, kw_only=True):
    """A public key under the name that signs notes."""

    name: str
    key: PublicKey

    def __post_init__(self) -> None:
        """Refuse a name that could not stand in a signature line.

        Raises:
            ValueError: the name is empty or holds a space, a control character or a plus sign.
        """
        if not is_name(self.name):
            msg = "a key name holds no spaces and no plus sign"
            raise ValueError(msg)

    @property
    def key_id(self) -> bytes:
        """First four bytes of SHA-256(name || newline || type || public key)."""
        return key_id_of(self.name, _ED25519 + self.key.raw)

    def __str__(self) -> str:
        """Write `name+id+key`, the form that `load_verifier_key` reads."""
        return "+".join((self.name, self.key_id.hex(), encode_base64(_ED25519 + self.key.raw)))


def key_id_of(name: str, typed_key: bytes) -> bytes:
    """First four bytes of SHA-256(name || newline || type || public key)."""
    return bytes.fromhex(sha256(name.encode() + b"\n" + typed_key))[:ID_BYTES]


def is_name(name: str) -> bool:
    """Tell whether `name` may name a key: not empty, no space, no control character, no plus sign."""
    return bool(name) and not any(mark.isspace() or mark < " " or mark == "+" for mark in name)


def load_verifier_key(line: str) -> VerifierKey:
    """Read `name+id+key`.

    Raises:
        Malformed: not of that form, not Ed25519, or the id is not that of name and key.
    """
    try:
        name, key_id, encoded = line.strip().split("+", 2)
        data = decode_base64(encoded)
        if data[:1] != _ED25519:
            raise ill_formed(_KEY, "Ed25519 (0x01)")
        key = VerifierKey(name=name, key=PublicKey(raw=data[1:]))
        if key.key_id.hex() != key_id:
            raise ill_formed(_KEY, "key id")
    except ValueError as error:
        raise ill_formed(_KEY, str(error)) from error
    return key


def sign_note(text: str, name: str, signer: Signer) -> str:
    """Sign `text` under `name` and return the whole note.

    Raises:
        ValueError: the name cannot name a key, or the text is not one that a note can hold.
    """
    if not _is_text(text):
        msg = "a note's text ends with a newline and holds no other control characters"
        raise ValueError(msg)
    key = VerifierKey(name=name, key=signer.public)
    return f"{text}\n{NoteSignature(name=name, key_id=key.key_id, sig=signer.sign(text.encode()))}"


def load_note(data: bytes) -> Note:
    """Read a note without verifying it.

    Raises:
        Malformed: not UTF-8, control characters, no blank line before the signatures, or a broken signature line.
    """
    refuse_larger(data, MOST_BYTES, _NOTE)
    try:
        words = data.decode()
        # The text ends at the last blank line; it keeps its own newline.
        text, _, block = words.rpartition("\n\n")
        if not text or not _is_text(words):
            raise ill_formed(_NOTE, "text")
        lines = block.removesuffix("\n").split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise ill_formed(_NOTE, "signatures")
        return Note(text=text + "\n", signatures=tuple(map(_signature, lines)))
    except ValueError as error:
        raise ill_formed(_NOTE, str(error)) from error


def verify_note(note: Note, key: VerifierKey) -> str:
    """Return the note's text, after verifying the key's signature; signatures of other keys are passed over.

    Raises:
        Altered: the key did not sign, or one of its signatures does not verify.
    """
    mine = [one for one in note.signatures if (one.name, one.key_id) == (key.name, key.key_id)]
    if not mine:
        raise Altered(NOT_SIGNED.at(name=key.name))
    if not all(key.key.verifies(one.sig, note.text.encode()) for one in mine):
        raise Altered(NOT_VERIFIED.at(name=key.name))
    return note.text


def _signature(line: str) -> NoteSignature:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    data = decode_base64(encoded)
    if not line.startswith(DASH) or not is_name(name) or len(data) <= ID_BYTES:
        raise ill_formed(_NOTE, "signature")
    return NoteSignature(name=name, key_id=data[:ID_BYTES], sig=data[ID_BYTES:])


def _is_text(words: str) -> bool:
    return words.endswith("\n") and not any(mark < " " and mark != "\n" for mark in words)
