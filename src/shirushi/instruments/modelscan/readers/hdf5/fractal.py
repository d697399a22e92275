"""Fractal heaps, in which large groups and objects with many attributes keep them (III.G)."""

import bisect
from collections.abc import Iterator

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.btrees import bytes_for, records
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, NOT_FOLLOWED
from shirushi.instruments.modelscan.readers.hdf5.store import NOWHERE, Cursor, Store

_MANAGED, _HUGE, _TINY = 0, 1, 2
_HUGE_INDIRECT = 1
_LONG_TINY = 18
_MOST_BITS = 64


class FractalHeap:
    """One heap: its objects are found by the ids that a B-tree keeps."""

    def __init__(self, store: Store, address: int) -> None:
        """Claim the heap and its blocks.

        Raises:
            Unaccounted: it breaks off, or its blocks went through filters.
        """
        self._store, self._at = store, address
        offset, length = store.offset_size, store.length_size
        head = store.claim(address, 26 + 12 * length + 3 * offset, "FRHP")
        head.expect(b"FRHP", 0)
        self._id_size, filters = head.number(2), head.number(2)
        if filters:
            raise Unaccounted(NOT_FOLLOWED.at(address, node="filtered heap"))
        self._has_checksums = bool(head.number(1) & 2)
        most_managed = head.number(4)
        head.length()
        self._huge_tree = head.offset()
        head.length()
        head.offset()
        head.skip(8 * length)
        self._width, self._start, self._most_direct = head.number(2), head.length(), head.length()
        bits = head.number(2)
        head.skip(2)
        root, rows = head.offset(), head.number(2)
        if not 0 < self._start <= self._most_direct or not self._width or max(bits, rows) > _MOST_BITS:
            raise Unaccounted(BROKEN.at(address, node="FRHP"))
        self._direct_rows = (self._most_direct // self._start).bit_length() + 1
        self._place_size = (bits + 7) // 8
        self._length_size = min(((self._most_direct.bit_length() - 1) + 7) // 8, bytes_for(most_managed))
        self._blocks: list[tuple[int, int, int]] = []
        self._huge: dict[int, tuple[int, int]] = {}
        if root != NOWHERE:
            if rows:
                self._indirect(root, rows, 0)
            else:
                self._direct(root, 0, self._start)
        self._blocks.sort()
        if self._huge_tree != NOWHERE:
            self._huge = dict(self._huge_objects())

    def _direct(self, at: int, place: int, size: int) -> None:
        self._store.claim(at, size, "FHDB").expect(b"FHDB", 0)
        self._blocks.append((place, size, at))

    def _indirect(self, at: int, rows: int, place: int) -> None:
        prefix = 5 + self._store.offset_size + self._place_size
        node = self._store.claim(at, prefix + rows * self._width * self._store.offset_size + 4, "FHIB")
        node.expect(b"FHIB", 0)
        node.skip(prefix - 5)
        for row in range(rows):
            size = self._start << max(row - 1, 0)
            for _ in range(self._width):
                child = node.offset()
                if child != NOWHERE and row < self._direct_rows:
                    self._direct(child, place, size)
                elif child != NOWHERE:
                    self._indirect(child, (size // (self._start * self._width)).bit_length(), place)
                place += size

    def _huge_objects(self) -> Iterator[tuple[int, tuple[int, int]]]:
        for kind, record in records(self._store, self._huge_tree, {1, 2, 3, 4}):
            if kind != _HUGE_INDIRECT:
                raise Unaccounted(NOT_FOLLOWED.at(record.at, node="huge object"))
            at, size, key = record.offset(), record.length(), record.length()
            self._store.claim(at, size, "huge object")
            yield key, (at, size)

    def object(self, key: Cursor) -> Cursor:
        """The object of an id, which `key` stands before.

        Raises:
            Unaccounted: there is none.
        """
        identity = Cursor(self._store, key.at, key.end)
        key.skip(self._id_size)
        kind = identity.number(1)
        if kind >> 4 == _MANAGED:
            return self._managed(identity.number(self._place_size), identity.number(self._length_size))
        if kind >> 4 == _HUGE and self._huge:
            at, size = self._huge.get(identity.length(), (NOWHERE, 0))
            self._store.charge(size)
            return self._store.peek(at, size, "huge object")
        if kind >> 4 == _TINY and self._id_size <= _LONG_TINY:
            size = (kind & 15) + 1
            return Cursor(self._store, identity.skip(size), identity.at)
        raise Unaccounted(NOT_FOLLOWED.at(key.at, node=f"heap id {kind}"))

    def _managed(self, place: int, size: int) -> Cursor:
        number = bisect.bisect_right(self._blocks, (place, 1 << _MOST_BITS, 0)) - 1
        if number >= 0:
            begin, length, at = self._blocks[number]
            if place + size <= begin + length:
                self._store.charge(size)
                return self._store.peek(at + place - begin, size, "FHDB")
        raise Unaccounted(BROKEN.at(self._at, node="FRHP"))
