"""Follows docs/how-to/evaluate-in-ten-perspectives.md, with an address of our own in place of the page's."""

import re
from pathlib import Path

import pytest

from fakes.door import describe
from fakes.runner import Runner
from fakes.table_endpoint import table_endpoint

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/evaluate-in-ten-perspectives.md").read_text("utf-8")
COVERAGE, WORKSPACE, ADDRESS, PLAN, SAMPLED, COMPARE = (
    block.strip() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
)


@pytest.fixture
def runner(tmp_path) -> Runner:
    return Runner(tmp_path / "workspace", tmp_path / "home")


def test_the_coverage_counts_the_leaves(runner):
    runner.folder.mkdir()
    said = runner.run(COVERAGE)
    assert said.returncode == 0, said.stderr
    assert "Of 177 leaf goals" in said.stdout


def test_the_commands_evaluate_a_workspace_and_an_address(runner):
    with table_endpoint() as url:
        describe(runner.folder, url)
        # one perspective instead of all: the page's command puts some two thousand questions
        asked = WORKSPACE.replace("examples/kotoba", ".").replace("--perspectives all", "--perspectives 7")
        said = runner.run(f"{asked} --out before")
        assert said.returncode == 0, said.stderr
        assert "7 Explainability" in said.stdout
        assert "rules decided" in said.stdout
        tree = runner.run(
            ADDRESS.replace("http://127.0.0.1:8765/v1", url).replace("--perspectives 6", "--perspectives 7")
        )
        assert tree.returncode == 0, tree.stderr
        assert "G7-4" in tree.stdout
        assert list(runner.folder.glob("out/endpoint/*/report.en.html"))
        again = runner.run(f"{asked} --out after")
        assert again.returncode == 0, again.stderr
    said = runner.run(COMPARE)
    assert said.returncode == 0, said.stderr
    assert "cases judged in both" in said.stdout


def test_asking_fewer_or_several_times_is_planned_and_done(runner):
    with table_endpoint() as url:
        describe(runner.folder, url)
        said = runner.run(PLAN.replace("examples/kotoba", "."))
        assert said.returncode == 0, said.stderr
        assert "items at the earliest, if none fails" in said.stdout
        eight = runner.run("shirushi plan --full --at-most 8")
        assert "With 8 items you can tell 0 % from 32 %" in eight.stdout
        asked = runner.run(f"{SAMPLED.replace('examples/kotoba', '.')} --perspectives 7")
        assert asked.returncode == 0, asked.stderr
        assert "3 times each" in asked.stdout
        assert re.search(r"settled after \d+ of 96 cases", asked.stdout)
