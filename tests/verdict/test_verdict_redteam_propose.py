"""Proposed risk scenarios fit the description, rank by what runs saw, and name goals, objectives and checks that exist."""

from pathlib import Path

import pytest

from shirushi.app.services.catalogues import read_catalogues
from shirushi.app.settings import Settings
from shirushi.app.store.library import read_goals
from shirushi.app.worker.discover import discover
from shirushi.instruments.threats.assess import assess
from shirushi.instruments.threats.decisions import NOTHING_DECIDED
from shirushi.instruments.threats.rules import own_rules
from shirushi.terms.description import load_description
from shirushi.terms.exposed import exposed
from shirushi.terms.system import Description
from shirushi.verdict.redteam.known import KNOWN
from shirushi.verdict.redteam.propose import Look, Seen, propose
from shirushi.verdict.standing import State

KOTOBA = Path(__file__).resolve().parents[2] / "examples/kotoba/shirushi.yaml"


@pytest.fixture(scope="module")
def kotoba() -> Description:
    return load_description(KOTOBA.read_bytes(), "shirushi.yaml")


def ranks(kotoba: Description, seen: Seen) -> dict[str, str]:
    return {one.id: one.rank for one in propose(kotoba, seen, discover().checks)}


def test_proposals_fit_what_is_described_and_say_because_of_what(kotoba):
    found = {one.id: one for one in propose(kotoba, Seen(), discover().checks)}
    assert {"planted-document", "personal-data-drawn-out", "weights-swapped", "data-altered"} <= set(found)
    assert not {"planted-in-tool", "tools-turned", "hidden-in-picture"} & set(found)
    assert "forty answers published by the city" in found["data-altered"].because[0].en
    assert found["data-altered"].rank == "by-people"
    assert found["planted-document"].rank == "unseen"


def test_what_runs_saw_ranks_the_proposals_with_every_reason(kotoba):
    looks = {
        "attack.injection-direct": Look(run="r1", of=10, bad=4, undetermined=2),
        "attack.injection-retrieval": Look(run="r1", of=10, undetermined=5),
        "attack.system-prompt": Look(run="r1", of=10),
        "evaluation.leakage": Look(run="r1", of=8),
    }
    found = propose(kotoba, Seen(looks=looks), discover().checks)
    assert [one.id for one in found][:2] == ["instructions-overridden", "planted-document"]
    assert [why.en for why in found[0].because][1:] == [
        "attack.injection-direct: 4 of 10 cases failed (run r1).",
        "attack.injection-direct: 2 of 10 cases could not be decided (run r1).",
    ]
    ranked = {one.id: one for one in found}
    assert found[-1].id == "instructions-disclosed"
    assert found[-1].rank == "held"
    assert ranked["personal-data-drawn-out"].rank == "unseen"  # one of its two checks was used
    assert "suite.privacy" in ranked["personal-data-drawn-out"].because[-1].en


def test_an_objective_that_other_checks_found_against_counts_too(kotoba):
    against = Seen(states={"misinformation-limited": (State.AGAINST, "r1"), "bias-measured": (State.UNDECIDED, "r2")})
    ranked = ranks(kotoba, against)
    assert (ranked["wrong-with-confidence"], ranked["people-demeaned"]) == ("against", "undecided")
    held = {check: Look(run="r3", of=9) for check in ("evaluation.facts", "suite.misinformation")}
    assert ranks(kotoba, Seen(looks=held, states=against.states))["wrong-with-confidence"] == "held"


def test_threats_give_reasons_to_scenarios_that_try_them_and_become_scenarios_where_none_does(kotoba):
    threats = assess(exposed(kotoba), own_rules(), NOTHING_DECIDED, {"attack.injection-direct": "against"})
    found = {one.id: one for one in propose(kotoba, Seen(), discover().checks, threats)}
    assert "AML.T0051.000" in found["instructions-overridden"].because[-1].en
    assert "It succeeded" in found["instructions-overridden"].because[-1].en
    own = {one.technique.id.lower().replace(".", "-"): one for one in threats.threats}.keys() & found.keys()
    assert own
    for one in (found[name] for name in own):
        assert one.asset.ja
        assert one.actor.ja
        assert not any(set(one.checks) & set(known.checks) for known in KNOWN if known.id in found)
    assert propose(kotoba, Seen(), discover().checks) == propose(kotoba, Seen(), discover().checks, None)


def test_a_way_of_attack_that_is_mitigated_or_only_looks_around_is_no_scenario(kotoba):
    threats = assess(exposed(kotoba), own_rules(), NOTHING_DECIDED, {})
    found = {one.id for one in propose(kotoba, Seen(), discover().checks, threats)}
    mild = {one.technique.id.lower().replace(".", "-") for one in threats.threats if one.technique.harm == 1}
    assert mild
    assert not mild & found
    reads = {check: "held" for one in threats.threats for check in one.technique.checks}
    withstood = assess(exposed(kotoba), own_rules(), NOTHING_DECIDED, reads)
    assert len(propose(kotoba, Seen(), (), withstood)) < len(found)


def test_a_check_that_is_not_at_hand_is_not_named(kotoba):
    found = {one.id: one for one in propose(kotoba, Seen(), ())}
    assert {one.checks for one in found.values()} == {()}
    assert {one.rank for one in found.values()} == {"by-people"}


def test_scenarios_name_goals_objectives_and_checks_that_exist(tmp_path):
    library = read_catalogues(Settings(home=tmp_path, lang="en"))
    goals = {goal.id for goal in read_goals(library).goals}
    objectives = {objective.id for objective in library.objectives}
    for one in KNOWN:
        assert one.goal in goals | {""}
        assert one.objective in objectives
        assert set(one.checks) <= set(discover().checks)
    assert len({one.id for one in KNOWN}) == len(KNOWN)
