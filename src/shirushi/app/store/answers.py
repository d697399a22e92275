"""Answers of earlier runs, kept by the digest of the whole request: for users who let them count (`--cache`).

What is sealed from here says so (`Seen.taken`). Only answers are kept, neither failures nor refusals of a filter, since
those may be otherwise next time. The file may be deleted at any time.
"""

import sqlite3
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from shirushi.terms.canon import digest
from shirushi.terms.errors import Code, Place, Unavailable
from shirushi.terms.probe import Answer, Answered, Ask, Seen
from shirushi.terms.system import Target
from shirushi.terms.text import Text

NO_CACHE = Code(
    id="SH947",
    says=Text(
        ja="以前の答えの控え（{name}）を使えません（{why}）。", en="The kept answers ({name}) cannot be used ({why})."
    ),
    remedy=Text(
        ja="ファイルを削除するか、--cacheを付けずに実行してください。", en="Delete the file, or run without --cache."
    ),
)
_LAYOUT = "CREATE TABLE IF NOT EXISTS answer (request TEXT PRIMARY KEY, kept BLOB NOT NULL) WITHOUT ROWID"


class _Request(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an answer can hang on."""

    target: Target
    probe: Ask
    repeat: int


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    answer: Answered
    seen: Seen


class Answers:
    """The kept answers of some models; use as a context manager."""

    def __init__(self, path: Path, models: Mapping[str, Target]) -> None:
        """Open or create the file at `path`; `models` are those that probes name.

        Raises:
            Unavailable: it cannot be used.
        """
        self._path = path
        self._models = {name: target.at_any_pace() for name, target in models.items()}
        with self._telling():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(_LAYOUT)

    def __enter__(self) -> Self:
        """Hand out the answers."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._db.close()

    def find(self, probe: Ask, repeat: int) -> tuple[Answer, Seen] | None:
        """What was answered to an equal request, marked as taken from here.

        Raises:
            Unavailable: the file cannot be read.
        """
        with self._telling():
            row = self._db.execute(
                "SELECT kept FROM answer WHERE request = ?", (self._request(probe, repeat),)
            ).fetchone()
        if row is None:
            return None
        try:
            kept = msgspec.json.decode(row[0], type=_Kept)
        except msgspec.DecodeError:
            return None  # written by another version of the program: it is asked again
        return kept.answer, msgspec.structs.replace(kept.seen, taken="cache")

    def keep(self, probe: Ask, repeat: int, answer: Answered, seen: Seen) -> None:
        """Keep an answer for later runs.

        Raises:
            Unavailable: the file cannot be written.
        """
        kept = msgspec.json.encode(_Kept(answer=answer, seen=seen))
        with self._telling():
            self._db.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", (self._request(probe, repeat), kept))

    def _request(self, probe: Ask, repeat: int) -> str:
        return digest(_Request(target=self._models[probe.to], probe=probe, repeat=repeat))

    @contextmanager
    def _telling(self) -> Generator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise Unavailable(NO_CACHE.at(Place(path=str(self._path)), name=self._path.name, why=error)) from error
