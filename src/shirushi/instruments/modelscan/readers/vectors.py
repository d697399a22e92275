"""Vectors of words: the models of fastText (`.bin`, `.ftz`) and word2vec's binary form, read to the last byte.

Source: fastText 0.9.2, fasttext.cc, dictionary.cc, quantmatrix.cc, productquantizer.cc; word2vec.c.
"""

import re

from shirushi.instruments.modelscan.part import Format, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor, to_the_end

_FASTTEXT = (793712314).to_bytes(4, "little")
_SETTINGS, _CENTRES = 12 * 4 + 8, 256
_USUAL_WORD, _MOST_WORD = 64, 4096
_HEAD = re.compile(rb"([0-9]{1,10}) ([0-9]{1,6})\n")
_MOST_HEAD = 32
_NEWLINE = 0x0A

SIZE = fault("vectors-size", "行列の大きさが正しくありません。", "A matrix has no valid size.")


def _fasttext(cursor: Cursor) -> None:
    cursor.skip(4 + _SETTINGS)
    _dictionary(cursor)
    for _ in range(2):
        (_quantized if cursor.number("B") else _matrix)(cursor)


def _dictionary(cursor: Cursor) -> None:
    size = cursor.number("i")
    cursor.skip(4 + 4 + 8)
    pruned = cursor.number("q")
    for _ in range(size):
        _word(cursor, b"\0")
        cursor.skip(8 + 1)
    cursor.skip(8 * max(pruned, 0))


def _word(cursor: Cursor, end: bytes) -> None:
    """Words up to, and with, the byte that ends them."""
    length = bytes(cursor.data[cursor.at : cursor.at + _USUAL_WORD]).find(end)
    if length < 0:
        length = bytes(cursor.data[cursor.at : cursor.at + _MOST_WORD]).find(end)
    if length < 0:
        raise Unaccounted(CUT_SHORT.at(cursor.at))
    cursor.skip(length + 1)


def _sides(cursor: Cursor) -> tuple[int, int]:
    rows, columns = cursor.number("q"), cursor.number("q")
    if rows < 0 or columns < 0:
        raise Unaccounted(SIZE.at(cursor.at))
    return rows, columns


def _matrix(cursor: Cursor) -> None:
    rows, columns = _sides(cursor)
    cursor.skip(4 * rows * columns)


def _quantized(cursor: Cursor) -> None:
    has_norms = cursor.number("B")
    rows, _ = _sides(cursor)
    cursor.skip(cursor.number("i"))
    _centres(cursor)
    if has_norms:
        cursor.skip(rows)
        _centres(cursor)


def _centres(cursor: Cursor) -> None:
    size = cursor.number("i")
    cursor.skip(3 * 4 + 4 * _CENTRES * size)


def _shows_word2vec(part: Part) -> bool:
    return _HEAD.match(bytes(part.data[:_MOST_HEAD])) is not None and b"\0" in bytes(part.data[:4096])


def _word2vec(cursor: Cursor) -> None:
    head = _HEAD.match(cursor.take(min(_MOST_HEAD, len(cursor.data))))
    if head is None:
        raise Unaccounted(SIZE.at(0))
    cursor.at = head.end()
    for _ in range(int(head[1])):
        _word(cursor, b" ")
        cursor.skip(4 * int(head[2]))
        if not cursor.is_over and cursor.data[cursor.at] == _NEWLINE:
            cursor.skip(1)


FORMATS = (
    Format(
        id="fasttext", shows=lambda part: bytes(part.data[:4]) == _FASTTEXT, look=to_the_end(_fasttext, len(_FASTTEXT))
    ),
    Format(id="word2vec", shows=_shows_word2vec, look=to_the_end(_word2vec)),
)
