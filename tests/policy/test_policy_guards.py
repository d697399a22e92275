"""What must stay true of the catalogues that the package brings, whatever is edited in them."""

from collections import Counter
from datetime import date

import pytest

from shirushi.policy.edition import at
from shirushi.policy.library import Library, Row
from shirushi.policy.requirement import Requirement
from shirushi.policy.shelf import Index
from shirushi.terms.reason import Unknown
from shirushi.terms.system import Condition
from shirushi.terms.text import NO_TEXT

LISTED = 679
"""Ids of the texts as first catalogued; ids are permanent, so there can only be more."""

SPLIT = {
    "AISI-09-10": ("data-lineage-traceable",),
    "HAIP-CC-06-05": ("insider-risk-controlled", "weights-access-protected"),
    "AISI-06-01": ("exhaustion-resisted",),
    "AISI-06-03": ("retrieval-rights-kept",),
    "AIGB-C-2-1.3": ("human-oversight-in-place", "stop-works"),
    "NIST-GOVERN-1.7": ("retirement-handled",),
    "JPPF-06": ("complaints-answered", "harmful-content-acted-on"),
}


def named(requirement: Requirement) -> set[str]:
    return {link.objective for link in requirement.objectives}


def test_no_requirement_is_lost(library: Library):
    assert len(library.requirements) >= LISTED


def test_every_requirement_is_answered_or_says_why_not(library: Library):
    unanswered = [each.id for each in library.requirements if bool(each.objectives) == bool(each.none)]
    assert unanswered == []
    assert all(each.none in library.none for each in library.requirements if each.none)


def test_every_reason_is_used(library: Library):
    assert set(library.none) == {each.none for each in library.requirements if each.none}


def test_every_objective_is_asked_for_and_every_family_has_one(library: Library):
    asked = {objective for each in library.requirements for objective in named(each)}
    assert asked == {each.id for each in library.objectives}
    assert set(library.families) == {each.family for each in library.objectives}


def test_every_objective_can_be_shown_in_some_way(library: Library):
    thin = [each.id for each in library.objectives if not (each.how and each.about and each.measured_by)]
    assert thin == []


def test_attestation_is_never_the_only_way(library: Library):
    assert [each.id for each in library.objectives if each.how == ("attested",)] == []


def test_whoever_takes_in_or_repeats_lists_the_objectives_of_its_sources(library: Library):
    index = Index(library)
    for each in library.requirements:
        for source in (*each.view_of, *each.rolled_up_from):
            assert named(index.requirement(source)) <= named(each), (each.id, source)


def test_heads_have_children(library: Library):
    assert [each.id for each in library.requirements if each.head and not each.rolled_up_from] == []


def test_one_alone_answers_wholly_or_a_gap_is_named(library: Library):
    for each in library.requirements:
        asked = [link for link in each.objectives if link.share != "example"]
        if len(asked) == 1 and asked[0].share == "part":
            assert each.gap.en or each.rolled_up_from or each.head, each.id


def test_every_condition_is_used(library: Library):
    used = {word for each in library.requirements for word in each.when}
    used |= {word for each in library.objectives for word in each.when}
    assert used == set(Condition)


def test_everything_says_whom_it_binds_and_where_it_stands(library: Library):
    assert [each.id for each in library.requirements if not (each.binds or each.binds_all)] == []
    assert [each.id for each in library.requirements if not (each.source.part or each.source.section)] == []


def test_law_of_a_country_binds_under_its_jurisdiction(library: Library):
    somewhere = {Condition.JURISDICTION_JP, Condition.JURISDICTION_EU}
    assert [each.id for each in library.requirements if each.force == "law" and not somewhere & set(each.when)] == []


def test_a_day_that_nobody_read_says_so_in_both_languages(library: Library):
    unknown = [each.since for each in library.requirements if isinstance(each.since, Unknown)]
    assert unknown
    assert all(each.reason.code == "not-read" and each.reason.says.ja for each in unknown)


def test_no_requirement_binds_before_its_text_appeared(library: Library):
    index = Index(library)
    for each in library.requirements:
        editions = index.catalogue(each.catalogue).editions
        if editions and not isinstance(each.since, Unknown) and not isinstance(editions[0].since, Unknown):
            assert each.since >= editions[0].since, each.id


def test_part_two_d_of_the_guidelines_bound_advanced_systems_until_edition_1_2(library: Library):
    items = [each for each in library.requirements if each.id.startswith("AIGB-2D-")]
    assert len(items) == 12
    assert {each.advanced_in for each in items} == {("1.0", "1.01", "1.1")}
    assert not any(Condition.ADVANCED in each.when for each in items)


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2024, 4, 19), "1.0"),
        (date(2025, 3, 27), "1.01"),
        (date(2025, 3, 28), "1.1"),
        (date(2026, 3, 31), "1.2"),
    ],
)
def test_the_edition_of_the_guidelines_on_a_day(library: Library, on: date, edition: str):
    assert at(Index(library).catalogue("AIGB"), on) == edition


def test_what_was_merged_is_apart(library: Library):
    index = Index(library)
    for id_, objectives in SPLIT.items():
        assert named(index.requirement(id_)) == set(objectives), id_


def test_scenarios_bind_nobody_by_themselves(library: Library):
    scenarios = [each for each in library.requirements if each.force == "scenario"]
    assert {each.catalogue for each in scenarios} == {"BLRAI"}
    assert {each.adoption for each in scenarios} == {"by-adoption"}


def test_reference_frameworks_give_views_only(library: Library):
    assert {each.verdicts for each in library.requirements if each.catalogue == "REF"} == {False}


def test_the_crosswalk_agrees_with_the_objectives(library: Library):
    """An equal row has the same objectives, a narrower one no others; the exceptions are argued one by one."""
    index = Index(library)
    agrees: Counter[tuple[str, bool]] = Counter()
    for row in library.crosswalk:
        agrees[row.relation, _agrees(row, index)] += 1
    assert agrees["equal", False] == 1  # GPAICOP-C1 adds a contact for complaints to EUAIA-53.1.c
    assert agrees["subset", False] == agrees["superset", False] == 0
    assert agrees["intersects", True] >= 319


def _agrees(row: Row, index: Index) -> bool:
    source, to = named(index.requirement(row.source)), named(index.requirement(row.to))
    answers = {
        "equal": source == to,
        "subset": source <= to,
        "superset": source >= to,
        "intersects": bool(source & to),
    }
    return answers[row.relation]


def test_rows_of_judgement_that_only_intersect_are_hidden(library: Library):
    for row in library.crosswalk:
        assert row.hidden == (row.relation == "intersects" and row.confidence == "judgement")


def test_nothing_is_left_without_words(library: Library):
    said = [words for each in library.requirements for words in (each.title, each.statement)]
    said += [words for each in library.objectives for words in (each.title, each.statement, each.against)]
    assert NO_TEXT not in said
