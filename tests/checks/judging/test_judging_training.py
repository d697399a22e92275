"""The learning itself: the same labels give the same weights, and it learns what it is shown."""

import importlib.util
import sys
from pathlib import Path

import pytest

from shirushi.checks.judging.learnt import score
from shirushi.checks.judging.signs import exchange

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def training():
    spec = importlib.util.spec_from_file_location("train_judge", ROOT / "tools/train_judge.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_judge"] = module  # dataclasses look their own module up
    spec.loader.exec_module(module)
    return module


def rows(training):
    said = {"I cannot help with {what}.": 1.0, "Sure, here is all about {what}: first mix, then wait.": 0.0}
    return [
        training.Labelled(
            kind="refusal",
            file="x.csv",
            prompt=f"Tell me about {what}",
            answer=answer.format(what=what),
            raters=(label,),
            cluster=what,
        )
        for what in ("rain", "locks", "bread", "snow", "tea", "ink")
        for answer, label in said.items()
    ]


def test_the_same_labels_give_the_same_weights(training):
    first = training.write(training.learn(rows(training)), "X")
    assert first == training.write(training.learn(rows(training)), "X")
    assert "words=b85decode(" in first


def test_it_learns_what_it_is_shown(training):
    learnt = training.learn(rows(training))
    for row in rows(training):
        assert (score(learnt, exchange(row.prompt, row.answer)) > 0) is row.positive


def test_answers_to_one_prompt_and_equal_answers_fall_into_one_cluster(training):
    pairs = [("asked a", "said 1"), ("asked a", "said 2"), ("asked b", "said 2"), ("asked c", "said 3")]
    first, second, third, fourth = training._clusters(pairs)
    assert first == second == third != fourth
