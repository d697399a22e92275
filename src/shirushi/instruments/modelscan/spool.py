"""Where unpacked bytes go: into memory while they are few, into a file without a name otherwise, within bounds."""

import mmap
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

_SMALL = 1 << 20


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """How far a scan goes: depth of nesting, parts in all, bytes unpacked from one file in all."""

    depth: int = 8
    parts: int = 50_000
    unpacked_bytes: int = 32 << 30


class Full(Exception):
    """The bounds, or the disk, allow no more; what was unpacked so far is kept."""

    def __init__(self, so_far: memoryview) -> None:
        """Carry the bytes that were unpacked before."""
        self.so_far = so_far
        super().__init__("full")


class Spool:
    """Takes unpacked bytes of one file's members, and counts them."""

    def __init__(self, folder: Path | None, bounds: Bounds) -> None:
        """Use nameless files in `folder` (None: wherever temporary files go)."""
        self._folder = folder
        self._left = bounds.unpacked_bytes

    def take(self, chunks: Iterator[bytes]) -> memoryview:
        """Put `chunks` one after the other and map the whole.

        Raises:
            Full: the bounds or the disk allow no more; what was taken so far comes with it.
        """
        held = bytearray()
        for chunk in chunks:
            self._left -= len(chunk)
            held += chunk
            if self._left < 0:
                raise Full(memoryview(bytes(held)))
            if len(held) > _SMALL:
                return self._on_disk(bytes(held), chunks)
        return memoryview(bytes(held))

    def _on_disk(self, begun: bytes, chunks: Iterator[bytes]) -> memoryview:
        with tempfile.TemporaryFile(dir=self._folder, buffering=0) as file:
            is_full = not _is_written(file, begun)
            for chunk in chunks if not is_full else ():
                self._left -= len(chunk)
                if not _is_written(file, chunk) or self._left < 0:
                    is_full = True
                    break
            size = file.seek(0, 2)
            mapped = memoryview(mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)) if size else memoryview(b"")
        if is_full:
            raise Full(mapped)
        return mapped


def _is_written(file: IO[bytes], data: bytes) -> bool:
    """Whether the disk took all of it; a disk that fills up takes a part first."""
    left = memoryview(data)
    try:
        while left:
            left = left[file.write(left) :]
    except OSError:
        return False
    return True
