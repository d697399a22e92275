"""Models of CTranslate2 (`model.bin`, as faster-whisper has them): a list of named arrays, read to the last byte.

Source: model_spec.py of CTranslate2, binary versions 2 to 6.
"""

from math import prod

from shirushi.instruments.modelscan.part import Format, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor, to_the_end

_OLDEST, _NEWEST = 2, 6
_TYPED_SINCE, _ALIASED_SINCE = 4, 3
_WIDTHS = (4, 1, 2, 4, 2, 2)
"""Bytes of a number of each type: float32, int8, int16, int32, float16, bfloat16."""
_MOST_RANK = 8
_MOST_NAME = 1024

ARRAY = fault("ctranslate2-array", "知らない型又は大きさの配列があります。", "An array has an unknown type or size.")


def _shows(part: Part) -> bool:
    data = part.data
    size = int.from_bytes(data[4:6], "little")
    name = bytes(data[6 : 6 + size])
    is_version = _OLDEST <= int.from_bytes(data[:4], "little") <= _NEWEST
    return is_version and 1 < size <= _MOST_NAME and name[-1:] == b"\0" and name[:-1].isalnum()


def _account(cursor: Cursor) -> None:
    version = cursor.number("I")
    _name(cursor)
    cursor.number("I")
    for _ in range(cursor.number("I")):
        _name(cursor)
        shape = [cursor.number("I") for _ in range(_rank(cursor))]
        if version >= _TYPED_SINCE:
            kind, size = cursor.number("B"), cursor.number("I")
            width = _WIDTHS[kind] if kind < len(_WIDTHS) else 0
        else:
            width, count = cursor.number("B"), cursor.number("I")
            size = width * count
        if not width or size != prod(shape) * width:
            raise Unaccounted(ARRAY.at(cursor.at))
        cursor.skip(size)
    if version >= _ALIASED_SINCE:
        for _ in range(cursor.number("I")):
            _name(cursor)
            _name(cursor)


def _rank(cursor: Cursor) -> int:
    rank = cursor.number("B")
    if rank > _MOST_RANK:
        raise Unaccounted(ARRAY.at(cursor.at))
    return rank


def _name(cursor: Cursor) -> None:
    size = cursor.number("H")
    if not 0 < size <= _MOST_NAME:
        raise Unaccounted(CUT_SHORT.at(cursor.at))
    cursor.skip(size)


FORMAT = Format(id="ctranslate2", shows=_shows, look=to_the_end(_account))
