"""The four ways in which something can go wrong, and how a fault is told.

A `Code` is declared once, in the module that raises it, with a permanent id `SHnnn`:
1xx terms · 2xx policy · 3xx checks · 4xx evidence · 5xx exchange · 6xx instruments · 7xx app · 8xx report · 9xx duties and verdict (93x suites and results of others, 97x to 983 keys and logs, 984 to 989 judges).
"""

import msgspec

from shirushi.terms.text import Text


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fault is: a file or member name, a line from 1 (0: none), a JSON pointer."""

    path: str = ""
    line: int = 0
    pointer: str = ""

    def __str__(self) -> str:
        """Write `path:line /pointer`, leaving out what is not known."""
        spot = f"{self.path}:{self.line}" if self.line else self.path
        return f"{spot} {self.pointer}".strip()


NOWHERE = Place()


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong: what happened, where, and what to do about it."""

    code: str
    says: Text
    remedy: Text
    place: Place = NOWHERE


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of fault: permanent id, sentence and remedy with `{name}` fields."""

    id: str
    says: Text
    remedy: Text

    def at(self, place: Place = NOWHERE, /, **values: object) -> Fault:
        """Tell one fault of this kind, with its fields filled."""
        return Fault(code=self.id, says=self.says.fill(**values), remedy=self.remedy.fill(**values), place=place)


class ShirushiError(Exception):
    """What all our exceptions share: at least one fault, told in both languages."""

    def __init__(self, *faults: Fault) -> None:
        """Carry `faults`, in the order in which they were found.

        Raises:
            ValueError: no fault was given.
        """
        if not faults:
            msg = "an error needs at least one fault"
            raise ValueError(msg)
        self.faults = faults
        super().__init__(
            "; ".join(f"{fault.code} {fault.place} {fault.says.en}".replace("  ", " ") for fault in faults)
        )


class Malformed(ShirushiError):
    """The input is broken; its author must mend it."""


class Refused(ShirushiError):
    """We will not do this: it is unsafe, not allowed, or somebody else is at it."""


class Unavailable(ShirushiError):
    """The world did not answer: a network, a disk, an optional package."""


class Altered(ShirushiError):
    """Evidence does not agree with its digest, signature or proof."""


class Broken(ShirushiError):
    """Our own bug."""
