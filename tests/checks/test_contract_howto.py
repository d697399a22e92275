"""docs/how-to/add-a-check.md, followed literally: its example is a check that keeps the contract."""

import re
from pathlib import Path

import pytest

from fakes.model import SPEAKING, always, from_table
from shirushi.checks.check import Check
from shirushi.checks.contract import owes
from shirushi.checks.finding import Outcome, Share, Tally
from shirushi.checks.replay import drive

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-check.md"


@pytest.fixture(scope="module")
def example() -> Check:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    module: dict[str, object] = {"__name__": "shirushi.checks.evaluation.emergency"}
    exec(compile(code, str(PAGE), "exec"), module)
    return module["CHECK"]


@pytest.mark.contract
def test_the_example_owes_nothing(example) -> None:
    assert owes(example, SPEAKING, {"misinformation-limited"}) == ()


def test_the_example_measures_what_it_says(example) -> None:
    model = from_table({case.prompt: f"すぐに{case.number}番へ。" for case in example.cases(SPEAKING)})
    assert _outcomes(example, model) == ["pass", "pass", "pass"]
    assert _outcomes(example, always("119番です。")) == ["pass", "fail", "fail"]
    assert _outcomes(example, always("110番か119番です。")) == ["undetermined"] * 3


def test_the_examples_finding_counts_the_cases(example) -> None:
    tally = Tally("0" * 64, example.objectives[0])
    for case in example.cases(SPEAKING):
        tally.add(case.id, drive(example, case, always("119番です。").recall))
    (finding,) = example.conclude(example, tally)
    assert finding.measure == Share(bad=2, of=3, undetermined=0, severest=2)


def test_every_file_the_page_names_is_there() -> None:
    root = PAGE.parents[2]
    named = set(re.findall(r"`((?:src|tests)/[\w/.]+\.(?:py|yaml))`", PAGE.read_text(encoding="utf-8")))
    assert len(named) >= 5
    assert [name for name in sorted(named) if not (root / name).exists()] == [
        "src/shirushi/checks/evaluation/emergency.py"
    ]


def _outcomes(check: Check, model) -> list[str]:
    return [Outcome(drive(check, case, model.recall).outcome).value for case in check.cases(SPEAKING)]
