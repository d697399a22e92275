"""Pictures and sounds that lie beside models, as their pages show them: PNG, JPEG, GIF, WebP, WAV, each to its last byte.

Source: PNG (third edition) 5; ITU-T T.81, annex B; GIF 89a; RIFF as WebP and WAV use it.
"""

from collections.abc import Callable, Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor, to_the_end
from shirushi.instruments.modelscan.remark import Remark

_PNG = b"\x89PNG\r\n\x1a\n"
_RIFF, _OF_RIFF = b"RIFF", {b"WAVE", b"WEBP"}
_GIF = (b"GIF87a", b"GIF89a")
_GIF_TABLE, _GIF_EXTENSION, _GIF_IMAGE, _GIF_END = 0x80, 0x21, 0x2C, 0x3B
_JPEG = b"\xff\xd8\xff"
_MARK, _SCAN, _END = 0xFF, 0xDA, 0xD9
_ALONE = {0x01, *range(0xD0, 0xD8)}
_BLOCK = 1 << 20

BROKEN = fault("picture-broken", "画像又は音声の構造が壊れています。", "The picture or sound is broken.")


def _png(cursor: Cursor) -> None:
    """Chunks up to the one that ends the picture."""
    kind = b""
    while kind != b"IEND":
        size, kind = cursor.number("I"), cursor.take(4)
        cursor.skip(size + 4)


def _riff(cursor: Cursor) -> None:
    """One chunk that holds all others; writers may leave out the byte that makes it even."""
    size = cursor.number("I")
    cursor.skip(size)
    if size % 2 and not cursor.is_over:
        cursor.skip(1)


def _gif(cursor: Cursor) -> None:
    flags = cursor.take(7)[4]
    _colours(cursor, flags)
    while (kind := cursor.number("B")) != _GIF_END:
        if kind == _GIF_IMAGE:
            _colours(cursor, cursor.take(9)[8])
        elif kind != _GIF_EXTENSION:
            raise Unaccounted(BROKEN.at(cursor.at))
        cursor.skip(1)
        while size := cursor.number("B"):
            cursor.skip(size)


def _colours(cursor: Cursor, flags: int) -> None:
    if flags & _GIF_TABLE:
        cursor.skip(3 << (flags & 7) + 1)


def _jpeg(cursor: Cursor) -> None:
    """Segments; behind the head of a scan, its data up to the next mark."""
    while True:
        if cursor.number("B") != _MARK:
            raise Unaccounted(BROKEN.at(cursor.at))
        kind = cursor.number("B")
        while kind == _MARK:
            kind = cursor.number("B")
        if kind == _END:
            return
        if kind not in _ALONE:
            size = cursor.number("H")
            cursor.skip(size - 2)
        if kind == _SCAN:
            cursor.at = _scan_end(cursor.data, cursor.at)


def _scan_end(data: memoryview, at: int) -> int:
    """Where the next mark stands that is neither a filled byte nor a restart."""
    while at < len(data):
        block = bytes(data[at : at + _BLOCK])
        found = block.find(b"\xff")
        while 0 <= found < len(block) - 1:
            if block[found + 1] and not 0xD0 <= block[found + 1] <= 0xD7:  # noqa: PLR2004 - restarts
                return at + found
            found = block.find(b"\xff", found + 2)
        at += max(1, len(block) - (1 if block.endswith(b"\xff") and at + len(block) < len(data) else 0))
    raise Unaccounted(CUT_SHORT.at(len(data)))


def _format(named: str, shows: Callable[[bytes], bool], look: Callable[[Part], Iterator[Remark | Inner]]) -> Format:
    return Format(id=named, shows=lambda part: shows(bytes(part.data[:12])), look=look)


FORMATS = (
    _format("png", lambda head: head.startswith(_PNG), to_the_end(_png, len(_PNG), order=">")),
    _format("riff", lambda head: head[:4] == _RIFF and head[8:] in _OF_RIFF, to_the_end(_riff, len(_RIFF))),
    _format("gif", lambda head: head.startswith(_GIF), to_the_end(_gif, len(_GIF[0]))),
    _format("jpeg", lambda head: head.startswith(_JPEG), to_the_end(_jpeg, 2, order=">")),
)
