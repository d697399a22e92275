"""Somebody at the terminal: each screen, going back, help, and answers that do not go together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.interview import Typist, sound_answers
from shirushi.app.cli.interview import Interview, read_typed
from shirushi.app.settings import Settings
from shirushi.duties.interview.questions import QUESTIONS, TITLE_HELP, UNKNOWN, Asked
from shirushi.terms.text import Text, same

SETTINGS = Settings(home=Path(), lang="en")
BY_ID = {question.id: question for question in QUESTIONS}
REST = [""] * (len(QUESTIONS) + 1)


def hold(*lines: str):
    typist = Typist(*lines, *REST)
    return Interview(typist, SETTINGS, "desk").hold(), typist


def test_who_only_presses_enter_knows_nothing_but_the_usual():
    answers, typist = hold()
    assert answers.title == same("desk")
    assert answers.chosen == {question.id: question.usual for question in QUESTIONS}
    assert typist.screens == len(QUESTIONS) + 2  # one each, and a clean one for what comes after


def test_numbers_and_words_in_any_width_are_answers():
    several = BY_ID[Asked.MODEL]
    assert read_typed(several, "5 ２") == ("tuned", "unpublished")
    assert read_typed(several, "2、unpublished") == ("tuned", "unpublished")
    assert read_typed(several, "０") == read_typed(several, UNKNOWN) == ()
    for strange in ("9", "x", ",", "0 1"):
        assert isinstance(read_typed(several, strange), Text)
    assert isinstance(read_typed(BY_ID[Asked.ACTS], "1 2"), Text)


def test_help_is_shown_and_the_question_asked_again():
    answers, typist = hold("?", "Desk", "?", "3")
    assert TITLE_HELP.en in typist.shown
    assert BY_ID[Asked.ORGANISATION].help.en in typist.shown
    assert (answers.title, answers.to(Asked.ORGANISATION)) == (same("Desk"), {"local-government"})


def test_a_title_that_cannot_be_shown_is_asked_again():
    answers, _ = hold("a\x1b[31m", "\udcff", "窓口　一")
    assert answers.title == same("窓口　一")


def test_going_back_keeps_what_was_answered():
    answers, _ = hold("Desk", "1", "2", "<", "<", "<", "", "", "", "1")
    assert answers.title == same("Desk")
    assert (answers.to(Asked.MODEL), answers.to(Asked.STRENGTH)) == ({"tuned"}, {"advanced"})


def test_a_contradiction_is_told_at_once_and_either_answer_can_be_changed():
    answers, typist = hold("Desk", "2", "", "", "", "2", "<", "<", "<", "<", "1", "", "", "", "2")
    assert any("SH131" in words and "Japanese ministry" in words for words in typist.shown)
    assert (answers.to(Asked.ORGANISATION), answers.to(Asked.PLACE)) == ({"company"}, {"eu"})


@pytest.mark.property
@given(sound_answers(), st.booleans())
def test_whatever_is_true_can_be_typed(answers, by_number):
    lines = ["Desk"]
    for question in QUESTIONS:
        ids = [option.id for option in question.options]
        chosen = answers.chosen[question.id]
        lines.append(" ".join(str(ids.index(each) + 1) if by_number else each for each in chosen) or "0")
    assert Interview(Typist(*lines), SETTINGS, "x").hold().chosen == answers.chosen
