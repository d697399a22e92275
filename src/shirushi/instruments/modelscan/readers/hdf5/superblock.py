"""The superblock, with which an HDF5 file begins: at byte 0, or behind a block that is the user's own (II.A)."""

import msgspec

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, NOT_FOLLOWED
from shirushi.instruments.modelscan.readers.hdf5.store import NOWHERE, Store

MAGIC = b"\x89HDF\r\n\x1a\n"
_FIRST_USER_BLOCK = 512
_OLD, _NEW = {0, 1}, {2, 3}
_SIZES = {2, 4, 8}


class Superblock(msgspec.Struct, frozen=True):
    """Widths of addresses and lengths, the file's end, and the objects with which everything begins."""

    offset_size: int
    length_size: int
    size: int
    end: int
    roots: tuple[tuple[str, int], ...]
    tables: tuple[tuple[int, int], ...] = ()
    """The symbol table that an old superblock remembers of the root."""


def find(data: memoryview) -> int:
    """Where the superblock begins; -1: there is none. Libraries look where the user's block may end, too."""
    at = 0
    while at + len(MAGIC) <= len(data):
        if bytes(data[at : at + len(MAGIC)]) == MAGIC:
            return at
        at = at * 2 or _FIRST_USER_BLOCK
    return -1


def load(data: memoryview) -> Superblock:
    """The superblock that `data` begins with.

    Raises:
        Unaccounted: it breaks off, or is of an edition that is not known here.
    """
    version = data[8] if len(data) > len(MAGIC) else NOWHERE
    if version in _OLD:
        return _old(data, version)
    if version in _NEW:
        return _new(data)
    raise Unaccounted(NOT_FOLLOWED.at(8, node=f"superblock {version}"))


def _widths(data: memoryview, at: int) -> tuple[int, int]:
    offset, length = (data[at], data[at + 1]) if len(data) > at + 1 else (0, 0)
    if offset not in _SIZES or length not in _SIZES:
        raise Unaccounted(BROKEN.at(at, node="superblock"))
    return offset, length


def _old(data: memoryview, version: int) -> Superblock:
    offset, length = _widths(data, 13)
    fixed = 24 + (4 if version else 0)
    cursor = Store(data, offset, length).peek(0, fixed + 6 * offset + 24, "superblock")
    cursor.skip(fixed)
    cursor.offset()
    cursor.offset()
    end, driver = cursor.offset(), cursor.offset()
    cursor.offset()
    root, is_cached = cursor.offset(), cursor.number(4) == 1
    cursor.skip(4)
    tables = ((cursor.offset(), cursor.offset()),) if is_cached else ()
    if driver != NOWHERE:
        raise Unaccounted(NOT_FOLLOWED.at(driver, node="driver"))
    return Superblock(offset, length, cursor.end, end, (("", root),), tables)


def _new(data: memoryview) -> Superblock:
    offset, length = _widths(data, 9)
    cursor = Store(data, offset, length).peek(0, 16 + 4 * offset, "superblock")
    cursor.skip(12)
    cursor.offset()
    extension, end, root = cursor.offset(), cursor.offset(), cursor.offset()
    roots = (("", root),) if extension == NOWHERE else (("", root), ("superblock", extension))
    return Superblock(offset, length, cursor.end, end, roots)
