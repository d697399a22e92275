"""Many systems side by side: what a survey keeps of each assessment, small enough for hundreds, and of what was not read.

The keys of survey.json are those of the structs below, read from `Survey` down; they are added to, never renamed.
"""

from datetime import date
from typing import Literal

import msgspec

from shirushi.evidence.trust import Answers
from shirushi.report.document import Count
from shirushi.terms.errors import Fault
from shirushi.terms.system import Role
from shirushi.terms.text import NO_TEXT, Text


class GroupCount(msgspec.Struct, frozen=True, kw_only=True):
    """How the duties under one principle, or in one text, stand; `anchor` is where the report shows them."""

    group: str
    title: Text
    counts: tuple[Count, ...]
    anchor: str


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An objective on which there is no evidence, and how many unassessed duties wait for it.

    `objective` is empty for duties that evidence alone cannot settle.
    """

    objective: str
    title: Text
    duties: int
    anchor: str


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of evidence that bears on a duty, its day, and the last day on which it counts.

    `source` is the actor that handed it down; empty for the actor's own.
    `counted` tells whether it still counted when the system was assessed; `anchor` leads to its objective.
    """

    objective: str
    title: Text
    check: Text
    source: Text
    dated: date
    until: date
    counted: bool
    anchor: str


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What verifying the bundle came to: the three answers, how many checks were run again, what does not agree."""

    answers: Answers
    reproduced: int
    not_run: int
    faults: tuple[Fault, ...] = ()


class Surveyed(msgspec.Struct, frozen=True, kw_only=True):
    """One system: who is assessed, as of which day, how its duties stand, what is missing and what grows old.

    `kind`: `assessed` from an intact bundle; `described` from a description without a run, every duty unassessed;
    `altered` where the bundle does not agree with itself, so that nothing it says is counted. `page` is the report of
    each language, relative to the survey; empty where there is none. `verified` is None where there is no bundle.
    """

    path: str
    kind: Literal["assessed", "described", "altered"]
    id: str
    system: Text
    actor: Text
    roles: tuple[Role, ...]
    on: date
    run: str = ""
    finished: str = ""
    page: Text = NO_TEXT
    verified: Verified | None = None
    counts: tuple[Count, ...] = ()
    groups: tuple[GroupCount, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    evidence: tuple[Dated, ...] = ()
    notes: tuple[Text, ...] = ()


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A path that could not be read, and why."""

    path: str
    faults: tuple[Fault, ...]


class Older(msgspec.Struct, frozen=True, kw_only=True):
    """A run that another one of the same system, actor and signer has replaced."""

    path: str
    run: str
    newer: str


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """The whole survey, as of the day on which it was made."""

    format: str = "shirushi-survey"
    version: int = 1
    on: date
    software: str
    systems: tuple[Surveyed, ...]
    unread: tuple[Unread, ...] = ()
    older: tuple[Older, ...] = ()


def render_survey_json(survey: Survey) -> bytes:
    """Write a survey as indented JSON with a line feed at its end."""
    return msgspec.json.format(msgspec.json.encode(survey), indent=1) + b"\n"
