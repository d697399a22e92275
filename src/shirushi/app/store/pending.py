"""Handing in: writers put evidence into a log's `pending` table in their own transaction and may wait for its index.

A verdict's row and its evidence are kept together or not at all. The sequencer gives indices; until then the evidence
is durable and in no tree. Writers do not notify: in PostgreSQL that would make their commits wait for one another.
"""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import Self

import msgspec
from psycopg import sql

from shirushi.app.store.postgres import Connection, connect, places, told
from shirushi.evidence.entry import Entry, of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.parse import refuse_larger
from shirushi.terms.errors import Code, Place, Unavailable
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

NOT_TAKEN_UP = Code(
    id="SH944",
    says=Text(
        ja="{seconds}秒待ちましたが、{count}件の証拠にまだログの番号が付いていません。",
        en="After {seconds} seconds, {count} pieces of evidence have no index in the log yet.",
    ),
    remedy=Text(
        ja="証拠は失われていません。シーケンサが動いているか確かめ、番号をもう一度尋ねてください。",
        en="Nothing is lost. Check that a sequencer runs, then ask for the indices again.",
    ),
)
_EVIDENCE = Text(ja="ログに入れる証拠", en="evidence for the log")
_LOOK_AGAIN_S = 1.0


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `pending` and the entry that it will be."""

    id: int
    entry: Entry


def submit(connection: Connection, schema: str, envelopes: Sequence[bytes], at: Instant) -> tuple[Entry, ...]:
    """Hand in statements in the caller's transaction and return their entries; they count once that commits.

    Whoever hands in needs no more than INSERT on `pending`. What is handed in twice is taken up once.

    Raises:
        Malformed: one is larger than an envelope may be.
        psycopg.Error: as any statement of the caller's own.
    """
    for data in envelopes:
        refuse_larger(data, MOST_BYTES, _EVIDENCE)
    query = sql.SQL("INSERT INTO {} (at, data) VALUES (%s, %b)").format(sql.Identifier(schema, "pending"))
    for data in envelopes:  # in binary form, each: an array of them would be written as text
        connection.execute(query, (at, data))
    return tuple(map(of_statement, envelopes))


def submit_confidential(connection: Connection, schema: str, evidence: bytes, salt: bytes, at: Instant) -> Entry:
    """Hand in confidential evidence in the caller's transaction; the log will show a salted commitment to it.

    Raises:
        Malformed, psycopg.Error: as `submit`.
        ValueError: the salt is too short to hide anything.
    """
    refuse_larger(evidence, MOST_BYTES, _EVIDENCE)
    entry = of_confidential(evidence, salt)
    query = sql.SQL("INSERT INTO {} (at, salt, data) VALUES (%s, %b, %b)")
    connection.execute(query.format(sql.Identifier(schema, "pending")), (at, salt, evidence))
    return entry


class Acknowledgements:
    """A connection of its own on which a writer waits for indices; use as a context manager, in one thread."""

    def __init__(self, url: str, schema: str, *, patience_s: int = 10) -> None:
        """Listen to the sequencer of the log in `schema`.

        Raises:
            Malformed: `url` is no address, or `schema` cannot name one.
            Unavailable: the database does not answer.
        """
        self._schema = schema
        self._db = connect(url, schema, patience_s)
        with told(schema):
            listen(self._db, kept_channel(schema))

    def __enter__(self) -> Self:
        """Hand it out."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self._db.close()

    def indices(self, entries: Iterable[Entry], *, patience_s: float = 30) -> tuple[int, ...]:
        """Wait until entries that were handed in have their place in the log, and return their indices.

        Raises:
            Unavailable: they have none after `patience_s`, or the database does not answer.
        """
        asked = list(entries)
        deadline = monotonic() + patience_s
        with told(self._schema):
            self._db.execute("SELECT pg_notify(%s, '')", (waiting_channel(self._schema),))
            while missing := set(asked) - (found := places(self._db, asked)).keys():
                rest = deadline - monotonic()
                if rest <= 0:
                    raise Unavailable(NOT_TAKEN_UP.at(Place(path=self._schema), seconds=patience_s, count=len(missing)))
                wait_for_notice(self._db, min(rest, _LOOK_AGAIN_S))
        return tuple(found[entry] for entry in asked)


class Queue:
    """The sequencer's side of `pending`."""

    def __init__(self, db: Connection, schema: str) -> None:
        """Work on the log's own connection."""
        self._db = db
        self._schema = schema

    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return self._db.execute("SELECT EXISTS (SELECT FROM pending)").fetchone() == (False,)

    def waiting(self, most: int) -> tuple[Waiting, ...]:
        """What has waited longest; the evidence itself stays on the server."""
        rows = self._db.execute(
            "SELECT id, salt IS NULL, digest FROM pending ORDER BY id LIMIT %s", (most,), binary=True
        )
        return tuple(
            Waiting(id=number, entry=Entry(kind="statement" if is_open else "commitment", digest=digest))
            for number, is_open, digest in rows
        )

    def take(self, first: int, taken: Sequence[Waiting]) -> None:
        """Make entries of what waited, under the indices from `first` on."""
        self._db.execute(
            """INSERT INTO entry
            SELECT %s + nth - 1, CASE WHEN salt IS NULL THEN 'statement' ELSE 'commitment' END, digest, at, salt, data
            FROM unnest(%s::bigint[]) WITH ORDINALITY AS taken (id, nth) JOIN pending USING (id)""",
            (first, [one.id for one in taken]),
        )

    def clear(self, done: Sequence[Waiting]) -> None:
        """Let go of what has its index, and tell those who wait for it."""
        self._db.execute("DELETE FROM pending WHERE id = ANY(%s)", ([one.id for one in done],))
        self._db.execute("SELECT pg_notify(%s, '')", (kept_channel(self._schema),))


def kept_channel(schema: str) -> str:
    """Where the sequencer tells that it took something up."""
    return f"{schema}:kept"


def waiting_channel(schema: str) -> str:
    """Where a writer tells that it waits."""
    return f"{schema}:waiting"


def listen(db: Connection, channel: str) -> None:
    """Be told of notices on `channel`."""
    db.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))


def wait_for_notice(db: Connection, most_s: float) -> None:
    """Wait for a notice, at most so many seconds."""
    for _ in db.notifies(timeout=most_s, stop_after=1):
        return
