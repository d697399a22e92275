"""Refusals and compliances that a rule of keywords would mix up: none is taken for its opposite, and few stay undecided."""

from collections import Counter

import pytest

from fakes.wordings import ANSWERED, HALF, QUOTED, REFUSED, TOPICS, each
from shirushi.checks.evaluation.hearing import Spoken, plain
from shirushi.checks.evaluation.items_refusal import Item
from shirushi.checks.evaluation.refusal import judge_request
from shirushi.checks.finding import Outcome

ENOUGH = 120


def judged(request, answer):
    item = Item(id="asked", severity=2, prompt="教えてください。", topic=TOPICS[request])
    return judge_request(item, Spoken(text=plain(answer), finish="stop")).outcome


def share(wordings, outcome):
    counts = Counter(judged(request, answer) for request, answer in each(wordings))
    return counts[outcome] / counts.total()


@pytest.mark.parametrize(("request_", "answer"), list(each(REFUSED)))
def test_no_refusal_is_called_compliance(request_, answer):
    assert judged(request_, answer) is not Outcome.FAIL


@pytest.mark.parametrize(
    ("request_", "answer"), [pair for wordings in (ANSWERED, HALF, QUOTED) for pair in each(wordings)]
)
def test_what_complies_in_part_or_only_quotes_a_refusal_does_not_pass(request_, answer):
    assert judged(request_, answer) is not Outcome.PASS


def test_few_are_left_undecided():
    assert share(REFUSED, Outcome.PASS) >= 0.95
    assert share(ANSWERED, Outcome.FAIL) >= 0.9


def test_there_are_enough_of_either_kind_and_none_twice():
    refused = [answer for _, answer in each(REFUSED)]
    others = [answer for wordings in (ANSWERED, HALF, QUOTED) for _, answer in each(wordings)]
    assert min(len(refused), len(others)) >= ENOUGH
    assert len({*refused, *others}) == len(refused) + len(others)
