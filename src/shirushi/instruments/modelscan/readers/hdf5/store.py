"""The bytes of an HDF5 file while they are read: bounds are checked, and what was understood is noted.

No two structures of a sound file share a byte. So the structures together can never be longer than the file: that is
what bounds the time, and what stops at rings.
"""

import bisect
from collections.abc import Iterator

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, OVERLAP, TOO_MANY

NOWHERE = -1
"""An address that is not there."""
_MOST_CLAIMS = 1_000_000
_FREE_LOOKUPS = 1 << 20


class Cursor:
    """Reads numbers from `at` up to `end`, and never beyond."""

    __slots__ = ("_store", "at", "end")

    def __init__(self, store: "Store", at: int, end: int) -> None:
        """Begin at `at`."""
        self._store, self.at, self.end = store, at, end

    @property
    def left(self) -> int:
        """How many bytes are left."""
        return self.end - self.at

    def skip(self, size: int) -> int:
        """Pass over bytes; where they began."""
        began = self.at
        if size > self.end - began:
            raise Unaccounted(BROKEN.at(began))
        self.at = began + size
        return began

    def number(self, size: int) -> int:
        """The next number of so many bytes."""
        began = self.skip(size)
        return int.from_bytes(self._store.data[began : self.at], "little")

    def offset(self) -> int:
        """The next address; `NOWHERE` where it is undefined."""
        size = self._store.offset_size
        value = self.number(size)
        return NOWHERE if value == (1 << 8 * size) - 1 else value

    def length(self) -> int:
        """The next length."""
        return self.number(self._store.length_size)

    def take(self, size: int) -> memoryview:
        """The next bytes."""
        began = self.skip(size)
        return self._store.data[began : self.at]

    def words(self, size: int) -> str:
        """The next bytes as words, as far as the first zero."""
        return text(self.take(size))

    def expect(self, mark: bytes, version: int) -> None:
        """Pass over the mark and version that a structure begins with."""
        began = self.at
        if bytes(self.take(len(mark))) != mark or self.number(1) != version:
            raise Unaccounted(BROKEN.at(began, node=mark.decode()))

    def until_zero(self) -> str:
        """The words up to the next zero, which is passed over."""
        rest = bytes(self._store.data[self.at : min(self.end, self.at + 65_536)])
        length = rest.find(0)
        if length < 0:
            raise Unaccounted(BROKEN.at(self.at))
        self.at += length + 1
        return rest[:length].decode("utf-8", "replace")


class Store:
    """The file from its superblock on; addresses count from there."""

    def __init__(self, data: memoryview, offset_size: int, length_size: int) -> None:
        """Take the bytes, and how wide addresses and lengths are."""
        self.data = data
        self.offset_size = offset_size
        self.length_size = length_size
        self._claims: list[tuple[int, int]] = []
        self._left = len(data)
        self._lookups = _FREE_LOOKUPS + 4 * len(data)

    def claim(self, at: int, size: int, node: str) -> Cursor:
        """Note that these bytes belong to one structure, and read them."""
        if at < 0 or size < 0 or at + size > len(self.data):
            raise Unaccounted(BROKEN.at(max(at, -1), node=node))
        self._left -= size
        if self._left < 0:
            raise Unaccounted(OVERLAP.at(at, node=node))
        if len(self._claims) >= _MOST_CLAIMS:
            raise Unaccounted(TOO_MANY.at(at, node=node))
        if size:
            self._claims.append((at, at + size))
        return Cursor(self, at, at + size)

    def peek(self, at: int, size: int, node: str) -> Cursor:
        """Read bytes of a structure whose length stands in itself, before they are claimed."""
        if at < 0 or at + size > len(self.data):
            raise Unaccounted(BROKEN.at(max(at, -1), node=node))
        return Cursor(self, at, at + size)

    def charge(self, size: int) -> None:
        """Count bytes that are looked at by name, which may be named more than once."""
        self._lookups -= size + 16
        if self._lookups < 0:
            raise Unaccounted(TOO_MANY.at())

    def cover(self) -> "Cover":
        """What was claimed so far."""
        return Cover(sorted(self._claims))


class Cover:
    """Which bytes belong to a structure."""

    def __init__(self, claims: list[tuple[int, int]]) -> None:
        """Merge claims that are sorted."""
        self.overlaps: list[int] = []
        self._begins: list[int] = []
        self._ends: list[int] = []
        for begin, end in claims:
            if self._ends and begin <= self._ends[-1]:
                if begin < self._ends[-1]:
                    self.overlaps.append(begin)
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._begins.append(begin)
                self._ends.append(end)

    @property
    def end(self) -> int:
        """Where the last structure ends."""
        return self._ends[-1] if self._ends else 0

    def holds(self, at: int) -> bool:
        """Whether a byte belongs to a structure."""
        place = bisect.bisect_right(self._begins, at) - 1
        return place >= 0 and at < self._ends[place]

    def gaps(self, size: int) -> Iterator[tuple[int, int]]:
        """The stretches up to `size` that belong to none."""
        at = 0
        for begin, end in zip(self._begins, self._ends, strict=True):
            if begin > at:
                yield at, min(begin, size)
            at = end
        if at < size:
            yield at, size


def text(data: memoryview) -> str:
    """Bytes as words, as far as the first zero."""
    return bytes(data).partition(b"\0")[0].decode("utf-8", "replace")
