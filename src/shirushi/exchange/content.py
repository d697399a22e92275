"""The content digest: equal for two runs that planned, heard, found and judged the same."""

from collections.abc import Iterable

import msgspec

from shirushi.checks.finding import Result
from shirushi.evidence.predicate import said_digest
from shirushi.evidence.transcript import Transcript
from shirushi.terms.canon import digest
from shirushi.verdict.handed import Handed, Withheld
from shirushi.verdict.plan import Plan, plan_digest
from shirushi.verdict.standing import DutyStanding, Verdict


class Supplied(msgspec.Struct, frozen=True, kw_only=True):
    """What other actors handed down: the findings that count here, and what does not count and why."""

    handed: tuple[Handed, ...] = ()
    withheld: tuple[Withheld, ...] = ()


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    check: str
    said: str


class _Content(msgspec.Struct, frozen=True, kw_only=True):
    plan: str
    said: tuple[_Said, ...]
    findings: tuple[Result, ...]
    supplied: Supplied
    standings: tuple[DutyStanding, ...]


def content_digest(
    plan: Plan,
    transcripts: Iterable[Transcript],
    results: Iterable[Result],
    verdict: Verdict,
    supplied: Supplied,
) -> str:
    """SHA-256 over plan, what was said, findings and standings; the order of checks makes no difference.

    The plan without its time and what was said in case order enter by their own digests. Times, latencies,
    signatures, checkpoints and proofs stay outside.
    """
    heard = (_Said(check=transcript.check, said=said_digest(transcript)) for transcript in transcripts)
    return digest(
        _Content(
            plan=plan_digest(plan),
            said=tuple(sorted(heard, key=lambda said: said.check)),
            findings=tuple(sorted(results, key=lambda result: result.check)),
            supplied=supplied,
            standings=verdict.duties,
        )
    )
