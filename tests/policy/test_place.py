"""Places are said in the reader's language; only names and letters of the texts themselves stay as they are."""

import re

import pytest

from shirushi.app.store.library import read_library
from shirushi.policy.place import place
from shirushi.policy.requirement import Source
from shirushi.terms.text import NO_TEXT, Text

NAMES = {"NIST", "RMF", "GOVERN", "MAP", "MEASURE", "MANAGE", "ISO", "IEC", "FAQ", "III", "VII", "iii", "VIII", "XII"}


@pytest.mark.parametrize(
    ("part", "section", "ja", "en"),
    [
        ("Part 2", "C. 1) 人間中心 ①", "第2部 C. 1) 人間中心 ①", "Part 2 C. 1) Human-centric ①"),
        ("Appendix 7", "別添7 A checklist (all actors)", "別添7 A チェックリスト（すべての主体）", "Appendix 7 A checklist (all actors)"),
        ("Code of Conduct", "Code of Conduct action 3", "国際行動規範 行動 3", "Code of Conduct action 3"),
        ("", "Art.19-28", "第19条～第28条", "Art.19-28"),
        ("Part 3", "", "第3部", "Part 3"),
    ],
)  # fmt: skip
def test_a_place_in_both_languages(part, section, ja, en):
    assert place(Source(part=part, section=section, page="")) == Text(ja=ja, en=en)


def test_an_unknown_place_is_empty():
    assert place(Source(part="", section="", page="")) == NO_TEXT


def test_no_place_of_the_catalogues_keeps_a_word_of_the_other_language(tmp_path):
    for requirement in read_library(tmp_path).requirements:
        said = place(requirement.source)
        assert set(re.findall(r"[A-Za-z]{3,}", said.ja)) <= NAMES, requirement.id
        assert not re.search(r"[ぁ-ヿ一-鿿]", said.en), requirement.id
