"""Follows docs/how-to/scan-weights.md."""

import json
import os
import pickle
import shlex
import struct

import pytest

from fakes.door import Door
from fakes.page import HOW_TO, console, is_as_shown

pytestmark = [pytest.mark.door, pytest.mark.slow]

PAGE = HOW_TO / "scan-weights.md"


class Loaded:
    def __reduce__(self):
        return os.system, ("touch /tmp/pwned",)


HEADER = json.dumps({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode().ljust(64)
FILES = {
    "good.safetensors": struct.pack("<Q", len(HEADER)) + HEADER + bytes(8),
    "found.pkl": pickle.dumps({"w": Loaded()}, 4),
    "own.pkl": b"\x80\x04\x8c\x07ourcode\x8c\x05Model\x93)\x81.",
    "tokenizer_config.json": json.dumps({"chat_template": "{{ messages[0].content.__class__ }}"}).encode(),
}


def test_the_page_prints_what_it_shows(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    door = Door(tmp_path, tmp_path / "home")
    for command, shown in console(PAGE):
        expect = 1 if "DANGEROUS" in shown.split("\n\n")[0] else 0
        assert is_as_shown(shown, door.run(*shlex.split(command)[1:], expect=expect)), command
