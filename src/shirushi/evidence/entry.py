"""What stands in the log: a line that names evidence by digest, so that large evidence stays outside and secret evidence unseen.

| line | names |
|---|---|
| `shirushi.entry/v1 statement HEX` | a DSSE envelope by the SHA-256 of its bytes |
| `shirushi.entry/v1 key HEX` | a DSSE envelope that rotates or revokes a key of this log (`keyring`) |
| `shirushi.entry/v1 closing HEX` | a DSSE envelope that closes this log: no entry follows |
| `shirushi.entry/v1 commitment HEX` | confidential evidence by SHA-256(salt ‖ bytes), with 32 random bytes of salt |

Whoever holds an envelope derives its entry. Whoever is shown salt and bytes of a commitment does too; once both are
erased, nobody can, and the tree stays whole.
"""

import hashlib
from typing import Literal

import msgspec

from shirushi.evidence.parse import ill_formed
from shirushi.terms.text import Text

StatementKind = Literal["statement", "key", "closing"]
Kind = Literal["statement", "key", "closing", "commitment"]

SALT_BYTES = 32
_FORM = "shirushi.entry/v1"
KINDS: dict[str, Kind] = {"statement": "statement", "key": "key", "closing": "closing", "commitment": "commitment"}
_DIGEST_BYTES = 32
_ENTRY = Text(ja="ログのエントリ", en="log entry")


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry: what kind of evidence it names, and by which 32 bytes."""

    kind: Kind
    digest: bytes

    def line(self) -> bytes:
        """Write the entry as it stands in the log."""
        return f"{_FORM} {self.kind} {self.digest.hex()}\n".encode()


def of_statement(envelope: bytes, kind: StatementKind = "statement") -> Entry:
    """The entry of a DSSE envelope."""
    return Entry(kind=kind, digest=hashlib.sha256(envelope).digest())


def of_confidential(evidence: bytes, salt: bytes) -> Entry:
    """The entry of evidence that stays secret under `salt`.

    Raises:
        ValueError: the salt is too short to hide anything.
    """
    if len(salt) != SALT_BYTES:
        msg = "a salt has 32 bytes"
        raise ValueError(msg)
    return Entry(kind="commitment", digest=hashlib.sha256(salt + evidence).digest())


def load_entry(line: bytes) -> Entry:
    """Read an entry.

    Raises:
        Malformed: not written in its one way.
    """
    form, _, rest = line.decode(errors="replace").removesuffix("\n").partition(" ")
    kind, _, digits = rest.partition(" ")
    try:
        digest = bytes.fromhex(digits)
    except ValueError as error:
        raise ill_formed(_ENTRY, "digest") from error
    if form != _FORM or kind not in KINDS or len(digest) != _DIGEST_BYTES:
        raise ill_formed(_ENTRY, form)
    entry = Entry(kind=KINDS[kind], digest=digest)
    if entry.line() != line:
        raise ill_formed(_ENTRY, "line")
    return entry
