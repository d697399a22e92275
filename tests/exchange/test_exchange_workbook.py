"""Workbooks that come back: read as they are meant, or every fault at once, each with its cell."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from shirushi.exchange import spreadsheet, workbook
from shirushi.exchange.workbook import Row, Wanted, read_sheet, read_sheets
from shirushi.report.workbook import Column, Sheet, write_workbook
from shirushi.terms.errors import Malformed, Refused, ShirushiError
from shirushi.terms.text import NO_TEXT, Text

NUMBER = Column(id="number", head=Text(ja="番号", en="Number"), width=12)
OWNER = Column(id="owner", head=Text(ja="担当者", en="Owner"), width=20, editable=True)
DUE = Column(id="due", head=Text(ja="期限", en="Due"), width=12, kind="day", editable=True)
TAKE, DROP = Text(ja="採用", en="take"), Text(ja="却下", en="drop")
PICK = Column(
    id="pick", head=Text(ja="判断", en="Decision"), width=12, kind="choice", choices=(TAKE, DROP), editable=True
)
COLUMNS = (NUMBER, OWNER, DUE, PICK)
LIST = Text(ja="一覧", en="List")


def written(*rows: tuple[str, ...], lang="ja") -> bytes:
    lead = (Text(ja="黄色の欄に記入します。", en="Fill in the yellow cells."),)
    return write_workbook([Sheet(id="a", title=LIST, lead=lead, columns=COLUMNS, rows=rows)], lang, 0)


def changed(change: Callable[..., object], *rows: tuple[str, ...]) -> bytes:
    """A workbook of ours after somebody worked on its first sheet with a spreadsheet program."""
    book = load_workbook(io.BytesIO(written(*(rows or (("A-1", "", "", ""), ("A-2", "", "", ""))))))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes) -> tuple[Row, ...]:
    return read_sheet(data, "list.xlsx", LIST, COLUMNS)


def faults(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(ShirushiError) as raised:
        read(data)
    return [(fault.code, str(fault.place)) for fault in raised.value.faults]


WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u3164"), max_size=12).map(
    str.strip
)


@pytest.mark.property
@given(
    st.lists(st.tuples(WORDS, st.dates(date(2000, 1, 2)), st.sampled_from((TAKE, DROP)) | st.none()), max_size=4),
    st.sampled_from(("ja", "en")),
)
@settings(max_examples=30)
def test_what_was_written_is_read_in_either_language(rows, lang):
    given_rows = [
        (f"A-{number}", words, day.isoformat(), choice.read(lang) if choice else "")
        for number, (words, day, choice) in enumerate(rows)
    ]
    got = read(written(*given_rows, lang=lang))
    assert [(row.name, row.words("owner"), row.day("due"), row.choice("pick")) for row in got] == [
        (f"A-{number}", words.strip(), day, choice or NO_TEXT) for number, (words, day, choice) in enumerate(rows)
    ]


def test_columns_and_sheets_are_found_again_wherever_they_were_moved():
    def move(page) -> None:
        page.insert_cols(1)
        page.insert_rows(1, 3)
        page.parent.create_sheet("先頭", 0)
        for cell in page[6]:
            cell.value = {"番号": "Ｎumber ", "期限\n（記入欄）": "Due"}.get(cell.value, cell.value)
        page["D7"].value = "2026/12/1"

    (first, second) = read(changed(move))
    assert (first.line, first.name, first.day("due")) == (7, "A-1", date(2026, 12, 1))
    assert second.line == 8


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026/12/1", date(2026, 12, 1)),
        ("２０２６年１２月１日", date(2026, 12, 1)),
        ("令和8年12月1日", date(2026, 12, 1)),
        ("令和元年5月1日", date(2019, 5, 1)),
    ],
)
def test_days_are_read_as_people_type_them(typed, day):
    (first, _) = read(changed(lambda page: page.__setitem__("C4", typed)))
    assert first.day("due") == day


def test_every_fault_is_told_at_once_with_its_cell():
    def spoil(page) -> None:
        page["B4"] = '=HYPERLINK("http://x")'
        page["C4"] = "来週"
        page["D4"] = "たぶん"
        page.merge_cells("B5:B6")
        page["A7"], page["B7"] = "A-1", "二度目"
        page["B8"] = "番号なし"

    assert faults(changed(spoil)) == [
        (workbook.MERGED.id, "list.xlsx 一覧!B5:B6"),
        (workbook.CALCULATED.id, "list.xlsx 一覧!B4"),
        (workbook.NOT_A_DAY.id, "list.xlsx 一覧!C4"),
        (workbook.NOT_A_CHOICE.id, "list.xlsx 一覧!D4"),
        (workbook.ROW_TWICE.id, "list.xlsx 一覧!A7"),
        (workbook.NO_NAME.id, "list.xlsx 一覧!A8"),
    ]


def test_numbers_are_words_and_no_days():
    def number(page) -> None:
        page["B4"] = 7.0
        page["C4"], page["C4"].number_format = 46357, "0"

    assert faults(changed(number)) == [(workbook.NOT_A_DAY.id, "list.xlsx 一覧!C4")]
    assert read(changed(lambda page: page.__setitem__("B4", 7.0)))[0].words("owner") == "7"


def test_missing_and_doubled_columns_are_told_by_name():
    def spoil(page) -> None:
        page["B3"] = "人"
        page["E3"] = "番号"

    assert faults(changed(spoil)) == [
        (workbook.COLUMN_TWICE.id, "list.xlsx 一覧"),
        (workbook.NO_COLUMN.id, "list.xlsx 一覧"),
    ]


def test_every_sheet_that_is_missing_is_told():
    wanted = tuple(Wanted(title=Text(ja=name, en=name), columns=COLUMNS) for name in ("甲", "乙"))
    with pytest.raises(Malformed) as raised:
        read_sheets(written(), "list.xlsx", wanted)
    assert [fault.code for fault in raised.value.faults] == [workbook.NO_SHEET.id] * 2


def test_deleted_and_empty_rows_are_left_out():
    data = changed(lambda page: (page.delete_rows(4), page.__setitem__("B20", " ")))
    assert [row.name for row in read(data)] == ["A-2"]


def with_member(name: str, content: bytes, data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    return out.getvalue()


OLE = spreadsheet._OLE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", spreadsheet.NOT_A_WORKBOOK),
        (bytes(100), spreadsheet.NOT_A_WORKBOOK),
        (b"PK\x03\x04 and no more", spreadsheet.NOT_A_WORKBOOK),
        ("番号,担当者\n".encode("utf-8-sig"), spreadsheet.OTHER_KIND),
        ("番号,担当者\n".encode("cp932"), spreadsheet.OTHER_KIND),
        ("番号\t担当者\n".encode("utf-16"), spreadsheet.OTHER_KIND),
        (b"<html><table>", spreadsheet.OTHER_KIND),
        (OLE + bytes(600), spreadsheet.OTHER_KIND),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), spreadsheet.ENCRYPTED),
        (ods(), spreadsheet.OTHER_KIND),
        (with_member("xl/workbook.bin", b"", written()), spreadsheet.OTHER_KIND),
    ],
)
def test_what_is_no_workbook_is_told_apart(data, code):
    assert faults(data) == [(code.id, "list.xlsx")]


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/activeX/activeX1.bin"])
def test_macros_are_refused(name):
    with pytest.raises(Refused) as raised:
        read(with_member(name, b"x", written()))
    assert raised.value.faults[0].code == spreadsheet.MACROS.id


@pytest.mark.parametrize(
    "part",
    [
        bytes(spreadsheet.MOST_UNPACKED_BYTES + 1),
        b"<a>" * (spreadsheet.MOST_TAGS + 1),
    ],
)
def test_what_swells_is_refused_before_it_is_parsed(part):
    with pytest.raises(Refused) as raised:
        read(with_member("xl/more.xml", part, written()))
    assert raised.value.faults[0].code == spreadsheet.TOO_LARGE.id


def with_sheet(rows: bytes) -> bytes:
    """A workbook whose sheet holds `rows` as they are."""
    book, out = Workbook(), io.BytesIO()
    book.active.title = "一覧"
    book.save(out)
    made = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"<sheetData></sheetData>", rows) if name.endswith("sheet1.xml") else data)
    return made.getvalue()


def test_rows_are_bounded_however_the_file_numbers_them():
    beyond = with_sheet(b'<sheetData><row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>')
    assert faults(beyond) == [(spreadsheet.TOO_LARGE.id, "list.xlsx")]
    last = with_sheet(b'<sheetData><row r="1048576" ht="12"/></sheetData>')  # as LibreOffice writes it
    assert {code for code, _ in faults(last)} == {workbook.NO_COLUMN.id}


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    data = written()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, (bomb if name.endswith("sheet1.xml") else b"") + old.read(name))
    assert faults(made.getvalue()) == [(spreadsheet.NOT_A_WORKBOOK.id, "list.xlsx")]


PARTS = tuple(zipfile.ZipFile(io.BytesIO(written(("A-1", "x", "2026-12-01", "採用")))).namelist())


def tampered(part: str, at: int, data: bytes) -> bytes:
    """A workbook of ours with some bytes of one part replaced."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written(("A-1", "x", "2026-12-01", "採用")))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            whole = old.read(name)
            spot = at % max(1, len(whole))
            new.writestr(name, whole[:spot] + data + whole[spot + len(data) :] if name == part else whole)
    return made.getvalue()


def gives_rows_or_faults(data: bytes) -> bool:
    try:
        return all(isinstance(row, Row) for row in read(data))
    except (Malformed, Refused) as told:
        return all(fault.says.ja and fault.remedy.en for fault in told.faults)


SNIPPETS = st.binary(max_size=12) | st.sampled_from(
    [
        b'r="XFD9"',
        b't="s"',
        b't="e"',
        b"<v>-1</v>",
        b"<v>1e999</v>",
        b'r="0"',
        b"<f>1</f>",
        b'ref="A1"',
        b't="d"',
        b"/>",
    ]
)


@pytest.mark.property
@given(st.sampled_from(PARTS), st.integers(0, 4000), SNIPPETS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@example("xl/worksheets/sheet1.xml", 0, b"\xff\xfe")
@example("xl/workbook.xml", 10, b"")
def test_a_tampered_workbook_gives_rows_or_faults(part, at, data):
    assert gives_rows_or_faults(tampered(part, at, data))


@pytest.mark.property
@given(st.binary(max_size=300), st.integers(0, 6000))
@settings(max_examples=60)
def test_any_bytes_give_rows_or_faults(data, at):
    whole = written()
    assert gives_rows_or_faults(data)
    assert gives_rows_or_faults(whole[:at] + data + whole[at + len(data) :])
