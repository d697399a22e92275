"""Which evidence is on record already: an index from digest to place whose cost does not grow with the log.

One index in the order of digests would touch a page of the disk for every entry of a long log, since digests come in no
order. So the newest are held in memory. Whenever there are 16,384 of them, they go to the disk as a run, and a run of
sixteen times as many is merged into the next, of which it then touches every page once. A digest is looked up in each
run: three at ten million entries.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import chain

_NEWEST = 16_384
_TIMES = 16
_PREFIX_BYTES = 8
_MOST_AT_ONCE = 500
"""How many digests one question to the database names."""
_ROWS_AT_ONCE = 64

LAYOUT = "CREATE TABLE known (run INTEGER, prefix INTEGER, idx INTEGER, PRIMARY KEY (run, prefix, idx)) WITHOUT ROWID"


class Known:
    """The index of one log, as whoever opened it holds it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Work on the log's connection; nothing is read before it is asked for."""
        self._db = db
        self._newest: dict[bytes, int] = {}
        self._size = 0

    def indices(self, size: int, digests: Sequence[bytes]) -> dict[bytes, int]:
        """The indices of those of `digests` that the log of `size` entries holds already."""
        self._catch_up(size)
        found = {digest: self._newest[digest] for digest in digests if digest in self._newest}
        for at in range(0, len(digests) if size >= _NEWEST else 0, _MOST_AT_ONCE):
            prefixes = [_prefix(digest) for digest in digests[at : at + _MOST_AT_ONCE]]
            marks = ",".join("?" * len(prefixes))
            # two digests may begin alike: the entry itself says which it is
            found |= dict(
                self._db.execute(
                    "SELECT digest, entry.idx FROM known CROSS JOIN entry ON entry.idx = known.idx"  # noqa: S608 - numbers and marks only
                    f" WHERE run IN ({_these(_runs(size))}) AND prefix IN ({marks})",
                    prefixes,
                )
            )
        return found

    def take_up(self, size: int, fresh: Mapping[bytes, int]) -> None:
        """Enter digests that were just put at the end of the log of `size` entries."""
        self._catch_up(size)
        self._newest |= fresh
        self._size += len(fresh)
        run, full = 1, _NEWEST
        if size // full < self._size // full:
            begin = _begin(self._size)
            insert(self._db, "known", sorted((1, _prefix(one), at) for one, at in self._newest.items() if at < begin))
            self._newest = {digest: index for digest, index in fresh.items() if index >= begin}
        while size // (full := full * _TIMES) < self._size // full:
            self._db.execute("INSERT INTO known SELECT run + 1, prefix, idx FROM known WHERE run = ?", (run,))
            self._db.execute("DELETE FROM known WHERE run = ?", (run,))
            run += 1

    def _catch_up(self, size: int) -> None:
        """Read what was appended before or by others, as far as it is in no run."""
        if self._size != size:
            begin = _begin(size)
            if begin > self._size:  # what is held went into a run meanwhile
                self._newest = {}
            new = "SELECT digest, idx FROM entry WHERE idx >= ? AND idx < ?"
            self._newest |= dict(self._db.execute(new, (max(self._size, begin), size)))
            self._size = size


def insert(db: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Put rows into a table, over those with the same key.

    Many go in by one statement: after each, the thread would have to win the interpreter back from other threads.
    """
    for at in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[at : at + _ROWS_AT_ONCE]
        marks = ",".join(["(" + ",".join("?" * len(some[0])) + ")"] * len(some))
        db.execute(f"INSERT OR REPLACE INTO {table} VALUES {marks}", tuple(chain.from_iterable(some)))  # noqa: S608 - our table, marks


def enter_all(db: sqlite3.Connection) -> None:
    """Make the index of a log that has none yet."""
    db.create_function("prefix_of", 1, _prefix, deterministic=True)
    (size,) = db.execute("SELECT coalesce(max(idx) + 1, 0) FROM entry").fetchone()
    begin = 0
    for run in reversed(_runs(size)):
        end = size - size % (_NEWEST * _TIMES ** (run - 1))
        db.execute(
            "INSERT INTO known SELECT ?, prefix_of(digest) AS prefix, idx FROM entry WHERE idx >= ? AND idx < ?",
            (run, begin, end),
        )
        begin = end


def first_unknown(db: sqlite3.Connection, size: int) -> int | None:
    """The first of `size` entries that the runs do not name as they should; None where they agree with all."""
    db.create_function("prefix_of", 1, _prefix, deterministic=True)
    (missing,) = db.execute(
        "SELECT min(idx) FROM entry WHERE idx < ? AND NOT EXISTS (SELECT 1 FROM known"  # noqa: S608 - numbers only
        f" WHERE run IN ({_these(_runs(size))}) AND prefix = prefix_of(digest) AND known.idx = entry.idx)",
        (_begin(size),),
    ).fetchone()
    (named,) = db.execute("SELECT count(*) FROM known").fetchone()
    return missing if missing is not None or named == _begin(size) else size


def _prefix(digest: bytes) -> int:
    """The first bytes of a digest as the integer that the runs are ordered by."""
    return int.from_bytes(digest[:_PREFIX_BYTES], signed=True)


def _begin(size: int) -> int:
    """The first of the newest entries, those that are in no run yet."""
    return size - size % _NEWEST


def _runs(size: int) -> range:
    """The numbers of the runs that a log of so many entries has."""
    runs, full = 0, _NEWEST
    while size >= full:
        runs, full = runs + 1, full * _TIMES
    return range(1, runs + 1)


def _these(runs: range) -> str:
    """Runs as a question to the database names them."""
    return ",".join(map(str, runs))
