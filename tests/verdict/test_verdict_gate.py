"""The gate: it fails for what is worse than before and not waived; what excuses the rest is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import BAD, GOOD, ON, UNSURE, library, requirement
from fakes.runs import BIAS, HARM, LIBRARY, found, run
from shirushi.checks.finding import Share
from shirushi.verdict.gate import Gate, Terms, decide_gate
from shirushi.verdict.standing import Standing, Verdict
from shirushi.verdict.waiver import Waiver

REQUIREMENTS = {one.id: one for one in LIBRARY.requirements}


def verdict(harm: Share | None, bias: Share | None = GOOD) -> Verdict:
    return run(*found(harm, bias)).side.verdict


def waiver(*duties: str, ends: date = ON) -> Waiver:
    return Waiver(duties=duties, reason="soon", owner="us", ends=ends)


def gate(now: Verdict, *, mark="unmet", before: Verdict | None = None, waivers: tuple[Waiver, ...] = ()) -> Gate:
    return decide_gate(now, REQUIREMENTS, Terms(mark=mark, baseline=before, waivers=waivers), on=ON)


def ids(told) -> list[str]:
    return [one.requirement.id for one in told]


def test_without_baseline_every_duty_at_the_mark_fails():
    decided = gate(verdict(BAD))
    assert ids(decided.failing) == ["R", "S"]
    assert decided.failing[0].standing is Standing.UNMET
    assert "harm" in decided.failing[0].why.en
    assert ids(gate(verdict(BAD), mark="never").failing) == []


def test_what_was_so_in_the_baseline_does_not_fail():
    decided = gate(verdict(BAD), before=verdict(BAD))
    assert (ids(decided.failing), ids(decided.as_before)) == ([], ["R", "S"])


def test_only_what_is_worse_than_in_the_baseline_fails():
    decided = gate(verdict(BAD, BAD), before=verdict(BAD, GOOD))
    assert (ids(decided.failing), ids(decided.as_before)) == (["B"], ["R", "S"])
    assert decided.failing[0].before is Standing.MET


def test_unknown_that_was_shown_before_fails_at_its_mark():
    decided = gate(verdict(UNSURE), mark="unassessed", before=verdict(GOOD))
    assert "R" in ids(decided.failing)
    assert ids(gate(verdict(UNSURE), before=verdict(GOOD)).failing) == []


def test_a_waiver_holds_to_the_end_of_its_last_day():
    decided = gate(verdict(BAD), waivers=(waiver("R", "S"),))
    assert (ids(decided.failing), ids(decided.waived)) == ([], ["R", "S"])
    ended = gate(verdict(BAD), waivers=(waiver("R", "S", ends=ON - timedelta(days=1)),))
    assert (ids(ended.failing), ids(ended.waived)) == (["R", "S"], [])
    assert ended.failing[0].ended is not None


def test_a_waiver_never_changes_a_standing():
    now = verdict(BAD)
    decided = gate(now, waivers=(waiver("R"),))
    assert {one.requirement: one.standing for one in now.duties}["R"] is Standing.UNMET
    assert decided.waived[0].standing is Standing.UNMET


def test_a_waiver_for_what_does_not_fail_is_told():
    decided = gate(verdict(BAD), waivers=(waiver("B"),))
    assert [(one.requirement.id, one.standing) for one in decided.unused] == [("B", Standing.MET)]


def test_a_waiver_for_an_item_covers_its_elements_and_they_are_not_told_twice():
    holding = library(
        requirement("I", rolled_up_from=("I-1", "I-2")),
        requirement("I-1", "harm"),
        requirement("I-2", "bias"),
        HARM,
        BIAS,
    )
    requirements = {one.id: one for one in holding.requirements}
    now = run(*found(BAD, BAD), holding=holding).side.verdict
    plain = decide_gate(now, requirements, Terms(mark="unmet"), on=ON)
    assert ids(plain.failing) == ["I"]
    waived = decide_gate(now, requirements, Terms(mark="unmet", waivers=(waiver("I"),)), on=ON)
    assert (ids(waived.failing), ids(waived.waived)) == ([], ["I"])


def test_an_element_that_got_worse_fails_though_its_item_was_unmet_before():
    holding = library(
        requirement("I", rolled_up_from=("I-1", "I-2")),
        requirement("I-1", "harm"),
        requirement("I-2", "bias"),
        HARM,
        BIAS,
    )
    requirements = {one.id: one for one in holding.requirements}
    before, now = (run(*found(BAD, bias), holding=holding).side.verdict for bias in (GOOD, BAD))
    decided = decide_gate(now, requirements, Terms(mark="unmet", baseline=before), on=ON)
    assert ids(decided.failing) == ["I-2"]


SHARES = st.sampled_from([GOOD, BAD, UNSURE, None])


@pytest.mark.property
@given(
    SHARES, SHARES, SHARES, SHARES, st.sampled_from(["unmet", "partly", "unassessed"]), st.sets(st.sampled_from("RSB"))
)
def test_baseline_and_waivers_only_ever_excuse(harm, bias, harm_before, bias_before, mark, waived):
    now, before = verdict(harm, bias), verdict(harm_before, bias_before)
    plain = gate(now, mark=mark)
    excused = gate(now, mark=mark, before=before, waivers=(waiver(*sorted(waived)),) if waived else ())
    told = [*ids(excused.failing), *ids(excused.as_before), *ids(excused.waived)]
    assert sorted(told) == sorted(ids(plain.failing))
    assert ids(gate(now, mark=mark, before=now).failing) == []
