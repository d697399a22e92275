"""Reads what stands in the cells of an Excel workbook from a stranger: bounded, without macros, nothing calculated.

Kinds of files that people take for a workbook are told apart, each with its remedy. Source: ECMA-376-1, SpreadsheetML.
"""

import codecs
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time

import msgspec
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import TranslatorError
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from shirushi.exchange import archive
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.terms.errors import Altered, Code, Malformed, Place, Refused
from shirushi.terms.text import Text

MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED_BYTES = 48 * 1024 * 1024
MOST_TAGS = 600_000
"""How many marks `<` all parts may hold together: it bounds the work and the memory of every reader of XML."""
MOST_ROWS = 20_000
MOST_COLUMNS = 100
_LAST_ROW = 1_048_576  # of any workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_ODS_MARK = b"application/vnd.oasis.opendocument.spreadsheet"  # the content of its first member, as it stands
_MARK_WITHIN = 120
_MACROS = re.compile(r"vbaProject|macrosheets/|/activeX/|/ctrlProps/", re.IGNORECASE)
# What openpyxl does not tell when it only reads. Tags of both are short, so the patterns stay linear on any bytes.
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")
_CALCULATED = re.compile(
    rb"<(?:\w+:)?c\s[^<>]{0,200}?\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"'][^<>]{0,200}>\s{0,9}<(?:\w+:)?f[\s>/]"
)
_ENCODINGS = ("utf-8-sig", "utf-16", "cp932")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FAULTS_OF_OPENPYXL = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    TokenizerError,
    TranslatorError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)

NOT_A_WORKBOOK = Code(
    id="SH820",
    says=Text(
        ja="Excelブック（.xlsx）として読めません。別の形式か、壊れています。",
        en="This cannot be read as an Excel workbook (.xlsx): it is something else, or damaged.",
    ),
    remedy=Text(
        ja="shirushiが書き出したブックを表計算ソフトで開き、「Excelブック（.xlsx）」として保存し直してください。",
        en="Open the workbook that shirushi wrote in a spreadsheet program and save it as “Excel Workbook (.xlsx)”.",
    ),
)
OTHER_KIND = Code(
    id="SH821",
    says=Text(
        ja="これは{kind}で、Excelブック（.xlsx）ではありません。", en="This is {kind}, not an Excel workbook (.xlsx)."
    ),
    remedy=Text(ja="{way}", en="{way}"),
)
ENCRYPTED = Code(
    id="SH822",
    says=Text(ja="ブックにパスワードが掛かっています。", en="The workbook is locked with a password."),
    remedy=Text(
        ja="表計算ソフトで開いてパスワードを外し、保存し直してください。",
        en="Open it in a spreadsheet program, remove the password and save it again.",
    ),
)
MACROS = Code(
    id="SH823",
    says=Text(
        ja="ブックにマクロ又はそれに類するもの（{name}）が含まれています。",
        en="The workbook holds macros or the like ({name}).",
    ),
    remedy=Text(
        ja="開かずに送り手に確かめ、マクロのない「Excelブック（.xlsx）」を受け取ってください。",
        en="Do not open it; ask whoever sent it for an “Excel Workbook (.xlsx)” without macros.",
    ),
)
TOO_LARGE = Code(
    id="SH824",
    says=Text(
        ja="ブックが大きすぎるか、開くと膨らむように作られています。",
        en="The workbook is too large, or made to swell when it is opened.",
    ),
    remedy=Text(
        ja="shirushiが書き出したブックに、貼り付けた画像や使わない行・列がないか確かめてください。上限：{most}バイト、{rows}行。",
        en="Look for pasted pictures and unused rows or columns. At most {most} bytes and {rows} rows are read.",
    ),
)

_XLS = Text(ja="古い形式のExcelブック（.xls）", en="an old Excel workbook (.xls)")
_XLSB = Text(ja="バイナリ形式のExcelブック（.xlsb）", en="a binary Excel workbook (.xlsb)")
_ODS = Text(ja="OpenDocumentの表（.ods）", en="an OpenDocument spreadsheet (.ods)")
_TEXT = Text(ja="CSV等のテキスト", en="CSV or other text")
_MARKUP = Text(ja="HTML又はXMLのページ", en="a page of HTML or XML")
_SAVE_AS = Text(
    ja="表計算ソフトで開き、「Excelブック（.xlsx）」として保存し直してください。",
    en="Open it in a spreadsheet program and save it as “Excel Workbook (.xlsx)”.",
)
_FILL_IN = Text(
    ja="CSV等に変えると日付や書式が失われます。shirushiが書き出したブックそのものに記入してください。",
    en="Dates and layout are lost in it. Fill in the very workbook that shirushi wrote.",
)


class GridCell(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a cell, as words; the day where it is one; whether it is calculated, or shows an error."""

    words: str = ""
    day: date | None = None
    calculated: bool = False


class GridRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its number from 1, and its cells from the first column on."""

    number: int
    cells: tuple[GridCell, ...]


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """A range of merged cells by its name, and its rows and columns from 1, both ends included."""

    name: str
    columns: tuple[int, int]
    rows: tuple[int, int]


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet: its title, and its rows in which something stands."""

    title: str
    rows: tuple[GridRow, ...]
    merged: tuple[Merged, ...]


def load_grids(data: bytes, path: str) -> tuple[Grid, ...]:
    """Read every sheet of a workbook; `path` names it in faults.

    Raises:
        Malformed: no workbook, of another kind, encrypted or damaged.
        Refused: it holds macros, or goes beyond a limit; told before anything is parsed.
    """
    place = Place(path=path)
    # 1. What is it? Told by its first bytes, before anything is unpacked.
    _tell_kind(data, place)
    # 2. Its parts, unpacked within bounds.
    members = _members(data, place)
    _refuse_macros(members, place)
    # 3. Its sheets, from an archive that holds no more than those parts.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out; cells are all that counts here
            return tuple(_grids(members, place))
    except _FAULTS_OF_OPENPYXL as error:
        raise Malformed(NOT_A_WORKBOOK.at(place)) from error


def _tell_kind(data: bytes, place: Place) -> None:
    if data.startswith(_ZIP) and _ODS_MARK in data[:_MARK_WITHIN]:
        raise Malformed(OTHER_KIND.at(place, kind=_ODS, way=_SAVE_AS))
    if data.startswith(_ZIP):
        return
    if data.startswith(_OLE):
        fault = ENCRYPTED.at(place) if _ENCRYPTED_STREAM in data else OTHER_KIND.at(place, kind=_XLS, way=_SAVE_AS)
        raise Malformed(fault)
    words = _decoded(data[:4096])
    if words.lstrip().startswith("<"):
        raise Malformed(OTHER_KIND.at(place, kind=_MARKUP, way=_FILL_IN))
    if words.strip():
        raise Malformed(OTHER_KIND.at(place, kind=_TEXT, way=_FILL_IN))
    raise Malformed(NOT_A_WORKBOOK.at(place))


def _decoded(data: bytes) -> str:
    """The beginning of a text in one of the encodings of CSV files; empty where it is no text."""
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            continue
        try:
            words = codecs.getincrementaldecoder(encoding)().decode(data)  # its end may be cut within a character
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(words):
            return words
    return ""


def _members(data: bytes, place: Place) -> tuple[Member, ...]:
    too_large = TOO_LARGE.at(place, most=MOST_BYTES, rows=MOST_ROWS)
    if len(data) > MOST_BYTES:
        raise Refused(too_large)
    try:
        members = unpack(data, MOST_UNPACKED_BYTES)
    except (Malformed, Altered, Refused) as error:
        if error.faults[0].code == archive.TOO_LARGE.id:
            raise Refused(too_large) from error
        raise Malformed(NOT_A_WORKBOOK.at(place)) from error
    if sum(member.data.count(b"<") for member in members if not _is_picture(member)) > MOST_TAGS:
        raise Refused(too_large)
    return members


def _is_picture(member: Member) -> bool:
    return member.path.startswith("xl/media/")


def _refuse_macros(members: tuple[Member, ...], place: Place) -> None:
    names = {member.path for member in members}
    if "xl/workbook.bin" in names:
        raise Malformed(OTHER_KIND.at(place, kind=_XLSB, way=_SAVE_AS))
    for member in members:
        if _MACROS.search(member.path) or (
            member.path == "[Content_Types].xml" and b"macroenabled" in member.data.lower()
        ):
            raise Refused(MACROS.at(place, name=member.path))


def _grids(members: tuple[Member, ...], place: Place) -> Iterator[Grid]:
    # Only values: formulas are found below, not worked on.
    reader = ExcelReader(io.BytesIO(pack(members)), read_only=True, data_only=True, keep_links=False)
    reader.read()
    parts = {member.path: member.data for member in members}
    targets = {sheet.name: relation.Target for sheet, relation in reader.parser.find_sheets()}
    for sheet in reader.wb.worksheets:
        part = parts[targets[sheet.title]]
        calculated = {found.group(1).decode() for found in _CALCULATED.finditer(part)}
        yield Grid(
            title=sheet.title,
            rows=tuple(_rows(sheet, calculated, place)),
            merged=tuple(_merged(found.group(1).decode()) for found in _MERGED.finditer(part)),
        )


def _rows(sheet: Worksheet, calculated: set[str], place: Place) -> Iterator[GridRow]:
    # The bounds are ours: what the file says of its own size is not to be believed.
    rows = sheet.iter_rows(min_row=1, max_row=_LAST_ROW + 1, min_col=1, max_col=MOST_COLUMNS)
    written = 0
    gap: object = None
    for number, row in enumerate(rows, start=1):
        if number > _LAST_ROW or written > MOST_ROWS:
            raise Refused(TOO_LARGE.at(place, most=MOST_BYTES, rows=MOST_ROWS))
        if row is gap:  # a file may go on at row 1,000,000: rows left out come as one and the same tuple
            continue
        cells = tuple(
            _cell(cell.value, calculated=cell.data_type == "e" or f"{get_column_letter(at)}{number}" in calculated)
            for at, cell in enumerate(row, start=1)
        )
        if any(cell.words or cell.calculated for cell in cells):
            written += 1
            yield GridRow(number=number, cells=cells)
        else:
            gap = row


def _cell(value: object, *, calculated: bool) -> GridCell:
    if value is None:
        return GridCell(calculated=calculated)
    if isinstance(value, datetime):
        words = str(value.date() if value.time() == time() else value)
        return GridCell(words=words, day=value.date(), calculated=calculated)
    if isinstance(value, float) and value.is_integer():
        return GridCell(words=str(int(value)), calculated=calculated)
    return GridCell(words=str(value), calculated=calculated)


def _merged(name: str) -> Merged:
    first, _, last = name.partition(":")
    (first_row, first_column), (last_row, last_column) = coordinate_to_tuple(first), coordinate_to_tuple(last)
    return Merged(name=name, columns=(first_column, last_column), rows=(first_row, last_row))
