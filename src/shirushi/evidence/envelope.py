"""DSSE envelopes: a statement's bytes and the signatures over them.

Source: Dead Simple Signing Envelope v1 (secure-systems-lab/dsse, protocol.md and envelope.md). The signature covers
the payload's type and its bytes as stored, so nothing depends on how JSON is written.
"""

from typing import Literal

import msgspec

from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.parse import decode_base64, ill_formed, load_json, refuse_larger
from shirushi.evidence.statement import PAYLOAD_TYPE, Statement
from shirushi.terms.errors import Altered, Code
from shirushi.terms.text import Text

MOST_BYTES = 4 * 1024 * 1024
"""Size of the largest envelope: statements name large things by digest."""
MOST_SIGNATURES = 16

NOT_SIGNED = Code(
    id="SH411",
    says=Text(
        ja="署名が合いません。内容が署名の後で変わったか、鍵 {key} の署名ではありません。",
        en="The signature does not verify: the content changed after signing, or key {key} did not sign it.",
    ),
    remedy=Text(
        ja="この証拠は使わず、作成元から受け取り直し、鍵の指紋も別の経路で確かめてください。",
        en="Do not rely on this evidence; get it again from whoever signed it and confirm the key's fingerprint.",
    ),
)

_ENVELOPE = Text(ja="DSSEエンベロープ", en="DSSE envelope")
_STATEMENT = Text(ja="in-totoステートメント（v1）", en="in-toto statement (v1)")


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature; `keyid` is an unsigned hint at the key."""

    keyid: str = ""
    sig: bytes


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A payload as stored, its type, and the signatures over both; none of it verified yet."""

    payload_type: str = msgspec.field(name="payloadType")
    payload: bytes
    signatures: tuple[Signature, ...]


class _WireSignature(msgspec.Struct, frozen=True, kw_only=True):
    keyid: str = ""
    sig: str


class _WireEnvelope(msgspec.Struct, frozen=True, kw_only=True):
    payload_type: str = msgspec.field(name="payloadType")
    payload: str
    signatures: tuple[_WireSignature, ...]


class _Typed(msgspec.Struct, frozen=True, kw_only=True):
    type: Literal["https://in-toto.io/Statement/v1"] = msgspec.field(name="_type")


def pae(payload_type: str, payload: bytes) -> bytes:
    """Pre-authentication encoding: the bytes that a signature covers (protocol.md, "Signature definition")."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def seal(statement: Statement, signer: Signer, *others: Signer) -> bytes:
    """Sign a statement, by each signer once, and return the envelope's bytes as they are to be stored.

    Raises:
        Malformed: the envelope would be larger than any reader takes.
    """
    payload = msgspec.json.encode(statement)
    message = pae(PAYLOAD_TYPE, payload)
    signers = {each.key_id: each for each in (signer, *others)}
    signatures = tuple(Signature(keyid=key_id, sig=each.sign(message)) for key_id, each in signers.items())
    data = msgspec.json.encode(Envelope(payload_type=PAYLOAD_TYPE, payload=payload, signatures=signatures))
    refuse_larger(data, MOST_BYTES, _ENVELOPE)
    return data


def open_envelope(data: bytes) -> Envelope:
    """Read an envelope without verifying it.

    Raises:
        Malformed: too large, not an envelope, or with no signature or too many.
    """
    refuse_larger(data, MOST_BYTES, _ENVELOPE)
    wire = load_json(data, _WireEnvelope, _ENVELOPE)
    if not 1 <= len(wire.signatures) <= MOST_SIGNATURES:
        raise ill_formed(_ENVELOPE, "signatures")
    try:
        return Envelope(
            payload_type=wire.payload_type,
            payload=_either_base64(wire.payload),
            signatures=tuple(Signature(keyid=one.keyid, sig=_either_base64(one.sig)) for one in wire.signatures),
        )
    except ValueError as error:
        raise ill_formed(_ENVELOPE, str(error)) from error


def verify(envelope: Envelope, key: PublicKey) -> Statement:
    """Return what the owner of `key` stated, after verifying the signature.

    Raises:
        Altered: none of the signatures is that key's over this payload.
        Malformed: the payload is signed, but is not an in-toto statement.
    """
    # 1. A signature of that key must be there.
    if not is_signed(envelope, key):
        raise Altered(NOT_SIGNED.at(key=key.fingerprint))
    # 2. Nothing of the payload is read before a signature held.
    return unverified(envelope)


def is_signed(envelope: Envelope, key: PublicKey) -> bool:
    """Tell whether `key` signed; a key id is a hint only, every signature is tried (protocol.md, "Protocol", step 3)."""
    message = pae(envelope.payload_type, envelope.payload)
    return any(key.verifies(one.sig, message) for one in envelope.signatures)


def unverified(envelope: Envelope) -> Statement:
    """Read the statement whoever signed it: to show it, never to rely on it.

    Raises:
        Malformed: the payload is not an in-toto statement v1 about at least one named digest.
    """
    if envelope.payload_type != PAYLOAD_TYPE:
        raise ill_formed(_STATEMENT, "payloadType")
    load_json(envelope.payload, _Typed, _STATEMENT)  # `Statement` would take a missing type for ours
    statement = load_json(envelope.payload, Statement, _STATEMENT)
    if not statement.subject or not all(subject.digest for subject in statement.subject):
        raise ill_formed(_STATEMENT, "subject")
    return statement


def _either_base64(text: str) -> bytes:
    """Decode standard or URL-safe base64: a verifier takes both (envelope.md)."""
    return decode_base64(text.replace("-", "+").replace("_", "/"))
