"""GGML files from before GGUF, as whisper.cpp still has them: settings, vocabulary, tensors, read to the last byte.

The head does not say whose model it is. Each layout that is known is tried; the one that ends where the file ends is it.
Source: whisper.cpp models/convert-pt-to-ggml.py; llama.cpp before August 2023, llama_file_loader (ggml, ggmf, ggjt 1–3).
"""

from collections.abc import Callable, Iterator
from math import prod

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor
from shirushi.instruments.modelscan.readers.gguf import BLOCKS
from shirushi.instruments.modelscan.remark import Remark

_MAGICS = {b"lmgg": "ggml", b"fmgg": "ggmf", b"tjgg": "ggjt"}
_WHISPER_SETTINGS, _LLAMA_SETTINGS = 11, 7
_HALF_SCALES_SINCE = 3
_OLD_BLOCKS = BLOCKS | {2: (32, 20), 3: (32, 24), 8: (32, 36)}
"""Blocks whose scale was a number of 32 bits, before version 3 of ggjt."""
_MOST_SIDES = 4
_MOST_WORD = 65_535
_ALIGNMENT = 32

OTHER = fault(
    "ggml-layout",
    "GGUFより前のGGMLの形式です。知られている配置では終わりまで読めません。",
    "It is a GGML file from before GGUF, and no known layout of one reads it to its end.",
)


def _shows(part: Part) -> bool:
    return bytes(part.data[:4]) in _MAGICS


def _look(part: Part) -> Iterator[Remark | Inner]:
    tries: tuple[Callable[[Cursor], None], ...] = (_whisper, _llama)
    if not any(_is_read(part.data, each) for each in tries):
        yield OTHER.at(0, node=_MAGICS[bytes(part.data[:4])])


def _is_read(data: memoryview, layout: Callable[[Cursor], None]) -> bool:
    try:
        layout(Cursor(data, 4))
    except Unaccounted:
        return False
    return True


def _whisper(cursor: Cursor) -> None:
    cursor.skip(4 * _WHISPER_SETTINGS)
    cursor.skip(4 * cursor.number("I") * cursor.number("I"))
    for _ in range(cursor.number("I")):
        _word(cursor)
    _tensors(cursor, BLOCKS, 1)


def _llama(cursor: Cursor) -> None:
    magic = bytes(cursor.data[:4])
    version = 0 if magic == b"lmgg" else cursor.number("I")
    words = cursor.number("I")
    cursor.skip(4 * (_LLAMA_SETTINGS - 1))
    for _ in range(words):
        _word(cursor)
        cursor.skip(4 if version else 0)
    is_new = magic == b"tjgg" and version >= _HALF_SCALES_SINCE
    _tensors(cursor, BLOCKS if is_new else _OLD_BLOCKS, _ALIGNMENT if magic == b"tjgg" else 1)


def _word(cursor: Cursor) -> None:
    size = cursor.number("I")
    if size > _MOST_WORD:
        raise Unaccounted(OTHER.at(cursor.at))
    cursor.skip(size)


def _tensors(cursor: Cursor, blocks: dict[int, tuple[int, int]], alignment: int) -> None:
    while not cursor.is_over:
        sides_count, name_size, kind = cursor.number("I"), cursor.number("I"), cursor.number("I")
        if sides_count > _MOST_SIDES or name_size > _MOST_WORD or kind not in blocks:
            raise Unaccounted(OTHER.at(cursor.at))
        sides = [cursor.number("I") for _ in range(sides_count)]
        cursor.skip(name_size)
        cursor.align(alignment)
        numbers, width = blocks[kind]
        if sides and sides[0] % numbers:
            raise Unaccounted(OTHER.at(cursor.at))
        cursor.skip(prod(sides) // numbers * width)


FORMAT = Format(id="ggml", shows=_shows, look=_look)
