"""A budget at the door: it is never passed, the rest is told as unassessed, and with more the run goes on."""

import re
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint

pytestmark = [pytest.mark.door, pytest.mark.slow]


def allow(workspace: Path, words: str) -> None:
    """Let the target be asked so much."""
    file = workspace / "shirushi.yaml"
    file.write_text(re.sub("slots: 2.*", f"slots: 2{words}}}", file.read_text("utf-8")), "utf-8")


def test_a_budget_stops_the_run_and_a_larger_one_goes_on(tmp_path: Path):
    asked: list[str] = []
    door = Door(tmp_path, tmp_path / "home")
    with table_endpoint(heard=asked.append) as url:
        workspace = describe(tmp_path / "ws", url)
        allow(workspace, ", budget: {requests: 100}")
        said = door.run("assess", "ws", expect=3)
        assert len(asked) == 100
        assert "requests: 100" in said
        assert "goes on where it was" in said
        door.run("assess", "ws", expect=3)
        assert len(asked) == 100
        bundle = max(tmp_path.glob("out/walk/*/bundle.zip"))
        door.run("verify", str(bundle))
        allow(workspace, "")
        door.run("assess", "ws")
        assert len(asked) == len(set(asked))
        (run,) = (workspace / ".shirushi" / "runs").iterdir()
        assert (run / "done").exists()


def test_answers_of_earlier_runs_count_only_where_asked_and_it_is_said(tmp_path: Path):
    asked: list[str] = []
    door = Door(tmp_path, tmp_path / "home")
    with table_endpoint(heard=asked.append) as url:
        describe(tmp_path / "ws", url)
        door.run("assess", "ws", "--cache")
        first = len(asked)
        said = door.run("assess", "ws", "--cache")
        assert len(asked) == first
        assert "taken from earlier runs" in said
        said = door.run("assess", "ws")
        assert len(asked) == 2 * first
        assert "taken from earlier runs" not in said
