"""What the ledger's rows must be to one another: digest of evidence, leaf of entry, tile of leaves, checkpoint of tiles."""

import sqlite3
from collections.abc import Callable, Iterator

from shirushi.app.store.database import DAMAGED, MEND, words
from shirushi.evidence.entry import KINDS, Entry, of_confidential, of_statement
from shirushi.evidence.key import KEY_BYTES, PublicKey
from shirushi.evidence.keyring import KeyEntry, Keyring, keyring
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
    if not isinstance(digest, bytes) or len(digest) != HASH_BYTES or words(kind) not in KINDS:
        return None
    entry = Entry(kind=KINDS[words(kind)], digest=digest)
    if data is None and salt is None and entry.kind == "commitment":
        return entry
    if not isinstance(data, bytes):
        return None
    if entry.kind != "commitment":
        return entry if of_statement(data, entry.kind) == entry and salt is None else None
    return (
        entry if isinstance(salt, bytes) and len(salt) == HASH_BYTES and of_confidential(data, salt) == entry else None
    )


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """Read size and note of the last checkpoint; (0, "") while there is none."""
    row = db.execute("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    return (row[0], words(row[1])) if row else (0, "")


def log_key(db: sqlite3.Connection) -> PublicKey | None:
    """Read the key that this log began with; None before the first entry.

    Raises:
        Altered: what stands there is no key.
    """
    (raw,) = db.execute("SELECT key FROM log").fetchone() or (b"",)
    if raw is None:
        return None
    if not isinstance(raw, bytes) or len(raw) != KEY_BYTES:
        raise Altered(DAMAGED.at(why="key"))
    return PublicKey(raw=raw)


def keys_of(db: sqlite3.Connection) -> Keyring | None:
    """Fold the log's key entries; None before the first entry.

    Raises:
        Altered: one is not what was entered, or not signed as it must be.
        Malformed: one is no rotation and no revocation.
    """
    first = log_key(db)
    return keyring(first, key_entries(db)) if first else None


def key_entries(db: sqlite3.Connection) -> Iterator[KeyEntry]:
    """Read the log's key entries in their order.

    Raises:
        Altered: one is not what was entered.
    """
    for index, *columns in db.execute(f"{_ENTRIES} WHERE kind = 'key' ORDER BY idx").fetchall():
        if entry_of(*columns) is None:
            raise Altered(ENTRY_ALTERED.at(index=index))
        yield KeyEntry(index=index, envelope=columns[3])


def check_head(db: sqlite3.Connection, origin: str) -> None:
    """See that the last checkpoint is signed and covers the entries there are; in the logarithm of the size.

    Raises:
        Altered: it does not; the first entry concerned is named.
    """
    size, note = head(db)
    (entries,) = db.execute("SELECT coalesce(max(idx) + 1, 0) FROM entry").fetchone()
    try:
        if size == entries and (not size or _covers(keys_of(db), origin, note, size, root(size, tree(db, size)))):
            return
    except (Altered, Malformed):
        pass  # a tile is not as it was: what follows names the first entry concerned
    check_all(db, origin)
    raise Altered(TREE_ALTERED.at(first=0, last=entries - 1))  # whatever it said: the head does not agree


def check_all(db: sqlite3.Connection, origin: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Re-derive every entry, tile and checkpoint from the evidence; return how many entries there are.

    `progress` is told the number of entries every few thousand. Space does not grow with the log.

    Raises:
        Altered: something does not agree; the first entry concerned is named.
    """
    first = log_key(db)
    ring = Keyring.begun_by(first) if first else None
    edge, covered, found, closed = Edge(), 0, 0, False
    checkpoints = db.execute("SELECT size, note FROM checkpoint ORDER BY size")
    upcoming = checkpoints.fetchone()
    for index, *columns in db.execute(f"{_ENTRIES} ORDER BY idx"):
        # 1. The entry stands where it must, and the evidence beside it is its own.
        entry = entry_of(*columns)
        if index != edge.size or entry is None or closed:
            raise Altered(ENTRY_ALTERED.at(index=edge.size))
        closed = entry.kind == "closing"
        if entry.kind == "key" and ring:
            ring = _following(ring, KeyEntry(index=index, envelope=columns[3]))
        edge.extend((leaf_hash(entry.line()),))
        # 2. Every tile that it fills is as stored.
        found += _compare(db, edge.filled())
        # 3. The checkpoint of that size, if there is one, is signed and has this root.
        if upcoming and upcoming[0] == edge.size:
            if not _covers(ring, origin, words(upcoming[1]), edge.size, edge.root()):
                raise Altered(TREE_ALTERED.at(first=covered, last=index))
            covered, upcoming = edge.size, checkpoints.fetchone()
        if not edge.size % 4096:
            progress(edge.size)
    # 4. The partial tiles are as stored, the last checkpoint covers the last entry, and there is nothing beside.
    if upcoming and upcoming[0] > edge.size:
        raise Altered(ENTRY_ALTERED.at(index=edge.size))
    found += _compare(db, edge.changed())
    (stored,) = db.execute("SELECT count(*) FROM tile").fetchone()
    if covered != edge.size:
        raise Altered(TREE_ALTERED.at(first=covered, last=edge.size - 1))
    if upcoming or stored != found or found != sum(1 for _ in tiles(edge.size)):
        raise Altered(DAMAGED.at(why="stray rows"))
    # 5. SQLite's own structure is whole, indexes included.
    (verdict,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != b"ok":
        raise Altered(DAMAGED.at(why=words(verdict)))
    return edge.size


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


def _following(ring: Keyring, entry: KeyEntry) -> Keyring:
    try:
        return ring.after(entry)
    except Malformed as error:
        raise Altered(*error.faults) from error


def _covers(ring: Keyring | None, origin: str, note: str, size: int, expected: bytes) -> bool:
    """Tell whether `note` is the log's signed checkpoint over `size` entries with that root."""
    if ring is None:
        return False
    state = Checkpoint(origin=origin, size=size, root=expected)
    try:
        return open_checkpoint(note.encode(), ring.checkpoint_key(size)) == state
    except (Malformed, Altered):
        return False
