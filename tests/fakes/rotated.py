"""Bundles sealed again by makers who hold the keys: with rotated keys, or with parts that do not belong together."""

from collections.abc import Iterable

import msgspec

from fakes.bundle import SEED
from fakes.desk import NOON
from shirushi.checks.finding import Concluded
from shirushi.evidence.entry import StatementKind, of_statement
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer, Signer
from shirushi.evidence.keyring import revocation, rotation
from shirushi.evidence.logged import Logged
from shirushi.evidence.statement import Statement
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import inclusion_path, leaf_hash, node_hash, root
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.content import content_digest
from shirushi.exchange.seals import (
    Carried,
    evaluation_statement,
    plan_statement,
    result_statement,
    verdict_statement,
)
from shirushi.verdict.plan import plan_digest

OLD, NEW, NEW_LOG = Ed25519Signer(SEED), Ed25519Signer(b"\x11" * 32), Ed25519Signer(b"\x12" * 32)
Entry = tuple[StatementKind, bytes]
ROTATED: tuple[bytes, ...] = (
    seal(rotation("evidence", OLD.public, NEW.public), OLD, NEW),
    seal(rotation("log", OLD.public, NEW_LOG.public), OLD, NEW_LOG),
    seal(revocation(OLD.public, "stolen"), NEW),
)


def rotated(
    bundle: Bundle,
    changes: Iterable[bytes] = ROTATED,
    *,
    rest: Signer = NEW,
    last: Signer = NEW,
    head: Signer = NEW_LOG,
) -> Bundle:
    """Seal a bundle again: the plan under the old key, then these key entries, the evaluations under `rest`.

    `last` signs verdict and result, `head` the checkpoint.
    """
    plan, *evaluations, verdict, result = statements_of(bundle)
    entries: list[Entry] = [
        ("statement", seal(plan, OLD)),
        *(("key", envelope) for envelope in changes),
        *(("statement", seal(each, rest)) for each in evaluations),
        *(("statement", seal(each, last)) for each in (verdict, result)),
    ]
    return _logged(bundle, entries, head)


def resealed(bundle: Bundle, *, run: str = "", statements: Iterable[Statement] = ()) -> Bundle:
    """Seal whatever the parts of a bundle give now, by the old key: nothing but the plan can contradict them.

    `run`: another run than the plan's; `statements`: others than those that the parts give.
    """
    content = content_digest(bundle.plan, bundle.transcripts, bundle.results, bundle.verdict, bundle.supplied)
    run = run or f"{bundle.plan.on.isoformat()}-{plan_digest(bundle.plan)[:8]}"
    bundle = msgspec.structs.replace(bundle, content_digest=content, run=run)
    entries: list[Entry] = [("statement", seal(each, OLD)) for each in (tuple(statements) or statements_of(bundle))]
    return _logged(bundle, entries, OLD)


def statements_of(bundle: Bundle) -> tuple[Statement, ...]:
    """The statements that the parts of a bundle give."""
    planned = {one.check: one for one in bundle.plan.checks}
    transcripts = {one.check: one for one in bundle.transcripts}
    carried = [
        Carried(
            planned=planned[one.check],
            transcript=transcripts[one.check],
            concluded=one,
            started=NOON + 1000,
            ended=NOON + 2000,
        )
        for one in bundle.results
        if isinstance(one, Concluded) and one.check in planned
    ]
    return (
        plan_statement(bundle.plan),
        *(evaluation_statement(bundle.plan, bundle.description, one) for one in carried),
        verdict_statement(bundle.plan, bundle.verdict, bundle.content_digest),
        result_statement(bundle.plan, bundle.verdict, [one.ended for one in carried]),
    )


def _logged(bundle: Bundle, entries: list[Entry], head: Signer) -> Bundle:
    leaves = [leaf_hash(of_statement(envelope, kind).line()) for kind, envelope in entries]

    def node(level: int, index: int) -> bytes:
        return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1)) if level else leaves[index]

    size = len(leaves)
    checkpoint = seal_checkpoint(Checkpoint(origin="shirushi.example/desk", size=size, root=root(size, node)), head)
    proofs = (
        write_proof(Proof(index=index, path=inclusion_path(index, size, node), checkpoint=checkpoint))
        for index in range(size)
    )
    logged = [
        (kind, Logged(index=index, envelope=envelope, proof=proof))
        for index, ((kind, envelope), proof) in enumerate(zip(entries, proofs, strict=True))
    ]
    return msgspec.structs.replace(
        bundle,
        statements=tuple(one for kind, one in logged if kind == "statement"),
        key_entries=tuple(one for kind, one in logged if kind == "key"),
        checkpoint=checkpoint,
    )
