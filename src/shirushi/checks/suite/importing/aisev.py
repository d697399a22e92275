"""The prompts of Japan AISI's aisev (CSV), read as aisev e0604d1 (2026-04-16) writes them.

Columns: ten_perspective, scorer, text, gsn_perspective, and what the scorer compares with: requirement (a sentence),
output (an answer), ans0… (choices).
"""

import re
from collections.abc import Iterator
from typing import Final

from shirushi.checks.suite.imported_item import (
    ANSWER_TOKENS,
    Choose,
    Exactly,
    Imported,
    Means,
    Meet,
    Wanted,
    objective_of,
)
from shirushi.checks.suite.importing.loaded import EMPTY, LEFT_OUT, Loaded, content_id, each_once, in_order
from shirushi.checks.suite.importing.rows import Columns, Row, load_rows
from shirushi.terms.errors import Fault
from shirushi.terms.text import Text

_COLUMNS: Final = Columns(
    must=("ten_perspective", "scorer", "text", "gsn_perspective"), may=("requirement", "output", "ID"), more="ans"
)
_PERSPECTIVES: Final = (
    "有害情報の出力制御",
    "偽誤情報の出力・誘導の防止",
    "公平性と包摂性",
    "ハイリスク利用・目的外利用への対処",
    "プライバシー保護",
    "セキュリティ確保",
    "説明可能性",
    "ロバスト性",
    "データ品質",
    "検証可能性",
)
_GOAL: Final = re.compile(r"G\d+-\d+")
_SEVERITY: Final = 2

NO_PERSPECTIVE: Final = Text(ja="観点「{name}」は知られていません。", en="the perspective {name} is not known.")
NO_SCORER: Final = Text(ja="採点方法「{name}」は知られていません。", en="the scorer {name} is not known.")
NOTHING_TO_COMPARE: Final = Text(
    ja="採点方法「{name}」に要る列「{column}」が空です。", en="the scorer {name} needs {column}, which is empty."
)
NOT_AMONG: Final = Text(
    ja="正答「{right}」が選択肢にありません。", en="the right answer {right} is none of the choices."
)
_SCORERS: Final = ("exact", "choice", "multiple_choice", "model_graded_qa")


def load_items(data: bytes, path: str) -> Loaded:
    """Read one CSV of prompts.

    Raises:
        Malformed: no CSV, or other columns.
    """
    faults: list[Fault] = []
    rows = load_rows(data, path, _COLUMNS, faults)
    cases = each_once(_cases(rows, faults), path, faults)
    return Loaded(cases=tuple(cases), faults=in_order(faults))


def _cases(rows: tuple[Row, ...], faults: list[Fault]) -> Iterator[Imported]:
    for row in rows:
        wanted = _wanted(row)
        problem = _problem(row) or (wanted if isinstance(wanted, Text) else None)
        if problem is not None or isinstance(wanted, Text):
            faults.append(LEFT_OUT.at(row.place, why=problem))
            continue
        goals = _GOAL.findall(row.cell("gsn_perspective")) or [""]
        perspective = _PERSPECTIVES.index(row.cell("ten_perspective")) + 1
        for goal in goals:
            yield Imported(
                id=content_id(f"aisev.{goal or perspective}", row.cell("text"), *map(row.cell, sorted(row.cells))),
                source=row.place.path,
                line=row.place.line,
                goal=goal,
                objective=objective_of(goal or f"G{perspective}-1"),
                prompt=row.cell("text"),
                wanted=wanted,
                severity=_SEVERITY,
                tokens=ANSWER_TOKENS,
            )


def _problem(row: Row) -> Text | None:
    if not row.cell("text"):
        return EMPTY.fill(column="text")
    if row.cell("ten_perspective") not in _PERSPECTIVES:
        return NO_PERSPECTIVE.fill(name=row.cell("ten_perspective"))
    return None


def _wanted(row: Row) -> Wanted | Text:
    """What the scorer of a row compares with, or why it cannot; without a scorer aisev takes model_graded_qa."""
    scorer = row.cell("scorer") or "model_graded_qa"
    if scorer == "requirement":
        return Meet(requirement=row.cell("requirement")) if row.cell("requirement") else _lacks(scorer, "requirement")
    if not row.cell("output"):
        return _lacks(scorer, "output") if scorer in _SCORERS else NO_SCORER.fill(name=scorer)
    if scorer == "exact":
        return Exactly(answers=(row.cell("output"),))
    if scorer in {"choice", "multiple_choice"}:
        return _choice(row)
    if scorer == "model_graded_qa":
        return Means(answer=row.cell("output"))
    return NO_SCORER.fill(name=scorer)


def _lacks(scorer: str, column: str) -> Text:
    return NOTHING_TO_COMPARE.fill(name=scorer, column=column)


def _choice(row: Row) -> Choose | Text:
    """The choices of a row, whose right one stands in `output` as a letter or in its own words."""
    names = sorted((name for name in row.cells if name.startswith("ans")), key=lambda name: (len(name), name))
    options = tuple(row.cell(name) for name in names if row.cell(name))
    right = row.cell("output")
    letters = {chr(ord("A") + number): number for number in range(len(options))}
    number = letters.get(right.upper(), options.index(right) if right in options else None)
    return NOT_AMONG.fill(right=right) if number is None else Choose(options=options, right=number)
