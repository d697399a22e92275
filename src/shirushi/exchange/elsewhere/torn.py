"""An archive whose writer was killed: its whole members are found by their own heads, and get a directory again.

Source: PKWARE APPNOTE 6.3.10, 4.3.7 (head of a member) and 4.3.12 (directory). A member whose size stands only behind it
(4.3.9), or that is over 4 GiB, ends the search: nothing after it can be found for certain.
"""

import struct
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_HEAD: Final = b"PK\3\4"
_SIZE_FOLLOWS: Final = 0x8
_SIZE_ELSEWHERE: Final = 0xFFFFFFFF
_MANY: Final = 0xFFFF


def is_torn(data: bytes) -> bool:
    """Whether an archive begins with a member and has no end."""
    return data.startswith(_HEAD) and b"PK\5\6" not in data[-(_MANY + _END.size) :]


def with_directory(data: bytes) -> bytes:
    """The whole members of a torn archive, at most 65,535 of them, with the directory that it lacks; what follows is cut off."""
    directory: list[bytes] = []
    at = 0
    while len(directory) < _MANY and (found := _member(data, at)):
        entry, at = found
        directory.append(entry)
    packed = b"".join(directory)
    count = len(directory)
    return data[:at] + packed + _END.pack(b"PK\5\6", 0, 0, count, count, len(packed), at, 0)


def _member(data: bytes, at: int) -> tuple[bytes, int] | None:
    """The directory entry of the member that begins at `at`, and where it ends; None where no whole one does."""
    if len(data) - at < _LOCAL.size:
        return None
    mark, needs, flags, method, time, day, crc, packed, size, name, extra = _LOCAL.unpack_from(data, at)
    ends = at + _LOCAL.size + name + extra + packed
    if mark != _HEAD or flags & _SIZE_FOLLOWS or _SIZE_ELSEWHERE in {packed, size} or ends > len(data):
        return None
    path = data[at + _LOCAL.size : at + _LOCAL.size + name]
    head = (b"PK\1\2", needs, needs, flags, method, time, day, crc, packed, size, name, 0, 0, 0, 0, 0, at)
    return _CENTRAL.pack(*head) + path, ends
