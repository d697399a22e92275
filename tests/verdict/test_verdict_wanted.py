"""What would show an objective, said for every objective of the real library and every way it admits."""

import pytest

from fakes.library import objective, planned, text
from shirushi.app.store.library import read_library
from shirushi.checks.document.parts import PARTS
from shirushi.checks.finding import Way
from shirushi.checks.record.asked import EVENTS, Follows, Occurs, Precedes, Recurs
from shirushi.checks.record.kinds import KINDS
from shirushi.verdict.wanted import wanted

OBJECTIVES = read_library(None).objectives


def test_every_objective_says_in_both_languages_what_would_show_it():
    for each in OBJECTIVES:
        for way in map(Way, each.how):
            said = wanted(each, way, ())
            assert said.ja.endswith("。")
            assert said.en.endswith((".", ")"))
            assert "{" not in said.ja + said.en


@pytest.mark.parametrize("id_", sorted(EVENTS))
def test_every_event_that_a_register_must_hold_is_named_by_its_words(id_):
    each = objective(id_, how=("recorded",))
    said = wanted(each, Way.RECORDED, ())
    for rule in EVENTS[id_]:
        match rule:
            case Occurs(kinds=kinds):
                named = kinds
            case Recurs(kind=kind):
                named = (kind,)
            case Follows(first=first, then=then):
                named = (first, then)
            case Precedes(before=before, event=event):
                named = (before, event)
        assert all(KINDS[kind].ja in said.ja and KINDS[kind].en in said.en for kind in named)
        assert not any(kind in said.ja for kind in named)


@pytest.mark.parametrize("id_", sorted(PARTS))
def test_every_part_of_a_document_is_named_by_its_title(id_):
    said = wanted(objective(id_, how=("documented",), validity_days=90), Way.DOCUMENTED, ())
    assert all(f"「{part.title.ja}」" in said.ja for part in PARTS[id_])
    assert "90" in said.ja


def test_a_check_is_named_by_its_title_with_its_limit():
    measured = planned("e.x", "o", most_ppm=50_000, way=Way.MEASURED, title=text("No harm"))
    assert "“No harm”" in wanted(objective("o"), Way.MEASURED, (measured,)).en
    assert "5.00 %" in wanted(objective("o"), Way.MEASURED, (measured,)).en
    scanned = planned("w.f", "o", way=Way.SCANNED, title=text("Safe files"))
    assert wanted(objective("o"), Way.SCANNED, (scanned,)).en == "The check “Safe files” sees it."
