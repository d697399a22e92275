"""Reads back the sheets of a workbook that somebody filled in: rows with typed cells, or every fault at once.

Sheets are found by their title and columns by their head, in either language and wherever they were moved.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec
from openpyxl.utils.cell import get_column_letter

from shirushi.exchange.spreadsheet import Grid, GridCell, GridRow, load_grids
from shirushi.report.workbook import Column
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.fields import shown
from shirushi.terms.text import NO_TEXT, Text, listed, same

NO_SHEET = Code(
    id="SH826",
    says=Text(ja="シート「{sheet}」がありません。", en="There is no sheet “{sheet}”."),
    remedy=Text(
        ja="シートの名前を元に戻してください。今あるシート：{found}",
        en="Give the sheet its name back. The sheets that are there: {found}",
    ),
)
NO_COLUMN = Code(
    id="SH827",
    says=Text(ja="列「{column}」がありません。", en="There is no column “{column}”."),
    remedy=Text(
        ja="見出しの行に「{column}」を元どおり書いてください。列の順番は変わっても構いません。",
        en="Write “{column}” in the row of heads again. The order of columns does not matter.",
    ),
)
COLUMN_TWICE = Code(
    id="SH828",
    says=Text(ja="列「{column}」が二つあります。", en="There are two columns “{column}”."),
    remedy=Text(ja="どちらか一方の見出しを変えるか、列を除いてください。", en="Rename or remove one of the two."),
)
MERGED = Code(
    id="SH829",
    says=Text(ja="セルが結合されています。", en="Cells are merged here."),
    remedy=Text(
        ja="結合を解き、それぞれの行に値を書いてください。", en="Split them and write the value into each row."
    ),
)
CALCULATED = Code(
    id="SH830",
    says=Text(ja="数式又はエラー値が入っています。", en="The cell holds a formula or an error."),
    remedy=Text(
        ja="数式を値に置き換えてください（「値の貼り付け」が使えます）。",
        en="Put the value in its place (“Paste Special”, “Values”).",
    ),
)
ROW_TWICE = Code(
    id="SH831",
    says=Text(
        ja="「{name}」の行が二つあります（{first}行目と{second}行目）。",
        en="There are two rows “{name}” (lines {first} and {second}).",
    ),
    remedy=Text(ja="どちらか一方を除いてください。", en="Remove one of the two."),
)
NO_NAME = Code(
    id="SH832",
    says=Text(ja="「{column}」が空の行に記入があります。", en="Something is filled in where “{column}” is empty."),
    remedy=Text(ja="「{column}」を元に戻すか、この行を除いてください。", en="Put “{column}” back, or remove the row."),
)
NOT_A_DAY = Code(
    id="SH833",
    says=Text(ja="「{value}」は日付として読めません。", en="“{value}” is not a date."),
    remedy=Text(ja="2026-11-21のように入力してください。", en="Enter it like 2026-11-21."),
)
NOT_A_CHOICE = Code(
    id="SH834",
    says=Text(ja="「{value}」は選べる値ではありません。", en="“{value}” is none of the choices."),
    remedy=Text(ja="次のいずれかにしてください：{choices}", en="Use one of: {choices}"),
)

_MOST_ROWS_ABOVE_HEAD = 60
_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_REIWA: Final = re.compile(r"令和(元|\d{1,2})年(\d{1,2})月(\d{1,2})日")
_REIWA_BEGINS_AFTER = 2018


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet to be read: its title, and those of its columns that count; the first of them names the rows."""

    title: Text
    columns: tuple[Column, ...]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in one cell: its words; of a day column the day, of a choice column the choice, where it is filled."""

    column: str
    cell: str
    words: str
    day: date | None = None
    chosen: Text = NO_TEXT


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a sheet that was read: where it is, and its cells in the order of the wanted columns."""

    path: str
    sheet: str
    line: int
    cells: tuple[Field, ...]

    @property
    def name(self) -> str:
        """What the first column calls the row."""
        return self.cells[0].words

    def words(self, column: str) -> str:
        """The words in the column of that id, without blanks around them."""
        return self._field(column).words

    def day(self, column: str) -> date | None:
        """The day in a day column; None where it is empty."""
        return self._field(column).day

    def choice(self, column: str) -> Text:
        """The choice in a choice column; no text where it is empty."""
        return self._field(column).chosen

    def place(self, column: str) -> Place:
        """Where the cell of a column is, for faults."""
        return _place(self.path, self.sheet, self._field(column).cell)

    def _field(self, column: str) -> Field:
        return next(field for field in self.cells if field.column == column)


class SoundRows(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a sheet that could be read, and what is wrong with the others, of which none is among `rows`."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_sheet(data: bytes, path: str, sheet: Text, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """Read one sheet; see `read_sheets`."""
    (rows,) = read_sheets(data, path, (Wanted(title=sheet, columns=columns),))
    return rows


def read_sheets(data: bytes, path: str, wanted: tuple[Wanted, ...]) -> tuple[tuple[Row, ...], ...]:
    """Read the sheets that are wanted, each as its rows in their order; `path` names the workbook in faults.

    Raises:
        Malformed: the file is no workbook, or a sheet, column or cell that counts is not as it must be: all faults at once.
        Refused: it holds macros, or goes beyond a limit.
    """
    grids = load_grids(data, path)
    faults: list[Fault] = []
    read = tuple(tuple(_read_one(grids, path, one, faults)) for one in wanted)
    if faults:
        raise Malformed(*faults)
    return read


def read_sound_rows(data: bytes, path: str, wanted: Wanted) -> SoundRows:
    """Read one sheet of which every row counts by itself: a broken row is told and left out, the others are read.

    Raises:
        Malformed: the file is no workbook, or has no such sheet or columns.
        Refused: as for `read_sheets`.
    """
    faults: list[Fault] = []
    grid = _find(load_grids(data, path), path, wanted, faults)
    reading = None if grid is None else _Reading(grid, path, wanted.columns, faults)
    if reading is None or not reading.finds_columns():
        raise Malformed(*faults)
    rows = tuple(reading.rows())
    return SoundRows(rows=tuple(row for row in rows if row.name not in reading.broken), faults=tuple(faults))


def plain(words: str) -> str:
    """Words as people compare them: without blanks around, line ends and full-width forms alike."""
    return unicodedata.normalize("NFKC", words).replace("\r\n", "\n").strip()


def _find(grids: tuple[Grid, ...], path: str, wanted: Wanted, faults: list[Fault]) -> Grid | None:
    titles = {plain(wanted.title.ja), plain(wanted.title.en)}
    grid = next((grid for grid in grids if plain(grid.title) in titles), None)
    if grid is None:
        found = listed(same(shown(grid.title)) for grid in grids)
        faults.append(NO_SHEET.at(Place(path=path), sheet=wanted.title, found=found))
    return grid


def _read_one(grids: tuple[Grid, ...], path: str, wanted: Wanted, faults: list[Fault]) -> Iterator[Row]:
    grid = _find(grids, path, wanted, faults)
    if grid is None:
        return
    reading = _Reading(grid, path, wanted.columns, faults)
    if reading.finds_columns():
        yield from reading.rows()


class _Reading:
    """The reading of one sheet; what is wrong is noted, with the names of its rows, and the reading goes on."""

    def __init__(self, grid: Grid, path: str, columns: tuple[Column, ...], faults: list[Fault]) -> None:
        self._grid = grid
        self._path = path
        self._columns = columns
        self._faults = faults
        self._head_row = 0
        self._at: dict[str, int] = {}
        self.broken: set[str] = set()

    def finds_columns(self) -> bool:
        """Find the row of heads and each column in it."""
        above = [row for row in self._grid.rows if row.number <= _MOST_ROWS_ABOVE_HEAD]
        head = max(above, key=self._known_heads, default=GridRow(number=0, cells=()))
        self._head_row = head.number
        complete = True
        for column in self._columns:
            places = [number for number, cell in enumerate(head.cells) if _is_head(cell, column)]
            if len(places) == 1:
                self._at[column.id] = places[0]
                continue
            complete = False
            code = COLUMN_TWICE if places else NO_COLUMN
            self._faults.append(code.at(_place(self._path, self._grid.title), column=column.head))
        return complete

    def _known_heads(self, row: GridRow) -> int:
        return sum(any(_is_head(cell, column) for cell in row.cells) for column in self._columns)

    def rows(self) -> Iterator[Row]:
        """Read the rows below the heads; a merged range is told once."""
        merged = deque(self._tell_merged())
        merged_until = 0
        lines: dict[str, int] = {}
        for row in self._grid.rows:
            if row.number <= self._head_row:
                continue
            told = len(self._faults)
            read = Row(
                path=self._path,
                sheet=self._grid.title,
                line=row.number,
                cells=tuple(self._field(row, column) for column in self._columns),
            )
            if not any(field.words for field in read.cells):
                continue
            self._tell_name(read, lines)
            while merged and merged[0].start <= row.number:
                merged_until = max(merged_until, merged.popleft().stop)
            if len(self._faults) > told or row.number < merged_until:
                self.broken.add(read.name)
            yield read

    def _tell_merged(self) -> list[range]:
        """Tell every merged range that touches what is read; return the lines of each, topmost first."""
        told: list[range] = []
        columns = {place + 1 for place in self._at.values()}
        for merged in self._grid.merged:
            first, last = merged.columns
            if merged.rows[1] > self._head_row and any(first <= column <= last for column in columns):
                self._faults.append(MERGED.at(_place(self._path, self._grid.title, merged.name)))
                told.append(range(merged.rows[0], merged.rows[1] + 1))
        return sorted(told, key=lambda lines: lines.start)

    def _tell_name(self, row: Row, lines: dict[str, int]) -> None:
        naming = self._columns[0]
        if not row.name:
            self._faults.append(NO_NAME.at(row.place(naming.id), column=naming.head))
        elif row.name in lines:
            place, first = row.place(naming.id), lines[row.name]
            self._faults.append(ROW_TWICE.at(place, name=shown(row.name), first=first, second=row.line))
        lines.setdefault(row.name, row.line)

    def _field(self, row: GridRow, column: Column) -> Field:
        at = self._at[column.id]
        cell = row.cells[at] if at < len(row.cells) else GridCell()
        field = Field(column=column.id, cell=f"{get_column_letter(at + 1)}{row.number}", words=_trimmed(cell.words))
        place = _place(self._path, self._grid.title, field.cell)
        if cell.calculated:
            self._faults.append(CALCULATED.at(place))
        elif field.words and column.kind == "day":
            return self._with_day(field, cell, place)
        elif field.words and column.kind == "choice":
            return self._with_choice(field, column, place)
        return field

    def _with_day(self, field: Field, cell: GridCell, place: Place) -> Field:
        day = cell.day or _day(field.words)
        if day is None:
            self._faults.append(NOT_A_DAY.at(place, value=shown(field.words)))
            return field
        return msgspec.structs.replace(field, words=day.isoformat(), day=day)

    def _with_choice(self, field: Field, column: Column, place: Place) -> Field:
        for choice in column.choices:
            if plain(field.words) in {plain(choice.ja), plain(choice.en)}:
                return msgspec.structs.replace(field, chosen=choice)
        self._faults.append(NOT_A_CHOICE.at(place, value=shown(field.words), choices=listed(column.choices)))
        return field


def _is_head(cell: GridCell, column: Column) -> bool:
    """Whether a cell is the head of a column; what stands below its first line is for the reader's eye."""
    words = plain(plain(cell.words).partition("\n")[0])
    return bool(words) and words in {plain(column.head.ja), plain(column.head.en)}


def _day(words: str) -> date | None:
    """A day as people in Japan type it: 2026-11-21, 2026/11/21, 2026年11月21日, 令和8年11月21日."""
    digits = plain(words)
    if found := _DAY.fullmatch(digits):
        year, month, day = (int(part) for part in found.groups())
    elif found := _REIWA.fullmatch(digits):
        era, month, day = (int(part) if part != "元" else 1 for part in found.groups())
        year = _REIWA_BEGINS_AFTER + era
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _trimmed(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _place(path: str, sheet: str, cell: str = "") -> Place:
    return Place(path=path, pointer=f"{shown(sheet)}!{cell}" if cell else shown(sheet))
