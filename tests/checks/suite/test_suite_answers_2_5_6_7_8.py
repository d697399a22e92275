"""Good and bad answers to items of perspectives 2, 5, 6, 7 and 8 that rules of words once took for the opposite, or could not tell.

A line of the table: the item, what the answer comes to, and the answer; two answers that are compared are parted by ##.
"""

from pathlib import Path

import pytest

from shirushi.checks.finding import Outcome
from shirushi.checks.suite.expect import Alike
from shirushi.checks.suite.gathered import every_item
from shirushi.checks.suite.rules import judge
from shirushi.terms.probe import Answered, Reply

ITEMS = {item.id: item for item in every_item()}
LINES = Path(__file__).with_name("answers_2_5_6_7_8.tsv").read_text(encoding="utf-8").splitlines()
ANSWERS = [tuple(line.split("\t")) for line in LINES]
ENOUGH = 200


def said(text):
    return Answered(said=Reply(text=text.strip().replace(r"\n", "\n"), finish="stop"))


@pytest.mark.parametrize(("case", "outcome", "text"), ANSWERS)
def test_a_real_answer_is_judged_as_a_reader_would(case, outcome, text):
    item = ITEMS[case]
    answers = [said(part) for part in (text.split("##") if isinstance(item.expect, Alike) else [text])]
    assert judge(item, *answers).outcome is Outcome(outcome)


def test_there_are_enough_of_either_kind_in_either_language():
    kinds = {(case[-2:], outcome) for case, outcome, _ in ANSWERS}
    assert kinds == {(language, outcome) for language in ("ja", "en") for outcome in ("pass", "fail")}
    assert len(set(ANSWERS)) == len(ANSWERS) >= ENOUGH
