"""Signers of securesystemslib where one of ours is asked for: a key in a file, a token or a service attaches here.

Our own key files are PKCS #8 PEM, which its `file2:` scheme reads. Only the shape of its interface is named here, so
that nothing has to be installed for files. Source: securesystemslib 1.6, signer/_signer.py and signer/_key.py.
"""

from collections.abc import Mapping
from typing import Protocol

from shirushi.evidence.key import PublicKey
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.text import Text

NOT_ED25519 = Code(
    id="SH983",
    says=Text(
        ja="この署名鍵は使えません（種類 {keytype}、方式 {scheme}）。",
        en="This signing key cannot be used (type {keytype}, scheme {scheme}).",
    ),
    remedy=Text(ja="Ed25519の鍵を使ってください。", en="Use an Ed25519 key."),
)


class SslibKey(Protocol):
    """A public key of securesystemslib."""

    keytype: str
    scheme: str
    keyval: Mapping[str, object]


class SslibSignature(Protocol):
    """A signature of securesystemslib, in hexadecimal."""

    signature: str


class SslibSigner(Protocol):
    """A signer of securesystemslib."""

    @property
    def public_key(self) -> SslibKey:
        """The key that verifies what is signed here."""
        ...

    def sign(self, payload: bytes) -> SslibSignature:
        """Sign bytes."""
        ...


class Adopted:
    """An Ed25519 signer of securesystemslib, used as one of ours (`evidence.key.Signer`)."""

    __slots__ = ("_signer", "key_id", "public")

    def __init__(self, signer: SslibSigner) -> None:
        """Take over a signer.

        Raises:
            Malformed: its key is not Ed25519.
        """
        key = signer.public_key
        try:
            if (key.keytype, key.scheme) != ("ed25519", "ed25519"):
                raise ValueError(key.scheme)  # noqa: TRY301 - the same fault as a key of another length
            self.public = PublicKey(raw=bytes.fromhex(str(key.keyval["public"])))
        except (ValueError, KeyError) as error:
            raise Malformed(NOT_ED25519.at(keytype=key.keytype, scheme=key.scheme)) from error
        self.key_id = self.public.fingerprint
        self._signer = signer

    def sign(self, message: bytes) -> bytes:
        """Sign `message`: 64 bytes."""
        return bytes.fromhex(self._signer.sign(message).signature)
