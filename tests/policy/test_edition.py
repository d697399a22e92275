"""Editions by day and by name, and what changed between two."""

from datetime import date

import pytest

from shirushi.policy.catalogue import load
from shirushi.policy.edition import Change, Named, at, diff, holds, resolve
from shirushi.policy.library import Library
from shirushi.policy.shelf import Index
from shirushi.terms.errors import Malformed
from shirushi.terms.reason import Unknown


@pytest.fixture
def little(small: dict[str, str]) -> Library:
    return load({path: text.encode() for path, text in small.items()})


@pytest.mark.parametrize(
    ("on", "edition"), [(date(2024, 4, 1), "1"), (date(2026, 3, 31), "1"), (date(2026, 4, 1), "2")]
)
def test_the_edition_current_on_a_day(little: Library, on: date, edition: str):
    assert at(little.catalogues[0], on) == edition


def test_before_the_first_edition_there_is_none(little: Library):
    found = at(little.catalogues[0], date(2024, 3, 31))
    assert isinstance(found, Unknown)
    assert found.reason.code == "not-yet"


def test_a_text_without_editions_says_so(library: Library):
    found = at(Index(library).catalogue("REF"), date(2026, 1, 1))
    assert isinstance(found, Unknown)
    assert found.reason.code == "no-editions"


@pytest.mark.parametrize(
    ("unread", "on", "current"),
    [
        ("2024-04-01", date(2025, 1, 1), None),
        ("2024-04-01", date(2026, 4, 1), "2"),
        ("2026-04-01", date(2025, 1, 1), None),
        ("2026-04-01", date(2027, 1, 1), None),
    ],
)
def test_an_edition_of_an_unread_day_may_be_the_current_one(
    small: dict[str, str], unread: str, on: date, current: str | None
):
    small["catalogues/t.yaml"] = small["catalogues/t.yaml"].replace(
        f"since: {unread}", "since: {unknown: {en: Not read., ja: 未確認。}}"
    )
    found = at(load({path: text.encode() for path, text in small.items()}).catalogues[0], on)
    assert (found.reason.code if isinstance(found, Unknown) else found) == (current or "not-read")


def test_a_name_with_and_without_edition(library: Library):
    assert resolve(library, "AIGB@1.2") == Named(catalogue="AIGB", edition="1.2")
    assert resolve(library, "JPAI") == Named(catalogue="JPAI", edition="")


@pytest.mark.parametrize(("name", "near"), [("AIGBB", "AIGB"), ("AIGB@1.3", "AIGB@1"), ("@1.2", "")])
def test_an_unknown_name_is_refused_with_a_hint(library: Library, name: str, near: str):
    with pytest.raises(Malformed) as caught:
        resolve(library, name)
    assert near in caught.value.faults[0].remedy.en


def test_an_edition_holds_what_names_it_or_names_none(little: Library):
    index = Index(little)
    assert holds(index.requirement("T-1"), "1")
    assert holds(index.requirement("T-2"), "2")
    assert not holds(index.requirement("T-2"), "1")


def test_from_1_1_to_1_2_the_guidelines_grew_and_widened(library: Library):
    found = diff(library, "AIGB", "1.1", "1.2")
    assert found.added == tuple(f"AIGB-V12-0{number}" for number in range(1, 8))
    assert found.removed == ()
    assert found.changed == tuple(
        Change(requirement=f"AIGB-2D-{number:02}", fields=("advanced",)) for number in range(1, 13)
    )


def test_backwards_what_was_added_is_removed(library: Library):
    there, back = diff(library, "AIGB", "1.0", "1.2"), diff(library, "AIGB", "1.2", "1.0")
    assert (back.added, back.removed) == (there.removed, there.added)
    assert back.changed == there.changed


def test_between_an_edition_and_itself_nothing_changed(library: Library):
    found = diff(library, "AIGB", "1.2", "1.2")
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_an_unknown_edition_cannot_be_compared(library: Library):
    with pytest.raises(Malformed):
        diff(library, "AIGB", "1.2", "9")
