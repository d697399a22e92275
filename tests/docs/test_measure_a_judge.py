"""Follows docs/how-to/measure-a-judge.md and the table of docs/explanation/judges.md."""

import re
from pathlib import Path

import pytest

from fakes.door import describe
from fakes.runner import Runner
from shirushi.checks.judging.measured import MEASURED
from shirushi.checks.judging.measurement import two_places

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/how-to/measure-a-judge.md").read_text("utf-8")
WHY = (ROOT / "docs/explanation/judges.md").read_text("utf-8")
LABEL, CALIBRATE, MODEL, TABLE = (block.strip() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
[LABELS] = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.door
def test_the_commands_of_the_page_do_what_it_says(tmp_path):
    workspace = describe(tmp_path / "workspace", "http://127.0.0.1:9/v1")
    (workspace / "labels.csv").write_text(LABELS, "utf-8")
    runner = Runner(workspace, tmp_path / "home")
    said = runner.run(CALIBRATE)
    assert said.returncode == 0, said.stderr
    assert "4 labelled answers" in said.stdout
    assert "Kept in" in said.stdout
    shown = runner.run(f"{TABLE} --json")
    assert shown.stdout.index("labels.csv") < shown.stdout.index("PyRIT refusal")
    assert runner.run(MODEL).returncode == 2  # the small workspace describes no judge model
    assert "--rater" in runner.run("shirushi judge label --help").stdout
    assert LABEL.startswith("shirushi judge label")


def test_the_table_of_the_explanation_is_the_one_that_ships():
    for one in MEASURED:
        row = f"| {one.set} | {one.judge} {one.version} | {one.rows} | {one.undetermined} | {two_places(one.kappa)} "
        assert row in WHY
    assert WHY.count("\n| ") == len(MEASURED) + 1
