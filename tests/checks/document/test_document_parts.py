"""Every objective that admits documents says which parts a document must hold."""

from importlib.resources import files

import pytest
import yaml

from shirushi.checks.document.asked import shows
from shirushi.checks.document.current import ALWAYS
from shirushi.checks.document.parts import PARTS

OBJECTIVES = yaml.safe_load(files("shirushi.policy").joinpath("objectives.yaml").read_bytes())["objectives"]


def test_there_is_one_entry_for_each_objective_that_admits_documents():
    assert set(PARTS) == {objective["id"] for objective in OBJECTIVES if "documented" in objective["how"]}


@pytest.mark.parametrize("objective", sorted(PARTS))
def test_each_asks_two_to_five_parts_found_in_both_languages(objective):
    parts = PARTS[objective]
    ids = [part.id for part in parts]
    assert 2 <= len(parts) <= 5
    assert len(set(ids)) == len(ids)
    assert not set(ALWAYS) & set(ids)
    for part in parts:
        for heading in (part.title.ja, part.title.en):
            assert any(shows(heading, word) for word in part.words), heading


@pytest.mark.parametrize(
    ("heading", "word", "found"),
    [
        ("2. ＲＩＳＫＳ and benefits", "risk", True),
        ("Asterisks", "risk", False),
        ("Method", "met", False),
        ("What is met", "met", True),
        ("Accessibility of the screen", "accessib-", True),
        ("Inaccessible", "accessib-", False),
        ("第３章 残る　リスク", "残るリスク", True),
        ("見 直 し", "見直し", True),
        ("目標", "目的", False),
    ],
)
def test_how_words_are_compared(heading, word, found):
    assert shows(heading, word) is found
