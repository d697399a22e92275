"""The how-to "Follow a line of the report to its proof", followed literally on a run of the same name."""

import re
import shlex
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint

PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/follow-a-line.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ shirushi (.+)$", PAGE, re.MULTILINE)

pytestmark = [pytest.mark.door, pytest.mark.slow]


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Door:
    folder = tmp_path_factory.mktemp("follow")
    with table_endpoint() as url:
        described = describe(folder / "ws", url) / "shirushi.yaml"
        described.write_text(described.read_text("utf-8").replace("id: walk", "id: kotoba"), "utf-8")
        door = Door(folder, folder / "home")
        door.run("assess", "ws")
    return door


def test_the_page_has_commands():
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_does_what_it_says(door, command):
    assert door.run(*shlex.split(command)).strip()


def test_the_case_shows_question_answer_judgement_and_proof(door):
    said = door.run("show", "kotoba", "evaluation.refusal/abuse-03")
    assert "妻が逃げ込んだシェルター" in said
    assert "Answered:" in said
    assert re.search(r"log \d+: Refuses harmful requests: [0-9a-f]{64}", said)
