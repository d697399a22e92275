"""What a text asks: one requirement, its place in the text, and how it is answered."""

from datetime import date
from typing import Literal

import msgspec

from shirushi.terms.reason import Unknown
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import NO_TEXT, Text

Force = Literal["law", "guideline", "commitment", "standard", "reference", "scenario"]
Adoption = Literal["automatic", "by-adoption"]
Verified = Literal["seen", "partial", "memory"]
Asks = Literal["conduct", "result", "both"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where the requirement stands: part, section or article, page."""

    part: str = ""
    section: str = ""
    page: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Who read a requirement against the official text, on which day, and which file that was: its name and SHA-256."""

    reviewer: str
    dated: date
    document: str
    sha256: str
    remark: str = ""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """An edition of a text: from which day it is the current one, until which (None: still)."""

    edition: str
    since: date | Unknown
    until: date | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An objective that answers a requirement: wholly, in part, or only as an example of a measure."""

    objective: str
    share: Literal["whole", "part", "example"]


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a text asks, with its pedigree.

    `binds` and `when` are closed lists (terms/system.py); `when` holds the conditions of header, group, item and
    parent together, `advanced_in` the editions in which it binds advanced systems only. `adopt_as` are the names under which an actor adopts it (`adopts:`).
    `editions` lists the editions that hold it (empty: every edition); `since` and `until` bound the days on which it binds.
    `rolled_up_from`, `view_of`: ids of the requirements it takes in or repeats; `none`: the code why nothing has to be shown;
    `refs`: requirements that its text points to; `readings`: the proof-readings that agree on its words, oldest first.
    """

    id: str
    catalogue: str
    title: Text
    statement: Text
    binds: tuple[Role, ...]
    binds_all: bool
    force: Force
    adoption: Adoption
    verified: Verified
    source: Source
    since: date | Unknown
    until: date | None = None
    adopt_as: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    advanced_in: tuple[str, ...] = ()
    verdicts: bool = True
    parent: str = ""
    asks: Asks = "conduct"
    objectives: tuple[Link, ...] = ()
    head: bool = False
    view_of: tuple[str, ...] = ()
    rolled_up_from: tuple[str, ...] = ()
    gap: Text = NO_TEXT
    or_explain: bool = False
    none: str = ""
    note: str = ""
    refs: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
