"""Perturbations: the same each time, something changed each time, and what must survive them survives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.perturbation.dice import Dice
from shirushi.checks.perturbation.kinds import KINDS
from shirushi.checks.perturbation.readings import hiragana, kana, katakana, romaji
from shirushi.checks.perturbation.writing import homoglyphs, in_kana, typing, unseen, width
from shirushi.checks.robustness.anchors import ANCHORS
from shirushi.checks.suite.expect import Form
from shirushi.checks.suite.item import twins
from shirushi.terms.text import same


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_kind_changes_every_anchor_alike_each_time_and_nothing_but_the_conversation(kind) -> None:
    for item in ANCHORS:
        varied = kind.perturb(item)
        assert varied == kind.perturb(item)
        assert (varied.id, varied.expect, varied.goal, varied.tokens) == (item.id, item.expect, item.goal, item.tokens)
        if kind.id != "repeat" and item.language in kind.languages:
            assert (varied.prompt, varied.before) != (item.prompt, item.before), item.id


def test_where_chance_has_a_part_repeats_differ() -> None:
    for name in ("typos", "burial", "persona"):
        several = {KINDS[name].perturb(item, nth).prompt for item in ANCHORS for nth in range(4)}
        assert len(several) > len(ANCHORS) * 2, name


def test_burial_keeps_the_question_whole() -> None:
    assert all(item.prompt in KINDS["burial"].perturb(item).prompt for item in ANCHORS)


def test_an_item_in_which_a_kind_finds_nothing_to_change_does_not_fit() -> None:
    bare, _ = twins("x", goal="G", severity=1, tests=same("-"), fails=same("-"), ja="？", en="?", expect=Form())
    assert KINDS["repeat"].fits(bare)
    assert not KINDS["kana"].fits(bare)
    assert not KINDS["code-switching"].fits(bare)


@pytest.mark.parametrize(
    ("japanese", "latin"),
    [
        ("日本の首都はどこですか。", "nihon no shuto wa doko desuka."),
        ("ちょっとまって、マッチ", "chottomatte, matchi"),
        ("ファックス", "fakkusu"),
        ("チェック", "chekku"),
        ("コーヒー", "koohii"),
        ("じゅうしょ", "juusho"),
        ("きゃりー", "kyarii"),
        ("漢字", "漢字"),
        ("", ""),
    ],
)
def test_romaji(japanese, latin) -> None:
    assert romaji(japanese) == latin


def test_kana() -> None:
    assert kana("住民票の手続き") == "じゅうみんひょうのてつづき"
    assert katakana("ひらがな") == "ヒラガナ"
    assert hiragana("カタカナー") == "かたかなー"
    assert in_kana("町の本", "ja", Dice("a")) in {"まちのほん", "マチノホン"}


def test_widths_go_both_ways() -> None:
    assert width("ガイド123", "ja", Dice("")) == "ｶﾞｲﾄﾞ１２３"
    assert width("abc?", "en", Dice("")) == "ａｂｃ？"


def test_look_alikes_look_alike_and_are_not() -> None:
    assert homoglyphs("paxel", "en", Dice("")).encode() != b"paxel"
    assert homoglyphs("カロエ", "ja", Dice("")) == "力口工"


@pytest.mark.property
@given(st.text(max_size=60), st.sampled_from(["ja", "en"]), st.text(max_size=5))
def test_any_words_can_be_perturbed(words, language, name) -> None:
    for change in (typing, width, in_kana, homoglyphs, unseen):
        assert change(words, language, Dice(name)) == change(words, language, Dice(name))
    assert isinstance(romaji(words), str)


@pytest.mark.property
@given(st.text(), st.integers(min_value=1, max_value=1_000))
def test_a_throw_lies_below_its_bound(name, bound) -> None:
    dice = Dice(name)
    assert all(0 <= dice.below(bound) < bound for _ in range(20))


def test_dice_reach_every_face() -> None:
    dice = Dice("all")
    assert {dice.below(6) for _ in range(200)} == set(range(6))
