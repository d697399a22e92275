"""Universal Binary JSON, as XGBoost keeps models in it (`.ubj`): values only, read to the last byte.

Source: ubjson.org, draft 12, with the typed arrays and objects of it.
"""

import struct

from shirushi.instruments.modelscan.part import Format
from shirushi.instruments.modelscan.readers.cover import Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor, to_the_end

_COUNTS = {b"i": "b", b"U": "B", b"I": "h", b"l": "i", b"L": "q"}
_WIDTHS = {b"Z": 0, b"N": 0, b"T": 0, b"F": 0, b"C": 1, b"d": 4, b"D": 8} | {
    mark: struct.calcsize(kind) for mark, kind in _COUNTS.items()
}
_MOST_DEPTH = 64
_ENDS = {b"[": b"]", b"{": b"}"}

BROKEN = fault("ubjson-broken", "UBJSONの構造が壊れています。", "The UBJSON structure is broken.")


def is_begun(head: bytes) -> bool:
    """Whether an object of this form begins, which no JSON does so; `{#` begins a comment of Jinja, too."""
    if head[:1] != b"{":
        return False
    if head[1:2] == b"#":
        return head[2:3] in _COUNTS
    return head[1:2] in _COUNTS or (head[1:2] == b"$" and head[3:4] == b"#")


class _Reader:
    """Passes over values one by one; what is open stands on a stack, so that no nesting costs recursion."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._open: list[tuple[bytes, int, bytes]] = []
        """What each open container is, how many items are left (-1: until its end), and of which type they all are."""

    def run(self) -> None:
        """Read one value with everything in it."""
        self._value(self._cursor.take(1))
        while self._open:
            kind, left, typed = self._open[-1]
            if left == 0 or (left < 0 and self._is_at(_ENDS[kind])):
                if left < 0:
                    self._cursor.skip(1)
                self._open.pop()
                continue
            self._open[-1] = (kind, left - 1 if left > 0 else left, typed)
            if kind == b"{":
                self._cursor.skip(self._count())
            self._value(typed or self._cursor.take(1))

    def _is_at(self, sign: bytes) -> bool:
        return bytes(self._cursor.data[self._cursor.at : self._cursor.at + 1]) == sign

    def _value(self, mark: bytes) -> None:
        if mark in _WIDTHS:
            self._cursor.skip(_WIDTHS[mark])
        elif mark in {b"S", b"H"}:
            self._cursor.skip(self._count())
        elif mark in _ENDS:
            self._begin(mark)
        else:
            raise Unaccounted(BROKEN.at(self._cursor.at))

    def _count(self) -> int:
        mark = self._cursor.take(1)
        if mark not in _COUNTS:
            raise Unaccounted(BROKEN.at(self._cursor.at))
        count = self._cursor.number(_COUNTS[mark])
        if count < 0:
            raise Unaccounted(BROKEN.at(self._cursor.at))
        return count

    def _begin(self, kind: bytes) -> None:
        typed, count = b"", -1
        if self._is_at(b"$"):
            self._cursor.skip(1)
            typed = self._cursor.take(1)
        if typed or self._is_at(b"#"):
            if self._cursor.take(1) != b"#":
                raise Unaccounted(BROKEN.at(self._cursor.at))
            count = self._count()
        if kind == b"[" and typed in _WIDTHS:
            self._cursor.skip(count * _WIDTHS[typed])
        elif len(self._open) >= _MOST_DEPTH or (typed and typed not in _WIDTHS):
            raise Unaccounted(BROKEN.at(self._cursor.at))
        else:
            self._open.append((kind, count, typed))


def _read(cursor: Cursor) -> None:
    _Reader(cursor).run()


FORMAT = Format(id="ubjson", shows=lambda part: is_begun(bytes(part.data[:4])), look=to_the_end(_read, order=">"))
