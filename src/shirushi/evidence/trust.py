"""Trust comes from outside: whose keys count is said by the reader, never by the evidence.

Three separate answers, so that none can be mistaken for another: intact, signer known, witnessed.
"""

from typing import Literal

import msgspec
from cryptography.x509 import Certificate


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a verifier found; `fingerprint` is that of the key that signed."""

    intact: bool
    signer: Literal["known", "unknown"]
    fingerprint: str
    witnessed: Literal["no", "yes"]


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the reader trusts: fingerprints of signing keys, and roots of time-stamping authorities.

    `revoked` are keys that the reader knows to be revoked.
    """

    signers: frozenset[str]
    revoked: frozenset[str] = frozenset()
    authorities: tuple[Certificate, ...] = ()

    def signer(self, fingerprint: str, told: frozenset[str] = frozenset()) -> Literal["known", "unknown"]:
        """Tell whether the reader knows this key.

        A revoked key counts only where the evidence itself shows that it was revoked later: `told` are such keys.
        """
        known = fingerprint in self.signers or (fingerprint in self.revoked and fingerprint in told)
        return "known" if known else "unknown"
