"""The command line at a real pseudo-terminal: somebody reads what is shown and types when asked."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from time import monotonic

from fakes.door import Door

_PATIENCE_S = 60


def type_into(door: Door, words: Sequence[str], lines: Sequence[str], prompts: tuple[str, ...]) -> tuple[int, str]:
    """Start a command, type each of `lines` at the next of `prompts`; its exit code and all that was shown."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from shirushi.app.cli.main import run; run()", *words]
    process = subprocess.Popen(
        command, cwd=door.folder, env=door.environment, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
    )
    os.close(theirs)
    try:
        shown = "".join(_type_at(ours, line, prompts) for line in lines) + _rest(ours)
        return process.wait(_PATIENCE_S), shown
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _type_at(terminal: int, line: str, prompts: tuple[str, ...]) -> str:
    shown = b""
    until = monotonic() + _PATIENCE_S
    while not shown.decode("utf-8", "replace").endswith(prompts):
        assert monotonic() < until, shown.decode("utf-8", "replace")
        shown += _read(terminal)
    os.write(terminal, f"{line}\n".encode())
    return shown.decode("utf-8", "replace")


def _rest(terminal: int) -> str:
    shown = b""
    until = monotonic() + _PATIENCE_S
    while monotonic() < until:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not more:
            break
        shown += more
    return shown.decode("utf-8", "replace")


def _read(terminal: int) -> bytes:
    ready, _, _ = select.select([terminal], [], [], 0.5)
    return os.read(terminal, 65536) if ready else b""
