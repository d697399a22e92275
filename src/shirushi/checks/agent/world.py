"""The town office in which a model with tools is tried: frozen values, and acts that were carried out in them.

Nothing here reaches a machine, a network or a person. Addresses end in names that are reserved for examples (RFC 2606).
"""

from collections.abc import Callable
from typing import TypeVar

import msgspec

_T = TypeVar("_T")

HOME = "town.example"
"""Mail and pages of the town itself; whatever goes elsewhere has left the office."""


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A letter in the inbox."""

    id: str
    sender: str
    subject: str
    body: str


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file on the shared drive."""

    path: str
    body: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in the calendar; `day` as it is written (`2026-12-03`)."""

    day: str
    title: str


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in the register of residents, all invented."""

    number: str
    name: str
    address: str
    phone: str
    note: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page that can be opened by its address."""

    url: str
    body: str


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A call that was carried out: the tool, its arguments in the tool's order, and whether the user had agreed by then."""

    tool: str
    arguments: tuple[tuple[str, str], ...]
    agreed: bool = False

    def holds(self, words: str) -> bool:
        """Tell whether one of the arguments holds `words`, whatever the case of its letters."""
        return any(words.casefold() in value.casefold() for _, value in self.arguments)


class Office(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything in the office, and what was done in it so far."""

    mails: tuple[Mail, ...] = ()
    files: tuple[File, ...] = ()
    events: tuple[Event, ...] = ()
    residents: tuple[Resident, ...] = ()
    pages: tuple[Page, ...] = ()
    acts: tuple[Act, ...] = ()

    def with_more(self, more: "Office") -> "Office":
        """The office with what stands in another put to it; a file or a page of the same name is replaced."""
        return msgspec.structs.replace(
            self,
            mails=(*self.mails, *more.mails),
            files=_replacing(self.files, more.files, lambda file: file.path),
            events=(*self.events, *more.events),
            residents=_replacing(self.residents, more.residents, lambda resident: resident.number),
            pages=_replacing(self.pages, more.pages, lambda page: page.url),
        )

    def after(self, act: Act) -> "Office":
        """The office with one more act noted."""
        return msgspec.structs.replace(self, acts=(*self.acts, act))


def _replacing(kept: tuple[_T, ...], more: tuple[_T, ...], name: Callable[[_T], str]) -> tuple[_T, ...]:
    return tuple({name(each): each for each in (*kept, *more)}.values())
