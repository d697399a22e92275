"""The proof-reading sheet there and back: every row counts by itself, and each fault names its cell."""

import io
from collections.abc import Callable

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from fakes.library import requirement
from shirushi.exchange.proofreading import ReadBack, read_proofreading
from shirushi.policy.proofreading import Found
from shirushi.policy.requirement import Requirement, Source
from shirushi.report.proofreading import COLUMNS, proofreading_sheet
from shirushi.report.workbook import write_workbook
from shirushi.terms.errors import Malformed
from shirushi.terms.text import Lang, Text

ITEMS = {
    id_: msgspec.structs.replace(
        requirement(id_),
        title=Text(ja=f"題{id_}", en=f"Title {id_}"),
        statement=Text(ja="一行目\n二行目", en="=cmd()"),
        source=Source(part="2", section="C", page="v1.2 p.3"),
    )
    for id_ in ("T-1", "T-2", "T-3")
}
RIGHT, CORRECTED = "right", "corrected"


def workbook(lang: Lang = "en") -> bytes:
    return write_workbook((proofreading_sheet(ITEMS.values(), (), lang),), lang, 0)


class Filled:
    """A workbook being filled in; rows by id, columns by id."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.page: Worksheet = self.book.worksheets[0]
        self.lines = {row[0].value: row[0].row for row in self.page.iter_rows()}
        self.columns = {column.id: number for number, column in enumerate(COLUMNS, start=1)}

    def put(self, id_: str, column: str, words: object) -> "Filled":
        self.page.cell(self.lines[id_], self.columns[column]).value = words
        return self

    def read(self) -> ReadBack:
        saved = io.BytesIO()
        self.book.save(saved)
        return read_proofreading(saved.getvalue(), "a.xlsx", ITEMS)


def codes(read: ReadBack) -> list[str]:
    return [fault.code for fault in read.faults]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_sheet_nobody_filled_in_says_nothing(lang: Lang):
    read = read_proofreading(workbook(lang), "a.xlsx", ITEMS)
    assert (read.found, read.unread, read.faults) == ((), 3, ())


def test_right_means_as_it_stands():
    read = Filled(workbook()).put("T-1", "found", RIGHT).read()
    item = ITEMS["T-1"]
    assert read.found == (Found(id="T-1", title=item.title, statement=item.statement, source=item.source),)
    assert read.unread == 2


def test_a_correction_changes_what_is_written_and_nothing_else():
    filled = Filled(workbook()).put("T-1", "found", CORRECTED).put("T-1", "title-ja", " 正しい題 ")
    (found,) = filled.put("T-1", "page", "v1.2 p.4").put("T-1", "remark", "脚注も").read().found
    assert found.title == Text(ja="正しい題", en="Title T-1")
    assert found.statement == ITEMS["T-1"].statement
    assert found.source == Source(part="2", section="C", page="v1.2 p.4")
    assert found.remark == "脚注も"


FAULTS: list[tuple[str, Callable[[Filled], Filled]]] = [
    ("SH860", lambda sheet: sheet.put("T-1", "found", RIGHT).put("T-1", "now-title-ja", "書き換え")),
    ("SH860", lambda sheet: sheet.put("T-1", "now-statement-en", "corrected in the wrong column")),
    ("SH861", lambda sheet: sheet.put("T-1", "found", RIGHT).put("T-1", "row", "0" * 12)),
    ("SH862", lambda sheet: sheet.put("T-1", "title-ja", "正しい題")),
    ("SH862", lambda sheet: sheet.put("T-1", "found", "not read").put("T-1", "remark", "later")),
    ("SH863", lambda sheet: sheet.put("T-1", "found", RIGHT).put("T-1", "page", "p.9")),
    ("SH864", lambda sheet: sheet.put("T-1", "found", CORRECTED)),
    ("SH864", lambda sheet: sheet.put("T-1", "found", CORRECTED).put("T-1", "title-ja", "題T-1")),
    ("SH201", lambda sheet: sheet.put("T-1", "id", "T-9").put("T-1", "found", RIGHT)),
    ("SH834", lambda sheet: sheet.put("T-1", "found", "perhaps")),
    ("SH830", lambda sheet: sheet.put("T-1", "found", RIGHT).put("T-1", "remark", "=1+1")),
    ("SH832", lambda sheet: sheet.put("T-1", "id", None)),
]


@pytest.mark.parametrize(("code", "spoil"), FAULTS)
def test_a_row_at_fault_is_told_and_the_rest_is_read(code: str, spoil: Callable[[Filled], Filled]):
    read = spoil(Filled(workbook())).put("T-3", "found", RIGHT).read()
    assert codes(read) == [code]
    assert read.faults[0].place.pointer
    assert [one.id for one in read.found] == ["T-3"]
    assert read.unread == 1


def test_of_two_rows_of_one_id_neither_counts():
    filled = Filled(workbook()).put("T-2", "id", "T-1").put("T-2", "found", RIGHT)
    read = filled.put("T-1", "found", CORRECTED).put("T-3", "found", RIGHT).read()
    assert codes(read) == ["SH831"]
    assert [one.id for one in read.found] == ["T-3"]


def test_merged_cells_spoil_the_rows_they_touch():
    filled = Filled(workbook()).put("T-1", "found", RIGHT).put("T-3", "found", RIGHT)
    first, found = filled.lines["T-1"], filled.columns["found"]
    filled.page.merge_cells(start_row=first, end_row=first + 1, start_column=found, end_column=found)
    read = filled.read()
    assert codes(read) == ["SH829"]
    assert [one.id for one in read.found] == ["T-3"]


def test_a_workbook_without_the_columns_is_refused():
    filled = Filled(workbook())
    filled.page.delete_cols(filled.columns["row"])
    with pytest.raises(Malformed) as caught:
        filled.read()
    assert [fault.code for fault in caught.value.faults] == ["SH827"]


def test_a_sheet_in_one_language_is_read_whatever_the_other():
    filled = Filled(workbook("ja")).put("T-1", "found", "正しい").put("T-2", "found", "right")
    assert [one.id for one in filled.read().found] == ["T-1", "T-2"]


@pytest.mark.property
@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20),
    statement=st.text(min_size=1, max_size=20),
)
def test_an_untouched_sheet_never_looks_changed(title: str, statement: str):
    """Whatever the catalogue holds, hidden characters among it, what was written is recognised."""
    item: Requirement = msgspec.structs.replace(
        ITEMS["T-1"],
        title=Text(ja=title, en=title),
        statement=Text(ja=statement, en=statement),
    )
    data = write_workbook((proofreading_sheet([item], (), "ja"),), "ja", 0)
    assert read_proofreading(data, "a.xlsx", {item.id: item}).faults == ()
