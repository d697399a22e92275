"""tar archives: every member, and whether unpacking them would write elsewhere (POSIX ustar, pax and GNU forms)."""

import io
import tarfile
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.padding import first_mark
from shirushi.instruments.modelscan.readers.slips import LEADS_OUT, NO_FILE, leads_out
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MAGIC_AT = 257
_BLOCK = 512
_CHUNK = 1 << 20

BROKEN = Kind(
    code="tar-broken",
    level="review",
    says=Text(ja="tar書庫の構造が途中で壊れています。", en="The tar archive breaks off or contradicts itself."),
    remedy=Text(ja="受け取り直してください。", en="Get the file again."),
)
AFTER_END = Kind(
    code="tar-after-end",
    level="review",
    says=Text(ja="書庫の終わりの後に別のデータがあります。", en="There is data after the end of the archive."),
    remedy=Text(ja="作成元に確かめてください。", en="Ask its maker."),
)


class _View(io.RawIOBase):
    """A file that reads from mapped bytes without copying more than is asked for."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be sought in."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        end = len(self._data) if size < 0 else self._at + size
        found = bytes(self._data[self._at : end])
        self._at += len(found)
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move to another place."""
        self._at = max(0, offset + (0, self._at, len(self._data))[whence])
        return self._at

    def tell(self) -> int:
        """The present place."""
        return self._at


def _shows(part: Part) -> bool:
    if bytes(part.data[_MAGIC_AT : _MAGIC_AT + 5]) == b"ustar":
        return True
    return len(part.data) >= _BLOCK and _is_old_header(bytes(part.data[:_BLOCK]))


def _is_old_header(head: bytes) -> bool:
    """A header from before ustar: no magic, but a checksum that fits (and is none of zeros)."""
    stored = head[148:156].strip(b" \0")
    if not stored or not head[0] or any(byte not in b"01234567" for byte in stored):
        return False
    return int(stored, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:])


def _look(part: Part) -> Iterator[Remark | Inner]:
    end = 0
    try:
        with tarfile.open(fileobj=_View(part.data), mode="r:") as archive:
            for member in archive:
                yield from _member(part.data, archive, member)
                end = max(end, archive.offset)
    except (tarfile.TarError, OSError, ValueError, EOFError, KeyError, OverflowError, MemoryError) as fault:
        yield BROKEN.at(end, detail=str(fault)[:200])
    yield from _after(part.data[end:], end)


def _member(data: memoryview, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[Remark | Inner]:
    if (
        leads_out(member.name)
        or (member.issym() and leads_out(member.linkname, member.name))
        or (member.islnk() and leads_out(member.linkname))
    ):
        yield LEADS_OUT.at(member.offset, node=member.name, detail=member.linkname or member.name)
    if member.ischr() or member.isblk() or member.isfifo():
        yield NO_FILE.at(member.offset, node=member.name)
    if not member.isreg():
        return
    if member.sparse is None:
        yield Inner(name=member.name, data=data[member.offset_data : member.offset_data + member.size])
        if member.offset_data + member.size > len(data):
            yield BROKEN.at(member.offset, node=member.name)
    else:
        yield Inner(name=member.name, data=_sparse(archive, member))


def _sparse(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    file = archive.extractfile(member)
    while file and (chunk := file.read(_CHUNK)):
        yield chunk


def _after(rest: memoryview, end: int) -> Iterator[Remark | Inner]:
    """Data behind the padding; a loader that goes on reading would find it."""
    start = first_mark(rest)
    if start < len(rest) and end:
        yield AFTER_END.at(end + start)
        yield Inner(name="after-end", data=rest[start:])


FORMAT = Format(id="tar", shows=_shows, look=_look)
