"""What the ledger's rows must be to one another: digest of evidence, leaf of entry, tile of leaves, checkpoint of tiles."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from itertools import islice

from shirushi.app.store.database import DAMAGED, MEND, words
from shirushi.app.store.known import first_unknown
from shirushi.evidence.entry import Entry, Kind, of_confidential, of_statement
from shirushi.evidence.key import KEY_BYTES, PublicKey
from shirushi.evidence.tlog.checkpoint import Checkpoint, open_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import HASH_BYTES, Read, leaf_hash, root
from shirushi.evidence.tlog.tile import HEIGHT, Fetch, Tile, reader, tiles
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

_KINDS: dict[str, Kind] = {"statement": "statement", "commitment": "commitment"}
_AT_ONCE = 4_096
"""How many leaves are held between two looks at the tiles."""
_ENTRIES = "SELECT idx, kind, digest, salt, data FROM entry"


def fetcher(db: sqlite3.Connection) -> Fetch:
    """Make the function that reads a tile; it raises Altered where the row is missing or too short."""
    kept: dict[Tile, bytes] = {}

    def fetch(tile: Tile) -> bytes:
        if tile not in kept:
            row = db.execute("SELECT hashes FROM tile WHERE level = ? AND idx = ?", (tile.level, tile.index)).fetchone()
            if row is None or not isinstance(row[0], bytes) or len(row[0]) < tile.width * HASH_BYTES:
                raise _altered(tile)
            kept[tile] = row[0][: tile.width * HASH_BYTES]
        return kept[tile]

    return fetch


def tree(db: sqlite3.Connection, size: int) -> Read:
    """Read the complete subtrees of the first `size` entries."""
    return reader(size, fetcher(db))


def entry_of(kind: object, digest: object, salt: object, data: object) -> Entry | None:
    """The entry of a stored row; None where the evidence beside it is another one.

    After tampering the columns may be of any type. Erased evidence leaves the entry as it stands.
    """
    if not isinstance(digest, bytes) or len(digest) != HASH_BYTES or words(kind) not in _KINDS:
        return None
    entry = Entry(kind=_KINDS[words(kind)], digest=digest)
    if data is None and salt is None and entry.kind == "commitment":
        return entry
    if not isinstance(data, bytes):
        return None
    if entry.kind == "statement":
        return entry if of_statement(data) == entry and salt is None else None
    return (
        entry if isinstance(salt, bytes) and len(salt) == HASH_BYTES and of_confidential(data, salt) == entry else None
    )


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
    try:
        if size == entries and (not size or _covers(db, origin, note, size, root(size, tree(db, size)))):
            return
    except Altered:
        pass  # a tile is not as it was: what follows names the first entry concerned
    check_all(db, origin)
    raise Altered(TREE_ALTERED.at(first=0, last=entries - 1))  # whatever it said: the head does not agree


def check_all(db: sqlite3.Connection, origin: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Re-derive every entry, tile and checkpoint from the evidence; return how many entries there are.

    `progress` is told the number of entries from time to time. Space does not grow with the log.

    Raises:
        Altered: something does not agree; the first entry concerned is named.
    """
    edge, covered, found = Edge(), 0, 0
    leaves = _leaves(db)
    # 1. Up to each checkpoint, the entries are there, the tiles that they fill are as stored, and it has their root.
    for size, note in db.execute("SELECT size, note FROM checkpoint ORDER BY size"):
        if size <= covered:
            raise Altered(DAMAGED.at(why="stray rows"))
        found += _grow(db, edge, leaves, size, progress)
        if edge.size < size:
            raise Altered(ENTRY_ALTERED.at(index=edge.size))
        if not _covers(db, origin, words(note), size, edge.root()):
            raise Altered(TREE_ALTERED.at(first=covered, last=size - 1))
        covered = size
    # 2. No entry is beyond the last checkpoint, and the partial tiles are as stored.
    found += _grow(db, edge, leaves, sys.maxsize, progress)
    if db.execute("SELECT 1 FROM entry WHERE idx >= ?", (edge.size,)).fetchone():
        raise Altered(ENTRY_ALTERED.at(index=edge.size))
    found += _compare(db, edge.changed())
    if covered != edge.size:
        raise Altered(TREE_ALTERED.at(first=covered, last=edge.size - 1))
    # 3. There is nothing beside, and SQLite's own structure is whole.
    (stored,) = db.execute("SELECT count(*) FROM tile").fetchone()
    if stored != found or found != sum(1 for _ in tiles(edge.size)):
        raise Altered(DAMAGED.at(why="stray rows"))
    if (unknown := first_unknown(db, edge.size)) is not None:
        raise Altered(DAMAGED.at(why=f"index of entry {unknown}"))
    (verdict,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != b"ok":
        raise Altered(DAMAGED.at(why=words(verdict)))
    return edge.size


def _leaves(db: sqlite3.Connection) -> Iterator[bytes]:
    """The leaves of the entries from the first on, up to before one that is missing or not as it was."""
    for place, (index, *columns) in enumerate(db.execute(f"{_ENTRIES} ORDER BY idx")):
        entry = entry_of(*columns)
        if index != place or entry is None:
            return
        yield leaf_hash(entry.line())


def _grow(
    db: sqlite3.Connection, edge: Edge, leaves: Iterator[bytes], size: int, progress: Callable[[int], None]
) -> int:
    """Let the tree take leaves until it has so many, or there are no more; return how many tiles that it filled agree."""
    found = 0
    while some := list(islice(leaves, min(_AT_ONCE, size - edge.size))):
        edge.extend(some)
        found += _compare(db, edge.filled())
        progress(edge.size)
    return found


def _compare(db: sqlite3.Connection, derived: Iterator[tuple[Tile, bytes]]) -> int:
    """See that tiles are stored as they were derived; return how many."""
    count = 0
    for tile, hashes in derived:
        row = db.execute("SELECT hashes FROM tile WHERE level = ? AND idx = ?", (tile.level, tile.index)).fetchone()
        if row is None or row[0] != hashes:
            raise _altered(tile)
        count += 1
    return count


def _altered(tile: Tile) -> Altered:
    under = HEIGHT * tile.level
    last = ((tile.index << HEIGHT) + tile.width << under) - 1
    return Altered(TREE_ALTERED.at(first=tile.index << HEIGHT + under, last=last))


def _covers(db: sqlite3.Connection, origin: str, note: str, size: int, expected: bytes) -> bool:
    """Tell whether `note` is the log's signed checkpoint over `size` entries with that root."""
    key = log_key(db)
    try:
        return key is not None and open_checkpoint(note.encode(), key) == Checkpoint(
            origin=origin, size=size, root=expected
        )
    except (Malformed, Altered):
        return False
