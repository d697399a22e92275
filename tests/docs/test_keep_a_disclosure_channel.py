"""Follows docs/how-to/keep-a-disclosure-channel.md."""

import re
import shlex

import pytest

from fakes.door import Door
from fakes.page import HOW_TO, console, is_as_shown
from shirushi.app.clock import now
from shirushi.terms.when import legal_day

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "keep-a-disclosure-channel.md"


def test_the_page_prints_what_it_shows(tmp_path):
    home = tmp_path / "home"
    Door(tmp_path, home).run("init", "desk")
    door = Door(tmp_path / "desk", home)
    year = f"W-{legal_day(now()).year}-"
    for command, shown in console(PAGE):
        words = [re.sub(r"W-\d{4}-", year, word) for word in shlex.split(command)[1:]]
        assert is_as_shown(re.sub(r"W-\d{4}-", year, shown), door.run(*words)), command
