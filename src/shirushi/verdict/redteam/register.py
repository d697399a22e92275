"""What an exercise enters into a register of events, so that an assessment can count it (checks/record).

An agreed scope and the report count as an external red team only where everybody who led, planned or attacked is
independent, and the approvals and the report are signed with the keys that the plan binds to those who gave them. Every confirmed finding is opened; it is treated once a repeat
test after its measure passed, for a measure alone may still be a plan.
"""

from collections.abc import Iterator
from typing import Final

from shirushi.terms.seen import Event
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Signed
from shirushi.verdict.redteam.plan import told
from shirushi.verdict.redteam.progress import confirmed, untreated

OBJECTIVES: Final = ("external-red-team-done", "findings-treated")


def events(state: Exercise) -> tuple[Event, ...]:
    """The events of an exercise, by time."""
    return tuple(sorted(_events(state), key=lambda event: event.at))


def _events(state: Exercise) -> Iterator[Event]:
    approvals = state.approved_by
    if state.final and approvals and state.plan.is_independent() and _all_own(*approvals, state.final):
        agreed = max(approvals, key=lambda one: one.at)
        yield Event(at=agreed.at, kind="red-team-agreed", by=agreed.by, refers=state.id)
        yield Event(at=state.final.at, kind="red-team-reported", by=state.final.by, refers=state.id)
    for finding in confirmed(state):
        refers = f"{state.id}/{finding.id}"
        yield Event(
            at=finding.found.at,
            kind="finding-opened",
            by=finding.reviewer.by if finding.reviewer else "",
            refers=refers,
        )
        if (measure := finding.improvement) is None or untreated(finding) is not None:
            continue
        for kind in ("finding-treated", "finding-retested"):
            words = told(measure.measure).ja if kind == "finding-treated" else ""
            yield Event(at=finding.retested, kind=kind, by=measure.owner, words=words, refers=refers)
    if state.final and not confirmed(state):
        yield Event(at=state.final.at, kind="nothing-to-report", by=state.final.by, refers=state.id)


def _all_own(*signed: Signed) -> bool:
    return all(one.bond == "own" for one in signed)
