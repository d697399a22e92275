"""What the ledger's rows must be to one another: leaf of entry, node of leaves, checkpoint of nodes."""

import sqlite3

from shirushi.app.store.database import DAMAGED, MEND, words
from shirushi.evidence.key import KEY_BYTES, PublicKey
from shirushi.evidence.tlog.checkpoint import Checkpoint, open_checkpoint
from shirushi.evidence.tlog.merkle import Read, completed, leaf_hash, root
from shirushi.terms.errors import Altered, Code, Malformed
from shirushi.terms.text import Text

ENTRY_ALTERED = Code(
    id="SH766",
    says=Text(
        ja="ログの{index}番の記録が、書き換えられたか失われています。",
        en="Entry {index} of the log was altered or is missing.",
    ),
    remedy=MEND,
)
TREE_ALTERED = Code(
    id="SH767",
    says=Text(
        ja="ログの{first}番から{last}番までの記録が、その木かチェックポイントと合いません。",
        en="The entries {first} to {last} of the log do not agree with the tree or checkpoint over them.",
    ),
    remedy=MEND,
)


def reader(db: sqlite3.Connection) -> Read:
    """Make the function that reads a complete subtree's hash; it raises Altered where the row is missing."""

    def read(level: int, index: int) -> bytes:
        if level:
            row = db.execute("SELECT hash FROM node WHERE level = ? AND idx = ?", (level, index)).fetchone()
        else:
            row = db.execute("SELECT leaf FROM entry WHERE idx = ?", (index,)).fetchone()
        if row is None or not isinstance(row[0], bytes):
            raise Altered(TREE_ALTERED.at(first=index << level, last=(index + 1 << level) - 1))
        return row[0]

    return read


def is_leaf(leaf: object, data: object) -> bool:
    """Tell whether a stored leaf is that of the stored entry; either may be of any type after tampering."""
    return isinstance(data, bytes) and leaf_hash(data) == leaf


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """Read size and note of the last checkpoint; (0, "") while there is none."""
    row = db.execute("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    return (row[0], words(row[1])) if row else (0, "")


def log_key(db: sqlite3.Connection) -> PublicKey | None:
    """Read the key that signs this log; None before the first entry.

    Raises:
        Altered: what stands there is no key.
    """
    (raw,) = db.execute("SELECT key FROM log").fetchone() or (b"",)
    if raw is None:
        return None
    if not isinstance(raw, bytes) or len(raw) != KEY_BYTES:
        raise Altered(DAMAGED.at(why="key"))
    return PublicKey(raw=raw)


def check_head(db: sqlite3.Connection, origin: str) -> None:
    """See that the last checkpoint is signed and covers the entries there are; in the logarithm of the size.

    Raises:
        Altered: it does not; the first entry concerned is named.
    """
    size, note = head(db)
    (entries,) = db.execute("SELECT coalesce(max(idx) + 1, 0) FROM entry").fetchone()
    if size != entries or (size and not _covers(db, origin, size, note)):
        check_all(db, origin)  # names the first entry concerned
        raise Altered(TREE_ALTERED.at(first=0, last=entries - 1))  # whatever it said: the head does not agree


def check_all(db: sqlite3.Connection, origin: str) -> int:
    """Re-derive every leaf, node and checkpoint from the entries; return how many entries there are.

    Raises:
        Altered: something does not agree; the first entry concerned is named.
    """
    read = reader(db)
    checkpoints = db.execute("SELECT size, note FROM checkpoint ORDER BY size")
    upcoming = checkpoints.fetchone()
    count = covered = nodes = 0
    for index, leaf, data in db.execute("SELECT idx, leaf, data FROM entry ORDER BY idx"):
        # 1. The entry stands where it must, and its leaf is its own.
        if index != count or not is_leaf(leaf, data):
            raise Altered(ENTRY_ALTERED.at(index=count))
        # 2. Every subtree that it completes is as stored.
        for level, position, hashed in completed(index, leaf, read):
            if read(level, position) != hashed:
                raise Altered(TREE_ALTERED.at(first=position << level, last=index))
            nodes += level > 0
        count += 1
        # 3. The checkpoint of that size, if there is one, is signed and has this root.
        if upcoming and upcoming[0] == count:
            if not _covers(db, origin, count, words(upcoming[1])):
                raise Altered(TREE_ALTERED.at(first=covered, last=index))
            covered, upcoming = count, checkpoints.fetchone()
    # 4. The last checkpoint covers the last entry, and there is nothing beside.
    if upcoming and upcoming[0] > count:
        raise Altered(ENTRY_ALTERED.at(index=count))
    (stored,) = db.execute("SELECT count(*) FROM node").fetchone()
    if covered != count:
        raise Altered(TREE_ALTERED.at(first=covered, last=count - 1))
    if upcoming or stored != nodes:
        raise Altered(DAMAGED.at(why="stray rows"))
    # 5. SQLite's own structure is whole, indexes included.
    (verdict,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != b"ok":
        raise Altered(DAMAGED.at(why=words(verdict)))
    return count


def _covers(db: sqlite3.Connection, origin: str, size: int, note: str) -> bool:
    """Tell whether `note` is the log's signed checkpoint over its first `size` entries."""
    key = log_key(db)
    try:
        stated = key and open_checkpoint(note.encode(), key)
        return stated == Checkpoint(origin=origin, size=size, root=root(size, reader(db)))
    except (Malformed, Altered):
        return False
