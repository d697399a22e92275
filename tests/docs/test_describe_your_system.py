"""Follows docs/how-to/describe-your-system.md to the letter."""

import re

import pytest

from fakes.door import Door
from fakes.page import HOW_TO, block, console, missing
from fakes.pty_door import type_into
from shirushi.duties.interview.questions import QUESTIONS

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "describe-your-system.md"


@pytest.fixture
def door(tmp_path) -> Door:
    (tmp_path / "answers.yaml").write_text(block(PAGE, "yaml"), "utf-8")
    return Door(tmp_path, tmp_path / "home")


def test_the_file_of_answers_gives_what_the_page_shows(door):
    (init, proposal), (grep, lines) = console(PAGE)
    assert missing(proposal, door.run(*init.removeprefix("shirushi ").split())) == []
    pattern = re.compile(grep.split('"')[1].replace("\\|", "|"))
    written = (door.folder / grep.split()[-1]).read_text("utf-8").splitlines()
    found = [f"{number}:{line}" for number, line in enumerate(written, start=1) if pattern.search(line)]
    assert found == lines.splitlines()
    assert "apply" in door.run("duties", "desk")


def test_the_questions_can_be_asked_as_the_page_says(door):
    words = block(PAGE, "sh").split()[1:]
    code, shown = type_into(door, words, ["?", *[""] * (len(QUESTIONS) + 1), "y"], (" > ", "[Y/n]: "))
    assert (code, (door.folder / "helpdesk/shirushi.yaml").exists()) == (0, True), shown


def test_the_template_explains_in_both_languages(door):
    template = re.findall(r"`shirushi (init --answers-template) > answers.yaml`", PAGE.read_text("utf-8"))[0].split()
    assert all(f"#   {option.id}: " in door.run(*template, "--lang", "ja") for option in QUESTIONS[0].options)
    (door.folder / "template.yaml").write_text(door.run(*template), "utf-8")
    door.run("init", "from-template", "--answers", "template.yaml")
