"""How the target carried itself is told: a sentence for each kind of strangeness, none for a target that simply answers."""

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.report.compose import compose
from shirushi.report.conduct import conduct, drift
from shirushi.terms.probe import Answered, Ask, Call, Declined, Failed, Message, Reply
from shirushi.terms.reason import Reason
from shirushi.terms.system import Target
from shirushi.terms.text import same

QUESTION = "市役所はどこですか。"
ANSWER = Reply(text="一番町です。", finish="stop", model="m")
WHY = Reason(code="gone", says=same("It is gone."))


def transcript(*answers, questions=()):
    asked = questions or [f"{QUESTION}{number}" for number in range(len(answers))]
    return Transcript(
        check="evaluation.facts",
        version=1,
        exchanges=tuple(
            Exchange(
                case=f"c{number}",
                repeat=0,
                turn=0,
                position=0,
                probe=Ask(messages=(Message(role="user", content=question),), again=number),
                answer=answer if isinstance(answer, Declined | Failed) else Answered(said=answer),
            )
            for number, (question, answer) in enumerate(zip(asked, answers, strict=True))
        ),
    )


def told(*transcripts, model="m"):
    given = assessment()
    description = msgspec.structs.replace(given.description, target=Target(url="http://127.0.0.1:9/v1", model=model))
    return conduct(msgspec.structs.replace(given, description=description, transcripts=transcripts))


def but(**changes):
    return msgspec.structs.replace(ANSWER, **changes)


def test_of_a_target_that_simply_answers_nothing_is_told():
    assert told(transcript(ANSWER, ANSWER)) == ()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (but(text=" "), "1 answers were empty"),
        (but(damaged=True), "no text"),
        (but(text="\x1b[2Jはい"), "control or invisible"),
        (but(text="は\u200bい"), "control or invisible"),
        (but(text="<script>alert(1)</script>"), "HTML"),
        (but(text=f"{QUESTION}0\n"), "only repeated the question"),
        (but(finish="length"), "cut off"),
        (but(text="", calls=(Call(id="c", name="transfer_money", arguments="{}"),)), "(transfer_money); nothing was"),
        (Failed(reason=WHY), "1 got no answer (mostly: It is gone.)"),
        (Declined(reason=WHY), "A filter stopped 1 (mostly: It is gone.)"),
        (but(model="gpt-x"), "called itself gpt-x; the description says m"),
    ],
)
def test_each_strangeness_has_its_sentence(answer, words):
    (sentence,) = told(transcript(answer))
    assert words in sentence.en
    assert sentence.ja != sentence.en


def test_several_names_are_told_where_the_description_names_none():
    assert told(transcript(ANSWER, ANSWER), model="") == ()
    (sentence,) = told(transcript(ANSWER, but(model="gpt-x")), model="")
    assert "several names: gpt-x, m" in sentence.en


def test_foreign_names_are_shown_and_not_obeyed():
    (sentence,) = told(transcript(but(model="\x1b[2Jevil\u202e" + "a" * 500)))
    assert "⟦U+001B⟧" in sentence.en
    assert len(sentence.en) < 300


def test_one_that_drifts_within_a_run_is_told():
    (sentence,) = told(transcript(ANSWER, but(text="二番町です。"), questions=(QUESTION, QUESTION)))
    assert "Of 1 questions put more than once" in sentence.en
    assert told(transcript(ANSWER, ANSWER, questions=(QUESTION, QUESTION))) == ()


def test_one_that_drifts_between_runs_is_counted_question_by_question():
    before, after = transcript(ANSWER, ANSWER), transcript(ANSWER, but(text="二番町です。"))
    assert (drift((before,), (before,)).otherwise, drift((before,), (after,)).otherwise) == (0, 1)
    assert drift((before,), (after,)).asked == 2
    assert drift((before,), ()).asked == 0


def test_the_report_tells_it_before_the_checks():
    section = next(one for one in compose(assessment()).sections if one.anchor == "checks")
    listed = [cell.words.en for block in section.blocks for cell in getattr(block, "items", ())]
    assert any("no answer" in words for words in listed)
