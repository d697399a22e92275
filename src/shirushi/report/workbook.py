"""Writes sheets as an Excel workbook: the same bytes each time, safe to open, ready to print and to be filled in.

Every cell is a string or a day, never a formula. What may be filled in is unlocked and looks it; the rest is protected,
without a password, so that nobody changes it by accident. Source: ECMA-376-1, SpreadsheetML.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from unicodedata import east_asian_width

import msgspec
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from shirushi.report.visible import bounded, visible
from shirushi.terms.text import Lang, Text
from shirushi.terms.when import Instant, iso

Kind = Literal["words", "day", "choice"]

FILL_IN: Final = Text(ja="（記入欄）", en="(to be filled in)")
"""Stands below the head of a column that may be filled in, for those who see no colours."""

_CUT = "… ⟦+{n}⟧"
_PAGE = Text(ja="&A　&P / &Nページ", en="&A  page &P of &N")
_NOT_A_DAY = Text(ja="日付を2026-11-21のように入力してください。", en="Enter a day like 2026-11-21.")
_NOT_A_CHOICE = Text(ja="一覧から選んでください。", en="Choose from the list.")

_LINE_HEIGHT = 13.5
_ROW_MARGIN = 4
_MOST_HEIGHT = 409.0  # of any row
_MOST_IN_CELL = 32_000  # the standard allows 32,767
_MOST_IN_CHOICES = 255
_A4 = 9
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(?<=<dcterms:modified xsi:type=\"dcterms:W3CDTF\">)[^<]*")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FONTS: Final[dict[Lang, str]] = {"ja": "BIZ UDPGothic", "en": "Calibri"}
_LINE = Side(style="thin", color="9AA5B1")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_HEAD_TO_FILL = PatternFill("solid", fgColor="7A4B00")
_TO_FILL = PatternFill("solid", fgColor="FFF6D6")
_WHITE = "FFFFFF"
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", wrap_text=True)


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column: a permanent id, its head, its width in characters, and what its cells hold.

    Of a `choice`, the cells are one of `choices` in the language of the workbook; of a `day`, ISO dates. An `editable`
    column may be filled in. The first column of a sheet names its rows: no two are called alike.
    """

    id: str
    head: Text
    width: int
    kind: Kind = "words"
    choices: tuple[Text, ...] = ()
    editable: bool = False


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet: its title (at most 31 characters), lines that lead into it, its columns and their cells row by row."""

    id: str
    title: Text
    lead: tuple[Text, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def write_workbook(sheets: Sequence[Sheet], lang: Lang, made: Instant) -> bytes:
    """Write a workbook with heads, titles and leads in one language; equal arguments give equal bytes.

    Raises:
        ValueError: no sheet, a row that does not fit its columns, or a title or choice that Excel does not take.
    """
    if not sheets:
        msg = "a workbook needs at least one sheet"
        raise ValueError(msg)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _write_sheet(workbook.create_sheet(sheet.title.read(lang)), sheet, lang)
    return _stamped(workbook, lang, made)


def as_written(words: str) -> str:
    """Words as they stand in a cell: hidden characters made visible, and no longer than a cell can be."""
    kept, left_out = bounded(visible(words), _MOST_IN_CELL, _MOST_IN_CELL)
    return kept + _CUT.format(n=left_out) if left_out else kept


def _write_sheet(page: Worksheet, sheet: Sheet, lang: Lang) -> None:
    page.append([_words(page, sheet.title.read(lang), Font(name=_FONTS[lang], size=14, bold=True))])
    for words in sheet.lead:
        page.append([_words(page, words.read(lang), Font(name=_FONTS[lang], size=10))])
    page.append([_head(page, column, lang) for column in sheet.columns])
    head_row = len(sheet.lead) + 2
    page.row_dimensions[head_row].height = 2 * _LINE_HEIGHT + _ROW_MARGIN
    for number, row in enumerate(sheet.rows, start=head_row + 1):
        cells = tuple(zip(sheet.columns, row, strict=True))
        page.append([_cell(page, column, words, lang) for column, words in cells])
        page.row_dimensions[number].height = _height(cells)
    bottom = head_row + len(sheet.rows)
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    _write_rules(page, sheet.columns, head_row + 1, max(bottom, head_row + 1), lang)
    page.freeze_panes = f"B{head_row + 1}"
    page.auto_filter.ref = f"A{head_row}:{get_column_letter(len(sheet.columns))}{bottom}"
    _set_up_print(page, head_row, lang)
    _protect(page)


def _height(cells: Iterable[tuple[Column, str]]) -> float:
    """How high a row must be, in points, to show its fullest cell; not every program works it out when it opens a file."""
    lines = max(sum(_lines(line, column.width) for line in words.split("\n")) for column, words in cells)
    return min(lines * _LINE_HEIGHT + _ROW_MARGIN, _MOST_HEIGHT)


def _lines(words: str, width: int) -> int:
    tenths = sum(19 if east_asian_width(sign) in "WFA" else 9 for sign in words)  # of the width of a digit at 11 points
    return max(1, -(-tenths // (10 * (width - 1))))  # words break early: one place of each line is taken as lost


def _words(page: Worksheet, words: str, font: Font) -> Cell:
    """A string that no program takes for a formula, whatever it begins with."""
    cell = WriteOnlyCell(page, as_written(words))
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.font = font
    return cell


def _head(page: Worksheet, column: Column, lang: Lang) -> Cell:
    words = column.head.read(lang)
    font = Font(name=_FONTS[lang], size=10, bold=True, color=_WHITE)
    cell = _words(page, f"{words}\n{FILL_IN.read(lang)}" if column.editable else words, font)
    cell.fill = _HEAD_TO_FILL if column.editable else _HEAD
    cell.alignment = _MIDDLE
    cell.border = _BORDER
    return cell


def _cell(page: Worksheet, column: Column, words: str, lang: Lang) -> Cell:
    font = Font(name=_FONTS[lang], size=10)
    if not words or column.kind == "day":
        cell = WriteOnlyCell(page)
        cell.value = date.fromisoformat(words) if words else None
        cell.font = font
        cell.number_format = "yyyy-mm-dd" if column.kind == "day" else "@"
    else:
        cell = _words(page, words, font)
        cell.number_format = "@"
    cell.alignment = _TOP
    cell.border = _BORDER
    if column.editable:
        cell.fill = _TO_FILL
        cell.protection = Protection(locked=False)
    return cell


def _write_rules(page: Worksheet, columns: Iterable[Column], top: int, bottom: int, lang: Lang) -> None:
    """Let programs offer the choices of a column and refuse what is no day."""
    for number, column in enumerate(columns, start=1):
        if not column.editable or column.kind == "words":
            continue
        rule = _day_rule(lang) if column.kind == "day" else _choice_rule(column, lang)
        letter = get_column_letter(number)
        rule.sqref = MultiCellRange(f"{letter}{top}:{letter}{bottom}")
        page.add_data_validation(rule)


def _day_rule(lang: Lang) -> DataValidation:
    return DataValidation(
        type="date",
        operator="greaterThan",
        formula1="36526",  # 2000-01-01
        allow_blank=True,
        showErrorMessage=True,
        error=_NOT_A_DAY.read(lang),
    )


def _choice_rule(column: Column, lang: Lang) -> DataValidation:
    words = [choice.read(lang) for choice in column.choices]
    offered = ",".join(words)
    if len(offered) > _MOST_IN_CHOICES or any(mark in word for word in words for mark in ',"'):
        msg = f"Excel cannot offer the choices of the column {column.id}"
        raise ValueError(msg)
    return DataValidation(
        type="list",
        formula1=f'"{offered}"',
        allow_blank=True,
        showErrorMessage=True,
        error=_NOT_A_CHOICE.read(lang),
    )


def _set_up_print(page: Worksheet, head_row: int, lang: Lang) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{head_row}:{head_row}"
    footer = HeaderFooterItem()
    footer.center.text = _PAGE.read(lang)
    page.oddFooter = footer
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.page_margins.header = page.page_margins.footer = 0.3


def _protect(page: Worksheet) -> None:
    """Lock what is not to be filled in; filtering and sizing stay free (in the file, what is true is forbidden)."""
    page.protection.sheet = True
    page.protection.autoFilter = False
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _stamped(workbook: Workbook, lang: Lang, made: Instant) -> bytes:
    """Save, with the time `made` in the place of the clock's: in the properties and in the archive."""
    moment = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=made)).replace(microsecond=0, tzinfo=None)
    workbook.properties.creator = "Shirushi"
    workbook.properties.language = lang
    workbook.properties.created = moment
    saved, out = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as written, zipfile.ZipFile(out, "w") as archive:
        for name in written.namelist():
            info = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            data = written.read(name)
            archive.writestr(info, _MODIFIED.sub(iso(made).encode(), data) if name == _CORE else data)
    return out.getvalue()
