"""Time stamps of checkpoints: what is asked of an authority, what it answers, and what the answer proves.

A stamp is kept as a TimeStampResp (RFC 3161 §2.4.2) of status 0 and the token. What the authority adds around the token
(a status text) is signed by nobody and therefore not kept. How a token is verified: timestamp.py.
"""

from typing import Literal

import msgspec
from cryptography.x509 import Certificate

from shirushi.evidence.der import (
    BITS,
    BOOLEAN,
    INTEGER,
    NULL,
    OCTETS,
    SEQUENCE,
    NotDer,
    encode,
    fields,
    integer,
    load,
)
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.parse import encode_base64, ill_formed
from shirushi.evidence.timestamp import Stamp, TokenRefused, load_roots, open_stamp
from shirushi.evidence.tlog.checkpoint import load_checkpoint, open_checkpoint
from shirushi.evidence.tlog.note import DASH, VerifierKey, load_note
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Code, Refused
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

PROVES_NOTHING = Code(
    id="SH950",
    says=Text(ja="タイムスタンプは証拠になりません。{why}。", en="The time stamp proves nothing: {why}."),
    remedy=Text(
        ja="このタイムスタンプは使わず、チェックポイントに改めてタイムスタンプを付けてください。",
        en="Do not rely on this stamp; have the checkpoint stamped again.",
    ),
)
NOT_GRANTED = Code(
    id="SH951",
    says=Text(
        ja="時刻認証局がタイムスタンプを発行しませんでした（状態 {status}）。",
        en="The authority did not grant a time stamp (status {status}).",
    ),
    remedy=Text(
        ja="SHA-256の依頼を受け付ける認証局か、利用の条件を満たしているか確かめてください。",
        en="See that the authority takes requests with SHA-256, and that you meet its terms.",
    ),
)

_ANSWER = Text(ja="時刻認証局の応答（RFC 3161）", en="answer of a time-stamping authority (RFC 3161)")
_ROOTS = Text(ja="時刻認証局のルート証明書（PEM）", en="root certificates of time-stamping authorities (PEM)")
_SHA_256_ID = bytes.fromhex("0609608648016503040201")


class Stamped(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to "when was it there"; `at` and `authority` are set where a stamp was read.

    `no`: there is no stamp. `not-asked`: there is one, and the reader named no roots. `untrusted`: it leads to none of
    them. `missing`: the reader named roots, and there is no stamp that proves anything.
    """

    answer: Literal["no", "not-asked", "untrusted", "missing", "yes"] = "no"
    at: Instant = 0
    authority: str = ""


def request(message: bytes, nonce: int) -> bytes:
    """Write the request for a stamp of `message` (RFC 3161 §2.4.1); `nonce` is random, and above 0."""
    algorithm = encode(SEQUENCE, _SHA_256_ID, encode(NULL))
    imprint = encode(SEQUENCE, algorithm, encode(OCTETS, bytes.fromhex(sha256(message))))
    number = encode(INTEGER, nonce.to_bytes(nonce.bit_length() // 8 + 1))
    return encode(SEQUENCE, encode(INTEGER, b"\x01"), imprint, number, encode(BOOLEAN, b"\xff"))


def load_answer(answer: bytes, message: bytes, nonce: int) -> bytes:
    """Take an authority's answer to `request(message, nonce)` and return the stamp as it is kept.

    Raises:
        Malformed: no such answer.
        Refused: the authority granted nothing.
        Altered: what it granted is no proof of this message.
    """
    try:
        info, token = fields(load(answer), SEQUENCE, SEQUENCE, -SEQUENCE)
        status, *_ = fields(info, SEQUENCE, INTEGER, -SEQUENCE, -BITS)
        granted = integer(status)
    except NotDer as error:
        raise ill_formed(_ANSWER, "TimeStampResp") from error
    if granted != 0:
        raise Refused(NOT_GRANTED.at(status=granted))
    stamp = encode(SEQUENCE, encode(SEQUENCE, status.raw), token.raw)
    _open(stamp, message, nonce)
    return stamp


def as_logged(checkpoint: str, ring: Keyring) -> bytes:
    """What a stamp of a checkpoint covers: the note with the log's own signature and no cosignature.

    Raises:
        Malformed: not a checkpoint.
        Altered: the log's key did not sign it.
    """
    note = load_note(checkpoint.encode())
    key = ring.checkpoint_key(load_checkpoint(note.text).size)
    log = VerifierKey(name=open_checkpoint(checkpoint.encode(), key).origin, key=key)
    own = (line for line in note.signatures if (line.name, line.key_id) == (log.name, log.key_id))
    return (
        note.text + "\n" + "".join(f"{DASH}{one.name} {encode_base64(one.key_id + one.sig)}\n" for one in own)
    ).encode()


def open_checkpoint_stamp(stamp: bytes, checkpoint: str, ring: Keyring) -> Stamp:
    """Return what a stamp says of a checkpoint; whether its authority is trusted is another question.

    Raises:
        Malformed: not a checkpoint.
        Altered: the log's key did not sign the checkpoint, or the stamp is no proof of it.
    """
    return _open(stamp, as_logged(checkpoint, ring), None)


def load_authorities(pem: bytes) -> tuple[Certificate, ...]:
    """Read the roots of time-stamping authorities that the reader trusts.

    Raises:
        Malformed: no certificates in PEM.
    """
    try:
        return load_roots(pem)
    except ValueError as error:
        raise ill_formed(_ROOTS, "PEM") from error


def answer(stamp: Stamp | None, roots: tuple[Certificate, ...]) -> Stamped:
    """Tell what a stamp that proves its time is worth to a reader who trusts `roots`; None: there is none."""
    if stamp is None:
        return Stamped(answer="missing" if roots else "no")
    said = Stamped(answer="not-asked", at=stamp.at_ms, authority=stamp.authority)
    if not roots:
        return said
    return msgspec.structs.replace(said, answer="yes" if stamp.is_trusted(roots) else "untrusted")


def _open(stamp: bytes, message: bytes, nonce: int | None) -> Stamp:
    try:
        return open_stamp(stamp, message, nonce)
    except TokenRefused as refused:
        ja, en = refused.why.value
        raise Altered(PROVES_NOTHING.at(why=Text(ja=ja, en=en))) from refused
