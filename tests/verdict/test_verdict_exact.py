"""Exact intervals, against the published tables and against the plain sum."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.verdict.exact import at_least, at_most, clopper_pearson
from shirushi.verdict.standing import MILLION


@pytest.mark.parametrize(
    ("bad", "of", "low", "high"),
    [
        (0, 10, 0, 308_498),  # 1 - 0.025^(1/10)
        (10, 10, 691_501, MILLION),
        (1, 10, 2_528, 445_017),  # Newcombe, Statistics in Medicine 17 (1998), and every table of binomial limits
        (5, 10, 187_086, 812_914),
        (81, 263, 252_693, 367_581),  # Newcombe 1998, table I, method 5: .2527 to .3676
        (15, 148, 57_859, 161_561),  # the same: .0578 to .1617
        (1, 29, 872, 177_645),  # the same: .0009 to .1776
    ],
)
def test_known_intervals(bad, of, low, high):
    found = clopper_pearson(bad, of)
    assert found == (pytest.approx(low, abs=150), pytest.approx(high, abs=150))


def test_of_nothing_everything_is_possible():
    assert clopper_pearson(0, 0) == (0, MILLION)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, MILLION))
def test_tails_are_the_plain_sums(bad, good, share):
    of = bad + good
    p = Fraction(share, MILLION)
    below = sum((comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(bad + 1)), Fraction())
    assert at_most(bad, of, share) == below
    assert at_least(bad + 1, of, share) == 1 - below


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_ends_are_where_the_tails_hold_a_fortieth(bad, good):
    of = bad + good
    low, high = clopper_pearson(bad, of)
    assert low == 0 or at_least(bad, of, low) <= Fraction(1, 40)
    assert high == MILLION or at_most(bad, of, high) <= Fraction(1, 40)
    assert low * of <= bad * MILLION <= high * of
