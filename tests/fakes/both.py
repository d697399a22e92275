"""The two verifiers, asked the same: `shirushi verify` and the one-file verifier."""

from fakes.bundle import SOFTWARE
from fakes.desk import CODE, REGISTRY
from fakes.verifier import verifier
from shirushi.evidence.trust import Trust
from shirushi.exchange import verify as verifying
from shirushi.exchange.read import read_bundle
from shirushi.exchange.verify import Verification, verify
from shirushi.terms.errors import Altered, Malformed, Refused

REPLAYED = {verifying.DIFFERS.id, verifying.OTHER_VERDICT.id}
"""Faults that only running the checks again shows."""


def theirs(data: bytes, *, signers: frozenset[str] = frozenset(), roots=()) -> Verification | None:
    """What `shirushi verify` says; None where it refuses to read."""
    try:
        bundle = read_bundle(data)
    except (Malformed, Refused, Altered):
        return None
    trust = Trust(signers=signers, authorities=roots)
    return verify(bundle, registry=REGISTRY, trust=trust, code=CODE, software=SOFTWARE)


def ours(data: bytes, **trust):
    """What the one-file verifier says; None where it refuses to read."""
    try:
        return verifier.verify_bundle(data, verifier.Trust(**trust))
    except verifier.Altered:
        return None


def is_intact(data: bytes) -> bool:
    """Whether both call a bundle's seals intact, seeing to it that both say the same."""
    their, our = theirs(data), ours(data)
    seals_hold = their is not None and not {fault.code for fault in their.faults} - REPLAYED
    assert seals_hold == (our is not None and not our.faults), (their and their.faults, our and our.faults)
    return seals_hold
