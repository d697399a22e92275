"""Crosswalk rows, read from either end."""

from shirushi.policy.catalogue import load
from shirushi.policy.crosswalk import all_rows, inverted, rows
from shirushi.policy.library import Library


def test_rows_are_read_from_the_side_that_asks(small: dict[str, str]):
    little = load({path: text.encode() for path, text in small.items()})
    (row,) = rows(little, "T-G-1")
    assert (row.source, row.relation, row.to) == ("T-G-1", "subset", "T-1")


def test_hidden_rows_come_on_request(small: dict[str, str]):
    little = load({path: text.encode() for path, text in small.items()})
    assert [row.id for row in rows(little, "T-1")] == ["XW-1"]
    assert [row.id for row in all_rows(little, "T-1")] == ["XW-1", "XW-2"]


def test_turning_a_row_twice_gives_it_back(library: Library):
    assert all(inverted(inverted(row)) == row for row in library.crosswalk)


def test_every_row_is_seen_from_both_ends(library: Library):
    for row in library.crosswalk[:50]:
        assert row in all_rows(library, row.source)
        assert inverted(row) in all_rows(library, row.to)


def test_an_id_without_rows_has_none(library: Library):
    assert all_rows(library, "nothing") == ()
