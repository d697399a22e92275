"""Unpacks compressed bytes piece by piece, and stops where they turn out to be a bomb or to break off."""

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from shirushi.instruments.modelscan.remark import Kind
from shirushi.terms.text import Text

_PIECE = 1 << 16
_OUT = 1 << 20
_MOST_DICTIONARY = 256 << 20
_MOST_WINDOW_LOG = 27
_LZMA_PROPERTIES = 5
_FREE = 32 << 20
"""So much may come out of however little."""
_MOST_RATIO = 120
"""Beyond that, a byte may become at most so many; weights hardly compress at all."""

BOMB = Kind(
    code="decompression-bomb",
    level="review",
    says=Text(
        ja="わずかなデータが桁違いに大きく展開されます（圧縮爆弾）。途中で止めました。",
        en="Few bytes unpack to a great many (a decompression bomb); unpacking was stopped.",
    ),
    remedy=Text(ja="展開しないでください。作成元に確かめてください。", en="Do not unpack it; ask its maker."),
)
CUT_SHORT = Kind(
    code="compressed-data-broken",
    level="review",
    says=Text(
        ja="圧縮されたデータが途中で壊れています。壊れる前までを調べました。",
        en="The compressed data breaks off; what comes before was looked at.",
    ),
    remedy=Text(ja="受け取り直してください。", en="Get the file again."),
)


class Unpacking:
    """One stream while it is unpacked; `chunks` is read once, then the other attributes say how it went."""

    def __init__(self, data: memoryview, begin: Callable[[], "Step"]) -> None:
        """Unpack `data`, which begins with a stream that `begin` makes the unpacker of."""
        self._data = data
        self._step = begin()
        self.used = 0
        """Bytes of `data` that belong to the stream; all, where it breaks off."""
        self.is_bomb = False
        self.is_broken = False

    def chunks(self) -> Iterator[bytes]:
        """The unpacked bytes, piece by piece."""
        given = 0
        while not self._step.is_over:
            piece = self._data[self.used : self.used + _PIECE]
            self.used += len(piece)
            try:
                for out in self._step.feed(piece):
                    given += len(out)
                    yield out
                    if given > _FREE and given > _MOST_RATIO * self.used:
                        self.is_bomb = True
                        return
            except (zlib.error, OSError, EOFError, lzma.LZMAError, zstd.ZstdError, ValueError, MemoryError):
                self.is_broken = True
                return
            if not piece and not self._step.is_over:
                self.is_broken = True
                return
        self.used -= len(self._step.unused)


class Step:
    """A decompressor that gives at most so much at once, whichever library it comes from."""

    is_over = False
    unused = b""

    def feed(self, piece: memoryview) -> Iterator[bytes]:
        """Unpack one more piece."""
        raise NotImplementedError


class _Zlib(Step):
    def __init__(self, window: int) -> None:
        self._object = zlib.decompressobj(window)

    def feed(self, piece: memoryview) -> Iterator[bytes]:
        """Unpack one more piece."""
        left: bytes | memoryview = piece
        while True:
            out = self._object.decompress(left, _OUT)
            if out:
                yield out
            left = self._object.unconsumed_tail
            if self._object.eof:
                self.is_over, self.unused = True, self._object.unused_data
                return
            if not left and len(out) < _OUT:
                return


class _Made(Protocol):
    """What the decompressors of bz2, lzma and zstd have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes | memoryview, max_length: int = -1) -> bytes: ...


class _Sized(Step):
    def __init__(self, made: _Made) -> None:
        self._object = made

    def feed(self, piece: memoryview) -> Iterator[bytes]:
        """Unpack one more piece."""
        left: bytes | memoryview = piece
        while True:
            out = self._object.decompress(left, _OUT)
            if out:
                yield out
            if self._object.eof:
                self.is_over, self.unused = True, self._object.unused_data
                return
            if self._object.needs_input:
                return
            left = b""


def inflate_raw() -> Step:
    """Deflate without a head (RFC 1951), as zip members hold it."""
    return _Zlib(-zlib.MAX_WBITS)


def inflate_zlib() -> Step:
    """Deflate in the head and tail of zlib (RFC 1950)."""
    return _Zlib(zlib.MAX_WBITS)


def inflate_gzip() -> Step:
    """One member of gzip (RFC 1952)."""
    return _Zlib(zlib.MAX_WBITS | 16)


def unpack_bz2() -> Step:
    """One bzip2 stream."""
    return _Sized(bz2.BZ2Decompressor())


def unpack_xz() -> Step:
    """One xz stream, or lzma as older tools write it."""
    return _Sized(lzma.LZMADecompressor(memlimit=256 << 20))


def unpack_zstd() -> Step:
    """One frame of Zstandard (RFC 8878); a window beyond what any tool asks for is refused."""
    return _Sized(zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _MOST_WINDOW_LOG}))


def unpack_lzma_of_zip(head: bytes) -> Step:
    """LZMA as zip members hold it: its properties stand in the member's first bytes (APPNOTE 5.8.8).

    Raises:
        ValueError: there are too few of them, or such properties cannot be.
    """
    if len(head) < _LZMA_PROPERTIES:
        msg = "an LZMA member begins with five bytes of properties"
        raise ValueError(msg)
    properties, dictionary = head[0], int.from_bytes(head[1:5], "little")
    filters: list[dict[str, int]] = [
        {
            "id": lzma.FILTER_LZMA1,
            "lc": properties % 9,
            "lp": properties // 9 % 5,
            "pb": properties // 45,
            "dict_size": min(dictionary, _MOST_DICTIONARY),
        }
    ]
    return _Sized(lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters))
