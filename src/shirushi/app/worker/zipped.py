"""A zip file that only grows: members are appended as they come, its directory is written at the end.

Memory does not grow with the number of members: the directory waits in a temporary file. Source: PKWARE APPNOTE 6.3.10,
4.3 (layout) and 4.5.3 (ZIP64), deflate only.
"""

import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64: Final = struct.Struct("<4sLQL")
_END: Final = struct.Struct("<4s4H2LH")
_NEEDS: Final = 45
_UTF8: Final = 0x800
_DEFLATED: Final = 8
_FIRST_DAY: Final = 0x21  # 1980-01-01: the same members give the same bytes
_MOST: Final = 0xFFFFFFFF
_MANY: Final = 0xFFFF
_OFFSET64: Final = struct.Struct("<2HQ")
_SPOOL_BYTES: Final = 1 << 20
_CHUNK: Final = 1 << 16


class Deflating:
    """One member that grows: packed as it is written, kept in a temporary file until it is appended."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_SPOOL_BYTES)  # noqa: SIM115 - `close` is called by whoever appends it
        self._packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        self.crc = self.size = 0

    def write(self, data: bytes) -> None:
        """Add to the member's content."""
        self.crc = zlib.crc32(data, self.crc)
        self.size += len(data)
        self._file.write(self._packer.compress(data))

    def packed(self) -> tuple[int, Iterator[bytes]]:
        """End the member: its packed size and its packed bytes."""
        self._file.write(self._packer.flush())
        size = self._file.tell()
        self._file.seek(0)
        return size, iter(lambda: self._file.read(_CHUNK), b"")

    def close(self) -> None:
        """Let the temporary file go."""
        self._file.close()


class Zipped:
    """An archive at a path; what was there before is replaced. `close` writes the directory."""

    def __init__(self, path: Path) -> None:
        """Begin the archive.

        Raises:
            OSError: the file cannot be written.
        """
        self._file = path.open("wb")
        self._directory: IO[bytes] = tempfile.SpooledTemporaryFile(_SPOOL_BYTES)  # noqa: SIM115 - closed by `close`
        self._count = 0

    def add(self, name: str, data: bytes) -> None:
        """Append a member.

        Raises:
            OSError: the disk refuses.
        """
        member = Deflating()
        member.write(data)
        self.append(name, member)

    def append(self, name: str, member: Deflating) -> None:
        """Append a member that was written piece by piece, and close it; one over 4 GiB is left out.

        Raises:
            OSError: the disk refuses.
        """
        size, pieces = member.packed()
        if max(size, member.size) < _MOST:
            path = name.encode()
            offset = self._file.tell()
            self._file.write(_LOCAL.pack(b"PK\3\4", *_about(member, size), len(path), 0) + path)
            self._file.writelines(pieces)
            extra = _OFFSET64.pack(1, 8, offset) if offset >= _MOST else b""
            last = (len(path), len(extra), 0, 0, 0, 0, min(offset, _MOST))
            self._directory.write(_CENTRAL.pack(b"PK\1\2", _NEEDS, *_about(member, size), *last) + path + extra)
            self._count += 1
            self._file.flush()  # what stands in the file survives a kill of the process
        member.close()

    def close(self) -> None:
        """Write the directory and close the file.

        Raises:
            OSError: the disk refuses.
        """
        length = self._directory.tell()
        self._directory.seek(0)
        with self._file, self._directory:
            begins = self._file.tell()
            self._file.writelines(iter(lambda: self._directory.read(_CHUNK), b""))
            ends = self._file.tell()
            if self._count >= _MANY or ends >= _MOST:
                counts = (self._count, self._count, length, begins)
                self._file.write(_END64.pack(b"PK\6\6", _END64.size - 12, _NEEDS, _NEEDS, 0, 0, *counts))
                self._file.write(_LOCATOR64.pack(b"PK\6\7", 0, ends, 1))
            count = min(self._count, _MANY)
            self._file.write(_END.pack(b"PK\5\6", 0, 0, count, count, min(length, _MOST), min(begins, _MOST), 0))


def _about(member: Deflating, size: int) -> tuple[int, ...]:
    """What both headers of a member say of it."""
    return (_NEEDS, _UTF8, _DEFLATED, 0, _FIRST_DAY, member.crc, size, member.size)
