"""The whole verdict over a small library: heads, views, roll-ups, sections, words, actions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import (
    BAD,
    GOOD,
    NO,
    ON,
    UNKNOWN,
    UNSURE,
    YES,
    concluded,
    description,
    finding,
    library,
    objective,
    plan,
    planned,
    requirement,
    text,
    unassessed,
)
from shirushi.checks.finding import Measure, Result, Share, Way
from shirushi.duties.applies import decide
from shirushi.policy.library import Library, Row
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Requirement
from shirushi.terms.reason import Unknown
from shirushi.terms.system import Actor, Condition, Role
from shirushi.terms.text import if_given
from shirushi.verdict.judge import judge
from shirushi.verdict.plan import plan_digest
from shirushi.verdict.standing import DutyStanding, Standing, State, Verdict

HARM = objective("harm", nature="property", how=("measured",))
BIAS = objective("bias", nature="property", how=("measured",))
POLICY = objective("policy", how=("documented", "attested"))
TRAINED = objective("trained", how=("recorded",))
CHECKS = (
    planned("evaluation.harm", "harm", most_ppm=50_000, way=Way.MEASURED, title=text("No harm")),
    planned("evaluation.bias", "bias", most_ppm=50_000),
    planned("document.current", "policy"),
    planned("record.events", "trained"),
)


def ran(id_: str, share: Share = GOOD) -> Result:
    return concluded(finding(f"evaluation.{id_}", id_, share))


def written(value: Measure = YES) -> Result:
    return concluded(finding("document.current", "policy", value, Way.DOCUMENTED, part="purpose"))


def verdict(
    *entries: Requirement | Objective | Row,
    results: tuple[Result, ...] = (),
    conditions: dict[Condition, bool] | None = None,
    others: tuple[Actor, ...] = (),
    **assess: tuple[str, ...],
) -> Verdict:
    given_ = [entry for entry in entries if isinstance(entry, Objective)]
    objectives = given_ or [HARM, BIAS, POLICY, TRAINED]
    holding: Library = library(*(entry for entry in entries if not isinstance(entry, Objective)), *objectives)
    about = description(conditions=conditions, others=others, **assess)
    return judge(
        plan=plan(*CHECKS),
        library=holding,
        description=about,
        duties=decide(about, holding, ON),
        results=results,
        measured_on=ON,
    )


def standings(judged: Verdict) -> dict[str, DutyStanding]:
    return {each.requirement: each for each in judged.duties}


def test_a_duty_met_tells_what_decides_it_and_what_would_change_it() -> None:
    judged = verdict(requirement("R", "harm"), results=(ran("harm"),))
    duty = judged.duties[0]
    assert (duty.standing, duty.decided_by, duty.missing) == (Standing.MET, ("harm",), ())
    assert [reason.code for reason in duty.why] == ["all-held", "within-limit"]
    assert "harm: Check “No harm”: 0 of 75" in duty.why[1].says.en
    assert "harm" in duty.change.en
    assert judged.plan == plan_digest(plan(*CHECKS))
    assert judged.on == "2026-11-21"
    assert [state.objective for state in judged.objectives] == ["harm", "bias", "policy", "trained"]


def test_a_result_is_unmet_and_conduct_is_shown_by_the_same_bad_news() -> None:
    judged = standings(
        verdict(
            requirement("R", "harm", asks="result"),
            requirement("C", "harm", asks="conduct"),
            requirement("B", "harm", asks="both"),
            results=(ran("harm", BAD),),
        )
    )
    assert [judged[id_].standing for id_ in "RCB"] == [Standing.UNMET, Standing.MET, Standing.UNMET]
    assert judged["C"].findings_opened == ("harm",)
    assert "finding-opened" in [reason.code for reason in judged["C"].why]
    assert "harm (that it was looked into)" in judged["C"].why[0].says.en
    assert "harm (that" not in judged["R"].why[0].says.en


def test_a_duty_that_nobody_assessed_tells_what_each_objective_lacks() -> None:
    judged = verdict(requirement("R", "harm", "policy"), results=(unassessed("evaluation.harm"),))
    duty = judged.duties[0]
    assert (duty.standing, duty.missing) == (Standing.UNASSESSED, ("harm", "policy"))
    assert [reason.code for reason in duty.why] == ["not-established", "check-could-not-look", "check-not-run"]


def test_many_titles_are_cut_to_three() -> None:
    objectives = [objective(f"o{number}") for number in range(5)]
    judged = verdict(requirement("R", *(each.id for each in objectives)), *objectives)
    assert "o0, o1, o2 and 2 more" in judged.duties[0].change.en
    assert "o3" not in judged.duties[0].why[0].says.en
    three = verdict(requirement("R", "o0", "o1", "o2"), *objectives)
    assert three.duties[0].why[0].says.en == "Not established: o0, o1, o2."


def test_what_asks_for_nothing_says_why() -> None:
    duty = verdict(requirement("R", none="definition")).duties[0]
    assert (duty.standing, duty.why[0].code) == (Standing.NOT_APPLICABLE, "definition")
    assert duty.why[0].says.en == "A definition."


def test_a_duty_whose_whole_list_drops_out_does_not_apply() -> None:
    agents = objective("agents", when=(Condition.AGENTIC,))
    judged = verdict(requirement("R", "agents"), agents, conditions={Condition.AGENTIC: False})
    duty = judged.duties[0]
    assert duty.standing is Standing.NOT_APPLICABLE
    assert [reason.code for reason in duty.why] == ["nothing-asked", "condition-false"]
    assert judged.objectives[0].state is State.NOT_APPLICABLE


def test_a_gap_is_told_and_is_what_remains() -> None:
    duty = verdict(requirement("R", "harm", gap=text("dignity")), results=(ran("harm"),)).duties[0]
    assert duty.standing is Standing.PARTLY
    assert "dignity" in duty.change.en
    assert duty.why[-1].code == "gap"


def test_a_roll_up_reads_each_objective_as_its_parts_do() -> None:
    """The part asks for conduct, so bad news of the test does not make the whole unmet; the other way round it does."""
    part = requirement("R.1", "harm", asks="conduct")
    whole = requirement("R", "harm", "policy", asks="result", rolled_up_from=("R.1",))
    judged = standings(verdict(whole, part, results=(ran("harm", BAD), written())))
    assert judged["R"].standing is Standing.MET
    strict = standings(
        verdict(
            requirement("R", "harm", asks="conduct", rolled_up_from=("R.1",)),
            requirement("R.1", "harm", asks="result"),
            results=(ran("harm", BAD),),
        )
    )
    assert strict["R"].standing is Standing.UNMET


def test_a_gap_in_a_part_is_a_gap_of_the_whole() -> None:
    whole = requirement("R", "harm", rolled_up_from=("R.1",))
    judged = standings(verdict(whole, requirement("R.1", "harm", gap=text("dignity")), results=(ran("harm"),)))
    assert judged["R"].standing is Standing.PARTLY


def test_a_part_that_does_not_apply_takes_its_objectives_out_of_the_whole() -> None:
    part = requirement("R.1", "harm", when=(Condition.AGENTIC,))
    whole = requirement("R", "harm", "policy", rolled_up_from=("R.1",))
    judged = standings(
        verdict(whole, part, results=(ran("harm", BAD), written()), conditions={Condition.AGENTIC: False})
    )
    assert set(judged) == {"R"}
    assert (judged["R"].standing, judged["R"].decided_by) == (Standing.MET, ("policy",))


def test_a_head_counts_its_children_and_has_no_standing() -> None:
    judged = standings(
        verdict(
            requirement("H", "harm", "policy", head=True, rolled_up_from=("A", "B", "C")),
            requirement("A", "harm"),
            requirement("B", "policy"),
            requirement("C", "policy", binds=(Role.DEVELOPER,)),
            results=(ran("harm", BAD), written()),
        )
    )
    assert (judged["H"].standing, judged["H"].children) == (None, {"met": 1, "unmet": 1})
    assert [reason.code for reason in judged["H"].why] == ["head"]


def test_a_view_shows_its_sources_even_where_their_text_is_not_adopted() -> None:
    code = {"catalogue": "CODE", "adoption": "by-adoption", "force": "commitment"}
    judged = standings(
        verdict(
            requirement("V", "harm", view_of=("K", "R")),
            requirement("R", "policy"),
            requirement("K", "harm", head=True, rolled_up_from=("K.1", "K.2"), **code),
            requirement("K.1", "harm", **code),
            requirement("K.2", "harm", when=(Condition.AGENTIC,), **code),
            results=(ran("harm"),),
            conditions={Condition.AGENTIC: False},
        )
    )
    assert set(judged) == {"V", "R"}
    assert (judged["V"].standing, judged["V"].section, judged["V"].view_of) == (None, "view", ("K", "R"))
    assert judged["V"].children == {"met": 1, "unassessed": 1}


def test_views_of_each_other_end() -> None:
    judged = standings(verdict(requirement("V", "harm", view_of=("W",)), requirement("W", "harm", view_of=("V",))))
    assert judged["V"].children == {}


def test_a_reference_shows_what_the_crosswalk_joins_to_it() -> None:
    rows = [
        Row(id=f"X{hidden}", source="N", to=to, relation="intersects", confidence="judgement", hidden=hidden)
        for to, hidden in (("R", False), ("S", True))
    ]
    judged = standings(
        verdict(
            requirement("N", "harm", catalogue="NIST", force="reference"),
            requirement("R", "harm"),
            requirement("S", "policy"),
            *rows,
            results=(ran("harm"),),
            texts=("T", "NIST"),
        )
    )
    assert (judged["N"].standing, judged["N"].view_of, judged["N"].children) == (None, ("R",), {"met": 1})


def test_a_reference_that_repeats_requirements_shows_those_alone() -> None:
    row = Row(id="X", source="N", to="S", relation="equal", confidence="verified", hidden=False)
    repeats = requirement("N", "harm", catalogue="NIST", force="reference", view_of=("R",))
    judged = standings(verdict(repeats, requirement("R", "harm"), requirement("S", "policy"), row, texts=("T", "NIST")))
    assert judged["N"].view_of == ("R",)


def test_a_scenario_stands_apart_and_moves_no_action() -> None:
    judged = verdict(
        requirement("L", "policy", catalogue="BILL", force="scenario"), scenario=("BILL",), results=(ran("harm"),)
    )
    assert [(each.requirement, each.section, each.standing) for each in judged.duties] == [
        ("L", "scenario", Standing.UNASSESSED)
    ]
    assert judged.actions == ()


def test_what_cannot_be_told_is_unassessed_with_its_reason() -> None:
    late = requirement("R", "harm", since=Unknown(reason=UNKNOWN))
    duty = verdict(late, results=(ran("harm"),)).duties[0]
    assert (duty.standing, [reason.code for reason in duty.why]) == (Standing.UNASSESSED, ["since-unknown"])


def test_what_does_not_apply_gets_no_standing() -> None:
    assert verdict(requirement("R", "harm", binds=(Role.DEVELOPER,))).duties == ()


def test_an_explanation_of_a_named_person_stands_where_the_text_allows_it() -> None:
    signed = concluded(finding("statement.signed", "policy", YES, Way.ATTESTED, part="explanation"))
    judged = standings(
        verdict(requirement("R", "policy", or_explain=True), requirement("S", "policy"), results=(signed,))
    )
    assert (judged["R"].standing, judged["R"].decided_by) == (Standing.EXPLAINED, ("policy",))
    assert judged["S"].standing is Standing.UNASSESSED


def test_actions_begin_with_what_moves_most() -> None:
    judged = verdict(
        requirement("A", "harm"),
        requirement("B", "harm", "policy"),
        requirement("C", "policy"),
        requirement("D", "policy"),
        requirement("E", "trained", "bias"),
    )
    assert [(action.objective, action.moves) for action in judged.actions] == [
        ("policy", ("B", "C", "D")),
        ("harm", ("A", "B")),
        ("bias", ("E",)),
        ("trained", ("E",)),
    ]
    assert all(action.actor == "firm" for action in judged.actions)


def test_an_action_that_moves_nothing_alone_stays_at_the_end() -> None:
    judged = verdict(requirement("A", "harm", "policy", "trained"), results=(ran("harm"),))
    assert [(action.objective, action.moves) for action in judged.actions] == [("policy", ()), ("trained", ())]


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ((), "Name a dated, owned document that shows “policy” under `documents`."),
        ((concluded(finding("d", "policy", NO, Way.SCANNED)),), "Mend what speaks against “policy”"),
        (
            (concluded(finding("document.current", "policy", YES, Way.DOCUMENTED, dated="2020-01-01")),),
            "Renew the evidence of “policy”.",
        ),
    ],
)
def test_an_action_says_what_to_do(results: tuple[Result, ...], words: str) -> None:
    action = verdict(requirement("R", "policy"), results=results).actions[0]
    assert words in action.words.en
    assert "attested" not in action.words.en


def test_an_action_tells_apart_what_to_do_what_is_in_the_way_and_what_shows_it_done() -> None:
    action = verdict(requirement("R", "harm"), results=(ran("harm", BAD),)).actions[0]
    assert action.words.en == "Mend what speaks against “harm” and run the same check on the mended subject."
    assert if_given(action.why).en.startswith("Check “No harm”: ")
    assert "“No harm”" in if_given(action.done).en
    assert "5.00 %" in if_given(action.done).en
    unseen = verdict(requirement("R", "harm")).actions[0]
    assert unseen.done == action.done


def test_an_action_names_the_other_ways_too() -> None:
    shown = objective("shown", how=("recorded", "documented", "attested"))
    words = verdict(requirement("R", "shown"), shown).actions[0].words
    assert words.en.startswith("Keep a register")
    assert "It can also be documented." in words.en
    assert "文書" in words.ja


def test_an_action_names_no_test_for_which_there_is_no_check() -> None:
    shown = objective("shown", how=("measured", "recorded"))
    assert "Keep a register" in verdict(requirement("R", "shown"), shown).actions[0].words.en
    only = objective("only", how=("measured",))
    assert "Measure" in verdict(requirement("R", "only"), only).actions[0].words.en


def test_bad_news_under_conduct_is_no_action_of_that_duty() -> None:
    assert verdict(requirement("C", "harm", asks="conduct"), results=(ran("harm", BAD),)).actions == ()
    mend = verdict(requirement("R", "harm"), results=(ran("harm", BAD),)).actions
    assert [(action.objective, action.moves) for action in mend] == [("harm", ("R",))]


def test_of_an_alias_its_open_parts_are_the_actions() -> None:
    alias, a, b = objective("whole", needs=("a", "b")), objective("a"), objective("b")
    good = concluded(finding("document.current", "a", YES, Way.DOCUMENTED))
    judged = verdict(requirement("R", "whole"), alias, a, b, results=(good,))
    assert [(action.objective, action.moves) for action in judged.actions] == [("b", ("R",))]


def test_what_is_about_a_model_alone_is_for_its_developer_to_show() -> None:
    maker = Actor(id="maker", title=text("maker"), roles=(Role.DEVELOPER,))
    weights = objective("weights", about=("model", "dataset"))
    mine = objective("mine", about=("model", "system"))
    judged = verdict(requirement("R", "weights", "mine"), weights, mine, others=(maker,))
    assert {action.objective: action.actor for action in judged.actions} == {"weights": "maker", "mine": "firm"}
    alone = verdict(requirement("R", "weights"), weights)
    assert alone.actions[0].actor == "firm"


def test_the_day_of_the_plan_decides_what_is_fresh() -> None:
    holding = library(requirement("R", "harm"), HARM)
    about = description()

    def standing(on: date) -> Standing | None:
        return (
            judge(
                plan=plan(*CHECKS, on=on),
                library=holding,
                description=about,
                duties=decide(about, holding, on),
                results=(ran("harm"),),
                measured_on=ON,
            )
            .duties[0]
            .standing
        )

    assert standing(date(2027, 5, 20)) is Standing.MET
    assert standing(date(2027, 5, 21)) is Standing.STALE


RESULTS = st.lists(
    st.sampled_from(
        [
            ran("harm"),
            ran("harm", BAD),
            ran("harm", UNSURE),
            ran("bias"),
            ran("bias", BAD),
            written(),
            written(NO),
            unassessed("evaluation.harm"),
            unassessed("document.current"),
            concluded(finding("record.events", "trained", YES, Way.RECORDED)),
            concluded(finding("record.events", "trained", NO, Way.RECORDED)),
        ]
    ),
    max_size=5,
)
DUTIES = (
    requirement("A", "harm"),
    requirement("B", "harm", "policy", asks="conduct"),
    requirement("C", "trained", "~bias"),
    requirement("D", "policy", "trained", "bias", asks="both", rolled_up_from=("A", "C")),
    requirement("H", "harm", head=True, rolled_up_from=("A", "B")),
)


@pytest.mark.property
@given(RESULTS, st.randoms())
def test_the_order_of_results_never_matters(results: list[Result], dice) -> None:
    shuffled = list(results)
    dice.shuffle(shuffled)
    assert verdict(*DUTIES, results=tuple(shuffled)) == verdict(*DUTIES, results=tuple(results))


@pytest.mark.property
@given(RESULTS)
def test_a_duty_is_met_only_by_evidence_for_all_it_asks(results: list[Result]) -> None:
    judged = verdict(*DUTIES, results=tuple(results))
    held = {state.objective for state in judged.objectives if state.state is State.HELD}
    for duty in judged.duties:
        assert duty.why
        if duty.requirement in {"A", "C"} and duty.standing is Standing.MET:
            assert {"A": {"harm"}, "C": {"trained"}}[duty.requirement] <= held
        if duty.standing in {Standing.UNMET, Standing.PARTLY, Standing.STALE, Standing.UNASSESSED}:
            assert duty.change.en
