"""Follows docs/how-to/keep-to-a-budget.md; tests/app/test_budget.py tries what it promises."""

import re

import pytest

from fakes.door import Door
from fakes.page import HOW_TO, block
from shirushi.terms.description import load_description
from shirushi.terms.system import Budget, Price

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "keep-to-a-budget.md"


def test_the_target_that_the_page_shows_is_read_as_it_says(tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    door.run("init", "paced")
    file = tmp_path / "paced" / "shirushi.yaml"
    without = re.sub(r"(?m)^target:\n(  .*\n)*", "", file.read_text("utf-8"))
    file.write_text(without + block(PAGE, "yaml"), "utf-8")
    target = load_description(file.read_bytes(), file.name).target
    assert target is not None
    assert (target.slots, target.budget, target.price) == (
        64,
        Budget(requests=5_000, tokens=2_000_000, yen=300),
        Price(input=22, output=90),
    )
    assert "--cache" in door.run("assess", "--help")
