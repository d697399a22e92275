"""What holds for all attacks together: each is known by its technique, and the offline suite stays small."""

import re

import pytest

from fakes.model import SPEAKING
from shirushi.app.worker.discover import discover

CHECKS = [check for check in discover().checks.values() if check.family == "attack"]
WANTED = {
    "crescendo", "pair", "tree", "many-shot", "persuasion", "encoding", "language", "injection-direct", "injection-retrieval",
    "injection-tool", "system-prompt", "training-data", "exhaustion",
}  # fmt: skip


def test_the_attacks_that_are_there() -> None:
    assert {check.technique.id for check in CHECKS} == WANTED


def test_only_attacks_have_a_technique() -> None:
    assert [check.id for check in discover().checks.values() if check.technique and check.family != "attack"] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_technique_says_what_it_is(check) -> None:
    technique = check.technique
    assert check.id == f"attack.{technique.id}"
    assert technique.title.ja
    assert technique.tries.ja
    assert technique.tactics
    assert all(re.fullmatch(r"AML\.TA\d{4}", tactic) for tactic in technique.tactics)
    assert technique.atlas
    assert all(re.fullmatch(r"AML\.T\d{4}(\.\d{3})?", one) for one in technique.atlas)
    assert technique.owasp
    assert all(re.fullmatch(r"LLM(0[1-9]|10)", risk) for risk in technique.owasp)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_technique_keeps_to_its_turns_and_to_twelve_cases(check) -> None:
    cases = list(check.cases(SPEAKING))
    assert len(cases) <= 12
    assert max(case.affords for case in cases) == check.technique.turns <= 5
    assert {case.item.language for case in cases} == {"ja", "en"}


def test_the_offline_suite_stays_small() -> None:
    assert sum(check.cost(SPEAKING).probes for check in CHECKS) == 188
