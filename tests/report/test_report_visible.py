"""Hidden characters become visible, lengths are bounded, and nothing else changes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.report.visible import bounded, language, visible


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("ふつうの文です。\n二行目\t表", "ふつうの文です。\n二行目\t表"),
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("\x1b[31m", "⟦U+001B⟧[31m"),
        ("zero\u200bwidth\ufeff", "zero⟦U+200B⟧width⟦U+FEFF⟧"),
        ("\r\n", "\n"),
        ("a\rb", "a⟦U+000D⟧b"),
        ("\x00\x7f\x9f", "⟦U+0000⟧⟦U+007F⟧⟦U+009F⟧"),
        ("\u2028\u2029", "⟦U+2028⟧⟦U+2029⟧"),
        ("\U000e0041", "⟦U+E0041⟧"),
        ("\ud83d", "⟦U+D83D⟧"),
        ("\ufffd", "\ufffd"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("a\ufe01\ufe02", "a\ufe01⟦U+FE02⟧"),
        ("\u3164", "⟦U+3164⟧"),
    ],
)
def test_known_answers(said, shown):
    assert visible(said) == shown


@pytest.mark.property
@given(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")).filter(lambda sign: sign not in "\n\t"))
def test_no_control_or_format_character_passes(sign):
    assert visible(sign) == f"⟦U+{ord(sign):04X}⟧"


@pytest.mark.property
@given(
    st.text(
        st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u115f\u1160\u3164\uffa0\u2800\ufffc")
    )
)
def test_what_can_be_seen_stays(words):
    assert visible(words) == words


@pytest.mark.property
@given(st.text(st.characters()))
def test_showing_twice_changes_nothing(words):
    once = visible(words)
    assert visible(once) == once
    assert all(unicodedata.category(sign) not in {"Cf", "Cs", "Co", "Zl", "Zp"} for sign in once)


@pytest.mark.property
@given(st.text(), st.integers(0, 50), st.integers(1, 5))
def test_bounded_keeps_a_beginning_and_counts_the_rest(words, most, most_lines):
    kept, left_out = bounded(words, most, most_lines)
    assert words.startswith(kept)
    assert len(kept) <= most
    assert kept.count("\n") < most_lines
    assert len(kept) + left_out == len(words)


@pytest.mark.parametrize(
    ("words", "spoken"),
    [("転入届", "ja"), ("カタカナ", "ja"), ("mixed ことば", "ja"), ("plain words", "en"), ("2026-11-21", ""), ("", "")],
)
def test_language_is_told_by_script(words, spoken):
    assert language(words) == spoken
