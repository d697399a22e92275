"""A bundle whose log rotated both its keys while the run was sealed."""

import msgspec

from fakes.bundle import SEED
from shirushi.evidence.entry import StatementKind, of_statement
from shirushi.evidence.envelope import open_envelope, seal, unverified
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import rotation
from shirushi.evidence.logged import Logged
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import inclusion_path, leaf_hash, node_hash, root
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.seals import result_statement

OLD, NEW, NEW_LOG = Ed25519Signer(SEED), Ed25519Signer(b"\x11" * 32), Ed25519Signer(b"\x12" * 32)


def rotated(bundle: Bundle, *, late: bool = False) -> Bundle:
    """Seal a bundle again: the plan under the old key, then both rotations, the rest under the new one.

    `late`: the verdict is signed by the old key although it was rotated away.
    """
    plan, *evaluations, verdict = (unverified(open_envelope(one.envelope)) for one in bundle.statements)
    entries: list[tuple[StatementKind, bytes]] = [
        ("statement", seal(plan, OLD)),
        ("key", seal(rotation("evidence", OLD.public, NEW.public), OLD, NEW)),
        *(("statement", seal(each, NEW)) for each in evaluations),
        ("key", seal(rotation("log", OLD.public, NEW_LOG.public), OLD, NEW_LOG)),
        ("statement", seal(verdict, OLD if late else NEW)),
        ("statement", seal(result_statement(bundle.plan, bundle.verdict, "2026-11-21T03:00:02Z"), NEW)),
    ]
    leaves = [leaf_hash(of_statement(envelope, kind).line()) for kind, envelope in entries]

    def node(level: int, index: int) -> bytes:
        return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1)) if level else leaves[index]

    head = Checkpoint(origin="shirushi.example/desk", size=len(leaves), root=root(len(leaves), node))
    checkpoint = seal_checkpoint(head, NEW_LOG)
    logged = [
        Logged(
            index=index,
            envelope=envelope,
            proof=write_proof(Proof(index=index, path=inclusion_path(index, len(leaves), node), checkpoint=checkpoint)),
        )
        for index, (_, envelope) in enumerate(entries)
    ]
    return msgspec.structs.replace(
        bundle,
        statements=tuple(one for one, (kind, _) in zip(logged, entries, strict=True) if kind == "statement"),
        key_entries=tuple(one for one, (kind, _) in zip(logged, entries, strict=True) if kind == "key"),
        checkpoint=checkpoint,
    )
