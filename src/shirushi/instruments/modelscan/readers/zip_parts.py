"""Finds the members of a zip archive by its central directory and by its local headers (PKWARE APPNOTE 6.3).

Neither is trusted: a loader goes by one of them, and what it finds there is what it loads.
"""

import struct
from collections.abc import Iterator

import msgspec

LOCAL, CENTRAL, END, END64, LOCATOR64, DESCRIPTOR = (
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08",
)  # fmt: skip
_LOCAL_HEAD = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL_HEAD = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END_HEAD = struct.Struct("<4sHHHHIIH")
END_SIZE = _END_HEAD.size
"""Bytes of the end record, before its comment."""
_END64_HEAD = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR64_HEAD = struct.Struct("<4sIQI")
_MOST_COMMENT = 1 << 16
_MOST_VERSION = 0xFF
_UNKNOWN32 = 0xFFFFFFFF
_ZIP64_EXTRA = 1
_MOST_MEMBERS = 1_000_000


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A member as one header tells it: name, method, flags, sizes packed and plain, Unix mode, where its data begin.

    `at` is where its local header stands; `start` -1: there is none, or it lies outside the file.
    """

    name: str
    method: int
    flags: int
    packed: int
    plain: int
    mode: int
    at: int
    start: int


class Directory(msgspec.Struct, frozen=True, kw_only=True):
    """A central directory: its members in order, where it begins, where the archive ends; `is_whole`: no entry broke off."""

    members: tuple[Member, ...]
    at: int
    end: int
    is_whole: bool


def ends(data: memoryview) -> int:
    """Where the end record stands, the last one that any loader would take; -1: there is none."""
    tail_at = max(0, len(data) - _MOST_COMMENT - _END_HEAD.size)
    found = bytes(data[tail_at:]).rfind(END)
    at = tail_at + found
    return at if found >= 0 and at + _END_HEAD.size <= len(data) else -1


def directories(data: memoryview) -> Iterator[Directory]:
    """The central directory as the end record places it: counted back from the record, and by its own offset.

    Loaders do the one or the other; they differ where something stands before the archive.
    """
    at = ends(data)
    if at < 0:
        return
    _, _, _, _, _, size, offset, comment = _END_HEAD.unpack_from(data, at)
    end = min(len(data), at + _END_HEAD.size + comment)
    record = at
    locator = at - _LOCATOR64_HEAD.size
    if locator >= 0 and bytes(data[locator : locator + 4]) == LOCATOR64:
        placed = _end64(data, locator)
        if placed is not None:
            record, size, offset = placed
    starts = dict.fromkeys((record - size, offset))
    for start in starts:
        if 0 <= start <= record and (start == record or bytes(data[start : start + 4]) == CENTRAL):
            yield _directory(data, start, record, end, shift=record - size - offset if start == record - size else 0)


def _end64(data: memoryview, locator: int) -> tuple[int, int, int] | None:
    """Record, size and offset of the directory as the ZIP64 end record gives them, wherever that stands."""
    _, _, offset, _ = _LOCATOR64_HEAD.unpack_from(data, locator)
    for at in (locator - _END64_HEAD.size, offset):
        if 0 <= at <= len(data) - _END64_HEAD.size and bytes(data[at : at + 4]) == END64:
            fields = _END64_HEAD.unpack_from(data, at)
            return at, fields[8], fields[9]
    return None


def _directory(data: memoryview, at: int, record: int, end: int, *, shift: int) -> Directory:
    members: list[Member] = []
    place, is_whole = at, True
    while place < record and len(members) < _MOST_MEMBERS:
        if place + _CENTRAL_HEAD.size > record or bytes(data[place : place + 4]) != CENTRAL:
            is_whole = False
            break
        member, place = _central(data, place, shift)
        members.append(member)
    return Directory(members=tuple(members), at=at, end=end, is_whole=is_whole and place == record)


def _central(data: memoryview, at: int, shift: int) -> tuple[Member, int]:
    head = _CENTRAL_HEAD.unpack_from(data, at)
    flags, method, packed, plain = head[3], head[4], head[8], head[9]
    names, extras, comments, attributes, offset = head[10], head[11], head[12], head[15], head[16]
    name_at = at + _CENTRAL_HEAD.size
    extra = bytes(data[name_at + names : name_at + names + extras])
    plain, packed, offset = _widened(extra, plain, packed, offset)
    member = Member(
        name=_name(data, name_at, names, flags),
        method=method,
        flags=flags,
        packed=packed,
        plain=plain,
        mode=attributes >> 16,
        at=offset + shift,
        start=_start(data, offset + shift),
    )
    return member, name_at + names + extras + comments


def _widened(extra: bytes, *sizes: int) -> tuple[int, ...]:
    """Sizes that did not fit into 32 bits, from the ZIP64 field of the extra data, in its fixed order."""
    at, wide = 0, b""
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _ZIP64_EXTRA:
            wide = extra[at + 4 : at + 4 + length]
        at += 4 + length
    found: list[int] = []
    for size in sizes:
        if size == _UNKNOWN32 and len(wide) >= 8:  # noqa: PLR2004 - one number of 64 bits
            found.append(int.from_bytes(wide[:8], "little"))
            wide = wide[8:]
        else:
            found.append(size)
    return tuple(found)


def _name(data: memoryview, at: int, length: int, flags: int) -> str:
    return bytes(data[at : at + length]).decode("utf-8" if flags & 0x800 else "cp437", "replace")


def _start(data: memoryview, at: int) -> int:
    if not 0 <= at <= len(data) - _LOCAL_HEAD.size or bytes(data[at : at + 4]) != LOCAL:
        return -1
    names, extras = struct.unpack_from("<HH", data, at + _LOCAL_HEAD.size - 4)
    return min(len(data), at + _LOCAL_HEAD.size + int(names) + int(extras))


def local(data: memoryview, at: int) -> Member | None:
    """The member that the local header at `at` tells of; None: there is no plausible one."""
    start = _start(data, at)
    if start < 0:
        return None
    head = _LOCAL_HEAD.unpack_from(data, at)
    version, flags, method, packed, plain, names, extras = (
        head[1],
        head[2],
        head[3],
        head[7],
        head[8],
        head[9],
        head[10],
    )
    if version & 0xFF > _MOST_VERSION or not names or start > len(data):
        return None
    name_at = at + _LOCAL_HEAD.size
    plain, packed = _widened(bytes(data[name_at + names : name_at + names + extras]), plain, packed)
    name = _name(data, name_at, names, flags)
    return Member(name=name, method=method, flags=flags, packed=packed, plain=plain, mode=0, at=at, start=start)


def find_local(data: memoryview, start: int, end: int) -> Iterator[int]:
    """Where local headers stand between two places."""
    size = 1 << 20
    for block in range(start, end, size):
        piece = bytes(data[block : min(block + size + 3, end)])
        at = piece.find(LOCAL)
        while at >= 0:
            if at < size:
                yield block + at
            at = piece.find(LOCAL, at + 1)
