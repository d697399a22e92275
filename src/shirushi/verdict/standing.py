"""Objective states and duty standings: the words of the verdict and what each carries."""

from enum import StrEnum
from typing import Literal

import msgspec

from shirushi.checks.finding import Finding
from shirushi.terms.reason import Reason
from shirushi.terms.text import NO_TEXT, Text

MILLION = 1_000_000
"""The whole, in parts per million."""


class State(StrEnum):
    """What is known about an objective."""

    HELD = "held"
    AGAINST = "against"
    STALE = "stale"
    STATED = "stated"
    UNDECIDED = "undecided"
    NO_EVIDENCE = "no-evidence"
    NOT_APPLICABLE = "not-applicable"


class Standing(StrEnum):
    """Where a duty stands."""

    MET = "met"
    UNMET = "unmet"
    PARTLY = "partly"
    EXPLAINED = "explained"
    STALE = "stale"
    STATED = "stated"
    UNASSESSED = "unassessed"
    NOT_APPLICABLE = "not-applicable"


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """A rate with its interval at 95 %, all in parts per million; undetermined cases counted both ways.

    It is Wilson's, or where asking could stop early the one that holds whenever one looks (interval.py).
    `low` counts them as passed, `high` as failed; `limit` is the most the plan allows.
    """

    rate: int
    low: int
    high: int
    limit: int


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """One finding as the verdict reads it: for, against or undecided, and why."""

    finding: Finding
    reads: Literal["for", "against", "undecided", "stale", "stated"]
    why: Reason
    interval: Interval | None = None
    source: str = ""


class ObjectiveState(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one objective and what it rests on."""

    objective: str
    state: State
    why: tuple[Reason, ...]
    weighed: tuple[Weighed, ...] = ()


class DutyStanding(msgspec.Struct, frozen=True, kw_only=True):
    """The standing of one duty.

    `decided_by` are the objectives that decide it; `missing` those without evidence that would be needed;
    `change` says in one sentence what would change it. A head has `standing` None and `children` counts by standing;
    a view has `standing` None and shows the standings of `view_of`.
    """

    requirement: str
    standing: Standing | None
    why: tuple[Reason, ...]
    section: Literal["binding", "scenario", "view"] = "binding"
    decided_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    change: Text = NO_TEXT
    children: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    view_of: tuple[str, ...] = ()
    findings_opened: tuple[str, ...] = ()


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do next: which objective it would settle, what to do, the duties it would move, who must do it.

    `why` is what stands in the way today, where something is known; `done` is what would show that it is done.
    """

    objective: str
    words: Text
    moves: tuple[str, ...]
    actor: str = ""
    why: Text | msgspec.UnsetType = msgspec.UNSET
    done: Text | msgspec.UnsetType = msgspec.UNSET


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Every objective's state and every duty's standing, as of one day, under one plan."""

    plan: str
    on: str
    objectives: tuple[ObjectiveState, ...]
    duties: tuple[DutyStanding, ...]
    actions: tuple[Action, ...] = ()
