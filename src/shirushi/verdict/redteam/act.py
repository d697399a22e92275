"""The acts of an exercise: everything that is kept of what people and the machine did. Kinds and fields are permanent."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.text import Text
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.plan import SEVEREST, ExercisePlan, Words

Severity = Annotated[int, msgspec.Meta(ge=0, le=SEVEREST)]


class Planned(msgspec.Struct, frozen=True, kw_only=True, tag="planned"):
    """The plan was drawn up or changed; approvals of an earlier one lapse."""

    plan: ExercisePlan


class Approved(msgspec.Struct, frozen=True, kw_only=True, tag="approved"):
    """The plan of this digest was approved."""

    plan: str


class Closed(msgspec.Struct, frozen=True, kw_only=True, tag="closed"):
    """An item of the lists of what to prepare or to clean up was done; `item` counts from 1."""

    list: Literal["prepare", "clean-up"]
    item: int
    words: Words = ""


class Scenario(msgspec.Struct, frozen=True, kw_only=True, tag="scenario"):
    """A risk scenario as it was decided on; the last decision counts. `because` is where a proposal came from."""

    id: str
    decision: Literal["accepted", "dropped"]
    asset: Words = ""
    threat: Words = ""
    actor: Words = ""
    harm: Words = ""
    goal: str = ""
    objective: str = ""
    because: Words = ""
    reason: Words = ""


class Attack(msgspec.Struct, frozen=True, kw_only=True, tag="attack"):
    """An attack scenario: checks that are run by machine, or steps that people take, or both."""

    id: str
    scenario: str
    words: Words = ""
    checks: tuple[str, ...] = ()
    steps: tuple[Words, ...] = ()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One case as it came out. `prompt` and `answer` are cut where long; the whole stands in the run's transcript."""

    check: str
    case: str
    outcome: Outcome
    why: Text
    severity: Severity = 0
    prompt: str = ""
    answer: str = ""
    index: int = 0


class Began(msgspec.Struct, frozen=True, kw_only=True, tag="began"):
    """The machine part of an attack was begun: under the plan of this digest, against these addresses, by these checks.

    No checks: those that the attack names.
    """

    attack: str
    plan: str
    targets: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


class Ran(msgspec.Struct, frozen=True, kw_only=True, tag="ran"):
    """The machine part of an attack was run to its end: the sealed run, every case, checks that could not look.

    `index` of a case is that of the log entry which seals its check's transcript.
    """

    attack: str
    run: str
    content: str
    cases: tuple[Case, ...]
    unassessed: tuple[Text, ...] = ()


class Stopped(msgspec.Struct, frozen=True, kw_only=True, tag="stopped"):
    """A finding as severe as the plan's stop rule stopped a run of the machine."""

    attack: str
    case: Case


class Cut(msgspec.Struct, frozen=True, kw_only=True, tag="cut"):
    """A run of the machine ended before its end, not for what it found: halted, out of time, or the plan changed."""

    attack: str
    why: Text


class Halted(msgspec.Struct, frozen=True, kw_only=True, tag="halted"):
    """Somebody halted the exercise: nothing is attacked until it is resumed. `criterion` counts those of the plan from 1."""

    words: Words
    criterion: int = 0


class Resumed(msgspec.Struct, frozen=True, kw_only=True, tag="resumed"):
    """The exercise goes on after a halt."""

    words: Words


class Tried(msgspec.Struct, frozen=True, kw_only=True, tag="tried"):
    """A person carried out the manual part of an attack once: digests of what was put and said, and the outcome.

    `when` it was carried out, 0: when it was kept.
    """

    attack: str
    case: Case
    prompt: str
    answer: str
    when: Instant = 0


class Escalated(msgspec.Struct, frozen=True, kw_only=True, tag="escalated"):
    """Somebody was called about a finding, or about a halt (`H1`, `H2`, …), as the plan asks."""

    finding: str
    call: str
    words: Words = ""


class Reviewed(msgspec.Struct, frozen=True, kw_only=True, tag="reviewed"):
    """A reviewer decided on a finding."""

    finding: str
    decision: Literal["confirmed", "rejected", "again"]
    reason: Words = ""


class Commented(msgspec.Struct, frozen=True, kw_only=True, tag="commented"):
    """Somebody concerned said something about the results."""

    words: Words


class Improves(msgspec.Struct, frozen=True, kw_only=True, tag="improves"):
    """What is done about a finding, by whom, until when."""

    finding: str
    measure: Words
    owner: str
    due: date


class Finalised(msgspec.Struct, frozen=True, kw_only=True, tag="finalised"):
    """The final report was issued."""


Act = (
    Planned | Approved | Closed | Scenario | Attack | Began | Ran | Stopped | Cut | Halted | Resumed | Tried | Escalated
    | Reviewed | Commented | Improves | Finalised
)  # fmt: skip
