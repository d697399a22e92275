"""The journal of an exercise: append-only, hash-chained, every line signed by the key of whoever acts.

A line is `{"entry": …, "key": …, "sig": …}`: the canonical JSON of an entry, an Ed25519 public key in base64, and its
signature over the bytes of the entry as they stand (DSSE pre-authentication encoding). `prev` of an entry is the SHA-256
of the line before without its line feed, of the first 64 zeros.
"""

from collections.abc import Iterator

import msgspec

from shirushi.evidence.envelope import pae
from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.parse import decode_base64, encode_base64
from shirushi.terms.canon import canonical, sha256
from shirushi.terms.errors import Altered, Code, Place
from shirushi.terms.text import Text
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.act import Act

BROKEN = Code(
    id="SH926",
    says=Text(
        ja="攻撃試験の記録のこの行は、前の行に続く行為の記録として読めません。書き換えられたか、行が失われています。",
        en="This line of the exercise's journal is no act that follows the line before: a line was changed, dropped or moved.",
    ),
    remedy=Text(
        ja="控えから戻してください。行ごとのダイジェストはログにあります（shirushi log）。",
        en="Restore it from a copy; the digest of every line stands in the log (`shirushi log`).",
    ),
)
NOT_SIGNED = Code(
    id="SH997",
    says=Text(
        ja="攻撃試験の記録のこの行の署名が、書かれている鍵のものではありません。",
        en="The signature of this line of the exercise's journal is not that of the key it names.",
    ),
    remedy=BROKEN.remedy,
)
TYPE = "application/vnd.shirushi.redteam-act+json"
FIRST = "0" * 64


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is signed: when, by whom, what, in which exercise, after which line."""

    at: Instant
    by: str
    act: Act
    prev: str
    exercise: str


class SignedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of which the signature held, the fingerprint of the key that made it, and the digest of its line."""

    entry: Entry
    key: str
    line: str


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    entry: msgspec.Raw
    key: str
    sig: str


_LINE = msgspec.json.Decoder(_Line)
_ENTRY = msgspec.json.Decoder(Entry)


def tip(journal: bytes) -> str:
    """What the next entry must name as the line before it."""
    return sha256(journal.rstrip(b"\n").rpartition(b"\n")[2]) if journal else FIRST


def written(entry: Entry, signer: Signer) -> bytes:
    """The line, with its line feed, that keeps an entry."""
    body = canonical(entry)
    line = _Line(
        entry=msgspec.Raw(body),
        key=encode_base64(signer.public.raw),
        sig=encode_base64(signer.sign(pae(TYPE, body))),
    )
    return msgspec.json.encode(line) + b"\n"


def load_acts(journal: bytes, name: str) -> Iterator[SignedEntry]:
    """Follow the chain through the bytes of a journal, verifying every signature.

    Raises:
        Altered: a line is no entry, does not follow the one before, has no end, or is not signed by the key it names.
    """
    prev, exercise = FIRST, None
    for number, line in enumerate(journal.splitlines(keepends=True), start=1):
        bare, place = line.removesuffix(b"\n"), Place(path=name, line=number)
        signed = _signed(bare, place)
        entry = signed.entry
        if entry.prev != prev or bare == line or entry.exercise != (exercise or entry.exercise):
            raise Altered(BROKEN.at(place))
        prev, exercise = signed.line, entry.exercise
        yield signed


def _signed(bare: bytes, place: Place) -> SignedEntry:
    try:
        line = _LINE.decode(bare)
        entry = _ENTRY.decode(line.entry)
        key, signature = PublicKey(raw=decode_base64(line.key)), decode_base64(line.sig)
    except (ValueError, RecursionError) as error:
        raise Altered(BROKEN.at(place)) from error
    if not key.verifies(signature, pae(TYPE, bytes(line.entry))):
        raise Altered(NOT_SIGNED.at(place))
    return SignedEntry(entry=entry, key=key.fingerprint, line=sha256(bare))
