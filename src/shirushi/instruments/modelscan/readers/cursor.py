"""Reads numbers and words one after the other, never beyond the end; for formats that are nothing but a sequence."""

import struct
from collections.abc import Callable, Iterator

from shirushi.instruments.modelscan.part import Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, Unaccounted, fault
from shirushi.instruments.modelscan.remark import Remark

MORE = fault(
    "more-follows", "形式どおりの終わりの後に、別のデータが続きます。", "Other data follows where the format ends."
)


class Cursor:
    """A place in the bytes, which moves on as they are read.

    Every method raises `Unaccounted` where the bytes end too early.
    """

    def __init__(self, data: memoryview, at: int = 0, *, order: str = "<") -> None:
        """Begin at `at`; numbers are in this byte order, as `struct` writes it."""
        self.data = data
        self.at = at
        self._order = order

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        return self.at == len(self.data)

    def skip(self, count: int) -> int:
        """Pass over bytes; where they began."""
        began = self.at
        if count < 0 or count > len(self.data) - began:
            raise Unaccounted(CUT_SHORT.at(began))
        self.at = began + count
        return began

    def align(self, alignment: int) -> None:
        """Pass over what is missing to a multiple."""
        self.skip(-self.at % alignment)

    def take(self, count: int) -> bytes:
        """The next so many bytes."""
        began = self.skip(count)
        return bytes(self.data[began : self.at])

    def number(self, kind: str) -> int:
        """The next whole number, of a kind as `struct` calls it."""
        layout = struct.Struct(f"{self._order}{kind}")
        return int(layout.unpack_from(self.data, self.skip(layout.size))[0])


def to_the_end(
    read: Callable[[Cursor], None], at: int = 0, *, order: str = "<"
) -> Callable[[Part], Iterator[Remark | Inner]]:
    """A reader of a format that is a sequence: `read` passes over it from `at`, and nothing may be left behind it."""

    def look(part: Part) -> Iterator[Remark | Inner]:
        cursor = Cursor(part.data, at, order=order)
        try:
            read(cursor)
        except Unaccounted as wrong:
            yield wrong.remark
            return
        if not cursor.is_over:
            yield MORE.at(cursor.at)

    return look
