"""A red-team exercise is the fold of its acts; what may be done when and by whom; what it may be counted for."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.finding import Outcome
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.parse import encode_base64
from shirushi.terms.canon import canonical, digest, sha256
from shirushi.terms.errors import Altered, Malformed
from shirushi.terms.text import same
from shirushi.terms.when import DAY_MS, HOUR_MS
from shirushi.verdict.redteam.act import (
    Act,
    Approved,
    Attack,
    Began,
    Case,
    Closed,
    Commented,
    Cut,
    Escalated,
    Finalised,
    Halted,
    Improves,
    Planned,
    Ran,
    Resumed,
    Reviewed,
    Scenario,
    Stopped,
    Tried,
)
from shirushi.verdict.redteam.answers import load_plan
from shirushi.verdict.redteam.exercise import Exercise, after, fold
from shirushi.verdict.redteam.journal import Entry, SignedEntry, load_acts, tip, written
from shirushi.verdict.redteam.plan import Escalation, ExercisePlan, Person, Window, lacks
from shirushi.verdict.redteam.progress import next_step, progress
from shirushi.verdict.redteam.ready import unapproved
from shirushi.verdict.redteam.register import events
from shirushi.verdict.redteam.rules import faults
from shirushi.verdict.redteam.step import STEPS

SIGNERS = {name: Ed25519Signer(sha256(name.encode()).encode()[:32]) for name in ("Lea", "Aki", "Ono", "Exa")}


def key(name: str) -> str:
    """The key that signs what somebody does; strangers have none in the plan."""
    return SIGNERS[name].key_id if name in SIGNERS else ""


PLAN = ExercisePlan(
    purpose="before release",
    system="desk 1.0",
    people=(
        Person(name="Lea", roles=("leader", "planner"), independent=True, key=key("Lea")),
        Person(name="Aki", roles=("attacker",), independent=True, key=key("Aki")),
        Person(name="Ono", roles=("owner",), key=key("Ono")),
        Person(name="Exa", roles=("expert",), key=key("Exa")),
    ),
    means="two days",
    requests=500,
    inside=("the chat window",),
    outside=("the network",),
    targets=("http://127.0.0.1:1/v1",),
    windows=(
        Window(opens=datetime(1970, 1, 1, tzinfo=UTC), closes=datetime(1970, 1, 2, tzinfo=UTC)),
        Window(opens=datetime(1970, 1, 3, tzinfo=UTC), closes=datetime(1970, 1, 4, tzinfo=UTC)),
    ),
    checks=("attack",),
    knowledge="black",
    environment="test",
    rules=("no real names",),
    prepare=("a copy of the system",),
    clean_up=("delete the copy",),
    abort=("others are affected",),
    escalation=(Escalation(severity=3, call="Ono", hours=1),),
)


def case(outcome: Outcome, severity: int = 2, name: str = "c1") -> Case:
    return Case(check="attack.direct", case=name, outcome=outcome, why=same("why"), severity=severity)


def ran(outcome: Outcome, severity: int = 2) -> Ran:
    return Ran(attack="A1", run="r", content="d" * 64, cases=(case(outcome, severity),))


BEGAN = Began(attack="A1", plan=digest(PLAN), targets=PLAN.targets, checks=("attack.direct",))
PREPARED: tuple[tuple[str, Act], ...] = (
    ("Lea", Planned(plan=PLAN)),
    ("Lea", Approved(plan=digest(PLAN))),
    ("Ono", Approved(plan=digest(PLAN))),
    ("Lea", Closed(list="prepare", item=1)),
    ("Lea", Scenario(id="S1", decision="accepted")),
    ("Lea", Attack(id="A1", scenario="S1", checks=("attack.direct",))),
)
REVIEWED: tuple[tuple[str, Act], ...] = (
    *PREPARED,
    ("Aki", BEGAN),
    ("Aki", ran(Outcome.FAIL)),
    ("Lea", Closed(list="clean-up", item=1)),
    ("Exa", Reviewed(finding="F1", decision="confirmed")),
    ("Ono", Commented(words="seen")),
)
TREATED: tuple[tuple[str, Act], ...] = (
    *REVIEWED,
    ("Lea", Finalised()),
    ("Ono", Improves(finding="F1", measure="filter", owner="Ono", due=date(2027, 1, 1))),
    ("Aki", BEGAN),
    ("Aki", ran(Outcome.PASS)),
)


def entry(at: int, by: str, act: Act) -> SignedEntry:
    return SignedEntry(entry=Entry(at=at, by=by, act=act, prev="", exercise="r1"), key=key(by), line="")


def exercise(acts: tuple[tuple[str, Act], ...]) -> Exercise:
    """The state after acts, each of which must be allowed where it stands."""
    state = Exercise(id="r1")
    for at, (by, act) in enumerate(acts, start=1):
        assert [one.says.en for one in faults(state, act, state.signed(by, at, key(by), act))] == []
        state = after(state, entry(at, by, act))
    return state


def codes(state: Exercise, act: Act, by: str, at: int = 99, signed: str = "") -> list[str]:
    return [fault.code for fault in faults(state, act, state.signed(by, at, signed or key(by), act))]


def test_the_fifteen_steps_stand_in_three_phases_and_own_up_to_memory():
    assert [step.number for step in STEPS] == list(range(1, 16))
    assert [sum(step.phase == phase for step in STEPS) for phase in (1, 2, 3)] == [5, 5, 5]
    assert {step.number for step in STEPS if step.verified != "memory"} == {1, 15}


def test_a_plan_that_lacks_everything_says_so_of_every_step():
    assert {lack.step for lack in lacks(ExercisePlan())} == {1, 2, 3, 4, 5}
    assert list(lacks(PLAN)) == []


def test_the_system_owner_can_neither_lead_nor_attack():
    both = Person(name="Own", roles=("owner", "attacker"))
    [lack] = lacks(msgspec.structs.replace(PLAN, people=(*PLAN.people, both)))
    assert "Own" in lack.says.en


@pytest.mark.parametrize("left_out", range(len(PREPARED)))
def test_nothing_runs_while_anything_is_missing(left_out):
    state = fold(
        "r1",
        (entry(at, by, act) for at, (by, act) in enumerate(PREPARED) if at != left_out),
    )
    assert codes(state, BEGAN, "Aki")


def test_a_new_plan_is_not_approved_by_the_approvals_of_the_old():
    state = exercise((*PREPARED, ("Lea", Planned(plan=msgspec.structs.replace(PLAN, means="more")))))
    assert state.approvals == ()
    assert "SH925" in codes(state, BEGAN, "Aki")


def test_an_approval_names_what_was_read_and_counts_for_nothing_else():
    other = msgspec.structs.replace(PLAN, means="more")
    planned = exercise((("Lea", Planned(plan=other)),))
    assert codes(planned, Approved(plan=digest(PLAN)), "Lea") == ["SH925"]
    forced = fold(
        "r1", [entry(1, "Lea", Planned(plan=other)), *(entry(2, who, PREPARED[1][1]) for who in ("Lea", "Ono"))]
    )
    assert [words.en for words in unapproved(forced)] == [
        "the plan is not approved by the leader.",
        "the plan is not approved by the system owner.",
    ]


def test_who_neither_leads_nor_plans_changes_no_plan():
    assert codes(exercise(PREPARED), Planned(plan=PLAN), "Aki") == ["SH928"]


@pytest.mark.parametrize(
    ("began", "at"),
    [
        (msgspec.structs.replace(BEGAN, plan="0" * 64), 99),
        (msgspec.structs.replace(BEGAN, targets=("http://127.0.0.1:2/v1",)), 99),
        (msgspec.structs.replace(BEGAN, checks=("attack.other",)), 99),
        (BEGAN, DAY_MS),
        (BEGAN, 3 * DAY_MS),
    ],
    ids=["another plan", "another address", "other checks", "between the windows", "after the windows"],
)
def test_a_run_out_of_the_plan_is_refused(began, at):
    assert codes(exercise(PREPARED), began, "Aki", at) == ["SH925"]
    assert codes(exercise(PREPARED), BEGAN, "Aki", 2 * DAY_MS) == []


def test_what_a_person_tried_is_held_against_the_windows_when_it_was_tried():
    state = exercise(PREPARED)
    tried = Tried(attack="A1", case=case(Outcome.PASS), prompt="0", answer="0", when=5)
    assert codes(state, tried, "Aki", DAY_MS) == []
    assert codes(state, msgspec.structs.replace(tried, when=0), "Aki", DAY_MS) == ["SH925"]
    assert codes(state, msgspec.structs.replace(tried, when=7), "Aki", 6) == ["SH925"]


def test_no_run_ends_that_has_not_begun():
    state = exercise(PREPARED)
    for act in (ran(Outcome.PASS), Stopped(attack="A1", case=case(Outcome.FAIL, 3)), Cut(attack="A1", why=same("x"))):
        assert codes(state, act, "Aki") == ["SH925"]


def test_who_began_a_run_ends_it_whatever_the_plan_says_by_then():
    others = msgspec.structs.replace(
        PLAN, people=(PLAN.people[0], *PLAN.people[2:], Person(name="Neu", roles=("attacker",)))
    )
    state = exercise((*PREPARED, ("Aki", BEGAN), ("Lea", Planned(plan=others))))
    assert codes(state, Cut(attack="A1", why=same("another plan")), "Aki") == []
    assert codes(state, Cut(attack="A1", why=same("another plan")), "Lea") == ["SH928"]


def test_a_run_that_was_cut_short_is_no_run():
    state = exercise((*PREPARED, ("Aki", BEGAN), ("Aki", Cut(attack="A1", why=same("halted")))))
    assert not state.carried_out(state.attacks["A1"])
    assert codes(state, BEGAN, "Aki") == []


def test_everybody_may_halt_and_nothing_goes_on_before_the_call_and_the_resumption():
    state = exercise((*PREPARED, ("somebody", Halted(words="wrong desk", criterion=1))))
    assert codes(state, BEGAN, "Aki") == ["SH925"]
    assert codes(state, Resumed(words="seen to"), "Lea") == ["SH925"]
    assert codes(state, Escalated(finding="H1", call="Exa"), "Lea") == ["SH925"]
    called = after(state, entry(100, "Lea", Escalated(finding="H1", call="Ono")))
    assert codes(called, Resumed(words="seen to"), "Aki") == ["SH928"]
    on = after(called, entry(101, "Lea", Resumed(words="seen to")))
    assert codes(on, BEGAN, "Aki") == []
    assert codes(on, Resumed(words="again"), "Lea") == ["SH925"]
    assert codes(on, Halted(words="x", criterion=2), "Aki") == ["SH925"]


def test_a_call_that_came_late_is_shown_as_such():
    acts = (*PREPARED, ("Aki", BEGAN), ("Aki", Stopped(attack="A1", case=case(Outcome.FAIL, 3))))
    for at, is_late in ((len(acts) + HOUR_MS, False), (len(acts) + HOUR_MS + 1, True)):
        [finding] = after(exercise(acts), entry(at, "Lea", Escalated(finding="F1", call="Ono"))).findings
        assert finding.called
        assert finding.called.is_late is is_late


def test_nobody_acts_under_the_name_of_another():
    state = exercise(PREPARED)
    assert codes(state, BEGAN, "Aki", signed=key("Lea")) == ["SH998"]
    forged = SignedEntry(entry=Entry(at=9, by="Aki", act=BEGAN, prev="", exercise="r1"), key=key("Lea"), line="")
    with pytest.raises(Altered, match="SH998"):
        after(state, forged)


def test_whose_key_signed_is_told_of_those_who_have_none():
    unbound = msgspec.structs.replace(
        PLAN, people=tuple(msgspec.structs.replace(one, key="") if one.name == "Ono" else one for one in PLAN.people)
    )
    state = exercise((("Lea", Planned(plan=unbound)),))
    bonds = [state.signed("Ono", 1, which, Commented(words="x")).bond for which in (key("Lea"), "f" * 64)]
    assert bonds == ["recorded", "unknown"]
    told = state.signed("Ono", 1, key("Lea"), Commented(words="x")).told
    assert told.en == "Ono (recorded with Lea's key)"


def test_the_attackers_key_reviews_nothing_for_others():
    unbound = msgspec.structs.replace(
        PLAN, people=tuple(msgspec.structs.replace(one, key="") if one.name == "Exa" else one for one in PLAN.people)
    )
    approved = Approved(plan=digest(unbound))
    began = msgspec.structs.replace(BEGAN, plan=digest(unbound))
    state = Exercise(id="r1")
    acts: tuple[tuple[str, Act], ...] = (
        ("Lea", Planned(plan=unbound)),
        ("Lea", approved),
        ("Ono", approved),
        *PREPARED[3:],
        ("Aki", began),
        ("Aki", ran(Outcome.FAIL)),
    )
    for at, (by, act) in enumerate(acts):
        state = after(state, entry(at, by, act))
    confirmed = Reviewed(finding="F1", decision="confirmed")
    assert codes(state, confirmed, "Exa", signed=key("Aki")) == ["SH928"]
    assert codes(state, confirmed, "Exa", signed=key("Lea")) == []


def test_people_are_told_apart_by_name_and_key():
    twice = (*PLAN.people, Person(name="Exa", roles=("expert",)), Person(name="Two", roles=("expert",), key=key("Exa")))
    said = [lack.says.en for lack in lacks(msgspec.structs.replace(PLAN, people=twice))]
    assert said == ["Exa stands there twice.", "Exa, Two have the same key (key)."]


def test_what_is_out_of_scope_is_no_attack():
    assert codes(exercise(PREPARED[:5]), Attack(id="A2", scenario="S1", checks=("weights.format",)), "Lea") == ["SH925"]
    assert codes(exercise(PREPARED[:5]), Attack(id="A2", scenario="S9", steps=("try",)), "Lea") == ["SH927"]
    assert codes(exercise(PREPARED[:5]), Attack(id="A2", scenario="S1"), "Lea") == ["SH925"]


def test_who_has_no_role_does_nothing_and_nobody_reviews_own_attacks():
    state = exercise((*PREPARED, ("Aki", BEGAN), ("Aki", ran(Outcome.FAIL))))
    assert codes(state, BEGAN, "Ono") == ["SH928"]
    assert codes(state, Reviewed(finding="F1", decision="confirmed"), "Aki") == ["SH928", "SH928"]
    assert codes(state, Reviewed(finding="F1", decision="rejected"), "Exa") == ["SH925"]
    assert codes(state, Reviewed(finding="F7", decision="confirmed"), "Exa") == ["SH927"]


def test_the_severest_finding_stops_everything_until_somebody_is_called():
    state = exercise((*PREPARED, ("Aki", BEGAN), ("Aki", Stopped(attack="A1", case=case(Outcome.FAIL, 3)))))
    assert codes(state, BEGAN, "Aki") == ["SH925"]
    assert codes(state, Escalated(finding="F1", call="Exa"), "Lea") == ["SH925"]
    called = after(state, entry(99, "Lea", Escalated(finding="F1", call="Ono")))
    assert codes(called, BEGAN, "Aki") == []
    on = after(after(called, entry(100, "Aki", BEGAN)), entry(101, "Aki", ran(Outcome.FAIL, 3)))
    [finding] = on.findings
    assert (finding.id, finding.retested, finding.logged) == ("F1", 0, "r")


def test_an_exercise_that_was_carried_through_is_done_in_all_steps():
    states = progress(exercise(TREATED))
    assert [(one.step.number, [words.en for words in one.lacks]) for one in states if not one.is_done] == []
    assert next_step(states) is None
    assert states[7].by == (same("Aki"),)


@pytest.mark.parametrize("length", range(len(TREATED)))
def test_an_unfinished_exercise_says_what_is_next(length):
    assert next_step(progress(exercise(TREATED[:length]))) is not None


def test_the_report_is_not_final_before_all_is_reviewed_and_cleaned_up():
    assert len(codes(exercise(TREATED[:8]), Finalised(), "Lea")) == 3
    assert codes(exercise(REVIEWED), Finalised(), "Lea") == []
    assert "SH925" in codes(exercise(TREATED[:12]), Attack(id="A2", scenario="S1", steps=("x",)), "Lea")


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
    assert external(own, "Ono") == []
    assert external(PLAN, "Ono") == ["red-team-agreed", "red-team-reported"]


def external(plan: ExercisePlan, owners_key: str) -> list[str]:
    """What an exercise under a plan counts for as an external one."""
    state = Exercise(id="r1")
    for at, (by, act) in enumerate((("Lea", Planned(plan=plan)), *TREATED[1:])):
        done = Approved(plan=digest(plan)) if isinstance(act, Approved) else act
        signed = msgspec.structs.replace(entry(at, by, done), key=key(owners_key if by == "Ono" else by))
        state = after(state, signed)
    return [event.kind for event in events(state) if event.kind.startswith("red-team")]


def test_it_counts_as_external_only_where_the_owner_approved_with_a_key_of_their_own():
    people = tuple(msgspec.structs.replace(one, key="") if one.name == "Ono" else one for one in PLAN.people)
    assert external(msgspec.structs.replace(PLAN, people=people), "Lea") == []


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.UNDETERMINED])
def test_a_repeat_test_that_did_not_pass_treats_nothing(outcome):
    state = exercise((*TREATED[:-1], ("Aki", ran(outcome))))
    assert "finding-treated" not in [event.kind for event in events(state)]
    assert not progress(state)[14].is_done


def kept(acts: tuple[tuple[str, Act], ...], name: str = "r1") -> bytes:
    journal = b""
    for at, (by, act) in enumerate(acts, start=1):
        journal += written(Entry(at=at, by=by, act=act, prev=tip(journal), exercise=name), SIGNERS[by])
    return journal


def test_the_journal_gives_back_what_was_written():
    assert fold("r1", load_acts(kept(TREATED), "acts")) == exercise(TREATED)


def test_a_journal_is_of_one_exercise():
    with pytest.raises(Altered, match="SH926"):
        fold("r2", load_acts(kept(TREATED), "acts"))
    other = written(
        Entry(at=99, by="Lea", act=Commented(words="x"), prev=tip(kept(TREATED)), exercise="r2"), SIGNERS["Lea"]
    )
    with pytest.raises(Altered, match="SH926"):
        list(load_acts(kept(TREATED) + other, "acts"))


def test_a_signature_of_another_key_is_none():
    line = kept(TREATED[:1])
    mine, theirs = (encode_base64(SIGNERS[name].public.raw).encode() for name in ("Lea", "Ono"))
    with pytest.raises(Altered, match="SH997"):
        list(load_acts(line.replace(mine, theirs), "acts"))


@given(st.data())
def test_no_line_can_be_changed_dropped_or_moved(data):
    lines = kept(TREATED).splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 2))
    other = data.draw(st.sampled_from(("drop", "move", "change", "tear")))
    changed = {
        "drop": [*lines[:place], *lines[place + 1 :]],
        "move": [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]],
        "change": [*lines[:place], lines[place].replace(b'"at":', b'"at":1', 1), *lines[place + 1 :]],
        "tear": [*lines[:-1], lines[-1][: -1 - place]],
    }[other]
    with pytest.raises(Altered, match=r"SH926|SH997"):
        list(load_acts(b"".join(changed), "acts"))


@given(st.binary(max_size=200))
def test_hostile_bytes_give_acts_or_a_clear_error(data):
    told = []
    try:
        assert all(canonical(each) for each in load_acts(data, "acts"))
        load_plan(data, "plan.yaml")
    except (Altered, Malformed) as error:
        told = [fault.code for fault in error.faults]
    assert set(told) <= {"SH926", "SH929", "SH214", "SH215"}
