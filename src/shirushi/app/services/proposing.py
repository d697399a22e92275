"""`shirushi redteam scenario`: proposes risk scenarios from the description, the threats to it, and what runs so far saw."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.app.services.coverage import goals_tested
from shirushi.app.services.planning import read_shelf
from shirushi.app.services.redteam import Acted, By, act
from shirushi.app.services.results import bundles_of
from shirushi.app.services.threats import assess_threats
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.library import read_goals
from shirushi.app.worker.discover import discover
from shirushi.checks.finding import Concluded, Share
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.read import read_bundle
from shirushi.policy.goals import Goal
from shirushi.terms.errors import ShirushiError
from shirushi.terms.system import Description
from shirushi.terms.text import in_lines
from shirushi.verdict.goal_coverage import Testing
from shirushi.verdict.redteam.act import Scenario
from shirushi.verdict.redteam.propose import Look, Proposal, Seen, propose
from shirushi.verdict.standing import State

MOST_RUNS = 32
"""So many runs are looked at, the newest."""
_TOLD = frozenset({State.AGAINST, State.UNDECIDED, State.HELD})


class PerspectiveSeen(msgspec.Struct, frozen=True, kw_only=True):
    """The leaf goals of a perspective: how many runs looked at; which checks at hand could, which no case tests."""

    perspective: int
    leaves: int
    seen: int
    unseen: tuple[str, ...]
    untested: tuple[str, ...]


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """The proposals by rank, what of each perspective was looked at, and the runs that say so, newest first."""

    proposals: tuple[Proposal, ...]
    perspectives: tuple[PerspectiveSeen, ...]
    runs: tuple[str, ...]


def proposals(workspace: Path, out: Path, settings: Settings) -> Proposed:
    """Risk scenarios that fit the description, ranked by what the runs below `out` saw; bundles that cannot be read count not.

    Raises:
        Malformed: the workspace, or a catalogue, is at fault.
        Unavailable: it cannot be read.
    """
    opened = open_workspace(workspace)
    shelf = read_shelf(settings, opened.folder)
    bundles = _bundles(opened.description, out)
    seen = _seen(bundles)
    tests = tuple(goals_tested(shelf.registry, opened.description))
    return Proposed(
        proposals=propose(opened.description, seen, shelf.registry.checks, assess_threats(workspace, out).assessment),
        perspectives=tuple(_perspectives(read_goals(shelf.library).leaves(), tests, seen)),
        runs=tuple(bundle.run for bundle in bundles),
    )


def decide(command: By, own: Scenario, out: Path, settings: Settings) -> Acted:
    """Accept or drop a risk scenario: where its id is that of a proposal, whatever is not said anew is taken from there.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `act`.
    """
    description = open_workspace(command.workspace).description
    threats = assess_threats(command.workspace, out).assessment
    found = propose(description, _seen(_bundles(description, out)), discover().checks, threats)
    proposed = next((one for one in found if one.id == own.id), None)
    if proposed is None:
        return act(command, own, settings)
    filled = msgspec.structs.replace(
        own,
        asset=own.asset or proposed.asset,
        threat=own.threat or proposed.threat,
        actor=own.actor or proposed.actor,
        harm=own.harm or proposed.harm,
        goal=own.goal or proposed.goal,
        objective=own.objective or proposed.objective,
        because=in_lines(proposed.because),
    )
    return act(command, filled, settings)


def _bundles(description: Description, out: Path) -> tuple[Bundle, ...]:
    return tuple(_read(bundles_of(description.id, out)[:MOST_RUNS]))


def _read(files: tuple[Path, ...]) -> Iterator[Bundle]:
    for file in files:
        try:
            yield read_bundle(read_bytes(file))
        except ShirushiError:
            continue  # a bundle of another version, or a broken one, says nothing of the system


def _seen(bundles: tuple[Bundle, ...]) -> Seen:
    """What the runs saw, the newest first: an older one tells only what those after it did not look at."""
    looks: dict[str, Look] = {}
    states: dict[str, tuple[State, str]] = {}
    for bundle in bundles:
        for result in bundle.results:
            if isinstance(result, Concluded) and result.check not in looks:
                looks |= {result.check: _look(result, bundle.run)}
        for one in bundle.verdict.objectives:
            if one.state in _TOLD:
                states.setdefault(one.objective, (one.state, bundle.run))
    return Seen(looks=looks, states=states)


def _look(result: Concluded, run: str) -> Look:
    look = Look(run=run, of=0)
    for finding in result.findings:
        if isinstance(finding.measure, Share):
            look = look.and_also(finding.measure)
    return look


def _perspectives(leaves: tuple[Goal, ...], tests: tuple[Testing, ...], seen: Seen) -> Iterator[PerspectiveSeen]:
    testable = {goal for one in tests for goal in one.cases}
    looked = {goal for one in tests if one.check in seen.looks for goal in one.cases}
    for perspective in sorted({leaf.perspective for leaf in leaves}):
        goals = [leaf.id for leaf in leaves if leaf.perspective == perspective]
        yield PerspectiveSeen(
            perspective=perspective,
            leaves=len(goals),
            seen=sum(goal in looked for goal in goals),
            unseen=tuple(goal for goal in goals if goal in testable - looked),
            untested=tuple(goal for goal in goals if goal not in testable),
        )
