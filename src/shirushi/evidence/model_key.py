"""Keys that sign models as OpenSSF model signing takes them: ECDSA on the NIST curves (FIPS 186-5, section 6).

A key is known by its hint, the SHA-256 of its public half in PEM, as the verification material of a signature names it.
"""

from typing import Self

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from shirushi.evidence.parse import ill_formed, refuse_larger
from shirushi.terms.canon import sha256
from shirushi.terms.text import Text

_MOST_BYTES = 4096
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "secp256r1": hashes.SHA256,
    "secp384r1": hashes.SHA384,
    "secp521r1": hashes.SHA512,
}
_PUBLIC = Text(ja="モデル署名の公開鍵（ECDSA、PEM）", en="public key of model signing (ECDSA, PEM)")
_PRIVATE = Text(ja="モデル署名の鍵（ECDSA、PKCS#8のPEM）", en="signing key of model signing (ECDSA, PKCS #8 PEM)")


class ModelKey:
    """The public half of a key."""

    __slots__ = ("_public",)

    def __init__(self, public: ec.EllipticCurvePublicKey) -> None:
        """Take a key on one of the three curves."""
        self._public = public

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Read it from PEM SubjectPublicKeyInfo.

        Raises:
            Malformed: not a public key on P-256, P-384 or P-521.
        """
        refuse_larger(pem, _MOST_BYTES, _PUBLIC)
        try:
            public = serialization.load_pem_public_key(pem)
        except (ValueError, UnsupportedAlgorithm) as error:
            raise ill_formed(_PUBLIC, "PEM") from error
        if not isinstance(public, ec.EllipticCurvePublicKey) or public.curve.name not in _HASHES:
            raise ill_formed(_PUBLIC, type(public).__name__)
        return cls(public)

    def pem(self) -> bytes:
        """Write it as PEM SubjectPublicKeyInfo."""
        return self._public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)

    @property
    def hint(self) -> str:
        """SHA-256 of the PEM, as hexadecimal digits."""
        return sha256(self.pem())

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether `signature` is this key's over `message`."""
        try:
            self._public.verify(signature, message, ec.ECDSA(_HASHES[self._public.curve.name]()))
        except InvalidSignature:
            return False
        return True


class ModelSigner:
    """A key held in memory."""

    __slots__ = ("_private", "public")

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        """Take a key on one of the three curves."""
        self._private = private
        self.public = ModelKey(private.public_key())

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Read it from unencrypted PKCS #8 PEM.

        Raises:
            Malformed: not a key on P-256, P-384 or P-521, or locked by a password.
        """
        refuse_larger(pem, _MOST_BYTES, _PRIVATE)
        try:
            private = serialization.load_pem_private_key(pem, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise ill_formed(_PRIVATE, "PEM") from error
        if not isinstance(private, ec.EllipticCurvePrivateKey) or private.curve.name not in _HASHES:
            raise ill_formed(_PRIVATE, type(private).__name__)
        return cls(private)

    @classmethod
    def derive(cls, secret: int) -> Self:
        """Make the P-256 key that belongs to a secret random number of 256 bits."""
        order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the group, SP 800-186, 3.2.1.3
        return cls(ec.derive_private_key(1 + secret % (order - 1), ec.SECP256R1()))

    def pem(self) -> bytes:
        """Write the secret as PKCS #8 PEM, the form that `load` reads."""
        return self._private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def sign(self, message: bytes) -> bytes:
        """Sign `message`: a DER ECDSA signature, another one each time."""
        return self._private.sign(message, ec.ECDSA(_HASHES[self._private.curve.name]()))
