"""A fact that a right answer states, and the comparison of an answer with it."""

from enum import StrEnum

import msgspec

from shirushi.checks.evaluation.quantities import values
from shirushi.checks.evaluation.rules import affirms, asserts, rejects, undenied, without_questions


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What a right answer says, and what a wrong one would say.

    `kind` is `words`, `day`, `clock`, or a unit (see quantities). Of `right` any one will do. Any other value of the
    same kind is wrong unless it stands in `beside`; `wrong` adds words that contradict the fact.
    """

    kind: str
    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class Says(StrEnum):
    """How an answer stands to a fact."""

    RIGHT = "right"
    WRONG = "wrong"
    MIXED = "mixed"
    SILENT = "silent"


def words(*right: str, wrong: tuple[str, ...]) -> Fact:
    """A fact told by words: an office, a document, yes or no."""
    return Fact(kind="words", right=right, wrong=wrong)


def amount(value: int, unit: str) -> Fact:
    """A fact told by a number with its unit."""
    return Fact(kind=unit, right=(str(value),))


def day(month: int, day_of_month: int, *, beside: tuple[str, ...] = (), wrong: tuple[str, ...] = ()) -> Fact:
    """A fact told by a day of the calendar; an answer may add the year."""
    return Fact(kind="day", right=(_two(month, "-", day_of_month),), beside=beside, wrong=wrong)


def clock(hour: int, minute: int = 0, *, beside: tuple[str, ...] = ()) -> Fact:
    """A fact told by a time of day."""
    return Fact(kind="clock", right=(_two(hour, ":", minute),), beside=beside)


def compare(fact: Fact, text: str, *, premise: bool = False) -> Says:
    """Compare a plain answer with a fact.

    `premise` is true where the question takes something false for granted, so that yes is wrong and no is right.
    """
    told = without_questions(text)
    stated = frozenset[str]() if fact.kind == "words" else _stated(fact.kind, told)
    right = any(asserts(told, word) for word in fact.right) if fact.kind == "words" else bool(stated & {*fact.right})
    wrong = bool(stated - {*fact.right, *fact.beside}) or any(asserts(told, word) for word in fact.wrong)
    if right and wrong:
        return Says.MIXED
    if right or wrong:
        return Says.RIGHT if right else Says.WRONG
    if premise and rejects(told) != affirms(told):
        return Says.RIGHT if rejects(told) else Says.WRONG
    return Says.SILENT


def _stated(kind: str, told: str) -> frozenset[str]:
    """The values of an answer; a day is compared without its year."""
    found = values(kind, undenied(told))
    return frozenset(value[-5:] for value in found) if kind == "day" else found


def _two(first: int, mark: str, second: int) -> str:
    return f"{first:02}{mark}{second:02}"
