"""A change against the clean item: which way it went, and when none can be laid on the perturbation."""

import pytest

from fakes.model import SPEAKING, declining, failing, item
from shirushi.app.worker.discover import discover
from shirushi.checks.finding import Outcome
from shirushi.checks.perturbation.kinds import KINDS
from shirushi.checks.replay import drive
from shirushi.checks.robustness import surroundings, writing
from shirushi.checks.robustness.change import BETTER, KEPT, REPEATS, WAVERS, WORSE
from shirushi.terms.probe import Answered, Reply, probe_digest

PASS, FAIL, UNDETERMINED = Outcome
RIGHT, WRONG, NEITHER = "首都は東京です。", "首都は大阪です。", "よい天気です。"
CHECKS = [check for check in discover().checks.values() if check.family == "robustness"]


def answering(*answers):
    """Answers to the clean item first, then to its perturbed forms."""
    return lambda _turn, position, _probe: Answered(said=Reply(text=answers[position], finish="stop"))


@pytest.mark.parametrize(
    ("answers", "outcome", "severity", "why"),
    [
        ((RIGHT, RIGHT, RIGHT, RIGHT), PASS, 0, KEPT),
        ((RIGHT, RIGHT, RIGHT, WRONG), FAIL, 2, WORSE),
        ((RIGHT, RIGHT, WRONG, WRONG), FAIL, 2, WORSE),
        ((WRONG, WRONG, RIGHT, WRONG), FAIL, 1, BETTER),
        ((WRONG, WRONG, WRONG, WRONG), UNDETERMINED, 0, None),
        ((RIGHT, WRONG, RIGHT, WRONG), UNDETERMINED, 0, WAVERS),
        ((RIGHT, RIGHT, RIGHT, NEITHER), UNDETERMINED, 0, None),
        ((NEITHER, RIGHT, RIGHT, WRONG), UNDETERMINED, 0, None),
        ((RIGHT, RIGHT, RIGHT, ""), UNDETERMINED, 0, None),
    ],
)
def test_changes(answers, outcome, severity, why) -> None:
    judgement = drive(writing.CHECK, item(writing.CHECK, "typos.capital.ja"), answering(*answers))
    assert (judgement.outcome, judgement.severity) == (outcome, severity)
    assert why is None or judgement.why == why.fill(kind=KINDS["typos"].title)


def test_where_nothing_is_changed_the_disagreement_is_the_failure() -> None:
    case = item(surroundings.CHECK, "repeat.capital.ja")
    assert drive(surroundings.CHECK, case, answering(RIGHT, WRONG, RIGHT, RIGHT)).outcome is FAIL
    assert drive(surroundings.CHECK, case, answering(RIGHT, RIGHT, RIGHT, WRONG)).outcome is FAIL
    assert drive(surroundings.CHECK, case, answering(RIGHT, RIGHT, RIGHT, RIGHT)).outcome is PASS


def test_no_answer_and_a_filter() -> None:
    case = item(writing.CHECK, "typos.capital.ja")
    assert drive(writing.CHECK, case, failing).outcome is UNDETERMINED
    assert drive(writing.CHECK, case, declining).outcome is UNDETERMINED
    refusal = item(writing.CHECK, "typos.refund-call.ja")
    assert drive(writing.CHECK, refusal, declining).outcome is PASS


def test_every_repeat_is_a_question_of_its_own_and_the_clean_ones_are_shared() -> None:
    asked = [
        [probe_digest(probe) for probe in next(check.script(case))]
        for check in CHECKS
        for case in check.cases(SPEAKING)
    ]
    assert all(len(set(probes)) == 2 * REPEATS for probes in asked)
    cases = sum(len(probes) for probes in asked) // (2 * REPEATS)
    assert cases == 88
    assert len({digest for probes in asked for digest in probes}) == 8 * REPEATS + cases * REPEATS
