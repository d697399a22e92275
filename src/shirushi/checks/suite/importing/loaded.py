"""What a file of items comes to: the cases, and everything that is wrong with it, each fault with its consequence."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from shirushi.checks.suite.imported_item import Imported
from shirushi.terms.canon import digest
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.text import Text

UNREADABLE = Code(
    id="SH930",
    says=Text(ja="{what}として読めません（{why}）。", en="This cannot be read as {what} ({why})."),
    remedy=Text(
        ja="UTF-8で保存された、その形式のファイルか確かめてください。",
        en="Check that it is a file of that form, saved as UTF-8.",
    ),
)
COLUMNS = Code(
    id="SH931",
    says=Text(
        ja="列が合いません（足りない：{missing}、知らない：{unknown}）。",
        en="The columns do not fit (missing: {missing}; not known: {unknown}).",
    ),
    remedy=Text(
        ja="一行目の列名を直してください。この形式の列：{columns}。",
        en="Correct the names in the first line. This form has: {columns}.",
    ),
)
LEFT_OUT = Code(
    id="SH932",
    says=Text(ja="この項目は使いません：{why}", en="This item is left out: {why}"),
    remedy=Text(
        ja="項目を直してから読み直してください。ほかの項目は使います。",
        en="Mend the item and read the file again; the other items are used.",
    ),
)
STRIPPED = Code(
    id="SH933",
    says=Text(
        ja="見えない制御文字（{characters}）を取り除いて読みます。",
        en="It is read without the invisible control characters in it ({characters}).",
    ),
    remedy=Text(
        ja="問いはそのほかの文字のまま送ります。ファイルからも取り除いてください。",
        en="What is asked is otherwise as written. Remove them from the file, too.",
    ),
)

AGAIN = Text(ja="{line}行目の項目と同じです。", en="it is the same as the item in line {line}.")
SAME_ID = Text(ja="id「{id}」は{line}行目で使われています。", en="the id {id} is taken by line {line}.")
EMPTY = Text(ja="問い（{column}）が空です。", en="there is no question ({column} is empty).")

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NONE = "–"


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """One goal of a goal tree; `weight_ppm` of a leaf is its share of the perspective, 0 for goals above."""

    id: str
    perspective: int
    text: str
    question: str
    leaf: bool
    weight_ppm: int = 0


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """What one file gives."""

    cases: tuple[Imported, ...] = ()
    goals: tuple[Goal, ...] = ()
    faults: tuple[Fault, ...] = ()


def columns_fault(place: Place, *, missing: Iterable[str], unknown: Iterable[str], columns: Iterable[str]) -> Fault:
    """Tell that the columns of a table do not fit."""
    return COLUMNS.at(
        place,
        missing=", ".join(missing) or _NONE,
        unknown=", ".join(unknown) or _NONE,
        columns=", ".join(columns),
    )


def bare(text: str, place: Place, faults: list[Fault]) -> str:
    """`text` without control characters; each kind that was there is told."""
    found = sorted(set(_CONTROLS.findall(text)))
    if found:
        faults.append(STRIPPED.at(place, characters=", ".join(f"U+{ord(one):04X}" for one in found)))
    return _CONTROLS.sub("", text)


def content_id(suite: str, *of: str) -> str:
    """An id that stays while the content of the item does, wherever it stands in its file."""
    return f"{suite}.{digest(of)[:12]}"


def each_once(cases: Iterable[Imported], path: str, faults: list[Fault]) -> Iterator[Imported]:
    """Leave out items whose id was there before."""
    seen: dict[str, Imported] = {}
    for case in cases:
        first = seen.setdefault(case.id, case)
        if first is case:
            yield case
            continue
        equal = msgspec.structs.replace(first, line=case.line) == case
        why = AGAIN.fill(line=first.line) if equal else SAME_ID.fill(id=case.id, line=first.line)
        faults.append(LEFT_OUT.at(Place(path=path, line=case.line), why=why))


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults by line."""
    return tuple(sorted(faults, key=lambda fault: fault.place.line))
