"""Follows docs/how-to/run-a-witness.md and have-your-log-witnessed.md to the letter, with real witnesses on this machine."""

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from fakes.door import Door
from fakes.helpdesk import assessed_helpdesk
from fakes.page import HOW_TO, console, is_as_shown

pytestmark = [pytest.mark.door, pytest.mark.slow]

RUN_ONE, BE_WITNESSED = HOW_TO / "run-a-witness.md", HOW_TO / "have-your-log-witnessed.md"


@pytest.fixture
def door(tmp_path) -> Door:
    return assessed_helpdesk(tmp_path)


@contextlib.contextmanager
def serving(door: Door, command: str) -> Iterator[tuple[str, str]]:
    """Start a witness as a page says, at any port; hand out what it printed, and its address."""
    process = door.start(*command.split()[1:], "--port", "0")
    try:
        printed = ""
        while "Ctrl-C" not in printed:
            printed += process.stdout.readline()
        yield printed, re.findall(r"http://[\d.:]+", printed)[0]
    finally:
        process.terminate()
        process.communicate(timeout=20)


def any_year(shown: str) -> str:
    """What a page shows, of whatever year the log is."""
    return re.sub(r"helpdesk/\d{4}", "helpdesk/…", shown)


def text_blocks(page: Path) -> list[str]:
    return re.findall(r"```text\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def test_a_witness_as_the_page_has_it(door):
    keys, logs, serve, page = console(RUN_ONE)
    printed = door.run(*keys[0].split()[1:])
    assert is_as_shown(keys[1], printed)
    (door.folder / "logs.txt").write_text(door.run("witness", "log", "--in", "helpdesk"))
    assert is_as_shown(any_year(logs[1]), subprocess.check_output(logs[0].split(), cwd=door.folder, text=True))
    with serving(door, serve[0]) as (said, url):
        assert is_as_shown(serve[1].replace("http://127.0.0.1:8418", url), said)
        with urlopen(url) as shown:
            assert "helpdesk" in shown.read().decode()
    assert is_as_shown(page[1], door.run(*page[0].split()[1:]))
    assert "witness.example.com" in (door.folder / "witness.html").read_text("utf-8")
    (door.folder / "home" / "witness" / "witness.example.com.sqlite").unlink()
    (refused,) = text_blocks(RUN_ONE)
    assert is_as_shown(refused + "…", door.run(*serve[0].split()[1:], expect=2))


class Witnesses:
    """The three witnesses of the page: what stands there for their keys and addresses, and what they are here."""

    def __init__(self, door: Door, running: contextlib.ExitStack) -> None:
        self._door, self._running = door, running
        self._here: dict[str, str] = {}

    def start(self, name: str) -> None:
        door = self._door
        self._here[f"VKEY-OF-{name.upper()}"] = door.run("witness", "key", "--name", f"{name}.example").split()[1]
        command = f"shirushi witness serve --name {name}.example --logs logs.txt"
        self._here[f"https://witness.{name}.example"] = self._running.enter_context(serving(door, command))[1]

    def here(self, words: str) -> str:
        for there, here in self._here.items():
            words = words.replace(there, here)
        return any_year(re.sub(r"\b\d+ entries|are \d+", "…", words))


def newest_run(door: Door) -> str:
    return max(door.folder.glob("out/helpdesk/*"), key=lambda folder: folder.stat().st_mtime_ns).name


def test_a_log_witnessed_as_the_page_has_it(door):
    log, assess, ask, verify = console(BE_WITNESSED)
    policy, refused = text_blocks(BE_WITNESSED)
    key = door.run(*log[0].split()[1:])
    assert is_as_shown(any_year(log[1]), key)
    (door.folder / "logs.txt").write_text(key)
    state, copy, file = (door.folder / name for name in ("helpdesk/.shirushi", "copy", "witnesses.policy"))
    shutil.copytree(state, copy)
    with contextlib.ExitStack() as running:
        witnesses = Witnesses(door, running)
        for name in ("institute", "press"):
            witnesses.start(name)
        down = re.sub(r"VKEY-OF-PARTNER", door.run("witness", "key", "--name", "partner.example").split()[1], policy)
        file.write_text(witnesses.here(down).replace("https://witness.partner.example", "http://127.0.0.1:9"))
        printed = door.run(*assess[0].split()[1:])
        shown = witnesses.here(assess[1]).replace("https://witness.partner.example", "http://127.0.0.1:9")
        assert is_as_shown(shown, printed)
        witnesses.start("partner")
        file.write_text(witnesses.here(policy))
        for command, shown in (ask, verify):
            printed = door.run(*command.replace("RUN", newest_run(door)).split()[1:])
            assert is_as_shown(witnesses.here(shown), printed)
        assert is_as_shown(witnesses.here(refused) + "…", put_back(door, copy, state))


def put_back(door: Door, copy: Path, state: Path) -> str:
    """Put an older copy in the log's place, and say what the next assessment says."""
    shutil.rmtree(state)
    shutil.move(copy, state)
    return door.run("assess", "helpdesk", expect=5)
