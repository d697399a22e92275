"""Follows the tutorial and the how-to of a red-team exercise, and makes its deliverables anew."""

import re
import shlex
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.exercise import OBEYS, PLAN, WITHSTANDS, attach, work_through
from fakes.page import HOW_TO, block, console, is_as_shown
from fakes.table_endpoint import table_endpoint
from shirushi.app.settings import Settings

pytestmark = [pytest.mark.door, pytest.mark.slow]

DOCS = HOW_TO.parent
TUTORIAL = DOCS / "tutorial/red-team-exercise.md"


@pytest.fixture
def door(tmp_path) -> Door:
    (tmp_path / "redteam.yaml").write_text(PLAN, "utf-8")
    return Door(tmp_path, tmp_path / "home")


def test_the_tutorial_is_what_the_program_says(door):
    assert block(TUTORIAL, "yaml") == PLAN
    commands = console(TUTORIAL)
    again = max(number for number, (command, _) in enumerate(commands) if "redteam run" in command)
    with table_endpoint(OBEYS) as url:
        describe(door.folder / "walk", url)
        follow(door, commands[:again])
    with table_endpoint(WITHSTANDS) as mended:
        file = door.folder / "walk/shirushi.yaml"
        file.write_text(file.read_text("utf-8").replace(url, mended), "utf-8")
        follow(door, commands[again:])


def follow(door: Door, commands: list[tuple[str, str]]) -> None:
    for command, shown in commands:
        printed = door.run(*shlex.split(command)[1:])
        assert is_as_shown(shown, printed), (command, printed)


def test_the_commands_of_the_how_to_work_in_their_order(door):
    attach(door.folder)
    page = (HOW_TO / "run-a-red-team-exercise.md").read_text("utf-8")
    commands = [line.strip() for text in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in text.splitlines()]
    with table_endpoint(OBEYS) as url:
        describe(door.folder / "walk", url)
        for command in filter(None, commands):
            words = shlex.split(command)[1:]
            door.run(*words, *(() if "--template" in words else ("--in", "walk")))


def test_the_deliverables_in_the_docs_are_what_the_program_makes(tmp_path):
    work_through(tmp_path, tmp_path / "kept", Settings(home=tmp_path / "home", lang="ja"))
    made = {page.name: steady(page) for page in (tmp_path / "kept/redteam/spring").glob("*.html")}
    kept = {page.name: steady(page) for page in (DOCS / "examples/red-team").glob("*.html")}
    assert len(made) == 6
    assert made == kept, "run tools/red_team_exercise.py"


def steady(page: Path) -> str:
    """A page without its style, and with one mark for the ids of runs, which change with every check."""
    text = re.sub(r"<style.*?</style>", "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\b20\d\d-\d\d-\d\d-[0-9a-f]{8}(?:\.\d+)?", "RUN", text)
