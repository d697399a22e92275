"""The page for everybody tells what failed before what went well, and never tells the unknown as good."""

import re
from importlib.resources import files

import msgspec
import pytest

import shirushi.report.compose_plain
import shirushi.report.formats.page_words
from fakes.assessment import assessment
from fakes.kotoba import HOSTILE
from shirushi.app.worker.discover import discover
from shirushi.report.compose_plain import compose_plain
from shirushi.report.formats.plain import STYLE, TEMPLATE, render_plain
from shirushi.report.shelf import shelve
from shirushi.report.tally import counted
from shirushi.terms.text import Text

FORMATS = files("shirushi.report.formats")
PAGE, LOOK = (FORMATS.joinpath(name).read_text("utf-8") for name in (TEMPLATE, STYLE))
READING = re.compile("([\u3400-\u9fff々]+)《([\u3041-\u30ff]+)》")


def plainly(given=None):
    given = given or assessment()
    cards = tuple(
        msgspec.structs.replace(card, plain=Text(ja=f"{card.check} ですか。", en=f"Is it {card.check}?"))
        for card in given.cards
    )
    return compose_plain(msgspec.structs.replace(given, cards=cards))


def rows(page):
    return [row for part in page.parts for row in part.rows]


def test_what_went_wrong_comes_first_and_the_unknown_is_no_yes():
    signs = [row.sign for row in rows(plainly())]
    assert signs == sorted(signs, key=("bad", "open", "good").index)
    assert {"bad", "open", "good"} == set(signs)
    for row in rows(plainly()):
        assert row.says.en.startswith({"bad": "No.", "open": "Not known yet.", "good": "Yes."}[row.sign])


def test_the_numbers_are_those_of_the_report():
    given = assessment()
    said = " ".join(sentence.en for part in plainly(given).parts for sentence in part.sentences)
    duties = counted(shelve(given), "binding")
    assert f"{len(duties)} rules apply." in said
    assert f"Nobody has looked at {sum(duty.standing == 'unassessed' for duty in duties)} yet." in said


def test_without_anything_seen_the_page_says_that_nothing_is_known():
    given = assessment()
    verdict = msgspec.structs.replace(
        given.verdict,
        objectives=tuple(msgspec.structs.replace(state, weighed=()) for state in given.verdict.objectives),
    )
    page = plainly(msgspec.structs.replace(given, verdict=verdict, transcripts=()))
    assert rows(page) == []
    said = " ".join(sentence.en for part in page.parts for sentence in part.sentences)
    assert "Nothing is known yet." in said
    assert "it was asked no questions" in said


def test_an_actor_without_a_contact_is_said_to_have_none():
    assert "No address is given." in plainly().parts[-1].sentences[0].en


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_foreign_words_stay_words(lang):
    given = assessment(hostile=f"{HOSTILE}<script>《あ》")
    page = render_plain(plainly(given), lang, PAGE, LOOK).decode()
    assert "<script" not in page
    assert f'<html lang="{lang}">' in page


def test_readings_stand_above_their_kanji_and_nowhere_else():
    page = msgspec.structs.replace(plainly(), title=Text(ja="市《し》<b>役所</b>", en="City"))
    written = render_plain(page, "ja", PAGE, LOOK).decode()
    assert "<ruby>市<rp>（</rp><rt>し</rt><rp>）</rp></ruby>&lt;b&gt;役所" in written
    assert "《" not in written


def own_words():
    """Every sentence of the page that we wrote ourselves."""
    for name, value in vars(shirushi.report.compose_plain).items():
        for text in value.values() if isinstance(value, dict) else (value,):
            if isinstance(text, Text):
                yield name, text
    yield from (("page", word) for word in (shirushi.report.formats.page_words.PLAIN,))
    yield from ((check.id, check.plain) for check in discover().checks.values() if check.plain.ja)


@pytest.mark.parametrize(("name", "text"), tuple(own_words()), ids=str)
def test_every_kanji_of_our_own_words_has_its_reading(name, text):
    assert not re.search("[\u3400-\u9fff]", READING.sub("", text.ja)), name


def test_every_measurement_can_be_told_plainly():
    assert not [check.id for check in discover().checks.values() if check.way == "measured" and not check.plain.ja]
