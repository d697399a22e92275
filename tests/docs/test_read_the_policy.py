"""Follows docs/how-to/read-the-policy-around-it.md to the letter."""

import pytest

from fakes.door import Door
from fakes.page import HOW_TO, console, missing

pytestmark = pytest.mark.door

PAGE = HOW_TO / "read-the-policy-around-it.md"


@pytest.mark.parametrize(("command", "shown"), console(PAGE), ids=[command for command, _ in console(PAGE)])
def test_each_command_prints_what_the_page_shows(tmp_path, command, shown):
    printed = Door(tmp_path, tmp_path / "home").run(*command.removeprefix("shirushi ").split())
    assert missing(shown, printed) == []
