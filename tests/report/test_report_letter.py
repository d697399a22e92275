"""A request letter: who writes to whom, every piece once, what to send, and nothing that was not told."""

import re
from datetime import date
from importlib.resources import files

import msgspec
import pytest

from fakes.assessment import HOSTILE
from fakes.chain import as_seen_by, chained, kotoba, received, unusable
from shirushi.report.letter import Letter, letters_of
from shirushi.report.letter_text import TEMPLATES, write_letter
from shirushi.report.piece import owed_to
from shirushi.terms.system import Actor, Role
from shirushi.terms.text import Lang, same

MAKER, FIRM, CITY = kotoba().actors
GIVEN = chained(
    as_seen_by("city"),
    handed=(received("output-readable-for-all"),),
    withheld=(unusable("threats-assessed"), unusable("", code="supply-altered")),
)
LANGS: tuple[Lang, ...] = ("ja", "en")


def written(letter: Letter, lang: Lang, by: date | None = None) -> str:
    template = files("shirushi.report").joinpath(TEMPLATES[lang]).read_text("utf-8")
    return write_letter(letter, template, by).decode()


def only(assessment=GIVEN) -> Letter:
    (letter,) = letters_of(assessment)
    return letter


def test_it_goes_from_the_assessed_actor_to_the_one_right_before_it():
    assert (only().sender, only().addressee) == (CITY, FIRM)
    firm = only(chained(as_seen_by("firm")))
    assert (firm.sender, firm.addressee) == (FIRM, MAKER)
    assert letters_of(chained(as_seen_by("maker"))) == ()


def test_every_piece_that_is_asked_for_has_its_number():
    letter = only()
    asked = [piece for piece in owed_to(CITY, GIVEN) if piece.is_asked()]
    assert [letter.number_of(piece) for piece in asked] == list(range(1, len(letter.items) + 1))
    rest = [piece for piece in owed_to(CITY, GIVEN) if not piece.is_asked()]
    assert {letter.number_of(piece) for piece in rest} == {0}


def test_what_somebody_farther_up_makes_is_asked_for_through_the_addressee():
    through = {item.objective: item.maker for item in only().items}
    assert through["data-lineage-traceable"] == MAKER
    assert through["threats-assessed"] is None
    assert all(only().concerns(actor.id) for actor in (MAKER, FIRM, CITY))
    assert "Please obtain it there" in written(only(), "en")


def test_two_providers_get_a_letter_each():
    other = Actor(id="other", title=same("Other"), roles=(Role.PROVIDER,))
    letters = letters_of(chained(as_seen_by("city", other)))
    assert [letter.addressee.id for letter in letters] == ["firm", "other"]
    assert len({letter.file("ja") for letter in letters}) == 2


@pytest.mark.parametrize("lang", LANGS)
def test_it_names_every_piece_every_waiting_duty_and_every_form(lang):
    text = written(only(), lang)
    for item in only().items:
        assert item.title.read(lang) in text
        for because in item.because:
            assert because.text.read(lang) in text
            assert all(duty.read(lang) in text for duty in because.duties)
        assert all(form.read(lang) in text for form in item.forms)
    assert all(form.means.read(lang) in text for form in only().forms)
    assert all(part.sha256 in text for part in only().subjects)


@pytest.mark.parametrize("lang", LANGS)
def test_it_names_no_ids_where_titles_exist(lang):
    text = written(only(), lang)
    ids = [*(each.id for each in GIVEN.library.objectives), *(each.id for each in GIVEN.library.requirements)]
    assert [id_ for id_ in ids if re.search(rf"\b{re.escape(id_)}\b", text) and "-" in id_] == []


@pytest.mark.parametrize("lang", LANGS)
def test_what_only_the_sender_knows_is_left_open(lang):
    bracket = r"【[^】]*】" if lang == "ja" else r"\[[^]]*\]"
    without, with_day = written(only(), lang), written(only(), lang, date(2026, 12, 25))
    assert len(re.findall(bracket, without)) == len(re.findall(bracket, with_day)) + 1
    assert ("2026年12月25日" if lang == "ja" else "25 December 2026") in with_day


def test_a_described_contact_stands_where_it_would_be_left_open():
    bare = msgspec.structs.replace(only(), sender=msgspec.structs.replace(CITY, contact=""))
    assert "【連絡先】" in written(bare, "ja")
    assert "joho@city.kotoba.example" in written(only(), "ja")


def test_it_opens_and_closes_as_a_letter_does():
    ja, en = written(only(), "ja"), written(only(), "en")
    order = [ja.index(word) for word in ("御中", "拝啓", "敬具", "\n　　　　　　　　　　　　　　　記\n", "以上\n")]
    assert order == sorted(order)
    assert en.index("Dear Sir or Madam") < en.index("Yours faithfully") < en.index("(1)")


def test_a_bundle_that_was_refused_as_a_whole_is_named():
    says = GIVEN.withheld[1].reason.says
    assert only().refused == (says,)
    assert says.ja in written(only(), "ja")


@pytest.mark.parametrize("lang", LANGS)
def test_foreign_words_stay_on_their_line_and_are_seen(lang):
    hostile = msgspec.structs.replace(FIRM, title=same("a\n\n記\n" + HOSTILE), contact="x\r\ny")
    text = written(msgspec.structs.replace(only(), addressee=hostile), lang)
    assert len(text.splitlines()) == len(written(only(), lang).splitlines())
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_files_of_hostile_ids_stay_in_their_folder():
    hostile = msgspec.structs.replace(FIRM, id="../../x/y")
    name = msgspec.structs.replace(only(), addressee=hostile).file("ja")
    assert name.count("/") == 1
    assert name.startswith("letters/")
