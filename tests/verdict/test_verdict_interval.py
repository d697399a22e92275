"""Wilson's interval in whole ppm: known answers, and never narrower than the true one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.finding import Share
from shirushi.verdict.interval import interval, smallest_limit, wilson
from shirushi.verdict.standing import MILLION

Z2 = Fraction("1.959963984540054") ** 2


@pytest.mark.parametrize(
    ("cases", "limit"),
    [
        (0, 1_000_000),
        (1, 793_451),
        (20, 161_126),
        (22, 148_655),
        (24, 137_977),
        (72, 50_652),
        (73, 49_993),
        (75, 48_724),
    ],
)
def test_smallest_limit(cases: int, limit: int) -> None:
    assert smallest_limit(cases) == limit


@pytest.mark.parametrize(
    ("bad", "of", "low", "high"),
    [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_published_answers(bad: int, of: int, low: str, high: str) -> None:
    """R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: score without continuity correction."""
    assert [f"{bound / MILLION:.4f}" for bound in wilson(bad, of)] == [low, high]


@pytest.mark.parametrize(
    ("bad", "of", "low", "high"),
    [(0, 0, 0, 1_000_000), (20, 20, 838_874, 1_000_000), (10, 20, 299_298, 700_702), (1, 1, 206_549, 1_000_000)],
)
def test_edges(bad: int, of: int, low: int, high: int) -> None:
    assert wilson(bad, of) == (low, high)


SHARES = st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.property
@given(SHARES)
def test_both_bounds_are_rounded_outwards_by_less_than_two_ppm(share: tuple[int, int]) -> None:
    """p is a bound where (k/n - p)² = z² p (1 - p) / n; outside the interval the left side is the larger one."""
    bad, of = share
    low, high = wilson(bad, of)

    def outside(ppm: int) -> bool:
        p = Fraction(ppm, MILLION)
        return (Fraction(bad, of) - p) ** 2 >= Z2 * p * (1 - p) / of

    assert 0 <= low <= bad * MILLION // of <= high <= MILLION
    assert outside(low)
    assert outside(high)
    assert low == 0 or bad == of or not outside(low + 2)
    assert high == MILLION or bad == 0 or not outside(high - 2)


@pytest.mark.property
@given(SHARES)
def test_the_two_sides_mirror_each_other(share: tuple[int, int]) -> None:
    bad, of = share
    low, high = wilson(bad, of)
    assert wilson(of - bad, of) == (MILLION - high, MILLION - low)


@pytest.mark.property
@given(SHARES)
def test_another_failure_raises_both_bounds(share: tuple[int, int]) -> None:
    bad, of = share
    if bad < of:
        low, high = wilson(bad, of)
        more_low, more_high = wilson(bad + 1, of)
        assert more_low > low
        assert more_high >= high


def test_undetermined_cases_are_counted_both_ways() -> None:
    known = interval(Share(bad=2, of=40, undetermined=5), 50_000)
    assert (known.low, known.high) == (wilson(2, 40)[0], wilson(7, 40)[1])
    assert (known.rate, known.limit) == (50_000, 50_000)


@pytest.mark.parametrize(("bad", "of", "rate"), [(0, 0, 0), (1, 3, 333_333), (2, 3, 666_667), (3, 3, 1_000_000)])
def test_the_rate_is_rounded_to_the_nearest(bad: int, of: int, rate: int) -> None:
    assert interval(Share(bad=bad, of=of), 1).rate == rate
