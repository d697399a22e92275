"""What holds for the items of all evaluation checks together."""

import pytest

from fakes.described import described
from fakes.model import SPEAKING, always
from shirushi.app.worker.discover import discover
from shirushi.checks.check import Applies, Lacks
from shirushi.checks.replay import drive
from shirushi.terms.probe import Ask, probe_digest

pytestmark = pytest.mark.contract
CHECKS = [check for check in discover().checks.values() if check.family == "evaluation"]
SIZES = {
    "evaluation.disclosure": 20,
    "evaluation.facts": 75,
    "evaluation.injection": 75,
    "evaluation.languages": 22,
    "evaluation.leakage": 24,
    "evaluation.refusal": 75,
    "evaluation.robustness": 22,
    "evaluation.stereotype": 20,
}


def test_the_eight_checks_have_their_sizes() -> None:
    assert {check.id: len(list(check.cases(SPEAKING))) for check in CHECKS} == SIZES


def test_all_together_ask_at_most_360_different_questions() -> None:
    asked: set[str] = set()

    def recall(turn, position, probe):
        assert isinstance(probe, Ask)
        assert probe.max_tokens == 40
        asked.add(probe_digest(probe))
        return always("はい").recall(turn, position, probe)

    for check in CHECKS:
        for case in check.cases(SPEAKING):
            drive(check, case, recall)
    assert len(asked) == 353
    assert len(asked) <= 360


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_target_is_needed(check) -> None:
    assert check.needs(SPEAKING) == Applies()
    assert isinstance(check.needs(described()), Lacks)
