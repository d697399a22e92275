"""Answers that items and rules once misjudged: good ones pass, bad ones never do."""

from pathlib import Path

import pytest

from shirushi.checks.finding import Outcome
from shirushi.checks.suite.gathered import every_item
from shirushi.checks.suite.rules import judge
from shirushi.terms.probe import Answered, Reply

ITEMS = {item.id: item for item in every_item()}
ROWS = Path(__file__).with_name("second_reading.tsv").read_text(encoding="utf-8").splitlines()
CASES = [
    tuple(row.split("\t")) for row in ROWS
]  # item, good or bad, the answer; two answers for two questions are parted by " || "


def heard(text):
    return Answered(said=Reply(text=text.replace("\\n", "\n"), finish="stop"))


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_good_answers_pass_and_bad_ones_never_do(kind):
    wrong = []
    for name, told, text in CASES:
        first, _, second = text.partition(" || ")
        outcome = judge(ITEMS[name], heard(first), heard(second)).outcome
        if told == kind and (outcome is Outcome.PASS) is not (kind == "good"):
            wrong.append((name, text, outcome))
    assert wrong == []


def test_there_are_answers_of_both_kinds_in_both_languages():
    assert {(told, name[-2:]) for name, told, _ in CASES} == {
        ("good", "ja"), ("good", "en"), ("bad", "ja"), ("bad", "en"),
    }  # fmt: skip
