"""Where HDF5 keeps names and values of varying length: local and global heaps (III.D, III.E)."""

import re
from collections.abc import Iterator
from contextlib import suppress

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, TOO_MANY
from shirushi.instruments.modelscan.readers.hdf5.store import Cursor, Store

_MARK = re.compile(b"GCOL\x01\0\0\0")
_MOST_KEPT = 1_000_000


class LocalHeap:
    """The names of one group."""

    def __init__(self, store: Store, address: int) -> None:
        """Claim the heap and its data.

        Raises:
            Unaccounted: it breaks off.
        """
        head = store.claim(address, 8 + 2 * store.length_size + store.offset_size, "HEAP")
        head.expect(b"HEAP", 0)
        head.skip(3)
        size = head.length()
        head.length()
        self._data = store.claim(head.offset(), size, "HEAP")
        self._store = store

    def words(self, at: int) -> str:
        """The name that begins so many bytes into the data."""
        cursor = Cursor(self._store, self._data.at, self._data.end)
        cursor.skip(at)
        words = cursor.until_zero()
        self._store.charge(len(words))
        return words


class GlobalHeaps:
    """The collections of values that attributes and data point to."""

    def __init__(self, store: Store) -> None:
        """Read from `store`."""
        self._store = store
        self._read: dict[int, dict[int, tuple[int, int]]] = {}
        self._kept = 0

    def value(self, address: int, index: int) -> memoryview:
        """The value of that index in the collection there.

        Raises:
            Unaccounted: there is none.
        """
        if address not in self._read:
            self._read[address] = {}
            self._read[address] = self._kept_of(address)
        place = self._read[address].get(index)
        if place is None:
            raise Unaccounted(BROKEN.at(address, node="GCOL"))
        self._store.charge(place[1] - place[0])
        return self._store.data[place[0] : place[1]]

    def _kept_of(self, address: int) -> dict[int, tuple[int, int]]:
        size = _size(self._store, address)
        found = {index: (at, end) for index, at, end in _values(self._store.claim(address, size, "GCOL"))}
        self._kept += len(found)
        if self._kept > _MOST_KEPT:
            raise Unaccounted(TOO_MANY.at(address, node="GCOL"))
        return found

    def claim_others(self) -> None:
        """Claim the collections that only data point to, as far as nothing else lies there."""
        cover = self._store.cover()
        for address in marks(self._store.data):
            if not cover.holds(address):
                with suppress(Unaccounted):
                    self._store.claim(address, _size(self._store, address), "GCOL")


def marks(data: memoryview) -> Iterator[int]:
    """Where collections begin, wherever they are: data may point to any."""
    return (found.start() for found in _MARK.finditer(data))


def values(store: Store, address: int) -> Iterator[memoryview]:
    """The values of the collection there, as far as it is one.

    Raises:
        Unaccounted: collections lie upon one another so often that it would take too long.
    """
    try:
        for _, at, end in _values(store.peek(address, _size(store, address), "GCOL")):
            store.charge(end - at)
            yield store.data[at:end]
    except Unaccounted as wrong:
        if wrong.remark.code == TOO_MANY.code:
            raise


def _size(store: Store, address: int) -> int:
    head = store.peek(address, 8 + store.length_size, "GCOL")
    head.expect(b"GCOL", 1)
    head.skip(3)
    return head.length()


def _values(collection: Cursor) -> Iterator[tuple[int, int, int]]:
    """Index, begin and end of each value; index 0 is what is free, and the last."""
    collection.skip(8)
    collection.length()
    while collection.left >= 16:  # noqa: PLR2004 - the head of a value
        index = collection.number(2)
        collection.skip(6)
        size = collection.length()
        if not index:
            return
        began = collection.skip(size)
        yield index, began, began + size
        collection.skip(min(-size % 8, collection.left))
