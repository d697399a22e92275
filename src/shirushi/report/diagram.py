"""Lays out a data-flow picture: zones as columns, things as boxes, flows as numbered arrows, and the same as a table."""

from collections.abc import Iterator
from math import hypot
from typing import Literal
from unicodedata import east_asian_width

from shirushi.instruments.threats.picture import ZONES, Element, Flow, Picture, Zone
from shirushi.instruments.threats.rules import Shape
from shirushi.report.document import Arrow, Box, Cell, Diagram, Frame, Table
from shirushi.terms.text import Text, same

_WIDTH, _HEIGHT = 148, 64
_ACROSS, _DOWN = 206, 112
_MARGIN, _HEAD = 30, 44
_BREADTH = {"party": 19, "store": 19, "process": 17}
"""So many half-width columns a line of a name may take in a shape, on as many lines as `_MOST_LINES`."""
_MOST_LINES = 3
_CLINGS = "、。，．」）)…"
"""Characters that no line begins with."""
_APART = 9
_COLUMNS = {"users": 0, "authors": 0, "endpoint": 1, "data": 1, "application": 2, "records": 2, "tools": 2}
_INNER, _OUTER = 3, 4
"""The columns of what is asked inside, and of what lies with others."""

_TITLE = Text(ja="データの流れと信頼の境界", en="Data flows and trust boundaries")
_SAYS = Text(
    ja="{elements}個の要素と{flows}本の流れ。うち{crossing}本が信頼の境界（破線）を越えます（太い矢印）。点線の枠は、記述にないが、あるとみなしたものです。",
    en="{elements} elements and {flows} flows, of which {crossing} cross a trust boundary (dashed; their arrows are thick). Dotted boxes are not described, and assumed to be there.",
)
_CAPTION = Text(ja="図と同じ内容の表", en="The same as a table")
_COLUMN_NAMES = (
    Text(ja="番号", en="Number"),
    Text(ja="どこから", en="From"),
    Text(ja="どこへ", en="To"),
    Text(ja="流れるもの", en="What flows"),
    Text(ja="境界", en="Boundary"),
)
_CROSSES = Text(ja="越える", en="crosses")
_INSIDE = Text(ja="越えない", en="stays inside")


def diagram(picture: Picture) -> Diagram:
    """Lay out a picture."""
    spots = dict(_spots(picture))
    boxes = {name: _box(picture.element(name), *spot) for name, spot in spots.items()}
    return Diagram(
        title=_TITLE,
        says=_SAYS.fill(
            elements=len(picture.elements),
            flows=len(picture.flows),
            crossing=sum(1 for flow in picture.flows if flow.crosses),
        ),
        width=max(box.x + box.width for box in boxes.values()) + _MARGIN,
        height=max(box.y + box.height for box in boxes.values()) + _MARGIN,
        frames=tuple(_frames(picture, boxes)),
        boxes=tuple(boxes.values()),
        arrows=tuple(_arrow(number, flow, boxes) for number, flow in enumerate(picture.flows, start=1)),
        twin=_twin(picture),
    )


def _spots(picture: Picture) -> Iterator[tuple[str, tuple[int, int]]]:
    """Column and row of each element; what lies with others stands beside what it reaches."""
    rows: dict[str, int] = {}
    taken: dict[int, int] = {}
    order = list(Zone)
    for element in sorted(picture.elements, key=lambda one: order.index(one.zone)):
        if element.zone in {Zone.OUTSIDE, Zone.OPERATOR}:
            column = _COLUMNS.get(element.id, _INNER)
            rows[element.id] = taken.get(column, 0)
            taken[column] = rows[element.id] + 1
            yield element.id, (column, rows[element.id])
    others = [one for one in picture.elements if one.zone in {Zone.SERVICES, Zone.SUPPLIERS}]
    reached = {one.id: min(_reached(picture, one, rows), default=0) for one in others}
    for row, element in enumerate(sorted(others, key=lambda one: (order.index(one.zone), reached[one.id]))):
        yield element.id, (_OUTER, row)


def _reached(picture: Picture, element: Element, rows: dict[str, int]) -> Iterator[int]:
    return (rows[flow.target] for flow in picture.flows if flow.source == element.id and flow.target in rows)


def _box(element: Element, column: int, row: int) -> Box:
    shape: Literal["party", "process", "store"] = "process"
    if element.shape in {Shape.PARTY, Shape.STORE}:
        shape = "party" if element.shape is Shape.PARTY else "store"
    return Box(
        x=_MARGIN + column * _ACROSS,
        y=_HEAD + row * _DOWN,
        width=_WIDTH,
        height=_HEIGHT,
        shape=shape,
        lines_ja=_lines(element.title.ja, _BREADTH[shape], ""),
        lines_en=_lines(element.title.en, _BREADTH[shape], " "),
        assumed=element.assumed,
    )


def _lines(words: str, breadth: int, joint: str) -> tuple[str, ...]:
    """Break a name into lines between words, or anywhere where words are not set apart; the rest ends in dots."""
    lines = [""]
    for piece in _pieces(words, breadth) if joint else words:
        longer = f"{lines[-1]}{joint}{piece}" if lines[-1] else piece
        if not lines[-1] or _columns(longer) <= breadth or piece in _CLINGS:
            lines[-1] = longer
        else:
            lines.append(piece.strip())
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…")


def _pieces(words: str, breadth: int) -> Iterator[str]:
    """The words of a name; one that fits on no line is cut."""
    for word in words.split(" "):
        most = breadth if word.isascii() else breadth // 2
        yield from (word[at : at + most] for at in range(0, len(word), most))


def _columns(words: str) -> int:
    """How many half-width columns a text takes."""
    return sum(2 if east_asian_width(char) in {"W", "F"} else 1 for char in words)


def _frames(picture: Picture, boxes: dict[str, Box]) -> Iterator[Frame]:
    for zone, title in ZONES.items():
        inside = [boxes[element.id] for element in picture.elements if element.zone is zone]
        if inside:
            left, top = min(box.x for box in inside) - 14, min(box.y for box in inside) - 26
            right = max(box.x + box.width for box in inside) + 14
            bottom = max(box.y + box.height for box in inside) + 14
            yield Frame(x=left, y=top, width=right - left, height=bottom - top, title=title)


def _arrow(number: int, flow: Flow, boxes: dict[str, Box]) -> Arrow:
    """An arrow from edge to edge, a little to its own left, so that one there and one back do not lie on each other."""
    start, end = _middle(boxes[flow.source]), _middle(boxes[flow.target])
    far = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    along = ((end[0] - start[0]) / far, (end[1] - start[1]) / far)
    aside = (-along[1] * _APART, along[0] * _APART)
    reach = _reach(along)
    x1, y1 = start[0] + along[0] * reach + aside[0], start[1] + along[1] * reach + aside[1]
    x2, y2 = end[0] - along[0] * reach + aside[0], end[1] - along[1] * reach + aside[1]
    return Arrow(
        number=number,
        x1=round(x1),
        y1=round(y1),
        x2=round(x2),
        y2=round(y2),
        mark_x=round(x1 + (x2 - x1) * 0.4),
        mark_y=round(y1 + (y2 - y1) * 0.4),
        crosses=flow.crosses,
    )


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


def _reach(along: tuple[float, float]) -> float:
    """How far it is from the middle of a box to its edge in a direction."""
    sides = [half / abs(part) for half, part in ((_WIDTH / 2, along[0]), (_HEIGHT / 2, along[1])) if part]
    return min(sides, default=0.0)


def _twin(picture: Picture) -> Table:
    return Table(
        caption=_CAPTION,
        columns=_COLUMN_NAMES,
        rows=tuple(
            (
                Cell(words=same(str(number))),
                Cell(words=picture.element(flow.source).title),
                Cell(words=picture.element(flow.target).title),
                Cell(words=flow.carries),
                Cell(words=_CROSSES if flow.crosses else _INSIDE),
            )
            for number, flow in enumerate(picture.flows, start=1)
        ),
    )
