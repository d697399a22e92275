"""A red-team exercise is the fold of its acts; what may be done when and by whom; what it may be counted for."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.finding import Outcome
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Altered, Malformed
from shirushi.terms.text import same
from shirushi.verdict.redteam.act import (
    Act,
    Approved,
    Attack,
    Case,
    Closed,
    Commented,
    Entry,
    Escalated,
    Finalised,
    Improves,
    Planned,
    Ran,
    Reviewed,
    Scenario,
    Stopped,
    Tried,
    load_acts,
    next_line,
)
from shirushi.verdict.redteam.exercise import Exercise, after, fold
from shirushi.verdict.redteam.plan import TEMPLATE, Escalation, ExercisePlan, Person, lacks, load_plan
from shirushi.verdict.redteam.progress import next_step, progress
from shirushi.verdict.redteam.register import events
from shirushi.verdict.redteam.rules import faults
from shirushi.verdict.redteam.step import STEPS

PLAN = ExercisePlan(
    purpose="before release",
    system="desk 1.0",
    people=(
        Person(name="Lea", roles=("leader", "planner"), independent=True),
        Person(name="Aki", roles=("attacker",), independent=True),
        Person(name="Ono", roles=("owner",)),
        Person(name="Exa", roles=("expert",)),
    ),
    means="two days",
    requests=500,
    inside=("the chat window",),
    outside=("the network",),
    checks=("attack",),
    knowledge="black",
    environment="test",
    rules=("no real names",),
    prepare=("a copy of the system",),
    clean_up=("delete the copy",),
    escalation=(Escalation(severity=3, call="Ono", hours=1),),
)


def case(outcome: Outcome, severity: int = 2, name: str = "c1") -> Case:
    return Case(check="attack.direct", case=name, outcome=outcome, why=same("why"), severity=severity)


def ran(outcome: Outcome, severity: int = 2) -> Ran:
    return Ran(attack="A1", run="r", content="d" * 64, cases=(case(outcome, severity),))


PREPARED: tuple[tuple[str, Act], ...] = (
    ("Lea", Planned(plan=PLAN)),
    ("Lea", Approved(plan="x")),
    ("Ono", Approved(plan="x")),
    ("Lea", Closed(list="prepare", item=1)),
    ("Lea", Scenario(id="S1", decision="accepted")),
    ("Lea", Attack(id="A1", scenario="S1", checks=("attack.direct",))),
)
REVIEWED: tuple[tuple[str, Act], ...] = (
    *PREPARED,
    ("Aki", ran(Outcome.FAIL)),
    ("Lea", Closed(list="clean-up", item=1)),
    ("Exa", Reviewed(finding="F1", decision="confirmed")),
    ("Ono", Commented(words="seen")),
)
TREATED: tuple[tuple[str, Act], ...] = (
    *REVIEWED,
    ("Lea", Finalised()),
    ("Ono", Improves(finding="F1", measure="filter", owner="Ono", due=date(2027, 1, 1))),
    ("Aki", ran(Outcome.PASS)),
)


def exercise(acts: tuple[tuple[str, Act], ...]) -> Exercise:
    """The state after acts, each of which must be allowed where it stands."""
    state = Exercise(id="r1")
    for at, (by, act) in enumerate(acts, start=1):
        assert [one.says.en for one in faults(state, act, by)] == []
        state = after(state, Entry(at=at, by=by, act=act, prev=""))
    return state


def codes(state: Exercise, act: Act, by: str) -> list[str]:
    return [fault.code for fault in faults(state, act, by)]


def test_the_fifteen_steps_stand_in_three_phases_and_own_up_to_memory():
    assert [step.number for step in STEPS] == list(range(1, 16))
    assert [sum(step.phase == phase for step in STEPS) for phase in (1, 2, 3)] == [5, 5, 5]
    assert {step.number for step in STEPS if step.verified != "memory"} == {1, 15}


def test_the_template_is_a_plan_that_lacks_everything():
    steps = {lack.step for lack in lacks(load_plan(TEMPLATE.encode(), "plan.yaml"))}
    assert steps == {1, 2, 3, 4, 5}
    assert list(lacks(PLAN)) == []


def test_the_system_owner_can_neither_lead_nor_attack():
    both = Person(name="Ono", roles=("owner", "attacker"))
    [lack] = lacks(msgspec.structs.replace(PLAN, people=(*PLAN.people, both)))
    assert "Ono" in lack.says.en


@pytest.mark.parametrize("left_out", range(len(PREPARED)))
def test_nothing_runs_while_anything_is_missing(left_out):
    state = fold(
        "r1",
        (Entry(at=at, by=by, act=act, prev="") for at, (by, act) in enumerate(PREPARED) if at != left_out),
    )
    assert codes(state, ran(Outcome.PASS), "Aki")


def test_a_new_plan_is_not_approved_by_the_approvals_of_the_old():
    state = exercise((*PREPARED, ("Lea", Planned(plan=msgspec.structs.replace(PLAN, means="more")))))
    assert state.approvals == ()
    assert "SH925" in codes(state, ran(Outcome.PASS), "Aki")


def test_what_is_out_of_scope_is_no_attack():
    assert codes(exercise(PREPARED[:5]), Attack(id="A2", scenario="S1", checks=("weights.format",)), "Lea") == ["SH925"]
    assert codes(exercise(PREPARED[:5]), Attack(id="A2", scenario="S9", steps=("try",)), "Lea") == ["SH927"]
    assert codes(exercise(PREPARED[:5]), Attack(id="A2", scenario="S1"), "Lea") == ["SH925"]


def test_who_has_no_role_does_nothing_and_nobody_reviews_own_attacks():
    state = exercise((*PREPARED, ("Aki", ran(Outcome.FAIL))))
    assert codes(state, ran(Outcome.PASS), "Ono") == ["SH928"]
    assert codes(state, Reviewed(finding="F1", decision="confirmed"), "Aki") == ["SH928", "SH928"]
    assert codes(state, Reviewed(finding="F1", decision="rejected"), "Exa") == ["SH925"]
    assert codes(state, Reviewed(finding="F7", decision="confirmed"), "Exa") == ["SH927"]


def test_the_severest_finding_stops_everything_until_somebody_is_called():
    state = exercise((*PREPARED, ("Aki", Stopped(attack="A1", case=case(Outcome.FAIL, 3)))))
    assert codes(state, ran(Outcome.FAIL, 3), "Aki") == ["SH925"]
    called = after(state, Entry(at=99, by="Lea", act=Escalated(finding="F1", call="Ono"), prev=""))
    assert codes(called, ran(Outcome.FAIL, 3), "Aki") == []
    on = after(called, Entry(at=100, by="Aki", act=ran(Outcome.FAIL, 3), prev=""))
    [finding] = on.findings
    assert (finding.id, finding.retested, finding.logged) == ("F1", 0, "r")


def test_an_exercise_that_was_carried_through_is_done_in_all_steps():
    states = progress(exercise(TREATED))
    assert [(one.step.number, [words.en for words in one.lacks]) for one in states if not one.is_done] == []
    assert next_step(states) is None
    assert states[7].by == ("Aki",)


@pytest.mark.parametrize("length", range(len(TREATED)))
def test_an_unfinished_exercise_says_what_is_next(length):
    assert next_step(progress(exercise(TREATED[:length]))) is not None


def test_the_report_is_not_final_before_all_is_reviewed_and_cleaned_up():
    assert len(codes(exercise(TREATED[:7]), Finalised(), "Lea")) == 3
    assert codes(exercise(REVIEWED), Finalised(), "Lea") == []
    assert "SH925" in codes(exercise(TREATED[:11]), Attack(id="A2", scenario="S1", steps=("x",)), "Lea")


def test_a_manual_attack_is_done_when_it_was_tried():
    acts = (*PREPARED[:5], ("Lea", Attack(id="A1", scenario="S1", steps=("ask",))))
    state = exercise(acts)
    assert not state.carried_out(state.attacks["A1"])
    tried = Tried(attack="A1", case=case(Outcome.UNDETERMINED), prompt="0", answer="0")
    state = exercise((*acts, ("Aki", tried)))
    assert state.carried_out(state.attacks["A1"])
    assert state.findings == ()


def test_it_counts_as_external_only_where_all_who_attack_are_independent():
    kinds = [event.kind for event in events(exercise(TREATED))]
    assert kinds == ["red-team-agreed", "finding-opened", "red-team-reported", "finding-treated", "finding-retested"]
    own = msgspec.structs.replace(PLAN, people=(*PLAN.people, Person(name="Ina", roles=("attacker",))))
    own_team = exercise((("Lea", Planned(plan=own)), *TREATED[1:]))
    assert [event.kind for event in events(own_team) if event.kind.startswith("red-team")] == []


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.UNDETERMINED])
def test_a_repeat_test_that_did_not_pass_treats_nothing(outcome):
    state = exercise((*TREATED[:-1], ("Aki", ran(outcome))))
    assert "finding-treated" not in [event.kind for event in events(state)]
    assert not progress(state)[14].is_done


def written(acts: tuple[tuple[str, Act], ...]) -> bytes:
    journal = b""
    for at, (by, act) in enumerate(acts, start=1):
        journal += next_line(journal, at, by, act)
    return journal


def test_the_journal_gives_back_what_was_written():
    assert fold("r1", load_acts(written(TREATED), "acts")) == exercise(TREATED)


@given(st.data())
def test_no_line_can_be_changed_dropped_or_moved(data):
    lines = written(TREATED).splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 2))
    other = data.draw(st.sampled_from(("drop", "move", "change", "tear")))
    changed = {
        "drop": [*lines[:place], *lines[place + 1 :]],
        "move": [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]],
        "change": [*lines[:place], lines[place].replace(b'"at":', b'"at":1'), *lines[place + 1 :]],
        "tear": [*lines[:-1], lines[-1][: -1 - place]],
    }[other]
    with pytest.raises(Altered, match="SH926"):
        list(load_acts(b"".join(changed), "acts"))


@given(st.binary(max_size=200))
def test_hostile_bytes_give_acts_or_a_clear_error(data):
    told = []
    try:
        assert all(canonical(entry) for entry in load_acts(data, "acts"))
        load_plan(data, "plan.yaml")
    except (Altered, Malformed) as error:
        told = [fault.code for fault in error.faults]
    assert told in ([], ["SH926"], ["SH929"])
