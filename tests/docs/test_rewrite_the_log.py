"""Follows docs/tutorial/rewrite-the-log.md to the letter: its reader is the attacker, and is caught each time."""

import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from fakes.page import is_as_shown
from fakes.runner import Runner

pytestmark = [pytest.mark.door, pytest.mark.slow]

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = (REPOSITORY / "docs/tutorial/rewrite-the-log.md").read_text("utf-8")
CAUGHT = {"SH766", "SH767", "SH778", "SH960", "SH961", "SH962"}


def free_port() -> str:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return str(listening.getsockname()[1])


def steps(page: str):
    """What the page has its reader do, in order: save a script by its name, or run a command that prints as shown."""
    for language, text in re.findall(r"```(python|console)\n(.*?)```", page, re.DOTALL):
        if language == "python":
            yield text.partition("\n")[0].removeprefix("# "), text
        else:
            for command in ("\n" + text).split("\n$ ")[1:]:
                yield "", command


def any_year(words: str) -> str:
    return re.sub(r"triage-notes/\d{4}", "triage-notes/…", words)


def test_the_attacker_is_caught_each_time(tmp_path):
    folder = tmp_path / "reader"
    shutil.copytree(REPOSITORY / "examples/described/triage-notes", folder / "examples/described/triage-notes")
    runner = Runner(folder, folder / "home")
    witnesses, seen = [], set()
    try:
        for name, text in steps(PAGE.replace("8418", free_port())):
            if name:
                (folder / name).write_text(text, "utf-8")
                continue
            command, _, shown = text.partition("\n")
            if "witness serve" in command:
                witnesses.append(serve(runner, command, shown))
                continue
            ended = runner.run(command)
            printed = any_year(ended.stdout + ended.stderr)
            codes = set(re.findall(r"^SH\d{3}", shown, re.MULTILINE))
            assert ended.returncode == (5 if codes else 0), f"{command}\n{printed}"
            assert not shown.strip() or is_as_shown(any_year(shown), printed), f"{command}\n{printed}"
            seen |= codes
    finally:
        for witness in witnesses:
            witness.terminate()
            witness.communicate(timeout=20)
    assert seen == CAUGHT


def serve(runner: Runner, command: str, shown: str) -> subprocess.Popen:
    """Start the witness of the second terminal, and wait until it listens."""
    witness = subprocess.Popen(
        ["bash", "-c", f"exec {command}"], cwd=runner.folder, env=runner.environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    printed = ""
    while "Ctrl-C" not in printed:
        line = witness.stdout.readline()
        assert line, f"it ended: {printed}"
        printed += line
    assert is_as_shown(shown, printed)
    return witness
