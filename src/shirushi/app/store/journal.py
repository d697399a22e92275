"""The journal of a run: every exchange as it happens, so that a killed run goes on where it was.

One JSON line per exchange. The key is (check, version, case, repeat, turn, position), never the order of arrival, and
the probe's digest must agree. Each line ends with the SHA-256 over the digest of the line before and its own bytes
without it, so that no line can be changed, dropped or moved unnoticed. A torn last line, the mark of a kill, is cut off
when the journal is opened.

A line is handed to the system before `append` returns, and so survives a kill of this process; it is forced to disk
together with those that came meanwhile, and so survives a loss of power soon after.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import BinaryIO, Self

import msgspec

from shirushi.app.store.disk import reaching
from shirushi.evidence.transcript import Entry
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text

_MOVE_AWAY = Text(
    ja="この実行フォルダを別の場所へ移し、もう一度実行してください。",
    en="Move this run's folder away and run again.",
)
DAMAGED = Code(
    id="SH711",
    says=Text(ja="実行記録が途中で壊れています。", en="The journal of this run is damaged in the middle."),
    remedy=_MOVE_AWAY,
)
BROKEN_CHAIN = Code(
    id="SH948",
    says=Text(
        ja="実行記録のこの行は、前の行に続くものではありません。書き換えられたか、行が失われています。",
        en="This line of the run's journal does not follow the one before: a line was changed, dropped or moved.",
    ),
    remedy=_MOVE_AWAY,
)
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Entry)
_BEGINNING = bytes(32)
_CHAIN = re.compile(rb',"chain":"([0-9a-f]{64})"\}\n')
_CHAIN_BYTES = len(b',"chain":""}\n') + 64
_BLOCK = 4 << 10
_SYNC_EVERY_S = 0.05


class Journal:
    """An open journal; use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open or create the journal at `path` and cut off a torn last line.

        Raises:
            Unavailable: the file cannot be written.
        """
        self._path = path
        self._synced_at = 0.0
        self._syncing: Future[None] | None = None
        with reaching(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab+", buffering=0)  # what was not written must not be tried again when closing
            self._end, self._head = _end_of(self._file)
            self._file.truncate(self._end)
        self._syncer = ThreadPoolExecutor(1, "journal")

    def __enter__(self) -> Self:
        """Hand out the journal."""
        return self

    def __exit__(self, *_: object) -> None:
        """Force everything to disk and close the file.

        Raises:
            Unavailable: the disk refuses.
        """
        self._syncer.shutdown()
        with self._file, reaching(self._path):
            if self._syncing:
                self._syncing.result()
            os.fsync(self._file.fileno())

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Read what is there, each entry with its place.

        Raises:
            Malformed: a line is no entry, or does not follow the one before.
        """
        place, head = 0, _BEGINNING
        with self._path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                at = Place(path=self._path.name, line=number)
                head, following = _chained(head, line), _chain_of(line)
                if following is None:
                    raise Malformed(DAMAGED.at(at))
                if following != head:
                    raise Malformed(BROKEN_CHAIN.at(at))
                yield place, _entry(line, self._path, number)
                place += len(line)

    def read(self, place: int) -> Entry:
        """Read back what was kept at a place that `entries` or `append` gave.

        Raises:
            Malformed: no entry begins there any more.
            Unavailable: the disk refuses.
        """
        line = b""
        try:
            while b"\n" not in line[-_BLOCK:] and (more := os.pread(self._file.fileno(), _BLOCK, place + len(line))):
                line += more
        except OSError:
            with reaching(self._path):
                raise
        return _entry(line.partition(b"\n")[0], self._path)

    def append(self, entry: Entry) -> int:
        """Add one entry and return its place; on return it survives a kill of this process.

        Raises:
            Unavailable: the disk is full or gone.
        """
        body = _ENCODER.encode(entry)
        head = hashlib.sha256(self._head + body).digest()
        line = memoryview(b'%b,"chain":"%b"}\n' % (body[:-1], head.hex().encode()))
        place = self._end
        with reaching(self._path):
            while line:
                written = self._file.write(line)
                self._end += written
                line = line[written:]
            self._sync()
        self._head = head
        return place

    def _sync(self) -> None:
        """Have what was written so far forced to disk, unless that is under way or was done a moment ago."""
        if monotonic() - self._synced_at < _SYNC_EVERY_S or (self._syncing and not self._syncing.done()):
            return
        if self._syncing:
            self._syncing.result()
        self._synced_at = monotonic()
        self._syncing = self._syncer.submit(os.fsync, self._file.fileno())


def _end_of(file: BinaryIO) -> tuple[int, bytes]:
    """Where the last whole line ends, and the digest that it ends with; what has none is told when it is read."""
    size = file.seek(0, os.SEEK_END)
    tail, at = b"", size
    while at and tail.count(b"\n") < 2:  # noqa: PLR2004 - the end of the last whole line, and of the one before
        read = min(_BLOCK, at)
        at -= read
        tail = os.pread(file.fileno(), read, at) + tail
    whole = tail[: tail.rfind(b"\n") + 1]
    last = whole[whole.rfind(b"\n", 0, -1) + 1 :]
    return size - len(tail) + len(whole), _chain_of(last) or _BEGINNING


def _chain_of(line: bytes) -> bytes | None:
    found = _CHAIN.fullmatch(line, max(0, len(line) - _CHAIN_BYTES))
    return bytes.fromhex(found[1].decode()) if found else None


def _chained(head: bytes, line: bytes) -> bytes:
    return hashlib.sha256(head + line[:-_CHAIN_BYTES] + b"}").digest()


def _entry(line: bytes, path: Path, number: int = 0) -> Entry:
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as failure:
        raise Malformed(DAMAGED.at(Place(path=path.name, line=number))) from failure
