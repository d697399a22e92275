"""The questions about a plan: every field is asked for, answers are read as they are typed, every fault is told at once."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.errors import Malformed
from shirushi.terms.text import Text
from shirushi.verdict.redteam.answers import complete, load_answers, load_plan, plan_of, template, written
from shirushi.verdict.redteam.plan import ExercisePlan, lacks, told
from shirushi.verdict.redteam.questions import QUESTIONS, question
from shirushi.verdict.redteam.typed import Unread, read_typed, shown_answer

ANSWERS = """\
purpose: before-release
system: {ja: 窓口, en: Desk}
people:
  - {name: Lea, roles: [leader], independent: true}
  - {name: Aki, roles: [attacker]}
  - {name: Ono, roles: [owner]}
means: outside-team
requests: 100
inside: [chat, 窓口の電話]
outside: [real-users]
targets: ["http://127.0.0.1:1/v1"]
windows: [{opens: 2026-12-01T09:00:00+09:00, closes: 2026-12-02T18:00:00+09:00}]
knowledge: black
environment: test
rules: [no-real-data]
abort: [real-data]
prepare: [copy]
clean_up: [delete-copy]
escalation: [{severity: 3, call: Ono, hours: 1}]
"""


def test_every_field_of_the_plan_is_asked_for_once():
    assert sorted(one.field for one in QUESTIONS) == sorted(ExercisePlan.__struct_fields__)
    assert [one.step for one in QUESTIONS] == sorted(one.step for one in QUESTIONS)
    for one in QUESTIONS:
        assert len(one.by_id) == len(one.options)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_template_loads_as_it_stands_and_lacks_everything(lang):
    plan = load_plan(template(lang).encode(), "plan.yaml")
    assert {lack.step for lack in lacks(plan)} == {1, 2, 3, 4, 5}


def test_ready_made_answers_are_put_in_both_languages():
    plan = complete(load_plan(ANSWERS.encode(), "answers.yaml"), "answers.yaml")
    assert plan.purpose == question("purpose").by_id["before-release"].says
    assert [told(each).en for each in plan.inside] == ["the chat window", "窓口の電話"]
    assert plan.system == Text(ja="窓口", en="Desk")
    assert load_plan(written(plan), "plan.yaml") == plan


def test_every_fault_is_told_at_once():
    wrong = ANSWERS.replace("requests: 100", "requests: many").replace("knowledge: black", "knowledge: pink")
    with pytest.raises(Malformed) as caught:
        load_plan((wrong + "purpos: x\n").encode(), "answers.yaml")
    assert [fault.code for fault in caught.value.faults] == ["SH214", "SH215", "SH215"]
    assert "purpose" in caught.value.faults[0].says.en
    with pytest.raises(Malformed) as caught:
        complete(ExercisePlan(), "answers.yaml")
    assert len(caught.value.faults) == len(list(lacks(ExercisePlan())))


def test_a_time_without_a_zone_is_no_time():
    with pytest.raises(Malformed, match="SH215"):
        load_plan(ANSWERS.replace("09:00:00+09:00", "09:00:00").encode(), "answers.yaml")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("purpose", "1", "before-release"),
        ("purpose", "", "before-release"),
        ("purpose", "役所の求めで行う", "役所の求めで行う"),
        ("knowledge", "２", "grey"),
        ("requests", "", 400),
        ("requests", "２０", 20),
        ("inside", "1 3", ["chat", "tools"]),
        ("inside", "1、3；窓口の電話", ["chat", "tools", "窓口の電話"]),
        ("inside", "", ["chat"]),
        ("targets", "http://a/v1; http://b/v1", ["http://a/v1", "http://b/v1"]),
        (
            "windows",
            "2026-12-01 09:00 2026-12-02 18:00",
            [{"opens": "2026-12-01T09:00:00+09:00", "closes": "2026-12-02T18:00:00+09:00"}],
        ),
        (
            "windows",
            "2026-12-01 09:00Z 2026-12-02 18:00Z；2026-12-03 09:00Z 2026-12-03 18:00Z",
            [
                {"opens": "2026-12-01T09:00:00Z", "closes": "2026-12-02T18:00:00Z"},
                {"opens": "2026-12-03T09:00:00Z", "closes": "2026-12-03T18:00:00Z"},
            ],
        ),
        (
            "escalation",
            "3 山田 1；2 佐藤 24",
            [{"severity": 3, "call": "山田", "hours": 1}, {"severity": 2, "call": "佐藤", "hours": 24}],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isalpha() else "",
)
def test_answers_are_read_as_people_type_them(field, typed, value):
    one = question(field)
    read = read_typed(one, typed, list(one.usual))
    assert read == value
    plan_of({field: read}, "typed")
    assert read_typed(one, shown_answer(one, read, "ja"), None) == value or field in {"windows", "escalation"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("purpose", "9"),
        ("inside", "0"),
        ("knowledge", "pink"),
        ("requests", "many"),
        ("windows", "tomorrow"),
        ("escalation", "山田"),
    ],
)
def test_what_is_no_answer_is_told(field, typed):
    with pytest.raises(Unread) as caught:
        read_typed(question(field), typed, None)
    assert caught.value.why.ja


@given(st.sampled_from(QUESTIONS), st.text(max_size=60))
def test_whatever_is_typed_is_an_answer_or_told(one, typed):
    with suppress(Unread, Malformed):
        assert isinstance(plan_of({one.field: read_typed(one, typed, list(one.usual))}, "typed"), ExercisePlan)


@given(st.binary(max_size=200))
def test_hostile_bytes_are_answers_or_malformed(data):
    with suppress(Malformed):
        assert isinstance(load_answers(data, "answers.yaml"), dict)
