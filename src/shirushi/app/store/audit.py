"""What the ledger's rows must be to one another: digest of evidence, leaf of entry, tile of leaves, checkpoint of tiles."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from shirushi.app.store.log import DAMAGED, ENTRY_ALTERED, TREE_ALTERED
from shirushi.app.store.tables import Row, Stored, Tables
from shirushi.evidence.entry import SALT_BYTES, Entry, Kind, of_confidential, of_statement
from shirushi.evidence.key import KEY_BYTES, PublicKey
from shirushi.evidence.tlog.checkpoint import Checkpoint, open_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import HASH_BYTES, Read, leaf_hash, root
from shirushi.evidence.tlog.tile import HEIGHT, Fetch, Tile, reader, tiles
from shirushi.terms.errors import Altered, Malformed

_KINDS: dict[str, Kind] = {"statement": "statement", "commitment": "commitment"}


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
    if not isinstance(digest, bytes) or len(digest) != HASH_BYTES or kind not in _KINDS or not isinstance(at, int):
        return None
    row = Row(entry=Entry(kind=_KINDS[str(kind)], digest=digest), at=at, salt=None, data=None)
    if data is None and salt is None and row.entry.kind == "commitment":
        return row
    if not isinstance(data, bytes):
        return None
    if row.entry.kind == "statement" and salt is None and of_statement(data) == row.entry:
        return replace(row, data=data)
    if isinstance(salt, bytes) and len(salt) == SALT_BYTES and of_confidential(data, salt) == row.entry:
        return replace(row, salt=salt, data=data)
    return None


def log_key(tables: Tables) -> PublicKey | None:
    """Read the key that signs this log; None before the first entry.

    Raises:
        Altered: what stands there is no key.
    """
    raw = tables.key()
    if raw is None:
        return None
    if not isinstance(raw, bytes) or len(raw) != KEY_BYTES:
        raise Altered(DAMAGED.at(why="key"))
    return PublicKey(raw=raw)


def check_head(tables: Tables, origin: str) -> None:
    """See that the last checkpoint is signed and covers the entries there are; in the logarithm of the size.

    Raises:
        Altered: it does not; the first entry concerned is named.
    """
    size, note = tables.head()
    entries = tables.end()
    try:
        if size == entries and (not size or _covers(tables, origin, note, size, root(size, tree(tables, size)))):
            return
    except Altered:
        pass  # a tile is not as it was: what follows names the first entry concerned
    check_all(tables, origin)
    raise Altered(TREE_ALTERED.at(first=0, last=entries - 1))  # whatever it said: the head does not agree


def check_all(tables: Tables, origin: str, progress: Callable[[int], None] = lambda _: None) -> int:
    """Re-derive every entry, tile and checkpoint from the evidence; return how many entries there are.

    `progress` is told the number of entries every few thousand. Space does not grow with the log.

    Raises:
        Altered: something does not agree; the first entry concerned is named.
    """
    edge, covered, found = Edge(), 0, 0
    checkpoints = tables.checkpoints()
    upcoming = next(checkpoints, None)
    for index, stored in tables.rows():
        # 1. The entry stands where it must, and the evidence beside it is its own.
        row = row_of(stored)
        if index != edge.size or row is None:
            raise Altered(ENTRY_ALTERED.at(index=edge.size))
        edge.extend((leaf_hash(row.entry.line()),))
        # 2. Every tile that it fills is as stored.
        found += _compare(tables, edge.filled())
        # 3. The checkpoint of that size, if there is one, is signed and has this root.
        if upcoming and upcoming[0] == edge.size:
            if not _covers(tables, origin, upcoming[1], edge.size, edge.root()):
                raise Altered(TREE_ALTERED.at(first=covered, last=index))
            covered, upcoming = edge.size, next(checkpoints, None)
        if not edge.size % 4096:
            progress(edge.size)
    # 4. The partial tiles are as stored, the last checkpoint covers the last entry, and there is nothing beside.
    if upcoming and upcoming[0] > edge.size:
        raise Altered(ENTRY_ALTERED.at(index=edge.size))
    found += _compare(tables, edge.changed())
    if covered != edge.size:
        raise Altered(TREE_ALTERED.at(first=covered, last=edge.size - 1))
    if upcoming or tables.tile_count() != found or found != sum(1 for _ in tiles(edge.size)):
        raise Altered(DAMAGED.at(why="stray rows"))
    # 5. The database's own structure is whole, indexes included.
    if damage := tables.damage():
        raise Altered(DAMAGED.at(why=damage))
    return edge.size


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


def _covers(tables: Tables, origin: str, note: str, size: int, expected: bytes) -> bool:
    """Tell whether `note` is the log's signed checkpoint over `size` entries with that root."""
    key = log_key(tables)
    try:
        return key is not None and open_checkpoint(note.encode(), key) == Checkpoint(
            origin=origin, size=size, root=expected
        )
    except (Malformed, Altered):
        return False
