"""The proof-reading sheet: what stands is shown and locked, who has read it is named, disagreement is said."""

from datetime import date

import msgspec
import pytest

from fakes.library import requirement
from shirushi.policy.library import Contested
from shirushi.policy.overlaid import READERS_DISAGREE
from shirushi.policy.requirement import Reading
from shirushi.report.proofreading import COLUMNS, CORRECTIONS, FOUND, LOCKED, proofreading_sheet, row_mark
from shirushi.terms.text import Lang, Text

ITEM = requirement("T-1")
READ = msgspec.structs.replace(
    ITEM, verified="seen", readings=(Reading(reviewer="山田花子", dated=date(2026, 11, 25), document="t", sha256="0"),)
)
CONTESTED = Contested(requirement="T-1", files=("own/T.yaml",), reason=READERS_DISAGREE)


def cell(column: str, item=ITEM, contested=(), lang: Lang = "en") -> str:
    (row,) = proofreading_sheet([item], contested, lang).rows
    return dict(zip((one.id for one in COLUMNS), row, strict=True))[column]


def test_only_what_the_reviewer_finds_can_be_filled_in():
    editable = {column.id for column in COLUMNS if column.editable}
    assert editable == {FOUND.id, "remark", *(column.id for column in CORRECTIONS)}
    assert not editable & {locked.column.id for locked in LOCKED}
    assert all(locked.corrected_in in CORRECTIONS for locked in LOCKED)


def test_what_may_be_filled_in_is_empty():
    assert {cell(column.id) for column in COLUMNS if column.editable} == {""}


def test_who_has_read_an_item_is_named():
    assert cell("read", READ) == "山田花子 2026-11-25"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_readers_disagree_it_says_so(lang: Lang):
    assert cell("read", contested=(CONTESTED,), lang=lang) == READERS_DISAGREE.says.read(lang)


def test_the_mark_of_a_row_changes_with_its_words():
    assert row_mark(ITEM) != row_mark(msgspec.structs.replace(ITEM, title=Text(ja="別", en="other")))
    assert row_mark(ITEM) == row_mark(READ)
