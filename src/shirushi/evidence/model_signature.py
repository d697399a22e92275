"""Signatures over model files as OpenSSF model signing writes and reads them, in key mode.

Format: OpenSSF model signing v1.0. A Sigstore bundle v0.3 holds a DSSE envelope over an in-toto statement whose
predicate lists every file, or every shard of every file, with its digest; the subject's digest is the SHA-256 over
those digests in order. Signatures by Sigstore identities or certificates are recognised and not verified here.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, Literal

import msgspec

from shirushi.evidence.envelope import pae
from shirushi.evidence.model_key import ModelKey, ModelSigner
from shirushi.evidence.parse import decode_base64, encode_base64, ill_formed, load_json, refuse_larger
from shirushi.evidence.statement import PAYLOAD_TYPE
from shirushi.terms.errors import Altered, Code, Refused
from shirushi.terms.text import Text

MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json"
PREDICATE = "https://model_signing/signature/v1.0"
MOST_BYTES = 64 << 20
"""Of a signature file: it names every file of the model."""

_STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
_BUNDLE = Text(ja="モデルの署名（OpenSSF model signing）", en="signature of a model (OpenSSF model signing)")

OTHER_KEY = Code(
    id="SH415",
    says=Text(
        ja="この署名は別の鍵によるものです（署名が名指す鍵：{hint}）。",
        en="This signature is by another key; it names {hint}.",
    ),
    remedy=Text(
        ja="署名者から別の経路で公開鍵を受け取り直してください。",
        en="Get the public key again from its owner by another way.",
    ),
)
NOT_SIGNED = Code(
    id="SH416",
    says=Text(
        ja="署名が合いません。署名の後で一覧が書き換えられたか、鍵 {hint} の署名ではありません。",
        en="The signature does not verify: the list changed after signing, or key {hint} did not sign it.",
    ),
    remedy=Text(
        ja="このモデルは使わず、作成元から受け取り直してください。",
        en="Do not use this model; get it again from its maker.",
    ),
)
INCONSISTENT = Code(
    id="SH417",
    says=Text(
        ja="署名された一覧が、自らのダイジェストと合いません。",
        en="The list that was signed does not agree with its own digest.",
    ),
    remedy=Text(ja="作成元に問い合わせてください。", en="Ask whoever made it."),
)
NO_KEY_MODE = Code(
    id="SH418",
    says=Text(ja="鍵による署名ではありません（{kind}）。", en="This is no signature by a key ({kind})."),
    remedy=Text(
        ja="sigstore又は証明書による署名は、OpenSSFの model_signing で検証してください（pip install 'shirushi[sigstore]'）。",
        en="Verify signatures by Sigstore or by certificates with OpenSSF's model_signing (pip install 'shirushi[sigstore]').",
    ),
)

HashType = Literal["sha256", "blake2b", "blake3"]


class Serialization(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the files of a model become a list: whole or in shards of so many bytes, by which hash, without which paths."""

    method: Literal["files", "shards"]
    hash_type: HashType
    allow_symlinks: bool
    shard_size: int | float = 0  # OpenSSF's own tool writes 4 as 4.0; we write whole numbers
    ignore_paths: tuple[str, ...] = ()

    @property
    def shard_bytes(self) -> int:
        """How many bytes a shard has; 0: whole files."""
        return int(self.shard_size)


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """One file, or one shard of it (`name:start:end`), with its digest in hexadecimal digits."""

    name: str
    algorithm: str
    digest: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is signed: the model's name, and every resource in the order of their paths."""

    model: str
    serialization: Serialization
    resources: tuple[Resource, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of the resources, in order: one digest that stands for the whole model."""
        whole = sha256()
        for resource in self.resources:
            whole.update(bytes.fromhex(resource.digest))
        return whole.hexdigest()


class ModelSignature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature as read, nothing of it verified: the hint at its key (empty: none), what was signed, the signature."""

    hint: str
    payload: bytes
    signature: bytes


class _PublicKey(msgspec.Struct, frozen=True):
    hint: str | None = None


class _Material(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    public_key: _PublicKey | None = None
    certificate: msgspec.Raw = msgspec.Raw()
    x509_certificate_chain: msgspec.Raw = msgspec.Raw()


class _Signature(msgspec.Struct, frozen=True):
    sig: str


class _Envelope(msgspec.Struct, frozen=True, rename="camel"):
    payload: str
    payload_type: str
    signatures: Annotated[tuple[_Signature, ...], msgspec.Meta(min_length=1, max_length=1)]


class _Bundle(msgspec.Struct, frozen=True, rename="camel"):
    media_type: str
    verification_material: _Material
    dsse_envelope: _Envelope


class _Digest(msgspec.Struct, frozen=True):
    sha256: str


class _Subject(msgspec.Struct, frozen=True):
    name: str
    digest: _Digest


class _Predicate(msgspec.Struct, frozen=True):
    serialization: Serialization
    resources: tuple[Resource, ...]


class _Statement(msgspec.Struct, frozen=True, rename={"type": "_type", "predicate_type": "predicateType"}):
    type: str
    subject: Annotated[tuple[_Subject, ...], msgspec.Meta(min_length=1, max_length=1)]
    predicate_type: str
    predicate: _Predicate


def in_order(resources: Iterator[Resource]) -> tuple[Resource, ...]:
    """Resources in the order in which they are signed: by the parts of their paths, shards by where they begin."""
    return tuple(sorted(resources, key=_place))


def sign_manifest(manifest: Manifest, signer: ModelSigner) -> bytes:
    """The signature file of a model: a Sigstore bundle with the key's hint."""
    subject = _Subject(name=manifest.model, digest=_Digest(sha256=manifest.digest))
    predicate = _Predicate(serialization=manifest.serialization, resources=manifest.resources)
    statement = _Statement(type=_STATEMENT_TYPE, subject=(subject,), predicate_type=PREDICATE, predicate=predicate)
    payload = msgspec.json.encode(statement)
    signature = _Signature(sig=encode_base64(signer.sign(pae(PAYLOAD_TYPE, payload))))
    bundle = {
        "mediaType": MEDIA_TYPE,
        "verificationMaterial": {"publicKey": {"hint": signer.public.hint}, "tlogEntries": []},
        "dsseEnvelope": {
            "payload": encode_base64(payload),
            "payloadType": PAYLOAD_TYPE,
            "signatures": [msgspec.to_builtins(signature) | {"keyid": ""}],
        },
    }
    return msgspec.json.encode(bundle)


def open_signature(data: bytes) -> ModelSignature:
    """Read a signature file without verifying it.

    Raises:
        Malformed: no such file, or too large.
        Refused: it is signed by a Sigstore identity or a certificate, not by a key.
    """
    refuse_larger(data, MOST_BYTES, _BUNDLE)
    bundle = load_json(data, _Bundle, _BUNDLE)
    material = bundle.verification_material
    if material.public_key is None:
        kind = "sigstore" if bytes(material.certificate) else "certificate"
        raise Refused(NO_KEY_MODE.at(kind=kind))
    if bundle.dsse_envelope.payload_type != PAYLOAD_TYPE:
        raise ill_formed(_BUNDLE, bundle.dsse_envelope.payload_type)
    try:
        payload = decode_base64(bundle.dsse_envelope.payload)
        signature = decode_base64(bundle.dsse_envelope.signatures[0].sig)
    except ValueError as error:
        raise ill_formed(_BUNDLE, str(error)) from error
    return ModelSignature(hint=material.public_key.hint or "", payload=payload, signature=signature)


def verify_signature(signature: ModelSignature, key: ModelKey) -> Manifest:
    """What the owner of `key` signed.

    Raises:
        Altered: it is not that key's signature over this list, or the list contradicts itself.
        Malformed: what was signed is no list of model signing v1.0.
    """
    # 1. The signature names this key, 2. it is this key's over these bytes; nothing is read before that.
    if signature.hint and signature.hint != key.hint:
        raise Altered(OTHER_KEY.at(hint=signature.hint))
    if not key.verifies(signature.signature, pae(PAYLOAD_TYPE, signature.payload)):
        raise Altered(NOT_SIGNED.at(hint=key.hint))
    # 3. It is a statement of this format, 4. whose subject is the digest of its own list.
    statement = load_json(signature.payload, _Statement, _BUNDLE)
    if (statement.type, statement.predicate_type) != (_STATEMENT_TYPE, PREDICATE):
        raise ill_formed(_BUNDLE, statement.predicate_type)
    manifest = Manifest(
        model=statement.subject[0].name,
        serialization=statement.predicate.serialization,
        resources=statement.predicate.resources,
    )
    try:
        is_consistent = manifest.digest == statement.subject[0].digest.sha256
    except ValueError as error:
        raise ill_formed(_BUNDLE, "digest") from error
    if not is_consistent:
        raise Altered(INCONSISTENT.at())
    return manifest


def _place(resource: Resource) -> tuple[tuple[str, ...], int]:
    path, colon, rest = resource.name.partition(":")
    start = rest.partition(":")[0]
    return tuple(part for part in path.split("/") if part not in {"", "."}), int(
        start
    ) if colon and start.isdecimal() else 0
