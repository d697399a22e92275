"""Follows docs/how-to/write-a-bill-of-materials.md."""

import pytest

from fakes.door import Door
from fakes.gguf_file import gguf
from fakes.page import HOW_TO, block, console, is_as_shown

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "write-a-bill-of-materials.md"
DESCRIPTION = """schema: 1
id: desk
actors: {firm: {roles: [provider]}}
system:
  title: {ja: 窓口, en: Desk}
  parts:
    model: {kind: model, file: model.gguf}
    answers: {kind: dataset, file: answers.jsonl, source: A city}
    packages: {kind: software, file: requirements.lock}
assess: {as: firm, texts: [AIGB@1.2]}
"""


def test_the_page_prints_what_it_shows(tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "shirushi.yaml").write_text(DESCRIPTION, "utf-8")
    (desk / "bill.yaml").write_text(block(PAGE, "yaml"), "utf-8")
    (desk / "audit.json").write_text('{"dependencies": []}')
    (desk / "answers.jsonl").write_text('{"ja": "窓口は1階です。"}\n', "utf-8")
    (desk / "requirements.lock").write_text(f"pyyaml==6 --hash=sha256:{'ab' * 32}\n")
    (desk / "model.gguf").write_bytes(gguf({"general.architecture": "gemma3"}, [("blk.0.w", (4, 4), 0)]))
    door = Door(tmp_path, tmp_path / "home")
    for command, shown in console(PAGE):
        assert is_as_shown(shown, door.run(*command.split()[1:])), command
