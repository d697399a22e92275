"""A log in one SQLite file: its layout, its rows, and what its errors mean to people."""

import os
import sqlite3
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from shirushi.app.store.audit import fetcher
from shirushi.app.store.disk import DISK_REFUSED, reaching
from shirushi.app.store.known import Known, fill, first_unknown, insert
from shirushi.app.store.log import BUSY, DAMAGED, NOT_A_LOG, OTHER_ORIGIN, refuse_other_names
from shirushi.app.store.tables import Cosigned, Row, Stored
from shirushi.evidence.entry import Entry
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.errors import Altered, Malformed, Place, Refused, ShirushiError, Unavailable

_APPLICATION = 0x53484952  # "SHIR", in the file's header
_VERSION = 5
_LEVEL_BITS = 48
_TILES = "CREATE TABLE tile (place INTEGER PRIMARY KEY, hashes BLOB NOT NULL)"
"""The last state of every tile, under its `_place`: the partial ones are prefixes of what they become."""
_SINCE_2 = (
    # where an entry stands, by the first bytes of its leaf: see known.py
    "CREATE TABLE known (run INTEGER, prefix INTEGER, idx INTEGER, PRIMARY KEY (run, prefix, idx)) WITHOUT ROWID",
    # of each witness's key the newest line per size
    """CREATE TABLE cosignature (size INTEGER, key TEXT, at_s INTEGER NOT NULL, line TEXT NOT NULL,
        PRIMARY KEY (size, key)) WITHOUT ROWID""",
    "CREATE INDEX key_entry ON entry (idx) WHERE kind = 'key'",  # few among many: found at once
)
_SINCE_4 = (
    "ALTER TABLE tile RENAME TO tile_before",
    _TILES,
    f"INSERT INTO tile SELECT idx - (level << {_LEVEL_BITS}), hashes FROM tile_before",  # noqa: S608 - a number
    "DROP TABLE tile_before",
)
_LAYOUT = (
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
    "CREATE TABLE log (origin TEXT NOT NULL, key BLOB)",
    # what an entry names, and the evidence itself unless it was erased; `salt` where it is confidential;
    # `at` is when it was taken up, by this machine's clock: no proof covers it
    """CREATE TABLE entry (idx INTEGER PRIMARY KEY, kind TEXT NOT NULL, digest BLOB NOT NULL,
        at INTEGER NOT NULL, salt BLOB, data BLOB)""",
    *_SINCE_2,
    _TILES,
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL)",
)
_WITHOUT_INDEX = 2
_BEFORE = {_WITHOUT_INDEX: (*_SINCE_2, *_SINCE_4), 4: _SINCE_4}
"""What brings the layouts of earlier versions up to date."""
_READABLE = {(_APPLICATION, version) for version in (*_BEFORE, _VERSION)}
_PAGE_BYTES = 16_384
"""Room for a dozen statements: a batch is then few writes."""
_COLUMNS = "kind, digest, at, salt, data"
_PAUSE_S = 0.02
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DISK = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


class SqliteTables:
    """The rows of a log in an SQLite file; `Tables` says what each method is for."""

    def __init__(self, path: Path, origin: str, patience_s: int) -> None:
        """Open the log of `origin` at `path`, or begin it in a file that is empty or not there.

        From a medium that cannot be written to, a log can be read as long as nothing of it waits in a journal beside
        it. `patience_s` is how long a writer waits for another one.

        Raises:
            Malformed: another kind of file, or a layout of another version.
            Refused: the log of another origin.
            Altered: the database is damaged.
            Unavailable: the disk refuses, or another process keeps the log busy.
            ValueError: `origin` cannot name a log.
        """
        refuse_other_names(origin)
        self._path = path
        self.place = str(path)
        frozen = _is_frozen(path)
        with told(path):
            named = _to_read(path, frozen=True) if frozen else path
            self._db = sqlite3.connect(named, timeout=patience_s, isolation_level=None, uri=frozen)
        self._db.text_factory = bytes  # what was tampered with may not be text
        self._known = Known(self._db)
        try:
            with told(path):
                if not frozen:
                    _settle(self._db, path, patience_s)
                    _lay_out(self._db, origin)
                _refuse_other(self._db, path, origin)
        except ShirushiError:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def reading(self) -> Generator[None]:
        """See one state throughout the block."""
        with told(self._path), self._db:
            self._db.execute("BEGIN")
            yield

    @contextmanager
    def writing(self) -> Generator[None]:
        """Write alone throughout the block."""
        try:
            with told(self._path), self._db:
                self._db.execute("BEGIN IMMEDIATE")
                yield
        except BaseException:
            self._known = Known(self._db)  # it may be ahead of what was kept
            raise

    def key(self) -> object:
        """The raw public key."""
        (raw,) = self._db.execute("SELECT key FROM log").fetchone() or (b"",)
        return raw

    def set_key(self, raw: bytes) -> None:
        """Keep the raw public key."""
        self._db.execute("UPDATE log SET key = ?", (raw,))

    def head(self) -> tuple[int, str]:
        """Size and note of the last checkpoint."""
        row = self._db.execute("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
        return (row[0], words(row[1])) if row else (0, "")

    def end(self) -> int:
        """One more than the last entry's index."""
        (end,) = self._db.execute("SELECT coalesce(max(idx) + 1, 0) FROM entry").fetchone()
        return int(end)

    def last_kind(self) -> str:
        """The kind of the last entry."""
        row = self._db.execute("SELECT kind FROM entry ORDER BY idx DESC LIMIT 1").fetchone()
        return words(row[0]) if row else ""

    def note(self, size: int) -> str | None:
        """The checkpoint of that very size."""
        row = self._db.execute("SELECT note FROM checkpoint WHERE size = ?", (size,)).fetchone()
        return words(row[0]) if row else None

    def key_rows(self) -> Sequence[tuple[int, Stored]]:
        """Every entry of kind `key`, in order."""
        found = self._db.execute(f"SELECT idx, {_COLUMNS} FROM entry WHERE kind = 'key' ORDER BY idx")  # noqa: S608 - a constant
        return [(index, _stored(*columns)) for index, *columns in found]

    def known(self, size: int, entries: Mapping[bytes, Entry]) -> dict[bytes, int]:
        """The indices of those on record already."""
        return self._known.indices(size, entries, fetcher(self))

    def row(self, index: int) -> Stored | None:
        """The row at `index`."""
        columns = self._db.execute(f"SELECT {_COLUMNS} FROM entry WHERE idx = ?", (index,)).fetchone()  # noqa: S608 - a constant
        return _stored(*columns) if columns else None

    def rows(self) -> Iterator[tuple[int, Stored]]:
        """Every row in order."""
        for index, *columns in self._db.execute(f"SELECT idx, {_COLUMNS} FROM entry ORDER BY idx"):  # noqa: S608 - a constant
            yield index, _stored(*columns)

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Every checkpoint in order."""
        for size, note in self._db.execute("SELECT size, note FROM checkpoint ORDER BY size"):
            yield size, words(note)

    def tile(self, level: int, index: int) -> object:
        """The hashes of a tile."""
        row = self._db.execute("SELECT hashes FROM tile WHERE place = ?", (_place(level, index),)).fetchone()
        return row[0] if row else None

    def tile_count(self) -> int:
        """How many tiles there are."""
        (count,) = self._db.execute("SELECT count(*) FROM tile").fetchone()
        return int(count)

    def add(self, first: int, rows: Mapping[bytes, Row]) -> None:
        """Keep rows from `first` on."""
        places = dict(zip(rows, range(first, first + len(rows)), strict=True))
        insert(
            self._db,
            "entry",
            [
                (places[leaf], row.entry.kind, row.entry.digest, row.at, row.salt, row.data)
                for leaf, row in rows.items()
            ],
        )
        self._known.take_up(places)

    def put_tiles(self, tiles: Iterable[tuple[Tile, bytes]]) -> None:
        """Keep tiles."""
        insert(self._db, "tile", [(_place(tile.level, tile.index), hashes) for tile, hashes in tiles])

    def put_checkpoint(self, size: int, note: str) -> None:
        """Keep a checkpoint."""
        self._db.execute("INSERT INTO checkpoint VALUES (?, ?)", (size, note))

    def put_cosignatures(self, size: int, cosignatures: Iterable[Cosigned]) -> None:
        """Keep cosignatures."""
        self._db.executemany(
            "INSERT OR REPLACE INTO cosignature VALUES (?, ?, ?, ?)",
            [(size, one.key, one.at_s, one.line) for one in cosignatures],
        )

    def cosignatures(self, size: int) -> tuple[Cosigned, ...]:
        """The cosignatures on one checkpoint."""
        asked = "SELECT key, at_s, line FROM cosignature WHERE size = ? ORDER BY key"
        rows = self._db.execute(asked, (size,))
        return tuple(Cosigned(key=words(key), at_s=at_s, line=words(line)) for key, at_s, line in rows)

    def cosigned_sizes(self) -> Iterator[int]:
        """The sizes that were cosigned."""
        for (size,) in self._db.execute("SELECT DISTINCT size FROM cosignature ORDER BY size DESC"):
            yield size

    def last_cosigned(self, key: str) -> tuple[int, int]:
        """Largest size and latest time of a key."""
        asked = "SELECT coalesce(max(size), 0), coalesce(max(at_s), 0) FROM cosignature WHERE key = ?"
        size, at_s = self._db.execute(asked, (key,)).fetchone()
        return size, at_s

    def erase(self, index: int) -> None:
        """Remove salt and data, and overwrite them with zeros."""
        with told(self._path):
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("UPDATE entry SET salt = NULL, data = NULL WHERE idx = ?", (index,))
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # nothing of it stays in the journal

    def damage(self, size: int) -> str:
        """The first entry that the index would not find; SQLite's own verdict on the file."""
        if (unknown := first_unknown(self._db, size)) is not None:
            return f"index of entry {unknown}"
        (verdict,) = self._db.execute("PRAGMA integrity_check(1)").fetchone()
        return "" if verdict == b"ok" else words(verdict)


def _place(level: int, index: int) -> int:
    """Where a tile stands in its table: those of leaves in order from 0 on, so that a new one goes to the end."""
    return index - (level << _LEVEL_BITS)


def origin_of(path: Path) -> str:
    """Read whose log lies at `path`; nothing is laid out or changed.

    Raises:
        Malformed: another kind of file, or a log of another version.
        Altered: the database is damaged.
        Unavailable: there is no such file, or the disk refuses.
    """
    with told(path), closing(sqlite3.connect(_to_read(path, frozen=_is_frozen(path)), uri=True)) as db:
        db.text_factory = bytes
        if _kind(db) not in _READABLE:
            raise Malformed(NOT_A_LOG.at(Place(path=str(path)), name=path.name))
        (origin,) = db.execute("SELECT origin FROM log").fetchone() or (b"",)
    return words(origin)


@contextmanager
def told(path: Path) -> Generator[None]:
    """Tell SQLite's errors in the block in our words: unavailable, malformed or altered."""
    place = Place(path=str(path))
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite's message quotes a name in the schema that was damaged
        raise Altered(DAMAGED.at(place, why="sqlite_schema")) from error
    except sqlite3.DatabaseError as error:
        extended: int | None = getattr(error, "sqlite_errorcode", None)
        if extended is None:  # raised by the module, not by SQLite: our bug
            raise
        code = extended & 0xFF
        if code in _BUSY:
            raise Unavailable(BUSY.at(place, name=path.name)) from error
        if code in _DISK:
            raise Unavailable(DISK_REFUSED.at(place, name=path.name, why=error)) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise Malformed(NOT_A_LOG.at(place, name=path.name)) from error
        raise Altered(DAMAGED.at(place, why=error)) from error


def words(value: object) -> str:
    """Text from a column, which after tampering may be of any type."""
    return value.decode(errors="replace") if isinstance(value, bytes) else repr(value)


def _stored(kind: object, digest: object, at: object, salt: object, data: object) -> Stored:
    return Stored(kind=words(kind), digest=digest, at=at, salt=salt, data=data)


def _is_frozen(path: Path) -> bool:
    """Whether the log lies whole on a medium on which nobody can change it."""
    waiting = path.with_name(path.name + "-wal")
    with reaching(path):
        is_whole = path.is_file() and not (waiting.exists() and waiting.stat().st_size)
        return is_whole and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _to_read(path: Path, *, frozen: bool) -> str:
    """Name a file for SQLite so that it only reads it; `frozen`: and needs no lock and no journal to do so."""
    return f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if frozen else ''}"


def _refuse_other(db: sqlite3.Connection, path: Path, origin: str) -> None:
    if _kind(db) != (_APPLICATION, _VERSION):  # of an older version, on a medium that cannot be written to
        raise Malformed(NOT_A_LOG.at(Place(path=str(path)), name=path.name))
    (kept,) = db.execute("SELECT origin FROM log").fetchone() or (b"",)
    if words(kept) != origin:
        raise Refused(OTHER_ORIGIN.at(Place(path=str(path)), origin=words(kept)))


def _settle(db: sqlite3.Connection, path: Path, patience_s: int) -> None:
    """See that the file is our log or empty; nothing of a foreign file is touched."""
    if not _is_empty(db) and _kind(db) not in _READABLE:
        raise Malformed(NOT_A_LOG.at(Place(path=str(path)), name=path.name))
    db.execute(f"PRAGMA page_size = {_PAGE_BYTES}")  # heeded while the file is empty
    _write_ahead(db, patience_s)
    db.execute("PRAGMA synchronous = FULL")


def _write_ahead(db: sqlite3.Connection, patience_s: int) -> None:
    """Have changes written ahead; SQLite itself does not wait where another process is just beginning the file."""
    until = time.monotonic() + patience_s
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _lay_out(db: sqlite3.Connection, origin: str) -> None:
    """Lay out an empty file as the log of `origin`, and bring an older layout up to date."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        if _is_empty(db):  # asked again, now that nobody else can begin it
            for statement in _LAYOUT:
                db.execute(statement)
            db.execute("INSERT INTO log (origin) VALUES (?)", (origin,))
        elif (version := _kind(db)[1]) != _VERSION:
            for statement in (*_BEFORE[version], f"PRAGMA user_version = {_VERSION}"):
                db.execute(statement)
            if version == _WITHOUT_INDEX:
                fill(db)


def _is_empty(db: sqlite3.Connection) -> bool:
    (things,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(things == 0)


def _kind(db: sqlite3.Connection) -> tuple[int, int]:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return application, version
