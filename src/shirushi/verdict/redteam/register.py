"""What an exercise enters into a register of events, so that an assessment can count it (checks/record).

An agreed scope and the report count as an external red team only where everybody who led, planned or attacked is
independent. Every confirmed finding is opened; it is treated once a repeat
test after its measure passed, for a measure alone may still be a plan.
"""

from collections.abc import Iterator
from typing import Final

from shirushi.terms.probe import Event
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.progress import confirmed, untreated

OBJECTIVES: Final = ("external-red-team-done", "findings-treated")


def events(state: Exercise) -> tuple[Event, ...]:
    """The events of an exercise, by time."""
    return tuple(sorted(_events(state), key=lambda event: event.at))


def _events(state: Exercise) -> Iterator[Event]:
    if state.plan.is_independent() and state.approvals and state.final:
        agreed = max(state.approvals, key=lambda one: one.at)
        yield Event(at=agreed.at, kind="red-team-agreed", by=agreed.by, refers=state.id)
        yield Event(at=state.final.at, kind="red-team-reported", by=state.final.by, refers=state.id)
    for finding in confirmed(state):
        refers = f"{state.id}/{finding.id}"
        yield Event(at=finding.found.at, kind="finding-opened", by=finding.reviewer, refers=refers)
        if (measure := finding.improvement) is None or untreated(finding) is not None:
            continue
        for kind in ("finding-treated", "finding-retested"):
            words = measure.measure if kind == "finding-treated" else ""
            yield Event(at=finding.retested, kind=kind, by=measure.owner, words=words, refers=refers)
    if state.final and not confirmed(state):
        yield Event(at=state.final.at, kind="nothing-to-report", by=state.final.by, refers=state.id)
