"""What we write as a workbook: always the same bytes, never a formula, ready to be filled in and printed."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from shirushi.report.workbook import Column, Sheet, write_workbook
from shirushi.terms.text import Text, same

MADE = 1_790_000_000_000
NUMBER = Column(id="number", head=Text(ja="番号", en="Number"), width=12)
OWNER = Column(id="owner", head=Text(ja="担当者", en="Owner"), width=20, editable=True)
DUE = Column(id="due", head=Text(ja="期限", en="Due"), width=12, kind="day", editable=True)
PICK = Column(
    id="pick",
    head=Text(ja="判断", en="Decision"),
    width=12,
    kind="choice",
    choices=(Text(ja="採用", en="take"), Text(ja="却下", en="drop")),
    editable=True,
)


def sheet(*rows: tuple[str, ...], columns=(NUMBER, OWNER, DUE, PICK)) -> Sheet:
    lead = (Text(ja="黄色の欄に記入します。", en="Fill in the yellow cells."),)
    return Sheet(id="a", title=Text(ja="一覧", en="List"), lead=lead, columns=columns, rows=rows)


def opened(data: bytes):
    return load_workbook(io.BytesIO(data)).worksheets[0]


ROWS = (("A-1", "=1+1", "2026-12-01", "採用"), ("A-2", "", "", ""))


def test_equal_sheets_give_equal_bytes_that_carry_no_time_but_the_one_given():
    data = write_workbook([sheet(*ROWS)], "ja", MADE)
    assert data == write_workbook([sheet(*ROWS)], "ja", MADE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-09-21T14:13:20Z") == 2


@pytest.mark.property
@given(st.sampled_from("=+-@\t|%") | st.just(""), st.text(max_size=20))
def test_no_words_become_a_formula_and_none_are_lost(mark, words):
    page = opened(write_workbook([sheet(("A-1", mark + words, "", ""))], "en", MADE))
    cell = page["B4"]
    assert cell.data_type in {"s", "n"}
    assert cell.data_type == "s" or not (mark + words)
    if mark:
        assert cell.quotePrefix
        assert str(cell.value).startswith(mark)


def test_days_are_days_and_choices_are_offered():
    page = opened(write_workbook([sheet(*ROWS)], "ja", MADE))
    assert page["C4"].value.date() == date(2026, 12, 1)
    rules = {rule.type: str(rule.sqref) for rule in page.data_validations.dataValidation}
    assert rules == {"date": "C4:C5", "list": "D4:D5"}


def test_only_what_may_be_filled_in_is_unlocked_and_looks_it():
    page = opened(write_workbook([sheet(*ROWS)], "en", MADE))
    assert page.protection.sheet
    assert page["A4"].protection.locked
    assert not page["B5"].protection.locked
    assert page["B5"].fill.fgColor.rgb != page["A5"].fill.fgColor.rgb
    assert page["B3"].value == "Owner\n(to be filled in)"


def test_the_head_stays_in_sight_on_screen_and_paper():
    page = opened(write_workbook([sheet(*ROWS)], "en", MADE))
    assert page.freeze_panes == "B4"
    assert page.auto_filter.ref == "A3:D5"
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)


def test_hidden_characters_are_written_out_and_long_words_bounded():
    page = opened(write_workbook([sheet(("A-1", "a\u202eb\x1b", "", ""), ("A-2", "長" * 40_000, "", ""))], "ja", MADE))
    assert page["B4"].value == "a⟦U+202E⟧b⟦U+001B⟧"
    assert page["B5"].value.endswith("⟦+8000⟧")


@pytest.mark.parametrize("choices", [(same("a,b"),), (same('a"b'),), tuple(same("x" * 50 + str(n)) for n in range(9))])
def test_choices_that_excel_cannot_offer_are_our_bug(choices):
    column = Column(id="pick", head=same("Pick"), width=9, kind="choice", choices=choices, editable=True)
    with pytest.raises(ValueError, match="pick"):
        write_workbook([sheet(("",), columns=(column,))], "en", MADE)


def test_a_workbook_needs_a_sheet_and_rows_that_fit():
    with pytest.raises(ValueError, match="sheet"):
        write_workbook([], "en", MADE)
    with pytest.raises(ValueError, match="zip"):
        write_workbook([sheet(("only one",))], "en", MADE)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""

    def light(colour: str) -> float:
        parts = [int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_words_stand_out_from_what_is_behind_them():
    page = opened(write_workbook([sheet(*ROWS)], "en", MADE))
    for cell in (*page[3], *page[4]):
        words = cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else "000000"
        behind = cell.fill.fgColor.rgb if cell.fill.fill_type else "FFFFFF"
        assert contrast(words, behind) >= 7


def test_no_lead_leaves_no_gap():
    bare = Sheet(id="b", title=same("Bare"), lead=(), columns=(NUMBER,), rows=(("1",),))
    assert opened(write_workbook([bare], "en", MADE))["A2"].value == "Number"
