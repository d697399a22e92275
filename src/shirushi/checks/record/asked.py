"""Which events a register must hold to show an objective, and within which days one must follow another.

One entry for every objective that admits `recorded`. The days are the maintainers' proposals, not taken from any text;
a law that sets its own clock is stricter and comes first.
"""

from collections.abc import Mapping
from typing import Final

import msgspec


class Occurs(msgspec.Struct, frozen=True, kw_only=True, tag="occurs"):
    """At least one event of one of these kinds."""

    kinds: tuple[str, ...]


class Recurs(msgspec.Struct, frozen=True, kw_only=True, tag="recurs"):
    """At least one event of a kind, and never more than `days` from one to the next."""

    kind: str
    days: int


class Follows(msgspec.Struct, frozen=True, kw_only=True, tag="follows"):
    """Each event of kind `first` is followed, under the same reference, by one of kind `then` within `days`."""

    first: str
    then: str
    days: int


class Precedes(msgspec.Struct, frozen=True, kw_only=True, tag="precedes"):
    """Each event of kind `event` has before it, under the same reference, one of kind `before`."""

    before: str
    event: str


Rule = Occurs | Recurs | Follows | Precedes


def name_of(rule: Rule) -> str:
    """A name of a rule that is unique within an objective."""
    match rule:
        case Occurs(kinds=kinds):
            return "+".join(kinds)
        case Recurs(kind=kind):
            return kind
        case Follows(first=first, then=then):
            return f"{first}>{then}"
        case Precedes(before=before, event=event):
            return f"{before}<{event}"


def kinds_of(rule: Rule) -> tuple[str, ...]:
    """The kinds of event that a rule looks at."""
    match rule:
        case Occurs(kinds=kinds):
            return kinds
        case Recurs(kind=kind):
            return (kind,)
        case Follows(first=first, then=then):
            return (first, then)
        case Precedes(before=before, event=event):
            return (before, event)


EVENTS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "external-red-team-done": (
        Occurs(kinds=("red-team-reported",)),
        Precedes(before="red-team-agreed", event="red-team-reported"),
    ),
    "user-data-handled-as-published": (Recurs(kind="handling-checked", days=365),),
    "weights-access-protected": (
        Recurs(kind="weights-access-reviewed", days=180),
        Recurs(kind="weights-verified", days=180),
    ),
    "security-controls-operated": (
        Recurs(kind="control-tested", days=365),
        Recurs(kind="security-reviewed", days=365),
    ),
    "insider-risk-controlled": (
        Recurs(kind="rights-reviewed", days=365),
        Follows(first="unusual-access-found", then="unusual-access-followed-up", days=30),
    ),
    "data-lineage-traceable": (
        Occurs(kinds=("data-received",)),
        Precedes(before="data-received", event="data-processed"),
    ),
    "incident-process-runs": (
        Occurs(kinds=("incident-closed", "drill-held")),
        Follows(first="incident-detected", then="incident-closed", days=180),
    ),
    "incidents-reported-in-time": (Follows(first="incident-found-reportable", then="incident-reported", days=5),),
    "vulnerability-channel-open": (
        Recurs(kind="channel-tested", days=180),
        Follows(first="vulnerability-received", then="vulnerability-acknowledged", days=7),
        Follows(first="vulnerability-received", then="vulnerability-handled", days=90),
    ),
    "behaviour-monitored-in-use": (
        Recurs(kind="monitoring-done", days=31),
        Follows(first="alarm-raised", then="alarm-handled", days=7),
    ),
    "risk-information-shared": (Occurs(kinds=("information-shared",)),),
    "outside-voices-answered": (Follows(first="submission-received", then="submission-answered", days=30),),
    "complaints-answered": (Follows(first="complaint-received", then="complaint-answered", days=30),),
    "logs-support-verification": (
        Recurs(kind="log-verified", days=90),
        Occurs(kinds=("log-question-answered",)),
    ),
    "independent-assurance-done": (Occurs(kinds=("assurance-issued",)),),
    "risks-assessed-before-release": (
        Occurs(kinds=("risk-assessed",)),
        Precedes(before="risk-assessed", event="released"),
        Precedes(before="remaining-risk-accepted", event="released"),
    ),
    "findings-treated": (
        Follows(first="finding-opened", then="finding-treated", days=90),
        Follows(first="finding-treated", then="finding-retested", days=30),
    ),
    "management-system-reviewed": (
        Recurs(kind="management-review-held", days=365),
        Follows(first="decision-made", then="decision-carried-out", days=180),
    ),
    "human-oversight-in-place": (Occurs(kinds=("oversight-exercised", "oversight-drill-held")),),
    "stop-works": (
        Recurs(kind="stop-tried", days=180),
        Follows(first="stop-failed", then="stop-tried", days=30),
    ),
    "retirement-handled": (
        Occurs(kinds=("retirement-planned",)),
        Follows(first="system-retired", then="retirement-completed", days=90),
    ),
    "duties-inventoried": (Recurs(kind="inventory-reviewed", days=180),),
    "supplier-risk-controlled": (
        Occurs(kinds=("supplier-checked",)),
        Recurs(kind="supplier-watched", days=180),
    ),
    "literacy-trained": (
        Recurs(kind="training-completed", days=365),
        Recurs(kind="understanding-tested", days=365),
    ),
    "used-within-declared-purpose": (
        Recurs(kind="spot-check-done", days=180),
        Follows(first="misuse-found", then="misuse-corrected", days=30),
    ),
    "harmful-content-acted-on": (
        Follows(first="notice-received", then="notice-decided", days=7),
        Recurs(kind="figures-published", days=365),
    ),
    "filings-made-on-time": (Precedes(before="filing-received", event="filing-due"),),
    "supervisory-acts-reasoned": (
        Precedes(before="reasons-recorded", event="act-taken"),
        Precedes(before="hearing-held", event="adverse-act-taken"),
    ),
}
