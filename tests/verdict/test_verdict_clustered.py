"""Cases that hang together tell less than as many that do not."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.soak import longer
from shirushi.checks.finding import Clump, Share
from shirushi.verdict.clustered import design_effect
from shirushi.verdict.interval import interval, wilson
from shirushi.verdict.standing import MILLION

ANY_CLUSTERS = st.lists(
    st.integers(1, 6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of), st.integers(1, 5))), max_size=8
)


def test_cases_that_stand_alone_have_no_effect():
    assert design_effect([]) == MILLION
    assert design_effect([(0, 1, 70), (1, 1, 5)]) == MILLION


def test_repeats_that_always_agree_count_as_one():
    assert design_effect([(4, 4, 30), (0, 4, 30)]) > 3_900_000
    assert wilson(120, 240, 4 * MILLION) == wilson(30, 60)


def test_without_a_failure_every_cluster_counts_as_one():
    assert design_effect([(0, 4, 8)]) == pytest.approx(4 * MILLION, rel=0.12)
    assert wilson(0, 32, 4 * MILLION) == wilson(0, 8)


def test_failures_that_are_spread_evenly_cost_little():
    assert design_effect([(2, 4, 60)]) < 1_100_000


def test_the_effect_is_that_of_the_textbook_where_clusters_are_many():
    """Kish: 1 + (m - 1) rho; pairs that agree in 3 of 4 clusters at a half have rho = 1/2."""
    assert design_effect([(2, 2, 3_000), (0, 2, 3_000), (1, 2, 2_000)]) == pytest.approx(1_500_000, rel=0.01)


@given(ANY_CLUSTERS)
def test_the_effect_lies_between_one_and_the_largest_cluster(clusters):
    largest = max((of for _, of, _ in clusters), default=1)
    assert MILLION <= design_effect(clusters) <= largest * MILLION


@given(st.integers(0, 50), st.integers(0, 50), st.integers(MILLION, 8 * MILLION))
def test_a_design_effect_never_narrows_an_interval(bad, good, design):
    plain, clustered = wilson(bad, bad + good), wilson(bad, bad + good, design)
    assert clustered[0] <= plain[0]
    assert clustered[1] >= plain[1]


@given(ANY_CLUSTERS)
def test_the_order_of_clusters_does_not_matter(clusters):
    assert design_effect(clusters) == design_effect(clusters[::-1])


def test_a_share_with_clumps_has_a_wider_interval_and_undetermined_cases_count_both_ways():
    clumps = (Clump(bad=0, undetermined=1, of=2, times=4), Clump(bad=0, undetermined=0, of=2, times=36))
    alone = interval(Share(bad=0, of=80, undetermined=4), 50_000)
    clustered = interval(Share(bad=0, of=80, undetermined=4, clumps=clumps), 50_000)
    assert clustered.low == alone.low == 0
    assert clustered.high > alone.high
    assert clustered.rate == alone.rate


@pytest.mark.parametrize("times", [0, -1])
def test_forged_clumps_are_refused(times):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode({"bad": 0, "undetermined": 0, "of": 1, "times": times}), type=Clump)
    assert design_effect([(9, 2, 1)]) >= MILLION


@pytest.mark.parametrize(("share", "alike"), [(0.05, 0.8), (0.1, 0.3), (0.3, 1.0)])
def test_the_upper_end_lies_too_low_in_at_most_one_run_of_forty(share, alike, tried):
    """Simulated: 30 items of 4 cases; a case repeats its item's answer with the probability `alike`."""
    draw = random.Random(5)
    runs = longer(600)
    missed = 0
    for _ in range(runs):
        clusters = [_cluster(draw, share, alike) for _ in range(30)]
        bad = sum(clusters)
        high = wilson(bad, 120, design_effect((one, 4, 1) for one in clusters))[1]
        missed += high < share * MILLION
    tried(simulated_runs=runs)
    assert missed <= runs / 40 + 3 * (runs / 40) ** 0.5


def _cluster(draw: random.Random, share: float, alike: float) -> int:
    item = draw.random() < share
    return sum(item if draw.random() < alike else draw.random() < share for _ in range(4))
