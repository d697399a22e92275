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
    """Whom the reader trusts: fingerprints of signing keys, and roots of time-stamping authorities."""

    signers: frozenset[str]
    authorities: tuple[Certificate, ...] = ()

    def signer(self, fingerprint: str) -> Literal["known", "unknown"]:
        """Tell whether the reader knows this key."""
        return "known" if fingerprint in self.signers else "unknown"
