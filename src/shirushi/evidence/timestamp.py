"""Time stamps: whether an authority says that it saw these bytes, when, and whether the reader trusts it.

Sources: RFC 3161 §2.4 (token), RFC 5652 §5 (signed data), RFC 5035 §3 and RFC 5816 (the certificate's id), RFC 5280 §6
(path). Stricter than these where a bit could change unseen: DER throughout, one signer, SHA-2 only, no unsigned
attribute, no revocation list, no certificate that leads nowhere. Revocation is not asked: a verifier is offline.

tools/verifier.py copies this file into verifier/verify.py: it rests on the standard library of Python 3.10,
`cryptography` and der.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from shirushi.evidence.der import (
    ABSENT,
    BITS,
    BOOLEAN,
    CONTEXT_0,
    CONTEXT_1,
    CONTEXT_3,
    CONTEXT_4,
    INTEGER,
    NULL,
    OCTETS,
    OID,
    SEQUENCE,
    SET,
    TIME,
    NotDer,
    Value,
    encode,
    fields,
    instant,
    integer,
    load,
    oid,
    series,
)

MOST_TOKEN_BYTES = 64 * 1024
_MOST_CERTIFICATES = 16
_LEAST_RSA_BITS = 2048

_SIGNED_DATA = "1.2.840.113549.1.7.2"
_TST_INFO = "1.2.840.113549.1.9.16.1.4"
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
_RSA = "1.2.840.113549.1.1.1"

E = TypeVar("E", bound=x509.ExtensionType)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Suite:
    """A digest algorithm, and the signature algorithms that go with it (RFC 5754)."""

    new: "Callable[[], hashes.HashAlgorithm]"
    rsa: str
    ecdsa: str


_SHA_256, _SHA_384, _SHA_512 = (f"2.16.840.1.101.3.4.2.{number}" for number in (1, 2, 3))
_SUITES = {
    _SHA_256: _Suite(new=hashes.SHA256, rsa="1.2.840.113549.1.1.11", ecdsa="1.2.840.10045.4.3.2"),
    _SHA_384: _Suite(new=hashes.SHA384, rsa="1.2.840.113549.1.1.12", ecdsa="1.2.840.10045.4.3.3"),
    _SHA_512: _Suite(new=hashes.SHA512, rsa="1.2.840.113549.1.1.13", ecdsa="1.2.840.10045.4.3.4"),
}
_STRONG = (hashes.SHA256, hashes.SHA384, hashes.SHA512)
_CURVES = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
_UNDERSTOOD = frozenset({x509.BasicConstraints.oid, x509.KeyUsage.oid, x509.ExtendedKeyUsage.oid})


class Why(Enum):
    """Why a token proves nothing, in Japanese and in English."""

    FORM = ("RFC 3161の厳密な書式（DER）に合っていません", "it is not written as RFC 3161 asks, in strict DER")
    IMPRINT = ("別のデータに対するものです", "it is about other bytes")
    NONCE = ("別の依頼に対する応答です", "it answers another request")
    ALGORITHM = ("認められないアルゴリズムが使われています", "it uses an algorithm that is not accepted")
    CERTIFICATE = (
        "署名した証明書が、トークンの示すものでないか、時刻認証専用ではありません",
        "its certificate is not the one that it names, or not one for time stamps only",
    )
    SIGNATURE = ("署名が合いません", "its signature does not verify")


class TokenRefused(ValueError):
    """The token proves nothing, for the reason `why`."""

    def __init__(self, why: Why) -> None:
        """Refuse for a reason."""
        self.why = why
        super().__init__(why.value[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a token says: the bytes existed at `at_ms` (UTC, since 1970), by the word of `authority` under its `policy`."""

    at_ms: int
    authority: str
    policy: str
    serial: int
    certificates: "tuple[x509.Certificate, ...]"

    def is_trusted(self, roots: "Iterable[x509.Certificate]") -> bool:
        """Tell whether every certificate of the token leads to one of `roots`, all of them valid at the stamped time."""
        below = {root: _most_below(root) for root in roots if _is_issuer(root, self.at_ms)}
        waiting = [one for one in self.certificates if one not in below]
        while waiting:
            pairs = ((one, issuer) for one in waiting for issuer in below if below[issuer] >= 0)
            issued, issuer = next((pair for pair in pairs if _is_issued(*pair, self.at_ms)), (None, None))
            if issued is None or issuer is None:
                return False
            waiting.remove(issued)
            if _is_issuer(issued, self.at_ms):
                below[issued] = min(below[issuer] - 1, _most_below(issued))
        return bool(self.certificates)


def load_roots(pem: bytes) -> "tuple[x509.Certificate, ...]":
    """Read the certificates of the authorities that the reader trusts.

    Raises:
        ValueError: no certificates in PEM, or one that cannot be read through.
    """
    roots = tuple(x509.load_pem_x509_certificates(pem))
    for root in roots:
        _was_valid(root, 0)  # reads the extensions, which are otherwise read when first asked for
    return roots


def open_stamp(response: bytes, message: bytes, nonce: "int | None" = None) -> Stamp:
    """Return what a time stamp of `message` says; whether its authority is trusted is another question.

    `response` is a TimeStampResp (RFC 3161 §2.4.2) of status 0 and the token, nothing else.

    Raises:
        TokenRefused: a step failed.
    """
    try:
        # 1. The token, in strict DER, with one signer.
        signed = _load_response(response)
        # 2. It is about these bytes, and answers the request.
        info = _load_info(signed.info)
        _verify_info(info, message, nonce)
        # 3. The certificate that signed is the one that the signed attributes name, and is for time stamps only.
        certificates = tuple(map(_load_certificate, signed.certificates))
        signer = _signing_certificate(signed, certificates, info.authority)
        # 4. The signature covers the attributes, and these the token's content.
        _verify_signature(signed, signer)
        return Stamp(
            at_ms=info.at_ms,
            authority=signer.subject.rfc4514_string(),
            policy=info.policy,
            serial=info.serial,
            certificates=certificates,
        )
    except TokenRefused:
        raise
    except (ValueError, x509.InvalidVersion, x509.DuplicateExtension, UnsupportedAlgorithm) as error:
        raise TokenRefused(Why.FORM) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed:
    """SignedData with one signer: what is signed, and all that it takes to verify it."""

    info: bytes
    certificates: "tuple[Value, ...]"
    known_by: "tuple[bytes, int]"
    digest: str
    covered: bytes
    attributes: "dict[str, Value]"
    algorithm: str
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Info:
    """TSTInfo; `authority` is the name that it gives for itself, in DER, or nothing."""

    policy: str
    digest: str
    imprint: bytes
    serial: int
    at_ms: int
    nonce: "int | None"
    authority: bytes


def _load_response(response: bytes) -> _Signed:
    if len(response) > MOST_TOKEN_BYTES:
        raise NotDer(len(response))
    # TimeStampResp { PKIStatusInfo { status }, ContentInfo { contentType, [0] SignedData } }
    info, content = fields(load(response), SEQUENCE, SEQUENCE, SEQUENCE)
    (status,) = fields(info, SEQUENCE, INTEGER)
    kind, explicit = fields(content, SEQUENCE, OID, CONTEXT_0)
    (data,) = fields(explicit, CONTEXT_0, SEQUENCE)
    # SignedData { version, digestAlgorithms, EncapsulatedContentInfo, [0] certificates, signerInfos }
    version, digests, enclosed, certificates, signers = fields(data, SEQUENCE, INTEGER, SET, SEQUENCE, CONTEXT_0, SET)
    (digest,) = fields(digests, SET, SEQUENCE)
    content_type, explicit = fields(enclosed, SEQUENCE, OID, CONTEXT_0)
    (tst_info,) = fields(explicit, CONTEXT_0, OCTETS)
    (signer,) = fields(signers, SET, SEQUENCE)
    # SignerInfo { version, sid, digestAlgorithm, [0] signedAttrs, signatureAlgorithm, signature }
    signer_version, sid, own_digest, attributes, algorithm, signature = fields(
        signer, SEQUENCE, INTEGER, SEQUENCE, SEQUENCE, CONTEXT_0, SEQUENCE, OCTETS
    )
    issuer, serial = fields(sid, SEQUENCE, SEQUENCE, INTEGER)
    found = integer(status), oid(kind), integer(version), oid(content_type), integer(signer_version), _named(own_digest)
    carried = series(certificates, CONTEXT_0, SEQUENCE)
    if found != (0, _SIGNED_DATA, 3, _TST_INFO, 1, _named(digest)) or len(carried) > _MOST_CERTIFICATES:
        raise NotDer(found)
    return _Signed(
        info=tst_info.content,
        certificates=carried,
        known_by=(issuer.raw, integer(serial)),
        digest=_named(digest),
        covered=encode(SET, attributes.content),  # RFC 5652 §5.4: signed under the tag of a SET
        attributes=_load_attributes(attributes),
        algorithm=_named(algorithm),
        signature=signature.content,
    )


def _load_attributes(value: Value) -> "dict[str, Value]":
    """The signed attributes by type; each stands once and has one value (RFC 5652 §5.3, §11)."""
    found: dict[str, Value] = {}
    for attribute in series(value, CONTEXT_0, SEQUENCE):
        kind, values = fields(attribute, SEQUENCE, OID, SET)
        if oid(kind) in found:
            raise NotDer(kind)
        found[oid(kind)] = load(values.content)
    return found


def _load_info(info: bytes) -> _Info:
    # TSTInfo { version, policy, messageImprint, serialNumber, genTime, accuracy?, ordering?, nonce?, [0] tsa?, [1] extensions? }
    version, policy, imprint, serial, time, _, ordering, nonce, tsa, extensions = fields(
        load(info), SEQUENCE, INTEGER, OID, SEQUENCE, INTEGER, TIME,
        -SEQUENCE, -BOOLEAN, -INTEGER, -CONTEXT_0, -CONTEXT_1,
    )  # fmt: skip
    digest, hashed = fields(imprint, SEQUENCE, SEQUENCE, OCTETS)
    for extension in series(extensions, CONTEXT_1, SEQUENCE) if extensions != ABSENT else ():
        fields(extension, SEQUENCE, OID, OCTETS)  # a critical one would hold a BOOLEAN; none is understood here
    if integer(version) != 1 or ordering.content not in (b"", b"\xff"):
        raise NotDer(version)
    return _Info(
        policy=oid(policy),
        digest=_named(digest),
        imprint=hashed.content,
        serial=integer(serial),
        at_ms=instant(time),
        nonce=integer(nonce) if nonce != ABSENT else None,
        authority=_directory_name(tsa) if tsa != ABSENT else b"",
    )


def _directory_name(tsa: Value) -> bytes:
    (general_name,) = fields(tsa, CONTEXT_0, CONTEXT_4)
    (name,) = fields(general_name, CONTEXT_4, SEQUENCE)
    return name.raw


def _named(algorithm: Value) -> str:
    """The algorithm of an AlgorithmIdentifier that has no parameters, or NULL for them."""
    name, parameters = fields(algorithm, SEQUENCE, OID, -NULL)
    if parameters.content:
        raise NotDer(parameters)
    return oid(name)


def _load_certificate(value: Value) -> x509.Certificate:
    # Certificate { TBSCertificate { [0] version, serialNumber, five more, [3] extensions? }, algorithm, signature }
    tbs, _, signature = fields(value, SEQUENCE, SEQUENCE, SEQUENCE, BITS)
    _, serial, *_ = fields(tbs, SEQUENCE, CONTEXT_0, INTEGER, *(SEQUENCE,) * 5, -CONTEXT_3)
    if integer(serial) <= 0 or signature.content[:1] != b"\0":  # two things that `cryptography` lets pass
        raise NotDer(value)
    return x509.load_der_x509_certificate(value.raw)


def _verify_info(info: _Info, message: bytes, nonce: "int | None") -> None:
    if info.imprint != _hash(info.digest, message):
        raise TokenRefused(Why.IMPRINT)
    if nonce is not None and info.nonce != nonce:
        raise TokenRefused(Why.NONCE)


def _signing_certificate(
    signed: _Signed, certificates: "tuple[x509.Certificate, ...]", authority: bytes
) -> x509.Certificate:
    """The certificate that SignerInfo and the signed attribute signing-certificate-v2 name, if it may sign time stamps."""
    named = signed.attributes.get(_SIGNING_CERTIFICATE_V2, ABSENT)
    if named == ABSENT:
        raise TokenRefused(Why.CERTIFICATE)
    # SigningCertificateV2 { certs { ESSCertIDv2 { hashAlgorithm?, certHash, issuerSerial? }, … }, policies? }
    listed, _ = fields(named, SEQUENCE, SEQUENCE, -SEQUENCE)
    first, *_ = series(listed, SEQUENCE, SEQUENCE)
    algorithm, hashed, _ = fields(first, SEQUENCE, -SEQUENCE, OCTETS, -SEQUENCE)
    digest = _named(algorithm) if algorithm != ABSENT else _SHA_256
    for value, certificate in zip(signed.certificates, certificates, strict=True):
        if (
            _hash(digest, value.raw) == hashed.content
            and (certificate.issuer.public_bytes(), certificate.serial_number) == signed.known_by
            and authority in (b"", certificate.subject.public_bytes())
            and _is_for_stamps_only(certificate)
        ):
            return certificate
    raise TokenRefused(Why.CERTIFICATE)


def _verify_signature(signed: _Signed, signer: x509.Certificate) -> None:
    content_type, digest = (signed.attributes.get(kind, ABSENT) for kind in (_CONTENT_TYPE, _MESSAGE_DIGEST))
    if oid(content_type) != _TST_INFO or (digest.tag, digest.content) != (OCTETS, _hash(signed.digest, signed.info)):
        raise TokenRefused(Why.SIGNATURE)
    suite, key, algorithm = _SUITES[signed.digest], signer.public_key(), signed.algorithm
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm in (_RSA, suite.rsa) and key.key_size >= _LEAST_RSA_BITS:
            key.verify(signed.signature, signed.covered, padding.PKCS1v15(), suite.new())
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm == suite.ecdsa and isinstance(key.curve, _CURVES):
            key.verify(signed.signature, signed.covered, ec.ECDSA(suite.new()))
        else:
            raise TokenRefused(Why.ALGORITHM)
    except InvalidSignature as error:
        raise TokenRefused(Why.SIGNATURE) from error


def _hash(algorithm: str, data: bytes) -> bytes:
    if algorithm not in _SUITES:
        raise TokenRefused(Why.ALGORITHM)
    digest = hashes.Hash(_SUITES[algorithm].new())
    digest.update(data)
    return digest.finalize()


def _is_for_stamps_only(certificate: x509.Certificate) -> bool:
    """RFC 3161 §2.3: the extended key usage is critical and names time stamps alone; the key signs no certificates."""
    usage = _extension(certificate, x509.ExtendedKeyUsage)
    keys = _extension(certificate, x509.KeyUsage)
    signs = keys is None or keys.value.digital_signature or keys.value.content_commitment
    issues = keys is not None and (keys.value.key_cert_sign or keys.value.crl_sign)
    only = usage is not None and usage.critical and list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
    return only and signs and not issues


def _is_issuer(certificate: x509.Certificate, at_ms: int) -> bool:
    """Whether a certificate may sign others that are for time stamps, and was valid."""
    constraints = _extension(certificate, x509.BasicConstraints)
    keys = _extension(certificate, x509.KeyUsage)
    usage = _extension(certificate, x509.ExtendedKeyUsage)
    may_issue = constraints is not None and constraints.value.ca and (keys is None or keys.value.key_cert_sign)
    for_stamps = usage is None or ExtendedKeyUsageOID.TIME_STAMPING in usage.value
    return may_issue and for_stamps and _was_valid(certificate, at_ms)


def _is_issued(certificate: x509.Certificate, issuer: x509.Certificate, at_ms: int) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
        return isinstance(certificate.signature_hash_algorithm, _STRONG) and _was_valid(certificate, at_ms)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.DuplicateExtension):
        return False


def _was_valid(certificate: x509.Certificate, at_ms: int) -> bool:
    """Whether a certificate was valid then, and has no critical extension that is not looked at here (RFC 5280 §4.2)."""
    at = datetime.fromtimestamp(at_ms // 1000, timezone.utc)  # noqa: UP017 - Python 3.10
    is_understood = all(one.oid in _UNDERSTOOD for one in certificate.extensions if one.critical)
    return is_understood and certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _most_below(certificate: x509.Certificate) -> int:
    """How many issuers may stand between this one and the certificate that signs."""
    constraints = _extension(certificate, x509.BasicConstraints)
    most = constraints.value.path_length if constraints else 0
    return _MOST_CERTIFICATES if most is None else most


def _extension(certificate: x509.Certificate, kind: "type[E]") -> "x509.Extension[E] | None":
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None
