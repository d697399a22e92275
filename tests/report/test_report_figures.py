"""Rates are written in full and never rounded in the reader's favour."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.report.figures import day, moment, percent, percent_high, percent_low, short
from shirushi.terms.text import Text

PPM = st.integers(0, 1_000_000)


@pytest.mark.parametrize(
    ("ppm", "low", "near", "high"),
    [
        (0, "0%", "0%", "0%"),
        (50_000, "5%", "5%", "5%"),
        (1_000_000, "100%", "100%", "100%"),
        (161_125, "16.11%", "16.11%", "16.12%"),
        (161_150, "16.11%", "16.12%", "16.12%"),
        (413_333, "41.33%", "41.33%", "41.34%"),
        (100_500, "10.05%", "10.05%", "10.05%"),
        (105_000, "10.5%", "10.5%", "10.5%"),
        (1, "0%", "0%", "0.01%"),
    ],
)
def test_known_answers(ppm, low, near, high):
    assert (percent_low(ppm), percent(ppm), percent_high(ppm)) == (low, near, high)


def _ppm(words: str) -> int:
    whole, _, rest = words.removesuffix("%").partition(".")
    return int(whole) * 10_000 + int(rest.ljust(2, "0")) * 100


@pytest.mark.property
@given(PPM)
def test_bounds_are_rounded_outwards_by_less_than_a_hundredth(ppm):
    assert ppm - 100 < _ppm(percent_low(ppm)) <= ppm
    assert ppm <= _ppm(percent_high(ppm)) < ppm + 100
    assert abs(_ppm(percent(ppm)) - ppm) <= 50


def test_a_moment_is_told_in_the_reader_s_time():
    assert moment(1_795_226_400_000) == Text(ja="2026-11-21 11:00（日本時間）", en="2026-11-21 02:00 UTC")


def test_a_digest_is_shortened_and_a_short_word_is_not():
    assert short("a" * 64) == "a" * 16 + "…"
    assert short("a" * 16) == "a" * 16


def test_a_day_is_written_as_letters_write_it():
    assert day(date(2026, 12, 5)) == Text(ja="2026年12月5日", en="5 December 2026")
