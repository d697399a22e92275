"""Follows docs/how-to/compare-two-runs.md: its commands, and the words that it explains."""

import re
from pathlib import Path

import pytest

from fakes.door import describe
from fakes.runner import Runner
from fakes.table_endpoint import ANSWERS, table_endpoint
from shirushi.report import compared

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/compare-two-runs.md").read_text("utf-8")
ASSESS, COMPARE, DEMO = (block.strip() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
MENDED = ANSWERS[:1]
"""An endpoint that refuses whatever it is asked."""


def test_the_commands_compare_before_and_after(tmp_path):
    folder = tmp_path / "workspace"
    runner = Runner(folder, tmp_path / "home")
    before, change, after = ASSESS.splitlines()
    assert change.startswith("#")
    with table_endpoint() as url:
        describe(folder, url)
        ended = runner.run(before)
        assert ended.returncode == 0, ended.stderr
    with table_endpoint(MENDED) as mended:
        file = folder / "shirushi.yaml"
        file.write_text(file.read_text("utf-8").replace(url, mended), "utf-8")
        ended = runner.run(after)
        assert ended.returncode == 0, ended.stderr
    said = runner.run(COMPARE)
    assert said.returncode == 0, said.stderr
    assert "Duties:" in said.stdout
    assert "cases judged in both" in said.stdout
    assert runner.run(f"{COMPARE} --json").stdout.startswith("{")


def test_the_page_uses_the_words_of_the_command():
    for explained in (
        "not comparable",
        "within the interval",
        "no longer disproved, not yet shown",
        "from pass to fail",
    ):
        assert explained in PAGE.lower()
        assert explained in Path(compared.__file__).read_text("utf-8")


def test_the_demo_knows_the_option(tmp_path):
    said = Runner(tmp_path, tmp_path / "home").run(f"{DEMO} --help")
    assert said.returncode == 0
    assert "--fix" in said.stdout
