"""What became of each report of a weakness: the fold of a register's events, and the clocks that run on it.

Days are legal days in Japan. The clocks are those that the channel's own policy promises; those by which a duty is judged
stand with the check of registers.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from shirushi.terms.seen import Event
from shirushi.terms.when import deadline, legal_day

RECEIVED, ACKNOWLEDGED = "vulnerability-received", "vulnerability-acknowledged"
JUDGED, HANDLED = "vulnerability-judged", "vulnerability-handled"
PUBLISHED, REWARDED = "vulnerability-published", "reporter-rewarded"
TESTED = "channel-tested"


class Stage(StrEnum):
    """How far a report has come."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    JUDGED = "judged"
    HANDLED = "handled"
    PUBLISHED = "published"


_STAGES = {
    RECEIVED: Stage.RECEIVED,
    ACKNOWLEDGED: Stage.ACKNOWLEDGED,
    JUDGED: Stage.JUDGED,
    HANDLED: Stage.HANDLED,
    PUBLISHED: Stage.PUBLISHED,
}
_ORDER = tuple(Stage)


class Severity(StrEnum):
    """How grave a weakness was judged to be; `none`: it is none, is outside the scope, or was known already."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


def judged(severity: Severity, because: str) -> str:
    """The words by which a register says how a report was judged."""
    return f"{severity}: {because}"


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """Within how many days of its receipt a report is acknowledged, judged, handled, published."""

    acknowledge: int = 7
    judge: int = 14
    handle: int = 90
    publish: int = 120


class Weakness(msgspec.Struct, frozen=True, kw_only=True):
    """One report: when it came, how far it is, whether its reporter was rewarded, what is due next and since when late."""

    id: str
    received: date
    stage: Stage
    steps: tuple[Event, ...]
    severity: Severity | None = None
    rewarded: bool = False
    next: Stage | None = None
    due: date | None = None
    is_overdue: bool = False


def weaknesses(events: Iterable[Event], clocks: Clocks, on: date) -> tuple[Weakness, ...]:
    """Every report of a register as it stands on a day, in the order in which they came."""
    of: dict[str, list[Event]] = {}
    for event in events:
        if event.kind == RECEIVED:
            of.setdefault(event.refers, []).append(event)
        elif event.refers in of and (event.kind in _STAGES or event.kind == REWARDED):
            of[event.refers].append(event)
    return tuple(_weakness(name, steps, clocks, on) for name, steps in of.items())


def _weakness(name: str, steps: list[Event], clocks: Clocks, on: date) -> Weakness:
    received = legal_day(steps[0].at)
    passed = {_STAGES[event.kind] for event in steps if event.kind in _STAGES}
    severity = _severity(steps)
    waiting = next(_waiting(passed, severity, clocks), None)
    due = deadline(received, waiting[1]) if waiting else None
    return Weakness(
        id=name,
        received=received,
        stage=max(passed, key=_ORDER.index),
        steps=tuple(steps),
        severity=severity,
        rewarded=any(event.kind == REWARDED for event in steps),
        next=waiting[0] if waiting else None,
        due=due,
        is_overdue=due is not None and due < on,
    )


def _severity(steps: list[Event]) -> Severity | None:
    """What the last judgement said; None where none was made, or its words are not ours."""
    words = [event.words.partition(":")[0] for event in steps if event.kind == JUDGED]
    return Severity(words[-1]) if words and words[-1] in set(Severity) else None


def _waiting(passed: set[Stage], severity: Severity | None, clocks: Clocks) -> Iterator[tuple[Stage, int]]:
    """The steps that are still owed, each with its days; what is no weakness is not published."""
    days = {
        Stage.ACKNOWLEDGED: clocks.acknowledge,
        Stage.JUDGED: clocks.judge,
        Stage.HANDLED: clocks.handle,
        Stage.PUBLISHED: clocks.publish,
    }
    if severity is Severity.NONE:
        del days[Stage.PUBLISHED]
    return ((stage, day) for stage, day in days.items() if stage not in passed)
