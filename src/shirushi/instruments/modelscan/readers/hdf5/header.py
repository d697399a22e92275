"""Object headers, versions 1 and 2, with all that continues them (HDF5 file format 3.0, IV.A)."""

from collections import deque

import msgspec

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, NOT_FOLLOWED
from shirushi.instruments.modelscan.readers.hdf5.store import Cursor, Store

DATASPACE, LINK_INFO, DATATYPE, LINK, EXTERNAL, LAYOUT, FILTERS = 0x01, 0x02, 0x03, 0x06, 0x07, 0x08, 0x0B
ATTRIBUTE, CONTINUATION, SYMBOL_TABLE, ATTRIBUTE_INFO = 0x0C, 0x10, 0x11, 0x15
_KNOWN = {*range(0x09), 0x0A, FILTERS, ATTRIBUTE, 0x0D, 0x0E, CONTINUATION, SYMBOL_TABLE, 0x12, 0x13, ATTRIBUTE_INFO, 0x16, 0x17}  # fmt: skip
"""All but the bogus message, shared message tables, other drivers and cache images."""
_SHARED = 2
_COMMITTED = 2
_MARK_2 = b"OHDR"


class Message(msgspec.Struct, frozen=True):
    """One message of an object header: its type, and where its body begins and ends."""

    kind: int
    is_shared: bool
    at: int
    end: int


class Headers:
    """The object headers of one file, each read once."""

    def __init__(self, store: Store) -> None:
        """Read from `store`."""
        self._store = store
        self._read: dict[int, tuple[Message, ...]] = {}

    def at(self, address: int) -> tuple[Message, ...]:
        """The messages of the object whose header is there.

        Raises:
            Unaccounted: the header breaks off, or holds what is not known here.
        """
        if address not in self._read:
            self._read[address] = ()
            self._read[address] = tuple(_messages(self._store, address))
        return self._read[address]

    def body(self, message: Message) -> Cursor:
        """The body of a message, wherever it is kept.

        Raises:
            Unaccounted: it is kept where nothing is followed here.
        """
        if not message.is_shared:
            return Cursor(self._store, message.at, message.end)
        return self.shared(Cursor(self._store, message.at, message.end), message.kind)

    def shared(self, cursor: Cursor, kind: int) -> Cursor:
        """The body of a message that another object keeps (IV.A.2, "Shared Message")."""
        began = cursor.at
        version, place = cursor.number(1), cursor.number(1)
        if version == 1:
            cursor.skip(6)
        elif version == 3 and place != _COMMITTED:  # noqa: PLR2004 - in a heap of shared messages
            raise Unaccounted(NOT_FOLLOWED.at(began, node="shared message"))
        kept = [each for each in self.at(cursor.offset()) if each.kind == kind and not each.is_shared]
        if len(kept) != 1:
            raise Unaccounted(BROKEN.at(began, node="shared message"))
        return Cursor(self._store, kept[0].at, kept[0].end)


def _messages(store: Store, address: int) -> list[Message]:
    if bytes(store.peek(address, 4, "object header").take(4)) == _MARK_2:
        return _version_2(store, address)
    return _version_1(store, address)


def _version_1(store: Store, address: int) -> list[Message]:
    head = store.peek(address, 16, "object header")
    if head.number(1) != 1:
        raise Unaccounted(BROKEN.at(address, node="object header"))
    head.skip(1)
    count = head.number(2)
    head.skip(4)
    size = head.number(4)
    first = store.claim(address, 16 + size, "object header")
    first.skip(16)
    found: list[Message] = []
    blocks = deque([first])
    while blocks:
        block = blocks.popleft()
        while block.left >= 8 and len(found) < count:  # noqa: PLR2004 - the head of a message
            kind, length, flags = block.number(2), block.number(2), block.number(1)
            block.skip(3)
            message = _message(kind, flags, block, length)
            found.append(message)
            if kind == CONTINUATION:
                at, size = _continued(store, message)
                blocks.append(store.claim(at, size, "object header"))
    return found


def _version_2(store: Store, address: int) -> list[Message]:
    head = store.peek(address, min(64, len(store.data) - address), "object header")
    head.expect(_MARK_2, 2)
    flags = head.number(1)
    head.skip((16 if flags & 0x20 else 0) + (4 if flags & 0x10 else 0))
    size = head.number(1 << (flags & 3))
    began = head.at - address
    first = store.claim(address, began + size + 4, "object header")
    first.skip(began)
    found: list[Message] = []
    blocks = deque([first])
    while blocks:
        block = blocks.popleft()
        end, width = block.end - 4, 6 if flags & 4 else 4
        while end - block.at >= width:
            kind, length, marks = block.number(1), block.number(2), block.number(1)
            block.skip(width - 4)
            message = _message(kind, marks, block, length)
            found.append(message)
            if kind == CONTINUATION:
                at, size = _continued(store, message)
                more = store.claim(at, size, "object header")
                if bytes(more.take(4)) != b"OCHK" or more.left < 4:  # noqa: PLR2004 - the checksum
                    raise Unaccounted(BROKEN.at(at, node="OCHK"))
                blocks.append(more)
    return found


def _message(kind: int, flags: int, block: Cursor, length: int) -> Message:
    began = block.skip(length)
    if kind not in _KNOWN:
        raise Unaccounted(NOT_FOLLOWED.at(began, node=f"message {kind}"))
    return Message(kind, bool(flags & _SHARED), began, block.at)


def _continued(store: Store, message: Message) -> tuple[int, int]:
    cursor = Cursor(store, message.at, message.end)
    return cursor.offset(), cursor.length()
