"""The loader: what a sound set of files becomes, and how every kind of fault is told."""

from datetime import date

import msgspec
import pytest

from shirushi.policy.catalogue import load
from shirushi.policy.library import Library
from shirushi.policy.requirement import Link, Requirement, Span
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Fault, Malformed
from shirushi.terms.reason import Reason, Unknown
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import Text

UNREAD = Unknown(reason=Reason(code="not-read", says=Text(en="Not read.", ja="未確認。")))


def loaded(small: dict[str, str]) -> Library:
    return load({path: text.encode() for path, text in small.items()})


def faults(small: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(Malformed) as caught:
        loaded(small)
    return caught.value.faults


def requirement(small: dict[str, str], id_: str) -> Requirement:
    return next(each for each in loaded(small).requirements if each.id == id_)


def test_editions_end_the_day_before_the_next(small):
    assert loaded(small).catalogues[0].editions == (
        Span(edition="1", since=date(2024, 4, 1), until=date(2026, 3, 31)),
        Span(edition="2", since=date(2026, 4, 1)),
    )


def test_an_item_takes_over_what_its_header_says(small):
    first = requirement(small, "T-1")
    assert first.binds == (Role.PROVIDER,)
    assert not first.binds_all
    assert first.when == (Condition.JURISDICTION_JP, Condition.ADVANCED)
    assert first.since == date(2024, 4, 1)
    assert first.adopt_as == ("T",)
    assert (first.force, first.adoption) == ("guideline", "automatic")


def test_an_element_is_a_requirement_of_its_own_below_its_item(small):
    element = requirement(small, "T-1.2")
    assert element.parent == "T-1"
    assert element.title == element.statement == Text(en="policy", ja="方針")
    assert element.when == (Condition.JURISDICTION_JP, Condition.ADVANCED, Condition.RETRIEVAL)
    assert element.objectives == (Link(objective="policy-published", share="whole"),)
    assert element.verified == "seen"


def test_an_item_binds_since_the_first_edition_that_holds_it(small):
    second = requirement(small, "T-2")
    assert second.since == date(2026, 4, 1)
    assert second.binds_all
    assert second.binds == ()
    assert second.none == "definition"


def test_the_longest_prefix_of_a_group_wins(small):
    third = requirement(small, "T-G-1")
    assert (third.force, third.adoption) == ("commitment", "by-adoption")
    assert third.adopt_as == ("T", "T-G")
    assert third.since == UNREAD


def test_an_item_inherits_the_conditions_of_its_parent(small):
    assert requirement(small, "T-G-1").when == (Condition.JURISDICTION_JP, Condition.ADVANCED)


def test_a_rule_hides_rows(small):
    assert [row.hidden for row in loaded(small).crosswalk] == [False, True]


def test_a_register_keeps_its_types(small):
    kept = msgspec.json.decode(loaded(small).registers["bodies"])
    assert kept["bodies"][0] == {
        "id": "BODY-1", "founded": 2001, "open": True, "motto": None, "code": "007",
        "links": ["T-1", "harm-limited", "T", "BODY-1"],
    }  # fmt: skip


def test_every_file_has_its_digest(small):
    assert loaded(small).digests == {path: sha256(text.encode()) for path, text in sorted(small.items())}


def test_an_added_catalogue_brings_its_own_map(small):
    small["added/u.yaml"] = """\
catalogue: {id: U, title: {en: U, ja: う}, force: standard, adoption: by-adoption, binds: [all],
  since: 2026-01-01}
items:
- {id: U-1, title: {en: t, ja: 題}, statement: {en: s, ja: 文}, source: {section: '1'}, verified: seen}
map:
  U-1: {asks: result, objectives: [{objective: harm-limited, share: whole}]}
"""
    assert requirement(small, "U-1").objectives == (Link(objective="harm-limited", share="whole"),)


BREAKS = [
    ("catalogues/t.yaml", "force: guideline", "force: guidelines", "SH114", 5, "/catalogue/force"),
    ("catalogues/t.yaml", "adoption: automatic\n", "adoption: always\n", "SH114", 6, "/catalogue/adoption"),
    ("catalogues/t.yaml", "  publisher:", "  publishers:", "SH112", 4, "/catalogue/publishers"),
    ("catalogues/t.yaml", "binds: [provider]", "binds: [supplier]", "SH114", 8, "/catalogue/binds/0"),
    ("catalogues/t.yaml", "when: [advanced]", "when: [advance]", "SH114", 21, "/items/0/when/0"),
    ("catalogues/t.yaml", "title: {en: First, ja: 第一}", "title: {en: First}", "SH113", 19, "/items/0/title"),
    ("catalogues/t.yaml", "  verified: memory", "  verified: heard", "SH114", 36, "/items/1/verified"),
    ("catalogues/t.yaml", "since: 2024-04-01", "since: 2024-04-31", "SH115", 10, "/catalogue/editions/0/since"),
    ("catalogues/t.yaml", "  binds: [all]", "  binds: all", "SH111", 33, "/items/1/binds"),
    ("catalogues/t.yaml", "editions: ['2']", "editions: ['3']", "SH201", 34, "/items/1/editions/0"),
    ("catalogues/t.yaml", "refs: [T-2]", "refs: [T-9]", "SH201", 43, "/items/2/refs/0"),
    ("catalogues/t.yaml", "parent: T-1\n", "parent: T-9\n", "SH201", 40, "/items/2/parent"),
    ("catalogues/t.yaml", "parent: T-1\n", "parent: T-G-1\n", "SH209", 37, "/items/2"),
    ("objectives.yaml", "family: safety\n  title: {en: Harm", "family: safely\n  title: {en: Harm", "SH114", 10, "/objectives/0/family"),
    ("objectives.yaml", "how: [measured]", "how: [guessed]", "SH114", 16, "/objectives/0/how/0"),
    ("objectives.yaml", "validity_days: 180", "validity_days: 0", "SH116", 17, "/objectives/0/validity_days"),
    ("objectives.yaml", "when: [retrieval]", "when: [retrieval]\n  needs: [harm]", "SH201", 30, "/objectives/1/needs/0"),
    ("objectives.yaml", "- id: policy-published", "- id: harm-limited", "SH202", 20, "/objectives/1"),
    ("objective_map.yaml", "{none: definition}", "{none: definitions}", "SH201", 20, "/requirements/T-2/none"),
    ("objective_map.yaml", "{none: definition}", "{asks: result}", "SH203", 20, "/requirements/T-2"),
    ("objective_map.yaml", "policy-published, share: example", "policy-published, share: part", "SH204", 22, "/requirements/T-G-1"),
    ("objective_map.yaml", "rolled_up_from: [T-1.1, T-1.2]", "rolled_up_from: [T-9]", "SH201", 11, "/requirements/T-1/rolled_up_from/0"),
    ("objective_map.yaml", "    - {objective: policy-published, share: part}\n", "", "SH208", 10, "/requirements/T-1/rolled_up_from/1"),
    ("crosswalks.yaml", "to: T-G-1", "to: T-G", "SH201", 6, "/rows/0"),
    ("crosswalks.yaml", "relation: superset", "relation: above", "SH114", 6, "/rows/0/relation"),
    ("crosswalks.yaml", "id: XW-2", "id: XW-1", "SH202", 7, "/rows/1"),
    ("timeline.yaml", "'2026-03'", "'March 2026'", "SH206", 3, "/events/0"),
    ("registers/bodies.yaml", "links: [T-1,", "links: [T-8,", "SH201", 2, "/bodies/0/links/0"),
]  # fmt: skip


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: f"{broken[3]}-{broken[5]}")
def test_a_fault_is_told_with_its_place(small, broken):
    path, old, new, code, line, pointer = broken
    assert small[path].count(old) == 1
    small[path] = small[path].replace(old, new)
    places = [(each.code, each.place.path, each.place.line, each.place.pointer) for each in faults(small)]
    assert (code, path, line, pointer) in places


def test_all_faults_of_all_files_are_told_at_once_in_order(small):
    for path, old, new, *_ in BREAKS:
        small[path] = small[path].replace(old, new)
    told = faults(small)
    assert {each.place.path for each in told} == set(small)
    assert [(each.place.path, each.place.line) for each in told] == sorted(
        (each.place.path, each.place.line) for each in told
    )


def test_a_requirement_without_a_row_is_told(small):
    small["objective_map.yaml"] = small["objective_map.yaml"].replace("  T-2: {none: definition}\n", "")
    assert [(each.code, each.place.line) for each in faults(small)] == [("SH207", 30)]


def test_a_row_without_a_requirement_is_told_with_the_nearest_one(small):
    small["objective_map.yaml"] += "  T-22: {none: definition}\n"
    (fault,) = faults(small)
    assert fault.code == "SH201"
    assert "T-2" in fault.remedy.en


def test_an_item_that_nothing_dates_is_told(small):
    head, items = small["catalogues/t.yaml"].split("  editions:\n", 1)
    small["catalogues/t.yaml"] = head + "  groups:" + items.split("  groups:", 1)[1].replace("  editions: ['2']\n", "")
    assert {each.code for each in faults(small)} == {"SH205"}


def test_the_same_id_in_two_catalogues_is_told(small):
    small["catalogues/u.yaml"] = small["catalogues/t.yaml"]
    told = [(each.code, each.place.path) for each in faults(small)]
    assert ("SH202", "catalogues/u.yaml") in told
    assert len(told) == 6


def test_editions_out_of_order_are_told(small):
    small["catalogues/t.yaml"] = small["catalogues/t.yaml"].replace("since: 2026-04-01", "since: 2024-04-01")
    assert [(each.code, each.place.pointer) for each in faults(small)] == [("SH212", "/catalogue/editions/1")]


def test_the_first_day_of_all_can_follow_a_day_that_is_not_known(small):
    text = small["catalogues/t.yaml"].replace("since: 2024-04-01", "since: {unknown: {en: Not read., ja: 未確認。}}")
    small["catalogues/t.yaml"] = text.replace("since: 2026-04-01", "since: 0001-01-01")
    assert [span.until for span in loaded(small).catalogues[0].editions] == [None, None]


def test_a_fault_is_told_once(small):
    small["catalogues/t.yaml"] = small["catalogues/t.yaml"].replace("editions: ['2']", "editions: [{}]")
    told = faults(small)
    assert len(told) == len(set(told))


def test_without_objectives_nothing_loads(small):
    del small["objectives.yaml"]
    assert "SH210" in {each.code for each in faults(small)}


@pytest.mark.parametrize("path", ["catalogues/t.yaml", "objectives.yaml", "timeline.yaml", "registers/bodies.yaml"])
def test_a_file_that_is_no_yaml_is_told_beside_the_others(small, path):
    small[path] = "a: [\n"
    assert ("SH103", path) in {(each.code, each.place.path) for each in faults(small)}
