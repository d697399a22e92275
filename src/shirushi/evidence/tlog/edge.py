"""The growing edge of a tree: takes leaves one after the other, tells the root, and hands out tiles as they change.

It holds the complete subtrees that make up the tree (a hash each, in the logarithm of the size) and the partial tile of
each row. A leaf costs two hashes on average; nothing is read back while the tree grows.
"""

from collections.abc import Iterable, Iterator

from shirushi.evidence.tlog.merkle import EMPTY_ROOT, HASH_BYTES, node_hash
from shirushi.evidence.tlog.tile import HEIGHT, WIDTH, Fetch, Tile


class Edge:
    """The right edge of a tree of `size` leaves."""

    __slots__ = ("_changed", "_full", "_peaks", "_rows", "size")

    def __init__(self) -> None:
        """Begin with the empty tree."""
        self.size = 0
        self._peaks: list[bytes] = []  # complete subtrees, largest first: one for each bit of the size
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
            edge._peaks = [*_peaks(hashes), *edge._peaks]
            row += 1
        return edge

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Take leaf hashes in order."""
        peaks = self._peaks
        for leaf in leaves:
            self._put(0, leaf)
            hashed, size = leaf, self.size
            while size & 1:
                hashed = node_hash(peaks.pop(), hashed)
                size >>= 1
            peaks.append(hashed)
            self.size += 1

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        if not self._peaks:
            return EMPTY_ROOT
        *rest, hashed = self._peaks
        for peak in reversed(rest):
            hashed = node_hash(peak, hashed)
        return hashed

    def changed(self) -> Iterator[tuple[Tile, bytes]]:
        """Every tile that is new since the last call: those that became full, then the partial ones as they stand."""
        full, self._full = self._full, []
        yield from full
        for row in sorted(self._changed):
            if hashes := self._rows[row]:
                width = len(hashes) // HASH_BYTES
                yield Tile(level=row, index=(self.size >> (row * HEIGHT)) // WIDTH, width=width), bytes(hashes)
        self._changed.clear()

    def _put(self, row: int, hashed: bytes) -> None:
        """Put a hash at the end of a row; a tile that it fills becomes one hash of the row above."""
        if row == len(self._rows):
            self._rows.append(bytearray())
        hashes = self._rows[row]
        hashes += hashed
        self._changed.add(row)
        if len(hashes) == WIDTH * HASH_BYTES:
            index = self.size >> ((row + 1) * HEIGHT)
            self._full.append((Tile(level=row, index=index), bytes(hashes)))
            (whole,) = _peaks(bytes(hashes))
            hashes.clear()
            self._put(row + 1, whole)


def _peaks(hashes: bytes) -> list[bytes]:
    """The complete subtrees over a row of hashes, largest first."""
    row = [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]
    peaks: list[bytes] = []
    while row:
        if len(row) % 2:
            peaks.append(row.pop())
        row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
    return peaks[::-1]
