"""Calling many at once, by the two published procedures."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shirushi.verdict.many import benjamini_hochberg, holm

PUBLISHED = tuple(
    Fraction(number)
    for number in [
        "0.0001",
        "0.0004",
        "0.0019",
        "0.0095",
        "0.0201",
        "0.0278",
        "0.0298",
        "0.0344",
        "0.0459",
        "0.3240",
        "0.4262",
        "0.5719",
        "0.6528",
        "0.7590",
        "1",
    ]
)
"""The fifteen comparisons of Benjamini and Hochberg 1995, section 4: Bonferroni calls three, theirs calls four."""

CHANCES = st.lists(st.fractions(0, 1), max_size=12)


def test_the_published_example():
    assert sum(benjamini_hochberg(PUBLISHED)) == 4
    assert sum(holm(PUBLISHED)) == 3
    assert benjamini_hochberg(PUBLISHED)[:4] == (True,) * 4


def test_calls_stay_with_their_places():
    assert holm(PUBLISHED[::-1]) == holm(PUBLISHED)[::-1]
    assert benjamini_hochberg(PUBLISHED[::-1]) == benjamini_hochberg(PUBLISHED)[::-1]


def test_of_nothing_nothing_is_called():
    assert holm(()) == benjamini_hochberg(()) == ()


def test_one_alone_is_compared_with_the_level_itself():
    assert holm([Fraction(1, 20)]) == (True,)
    assert benjamini_hochberg([Fraction(51, 1000)]) == (False,)


@given(CHANCES)
def test_holm_calls_all_that_bonferroni_calls_and_none_that_the_false_discovery_rate_does_not(chances):
    bonferroni = [chance * len(chances) <= Fraction(1, 20) for chance in chances]
    for sure, called, lead in zip(bonferroni, holm(chances), benjamini_hochberg(chances), strict=True):
        assert sure <= called <= lead


@given(CHANCES)
def test_a_smaller_chance_is_never_passed_over_for_a_larger(chances):
    for procedure in (holm, benjamini_hochberg):
        called = [chance for chance, yes in zip(chances, procedure(chances), strict=True) if yes]
        passed_over = [chance for chance, yes in zip(chances, procedure(chances), strict=True) if not yes]
        assert max(called, default=-1) <= min(passed_over, default=2)
