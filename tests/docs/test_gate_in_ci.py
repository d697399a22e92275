"""Follows docs/how-to/gate-in-ci.md: its commands, its waivers, and the shell steps of its two workflows."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml

from fakes.door import describe
from fakes.runner import Runner
from fakes.table_endpoint import table_endpoint
from shirushi.verdict.gate import FailOn

pytestmark = [pytest.mark.door, pytest.mark.slow]

ENDS = "2027-03-31"
PAGE = (
    (Path(__file__).resolve().parents[2] / "docs/how-to/gate-in-ci.md").read_text("utf-8").replace(ENDS, "9999-12-31")
)
"""The page as it reads on any day: its waiver does not end."""
BASELINE, GATE = (block.strip() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
WAIVERS, GITHUB, GITLAB = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
PASSED, FAILING = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
INSTALL = "pip install shirushi"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """What a repository holds once steps 1 and 2 were followed."""
    folder = tmp_path_factory.mktemp("ci") / "repository"
    with table_endpoint() as url:
        describe(folder, url)
        (folder / "waivers.yaml").write_text(WAIVERS, "utf-8")
        runner = Runner(folder, folder.parent / "home")
        made = runner.run(BASELINE)
        assert made.returncode == 0, made.stderr
        yield runner


def fresh(runner: Runner, folder: Path) -> Runner:
    """A new checkout of the repository: what git does not keep is not there."""
    shutil.copytree(runner.folder, folder, ignore=shutil.ignore_patterns(".shirushi", "first", "out"))
    return Runner(folder, folder.parent / "home")


def test_the_gate_passes_against_its_own_baseline(checkout, tmp_path):
    ended = fresh(checkout, tmp_path / "repository").run(GATE)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.endswith(PASSED)


def test_without_baseline_it_fails_for_what_is_not_waived(checkout, tmp_path):
    ended = fresh(checkout, tmp_path / "repository").run(GATE.replace("--baseline baseline.zip ", ""))
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert FAILING in ended.stdout
    assert ended.stdout.endswith("gate: failed\n")


def test_the_steps_of_the_github_workflow_run(checkout, tmp_path):
    workflow = yaml.safe_load(GITHUB)
    assert workflow["permissions"]["security-events"] == "write"
    runner = fresh(checkout, tmp_path / "repository")
    steps = workflow["jobs"]["assess"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert scripts[0] == INSTALL
    for script in scripts[1:]:
        ended = runner.run(script)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    uploads = {step["uses"].split("@")[0]: step.get("with", {}) for step in steps if "uses" in step}
    assert (runner.folder / uploads["github/codeql-action/upload-sarif"]["sarif_file"]).is_file()
    assert (runner.folder / uploads["actions/upload-artifact"]["path"]).is_dir()


def test_the_script_of_the_gitlab_job_runs(checkout, tmp_path):
    job = yaml.safe_load(GITLAB)["duties"]
    assert job["before_script"] == [INSTALL]
    runner = fresh(checkout, tmp_path / "repository")
    for script in job["script"]:
        ended = runner.run(script)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    assert all((runner.folder / path).is_dir() for path in job["artifacts"]["paths"])
    assert list(runner.folder.glob("out/*/*/report.*.sarif"))


def test_every_word_of_the_mark_is_explained():
    assert all(f"| `{mark}` |" in PAGE for mark in get_args(FailOn) if mark != "never")
