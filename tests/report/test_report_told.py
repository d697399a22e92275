"""What was asked and said is told in order, once, in bounded length, for every kind of probe and answer."""

from datetime import date

import pytest

from shirushi.evidence.transcript import Exchange
from shirushi.report.told import MOST, MOST_LINES, tell
from shirushi.terms.probe import (
    Answered,
    Ask,
    Call,
    Declined,
    Failed,
    Message,
    ReadBom,
    ReadDocument,
    ReadRegister,
    ReadStatement,
    Reply,
    ScanWeights,
)
from shirushi.terms.reason import Reason
from shirushi.terms.seen import (
    BomSeen,
    Component,
    DocumentSeen,
    Event,
    Heading,
    RegisterSeen,
    StatementSeen,
    WeightsSeen,
)
from shirushi.terms.text import Text

WHY = Reason(code="because", says=Text(ja="応答がありません。", en="No answer."))


def exchange(probe, answer, turn=0):
    return Exchange(case="c", repeat=0, turn=turn, position=0, probe=probe, answer=answer)


def ask(*words):
    roles = ("user", "assistant") * len(words)
    return Ask(messages=tuple(Message(role=role, content=each) for role, each in zip(roles, words, strict=False)))


def reply(words, *, damaged=False):
    return Answered(said=Reply(text=words, damaged=damaged))


def test_a_question_and_its_answer():
    turns = tell([exchange(ask("転入届は？"), reply("14日以内です。"))])
    assert [(turn.speaker.en, turn.words.en) for turn in turns] == [
        ("Asked", "転入届は？"),
        ("Answered", "14日以内です。"),
    ]


def test_a_second_turn_does_not_repeat_the_first():
    turns = tell([exchange(ask("one"), reply("two")), exchange(ask("one", "two", "three"), reply("four"), turn=1)])
    assert [turn.words.en for turn in turns] == ["one", "two", "three", "four"]


def test_an_earlier_answer_that_was_put_into_the_model_s_mouth_is_shown():
    turns = tell([exchange(ask("one"), reply("two")), exchange(ask("one", "TWO", "three"), reply("four"), turn=1)])
    assert [turn.words.en for turn in turns] == ["one", "two", "TWO", "three", "four"]


def test_calls_of_tools_and_what_they_returned_are_told():
    called = Reply(text="", calls=(Call(id="", name="read_mail", arguments='{"id": "m-9"}'),))
    given = Message(role="assistant", content="", calls=(Call(id="1", name="read_mail", arguments='{"id": "m-9"}'),))
    onwards = Ask(
        messages=(Message(role="user", content="one"), given, Message(role="tool", content="two", answers="1"))
    )
    turns = tell([exchange(ask("one"), Answered(said=called)), exchange(onwards, reply("three"), turn=1)])
    assert [(turn.speaker.en, turn.words.en) for turn in turns] == [
        ("Asked", "one"),
        ("Tool called", 'read_mail {"id": "m-9"}'),
        ("What the tool returned", "two"),
        ("Answered", "three"),
    ]


def test_a_question_that_does_not_go_on_is_told_whole():
    turns = tell([exchange(ask("one"), reply("two")), exchange(ask("other"), reply("four"), turn=1)])
    assert [turn.words.en for turn in turns] == ["one", "two", "other", "four"]


def test_the_same_question_asked_again_is_shown_again():
    turns = tell([exchange(ask("one"), reply("two")), exchange(ask("one"), reply("three"), turn=1)])
    assert [turn.words.en for turn in turns] == ["one", "two", "one", "three"]


def test_long_and_many_lined_words_are_cut_and_counted():
    long, lines = tell([exchange(ask("x" * (MOST + 5)), reply("y\n" * (MOST_LINES + 10)))])
    assert (len(long.words.en), long.cut) == (MOST, 5)
    assert lines.words.en.count("\n") == MOST_LINES - 1
    assert lines.cut == 2 * (MOST_LINES + 10) - len(lines.words.en)


def test_an_empty_and_a_damaged_answer_say_so():
    turns = tell([exchange(ask("q"), reply("")), exchange(ask("p"), reply("\ufffd", damaged=True))])
    assert [turn.speaker.en for turn in turns] == ["Asked", "Answered", "Asked", "Answered", "Note"]
    assert turns[1].words.en == "(an empty answer)"


@pytest.mark.parametrize(("answer", "speaker"), [(Failed(reason=WHY), "Failed"), (Declined(reason=WHY), "Refused")])
def test_no_answer_gives_its_reason(answer, speaker):
    assert [(turn.speaker.en, turn.words) for turn in tell([exchange(ask("q"), answer)])][1:] == [(speaker, WHY.says)]


@pytest.mark.parametrize(
    ("probe", "said", "holds"),
    [
        (
            ScanWeights(file="m.gguf"),
            WeightsSeen(sha256="ab", size_bytes=7, format="GGUF 3", executes="unknown"),
            ("GGUF 3", "7", "cannot tell", "ab"),
        ),
        (
            ReadBom(file="bom.json"),
            BomSeen(sha256="ab", format="CycloneDX 1.7", components=(Component(name="gemma"), Component(name="app"))),
            ("CycloneDX 1.7", "2 components", "gemma, app"),
        ),
        (
            ReadDocument(file="d.md"),
            DocumentSeen(sha256="ab", size_bytes=9, headings=(Heading(words="目的", level=1, length=3),), owner="総務"),
            ("9 bytes", "総務", "目的", "dated not given"),
        ),
        (
            ReadRegister(file="r.jsonl"),
            RegisterSeen(sha256="ab", events=(Event(at=0, kind="training", by="x"),), broken_at=3),
            ("1 events", "training", "line 3"),
        ),
        (
            ReadStatement(file="s.json", signer="ab"),
            StatementSeen(
                sha256="ab",
                objective="o",
                by="山田",
                position="部長",
                holds=True,
                words="ok",
                dated=date(2026, 1, 2),
                signature="bad",
            ),
            ("山田", "部長", "2026-01-02", "bad"),
        ),
    ],
)
def test_files_are_told_in_words(probe, said, holds):
    looked, seen = tell([exchange(probe, Answered(said=said))])
    assert probe.file in looked.words.ja
    assert probe.file in looked.words.en
    assert all(each in seen.words.en for each in holds)


def test_braces_in_foreign_words_stay_as_they_are():
    said = WeightsSeen(sha256="{x}", size_bytes=1, format="{0} {format.__class__}", executes="no")
    assert "{0} {format.__class__}" in tell([exchange(ScanWeights(file="{file}"), Answered(said=said))])[1].words.en
