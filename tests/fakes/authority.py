"""A time-stamping authority in memory: root, issuer and signer, and tokens that are right or wrong in one respect."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from shirushi.evidence import der

STAMPED = datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC)
BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
Kind = Literal["rsa", "ec"]

SIGNED_DATA = "06092a864886f70d010702"
TST_INFO = "060b2a864886f70d0109100104"
CONTENT_TYPE = "06092a864886f70d010903"
MESSAGE_DIGEST = "06092a864886f70d010904"
SIGNING_CERTIFICATE_V2 = "060b2a864886f70d010910022f"
POLICY = "06042a030405"
SHA_256 = "0609608648016503040201"
SIGNATURES: Mapping[Kind, str] = {
    "rsa": "300d06092a864886f70d01010b0500",
    "ec": "300a06082a8648ce3d040302",
}
FOR_STAMPS = (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
CA = (x509.BasicConstraints(ca=True, path_length=None), True)


def octets(data: bytes) -> bytes:
    return der.encode(der.OCTETS, data)


def number(value: int) -> bytes:
    return der.encode(der.INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def sequence(*parts: bytes) -> bytes:
    return der.encode(der.SEQUENCE, *parts)


def attribute(kind: str, value: bytes) -> bytes:
    return sequence(bytes.fromhex(kind), der.encode(der.SET, value))


GRANTED = sequence(number(0))


def make_key(kind: Kind):
    return rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())


def digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Authority:
    """Root → issuer → signer; `extensions` are those of the signer's certificate."""

    def __init__(
        self, kind: Kind = "ec", *, extensions=(FOR_STAMPS,), ends: datetime = ENDS, issuer_is=CA, root_is=CA
    ) -> None:
        self.kind: Kind = kind
        self._root_key, self._issuer_key, self._key = make_key("ec"), make_key("ec"), make_key(kind)
        self.root = self._certificate("Root", self._root_key, "Root", self._root_key, (root_is,))
        self.issuer = self._certificate("Issuer", self._issuer_key, "Root", self._root_key, (issuer_is,))
        self.signer = self._certificate("Stamps", self._key, "Issuer", self._issuer_key, extensions, ends=ends)

    @cached_property
    def pem(self) -> bytes:
        """The root, as a reader gives it."""
        return self.root.public_bytes(serialization.Encoding.PEM)

    def stamp(
        self,
        message: bytes,
        *,
        at: datetime = STAMPED,
        nonce: int | None = None,
        imprint: bytes = b"",
        info: Callable[[list[bytes]], list[bytes]] = list,
        attributes: Callable[[list[bytes]], list[bytes]] = list,
        certificates: tuple[x509.Certificate, ...] | None = None,
        unsigned: bytes = b"",
        status: bytes = GRANTED,
    ) -> bytes:
        """Answer a request, given the message or its SHA-256.

        `info` and `attributes` change the fields of TSTInfo and the signed attributes.
        """
        tst = sequence(*info(self._info(imprint or digest(message), at, nonce)))
        signed = b"".join(sorted(attributes(self._attributes(tst))))
        signature = self._sign(der.encode(der.SET, signed))
        name = self.signer.issuer.public_bytes()
        hashed = sequence(bytes.fromhex(SHA_256))
        signer = sequence(
            number(1),
            sequence(name, number(self.signer.serial_number)),
            hashed,
            der.encode(der.CONTEXT_0, signed),
            bytes.fromhex(SIGNATURES[self.kind]),
            octets(signature),
            unsigned,
        )
        carried = certificates if certificates is not None else (self.signer, self.issuer)
        data = sequence(
            number(3),
            der.encode(der.SET, hashed),
            sequence(bytes.fromhex(TST_INFO), der.encode(der.CONTEXT_0, octets(tst))),
            der.encode(der.CONTEXT_0, *(one.public_bytes(serialization.Encoding.DER) for one in carried)),
            der.encode(der.SET, signer),
        )
        return sequence(status, sequence(bytes.fromhex(SIGNED_DATA), der.encode(der.CONTEXT_0, data)))

    def _info(self, hashed: bytes, at: datetime, nonce: int | None) -> list[bytes]:
        imprint = sequence(sequence(bytes.fromhex(SHA_256)), octets(hashed))
        time = der.encode(der.TIME, at.strftime("%Y%m%d%H%M%SZ").encode())
        fields = [number(1), bytes.fromhex(POLICY), imprint, number(77), time]
        return fields if nonce is None else [*fields, number(nonce)]

    def _attributes(self, tst: bytes) -> list[bytes]:
        certificate = digest(self.signer.public_bytes(serialization.Encoding.DER))
        return [
            attribute(CONTENT_TYPE, bytes.fromhex(TST_INFO)),
            attribute(MESSAGE_DIGEST, octets(digest(tst))),
            attribute(SIGNING_CERTIFICATE_V2, sequence(sequence(sequence(octets(certificate))))),
        ]

    def _sign(self, data: bytes) -> bytes:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))

    def _certificate(self, name, key, issuer, issuer_key, extensions, *, ends=ENDS) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(BEGINS)
            .not_valid_after(ends)
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical)
        return builder.sign(issuer_key, hashes.SHA256())
