"""The goal trees: the built-in ones are whole and can be established, and whatever is wrong in a file is told."""

from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shirushi.policy.goals import Goals, load_goals
from shirushi.terms.errors import Malformed

SMALL = """\
schema: 1
perspectives:
  - {id: 1, item: AISI-01, title: {ja: 一, en: one}}
  - {id: 2, item: AISI-02, title: {ja: 二, en: two}}
goals:
  - {id: A, perspective: 1, under: "", rate_ppm: 1000000, title: {ja: あ, en: a}}
  - {id: B, perspective: 1, under: A, rate_ppm: 250000, title: {ja: い, en: b}}
  - {id: C, perspective: 1, under: B, rate_ppm: 1000000, title: {ja: う, en: c}, objectives: [bias-measured]}
  - {id: D, perspective: 1, under: A, rate_ppm: 750000, title: {ja: え, en: d}, objectives: [bias-measured]}
  - {id: E, perspective: 2, under: "", rate_ppm: 1000000, title: {ja: お, en: e}, objectives: [bias-measured]}
"""


def whole_or_told(data: bytes, library) -> bool:
    try:
        goals = load_goals(data, library)
    except Malformed as broken:
        return all(fault.says.ja and fault.remedy.en for fault in broken.faults)
    return all(
        sum(goals.share(leaf.id) for leaf in goals.leaves() if leaf.perspective == each.id) == 1
        for each in goals.perspectives
    )


@pytest.fixture(scope="module")
def built_in(library) -> Goals:
    return load_goals((files("shirushi.policy") / "goals.yaml").read_bytes(), library)


def faults(text: str, library):
    with pytest.raises(Malformed) as caught:
        load_goals(text.encode(), library)
    return caught.value.faults


def test_the_trees_have_the_size_of_the_published_ones(built_in):
    """Known answer: 254 goals, 177 leaves; goals and leaves a perspective as counted in the Institute's files."""
    goals = [sum(goal.perspective == each for goal in built_in.goals) for each in range(1, 11)]
    leaves = [sum(leaf.perspective == each for leaf in built_in.leaves()) for each in range(1, 11)]
    assert goals == [76, 26, 51, 11, 12, 15, 8, 11, 19, 25]
    assert leaves == [51, 16, 38, 9, 8, 11, 5, 7, 14, 18]


def test_the_leaves_of_each_perspective_make_up_the_whole(built_in):
    for perspective in built_in.perspectives:
        shares = [built_in.share(leaf.id) for leaf in built_in.leaves() if leaf.perspective == perspective.id]
        assert sum(shares) == 1


def test_known_shares(built_in):
    """G1-32 = 0.15 × 1 × 0.3; G2-22 = 0.4 × 0.6 × 0.7 × 0.5; G8-10 = 0.35 × 0.4 × 0.6."""
    assert built_in.share("G1-32") == Fraction(45, 1000)
    assert built_in.share("G2-22") == Fraction(84, 1000)
    assert built_in.share("G8-10") == Fraction(84, 1000)


def test_every_leaf_can_be_established_in_some_way(built_in, library):
    hows = {objective.id: objective.how for objective in library.objectives}
    assert all(any(hows[objective] for objective in leaf.objectives) for leaf in built_in.leaves())


def test_no_two_goals_of_a_perspective_are_worded_alike(built_in):
    for words in ("ja", "en"):
        said = [(goal.perspective, getattr(goal.title, words)) for goal in built_in.goals]
        assert len(set(said)) == len(said)


def test_a_tree_can_be_walked(library):
    goals = load_goals(SMALL.encode(), library)
    assert goals.root(1).id == "A"
    assert [goal.id for goal in goals.under("A")] == ["B", "D"]
    assert [goal.id for goal in goals.leaves()] == ["C", "D", "E"]
    assert goals.share("C") == Fraction(1, 4)


def test_what_is_not_there_is_no_value(library):
    goals = load_goals(SMALL.encode(), library)
    for ask in (lambda: goals.goal("X"), lambda: goals.share("X"), lambda: goals.root(9)):
        with pytest.raises(KeyError):
            ask()
    assert goals.under("X") == ()


BREAKS = [
    ("schema: 1", "schema: 2", "SH116", 1),
    ("item: AISI-02", "item: AISI-99", "SH201", 4),
    ("{id: 2", "{id: 1", "SH202", 4),
    ("{id: D", "{id: C", "SH202", 9),
    ("under: A, rate_ppm: 750000", "under: E, rate_ppm: 750000", "SH918", 9),
    ("under: A, rate_ppm: 250000", "under: C, rate_ppm: 250000", "SH918", 7),
    ("under: A, rate_ppm: 750000", 'under: "", rate_ppm: 750000', "SH918", 9),
    ("perspective: 2", "perspective: 3", "SH918", 10),
    ("rate_ppm: 750000", "rate_ppm: 740000", "SH917", 6),
    ('perspective: 2, under: "", rate_ppm: 1000000', 'perspective: 2, under: "", rate_ppm: 5', "SH917", 10),
    ("en: d}, objectives: [bias-measured]", "en: d}", "SH919", 9),
    ("en: a}", "en: a}, objectives: [bias-measured]", "SH919", 6),
    ("en: e}, objectives: [bias-measured]", "en: e}, objectives: [bias]", "SH201", 10),
    ("rate_ppm: 250000, ", "", "SH113", 7),
    ("{ja: う, en: c}", "{ja: う}", "SH113", 8),
]


@pytest.mark.parametrize(("old", "new", "code", "line"), BREAKS)
def test_a_fault_is_told_with_its_place(library, old, new, code, line):
    assert SMALL.count(old) == 1
    assert (code, line) in {(fault.code, fault.place.line) for fault in faults(SMALL.replace(old, new), library)}


def test_a_perspective_without_goals_is_told(library):
    (fault,) = faults(SMALL[: SMALL.rindex("  - {id: E")], library)
    assert fault.code == "SH918"
    assert "AISI-02" in fault.says.en


def test_all_faults_are_told_at_once(library):
    broken = SMALL.replace("rate_ppm: 750000", "rate_ppm: 740000").replace("AISI-02", "AISI-99").replace("en: d}, objectives: [bias-measured]", "en: d}")  # fmt: skip
    assert {fault.code for fault in faults(broken, library)} == {"SH201", "SH917", "SH919"}


@pytest.mark.property
@given(at=st.integers(0, len(SMALL)), cut=st.integers(0, 40), put=st.text(max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_gives_whole_trees_or_faults(library, at, cut, put):
    data = (SMALL[:at] + put + SMALL[at + cut :]).encode("utf-8", "surrogatepass")
    assert whole_or_told(data, library)


@pytest.mark.property
@given(data=st.binary(max_size=200))
def test_any_bytes_give_faults(library, data):
    with pytest.raises(Malformed):
        load_goals(data, library)
