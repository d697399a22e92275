"""A file of answers: it loads, or every fault in it is told at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.interview import any_chosen
from shirushi.duties.interview.answers import Answers, answers_template, load_answers
from shirushi.duties.interview.contradictions import NEEDS, contradictions
from shirushi.duties.interview.questions import QUESTIONS, TITLE, UNKNOWN, Asked
from shirushi.terms.errors import Malformed
from shirushi.terms.text import Text, same

FULL = """\
title: {ja: 窓口, en: Desk}
organisation: company
model: [tuned, unpublished]
strength: ordinary
offered: [consumers, ministry]
place: japan
purpose: [enquiries, knowledge]
documents: [lookup]
media: none
acts: unknown
decisions: nobody
personal: possible
"""


def codes(text: str) -> list[str]:
    with pytest.raises(Malformed) as caught:
        load_answers(text.encode(), "answers.yaml")
    return [f"{fault.code} {fault.place.pointer}" for fault in caught.value.faults]


def loaded(data: bytes) -> Answers | Malformed:
    try:
        return load_answers(data, "answers.yaml")
    except Malformed as told:
        return told


def test_a_file_is_read_as_it_stands():
    answers = load_answers(FULL.encode(), "answers.yaml")
    assert answers.title == Text(ja="窓口", en="Desk")
    assert answers.to(Asked.MODEL) == {"tuned", "unpublished"}
    assert answers.to(Asked.ACTS) == frozenset()
    assert load_answers(FULL.replace("{ja: 窓口, en: Desk}", "Desk").encode(), "a").title == same("Desk")


def test_there_are_twelve_questions_each_with_unique_answers():
    assert [question.id for question in QUESTIONS] == list(Asked)
    assert len(QUESTIONS) + 1 == 12
    for question in QUESTIONS:
        ids = [option.id for option in question.options]
        assert len({*ids, UNKNOWN}) == len(ids) + 1
        assert {other for option in question.options for other in option.excludes} | set(question.usual) <= set(ids)
    known = {question.id: {option.id for option in question.options} for question in QUESTIONS}
    assert all(need.option in known[need.question] and need.others <= known[need.other] for need in NEEDS)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_file_to_fill_in_loads_and_explains_every_answer(lang):
    template = answers_template("窓口: #1", lang)
    answers = load_answers(template.encode(), "answers.yaml")
    assert answers.title == same("窓口: #1")
    assert {each: answers.chosen[each] for each in Asked} == {question.id: question.usual for question in QUESTIONS}
    for question in QUESTIONS:
        assert all(f"#   {option.id}: {option.label.read(lang)}\n" in template for option in question.options)


def test_every_fault_is_told_at_once_in_file_order():
    faulty = FULL.replace("company", "[company, ministry]").replace("[tuned,", "[tuned, foo,")
    faulty = faulty.replace("ordinary", "[ordinary, advanced]").replace("place: japan", "place: eu")
    faulty = faulty.replace("documents: [lookup]", "documents: []").replace("personal: possible\n", "colour: red\n")
    assert codes(faulty) == [
        "SH113 ",
        "SH130 /organisation",
        "SH131 /organisation",
        "SH114 /model/1",
        "SH133 /strength",
        "SH131 /offered",
        "SH132 /documents",
        "SH112 /colour",
    ]


def test_what_is_not_known_stands_alone():
    assert codes(FULL.replace("decisions: nobody", "decisions: [nobody, unknown]")) == ["SH133 /decisions"]
    assert codes(FULL.replace("media: none", "media: [makes, unknown]")) == ["SH133 /media"]


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: f"{need.question}-{need.option}-{need.other}")
def test_each_contradiction_names_both_answers(need):
    by_id = {question.id: question for question in QUESTIONS}
    other = next(option for option in by_id[need.other].options if option.id not in need.others)
    (found,) = [
        one
        for one in contradictions({need.question: (need.option,), need.other: (other.id,)})
        if dict(one.values)["other_question"] == by_id[need.other].asks
    ]
    values = dict(found.values)
    assert (values["one"], values["other"]) == (by_id[need.question].label(need.option), other.label)


@pytest.mark.property
@given(any_chosen())
def test_a_question_nobody_could_answer_contradicts_nothing(chosen):
    for question in QUESTIONS:
        left = dict(contradictions_by_question({**chosen, question.id: ()}))
        assert question.id not in left


def contradictions_by_question(chosen):
    return [(found.question, found) for found in contradictions(chosen)]


@pytest.mark.property
@given(any_chosen(), st.sampled_from(["ja", "en"]))
def test_a_file_says_what_the_answers_say(chosen, lang):
    written = "\n".join(
        [f"{TITLE}: x", *(f"{question}: [{', '.join(words) or UNKNOWN}]" for question, words in chosen.items())]
    )
    found = list(contradictions(chosen))
    read = loaded(written.encode())
    if isinstance(read, Malformed):
        assert len(read.faults) == len(found) > 0
        assert all(fault.says.read(lang) and "{" not in fault.says.read(lang) for fault in read.faults)
    else:
        assert (read, found) == (Answers(title=same("x"), chosen=chosen), [])


@pytest.mark.property
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_foreign_bytes_give_answers_or_faults(data):
    assert isinstance(loaded(data), Answers | Malformed)
