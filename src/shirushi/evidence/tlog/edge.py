"""The growing edge of a tree: takes leaves one after the other, tells the root, and hands out tiles as they change.

It holds the complete subtrees that make up the tree (a hash each, in the logarithm of the size) and the partial tile of
each row. A leaf costs two hashes, its own and on average one node; nothing is read back while the tree grows.
"""

from collections.abc import Iterable, Iterator

from shirushi.evidence.tlog.merkle import EMPTY_ROOT, HASH_BYTES, node_hash, node_hashes
from shirushi.evidence.tlog.tile import HEIGHT, WIDTH, Fetch, Tile

_TILE_BYTES = WIDTH * HASH_BYTES


class Edge:
    """The right edge of a tree of `size` leaves."""

    __slots__ = ("_changed", "_full", "_peaks", "_rows", "size")

    def __init__(self) -> None:
        """Begin with the empty tree."""
        self.size = 0
        self._peaks: dict[int, bytes] = {}  # complete subtrees by level: one for each bit of the size
        self._rows: list[bytearray] = []  # hashes of the partial tile of each row
        self._full: list[tuple[Tile, bytes]] = []
        self._changed: set[int] = set()

    @classmethod
    def at(cls, size: int, fetch: Fetch) -> "Edge":
        """Go on from a tree of `size` leaves; `fetch` gives its partial tiles, one for each row that has one."""
        edge = cls()
        edge.size = size
        row = 0
        while size >> (row * HEIGHT):
            full, width = divmod(size >> (row * HEIGHT), WIDTH)
            hashes = fetch(Tile(level=row, index=full, width=width)) if width else b""
            edge._rows.append(bytearray(hashes))
            edge._peaks |= _peaks(hashes, row * HEIGHT)
            row += 1
        return edge

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Take leaf hashes in order."""
        hashes, level = list(leaves), 0
        grown = self.size + len(hashes)
        while hashes:
            # 1. New nodes of a level that tiles hold go into them.
            if level % HEIGHT == 0:
                self._put(level // HEIGHT, hashes)
            # 2. The first pairs with the node that waits on its left; the last waits if nothing is on its right.
            if level in self._peaks:
                hashes.insert(0, self._peaks.pop(level))
            if len(hashes) % 2:
                self._peaks[level] = hashes.pop()
            # 3. The pairs are the new nodes of the level above.
            hashes = node_hashes(hashes)
            level += 1
        self.size = grown

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        if not self._peaks:
            return EMPTY_ROOT
        smallest, *larger = sorted(self._peaks)
        hashed = self._peaks[smallest]
        for level in larger:
            hashed = node_hash(self._peaks[level], hashed)
        return hashed

    def filled(self) -> Iterator[tuple[Tile, bytes]]:
        """The tiles that became full since the last call of this or of `changed`."""
        full, self._full = self._full, []
        yield from full

    def changed(self) -> Iterator[tuple[Tile, bytes]]:
        """Every tile that is new since the last call: those that became full, then the partial ones as they stand."""
        yield from self.filled()
        for row in sorted(self._changed):
            if hashes := self._rows[row]:
                width = len(hashes) // HASH_BYTES
                yield Tile(level=row, index=(self.size >> (row * HEIGHT)) // WIDTH, width=width), bytes(hashes)
        self._changed.clear()

    def _put(self, row: int, hashes: list[bytes]) -> None:
        """Put hashes at the end of a row, and part with every tile that they fill."""
        if row == len(self._rows):
            self._rows.append(bytearray())
        index = self.size >> (row + 1) * HEIGHT
        held = self._rows[row]
        held += b"".join(hashes)
        while len(held) >= _TILE_BYTES:
            self._full.append((Tile(level=row, index=index), bytes(held[:_TILE_BYTES])))
            del held[:_TILE_BYTES]
            index += 1
        self._changed.add(row)


def _peaks(hashes: bytes, level: int) -> dict[int, bytes]:
    """The complete subtrees over a row of hashes that stand at `level`, by level."""
    row = [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]
    peaks: dict[int, bytes] = {}
    while row:
        if len(row) % 2:
            peaks[level] = row.pop()
        row = node_hashes(row)
        level += 1
    return peaks
