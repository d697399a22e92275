"""Twins are paired by their ids and counted."""

from shirushi.checks.finding import Outcome
from shirushi.verdict.twins import NO_TWINS, consistency, pair, told

JUDGED = {
    "a.ja": Outcome.PASS,
    "a.en": Outcome.PASS,
    "b.ja": Outcome.FAIL,
    "b.en": Outcome.UNDETERMINED,
    "c.ja": Outcome.FAIL,
    "d": Outcome.PASS,
}


def test_only_whole_pairs_count():
    assert [name for name, _, _ in pair(JUDGED)] == ["a", "b"]


def test_the_share_judged_alike_is_told():
    found = consistency(pair(JUDGED))
    assert (found.pairs, found.alike) == (2, 1)
    assert told(found).en.startswith("1 of 2 Japanese and English twins were judged alike (50 %, kappa 0.33)")
    assert "人による正解との一致ではありません" in told(found).ja


def test_no_twins_are_told_as_none():
    assert told(consistency(())) == NO_TWINS


def test_a_kappa_that_cannot_be_computed_is_not_a_number():
    assert "not computable" in told(consistency([("a", Outcome.PASS, Outcome.PASS)])).en
