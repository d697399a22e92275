"""The acts of an exercise, and the append-only, hash-chained journal that holds them.

A line is the canonical JSON of an entry; `prev` is the SHA-256 of the line before without its line feed, of the first 64
zeros. Kinds and fields are permanent.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.canon import canonical, sha256
from shirushi.terms.errors import Altered, Code, Place
from shirushi.terms.text import Text
from shirushi.terms.when import Instant
from shirushi.verdict.redteam.plan import SEVEREST, ExercisePlan

BROKEN = Code(
    id="SH926",
    says=Text(
        ja="攻撃試験の記録のこの行は、前の行に続く行為の記録として読めません。書き換えられたか、行が失われています。",
        en="This line of the exercise's journal is no act that follows the line before: a line was changed, dropped or moved.",
    ),
    remedy=Text(
        ja="控えから戻してください。行ごとのダイジェストはログにあります（shirushi log）。",
        en="Restore it from a copy; the digest of every line stands in the log (`shirushi log`).",
    ),
)
FIRST = "0" * 64
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
    words: str = ""


class Scenario(msgspec.Struct, frozen=True, kw_only=True, tag="scenario"):
    """A risk scenario as it was decided on; the last decision counts. `because` is where a proposal came from."""

    id: str
    decision: Literal["accepted", "dropped"]
    asset: str = ""
    threat: str = ""
    actor: str = ""
    harm: str = ""
    goal: str = ""
    objective: str = ""
    because: str = ""
    reason: str = ""


class Attack(msgspec.Struct, frozen=True, kw_only=True, tag="attack"):
    """An attack scenario: checks that are run by machine, or steps that people take, or both."""

    id: str
    scenario: str
    words: str = ""
    checks: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


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
    """A finding as severe as the plan's stop rule stopped a run of the machine, or a person stopped."""

    attack: str
    case: Case


class Tried(msgspec.Struct, frozen=True, kw_only=True, tag="tried"):
    """A person carried out the manual part of an attack once: digests of what was put and said, and the outcome."""

    attack: str
    case: Case
    prompt: str
    answer: str


class Escalated(msgspec.Struct, frozen=True, kw_only=True, tag="escalated"):
    """Somebody was called about a finding, as the plan asks."""

    finding: str
    call: str
    words: str = ""


class Reviewed(msgspec.Struct, frozen=True, kw_only=True, tag="reviewed"):
    """A reviewer decided on a finding."""

    finding: str
    decision: Literal["confirmed", "rejected", "again"]
    reason: str = ""


class Commented(msgspec.Struct, frozen=True, kw_only=True, tag="commented"):
    """Somebody concerned said something about the results."""

    words: str


class Improves(msgspec.Struct, frozen=True, kw_only=True, tag="improves"):
    """What is done about a finding, by whom, until when."""

    finding: str
    measure: str
    owner: str
    due: date


class Finalised(msgspec.Struct, frozen=True, kw_only=True, tag="finalised"):
    """The final report was issued."""


Act = (
    Planned | Approved | Closed | Scenario | Attack | Ran | Stopped | Tried | Escalated
    | Reviewed | Commented | Improves | Finalised
)  # fmt: skip


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the journal: when, by whom, what, after which line."""

    at: Instant
    by: str
    act: Act
    prev: str


_DECODER = msgspec.json.Decoder(Entry)


def next_line(journal: bytes, at: Instant, by: str, act: Act) -> bytes:
    """The line, with its line feed, that adds an act to a journal of which `journal` are the bytes."""
    prev = sha256(journal.rstrip(b"\n").rpartition(b"\n")[2]) if journal else FIRST
    return canonical(Entry(at=at, by=by, act=act, prev=prev)) + b"\n"


def load_acts(journal: bytes, name: str) -> Iterator[Entry]:
    """Follow the chain through the bytes of a journal.

    Raises:
        Altered: a line is no entry, does not follow the one before, or has no end.
    """
    prev = FIRST
    for number, line in enumerate(journal.splitlines(keepends=True), start=1):
        bare = line.removesuffix(b"\n")
        try:
            entry = _DECODER.decode(bare)
        except (ValueError, RecursionError) as error:
            raise Altered(BROKEN.at(Place(path=name, line=number))) from error
        if entry.prev != prev or bare == line:
            raise Altered(BROKEN.at(Place(path=name, line=number)))
        prev = sha256(bare)
        yield entry
