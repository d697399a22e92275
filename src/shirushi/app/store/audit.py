"""What the ledger's rows must be to one another: digest of evidence, leaf of entry, tile of leaves, checkpoint of tiles."""

import sys
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec.structs import replace

from shirushi.app.store.log import DAMAGED, ENTRY_ALTERED, TREE_ALTERED
from shirushi.app.store.tables import Row, Stored, Tables
from shirushi.evidence.entry import KINDS, SALT_BYTES, Entry, of_confidential, of_statement
from shirushi.evidence.key import KEY_BYTES, PublicKey
from shirushi.evidence.keyring import KeyEntry, Keyring, keyring
from shirushi.evidence.tlog.checkpoint import Checkpoint, open_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import HASH_BYTES, Read, leaf_hash, root
from shirushi.evidence.tlog.tile import HEIGHT, Fetch, Tile, reader, tiles
from shirushi.terms.errors import Altered, Malformed

_AT_ONCE = 4_096
"""How many leaves are held between two looks at the tiles."""


def fetcher(tables: Tables) -> Fetch:
    """Make the function that reads a tile; it raises Altered where the row is missing or too short."""
    kept: dict[Tile, bytes] = {}

    def fetch(tile: Tile) -> bytes:
        if tile not in kept:
            hashes = tables.tile(tile.level, tile.index)
            if not isinstance(hashes, bytes) or len(hashes) < tile.width * HASH_BYTES:
                raise tree_altered(tile)
            kept[tile] = hashes[: tile.width * HASH_BYTES]
        return kept[tile]

    return fetch


def tree(tables: Tables, size: int) -> Read:
    """Read the complete subtrees of the first `size` entries."""
    return reader(size, fetcher(tables))


def row_of(stored: Stored) -> Row | None:
    """A stored row as what it must be; None where the evidence beside the entry is another one.

    Erased evidence leaves the entry as it stands.
    """
    kind, digest, at, salt, data = stored
    if not isinstance(digest, bytes) or len(digest) != HASH_BYTES or kind not in KINDS or not isinstance(at, int):
        return None
    row = Row(entry=Entry(kind=KINDS[str(kind)], digest=digest), at=at, salt=None, data=None)
    if data is None and salt is None and row.entry.kind == "commitment":
        return row
    if not isinstance(data, bytes):
        return None
    if row.entry.kind != "commitment":
        return replace(row, data=data) if salt is None and of_statement(data, row.entry.kind) == row.entry else None
    if isinstance(salt, bytes) and len(salt) == SALT_BYTES and of_confidential(data, salt) == row.entry:
        return replace(row, salt=salt, data=data)
    return None


def log_key(tables: Tables) -> PublicKey | None:
    """Read the key that this log began with; None before the first entry.

    Raises:
        Altered: what stands there is no key.
    """
    raw = tables.key()
    if raw is None:
        return None
    if not isinstance(raw, bytes) or len(raw) != KEY_BYTES:
        raise Altered(DAMAGED.at(why="key"))
    return PublicKey(raw=raw)


def keys_of(tables: Tables) -> Keyring | None:
    """Fold the log's key entries; None before the first entry.

    Raises:
        Altered: one is not what was entered, or not signed as it must be.
        Malformed: one is no rotation and no revocation.
    """
    first = log_key(tables)
    return keyring(first, key_entries(tables)) if first else None


def key_entries(tables: Tables) -> Iterator[KeyEntry]:
    """Read the log's key entries in their order.

    Raises:
        Altered: one is not what was entered.
    """
    for index, stored in tables.key_rows():
        row = row_of(stored)
        if row is None:
            raise Altered(ENTRY_ALTERED.at(index=index))
        yield KeyEntry(index=index, envelope=row.data or b"")


def check_head(tables: Tables, origin: str) -> None:
    """See that the last checkpoint is signed and covers the entries there are; in the logarithm of the size.

    Raises:
        Altered: it does not; the first entry concerned is named.
    """
    size, note = tables.head()
    entries = tables.end()
    try:
        if size == entries and (
            not size or covers(keys_of(tables), origin, note, size, root(size, tree(tables, size)))
        ):
            return
    except (Altered, Malformed):
        pass  # a tile is not as it was: what follows names the first entry concerned
    check_all(tables, origin)
    raise Altered(TREE_ALTERED.at(first=0, last=entries - 1))  # whatever it said: the head does not agree


def check_all(tables: Tables, origin: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Re-derive every entry, tile and checkpoint from the evidence; return how many entries there are.

    `progress` is told the number of entries from time to time. Space does not grow with the log.

    Raises:
        Altered: something does not agree; the first entry concerned is named.
    """
    edge, covered, found = Edge(), 0, 0
    entries = _Entries(tables)
    leaves = entries.leaves()
    # 1. Up to each checkpoint, the entries are there, the tiles that they fill are as stored, and it has their root.
    for size, note in tables.checkpoints():
        if size <= covered:
            raise Altered(DAMAGED.at(why="stray rows"))
        found += _grow(tables, edge, leaves, size, progress)
        if edge.size < size:
            raise Altered(ENTRY_ALTERED.at(index=edge.size))
        if not covers(entries.ring, origin, note, size, edge.root()):
            raise Altered(TREE_ALTERED.at(first=covered, last=size - 1))
        covered = size
    # 2. No entry is beyond the last checkpoint, and the partial tiles are as stored.
    found += _grow(tables, edge, leaves, sys.maxsize, progress)
    if tables.end() > edge.size:
        raise Altered(ENTRY_ALTERED.at(index=edge.size))
    found += _compare(tables, edge.changed())
    if covered != edge.size:
        raise Altered(TREE_ALTERED.at(first=covered, last=edge.size - 1))
    # 3. There is nothing beside, and the database's own structure is whole.
    if tables.tile_count() != found or found != sum(1 for _ in tiles(edge.size)):
        raise Altered(DAMAGED.at(why="stray rows"))
    if damage := tables.damage(edge.size):
        raise Altered(DAMAGED.at(why=damage))
    return edge.size


class _Entries:
    """The entries of a log as they are read one after the other; `ring` are its keys as far as that."""

    def __init__(self, tables: Tables) -> None:
        """Begin with the first."""
        first = log_key(tables)
        self.ring = Keyring.begun_by(first) if first else None
        self._tables = tables

    def leaves(self) -> Iterator[bytes]:
        """The leaves from the first on, up to before an entry that is missing, not as it was, or after the closing."""
        is_closed = False
        for place, (index, stored) in enumerate(self._tables.rows()):
            row = row_of(stored)
            if index != place or row is None or is_closed:
                return
            is_closed = row.entry.kind == "closing"
            if row.entry.kind == "key" and self.ring:
                self.ring = following(self.ring, KeyEntry(index=index, envelope=row.data or b""))
            yield leaf_hash(row.entry.line())


def _grow(tables: Tables, edge: Edge, leaves: Iterator[bytes], size: int, progress: Callable[[int], None]) -> int:
    """Let the tree take leaves until it has so many, or there are no more; return how many tiles that it filled agree."""
    found = 0
    while some := list(islice(leaves, min(_AT_ONCE, size - edge.size))):
        edge.extend(some)
        found += _compare(tables, edge.filled())
        progress(edge.size)
    return found


def _compare(tables: Tables, derived: Iterator[tuple[Tile, bytes]]) -> int:
    """See that tiles are stored as they were derived; return how many."""
    count = 0
    for tile, hashes in derived:
        if tables.tile(tile.level, tile.index) != hashes:
            raise tree_altered(tile)
        count += 1
    return count


def tree_altered(tile: Tile) -> Altered:
    """Make the error for a tile that is not what the entries below it give."""
    under = HEIGHT * tile.level
    last = ((tile.index << HEIGHT) + tile.width << under) - 1
    return Altered(TREE_ALTERED.at(first=tile.index << HEIGHT + under, last=last))


def following(ring: Keyring, entry: KeyEntry) -> Keyring:
    """The keyring once a further key entry is in the log.

    Raises:
        Altered: it is none, or not signed as it must be.
    """
    try:
        return ring.after(entry)
    except Malformed as error:
        raise Altered(*error.faults) from error


def covers(ring: Keyring | None, origin: str, note: str, size: int, expected: bytes) -> bool:
    """Tell whether `note` is the log's signed checkpoint over `size` entries with that root."""
    if ring is None:
        return False
    state = Checkpoint(origin=origin, size=size, root=expected)
    try:
        return open_checkpoint(note.encode(), ring.checkpoint_key(size)) == state
    except (Malformed, Altered):
        return False
