"""Trust comes from outside: whose keys and cosignatures count is said by the reader, never by the evidence.

Three separate answers, so that none can be mistaken for another: intact, signer known, witnessed.
"""

from typing import Literal

import msgspec
from cryptography.x509 import Certificate

from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.cosignature import CosignerKey, cosignatures
from shirushi.evidence.tlog.note import Note, VerifierKey, verify_note
from shirushi.evidence.tlog.policy import Policy
from shirushi.terms.errors import Altered
from shirushi.terms.when import Instant

SKEW_MS = 5 * 60 * 1000
"""How far two honest clocks may be apart."""


class Witnessed(msgspec.Struct, frozen=True, kw_only=True):
    """A witness by its name in the policy, and when it cosigned: POSIX time in seconds."""

    name: str
    at_s: int


class Witnesses(msgspec.Struct, frozen=True, kw_only=True):
    """What a checkpoint's cosignatures come to under the reader's policy.

    `answer`: `not-asked` without a policy; `no` where no witness of the policy cosigned, or the policy lists logs and
    not this one; `partly` where some did and the policy asks for more; `yes` where they are the quorum. `is_met` is
    whether the policy is satisfied; a policy that asks for nobody is, though the answer stays `no`. `by` are the
    cosignatures that count, in the policy's order, `of` is how many witnesses the policy knows. `future` names those of
    times that have not come, which do not count; `early` those that count although they are older than what they cover
    says it is.
    """

    answer: Literal["not-asked", "no", "partly", "yes"]
    is_met: bool = False
    is_log_listed: bool = True
    by: tuple[Witnessed, ...] = ()
    of: int = 0
    future: tuple[str, ...] = ()
    early: tuple[str, ...] = ()


NOT_ASKED = Witnesses(answer="not-asked")
NOBODY = Witnesses(answer="no")


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a verifier found; `fingerprint` is that of the key that signed."""

    intact: bool
    signer: Literal["known", "unknown"]
    fingerprint: str
    witnesses: Witnesses

    @property
    def trust_is_open(self) -> bool:
        """Whether something that the reader asked about remains: who signed, or who witnessed."""
        asked = self.witnesses.answer != "not-asked"
        return self.signer == "unknown" or (asked and not self.witnesses.is_met)


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the reader trusts: fingerprints of signing keys, a policy about witnesses if there is one, and authorities.

    `revoked` are signing keys that the reader knows to be revoked. `now` is the reader's clock: cosignatures of later
    times count only within `SKEW_MS`. `authorities` are roots of time-stamping authorities.
    """

    signers: frozenset[str]
    revoked: frozenset[str] = frozenset()
    policy: Policy | None = None
    now: Instant = 0
    authorities: tuple[Certificate, ...] = ()

    def under(self, policy: Policy | None, now: Instant) -> "Trust":
        """The same trust in signers, with a policy about witnesses at the time `now`."""
        return msgspec.structs.replace(self, policy=policy, now=now)

    def stamped_by(self, authorities: tuple[Certificate, ...]) -> "Trust":
        """The same trust, with roots of time-stamping authorities."""
        return msgspec.structs.replace(self, authorities=authorities)

    def signer(self, fingerprint: str, told: frozenset[str] = frozenset()) -> Literal["known", "unknown"]:
        """Tell whether the reader knows this key.

        A revoked key counts only where the evidence itself shows that it was revoked later: `told` are such keys.
        """
        known = fingerprint in self.signers or (fingerprint in self.revoked and fingerprint in told)
        return "known" if known else "unknown"

    @property
    def nobody(self) -> Witnesses:
        """The answer where no cosignature was weighed."""
        return NOBODY if self.policy else NOT_ASKED

    def witnesses(self, note: Note, covers: Instant) -> Witnesses:
        """Weigh the cosignatures on a checkpoint that covers what was made at `covers`.

        Raises:
            Malformed: the note is no checkpoint.
            Altered: a cosignature of a witness of the policy does not verify.
        """
        policy = self.policy
        if policy is None:
            return self.nobody
        origin = load_checkpoint(note.text).origin
        own = (log.key for log in policy.logs if log.key.name == origin)
        is_log_listed = not policy.logs or any(_is_signed(note, key) for key in own)
        latest: dict[CosignerKey, int] = {}
        for one in cosignatures(note, tuple(witness.key for witness in policy.witnesses)):
            latest[one.key] = max(one.at_s, latest.get(one.key, 0))
        found = [witness for witness in policy.witnesses if witness.key in latest]
        most_s = (self.now + SKEW_MS) // 1000
        counted = [witness for witness in found if is_log_listed and latest[witness.key] <= most_s]
        by = tuple(Witnessed(name=witness.name, at_s=latest[witness.key]) for witness in counted)
        is_met = is_log_listed and policy.is_met(witness.key for witness in counted)
        return Witnesses(
            answer="no" if not by else "yes" if is_met else "partly",
            is_met=is_met,
            is_log_listed=is_log_listed,
            by=by,
            of=len(policy.witnesses),
            future=tuple(witness.name for witness in found if latest[witness.key] > most_s),
            early=tuple(one.name for one in by if one.at_s * 1000 < covers - SKEW_MS),
        )


def _is_signed(note: Note, key: VerifierKey) -> bool:
    try:
        verify_note(note, key)
    except Altered:
        return False
    return True
