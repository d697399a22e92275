"""Reads tables of FlatBuffers without a schema compiler, never outside the bytes (flatbuffers.dev, "Internals")."""

from collections.abc import Iterator


class OutOfBounds(ValueError):
    """An offset or a length leads out of the bytes."""


class Buffer:
    """The bytes in which tables lie, and how far of them anything reached."""

    def __init__(self, data: memoryview) -> None:
        """Nothing is read yet."""
        self.data = data
        self.reached = 0

    def number(self, at: int, size: int, *, signed: bool = False) -> int:
        """The number of so many bytes.

        Raises:
            OutOfBounds: it is not within the bytes.
        """
        self.reach(at, size)
        return int.from_bytes(self.data[at : at + size], "little", signed=signed)

    def reach(self, at: int, size: int) -> None:
        """Make sure that a stretch is within the bytes.

        Raises:
            OutOfBounds: it is not.
        """
        if at < 0 or size < 0 or at + size > len(self.data):
            raise OutOfBounds
        self.reached = max(self.reached, at + size)

    def root(self) -> "Table":
        """The table that the first four bytes point at."""
        return Table(self, self.number(0, 4))


class Table:
    """One table; a field that is left out reads as nothing, or as its default."""

    def __init__(self, buffer: Buffer, at: int) -> None:
        """The table begins at `at`."""
        self.buffer = buffer
        self.at = at
        self._layout = at - buffer.number(at, 4, signed=True)
        size = buffer.number(self._layout, 2)
        self._fields = (size - 4) // 2
        buffer.reach(self._layout, size)
        buffer.reach(at, buffer.number(self._layout + 2, 2))

    def _field(self, index: int) -> int:
        """Where a field stands; 0: it is left out."""
        if index >= self._fields:
            return 0
        offset = self.buffer.number(self._layout + 4 + 2 * index, 2)
        return self.at + offset if offset else 0

    def number(self, index: int, size: int, default: int = 0, *, signed: bool = False) -> int:
        """A field that holds a number."""
        at = self._field(index)
        return self.buffer.number(at, size, signed=signed) if at else default

    def _pointed(self, index: int) -> int:
        at = self._field(index)
        return at + self.buffer.number(at, 4) if at else 0

    def table(self, index: int) -> "Table | None":
        """A field that holds a table."""
        at = self._pointed(index)
        return Table(self.buffer, at) if at else None

    def vector(self, index: int, width: int) -> tuple[int, int]:
        """Where the items of a field begin, and how many of so many bytes there are."""
        at = self._pointed(index)
        if not at:
            return 0, 0
        count = self.buffer.number(at, 4)
        self.buffer.reach(at + 4, count * width)
        return at + 4, count

    def bytes(self, index: int) -> memoryview:
        """A field that holds bytes or words."""
        at, count = self.vector(index, 1)
        return self.buffer.data[at : at + count]

    def words(self, index: int) -> str:
        """A field that holds words."""
        return bytes(self.bytes(index)).decode("utf-8", "replace")

    def tables(self, index: int) -> Iterator["Table"]:
        """A field that holds tables, one after the other."""
        at, count = self.vector(index, 4)
        for place in range(at, at + 4 * count, 4):
            yield Table(self.buffer, place + self.buffer.number(place, 4))

    def all_words(self, index: int) -> Iterator[str]:
        """A field that holds words, one after the other."""
        at, count = self.vector(index, 4)
        for place in range(at, at + 4 * count, 4):
            begin = place + self.buffer.number(place, 4)
            size = self.buffer.number(begin, 4)
            self.buffer.reach(begin + 4, size)
            yield bytes(self.buffer.data[begin + 4 : begin + 4 + size]).decode("utf-8", "replace")
