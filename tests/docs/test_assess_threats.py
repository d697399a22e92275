"""Follows docs/how-to/assess-threats.md."""

import shlex

import pytest

from fakes.door import Door, describe
from fakes.page import HOW_TO, console, is_as_shown

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "assess-threats.md"
SAID = "state: accepted, because: x, owner: y, dated: 2026-11-01, review: 2999-05-01}"
ATLAS = "version: 9.9.9\nmatrices:\n- id: ATLAS\n  techniques:\n  - {id: AML.T9999, name: New Way}\n"


def filled(draft):
    lines = draft.splitlines()
    return "\n".join(
        line.removeprefix("#").partition("state:")[0] + SAID if line.startswith("#  - {") else line for line in lines
    )


def test_the_page_prints_what_it_shows(tmp_path):
    desk = describe(tmp_path / "desk", "http://127.0.0.1:9/v1")
    file = desk / "shirushi.yaml"
    file.write_text(file.read_text("utf-8").replace("id: walk", "id: desk"), "utf-8")
    (desk / "ATLAS.yaml").write_text(ATLAS, "utf-8")
    door = Door(desk, tmp_path / "home")
    for command, shown in console(PAGE):
        printed = door.run(*shlex.split(command)[1:])
        assert is_as_shown(shown, printed), command
        if command.startswith("shirushi threats draft"):
            (desk / "threats.yaml").write_text(filled(printed), "utf-8")
    door.run("threats", ".", "--fail-on", "undecided")
