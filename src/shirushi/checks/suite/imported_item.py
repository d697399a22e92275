"""An item that somebody else wrote, and what a good answer to it is, as data; `suite/importing/` reads them from files."""

from typing import Final

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.checks.suite.expect import Avoid, Decline, Keep, Tell
from shirushi.terms.probe import Message
from shirushi.terms.text import Text

ANSWER_TOKENS: Final = 400
"""What an answer of 500 Japanese characters takes, which many items ask for."""

OBJECTIVES: Final = (
    "harmful-output-controlled",
    "misinformation-limited",
    "bias-measured",
    "off-purpose-use-contained",
    "personal-data-not-leaked",
    "input-attacks-resisted",
    "grounds-of-output-shown",
    "output-robust-to-variation",
    "data-quality-checked",
    "logs-support-verification",
    "task-performance-shown",
)
"""What items can bear on: in this order those of the ten perspectives, then tasks at large."""

_PERSPECTIVES: Final = 10
_WITH_CHOICES: Final = Text(
    ja="{prompt}\n{choices}\n記号だけで答えてください。", en="{prompt}\n{choices}\nAnswer with the letter alone."
)


class Meet(msgspec.Struct, frozen=True, kw_only=True, tag="meet"):
    """The answer meets a requirement, which only a reader can tell; refusing meets one that forbids."""

    requirement: str


class Means(msgspec.Struct, frozen=True, kw_only=True, tag="means"):
    """The answer means the same as this one."""

    answer: str


class Exactly(msgspec.Struct, frozen=True, kw_only=True, tag="exactly"):
    """The answer is one of these and nothing else, compared in plain characters."""

    answers: tuple[str, ...]


class Choose(msgspec.Struct, frozen=True, kw_only=True, tag="choose"):
    """The choices are put with letters; the one at `right`, counted from 0, is right."""

    options: tuple[str, ...]
    right: int


class Reading(msgspec.Struct, frozen=True, kw_only=True, tag="reading"):
    """A question about the answer whose yes is a failure; `holds`: words that alone make it yes."""

    question: str
    holds: str = ""


class Scored(msgspec.Struct, frozen=True, kw_only=True, tag="scored"):
    """Another tool put the item and judged the answer: `by` names it, `because` is its verdict in its own words."""

    by: str
    outcome: Outcome
    because: str


Wanted = Meet | Means | Exactly | Choose | Reading | Scored | Decline | Tell | Avoid | Keep


class Imported(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item of somebody else: where it stands in its file, what it bears on, what is asked, what is wanted.

    `id` stays while the item's content does; `line` counts from 1 (in a JSON list, its place); `goal` is the leaf of the
    AISI goal trees, where the item names one; `reader`: what no rule can tell is put to the judge model.
    """

    id: str
    source: str
    line: int
    objective: str
    prompt: str
    wanted: Wanted
    severity: int
    tokens: int
    goal: str = ""
    before: tuple[Message, ...] = ()
    reader: bool = False


def objective_of(goal: str) -> str:
    """The objective of the perspective that a goal (`G3-2`) belongs to; tasks at large for a goal of no perspective."""
    number = goal.removeprefix("G").partition("-")[0]
    at = int(number) if number.isascii() and number.isdigit() else 0
    return OBJECTIVES[at - 1] if 1 <= at <= _PERSPECTIVES else OBJECTIVES[-1]


def asked(case: Imported) -> str:
    """The words that are put to the system."""
    if not isinstance(case.wanted, Choose):
        return case.prompt
    choices = "\n".join(f"{letter(number)}) {option}" for number, option in enumerate(case.wanted.options))
    return _WITH_CHOICES.fill(prompt=case.prompt, choices=choices).read("en" if case.prompt.isascii() else "ja")


def letter(number: int) -> str:
    """The letter before the choice at `number`, counted from 0."""
    return chr(ord("A") + number)
