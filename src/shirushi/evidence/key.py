"""Ed25519 keys (RFC 8032): who signed, known by the fingerprint of the public key.

A fingerprint is the SHA-256 of the DER SubjectPublicKeyInfo (RFC 8410), as 64 lower-case hexadecimal digits.
"""

from typing import Protocol, Self

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shirushi.evidence.parse import ill_formed, refuse_larger
from shirushi.terms.canon import sha256
from shirushi.terms.text import Text

KEY_BYTES = 32
_MOST_BYTES = 4096
_PUBLIC = Text(ja="公開鍵（Ed25519、PEM）", en="public key (Ed25519, PEM)")
_PRIVATE = Text(ja="署名鍵（Ed25519、PKCS#8のPEM）", en="signing key (Ed25519, PKCS #8 PEM)")


class PublicKey(msgspec.Struct, frozen=True, kw_only=True):
    """An Ed25519 public key, as its 32 bytes."""

    raw: bytes

    def __post_init__(self) -> None:
        """Refuse what cannot be a key.

        Raises:
            ValueError: `raw` is not 32 bytes.
        """
        if len(self.raw) != KEY_BYTES:
            msg = "an Ed25519 public key has 32 bytes"
            raise ValueError(msg)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the DER SubjectPublicKeyInfo, as hexadecimal digits."""
        der = self._key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        return sha256(der)

    def pem(self) -> bytes:
        """Write the key as PEM SubjectPublicKeyInfo, the form that `load_public` reads."""
        return self._key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Tell whether `signature` is this key's over `message`."""
        try:
            self._key().verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def _key(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.raw)


class Signer(Protocol):
    """Whoever can sign: a key in memory, later a token or a service."""

    @property
    def key_id(self) -> str:
        """Fingerprint of the public key."""
        ...

    @property
    def public(self) -> PublicKey:
        """The key that verifies what is signed here."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Sign `message`: 64 bytes."""
        ...


class Ed25519Signer:
    """A signing key held in memory."""

    __slots__ = ("_private", "key_id", "public")

    def __init__(self, seed: bytes) -> None:
        """Make the key that belongs to 32 secret random bytes.

        Raises:
            ValueError: `seed` is not 32 bytes.
        """
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(raw=self._private.public_key().public_bytes_raw())
        self.key_id = self.public.fingerprint

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Read a signing key from unencrypted PKCS #8 PEM.

        Raises:
            Malformed: not such a key.
        """
        refuse_larger(pem, _MOST_BYTES, _PRIVATE)
        try:
            private = serialization.load_pem_private_key(pem, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise ill_formed(_PRIVATE, "PEM") from error
        if not isinstance(private, Ed25519PrivateKey):
            raise ill_formed(_PRIVATE, type(private).__name__)
        return cls(private.private_bytes_raw())

    def pem(self) -> bytes:
        """Write the secret key as PKCS #8 PEM, the form that `load` reads."""
        return self._private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def sign(self, message: bytes) -> bytes:
        """Sign `message`: 64 bytes, the same for the same message."""
        return self._private.sign(message)


def load_public(pem: bytes) -> PublicKey:
    """Read a public key from PEM SubjectPublicKeyInfo.

    Raises:
        Malformed: not an Ed25519 public key.
    """
    refuse_larger(pem, _MOST_BYTES, _PUBLIC)
    try:
        public = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ill_formed(_PUBLIC, "PEM") from error
    if not isinstance(public, Ed25519PublicKey):
        raise ill_formed(_PUBLIC, type(public).__name__)
    return PublicKey(raw=public.public_bytes_raw())
