"""`shirushi compare`: what moved between two runs, and why. Evidence that was altered is not compared."""

from pathlib import Path

import msgspec

from shirushi.app.services.intact import read_intact
from shirushi.app.services.results import find_bundle
from shirushi.app.worker.discover import discover
from shirushi.checks.finding import Outcome
from shirushi.exchange.bundle import Bundle
from shirushi.report.assessment import Assessment
from shirushi.report.conduct import Drift, drift
from shirushi.terms.text import Text
from shirushi.verdict.compare import Comparison, compare
from shirushi.verdict.moved import Flips, Outcomes, PerspectiveMoved, flips, moved
from shirushi.verdict.tools_moved import ToolMoved, tools_moved


class Compare(msgspec.Struct, frozen=True, kw_only=True):
    """The two runs as a user names them, and the folder in which results lie."""

    before: str
    after: str
    out: Path


class RunRead(msgspec.Struct, frozen=True, kw_only=True):
    """A run that was found: its id, whose and what system, as of which day, and the digest of its content."""

    run: str
    system: Text
    actor: Text
    on: str
    content_digest: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The two runs and what moved between them, in duties and in the ten perspectives, down to single cases, answers and tools of servers."""

    before: RunRead
    after: RunRead
    comparison: Comparison
    perspectives: tuple[PerspectiveMoved, ...] = ()
    flips: Flips = Flips()
    drift: Drift = Drift()
    tools: tuple[ToolMoved, ...] = ()


def compare_runs(command: Compare) -> Compared:
    """Compare two finished runs.

    Raises:
        Malformed, Refused: there is no such run, or its bundle cannot be read.
        Altered: one of them is not what was sealed.
    """
    registry = discover()
    titles = {check.id: check.title for check in registry.checks.values()}
    before, after = (read_intact(find_bundle(run, command.out), registry) for run in (command.before, command.after))
    return Compared(
        before=_named(before.bundle),
        after=_named(after.bundle),
        comparison=compare(before.read, after.read, titles),
        perspectives=moved(before.assessment.perspectives, after.assessment.perspectives),
        flips=flips(
            _outcomes(before.assessment),
            _outcomes(after.assessment),
            _wavering(before.assessment) | _wavering(after.assessment),
        ),
        drift=drift(before.bundle.transcripts, after.bundle.transcripts),
        tools=tools_moved(before.bundle.transcripts, after.bundle.transcripts),
    )


def _outcomes(assessment: Assessment) -> Outcomes:
    return {(one.check, one.case): (Outcome(one.outcome), one.goal) for one in assessment.judged}


def _wavering(assessment: Assessment) -> frozenset[tuple[str, str]]:
    return frozenset((one.check, one.case) for one in assessment.judged if one.wavers)


def _named(bundle: Bundle) -> RunRead:
    return RunRead(
        run=bundle.run,
        system=bundle.description.system.title,
        actor=bundle.description.assessed().title,
        on=bundle.plan.on.isoformat(),
        content_digest=bundle.content_digest,
    )
