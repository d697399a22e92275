"""The links of a group, however it keeps them: symbol table, messages, or a heap (III.B, III.C, IV.A.2)."""

from collections.abc import Iterator, Sequence

import msgspec

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.btrees import children, records
from shirushi.instruments.modelscan.readers.hdf5.fractal import FractalHeap
from shirushi.instruments.modelscan.readers.hdf5.header import LINK, LINK_INFO, SYMBOL_TABLE, Headers, Message
from shirushi.instruments.modelscan.readers.hdf5.heaps import LocalHeap
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN
from shirushi.instruments.modelscan.readers.hdf5.store import NOWHERE, Cursor, Store, text

HARD, SOFT, EXTERNAL = 0, 1, 64
_GROUP_TREE, _LINKS_BY_NAME, _LINKS_BY_ORDER = 0, 5, 6
_CACHED_GROUP, _CACHED_SOFT = 1, 2


class Link(msgspec.Struct, frozen=True):
    """A name in a group: of which kind, where it leads (an address), or to which file."""

    name: str
    kind: int
    at: int
    address: int = NOWHERE
    file: str = ""


class Groups:
    """Follows the links of the groups of one file, each table once."""

    def __init__(self, store: Store, headers: Headers) -> None:
        """Read from `store`."""
        self._store, self._headers = store, headers
        self._tables: set[tuple[int, int]] = set()

    def links(self, messages: Sequence[Message]) -> Iterator[Link]:
        """The links of the object with these messages; none where it is no group.

        Raises:
            Unaccounted: they cannot be followed.
        """
        for message in messages:
            if message.kind == SYMBOL_TABLE:
                body = self._headers.body(message)
                yield from self.table(body.offset(), body.offset())
            elif message.kind == LINK:
                yield _link(self._headers.body(message))
            elif message.kind == LINK_INFO:
                yield from self._dense(self._headers.body(message))

    def table(self, tree: int, heap: int) -> Iterator[Link]:
        """The links of a symbol table."""
        if (tree, heap) in self._tables:
            return
        self._tables.add((tree, heap))
        names = LocalHeap(self._store, heap)
        for _, address in children(self._store, tree, _GROUP_TREE, self._store.length_size):
            head = self._store.peek(address, 8, "SNOD")
            head.expect(b"SNOD", 1)
            head.skip(1)
            count = head.number(2)
            node = self._store.claim(address, 8 + count * (2 * self._store.offset_size + 24), "SNOD")
            node.skip(8)
            for _ in range(count):
                yield from self._entry(node, names)

    def _entry(self, node: Cursor, names: LocalHeap) -> Iterator[Link]:
        """One entry, and the table that it remembers of the group it leads to."""
        began = node.at
        name, address, kind = names.words(node.offset()), node.offset(), node.number(4)
        node.skip(4)
        scratch = Cursor(self._store, node.skip(16), node.at)
        if kind == _CACHED_SOFT:
            names.words(scratch.number(4))
            yield Link(name, SOFT, began)
            return
        yield Link(name, HARD, began, address)
        if kind == _CACHED_GROUP:
            yield from self.table(scratch.offset(), scratch.offset())

    def _dense(self, info: Cursor) -> Iterator[Link]:
        if info.number(1):
            raise Unaccounted(BROKEN.at(info.at, node="link info"))
        flags = info.number(1)
        info.skip(8 if flags & 1 else 0)
        heap, by_name = info.offset(), info.offset()
        by_order = info.offset() if flags & 2 else NOWHERE
        if heap == NOWHERE:
            return
        kept = FractalHeap(self._store, heap)
        for tree in (by_name, by_order):
            for kind, record in (
                records(self._store, tree, {_LINKS_BY_NAME, _LINKS_BY_ORDER}) if tree != NOWHERE else ()
            ):
                record.skip(4 if kind == _LINKS_BY_NAME else 8)
                link = _link(kept.object(record))
                if tree == by_name:
                    yield link


def _link(body: Cursor) -> Link:
    began = body.at
    if body.number(1) != 1:
        raise Unaccounted(BROKEN.at(began, node="link"))
    flags = body.number(1)
    kind = body.number(1) if flags & 8 else HARD
    body.skip((8 if flags & 4 else 0) + (1 if flags & 16 else 0))
    name = bytes(body.take(body.number(1 << (flags & 3)))).decode("utf-8", "replace")
    if kind == HARD:
        return Link(name, HARD, began, body.offset())
    value = body.take(body.number(2))
    return Link(name, kind, began, file=text(value[1:]) if kind == EXTERNAL else "")
