"""Search in both languages."""

import pytest

from shirushi.policy.library import Library
from shirushi.policy.search import search
from shirushi.policy.shelf import Index


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("指定", "BLRAI-2-1"),
        ("学習", "AIGB-C-2-3"),
        ("AIGB-D-5-i", "AIGB-D-5-i"),
        ("sbom", "AIGB-D-5-i.4"),
        ("ＳＢＯＭ", "AIGB-D-5-i.4"),
        ("Insider-threat programme", "HAIP-CC-06-05"),
    ],
)
def test_the_first_hit(library: Library, words: str, first: str):
    assert search(library, words)[0] == first


def test_words_in_half_width_kana_are_found(library: Library):
    assert search(library, "ﾗﾍﾞﾙ") == search(library, "ラベル") != ()


def test_a_japanese_phrase_is_found_by_its_parts(library: Library):
    """No item holds the phrase as a whole."""
    phrase = "学習データの個人情報"
    index = Index(library)
    found = search(library, phrase)
    assert found
    assert not any(phrase in index.requirement(id_).statement.ja for id_ in found)


def test_every_word_must_be_found(library: Library):
    both = set(search(library, "weights access"))
    assert both == set(search(library, "weights")) & set(search(library, "access"))
    assert both


@pytest.mark.parametrize("words", ["", "  ", "zqxj", "AIGB zqxj"])
def test_nothing_is_found_for_nothing_or_nonsense(library: Library, words: str):
    assert search(library, words) == ()


def test_one_japanese_character_is_enough(library: Library):
    assert "AIGB-C-2-3" in search(library, "学")


def test_the_order_is_the_same_every_time(library: Library):
    assert search(library, "リスク 共有") == search(library, "リスク　共有") == search(library, "リスク リスク 共有")
