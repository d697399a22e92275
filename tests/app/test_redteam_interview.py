"""The plan of an exercise asked at the terminal: stopped and gone on with, gone back in, and given as a file."""

import json

import msgspec
import pytest

from fakes.door import Door, describe
from fakes.exercise import redteam
from fakes.interview import Typist
from shirushi.app.cli.redteam_interview import PlanInterview
from shirushi.app.services.redteam import By
from shirushi.app.services.redteam_plan import begin_plan, keep_answers
from shirushi.verdict.redteam.answers import complete, plan_of, written
from shirushi.verdict.redteam.questions import QUESTIONS

PEOPLE = ("佐藤", "", "鈴木", "", "山田", "", *("外部試験社", "y", "") * 2, "市", "n", "")
TYPED = {
    "system": ("窓口 1.0",),
    "people": ("", *PEOPLE),
    "means": ("2",),
    "windows": ("2026-01-01 00:00 2100-01-01 00:00",),
    "escalation": ("3 山田 1",),
}
OFFERED = {"targets": ["http://127.0.0.1:1/v1"]}


def lines(*left_out: str) -> list[str]:
    """What is typed from the first question on; Enter where nothing else is."""
    return [line for one in QUESTIONS if one.field not in left_out for line in TYPED.get(one.field, ("",))]


def hold(typed: list[str], answers=None):
    typist, kept = Typist(*typed), []
    interview = PlanInterview(typist, "ja", answers or {}, OFFERED, lambda given: kept.append(dict(given)))
    return interview.hold(), typist, kept


def test_enter_takes_what_is_offered_and_the_plan_lacks_nothing():
    answers, typist, kept = hold(lines())
    plan = complete(plan_of(answers, "typed"), "typed")
    assert [person.roles for person in plan.people] == [("leader",), ("attacker",), ("owner",)]
    assert plan.targets == ("http://127.0.0.1:1/v1",)
    assert typist.screens == len(kept) == len(QUESTIONS)


def test_who_stops_goes_on_at_the_first_question_that_is_open():
    cut = lines()[:1]
    with pytest.raises(StopIteration):
        hold(cut)
    answers, typist, _ = hold(lines("purpose"), {"purpose": "regular"})
    assert answers["purpose"] == "regular"
    assert typist.screens == len(QUESTIONS) - 1


def test_back_help_and_what_is_no_answer():
    answers, typist, _ = hold(["?", "9", "2", "<", "3", *lines("purpose")])
    assert answers["purpose"] == "regular"
    assert any("番号は1から4まで" in words for words in typist.shown)
    assert any("報告書の最初" in words for words in typist.shown)


@pytest.mark.door
@pytest.mark.slow
def test_answers_in_a_file_are_a_plan_or_every_fault(tmp_path):
    describe(tmp_path / "walk", "http://127.0.0.1:1/v1")
    door = Door(tmp_path, tmp_path / "home")
    command = By(workspace=tmp_path / "walk", exercise="spring")
    answers, *_ = hold(lines())
    file = tmp_path / "answers.yaml"
    file.write_bytes(msgspec.yaml.encode({key: value for key, value in answers.items() if key != "abort"}))
    assert "SH216" in redteam(door, "new", "spring", "--answers", "answers.yaml", "--by", "佐藤", expect=2)
    keep_answers(command, answers)
    assert begin_plan(command).answers == answers
    file.write_bytes(msgspec.yaml.encode(answers))
    said = redteam(door, "new", "spring", "--answers", "answers.yaml", "--by", "佐藤")
    assert "plan.yaml" in said
    plan = tmp_path / "walk/redteam/spring/plan.yaml"
    assert plan.read_bytes() == written(plan_of(answers, "typed"))
    begun = begin_plan(command)
    assert begun.answers == {}
    assert plan_of(begun.offered, "offered") == plan_of(answers, "typed")
    redteam(door, "approve", "spring", "--plan", str(plan), "--by", "佐藤")
    english = json.loads(redteam(door, "plan", "spring", "--json"))["plan"]["purpose"]["en"]
    assert english.startswith("To see before release")
