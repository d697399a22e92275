"""Entering readings: new ones are kept, known ones pass by, contradictions are told and never overwrite."""

from datetime import date

import msgspec
import pytest

from shirushi.policy.catalogue import load
from shirushi.policy.overlaid import lay
from shirushi.policy.overlay import NO_SOURCE, Entry, Overlay
from shirushi.policy.proofreading import Entering, Found, Outcome, enter
from shirushi.policy.requirement import Reading, Requirement
from shirushi.policy.shelf import Index
from shirushi.terms.text import NO_TEXT, Text

TITLE = Text(ja="第二項", en="Second item")


@pytest.fixture
def item(small: dict[str, str]) -> Requirement:
    return Index(load({name: text.encode() for name, text in small.items()})).requirement("T-2")


def found(item: Requirement, **fields: object) -> Found:
    as_it_is = Found(id=item.id, title=item.title, statement=item.statement, source=item.source)
    return msgspec.structs.replace(as_it_is, **fields)


def by(reviewer: str, *, day: int = 1) -> Reading:
    return Reading(reviewer=reviewer, dated=date(2026, 11, day), document="t.pdf", sha256="c" * 64)


def overlay(*entries: Entry) -> Overlay:
    return Overlay(catalogue="T", entries=entries, file="own/T.yaml", sha256="")


def entered(item: Requirement, one: Found, reading: Reading, *before: Entry, replace: tuple[str, ...] = ()) -> Entering:
    return enter([one], reading, {item.id: item}, [overlay(*before)], replace)


def outcome(entering: Entering) -> Outcome:
    (one,) = entering.items
    return one.outcome


def test_only_what_differs_is_written_down(item: Requirement):
    right = entered(item, found(item, remark="第3版"), by("甲"))
    assert outcome(right) == "right"
    (entry,) = right.entries
    assert (entry.title, entry.statement, entry.source) == (NO_TEXT, NO_TEXT, NO_SOURCE)
    assert entry.reading.remark == "第3版"
    corrected = entered(item, found(item, title=TITLE), by("甲"))
    assert outcome(corrected) == "corrected"
    assert (corrected.entries[0].title, corrected.entries[0].statement.ja) == (TITLE, "")


def test_what_this_reviewer_has_said_already_is_not_entered_twice(item: Requirement):
    first = entered(item, found(item), by("甲")).entries
    again = entered(item, found(item), by("甲", day=2), *first)
    assert outcome(again) == "known"
    assert again.entries == ()


def test_a_second_reader_who_agrees_is_entered(item: Requirement):
    first = entered(item, found(item, title=TITLE), by("甲")).entries
    second = entered(item, found(item, title=TITLE), by("乙"), *first)
    assert outcome(second) == "agrees"
    laid = lay([item], [overlay(*first, *second.entries)])
    assert [one.reviewer for one in laid.requirements[0].readings] == ["乙", "甲"]


def test_a_contradiction_names_the_other_reader_and_enters_nothing(item: Requirement):
    first = entered(item, found(item), by("甲")).entries
    second = entered(item, found(item, title=TITLE), by("乙"), *first)
    assert second.entries == ()
    assert [(one.outcome, one.against) for one in second.items] == [("conflict", (first[0].reading,))]


def test_replacing_by_name_settles_it_and_keeps_what_was_said(item: Requirement):
    first = entered(item, found(item), by("甲")).entries
    second = entered(item, found(item, title=TITLE), by("乙"), *first, replace=("T-2",))
    assert outcome(second) == "corrected"
    laid = lay([item], [overlay(*first, *second.entries)])
    assert laid.requirements[0].title == TITLE
    assert not laid.contested


def test_a_reviewer_may_change_their_own_mind_and_back(item: Requirement):
    entries: tuple[Entry, ...] = ()
    for title in (item.title, TITLE, item.title):
        entries += entered(item, found(item, title=title), by("甲"), *entries).entries
    laid = lay([item], [overlay(*entries)])
    assert len(entries) == 3
    assert (laid.requirements[0].title, laid.requirements[0].verified) == (item.title, "seen")


def test_one_may_not_take_back_what_another_has_confirmed(item: Requirement):
    first = entered(item, found(item), by("甲")).entries
    second = entered(item, found(item), by("乙"), *first).entries
    assert outcome(entered(item, found(item, title=TITLE), by("甲", day=2), *first, *second)) == "conflict"
