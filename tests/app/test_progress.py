"""Progress over many steps: silent while it is quick, now and then where nobody watches, in place on a terminal."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shirushi.app.cli.progress import Counted
from shirushi.app.settings import Settings

SETTINGS = Settings(home=Path(), lang="en")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, every_s: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is written while twenty steps take `every_s` each."""
    monkeypatch.setattr(sys, "stderr", stream)
    seconds: Iterator[float] = (step * every_s for step in range(100))
    counted = Counted(SETTINGS, lambda: next(seconds))
    for done in range(1, 21):
        counted.tell(done, 20)
    return stream.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_is_quick_says_nothing(stream, monkeypatch):
    assert told(stream(), 0.09, monkeypatch) == ""


def test_where_nobody_watches_a_line_comes_now_and_then(monkeypatch):
    lines = told(io.StringIO(), 3.0, monkeypatch).splitlines()
    assert lines[0] == "4/20  about 48 s left"
    assert len(lines) == 4


def test_a_terminal_is_written_over_and_wiped_at_the_end(monkeypatch):
    words = told(Terminal(), 1.0, monkeypatch)
    assert "19/20" in words
    assert words.endswith("\x1b[K")
    assert "\n" not in words
