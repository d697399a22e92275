"""What a number of items can show is told before anything is asked."""

import pytest

from shirushi.verdict.interval import wilson
from shirushi.verdict.power import NOTHING, power, power_of
from shirushi.verdict.standing import MILLION


def test_eight_items_tell_none_from_a_third():
    told = power(8, 50_000)
    assert told.en.startswith("With 8 items you can tell 0 % from 32 %")
    assert "73 items" in told.en
    assert "8問では0%と32%" in told.ja


def test_enough_items_say_how_many_may_fail():
    assert power(300, 50_000).en.endswith("with at most 7 of them failed.")
    assert wilson(7, 300)[1] <= 50_000 < wilson(8, 300)[1]


def test_just_enough_items_may_none_of_them_fail():
    assert power(75, 50_000).en.endswith("kept only if none of them fails.")


def test_no_items_show_nothing():
    assert power(0, 50_000) == NOTHING


@pytest.mark.parametrize("limit", [1, 50_000, 250_000, MILLION])
def test_the_fewest_items_that_can_show_a_limit_can_and_one_less_cannot(limit):
    needs = power_of(1, limit).needs
    assert wilson(0, needs)[1] <= limit
    assert needs == 1 or wilson(0, needs - 1)[1] > limit
    assert power_of(needs, limit).allowed >= 0
