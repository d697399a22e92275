"""The figures in docs/explanation/statistics.md are what the rules give."""

import re
from pathlib import Path

import pytest

from fakes.stopping import chance_of_settling
from shirushi.exchange.replay import LEFT_OVER, OTHER_ORDER, STOPPED
from shirushi.verdict.power import power_of
from shirushi.verdict.sequential import earliest, settled

PAGE = (Path(__file__).resolve().parents[2] / "docs/explanation/statistics.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) % \| (\d+) \| (\d+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("limit", "fixed", "stopping", "wrongly"), ROWS, ids=[row[0] for row in ROWS])
def test_what_each_limit_takes(limit, fixed, stopping, wrongly):
    ppm = int(limit) * 10_000
    assert power_of(1, ppm).needs == int(fixed)
    assert earliest(ppm) == int(stopping)
    chance = chance_of_settling(lambda bad, of: settled(bad, of, ppm), ppm / 1_000_000, 300)
    assert f"{chance:.3f}" == wrongly


def test_the_table_is_there_and_the_refusals_are_named_as_they_are():
    assert len(ROWS) == 5
    assert [code in PAGE for code in (STOPPED.id, LEFT_OVER.id, OTHER_ORDER.id)] == [True] * 3
