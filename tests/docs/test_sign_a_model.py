"""Follows docs/how-to/sign-a-model.md."""

import pytest

from fakes.door import Door
from fakes.page import HOW_TO, block, console, is_as_shown
from shirushi.terms.description import load_description

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "sign-a-model.md"


def test_the_page_prints_what_it_shows(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("config.json", "model.safetensors"):
        (folder / name).write_text(name)
    door = Door(tmp_path, tmp_path / "home")
    for command, shown in console(PAGE):
        assert is_as_shown(shown, door.run(*command.split()[1:])), command


def test_the_part_that_the_page_shows_is_read_as_it_says(tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    door.run("init", "signed")
    file = tmp_path / "signed" / "shirushi.yaml"
    words = file.read_text("utf-8")
    indented = "".join(f"  {line}\n" for line in block(PAGE, "yaml").splitlines())
    file.write_text(words.replace("  parts: {}\n", indented), "utf-8")
    (part,) = load_description(file.read_bytes(), file.name).system.parts
    assert (part.signature, part.key) == ("model/model.sig", "maker.pub")
