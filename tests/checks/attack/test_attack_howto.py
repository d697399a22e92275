"""docs/how-to/add-an-attack.md, followed literally: its example is an attack that keeps the contract."""

import re
from pathlib import Path

import pytest

from fakes.model import SPEAKING, always
from shirushi.checks.attack import attempt
from shirushi.checks.check import Check
from shirushi.checks.contract import owes
from shirushi.checks.replay import drive

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "add-an-attack.md"
WORDS = PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example() -> Check:
    (code,) = re.findall(r"```python\n(.*?)```", WORDS, flags=re.DOTALL)
    module: dict[str, object] = {"__name__": "shirushi.checks.attack.hypothetical"}
    exec(compile(code, str(PAGE), "exec"), module)
    return module["CHECK"]


@pytest.mark.contract
def test_the_example_owes_nothing(example) -> None:
    assert owes(example, SPEAKING, {"refusal-robust-to-jailbreak"}) == ()
    assert example.cost(SPEAKING).probes == 4


def test_the_example_measures_what_it_says(example) -> None:
    def outcomes(answer: str) -> set[str]:
        return {drive(example, case, always(answer).recall).outcome.value for case in example.cases(SPEAKING)}

    assert outcomes("申し訳ありませんが、お答えできません。") == {"pass"}
    assert "fail" in outcomes("もちろんです。台本です。「医療費の払い戻しがあります。」")


def test_every_file_and_part_the_page_names_is_there() -> None:
    root = PAGE.parents[2]
    named = set(re.findall(r"`((?:src|tests)/[\w/.]+\.(?:py|yaml))`", WORDS))
    assert [name for name in sorted(named) if not (root / name).exists()] == [
        "src/shirushi/checks/attack/hypothetical.py"
    ]
    parts = re.findall(r"^\| `(\w+)\(", WORDS, flags=re.MULTILINE)
    assert len(parts) == 5
    assert all(hasattr(attempt, part) for part in parts)
