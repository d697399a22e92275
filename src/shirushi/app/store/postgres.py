"""A log in one schema of a PostgreSQL database: its layout, its rows, and what the server's errors mean to people.

Needs the extra `postgres`; `opening.open_log` says so where it is missing. The server must be version 14 or later.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import LiteralString

import psycopg
from psycopg import conninfo, errors, sql
from psycopg.rows import TupleRow

from shirushi.app.store.log import BUSY, DAMAGED, NOT_A_LOG, OTHER_ORIGIN, refuse_other_names
from shirushi.app.store.tables import Cosigned, Row, Stored
from shirushi.evidence.entry import KINDS, Entry
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.errors import Altered, Code, Malformed, Place, Refused, ShirushiError, Unavailable
from shirushi.terms.text import Text

REFUSED = Code(
    id="SH941",
    says=Text(
        ja="PostgreSQLのデータベースが応答しないか、拒みました（{why}）。",
        en="The PostgreSQL database does not answer or refuses ({why}).",
    ),
    remedy=Text(
        ja="サーバが動いているか、接続先（SHIRUSHI_DATABASE_URL）と権限を確かめてから、もう一度実行してください。受け付けた分は残っています。",
        en="Check that it runs, its address (SHIRUSHI_DATABASE_URL) and your rights, then run again; what was acknowledged is kept.",
    ),
)
NO_SCHEMA = Code(
    id="SH942",
    says=Text(ja="「{schema}」はログのスキーマ名に使えません。", en="{schema} cannot name the schema of a log."),
    remedy=Text(
        ja="小文字の英字で始まり、英小文字・数字・下線だけの、50文字以内の名前にしてください。",
        en="Begin with a lower-case letter and use only a–z, digits and underscores, at most 50.",
    ),
)
NO_ADDRESS = Code(
    id="SH943",
    says=Text(
        ja="PostgreSQLのデータベースの接続先がないか、読み取れません。",
        en="The address of a PostgreSQL database is missing or cannot be read.",
    ),
    remedy=Text(
        ja="環境変数 SHIRUSHI_DATABASE_URL に postgresql://利用者@ホスト/データベース の形で指定してください。",
        en="Set SHIRUSHI_DATABASE_URL to it, written as postgresql://user@host/database.",
    ),
)

_KIND = "shirushi log 1"
_SCHEMA = re.compile(r"[a-z][a-z0-9_]{0,49}")
_LAYOUT = (
    "CREATE TABLE log (origin text NOT NULL, key bytea)",
    f"COMMENT ON TABLE log IS '{_KIND}'",
    # as in SQLite; `at` is when it was handed in, by the writer's clock: no proof covers it
    """CREATE TABLE entry (idx bigint PRIMARY KEY, kind text NOT NULL, digest bytea NOT NULL,
        at bigint NOT NULL, salt bytea, data bytea, UNIQUE (digest, kind))""",
    "CREATE INDEX key_entry ON entry (idx) WHERE kind = 'key'",
    "CREATE TABLE tile (level int, idx bigint, hashes bytea NOT NULL, PRIMARY KEY (level, idx))",
    "ALTER TABLE tile ALTER hashes SET STORAGE EXTERNAL",  # hashes do not compress
    "CREATE TABLE checkpoint (size bigint PRIMARY KEY, note text NOT NULL)",
    """CREATE TABLE cosignature (size bigint, key text, at_s bigint NOT NULL, line text NOT NULL,
        PRIMARY KEY (size, key))""",
    # what writers hand in; the server derives the digest, so that no writer can name another
    f"""CREATE TABLE pending (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL,
        salt bytea CHECK (octet_length(salt) = 32), data bytea NOT NULL CHECK (octet_length(data) <= {MOST_BYTES}),
        digest bytea NOT NULL GENERATED ALWAYS AS (sha256(coalesce(salt, ''::bytea) || data)) STORED)""",
)
_AT_ONCE = 64
"""Rows that one question for all of them brings: each may be as large as an envelope."""

Connection = psycopg.Connection[TupleRow]


def connect(url: str, schema: str, patience_s: int) -> Connection:
    """Connect for the log in `schema`; `patience_s` is how long to wait for the server, and for another writer.

    Raises:
        Malformed: `url` is no address, or `schema` cannot name one.
        Unavailable: nobody answers there, or one is not let in.
    """
    if not _SCHEMA.fullmatch(schema):
        raise Malformed(NO_SCHEMA.at(schema=schema))
    try:
        is_address = bool(conninfo.conninfo_to_dict(url))
    except psycopg.ProgrammingError:
        is_address = False
    if not is_address:
        raise Malformed(NO_ADDRESS.at())
    with told(schema):
        db = psycopg.connect(url, autocommit=True, connect_timeout=max(2, patience_s))
        db.execute("SELECT set_config('search_path', %s, false)", (schema,))
        db.execute("SELECT set_config('lock_timeout', %s, false)", (f"{max(1, patience_s * 1000)}ms",))
        # a server that acknowledges before the disk does is told not to, here
        db.execute("""SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') = 'off'""")
    return db


@contextmanager
def told(schema: str) -> Generator[None]:
    """Tell the server's errors in the block in our words: unavailable or altered."""
    place = Place(path=schema)
    try:
        yield
    except errors.LockNotAvailable as error:
        raise Unavailable(BUSY.at(place, name=schema)) from error
    except (psycopg.OperationalError, errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction) as error:
        raise Unavailable(REFUSED.at(place, why=_first_line(error))) from error
    except psycopg.DatabaseError as error:
        if error.sqlstate is None:  # raised by the module, not by the server: our bug
            raise
        raise Altered(DAMAGED.at(place, why=_first_line(error))) from error


def origin_of(url: str, schema: str) -> str:
    """Read whose log lies in `schema`; nothing is laid out or changed.

    Raises:
        Malformed: there is no log; or as `connect`.
        Unavailable: as `connect`.
    """
    with connect(url, schema, 10) as db, told(schema):
        return _kept_origin(db, schema)


class PostgresTables:
    """The rows of a log in a schema; `Tables` says what each method is for."""

    def __init__(self, url: str, schema: str, origin: str, patience_s: int) -> None:
        """Open the log of `origin` in `schema`, or begin it in a schema that is empty or not there.

        Raises:
            Malformed: the schema holds something else, or a layout of another version; or as `connect`.
            Refused: the log of another origin.
            Unavailable: as `connect`.
            ValueError: `origin` cannot name a log.
        """
        refuse_other_names(origin)
        self.place = schema
        self.connection = connect(url, schema, patience_s)
        try:
            with told(schema):
                _settle(self.connection, schema, origin)
        except ShirushiError:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Generator[None]:
        """See one state throughout the block."""
        with told(self.place), self.connection.transaction():
            self.connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    @contextmanager
    def writing(self) -> Generator[None]:
        """Write alone throughout the block: whoever appends and whoever sequences take turns."""
        with told(self.place), self.connection.transaction():
            lock(self.connection, self.place)
            yield

    def key(self) -> object:
        """The raw public key."""
        (raw,) = self._one("SELECT key FROM log") or (b"",)
        return raw

    def set_key(self, raw: bytes) -> None:
        """Keep the raw public key."""
        self.connection.execute("UPDATE log SET key = %b", (raw,))

    def head(self) -> tuple[int, str]:
        """Size and note of the last checkpoint."""
        size, note = self._one("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1") or (0, "")
        return size, note

    def end(self) -> int:
        """One more than the last entry's index."""
        (end,) = self._one("SELECT coalesce(max(idx) + 1, 0) FROM entry") or (0,)
        return int(end)

    def last_kind(self) -> str:
        """The kind of the last entry."""
        (kind,) = self._one("SELECT kind FROM entry ORDER BY idx DESC LIMIT 1") or ("",)
        return str(kind)

    def note(self, size: int) -> str | None:
        """The checkpoint of that very size."""
        row = self.connection.execute("SELECT note FROM checkpoint WHERE size = %s", (size,)).fetchone()
        return row[0] if row else None

    def key_rows(self) -> Sequence[tuple[int, Stored]]:
        """Every entry of kind `key`, in order."""
        found = self.connection.execute(
            "SELECT idx, kind, digest, at, salt, data FROM entry WHERE kind = 'key' ORDER BY idx", binary=True
        )
        return [(index, Stored(*columns)) for index, *columns in found]

    def known(self, size: int, entries: Mapping[bytes, Entry]) -> dict[bytes, int]:
        """The indices of those on record already."""
        del size  # the index of the table is always that of the whole log
        there = places(self.connection, entries.values())
        return {leaf: there[entry] for leaf, entry in entries.items() if entry in there}

    def row(self, index: int) -> Stored | None:
        """The row at `index`."""
        if index >= 1 << 63:
            return None
        row = self.connection.execute(
            "SELECT kind, digest, at, salt, data FROM entry WHERE idx = %s", (index,), binary=True
        ).fetchone()
        return Stored(*row) if row else None

    def rows(self) -> Iterator[tuple[int, Stored]]:
        """Every row in order."""
        with self.connection.cursor("rows") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute("SELECT idx, kind, digest, at, salt, data FROM entry ORDER BY idx", binary=True)
            for index, *columns in cursor:
                yield index, Stored(*columns)

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Every checkpoint in order."""
        with self.connection.cursor("checkpoints") as cursor:
            cursor.execute("SELECT size, note FROM checkpoint ORDER BY size")
            yield from cursor

    def tile(self, level: int, index: int) -> object:
        """The hashes of a tile."""
        row = self.connection.execute(
            "SELECT hashes FROM tile WHERE level = %s AND idx = %s", (level, index), binary=True
        ).fetchone()
        return row[0] if row else None

    def tile_count(self) -> int:
        """How many tiles there are."""
        (count,) = self._one("SELECT count(*) FROM tile") or (0,)
        return int(count)

    def add(self, first: int, rows: Mapping[bytes, Row]) -> None:
        """Keep rows from `first` on."""
        with self.connection.cursor() as cursor, cursor.copy("COPY entry FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(("int8", "text", "bytea", "int8", "bytea", "bytea"))
            for index, row in enumerate(rows.values(), first):
                copy.write_row((index, row.entry.kind, row.entry.digest, row.at, row.salt, row.data))

    def put_tiles(self, tiles: Iterable[tuple[Tile, bytes]]) -> None:
        """Keep tiles."""
        with self.connection.cursor() as cursor:
            cursor.executemany(
                """INSERT INTO tile VALUES (%s, %s, %b)
                ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes""",
                [(tile.level, tile.index, hashes) for tile, hashes in tiles],
            )

    def put_checkpoint(self, size: int, note: str) -> None:
        """Keep a checkpoint."""
        self.connection.execute("INSERT INTO checkpoint VALUES (%s, %s)", (size, note))

    def put_cosignatures(self, size: int, cosignatures: Iterable[Cosigned]) -> None:
        """Keep cosignatures."""
        with self.connection.cursor() as cursor:
            cursor.executemany(
                """INSERT INTO cosignature VALUES (%s, %s, %s, %s)
                ON CONFLICT (size, key) DO UPDATE SET at_s = excluded.at_s, line = excluded.line""",
                [(size, one.key, one.at_s, one.line) for one in cosignatures],
            )

    def cosignatures(self, size: int) -> tuple[Cosigned, ...]:
        """The cosignatures on one checkpoint."""
        asked = 'SELECT key, at_s, line FROM cosignature WHERE size = %s ORDER BY key COLLATE "C"'
        rows = self.connection.execute(asked, (size,))
        return tuple(Cosigned(key=key, at_s=at_s, line=line) for key, at_s, line in rows)

    def cosigned_sizes(self) -> Iterator[int]:
        """The sizes that were cosigned."""
        rows = self.connection.execute("SELECT DISTINCT size FROM cosignature ORDER BY size DESC")
        yield from (int(size) for (size,) in rows)

    def last_cosigned(self, key: str) -> tuple[int, int]:
        """Largest size and latest time of a key."""
        asked = "SELECT coalesce(max(size), 0), coalesce(max(at_s), 0) FROM cosignature WHERE key = %s"
        size, at_s = self.connection.execute(asked, (key,)).fetchone() or (0, 0)
        return size, at_s

    def erase(self, index: int) -> None:
        """Remove salt and data, and let the server clear what it keeps of the old row."""
        with told(self.place):
            self.connection.execute("UPDATE entry SET salt = NULL, data = NULL WHERE idx = %s", (index,))
            self.connection.execute("VACUUM entry")

    def damage(self, size: int) -> str:
        """Whether the indexes that keep entries apart are there and valid."""
        del size
        (valid,) = self._one("""SELECT count(*) FROM pg_index
            WHERE indrelid = 'entry'::regclass AND indisunique AND indisvalid""") or (0,)
        return "" if valid == 2 else "indexes"  # noqa: PLR2004 - by index and by entry

    def _one(self, query: LiteralString) -> TupleRow | None:
        return self.connection.execute(query).fetchone()


def places(db: Connection, entries: Iterable[Entry]) -> dict[Entry, int]:
    """The indices of the entries that are on record already."""
    digests = list({entry.digest for entry in entries})
    found = db.execute("SELECT kind, digest, idx FROM entry WHERE digest = ANY(%s)", (digests,), binary=True)
    return {Entry(kind=KINDS[kind], digest=digest): index for kind, digest, index in found}


def lock(db: Connection, schema: str) -> None:
    """Wait for whoever writes to the log, and keep others waiting until the transaction ends."""
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended('shirushi log ' || %s, 0))", (schema,))


def _settle(db: Connection, schema: str, origin: str) -> None:
    """See that the schema is our log, laying it out if it is empty; nothing of a foreign schema is touched."""
    if _is_empty(db, schema):
        with db.transaction():
            lock(db, schema)
            if _is_empty(db, schema):  # asked again, now that nobody else can begin it
                _lay_out(db, schema, origin)
    kept = _kept_origin(db, schema)
    if kept != origin:
        raise Refused(OTHER_ORIGIN.at(Place(path=schema), origin=kept))


def _kept_origin(db: Connection, schema: str) -> str:
    kind = db.execute("SELECT obj_description(to_regclass('log'), 'pg_class')").fetchone()
    if kind != (_KIND,):
        raise Malformed(NOT_A_LOG.at(Place(path=schema), name=schema))
    (kept,) = db.execute("SELECT origin FROM log").fetchone() or ("",)
    return str(kept)


def _lay_out(db: Connection, schema: str, origin: str) -> None:
    if db.execute("SELECT to_regnamespace(%s)", (schema,)).fetchone() == (None,):
        db.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    for statement in _LAYOUT:
        db.execute(statement.encode())
    db.execute("INSERT INTO log (origin) VALUES (%s)", (origin,))


def _is_empty(db: Connection, schema: str) -> bool:
    things = db.execute(
        "SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace(%s)::oid", (schema,)
    ).fetchone()
    return things == (0,)


def _first_line(error: psycopg.Error) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
