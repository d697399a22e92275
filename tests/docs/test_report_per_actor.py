"""Follows docs/how-to/report-per-actor.md to the letter, in a copy of the example."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from fakes.door import Door

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/how-to/report-per-actor.md").read_text("utf-8")

pytestmark = pytest.mark.door


def test_the_commands_write_what_the_page_shows(tmp_path):
    shutil.copytree(
        ROOT / "examples/kotoba/city", tmp_path / "examples/kotoba/city", ignore=shutil.ignore_patterns(".*")
    )
    door = Door(tmp_path, tmp_path / "home")
    said = [door.run(*shlex.split(command)[1:]) for command in re.findall(r"```sh\n(.*?)\n```", PAGE)]
    files, shown = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert said[1] == files
    letter = (tmp_path / "chain/letters/city-to-firm.en.txt").read_text("utf-8")
    assert [line for line in shown.splitlines() if line not in letter] == []
    assert (tmp_path / "chain/report.maker.ja.html").read_text("utf-8").count("未受領")
