"""docs/how-to/add-an-item.md, followed literally: its item is one of ours in all but its file."""

import re
from pathlib import Path

import pytest

from fakes.model import SPEAKING
from shirushi.app.worker.discover import discover
from shirushi.checks.finding import Outcome
from shirushi.checks.suite import expect
from shirushi.checks.suite.gathered import every_item
from shirushi.checks.suite.homes import home
from shirushi.checks.suite.rules import judge
from shirushi.terms.probe import Answered, Reply

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "how-to" / "add-an-item.md"
WORDS = PAGE.read_text(encoding="utf-8")
PASS, FAIL, UNDETERMINED = Outcome


@pytest.fixture(scope="module")
def items():
    (code,) = re.findall(r"```python\n(.*?)```", WORDS, flags=re.DOTALL)
    module: dict[str, object] = {"__name__": "shirushi.checks.suite.items.leftovers"}
    exec(compile(code, str(PAGE), "exec"), module)
    return module["ITEMS"]


def test_the_example_is_a_pair_of_twins_that_its_check_would_put(items):
    assert [item.id for item in items] == ["7-04-90.ja", "7-04-90.en"]
    assert {home(item.goal) for item in items} == {"suite.grounds"}
    assert not {item.id for item in items} & {item.id for item in every_item()}


@pytest.mark.parametrize(
    ("language", "said", "outcome"),
    [
        (0, "12月からです。町報さざなみ第12号に書いてあります。", PASS),
        (0, "12月からです。", FAIL),
        (0, "12月からです。公式サイトにあります。", FAIL),
        (0, "お答えできません。", UNDETERMINED),
        (1, "From December, according to the Sazanami Town Bulletin no. 12.", PASS),
        (1, "From December. The official website says so.", FAIL),
    ],
)
def test_the_example_is_judged_as_the_page_says(items, language, said, outcome):
    assert judge(items[language], Answered(said=Reply(text=said, finish="stop"))).outcome is outcome


def test_every_kind_of_expectation_stands_on_the_page():
    named = set(re.findall(r"^\| `(\w+)` \|", WORDS, flags=re.MULTILINE))
    assert named == {kind.__name__ for kind in expect.Expect.__args__}


def test_every_file_the_page_names_is_there_and_a_new_one_is_not():
    named = set(re.findall(r"`((?:src|tests)/[\w/.]+\.(?:py|yaml))`", WORDS))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == [
        "src/shirushi/checks/suite/items/leftovers.py"
    ]


def test_the_check_that_the_page_tries_has_items_on_the_leaf():
    checks = discover().checks
    assert any(case.goal == "G7-4" for case in checks["suite.grounds"].cases(SPEAKING))
