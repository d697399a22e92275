"""The B-trees of HDF5: version 1 for symbol tables and chunks, version 2 for everything newer (III.A)."""

from collections.abc import Iterator

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN
from shirushi.instruments.modelscan.readers.hdf5.store import Cursor, Store

_PREFIX = 10
"""Mark, version, type and checksum of a node of version 2."""
_DEEPEST = 64
_ANY_LEVEL = -1


def children(store: Store, address: int, kind: int, key_size: int) -> Iterator[tuple[Cursor, int]]:
    """What the leaves of a tree of version 1 point to: each key, and the address that follows it.

    Raises:
        Unaccounted: a node is none, or lies on another.
    """
    width = key_size + store.offset_size
    waiting = [(address, _ANY_LEVEL)]
    while waiting:
        at, expected = waiting.pop()
        head = store.peek(at, 8, "TREE")
        if bytes(head.take(4)) != b"TREE" or head.number(1) != kind:
            raise Unaccounted(BROKEN.at(at, node="TREE"))
        level, count = head.number(1), head.number(2)
        if expected not in {_ANY_LEVEL, level}:
            raise Unaccounted(BROKEN.at(at, node="TREE"))
        node = store.claim(at, 8 + 2 * store.offset_size + count * width + key_size, "TREE")
        node.skip(8 + 2 * store.offset_size)
        for _ in range(count):
            key = Cursor(store, node.at, node.at + key_size)
            node.skip(key_size)
            child = node.offset()
            if level:
                waiting.append((child, level - 1))
            else:
                yield key, child


def records(store: Store, address: int, kinds: set[int]) -> Iterator[tuple[int, Cursor]]:
    """The records of a tree of version 2, each with the tree's type.

    Raises:
        Unaccounted: a node is none, lies on another, or the tree is of another type.
    """
    head = store.claim(address, 22 + store.offset_size + store.length_size, "BTHD")
    head.expect(b"BTHD", 0)
    kind, node_size, record_size, depth = head.number(1), head.number(4), head.number(2), head.number(2)
    head.skip(2)
    root, count = head.offset(), head.number(2)
    if kind not in kinds or depth > _DEEPEST or not record_size or node_size <= _PREFIX + record_size:
        raise Unaccounted(BROKEN.at(address, node="BTHD"))
    if count:
        tree = _Tree(store, node_size, record_size, depth)
        yield from ((kind, record) for record in tree.walk(root, count, depth))


class _Tree:
    def __init__(self, store: Store, node_size: int, record_size: int, depth: int) -> None:
        self._store, self._node_size, self._record_size = store, node_size, record_size
        most = (node_size - _PREFIX) // record_size
        self._count_width = bytes_for(most)
        self._total_widths = [0]
        totals = most
        for level in range(1, depth + 1):
            pointer = store.offset_size + self._count_width + self._total_widths[level - 1]
            most = (node_size - _PREFIX - pointer) // (record_size + pointer)
            totals = (most + 1) * totals + most
            self._total_widths.append(bytes_for(totals))

    def walk(self, at: int, count: int, level: int) -> Iterator[Cursor]:
        """The records of the node there, and of those under it."""
        node = self._store.claim(at, self._node_size, "BTIN" if level else "BTLF")
        node.expect(b"BTIN" if level else b"BTLF", 0)
        node.skip(1)
        for _ in range(count):
            began = node.skip(self._record_size)
            yield Cursor(self._store, began, node.at)
        if not level:
            return
        for _ in range(count + 1):
            child, inner = node.offset(), node.number(self._count_width)
            node.skip(self._total_widths[level - 1])
            yield from self.walk(child, inner, level - 1)


def bytes_for(most: int) -> int:
    """How many bytes a number of at most `most` is written in."""
    return max(most.bit_length() - 1, 0) // 8 + 1
