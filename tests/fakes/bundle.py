"""A small real bundle about the desk: a log in memory, real signatures and proofs, honest or dishonest makers."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import msgspec

from fakes.desk import CODE, DAY, DESCRIPTION, LIBRARY, LIMITS, NOON, REGISTRY, Question, Weights, model
from shirushi.checks.check import Applies, Check
from shirushi.checks.conclude import derive
from shirushi.checks.finding import Concluded, Result, Unassessed
from shirushi.checks.registry import Registry
from shirushi.duties.applies import decide
from shirushi.evidence.entry import StatementKind, of_statement
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer, Signer
from shirushi.evidence.logged import Logged
from shirushi.evidence.statement import Statement
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import inclusion_path, leaf_hash, node_hash, root
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.exchange.bundle import MANIFEST, Bundle, Cases, Manifest, catalogue_digests
from shirushi.exchange.content import Supplied, content_digest
from shirushi.exchange.replay import recall_from
from shirushi.exchange.seals import (
    Carried,
    evaluation_statement,
    measured_on,
    plan_statement,
    result_statement,
    verdict_statement,
)
from shirushi.policy import compiled
from shirushi.terms.canon import canonical, digest, sha256
from shirushi.terms.probe import Answer, Probe, Seen
from shirushi.terms.system import Description
from shirushi.verdict.judge import judge
from shirushi.verdict.plan import Plan, PlannedCheck, plan_digest
from shirushi.verdict.standing import Verdict

T = TypeVar("T")

SEED = b"\x01" * 32
SOFTWARE = "shirushi 0.0"


def transcript_of(check: Check, cases: tuple, answer: Callable[[Probe], Answer]) -> Transcript:
    """Drive a check against a model and keep everything that was asked and said."""
    exchanges = [exchange for case in cases for exchange in _drive(check, case, answer)]
    ordered = sorted(exchanges, key=lambda one: (one.case, one.repeat, one.turn, one.position))
    return Transcript(check=check.id, version=check.version, exchanges=tuple(ordered))


def _drive(check: Check, case: Question | Weights, answer: Callable[[Probe], Answer]) -> Iterator[Exchange]:
    script, turn = check.script(case), 0
    try:
        probes = next(script)
        while True:
            answers = tuple(map(answer, probes))
            for position, probe in enumerate(probes):
                yield Exchange(
                    case=case.id,
                    repeat=0,
                    turn=turn,
                    position=position,
                    probe=probe,
                    answer=answers[position],
                    seen=Seen(at=NOON, latency_ms=3),
                )
            turn += 1
            probes = script.send(answers)
    except StopIteration:
        return


class Log:
    """A transparency log in memory; something of another run already stands in it."""

    def __init__(self, signer: Signer, head: Signer) -> None:
        self.signer = signer
        self._head = head
        self._entries = [b"another run", b"and another"]
        self._lines = [of_statement(entry).line() for entry in self._entries]

    def append(self, statement: Statement) -> int:
        return self.append_sealed(seal(statement, self.signer))

    def append_sealed(self, envelope: bytes, kind: StatementKind = "statement") -> int:
        self._entries.append(envelope)
        self._lines.append(of_statement(envelope, kind).line())
        return len(self._entries) - 1

    def checkpoint(self) -> str:
        size = len(self._entries)
        return seal_checkpoint(
            Checkpoint(origin="shirushi.example/desk", size=size, root=root(size, self._node)), self._head
        )

    def logged(self, index: int) -> Logged:
        path = inclusion_path(index, len(self._entries), self._node)
        proof = Proof(index=index, path=path, checkpoint=self.checkpoint())
        return Logged(index=index, envelope=self._entries[index], proof=write_proof(proof))

    def _node(self, level: int, index: int) -> bytes:
        if not level:
            return leaf_hash(self._lines[index])
        return node_hash(self._node(level - 1, 2 * index), self._node(level - 1, 2 * index + 1))


def same_value(value: T) -> T:
    """Leave a value as it is."""
    return value


def make_plan(
    *, registry: Registry = REGISTRY, description: Description = DESCRIPTION, software: str = SOFTWARE
) -> Plan:
    """Plan the fake checks."""
    return Plan(
        system=description.id,
        actor=description.assess.actor,
        on=DAY,
        texts=(),
        description=digest(description),
        catalogues=catalogue_digests(LIBRARY),
        limits=digest(LIMITS),
        checks=tuple(_planned(check, description) for check in registry.checks.values()),
        software=software,
        made_at=NOON,
    )


def make_bundle(
    *,
    registry: Registry = REGISTRY,
    answer: Callable[[Probe], Answer] = model,
    description: Description = DESCRIPTION,
    software: str = SOFTWARE,
    seed: bytes = SEED,
    changes: tuple[bytes, ...] = (),
    evidence: Signer | None = None,
    head: Signer | None = None,
    supplied: Supplied | None = None,
    spoil: Callable[[Carried], Carried] = same_value,
    misjudge: Callable[[Verdict], Verdict] = same_value,
    arrange: Callable[[list[Statement]], list[Statement]] = same_value,
) -> Bundle:
    """Carry out the plan, judge, seal and gather, as an honest maker does.

    `seed` is the key that the log began with, `changes` its key entries after two others, `evidence` and `head` the
    keys that they led to.

    A dishonest one changes what was carried out (`spoil`), the verdict (`misjudge`) or what the log holds and in which
    order (`arrange`) before sealing.
    """
    plan = make_plan(registry=registry, description=description, software=software)
    carried = tuple(
        spoil(_carry_out(registry.checks[one.check], one, description, answer))
        for one in plan.checks
        if not one.left_out
    )
    results: tuple[Result, ...] = (
        *(one.concluded for one in carried),
        *(Unassessed(check=one.check, version=one.version, reason=one.left_out) for one in plan.checks if one.left_out),
    )
    supplied = supplied or Supplied()
    verdict = misjudge(
        judge(
            plan=plan,
            library=LIBRARY,
            description=description,
            duties=decide(description, LIBRARY, plan.on),
            results=results,
            measured_on=measured_on(plan, (one.started for one in carried)),
            handed=supplied.handed,
            withheld=supplied.withheld,
        )
    )
    transcripts = tuple(one.transcript for one in carried)
    content = content_digest(plan, transcripts, results, verdict, supplied)
    evaluations = (evaluation_statement(plan, description, one) for one in carried)
    first = Ed25519Signer(seed)
    log = Log(evidence or first, head or first)
    entered = [log.append_sealed(envelope, "key") for envelope in changes]
    results_told = result_statement(plan, verdict, (one.ended for one in carried))
    statements = [plan_statement(plan), *evaluations, verdict_statement(plan, verdict, content), results_told]
    indices = [log.append(statement) for statement in arrange(statements)]
    return Bundle(
        run=f"{plan.on.isoformat()}-{plan_digest(plan)[:8]}",
        content_digest=content,
        plan=plan,
        description=description,
        limits=LIMITS,
        library=compiled.dump(LIBRARY),
        cases=tuple(
            Cases(check=one.check, cases=msgspec.Raw(canonical(tuple(registry.checks[one.check].cases(description)))))
            for one in plan.checks
            if not one.left_out
        ),
        transcripts=transcripts,
        results=results,
        verdict=verdict,
        supplied=supplied,
        statements=tuple(map(log.logged, indices)),
        checkpoint=log.checkpoint(),
        key=first.public,
        key_entries=tuple(map(log.logged, entered)),
    )


def rezip(data: bytes, changed: Mapping[str, bytes], *, mend_manifest: bool = True) -> bytes:
    """Exchange members of a written bundle; with a mended manifest, as a forger would."""
    members = {member.path: member.data for member in unpack(data)} | changed
    if mend_manifest:
        manifest = msgspec.json.decode(members.pop(MANIFEST), type=Manifest)
        digests = {path: sha256(member) for path, member in members.items()}
        members[MANIFEST] = canonical(msgspec.structs.replace(manifest, members=digests))
    return pack(Member(path=path, data=member) for path, member in members.items())


def _planned(check: Check, description: Description) -> PlannedCheck:
    need = check.needs(description)
    cases = tuple(check.cases(description))
    return PlannedCheck(
        check=check.id,
        version=check.version,
        code=CODE.get(check.id, digest(check.id)),
        cases=digest(cases),
        count=len(cases),
        objectives=check.objectives,
        cost=check.cost(description),
        limit=next((limit for limit in LIMITS if limit.check == check.id), None),
        left_out=None if isinstance(need, Applies) else need.reason,
    )


def _carry_out(
    check: Check, planned: PlannedCheck, description: Description, answer: Callable[[Probe], Answer]
) -> Carried:
    cases = tuple(check.cases(description))
    transcript = transcript_of(check, cases, answer)
    derived = derive(
        check, cases, recall_from(transcript), description=description, description_digest=digest(description)
    )
    concluded = Concluded(check=check.id, version=check.version, findings=derived.findings)
    return Carried(planned=planned, transcript=transcript, concluded=concluded, started=NOON + 1000, ended=NOON + 2000)
