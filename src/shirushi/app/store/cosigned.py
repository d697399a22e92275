"""The cosignatures of witnesses beside a log's checkpoints: one table, the newest line of each witness's key per size."""

import sqlite3
from collections.abc import Iterable

import msgspec

from shirushi.app.store.database import DAMAGED, words
from shirushi.evidence.tlog.cosignature import Cosignature, CosignerKey
from shirushi.evidence.tlog.note import load_note
from shirushi.terms.errors import Altered, Malformed


class LastWord(msgspec.Struct, frozen=True, kw_only=True):
    """The largest tree that a witness's key cosigned here, and the latest time it gave; zeros where it never did."""

    size: int
    at_s: int


def keep(db: sqlite3.Connection, size: int, cosignatures: Iterable[Cosignature]) -> None:
    """Keep cosignatures, verified before, on the checkpoint of that size."""
    rows = [(size, _id(one.key), one.at_s, one.line) for one in cosignatures]
    db.executemany("INSERT OR REPLACE INTO cosignature VALUES (?, ?, ?, ?)", rows)


def lines_of(db: sqlite3.Connection, size: int) -> str:
    """The lines that stand below the checkpoint of that size; empty where nobody cosigned it."""
    rows = db.execute("SELECT line FROM cosignature WHERE size = ? ORDER BY key", (size,))
    return "".join(words(line) for (line,) in rows)


def newest_size(db: sqlite3.Connection) -> int:
    """The size of the last checkpoint that anybody cosigned; 0 while there is none."""
    (size,) = db.execute("SELECT coalesce(max(size), 0) FROM cosignature").fetchone()
    return int(size)


def last_word(db: sqlite3.Connection, key: CosignerKey) -> LastWord:
    """What this key cosigned last."""
    asked = "SELECT coalesce(max(size), 0), coalesce(max(at_s), 0) FROM cosignature WHERE key = ?"
    size, at_s = db.execute(asked, (_id(key),)).fetchone()
    return LastWord(size=size, at_s=at_s)


def check(db: sqlite3.Connection) -> None:
    """See that every cosignature stands below a checkpoint and is a signature line; only a policy tells whether it holds.

    Raises:
        Altered: one does not.
    """
    joined = "SELECT note, line FROM cosignature LEFT JOIN checkpoint USING (size)"
    for note, line in db.execute(joined):
        try:
            load_note((words(note) + words(line)).encode())
        except Malformed as error:
            raise Altered(DAMAGED.at(why="cosignature")) from error


def _id(key: CosignerKey) -> str:
    return f"{key.name}+{key.key_id.hex()}"
