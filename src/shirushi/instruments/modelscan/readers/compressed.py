"""Streams that are compressed as a whole: gzip, zlib, bzip2, xz, lzma, lz4, zstd, as joblib and the shell write them.

Several streams may follow one another; what comes after the last is looked at too. 7z and rar need libraries that are not
part of this package: such a file is told, and never called safe.
"""

from collections.abc import Callable, Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.lz4 import Lz4
from shirushi.instruments.modelscan.readers.padding import is_blank
from shirushi.instruments.modelscan.readers.unpack import (
    BOMB,
    CUT_SHORT,
    Step,
    Unpacking,
    inflate_gzip,
    inflate_zlib,
    unpack_bz2,
    unpack_xz,
    unpack_zstd,
)
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MOST_STREAMS = 10_000
_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_OLD_JOBLIB_HEAD = 2 + 19
_MAGICS: tuple[tuple[str, tuple[bytes, ...], Callable[[], Step]], ...] = (
    ("gzip", (b"\x1f\x8b",), inflate_gzip),
    ("bzip2", (b"BZh",), unpack_bz2),
    ("xz", (b"\xfd7zXZ\x00",), unpack_xz),
    ("lzma", (b"\x5d\x00\x00",), unpack_xz),
    ("zlib", _ZLIB_HEADS, inflate_zlib),
    ("lz4", (b"\x04\x22\x4d\x18",), Lz4),
    ("zstd", (b"\x28\xb5\x2f\xfd",), unpack_zstd),
)
_CLOSED = (
    ("7z", b"7z\xbc\xaf\x27\x1c"),
    ("rar", b"Rar!\x1a\x07"),
)

NOT_OPENED = Kind(
    code="compression-not-opened",
    level="review",
    says=Text(
        ja="この圧縮形式は展開できないため、中を見ていません。",
        en="This compression is not opened here; nothing inside was looked at.",
    ),
    remedy=Text(ja="展開してから走査してください。", en="Unpack it and scan what comes out."),
)


def _format(name: str, heads: tuple[bytes, ...], begin: Callable[[], Step]) -> Format:
    def shows(part: Part) -> bool:
        return bytes(part.data[:8]).startswith(heads)

    def look(part: Part) -> Iterator[Remark | Inner]:
        yield from _streams(part.data, name, heads, begin)

    return Format(id=name, shows=shows, look=look)


def _streams(
    data: memoryview, name: str, heads: tuple[bytes, ...], begin: Callable[[], Step], at: int = 0
) -> Iterator[Remark | Inner]:
    """Each stream as one inner part; whatever follows the last as another."""
    for number in range(_MOST_STREAMS):
        unpacking = Unpacking(data[at:], begin)
        yield Inner(name=name if number == 0 else f"{name}{number}", data=unpacking.chunks())
        if unpacking.is_bomb:
            yield BOMB.at(at, node=name)
            return
        if unpacking.is_broken:
            yield CUT_SHORT.at(at, node=name)
            return
        at += unpacking.used
        if not bytes(data[at : at + 8]).startswith(heads):
            break
    if not is_blank(data[at:]):
        yield Inner(name=f"after-{name}", data=data[at:])


def _shows_old_joblib(part: Part) -> bool:
    return bytes(part.data[:4]) == b"ZF0x"


def _look_old_joblib(part: Part) -> Iterator[Remark | Inner]:
    yield from _streams(part.data, "zlib", _ZLIB_HEADS, inflate_zlib, _OLD_JOBLIB_HEAD)


def _closed(name: str, head: bytes) -> Format:
    def look(_part: Part) -> Iterator[Remark | Inner]:
        yield NOT_OPENED.at(0, node=name)

    return Format(id=name, shows=lambda part: bytes(part.data[:8]).startswith(head), look=look)


FORMATS = (
    *(_format(*each) for each in _MAGICS),
    Format(id="joblib-0.9", shows=_shows_old_joblib, look=_look_old_joblib),
    *(_closed(*each) for each in _CLOSED),
)
