"""Agreement beyond chance, against the numbers in the literature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.verdict.agreement import Coefficient, Incomputable, Row, alpha, confusion, kappa
from shirushi.verdict.standing import MILLION


def rows(counts):
    """Rows from a table of counts, each a cluster of its own."""
    return [
        Row(first=first, second=second, cluster=f"{first}{second}{number}")
        for (first, second), times in counts.items()
        for number in range(times)
    ]


def table(both, first_only, second_only, neither):
    return rows({("y", "y"): both, ("y", "n"): first_only, ("n", "y"): second_only, ("n", "n"): neither})


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ((20, 5, 10, 15), 400_000),  # the worked example of most textbooks: 0.7 alike, 0.5 by chance
        ((45, 15, 25, 15), 130_435),  # two tables with equal shares alike and unequal kappas
        ((25, 35, 5, 35), 259_259),
        ((1, 1, 1, 1), 0),
        ((0, 5, 5, 0), -MILLION),
    ],
)
def test_known_kappas(counts, value):
    found = kappa(table(*counts))
    assert isinstance(found, Coefficient)
    assert found.value == pytest.approx(value, abs=1)
    assert found.low <= found.value <= found.high


RELIABILITY = {
    "Meg and Owen": ("0100000010", "1110010000"),  # Krippendorff 2011, A: 0.095
    "Ben and Gerry": ("aabbdcccedda", "babbbccceddd"),  # B: 0.692
    "four observers": (
        "123321412...",
        "1233224125.3",
        ".333234225 1.".replace(" ", ""),
        "1233244125 1.".replace(" ", ""),
    ),
}  # C: 0.743


@pytest.mark.parametrize(("who", "value"), [("Meg and Owen", 95), ("Ben and Gerry", 692), ("four observers", 743)])
def test_known_alphas(who, value):
    observers = RELIABILITY[who]
    units = {
        str(place): [given for given in column if given != "."]
        for place, column in enumerate(zip(*observers, strict=True))
    }
    found = alpha(units)
    assert isinstance(found, Coefficient)
    assert found.value == pytest.approx(value * 1_000, abs=500)
    assert found.low < found.value < found.high


def test_a_perfect_agreement_of_few_is_not_certain():
    found = kappa(table(5, 0, 0, 5))
    assert isinstance(found, Coefficient)
    assert (found.value, found.high) == (MILLION, MILLION)
    assert found.low < 500_000
    several = alpha({str(unit): "aa" if unit % 2 else "bb" for unit in range(10)})
    assert isinstance(several, Coefficient)
    assert several.value == MILLION
    assert several.low < 500_000


def test_rows_of_one_cluster_tell_less():
    alone = kappa(table(40, 10, 10, 40))
    together = kappa(
        [
            Row(first=row.first, second=row.second, cluster=str(number // 20))
            for number, row in enumerate(table(40, 10, 10, 40))
        ]
    )
    assert isinstance(alone, Coefficient)
    assert isinstance(together, Coefficient)
    assert together.value == alone.value
    assert together.low < alone.low


def test_one_value_only_gives_no_coefficient():
    assert kappa(table(9, 0, 0, 0)) == Incomputable(why="one-value-only")
    assert kappa([]) == Incomputable(why="nothing-in-common")
    assert alpha({"a": "xx", "b": "xx"}) == Incomputable(why="one-value-only")
    assert alpha({"a": "x", "b": "y"}) == Incomputable(why="nothing-in-common")


def test_all_hangs_on_one_cluster():
    found = kappa([Row(first=row.first, second=row.second, cluster="one") for row in table(4, 1, 1, 4)])
    assert isinstance(found, Coefficient)
    assert (found.low, found.high) == (-MILLION, MILLION)


def test_the_confusion_counts_who_said_what():
    found = confusion(table(20, 5, 10, 15))
    assert (found.values, found.counts) == (("n", "y"), ((15, 10), (5, 20)))
    assert (found.rows, found.alike) == (50, 35)


PAIRS = st.lists(st.tuples(st.sampled_from("pfu"), st.sampled_from("pfu"), st.sampled_from("abcdefgh")), max_size=40)


@given(PAIRS)
def test_kappa_lies_in_its_interval_and_does_not_care_who_is_first(pairs):
    found = kappa([Row(first=first, second=second, cluster=cluster) for first, second, cluster in pairs])
    turned = kappa([Row(first=second, second=first, cluster=cluster) for first, second, cluster in pairs])
    assert found == turned
    if isinstance(found, Coefficient):
        assert -MILLION <= found.low <= found.value <= found.high <= MILLION


@given(st.dictionaries(st.text("ab", max_size=4), st.text("pfu", max_size=4), max_size=12))
def test_alpha_lies_in_its_interval_and_does_not_care_about_names(units):
    found = alpha(units)
    renamed = alpha({unit: values.translate(str.maketrans("pfu", "xyz")) for unit, values in units.items()})
    assert found == renamed
    if isinstance(found, Coefficient):
        assert found.low <= found.value <= found.high <= MILLION
