"""Text: both languages or neither, and fields filled in the language they land in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.text import NO_TEXT, Text, same


@pytest.mark.parametrize(("ja", "en"), [("言葉", ""), ("", "words")])
def test_one_language_alone_is_refused(ja, en):
    with pytest.raises(ValueError, match="both languages"):
        Text(ja=ja, en=en)


def test_a_text_as_value_is_taken_in_the_language_it_lands_in():
    filled = Text(ja="「{what}」は{count}件", en="{count} of {what}").fill(
        what=Text(ja="苦情", en="complaints"), count=3
    )
    assert filled == Text(ja="「苦情」は3件", en="3 of complaints")


def test_a_field_without_a_value_is_our_bug():
    with pytest.raises(KeyError):
        Text(ja="{x}", en="{x}").fill()


def test_read_gives_one_language():
    words = Text(ja="印", en="mark")
    assert (words.read("ja"), words.read("en")) == ("印", "mark")
    assert same("AIGB") == Text(ja="AIGB", en="AIGB")
    assert NO_TEXT.read("ja") == ""


@pytest.mark.property
@given(st.text(min_size=1))
def test_values_are_never_read_as_templates(value):
    assert Text(ja="a{v}", en="b{v}").fill(v=value) == Text(ja="a" + value, en="b" + value)
