"""The journal of a run: every exchange as it happens, so that a killed run goes on where it was.

One JSON line per exchange. The key is (check, version, case, repeat, turn, position), never the order of arrival, and
the probe's digest must agree. A torn last line, the mark of a kill, is cut off when the journal is opened.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec

from shirushi.app.store.disk import reaching
from shirushi.evidence.transcript import Entry
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text

DAMAGED = Code(
    id="SH711",
    says=Text(ja="実行記録が途中で壊れています。", en="The journal of this run is damaged in the middle."),
    remedy=Text(
        ja="この実行フォルダを別の場所へ移し、もう一度実行してください。",
        en="Move this run's folder away and run again.",
    ),
)
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Entry)


class Journal:
    """An open journal; use as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open or create the journal at `path` and cut off a torn last line.

        Raises:
            Unavailable: the file cannot be written.
        """
        self._path = path
        with reaching(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _cut_torn_line(path)
            self._file = path.open("ab", buffering=0)  # what was not written must not be tried again when closing

    def __enter__(self) -> Self:
        """Hand out the journal."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def entries(self) -> Iterator[Entry]:
        """Read what is there.

        Raises:
            Malformed: a line before the last is no entry.
        """
        with self._path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield _DECODER.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as failure:
                    raise Malformed(DAMAGED.at(Place(path=self._path.name, line=number))) from failure

    def append(self, entry: Entry) -> None:
        """Add one entry; on return it survives a kill of this process.

        Raises:
            Unavailable: the disk is full or gone.
        """
        line = memoryview(_ENCODER.encode(entry) + b"\n")
        with reaching(self._path):
            while line:
                line = line[self._file.write(line) :]


def _cut_torn_line(path: Path) -> None:
    with path.open("ab+") as file:
        file.seek(0)
        file.truncate(file.read().rfind(b"\n") + 1)
