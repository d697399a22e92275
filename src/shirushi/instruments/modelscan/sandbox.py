"""Scans files in a process apart: bounded memory and time, no network, no names; what it breaks costs one file.

The parent opens each file and hands it over; the child sees neither paths nor environment. A child that dies or keeps
silent is replaced, and its file is `scanner-stopped`, never safe.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from errno import ENODEV, ENXIO
from pathlib import Path
from stat import S_ISREG
from types import TracebackType
from typing import Self

import msgspec

import shirushi
from shirushi.instruments.modelscan.beside import index_of, only_model
from shirushi.instruments.modelscan.result import NO_PLAIN_FILE, STOPPED, UNREADABLE, FileScan, refused
from shirushi.instruments.modelscan.scan import UNRECOGNISED

_ROOT = Path(shirushi.__file__).resolve().parent.parent
_PROGRAM = (
    "import sys; sys.path[:0] = sys.argv[3:]; from shirushi.instruments.modelscan.child import main; "
    "main(int(sys.argv[1]), sys.argv[2])"
)
_LEAST_S = 60.0
_BYTES_A_SECOND = 20 << 20
"""A file may take so long: a minute, and a second for each so many bytes."""


class Sandbox:
    """A process that scans one file after the other; use as a context manager."""

    def __init__(self) -> None:
        """Nothing is started before the first file."""
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._end()

    def scan(self, path: Path, name: str) -> FileScan:
        """Scan the file at `path`, shown as `name`; a link is followed, whatever is no plain file refused.

        Where another file in its folder may say what it holds, that one is handed over with it.
        """
        try:
            number = _open(path)
        except OSError as failure:
            return refused(name, NO_PLAIN_FILE if failure.errno in {ENXIO, ENODEV} else UNREADABLE)
        with contextlib.ExitStack() as opened:
            opened.callback(os.close, number)
            if not S_ISREG(os.fstat(number).st_mode):
                return refused(name, NO_PLAIN_FILE)
            index = index_of(path.name)
            scanned = self._ask(name, [number, *_opened(path.parent, index, opened)])
            if any(each.remark.code == UNRECOGNISED.code and each.path == name for each in scanned.found):
                models = _opened(path.parent, _only_model(path.parent), opened)
                return self._ask(name, [number, *models]) if models else scanned
            return scanned

    def _ask(self, name: str, numbers: list[int]) -> FileScan:
        """What the child says of an open file, and of the index beside it, within a time that their sizes allow."""
        deadline_s = _LEAST_S + sum(map(_size, numbers)) / _BYTES_A_SECOND
        if self._child is None:
            self._child = _Child()
        try:
            answer = self._child.ask(name, numbers, deadline_s)
            return msgspec.json.decode(answer, type=FileScan)
        except (OSError, EOFError, msgspec.MsgspecError):
            self._end()
            return refused(name, STOPPED)

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _open(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)


def _opened(folder: Path, name: str, opened: contextlib.ExitStack) -> list[int]:
    """The file of this name, opened, if there is one; it is closed with the others."""
    if not name:
        return []
    try:
        number = _open(folder / name)
    except OSError:
        return []
    opened.callback(os.close, number)
    return [number]


def _only_model(folder: Path) -> str:
    """The name of the model in a folder that may keep its weights in files of any name."""
    try:
        return only_model(each.name for each in folder.iterdir())
    except OSError:
        return ""


def _size(number: int) -> int:
    status = os.fstat(number)
    return min(status.st_blocks * 512, status.st_size)


class _Child:
    def __init__(self) -> None:
        self._spool = tempfile.mkdtemp(prefix="shirushi-scan-")
        ours, theirs = socket.socketpair()
        paths = [str(_ROOT), *(path for path in sys.path if path)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, in this interpreter
            [sys.executable, "-I", "-W", "ignore", "-c", _PROGRAM, str(theirs.fileno()), self._spool, *paths],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8", "TMPDIR": self._spool},
            cwd=self._spool,
        )
        theirs.close()
        self._channel = ours

    def ask(self, name: str, numbers: list[int], deadline_s: float) -> bytes:
        """The child's answer about an open file, and the index beside it, if that is open too.

        Raises:
            OSError: it is gone, or silent for too long.
            EOFError: it went in the middle of its answer.
        """
        self._channel.settimeout(deadline_s)
        shown = name.encode("utf-8", "surrogateescape") or b"-"
        socket.send_fds(self._channel, [shown], numbers)
        size = int.from_bytes(self._read(8), "big")
        return self._read(size)

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            piece = self._channel.recv(min(size - len(data), 1 << 20))
            if not piece:
                raise EOFError
            data += piece
        return bytes(data)

    def end(self) -> None:
        """Stop it, and remove what it spooled."""
        self._channel.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        shutil.rmtree(self._spool, ignore_errors=True)
