"""Duties and verdicts over the library of the package: every requirement gets a reasoned answer."""

from datetime import date
from importlib.resources import files

import pytest

from fakes.library import GOOD, ON, concluded, description, finding, plan, planned, unassessed
from shirushi.app.store.library import packaged
from shirushi.checks.finding import Way
from shirushi.duties.applies import decide
from shirushi.duties.duty import Duty
from shirushi.policy.catalogue import load
from shirushi.policy.library import Library
from shirushi.terms.system import Condition, Role
from shirushi.verdict.coverage import coverage
from shirushi.verdict.judge import judge
from shirushi.verdict.standing import Standing

NOT_SO = {Condition.ADVANCED: False, Condition.GENERATES_MEDIA: False, Condition.AGENTIC: False}


@pytest.fixture(scope="module")
def library() -> Library:
    return load(packaged(files("shirushi.policy")))


def decided(library: Library, *roles: Role, on: date = ON, **assess: tuple[str, ...]) -> dict[str, Duty]:
    about = description(*roles, conditions={Condition.JURISDICTION_JP: True, **NOT_SO}, **assess)
    return {duty.requirement: duty for duty in decide(about, library, on)}


def test_one_reasoned_duty_per_requirement(library: Library) -> None:
    duties = decided(library, Role.PROVIDER)
    assert list(duties) == [requirement.id for requirement in library.requirements]
    assert all(duty.because for duty in duties.values())


def test_who_is_bound_by_what(library: Library) -> None:
    firm, city = decided(library, Role.PROVIDER), decided(library, Role.BUSINESS_USER, Role.LOCAL_GOVERNMENT)
    assert firm["AIGB-P-2-i"].applies == "applies"
    assert firm["AIGB-D-5-i"].applies == "does-not-apply"
    assert city["AIGB-P-2-i"].applies == "does-not-apply"
    assert city["DSGL-PR-02"].applies == "does-not-apply"
    assert all(duty.applies == "does-not-apply" for duty in firm.values() if duty.section == "scenario")


def test_what_is_adopted_or_supposed_is_named_first(library: Library) -> None:
    duties = decided(library, Role.DEVELOPER, adopts=("HAIP",), scenario=("BLRAI",))
    assert [reason.code for reason in duties["HAIP-P-01"].because] == ["condition-false"]
    assert next(reason.code for reason in decided(library, Role.DEVELOPER)["HAIP-P-01"].because) == "text-not-adopted"
    assert {duty.section for id_, duty in duties.items() if id_.startswith("BLRAI")} == {"scenario"}
    assert duties["NIST-GOVERN-3.1"].because[0].code == "view-not-chosen"


def test_advanced_only_until_edition_1_2(library: Library) -> None:
    before, after = (decided(library, Role.PROVIDER, on=on) for on in (date(2026, 3, 30), date(2026, 3, 31)))
    assert before["AIGB-2D-01"].applies == "does-not-apply"
    assert after["AIGB-2D-01"].applies == "applies"
    assert decided(library, Role.PROVIDER, texts=("AIGB@1.1",))["AIGB-2D-01"].applies == "does-not-apply"
    assert before["AIGB-V12-03"].applies == "does-not-apply"


def test_a_verdict_over_everything(library: Library) -> None:
    checks = (
        planned("evaluation.refusal", "harmful-output-controlled", most_ppm=50_000),
        planned("evaluation.facts", "misinformation-limited", most_ppm=50_000),
    )
    about = description(
        conditions={Condition.JURISDICTION_JP: True, **NOT_SO}, texts=("AIGB", "JPAI", "NIST"), adopts=("HAIP",)
    )
    duties = decide(about, library, ON)
    judged = judge(
        plan=plan(*checks),
        library=library,
        description=about,
        duties=duties,
        results=(
            concluded(finding("evaluation.refusal", "harmful-output-controlled", GOOD)),
            unassessed("evaluation.facts"),
        ),
        measured_on=ON,
    )
    assert [each.requirement for each in judged.duties] == [
        duty.requirement for duty in duties if duty.applies != "does-not-apply"
    ]
    by_id = {requirement.id: requirement for requirement in library.requirements}
    for standing in judged.duties:
        requirement = by_id[standing.requirement]
        shows_others = requirement.head or standing.section == "view"
        assert standing.why
        assert (standing.standing is None) is shows_others
        if requirement.gap.en:
            assert standing.standing is not Standing.MET
    assert {state.objective for state in judged.objectives} == {objective.id for objective in library.objectives}
    assert len(judged.actions) >= 3
    assert len(judged.actions[0].moves) >= len(judged.actions[1].moves) >= len(judged.actions[2].moves) > 0


def test_papers_and_registers_reach_most_practices(library: Library) -> None:
    found = coverage(library, [("document.current", Way.DOCUMENTED, ()), ("record.events", Way.RECORDED, ())])
    by_id = {objective.id: objective for objective in library.objectives}
    assert all(not {"documented", "recorded"} & set(by_id[id_].how) or by_id[id_].needs for id_ in found.objectives)
    assert "harmful-output-controlled" in found.objectives
    assert found.duties
    assert found.in_part
