"""The ledger's SQLite file: how it is laid out and opened, and what its errors mean to people."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from shirushi.app.store.disk import DISK_REFUSED, reaching
from shirushi.terms.errors import Altered, Code, Malformed, Place, Refused, ShirushiError, Unavailable
from shirushi.terms.text import Text

MEND = Text(
    ja="このログは使わず、バックアップから戻してください。手元の古いチェックポイントや証明は残しておいてください。",
    en="Do not rely on this log; restore it from a backup, and keep older checkpoints and proofs that you hold.",
)
NOT_A_LOG = Code(
    id="SH761",
    says=Text(
        ja="「{name}」は、この版で読めるログではありません。", en="{name} is not a log that this version can read."
    ),
    remedy=Text(
        ja="ファイルの場所を確かめてください。新しい版で作ったログなら、Shirushiを更新してください。",
        en="Check the path; if a newer version made this log, update Shirushi.",
    ),
)
BUSY = Code(
    id="SH762",
    says=Text(ja="別の処理がログ「{name}」に書き込み中です。", en="Another process is writing to the log {name}."),
    remedy=Text(ja="その処理が終わってから、もう一度実行してください。", en="Wait for it to end, then run again."),
)
DAMAGED = Code(
    id="SH763",
    says=Text(ja="ログのデータベースが壊れています（{why}）。", en="The log's database is damaged ({why})."),
    remedy=MEND,
)
OTHER_ORIGIN = Code(
    id="SH764",
    says=Text(ja="このログは別の名前（{origin}）のものです。", en="This is the log of another origin, {origin}."),
    remedy=Text(
        ja="作業フォルダを取り違えていないか確かめてください。", en="Check that this is the workspace you meant."
    ),
)

_APPLICATION = 0x53484952  # "SHIR", in the file's header
_VERSION = 3
_KEY_ENTRIES = "CREATE INDEX key_entry ON entry (idx) WHERE kind = 'key'"  # few among many: found at once
_LAYOUT = (
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
    "CREATE TABLE log (origin TEXT NOT NULL, key BLOB)",
    # what an entry names, and the evidence itself unless it was erased; `salt` where it is confidential;
    # `at` is when it was taken up, by this machine's clock: no proof covers it
    """CREATE TABLE entry (idx INTEGER PRIMARY KEY, kind TEXT NOT NULL, digest BLOB NOT NULL UNIQUE,
        at INTEGER NOT NULL, salt BLOB, data BLOB)""",
    _KEY_ENTRIES,
    # the last state of every tile: the partial ones are prefixes of what they become
    "CREATE TABLE tile (level INTEGER, idx INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (level, idx)) WITHOUT ROWID",
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL)",
)
_BEFORE = (_APPLICATION, 2)  # had no key entries
_READABLE = {(_APPLICATION, _VERSION), _BEFORE}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DISK = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


def connect(path: Path, origin: str, patience_s: int) -> sqlite3.Connection:
    """Open the log of `origin` at `path`, or begin it in a file that is empty or not there.

    From a medium that cannot be written to, a log can be read as long as nothing of it waits in a journal beside it.
    `patience_s` is how long a writer waits for another one. Text comes back as bytes: what was tampered with may not
    be text.

    Raises:
        Malformed: another kind of file, or a layout of another version.
        Refused: the log of another origin.
        Altered: the database is damaged.
        Unavailable: the disk refuses, or another process keeps the log busy.
    """
    frozen = _is_frozen(path)
    with told(path):
        connection = sqlite3.connect(
            _to_read(path, frozen=True) if frozen else path, timeout=patience_s, isolation_level=None, uri=frozen
        )
    connection.text_factory = bytes
    try:
        with told(path):
            if not frozen:
                _settle(connection, path, origin)
            _refuse_other(connection, path, origin)
    except ShirushiError:
        connection.close()
        raise
    return connection


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
    if _kind(db) not in _READABLE:
        raise Malformed(NOT_A_LOG.at(Place(path=str(path)), name=path.name))
    (kept,) = db.execute("SELECT origin FROM log").fetchone() or (b"",)
    if words(kept) != origin:
        raise Refused(OTHER_ORIGIN.at(Place(path=str(path)), origin=words(kept)))


def _settle(db: sqlite3.Connection, path: Path, origin: str) -> None:
    """See that the file is our log, laying it out if it is empty; nothing of a foreign file is touched."""
    if not _is_empty(db) and _kind(db) not in _READABLE:
        raise Malformed(NOT_A_LOG.at(Place(path=str(path)), name=path.name))
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    with db:
        db.execute("BEGIN IMMEDIATE")
        if _is_empty(db):  # asked again, now that nobody else can begin it
            for statement in _LAYOUT:
                db.execute(statement)
            db.execute("INSERT INTO log (origin) VALUES (?)", (origin,))
        elif _kind(db) == _BEFORE:
            db.execute(_KEY_ENTRIES)
            db.execute(f"PRAGMA user_version = {_VERSION}")


def _is_empty(db: sqlite3.Connection) -> bool:
    (things,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(things == 0)


def _kind(db: sqlite3.Connection) -> tuple[int, int]:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return application, version
