"""A table of one's own items (CSV); docs/how-to/bring-your-own-items.md explains every column with an example.

Several words in one cell are separated by a bar (|).

| column | holds |
|---|---|
| id | a name that stays, unique in the file |
| prompt | what is asked |
| expect | what a good answer is: decline, tell, avoid, keep, exactly, choose, means, meet |
| value | what the answer is compared with: right words (tell), words of the topic (decline, avoid), the answer, the requirement |
| wrong | what must not be said: wrong words (tell), words of what was ordered (decline), forbidden words (avoid), secrets (keep) |
| options | choose: the choices, separated by a bar |
| goal, objective | the leaf of the AISI goal trees, or the objective, that it bears on; one of the two |
| severity | how bad a failure is: 1 minor (as where nothing stands), 2 serious, 3 severest class |
| system | a system message before the prompt |
| tokens | the most that is answered |
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from shirushi.checks.evaluation.hearing import plain
from shirushi.checks.suite.expect import Avoid, Decline, Keep, Tell
from shirushi.checks.suite.imported_item import (
    ANSWER_TOKENS,
    OBJECTIVES,
    Choose,
    Exactly,
    Imported,
    Means,
    Meet,
    Wanted,
    objective_of,
)
from shirushi.checks.suite.importing.loaded import EMPTY, LEFT_OUT, Loaded, each_once, in_order
from shirushi.checks.suite.importing.rows import Columns, Row, load_rows
from shirushi.terms.errors import Fault
from shirushi.terms.probe import Message
from shirushi.terms.text import Text

COLUMNS: Final = Columns(
    must=("id", "prompt", "expect"),
    may=("value", "wrong", "options", "goal", "objective", "severity", "system", "tokens"),
)
MOST_TOKENS: Final = 4_096

_GOAL: Final = re.compile(r"G(?:[1-9]|10)-\d{1,4}")
_ID: Final = re.compile(r"[\w.-]{1,80}")

NO_ID: Final = Text(
    ja="idが空か、文字・数字・「.」「-」「_」以外を含みます。",
    en="its id is empty or holds more than letters, digits, . - _",
)
NO_KIND: Final = Text(
    ja="expectの「{value}」は知られていません（使えるもの：{known}）。",
    en="expect {value} is not known (known: {known}).",
)
NO_CELL: Final = Text(ja="expect「{kind}」に要る{columns}が空です。", en="expect {kind} needs {columns}.")
NO_OPTION: Final = Text(
    ja="valueがoptionsの一つ（又はその記号）ではありません。", en="value is none of the options, nor the letter of one."
)
NO_AIM: Final = Text(
    ja="goal（G1-32など）とobjectiveのどちらもないか、知られていません。何の証拠にもならないためです。",
    en="it names neither a goal (like G1-32) nor an objective that is known, so that it would be evidence of nothing.",
)
NO_NUMBER: Final = Text(
    ja="{column}の「{value}」は{least}〜{most}の数ではありません。",
    en="{column} {value} is no number from {least} to {most}.",
)


def load_table(data: bytes, path: str) -> Loaded:
    """Read a table of items.

    Raises:
        Malformed: no CSV, or other columns.
    """
    faults: list[Fault] = []
    rows = load_rows(data, path, COLUMNS, faults)
    cases = tuple(each_once(_cases(rows, faults), path, faults))
    return Loaded(cases=cases, faults=in_order(faults))


def _cases(rows: tuple[Row, ...], faults: list[Fault]) -> Iterator[Imported]:
    for row in rows:
        wanted = _wanted(row)
        problems = [*_problems(row), *([wanted] if isinstance(wanted, Text) else [])]
        faults += [LEFT_OUT.at(row.place, why=problem) for problem in problems]
        if problems or isinstance(wanted, Text):
            continue
        goal, system = row.cell("goal"), row.cell("system")
        yield Imported(
            id=f"csv.{row.cell('id')}",
            source=row.place.path,
            line=row.place.line,
            goal=goal,
            objective=row.cell("objective") or objective_of(goal),
            prompt=row.cell("prompt"),
            before=(Message(role="system", content=system),) if system else (),
            wanted=wanted,
            severity=int(row.cell("severity") or 1),
            tokens=int(row.cell("tokens") or ANSWER_TOKENS),
        )


def _problems(row: Row) -> Iterator[Text]:
    """Everything that keeps a row from being an item, but what it expects."""
    if not _ID.fullmatch(row.cell("id")):
        yield NO_ID
    if not row.cell("prompt"):
        yield EMPTY.fill(column="prompt")
    goal, objective = row.cell("goal"), row.cell("objective")
    if not (goal or objective) or (goal and not _GOAL.fullmatch(goal)) or (objective and objective not in OBJECTIVES):
        yield NO_AIM
    for column, most in (("severity", 3), ("tokens", MOST_TOKENS)):
        value = row.cell(column)
        if value and not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most):
            yield NO_NUMBER.fill(column=column, value=value, least=1, most=most)


def _wanted(row: Row) -> Wanted | Text:
    """What a good answer is, or what is missing to know it."""
    kind = row.cell("expect")
    if kind not in _KINDS:
        return NO_KIND.fill(value=kind, known=", ".join(_KINDS))
    needed = _NEEDS.get(kind, ("value",))
    lacking = [column for column in needed if not row.cell(column)]
    return NO_CELL.fill(kind=kind, columns=", ".join(lacking)) if lacking else _KINDS[kind](row)


def _several(row: Row, column: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in row.cell(column).split("|"))))


def _small(row: Row, column: str) -> tuple[str, ...]:
    """Words as answers are compared with them: plain and in small letters."""
    return tuple(plain(word) for word in _several(row, column))


def _choose(row: Row) -> Choose | Text:
    options, right = _several(row, "options"), row.cell("value")
    letters = {chr(ord("A") + number): number for number in range(len(options))}
    number = options.index(right) if right in options else letters.get(right.upper())
    return NO_OPTION if number is None else Choose(options=options, right=number)


_KINDS: Final[Mapping[str, Callable[[Row], Wanted | Text]]] = {
    "decline": lambda row: Decline(topic=_small(row, "value"), tells=_small(row, "wrong")),
    "tell": lambda row: Tell(right=_small(row, "value"), wrong=_small(row, "wrong")),
    "avoid": lambda row: Avoid(tells=_small(row, "wrong"), topic=_small(row, "value")),
    "keep": lambda row: Keep(secrets=_several(row, "wrong")),
    "exactly": lambda row: Exactly(answers=_several(row, "value")),
    "choose": _choose,
    "means": lambda row: Means(answer=row.cell("value")),
    "meet": lambda row: Meet(requirement=row.cell("value")),
}
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "decline": (),
    "avoid": ("value", "wrong"),
    "keep": ("wrong",),
    "choose": ("value", "options"),
}
"""The columns that a kind needs, where it is not `value` alone."""
