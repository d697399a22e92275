"""A checklist that comes back: what people filled in is kept, anything else that was changed is refused."""

import io
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from fakes.assessment import assessment
from shirushi.exchange.checklist import CHANGED, OTHER_WORKBOOK, Merged, load_returned, merge
from shirushi.report.assignments import Assigned, Assignments
from shirushi.report.checklist import sheets
from shirushi.report.workbook import write_workbook
from shirushi.terms.errors import Refused

GIVEN = assessment()
FIRST = GIVEN.verdict.actions[0].objective
SECOND = GIVEN.verdict.actions[1].objective


def written(lang="ja", *entries: Assigned) -> bytes:
    held = msgspec.structs.replace(GIVEN, assignments=Assignments(entries=entries))
    return write_workbook(sheets(held, lang), lang, held.at)


def changed(change, lang="ja", *entries: Assigned) -> bytes:
    book, out = load_workbook(io.BytesIO(written(lang, *entries))), io.BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def returned(data: bytes):
    return load_returned(data, "back.xlsx", GIVEN)


def merged(data: bytes, *held: Assigned, take=None) -> Merged:
    return merge(Assignments(entries=held), returned(data).filled, take)


WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=8)
ENTRIES = st.builds(
    Assigned,
    id=st.sampled_from((FIRST, SECOND)),
    owner=WORDS,
    due=st.none() | st.dates(date(2000, 1, 2)),
    comment=WORDS,
)


@pytest.mark.property
@given(st.lists(ENTRIES, max_size=2, unique_by=lambda entry: entry.id), st.sampled_from(("ja", "en")))
@settings(max_examples=15)
def test_what_is_written_and_comes_back_is_what_was_assigned(entries, lang):
    back = merged(written(lang, *entries))
    said = {entry.id: entry for entry in entries if entry != Assigned(id=entry.id)}
    assert {entry.id: entry for entry in back.changed} == said
    assert merge(Assignments(entries=tuple(entries)), returned(written(lang, *entries)).filled, None) == Merged(
        changed=(), conflicts=()
    )


def test_an_empty_cell_says_nothing():
    held = Assigned(id=FIRST, owner="佐藤", due=date(2027, 1, 1), comment="c")
    back = merged(written("ja", Assigned(id=FIRST, comment="c")), held)
    assert back == Merged(changed=(), conflicts=())


@pytest.mark.parametrize(("take", "owner", "conflicts"), [(None, "", 1), ("ours", "", 0), ("theirs", "鈴木", 0)])
def test_what_both_sides_filled_in_is_decided_by_who_is_asked_to_win(take, owner, conflicts):
    held = Assigned(id=FIRST, owner="佐藤")
    back = merged(written("en", Assigned(id=FIRST, owner="鈴木", comment="new")), held, take=take)
    assert back.changed == (Assigned(id=FIRST, owner=owner or "佐藤", comment="new"),)
    assert len(back.conflicts) == conflicts
    assert all((each.ours, each.theirs) == ("佐藤", "鈴木") for each in back.conflicts)
    assert all("!" in str(each.place) for each in back.conflicts)


def test_every_changed_cell_is_told_from_what_to_what():
    def spoil(book) -> None:
        book.worksheets[1]["B4"] = "もう済んだ"
        book.worksheets[-1]["D4"] = "充足！"

    with pytest.raises(Refused) as raised:
        returned(changed(spoil))
    assert [fault.code for fault in raised.value.faults] == [CHANGED.id] * 2
    assert "もう済んだ" in raised.value.faults[0].says.ja
    assert str(raised.value.faults[1].place).endswith("!D4")


@pytest.mark.parametrize("field", ["run", "content_digest"])
def test_a_workbook_of_another_run_is_refused(field):
    other = msgspec.structs.replace(GIVEN, **{field: "another"})
    with pytest.raises(Refused) as raised:
        load_returned(written(), "back.xlsx", other)
    assert [fault.code for fault in raised.value.faults] == [OTHER_WORKBOOK.id]


def test_a_workbook_whose_first_sheet_was_emptied_is_refused():
    with pytest.raises(Refused):
        returned(changed(lambda book: book.worksheets[0].delete_rows(3, 99)))


def test_rows_that_are_gone_and_rows_of_others_are_told_and_the_rest_is_taken():
    def work(book) -> None:
        page = book.worksheets[1]
        page["G5"] = "鈴木"
        page.delete_rows(4)
        page["A40"] = "someone-elses"
        page["G40"] = "x"

    back = returned(changed(work))
    assert back.gone == (FIRST,)
    assert back.unknown == ("someone-elses",)
    assert merge(Assignments(), back.filled, None).changed == (Assigned(id=SECOND, owner="鈴木"),)
