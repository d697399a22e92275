"""Reads a table (CSV, RFC 4180) from a stranger: rows with the line on which each begins."""

import csv
from collections.abc import Iterator, Mapping

import msgspec

from shirushi.checks.suite.importing.loaded import UNREADABLE, bare, columns_fault
from shirushi.terms.errors import Fault, Malformed, Place
from shirushi.terms.text import Text

MOST_BYTES = 64 * 1024 * 1024

CSV = Text(ja="CSV", en="CSV")
TOO_LARGE = Text(ja="{size}バイト。上限{most}バイト", en="{size} bytes, at most {most}")
NOT_UTF8 = Text(ja="UTF-8でない文字", en="bytes that are not UTF-8")
WIDE = Text(ja="{line}行目の列が多すぎるか足りない", en="line {line} has more or fewer cells than the first")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: the line on which it begins, and its cells by column; cells that are not there are empty."""

    place: Place
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """The words of a cell, without space around them."""
        return self.cells.get(column, "").strip()


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which columns a table must have, and which it may have; `more` names the beginning of any number of others."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()
    more: str = ""

    def unknown(self, heads: list[str]) -> list[str]:
        """The heads that have no meaning here."""
        known = {*self.must, *self.may}
        return [head for head in heads if head not in known and not (self.more and head.startswith(self.more))]


def load_rows(data: bytes, path: str, columns: Columns, faults: list[Fault]) -> tuple[Row, ...]:
    """Read a table; empty rows are passed over, and faults that leave rows usable are added to `faults`.

    Raises:
        Malformed: no table, or one without the columns that must be there.
    """
    lines = iter(_lines(text_of(data, path, CSV)))
    reader = csv.reader(lines, strict=True)
    heads: list[str] | None = None
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            place = Place(path=path, line=begins)
            begins = reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if heads is None:
                heads = _heads(cells, place, columns)
            elif len(cells) != len(heads):
                faults.append(UNREADABLE.at(place, what=CSV, why=WIDE.fill(line=place.line)))
            else:
                rows.append(Row(place=place, cells=_cells(heads, cells, place, faults)))
    except csv.Error as error:
        raise Malformed(UNREADABLE.at(Place(path=path, line=begins), what=CSV, why=error)) from error
    if heads is None:
        raise Malformed(columns_fault(Place(path=path), missing=columns.must, unknown=(), columns=columns.must))
    return tuple(rows)


def text_of(data: bytes, path: str, what: Text) -> str:
    """Decode the bytes of a text file, with or without a byte order mark.

    Raises:
        Malformed: too large, or no UTF-8.
    """
    if len(data) > MOST_BYTES:
        why = TOO_LARGE.fill(size=len(data), most=MOST_BYTES)
        raise Malformed(UNREADABLE.at(Place(path=path), what=what, why=why))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Malformed(UNREADABLE.at(Place(path=path, line=line), what=what, why=NOT_UTF8)) from error


def _lines(text: str) -> Iterator[str]:
    """Lines as editors count them: `str.splitlines` would also break at a vertical tab."""
    yield from (line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _heads(cells: list[str], place: Place, columns: Columns) -> list[str]:
    heads = [cell.strip() for cell in cells]
    missing = [name for name in columns.must if name not in heads]
    twice = [head for number, head in enumerate(heads) if head in heads[:number]]
    unknown = [*columns.unknown(heads), *twice]
    if missing or unknown:
        known = (*columns.must, *columns.may, *((f"{columns.more}…",) if columns.more else ()))
        raise Malformed(columns_fault(place, missing=missing, unknown=unknown, columns=known))
    return heads


def _cells(heads: list[str], cells: list[str], place: Place, faults: list[Fault]) -> dict[str, str]:
    return {head: bare(cell, place, faults) for head, cell in zip(heads, cells, strict=True)}
