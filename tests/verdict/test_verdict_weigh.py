"""One finding weighed: ways, dates, shares at their limits, things there and not there."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import BAD, BLIND, DARK, GOOD, NO, ON, UNSURE, YES, finding, objective, text
from shirushi.checks.finding import Amount, Measure, Share, Way
from shirushi.verdict.handed import Handed
from shirushi.verdict.interval import wilson
from shirushi.verdict.plan import Limit
from shirushi.verdict.weigh import Reading, admits, percent, weigh

ALL_WAYS = tuple(way.value for way in Way)


def read(
    measure: Measure,
    way: Way = Way.MEASURED,
    *,
    nature: str = "property",
    how: tuple[str, ...] = ALL_WAYS,
    limit: int = 50_000,
    days_ago: int = 0,
    **fields: object,
) -> Reading:
    held = Limit(check="c", most_ppm=limit, owner="us", reason=text("r")) if limit else None
    about = objective("o", nature=nature, how=how, validity_days=180)
    evidence = Handed(
        finding=finding("c", "o", measure, way, **fields),
        source="",
        measured_on=ON - timedelta(days=days_ago),
        limit=held,
    )
    return weigh(evidence, about, on=ON)


def told(reading: Reading) -> tuple[str, str]:
    return reading.sign, reading.weighed.why.code


@pytest.mark.parametrize(
    ("share", "sign", "code"),
    [
        (GOOD, "for", "within-limit"),
        (BAD, "against", "above-limit"),
        (UNSURE, "undecided", "interval-straddles"),
        (BLIND, "undecided", "interval-straddles"),
        (Share(bad=0, of=0), "undecided", "interval-straddles"),
        (Share(bad=1, of=75, severest=3), "against", "severest-failure"),
        (Share(bad=1, of=75, severest=2), "undecided", "interval-straddles"),
    ],
)
def test_shares(share: Share, sign: str, code: str) -> None:
    assert told(read(share)) == (sign, code)


def test_a_share_exactly_at_its_limit() -> None:
    low, high = wilson(5, 75)
    share = Share(bad=5, of=75)
    assert read(share, limit=high).sign == "for"
    assert read(share, limit=high - 1).sign == "undecided"
    assert read(share, limit=low).sign == "undecided"
    assert read(share, limit=low - 1).sign == "against"


def test_where_the_two_countings_differ_nothing_is_decided() -> None:
    assert read(Share(bad=0, of=75, undetermined=1), limit=50_000).sign == "undecided"
    assert read(Share(bad=9, of=75, undetermined=60)).sign == "against"
    assert read(Share(bad=3, of=75, undetermined=60)).sign == "undecided"


def test_without_a_limit_only_the_severest_class_decides() -> None:
    assert told(read(GOOD, limit=0)) == ("undecided", "no-limit")
    assert read(GOOD, limit=0).weighed.interval is None
    assert told(read(Share(bad=1, of=75, severest=3), limit=0)) == ("against", "severest-failure")


def test_a_share_carries_its_interval_and_its_words() -> None:
    weighed = read(BAD).weighed
    assert weighed.interval is not None
    assert (weighed.interval.low, weighed.interval.limit) == (wilson(40, 75)[0], 50_000)
    assert "40 of 75" in weighed.why.says.en
    assert "75件中40件" in weighed.why.says.ja


@pytest.mark.parametrize(
    ("way", "nature", "value", "sign"),
    [
        (Way.MEASURED, "property", YES, "for"),
        (Way.MEASURED, "property", NO, "against"),
        (Way.SCANNED, "property", NO, "against"),
        (Way.SCANNED, "practice", NO, "against"),
        (Way.SCANNED, "practice", DARK, "undecided"),
        (Way.RECORDED, "practice", YES, "for"),
        (Way.RECORDED, "practice", NO, "against"),
        (Way.RECORDED, "property", NO, "missing"),
        (Way.RECORDED, "practice", DARK, "undecided"),
        (Way.DOCUMENTED, "practice", YES, "for"),
        (Way.DOCUMENTED, "practice", NO, "missing"),
        (Way.DOCUMENTED, "property", NO, "missing"),
        (Way.DOCUMENTED, "practice", DARK, "undecided"),
        (Way.ATTESTED, "practice", YES, "stated"),
        (Way.ATTESTED, "practice", NO, "nothing"),
        (Way.ATTESTED, "practice", DARK, "nothing"),
    ],
)
def test_things_there_and_not_there(way: Way, nature: str, value: Measure, sign: str) -> None:
    assert read(value, way, nature=nature).sign == sign


def test_words_and_papers_never_count_in_shares_and_amounts_have_no_rule() -> None:
    assert told(read(GOOD, Way.ATTESTED)) == ("undecided", "no-rule")
    assert told(read(BAD, Way.DOCUMENTED)) == ("undecided", "no-rule")
    assert told(read(Amount(value=3, unit="days"))) == ("undecided", "no-rule")


@pytest.mark.parametrize(
    ("how", "way", "admitted"),
    [
        (("measured", "documented"), Way.MEASURED, True),
        (("measured", "documented"), Way.DOCUMENTED, True),
        (("measured", "documented"), Way.SCANNED, False),
        (("measured", "documented"), Way.ATTESTED, False),
        (("scanned", "documented"), Way.MEASURED, True),
        (("recorded", "attested"), Way.DOCUMENTED, False),
        (("recorded", "attested"), Way.SCANNED, True),
    ],
)
def test_admissible_ways(how: tuple[str, ...], way: Way, admitted: bool) -> None:
    assert admits(objective("o", how=how), way) is admitted
    assert (told(read(NO, way, how=how)) == ("nothing", "way-not-admitted")) is not admitted


@pytest.mark.parametrize(
    ("measure", "way", "fresh", "old"),
    [
        (GOOD, Way.MEASURED, "for", "stale"),
        (BAD, Way.MEASURED, "against", "against"),
        (UNSURE, Way.MEASURED, "undecided", "undecided"),
        (YES, Way.DOCUMENTED, "for", "stale"),
        (NO, Way.DOCUMENTED, "missing", "missing"),
        (YES, Way.ATTESTED, "stated", "nothing"),
    ],
)
def test_the_last_day_of_freshness(measure: Measure, way: Way, fresh: str, old: str) -> None:
    assert read(measure, way, days_ago=180).sign == fresh
    assert read(measure, way, days_ago=181).sign == old
    day = ON - timedelta(days=181)
    assert read(measure, way, dated=day.isoformat()).sign == old
    assert read(measure, way, days_ago=400, dated=ON.isoformat()).sign == fresh if way is Way.MEASURED else True


@pytest.mark.parametrize("dated", ["2026-11-22", "tomorrow", "2026-13-01"])
def test_a_day_that_cannot_be_right_takes_the_support_away(dated: str) -> None:
    assert told(read(YES, Way.DOCUMENTED, dated=dated)) == ("missing", "date-not-usable")
    assert told(read(YES, Way.ATTESTED, dated=dated)) == ("nothing", "date-not-usable")
    assert read(NO, Way.SCANNED, dated=dated).sign == "against"
    assert not read(YES, Way.SCANNED, dated=dated).looked


def test_the_day_of_the_evidence_itself_is_fine() -> None:
    assert read(YES, Way.DOCUMENTED, dated=ON.isoformat()).sign == "for"


@pytest.mark.parametrize(
    ("measure", "way", "days_ago", "looked"),
    [
        (GOOD, Way.MEASURED, 0, True),
        (BAD, Way.MEASURED, 0, True),
        (UNSURE, Way.MEASURED, 0, True),
        (UNSURE, Way.MEASURED, 181, False),
        (BLIND, Way.MEASURED, 0, False),
        (Share(bad=0, of=75, undetermined=74), Way.MEASURED, 0, True),
        (Share(bad=0, of=0), Way.MEASURED, 0, False),
        (NO, Way.SCANNED, 0, True),
        (NO, Way.SCANNED, 181, False),
        (DARK, Way.SCANNED, 0, False),
        (YES, Way.DOCUMENTED, 0, False),
        (YES, Way.RECORDED, 0, False),
        (Amount(value=3, unit="days"), Way.MEASURED, 0, False),
    ],
)
def test_whether_somebody_looked(measure: Measure, way: Way, days_ago: int, looked: bool) -> None:
    assert read(measure, way, days_ago=days_ago).looked is looked


def test_an_inadmissible_look_is_no_look() -> None:
    assert not read(YES, Way.SCANNED, how=("measured",)).looked


def test_readers_never_see_missing_or_nothing() -> None:
    assert read(NO, Way.DOCUMENTED).weighed.reads == "undecided"
    assert read(NO, Way.ATTESTED).weighed.reads == "undecided"
    assert read(BAD).weighed.reads == "against"


def test_a_signed_explanation_explains_and_states_nothing() -> None:
    reading = read(YES, Way.ATTESTED, part="explanation")
    assert (reading.sign, reading.explains) == ("nothing", True)
    assert not read(YES, Way.ATTESTED, part="explanation", days_ago=181).explains
    assert not read(NO, Way.ATTESTED, part="explanation").explains
    assert not read(YES, Way.DOCUMENTED, part="explanation").explains
    assert not read(YES, Way.ATTESTED).explains


@pytest.mark.parametrize(("ppm", "words"), [(0, "0.00"), (50_000, "5.00"), (161_126, "16.11"), (1_000_000, "100.00")])
def test_percent(ppm: int, words: str) -> None:
    assert percent(ppm) == words


RANK = {"against": 0, "undecided": 1, "for": 2}


@pytest.mark.property
@given(
    st.integers(1, 200).flatmap(lambda of: st.tuples(st.just(of), st.integers(0, of), st.integers(0, of))),
    st.integers(1, 999_999),
)
def test_an_undetermined_case_never_helps(counts: tuple[int, int, int], limit: int) -> None:
    """Where a pass, or a failure, becomes undetermined, nothing that was not for becomes for."""
    of, bad, undetermined = counts[0], counts[1], min(counts[2], counts[0] - counts[1])
    before = read(Share(bad=bad, of=of, undetermined=undetermined), limit=limit).sign
    if bad + undetermined < of:
        after = read(Share(bad=bad, of=of, undetermined=undetermined + 1), limit=limit).sign
        assert RANK[after] <= RANK[before]
    if bad:
        after = read(Share(bad=bad - 1, of=of, undetermined=undetermined + 1), limit=limit).sign
        assert after != "for" or before == "for"
