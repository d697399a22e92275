"""Objectives settled: units of evidence, what is lacking, conditions, aliases, what was handed down."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import (
    BAD,
    DARK,
    GOOD,
    NO,
    ON,
    UNSURE,
    YES,
    concluded,
    finding,
    objective,
    plan,
    planned,
    text,
    unassessed,
)
from shirushi.checks.finding import Finding, Result, Share, Way
from shirushi.policy.objective import Objective
from shirushi.terms.reason import Reason
from shirushi.terms.system import Condition
from shirushi.verdict.establish import Settled
from shirushi.verdict.handed import Handed, Withheld
from shirushi.verdict.plan import Limit, PlannedCheck
from shirushi.verdict.settle import AtHand, settle
from shirushi.verdict.standing import State

ANY = objective("o", how=("measured", "scanned", "recorded", "documented", "attested"), nature="property")
TEST = planned("c", "o", most_ppm=50_000)
PAPER = planned("document.current", "o")


def settle_one(
    *results: Result,
    checks: tuple[PlannedCheck, ...] = (TEST,),
    about: Objective = ANY,
    handed: tuple[Handed, ...] = (),
    withheld: tuple[Withheld, ...] = (),
    conditions: dict[Condition, bool] | None = None,
    days_ago: int = 0,
) -> Settled:
    at_hand = AtHand(results=results, measured_on=ON - timedelta(days=days_ago), handed=handed, withheld=withheld)
    return settle([about], conditions or {}, plan(*checks), at_hand)[0]


def paper(part: str, value: object = YES, subject: str = "d", **fields: object) -> Finding:
    return finding("document.current", "o", value, Way.DOCUMENTED, part=part, subject=subject, **fields)


def told(one: Settled) -> tuple[State, list[str]]:
    return one.state.state, [reason.code for reason in one.state.why]


def test_each_state_by_one_check() -> None:
    assert told(settle_one(concluded(finding("c", "o", GOOD)))) == (State.HELD, ["within-limit"])
    assert told(settle_one(concluded(finding("c", "o", BAD)))) == (State.AGAINST, ["above-limit"])
    assert told(settle_one(concluded(finding("c", "o", UNSURE)))) == (State.UNDECIDED, ["interval-straddles"])
    assert told(settle_one(concluded(finding("c", "o", GOOD)), days_ago=181)) == (State.STALE, ["evidence-old"])
    assert told(settle_one(checks=())) == (State.NO_EVIDENCE, ["nobody-looked"])
    stated = finding("statement.signed", "o", YES, Way.ATTESTED)
    assert told(settle_one(concluded(stated), checks=())) == (State.STATED, ["stated"])


def test_one_piece_against_outweighs_any_number_for() -> None:
    good = [concluded(finding(f"c{number}", "o", YES, Way.SCANNED)) for number in range(5)]
    one = settle_one(*good, concluded(finding("c", "o", BAD)))
    assert told(one) == (State.AGAINST, ["above-limit"])
    assert len(one.state.weighed) == 6


def test_a_planned_check_that_could_not_look_keeps_it_from_being_held() -> None:
    good = concluded(finding("c", "o", GOOD))
    other = planned("c2", "o")
    assert told(settle_one(good, unassessed("c2"), checks=(TEST, other))) == (
        State.UNDECIDED,
        ["check-could-not-look"],
    )
    assert told(settle_one(good, checks=(TEST, other))) == (State.UNDECIDED, ["check-not-run"])
    lacking = planned("c2", "o", left_out=Reason(code="x", says=text("nothing to look at")))
    assert told(settle_one(good, checks=(TEST, lacking))) == (State.UNDECIDED, ["check-could-not-look"])
    assert told(settle_one(unassessed("c"))) == (State.NO_EVIDENCE, ["check-could-not-look"])
    assert "It stopped." in settle_one(unassessed("c")).state.why[0].says.en


def test_a_check_with_nothing_to_say_holds_nothing_back() -> None:
    silent = planned("c2", "o", left_out=Reason(code="x", says=text("not about it")), not_about=True)
    assert settle_one(concluded(finding("c", "o", GOOD)), checks=(TEST, silent)).state.state is State.HELD


def test_a_check_that_ran_without_a_finding_about_the_objective_shows_nothing() -> None:
    elsewhere = concluded(finding("c2", "other", YES, Way.SCANNED))
    one = settle_one(concluded(finding("c", "o", GOOD)), elsewhere, checks=(TEST, planned("c2", "o", "other")))
    assert told(one) == (State.UNDECIDED, ["check-not-run"])


def test_what_was_handed_down_without_a_title_is_called_as_we_call_it() -> None:
    own = planned("weights.format", "o", title=text("Safe files"))
    seen = finding("weights.format", "o", YES, Way.SCANNED)
    handed = (Handed(finding=seen, source="maker", measured_on=ON),)
    assert "Safe files" in settle_one(handed=handed, checks=(own,)).state.why[0].says.en
    theirs = (msgspec.structs.replace(handed[0], title=text("Their name")),)
    assert "Their name" in settle_one(handed=theirs, checks=(own,)).state.why[0].says.en


def test_every_measured_subject_must_be_good() -> None:
    a, b = (finding("weights.format", "o", YES, Way.SCANNED, subject=each) for each in "ab")
    dark = finding("weights.format", "o", DARK, Way.SCANNED, subject="b")
    old = finding("weights.format", "o", YES, Way.SCANNED, subject="b", dated="2020-01-01")
    scan = planned("weights.format", "o")
    assert settle_one(concluded(a, b), checks=(scan,)).state.state is State.HELD
    assert settle_one(concluded(a, dark), checks=(scan,)).state.state is State.UNDECIDED
    assert settle_one(concluded(a, old), checks=(scan,)).state.state is State.STALE


def test_documents_need_every_part() -> None:
    whole = [paper("owner"), paper("dated"), paper("purpose")]
    assert settle_one(concluded(*whole, paper("review")), checks=(PAPER,)).state.state is State.HELD
    short = settle_one(concluded(*whole, paper("review", NO)), checks=(PAPER,))
    assert told(short) == (State.NO_EVIDENCE, ["part-missing"])
    named = planned("document.current", "o", title=text("A paper"))
    short = settle_one(concluded(*whole, paper("review", NO)), checks=(named,))
    assert short.state.why[0].says.en.startswith("The check “A paper” did not find")
    unread = settle_one(concluded(*whole, paper("review", DARK)), checks=(PAPER,))
    assert unread.state.state is State.UNDECIDED


def test_a_part_may_stand_in_another_document() -> None:
    first = [paper("owner"), paper("dated"), paper("purpose"), paper("review", NO)]
    second = [
        paper(part, value, "e") for part, value in [("owner", YES), ("dated", YES), ("purpose", NO), ("review", YES)]
    ]
    assert settle_one(concluded(*first, *second), checks=(PAPER,)).state.state is State.HELD
    old = [paper(part, YES, "e", dated="2020-01-01") for part in ("owner", "dated", "purpose", "review")]
    assert settle_one(concluded(*first, *old), checks=(PAPER,)).state.state is State.STALE


@pytest.mark.parametrize("lacking", ["owner", "dated"])
def test_a_document_without_owner_or_day_lends_no_parts(lacking: str) -> None:
    anonymous = [paper(part, NO if part == lacking else YES) for part in ("owner", "dated", "purpose")]
    signed = [paper(part, NO if part == "purpose" else YES, "e") for part in ("owner", "dated", "purpose")]
    one = settle_one(concluded(*anonymous, *signed), checks=(PAPER,))
    assert told(one) == (State.NO_EVIDENCE, ["part-missing"])


def test_a_good_test_does_not_make_up_for_a_planned_document_with_a_missing_part() -> None:
    one = settle_one(
        concluded(finding("c", "o", GOOD)), concluded(paper("purpose"), paper("review", NO)), checks=(TEST, PAPER)
    )
    assert told(one) == (State.NO_EVIDENCE, ["part-missing"])
    assert one.looked


def test_a_statement_adds_nothing_and_takes_nothing_away() -> None:
    said, denied = (finding("statement.signed", "o", value, Way.ATTESTED) for value in (YES, NO))
    good = concluded(finding("c", "o", GOOD))
    assert settle_one(good, concluded(said)).state.state is State.HELD
    assert settle_one(good, concluded(denied)).state.state is State.HELD
    assert settle_one(concluded(finding("c", "o", UNSURE)), concluded(said)).state.state is State.UNDECIDED
    assert told(settle_one(concluded(denied), checks=())) == (State.NO_EVIDENCE, ["not-stated"])


def test_statements_and_denials_together_take_nothing_from_what_is_held() -> None:
    found = [finding("s", "o", value, Way.ATTESTED, part=part) for part, value in (("a", YES), ("b", NO))]
    assert settle_one(concluded(finding("c", "o", GOOD)), concluded(*found)).state.state is State.HELD


def test_evidence_of_an_inadmissible_way_is_shown_and_decides_nothing() -> None:
    strict = objective("o", how=("measured",), nature="property")
    one = settle_one(concluded(finding("s", "o", YES, Way.SCANNED)), about=strict, checks=())
    assert told(one) == (State.NO_EVIDENCE, ["way-not-admitted"])
    both = settle_one(concluded(finding("s", "o", NO, Way.SCANNED)), concluded(finding("c", "o", GOOD)), about=strict)
    assert both.state.state is State.HELD
    assert len(both.state.weighed) == 2


def test_conditions_take_an_objective_out_or_are_assumed() -> None:
    media = objective("o", when=(Condition.AGENTIC, Condition.MULTIMODAL))
    out = settle_one(concluded(finding("c", "o", BAD)), about=media, conditions={Condition.AGENTIC: False})
    assert told(out) == (State.NOT_APPLICABLE, ["condition-false"])
    assumed = settle_one(about=media, checks=(), conditions={Condition.AGENTIC: True})
    assert told(assumed) == (State.NO_EVIDENCE, ["nobody-looked", "condition-assumed"])
    assert "images, sound or video" in assumed.state.why[1].says.en


def test_evidence_handed_down_counts_under_its_own_limit_and_shows_its_source() -> None:
    limit = Limit(check="c", most_ppm=50_000, owner="them", reason=text("r"))
    given_ = Handed(finding=finding("c", "o", GOOD), source="maker", measured_on=ON, limit=limit)
    without = planned("c", "o", left_out=Reason(code="no-target", says=text("no target")))
    one = settle_one(handed=(given_,), checks=(without,))
    assert one.state.state is State.HELD
    assert one.state.weighed[0].source == "maker"
    late = Handed(finding=finding("c", "o", GOOD), source="maker", measured_on=ON - timedelta(days=181), limit=limit)
    assert settle_one(handed=(late,), checks=(without,)).state.state is State.STALE


def test_what_was_withheld_is_told_where_it_would_have_counted() -> None:
    reason = Reason(code="signer", says=text("another key"))
    here, there = (Withheld(source=each, reason=reason, objective=each) for each in ("o", "other"))
    one = settle_one(withheld=(here, there), checks=())
    assert told(one) == (State.NO_EVIDENCE, ["nobody-looked", "evidence-withheld"])
    assert "handed down by o does" in one.state.why[1].says.en


ALIAS = objective("whole", needs=("a", "b"))
PARTS = [objective(id_, how=("scanned",), when=(Condition.AGENTIC,) if id_ == "b" else ()) for id_ in "ab"]


@pytest.mark.parametrize(
    ("a", "b", "state", "because"),
    [
        (YES, YES, State.HELD, ["seen"]),
        (YES, NO, State.AGAINST, ["seen-otherwise"]),
        (YES, DARK, State.UNDECIDED, ["could-not-tell", "condition-assumed"]),
        (YES, None, State.NO_EVIDENCE, ["nobody-looked"]),
        (DARK, None, State.NO_EVIDENCE, ["nobody-looked"]),
    ],
)
def test_an_alias_is_as_weak_as_its_weakest_part(a: object, b: object, state: State, because: list[str]) -> None:
    found = [finding("c", id_, value, Way.SCANNED) for id_, value in (("a", a), ("b", b)) if value]
    at_hand = AtHand(results=(concluded(*found),), measured_on=ON)
    alias = settle([ALIAS, *PARTS], {}, plan(), at_hand)[0]
    assert alias.state.state is state
    codes = [reason.code for reason in alias.state.why]
    assert codes[0] == "needs-all"
    assert set(because) <= set(codes[1:]) <= {*because, "condition-assumed"}
    assert alias.looked is (a is not DARK and b in {YES, NO})


def test_an_alias_drops_parts_that_do_not_apply_and_hears_what_speaks_against_itself() -> None:
    good = finding("c", "a", YES, Way.SCANNED)
    against = finding("c", "whole", NO, Way.SCANNED)
    no_agents = {Condition.AGENTIC: False}
    objectives = [ALIAS, *PARTS]
    held = settle(objectives, no_agents, plan(), AtHand(results=(concluded(good),), measured_on=ON))[0]
    assert (held.state.state, held.looked) == (State.HELD, True)
    unmet = settle(objectives, no_agents, plan(), AtHand(results=(concluded(good, against),), measured_on=ON))[0]
    assert unmet.state.state is State.AGAINST


RANK = {
    State.AGAINST: 0,
    State.UNDECIDED: 1,
    State.NO_EVIDENCE: 1,
    State.STATED: 2,
    State.STALE: 2,
    State.HELD: 3,
}
FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(["c", "c2", "document.current"]),
        st.just("o"),
        st.sampled_from([GOOD, BAD, UNSURE, YES, NO, DARK, Share(bad=1, of=75, severest=3)]),
        st.sampled_from(list(Way)),
        part=st.sampled_from(["", "owner", "purpose"]),
        subject=st.sampled_from(["x", "y"]),
        dated=st.sampled_from(["", "2020-01-01", "nonsense"]),
    ),
    max_size=6,
)


@pytest.mark.property
@given(FINDINGS, st.randoms())
def test_the_order_of_results_never_matters(found: list[Finding], dice) -> None:
    results = [concluded(each) for each in found]
    shuffled = list(results)
    dice.shuffle(shuffled)
    assert settle_one(*shuffled) == settle_one(*results)


@pytest.mark.property
@given(FINDINGS)
def test_one_more_check_that_could_not_look_never_helps(found: list[Finding]) -> None:
    results = [concluded(each) for each in found]
    before = settle_one(*results)
    after = settle_one(*results, unassessed("c9"), checks=(TEST, planned("c9", "o")))
    assert RANK[after.state.state] <= RANK[before.state.state]
    assert after.looked is before.looked


@pytest.mark.property
@given(FINDINGS)
def test_evidence_against_decides_whatever_else_there_is(found: list[Finding]) -> None:
    results = [concluded(each) for each in found]
    assert settle_one(*results, concluded(finding("c3", "o", NO, Way.SCANNED))).state.state is State.AGAINST


@pytest.mark.property
@given(FINDINGS)
def test_nothing_is_held_without_something_that_speaks_for_it(found: list[Finding]) -> None:
    one = settle_one(*(concluded(each) for each in found))
    if one.state.state is State.HELD:
        reads = {weighed.reads for weighed in one.state.weighed}
        assert "for" in reads
        assert "against" not in reads
    assert one.state.why
