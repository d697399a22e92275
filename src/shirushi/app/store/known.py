"""Which entries are on record already: an index from leaf to place whose cost does not grow with the log.

One index in the order of hashes would touch a page of the disk for every entry of a long log, since hashes come in no
order. So the newest leaves are held in memory, read from the tiles when a log is opened. Whenever there are 65,536 of
them, they go to the disk as a run, and a run of sixteen times as many is merged into the next, of which it then touches
every page once. A leaf is looked up in each run: two at ten million entries.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from shirushi.evidence.entry import Entry, Kind
from shirushi.evidence.tlog.merkle import HASH_BYTES, leaf_hash
from shirushi.evidence.tlog.tile import WIDTH, Fetch, holding

_NEWEST = WIDTH * WIDTH
_TIMES = 16
_PREFIX_BYTES = 8
_MOST_AT_ONCE = 500
"""How many leaves one question to the database names."""


_ROWS_AT_ONCE = 64


def insert(db: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Put rows into a table, over those with the same key.

    Many go in by one statement: after each, the thread would have to win the interpreter back from other threads.
    """
    for at in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[at : at + _ROWS_AT_ONCE]
        marks = ",".join(["(" + ",".join("?" * len(some[0])) + ")"] * len(some))
        db.execute(f"INSERT OR REPLACE INTO {table} VALUES {marks}", tuple(chain.from_iterable(some)))  # noqa: S608 - our table, marks


class Known:
    """The index of one log, as its writer holds it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Work on the log's connection; nothing is read before it is asked for."""
        self._db = db
        self._newest: dict[bytes, int] = {}
        self._size = 0

    def indices(self, size: int, leaves: Collection[bytes], fetch: Fetch) -> dict[bytes, int]:
        """The indices of those of `leaves` that the log of `size` entries holds already; `fetch` gives its tiles."""
        self._catch_up(size, fetch)
        found = {leaf: self._newest[leaf] for leaf in leaves if leaf in self._newest}
        asked = [_prefix(leaf) for leaf in leaves] if size >= _NEWEST else []
        for at in range(0, len(asked), _MOST_AT_ONCE):
            prefixes = asked[at : at + _MOST_AT_ONCE]
            marks = ",".join("?" * len(prefixes))
            for (index,) in self._db.execute(
                f"SELECT idx FROM known WHERE run IN ({_runs(size)}) AND prefix IN ({marks})",  # noqa: S608 - numbers and marks only
                prefixes,
            ):
                tile, place = holding(0, index, size)  # two leaves may begin alike: the tree says which it is
                found[fetch(tile)[place * HASH_BYTES : (place + 1) * HASH_BYTES]] = index
        return found

    def take_up(self, fresh: Mapping[bytes, int]) -> None:
        """Enter the leaves of entries that were just put at the end of the log."""
        self._newest |= fresh
        before, self._size = self._size, self._size + len(fresh)
        run, full = 1, _NEWEST
        if before // full < self._size // full:
            begin = _begin(self._size)
            insert(self._db, "known", sorted((1, _prefix(leaf), at) for leaf, at in self._newest.items() if at < begin))
            self._newest = {leaf: index for leaf, index in fresh.items() if index >= begin}
        while before // (full := full * _TIMES) < self._size // full:
            self._db.execute("INSERT INTO known SELECT run + 1, prefix, idx FROM known WHERE run = ?", (run,))
            self._db.execute("DELETE FROM known WHERE run = ?", (run,))
            run += 1

    def _catch_up(self, size: int, fetch: Fetch) -> None:
        """Read from the tiles what was appended before or by others, as far as it is in no run."""
        index = max(self._size, _begin(size))
        if self._newest and index > self._size:  # what is held went into a run meanwhile
            self._newest = {}
        while index < size:
            tile, first = holding(0, index, size)
            hashes = fetch(tile)
            for place in range(first, tile.width):
                self._newest[hashes[place * HASH_BYTES : (place + 1) * HASH_BYTES]] = index
                index += 1
        self._size = size


def fill(db: sqlite3.Connection) -> None:
    """Enter the entries of a log that was kept without this index."""
    _teach(db)
    (size,) = db.execute("SELECT coalesce(max(idx) + 1, 0) FROM entry").fetchone()
    run, full, end = 1, _NEWEST, _begin(size)
    while end:
        full *= _TIMES
        begin = size - size % full
        run_of = "INSERT INTO known SELECT ?, prefix_of(kind, digest), idx FROM entry WHERE idx >= ? AND idx < ?"
        db.execute(run_of, (run, begin, end))
        run, end = run + 1, begin


def first_unknown(db: sqlite3.Connection, size: int) -> int | None:
    """The first of `size` entries that the runs do not name as they should; None where they agree with all."""
    _teach(db)
    (missing,) = db.execute(
        "SELECT min(idx) FROM entry WHERE idx < ? AND NOT EXISTS (SELECT 1 FROM known"  # noqa: S608 - numbers only
        f" WHERE run IN ({_runs(size)}) AND prefix = prefix_of(kind, digest) AND known.idx = entry.idx)",
        (_begin(size),),
    ).fetchone()
    (named,) = db.execute("SELECT count(*) FROM known").fetchone()
    return missing if missing is not None or named == _begin(size) else size


def _teach(db: sqlite3.Connection) -> None:
    """Let questions to the database speak of the first bytes of an entry's leaf."""
    db.create_function("prefix_of", 2, _prefix_of, deterministic=True)


def _prefix_of(kind: Kind, digest: bytes) -> int:
    return _prefix(leaf_hash(Entry(kind=kind, digest=digest).line()))


def _prefix(leaf: bytes) -> int:
    """The first bytes of a leaf as the integer that the runs are ordered by."""
    return int.from_bytes(leaf[:_PREFIX_BYTES], signed=True)


def _begin(size: int) -> int:
    """The first of the newest entries, those that are in no run yet."""
    return size - size % _NEWEST


def _runs(size: int) -> str:
    """The numbers of the runs that a log of so many entries has, for a question to the database."""
    runs: list[str] = []
    full = _NEWEST
    while size >= full:
        runs.append(str(len(runs) + 1))
        full *= _TIMES
    return ",".join(runs)
