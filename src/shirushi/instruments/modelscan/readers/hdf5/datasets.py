"""Where the numbers of a dataset are: in the header, in one piece, in chunks, or in other files (IV.A.2, VII)."""

from collections.abc import Iterator, Sequence
from math import ceil, prod

import msgspec

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5 import chunks
from shirushi.instruments.modelscan.readers.hdf5.header import DATASPACE, EXTERNAL, FILTERS, LAYOUT, Headers, Message
from shirushi.instruments.modelscan.readers.hdf5.heaps import GlobalHeaps, LocalHeap
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, FILTER, NOT_FOLLOWED, OTHER_FILE, OUTSIDE
from shirushi.instruments.modelscan.readers.hdf5.store import NOWHERE, Cursor, Store
from shirushi.instruments.modelscan.readers.hdf5.values import Type
from shirushi.instruments.modelscan.readers.slips import leads_out
from shirushi.instruments.modelscan.remark import Remark

_COMPACT, _CONTIGUOUS, _CHUNKED, _VIRTUAL = range(4)
_OLD_LAYOUTS, _LAYOUT_3, _NEW_LAYOUTS = {1, 2}, 3, {4, 5}
_NAMED_FROM = 256
_KNOWN_FILTERS = frozenset(
    {1, 2, 3, 4, 5, 6, 305, 307, 32000, 32001, 32004, 32008, 32013, 32015, 32017, 32018, 32019, 32024, 32026}
)
"""Deflate, shuffle, Fletcher, szip, n-bit, scale-offset; LZO, bzip2, LZF, Blosc, LZ4, bitshuffle, ZFP, Zstandard, SZ, and
the like of the register of filters: those that h5py, PyTables and hdf5plugin bring along."""


class Stored(msgspec.Struct, frozen=True):
    """The bytes of a dataset: its pieces in order, and the filters that they went through."""

    pieces: tuple[tuple[int, int], ...] = ()
    filters: tuple[int, ...] = ()


class Datasets:
    """Accounts for the data of the datasets of one file."""

    def __init__(self, store: Store, headers: Headers, heaps: GlobalHeaps) -> None:
        """Read from `store`."""
        self._store, self._headers, self._heaps = store, headers, heaps

    def stored(self, messages: Sequence[Message], shape: tuple[Type, int]) -> Stored:
        """Where the data are; claimed.

        Raises:
            Unaccounted: they are not where they are said to be, or cannot be followed.
        """
        filters = tuple(self._filters(messages))
        dims = next((self._dims(each) for each in messages if each.kind == DATASPACE), ())
        for message in messages:
            if message.kind == LAYOUT:
                body = self._headers.body(message)
                return Stored(tuple(self._pieces(body, shape, dims, is_filtered=bool(filters))), filters)
        raise Unaccounted(BROKEN.at(node="layout"))

    def others(self, messages: Sequence[Message]) -> Iterator[Remark]:
        """Other files that the data are read from, and filters that are not known.

        Raises:
            Unaccounted: they cannot be followed.
        """
        for message in messages:
            if message.kind == EXTERNAL:
                yield from self._external(self._headers.body(message))
            elif message.kind == LAYOUT:
                yield from self._virtual(self._headers.body(message))
            elif message.kind == FILTERS:
                for number in self._filters([message]):
                    if number not in _KNOWN_FILTERS:
                        yield FILTER.at(message.at, node=f"filter {number}")

    def _dims(self, message: Message) -> tuple[int, ...]:
        body = self._headers.body(message)
        version, rank, _, _ = (body.number(1) for _ in range(4))
        body.skip(4 if version == 1 else 0)
        return tuple(body.length() for _ in range(rank))

    def _filters(self, messages: Sequence[Message]) -> Iterator[int]:
        for message in messages:
            if message.kind != FILTERS:
                continue
            body = self._headers.body(message)
            version, count = body.number(1), body.number(1)
            body.skip(6 if version == 1 else 0)
            for _ in range(count):
                number = body.number(2)
                named = body.number(2) if version == 1 or number >= _NAMED_FROM else 0
                body.skip(2)
                values = body.number(2)
                body.skip(named + (-named % 8 if version == 1 else 0))
                body.skip(min(body.left, 4 * (values + values % 2 if version == 1 else values)))
                yield number

    def _external(self, body: Cursor) -> Iterator[Remark]:
        began = body.at
        body.skip(6)
        count = body.number(2)
        names = LocalHeap(self._store, body.offset())
        for _ in range(count):
            file = names.words(body.length())
            body.length()
            body.length()
            yield elsewhere(file, began, "external storage")

    def _virtual(self, body: Cursor) -> Iterator[Remark]:
        """A virtual dataset; its source names stand in a global heap, the first of them first."""
        began = body.at
        version, kind = body.number(1), body.number(1)
        if version not in _NEW_LAYOUTS or kind != _VIRTUAL:
            return
        address, index = body.offset(), body.number(4)
        if address == NOWHERE:
            return
        mapped = bytes(self._heaps.value(address, index))[1 + self._store.length_size :]
        yield elsewhere(mapped.partition(b"\0")[0].decode("utf-8", "replace"), began, "virtual dataset")

    def _pieces(
        self, body: Cursor, shape: tuple[Type, int], dims: tuple[int, ...], *, is_filtered: bool
    ) -> Iterator[tuple[int, int]]:
        began = body.at
        version = body.number(1)
        if version in _OLD_LAYOUTS:
            yield from self._old(body, shape)
            return
        kind = body.number(1)
        if version != _LAYOUT_3 and version not in _NEW_LAYOUTS:
            raise Unaccounted(NOT_FOLLOWED.at(began, node=f"layout {version}"))
        if kind == _COMPACT:
            at = body.skip(body.number(2))
            yield at, body.at
        elif kind == _CONTIGUOUS:
            yield from self._piece(body.offset(), body.length())
        elif kind == _CHUNKED and version == _LAYOUT_3:
            rank, tree = body.number(1), body.offset()
            yield from self._tree(tree, rank)
        elif kind == _CHUNKED:
            yield from self._newer(body, dims, is_filtered=is_filtered)
        elif kind != _VIRTUAL:
            raise Unaccounted(BROKEN.at(began, node="layout"))

    def _old(self, body: Cursor, shape: tuple[Type, int]) -> Iterator[tuple[int, int]]:
        rank, kind = body.number(1), body.number(1)
        body.skip(5)
        address = NOWHERE if kind == _COMPACT else body.offset()
        body.skip(4 * rank)
        if kind == _COMPACT:
            at = body.skip(body.number(4))
            yield at, body.at
        elif kind == _CONTIGUOUS:
            yield from self._piece(address, shape[0].size * shape[1])
        elif kind == _CHUNKED:
            yield from self._tree(address, rank)
        else:
            raise Unaccounted(BROKEN.at(body.at, node="layout"))

    def _piece(self, address: int, size: int) -> Iterator[tuple[int, int]]:
        if address != NOWHERE and size:
            self._store.claim(address, size, "data")
            yield address, address + size

    def _tree(self, tree: int, rank: int) -> Iterator[tuple[int, int]]:
        for address, size in chunks.of_tree(self._store, tree, rank) if tree != NOWHERE else ():
            yield from self._piece(address, size)

    def _newer(self, body: Cursor, dims: tuple[int, ...], *, is_filtered: bool) -> Iterator[tuple[int, int]]:
        flags, rank, width = body.number(1), body.number(1), body.number(1)
        sides = [body.number(width) for _ in range(rank)]
        if not all(sides) or len(sides) != len(dims) + 1:
            raise Unaccounted(BROKEN.at(body.at, node="layout"))
        many = prod(ceil(dim / side) for dim, side in zip(dims, sides[:-1], strict=True))
        index = chunks.Index(
            store=self._store, size=prod(sides), count=many, rank=rank - 1, is_filtered=is_filtered, flags=flags
        )
        for address, size in index.read(body):
            yield from self._piece(address, size)


def elsewhere(file: str, at: int, node: str) -> Remark:
    """What to say of data that another file holds."""
    is_outside = leads_out(file) or "://" in file
    return (OUTSIDE if is_outside else OTHER_FILE).at(at, node=node, detail=file[:200])
