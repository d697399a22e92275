"""Where the chunks of a dataset are, whichever index lists them (III.A, VII)."""

from collections.abc import Iterable, Iterator

import msgspec

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.btrees import children, records
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, NOT_FOLLOWED
from shirushi.instruments.modelscan.readers.hdf5.store import NOWHERE, Cursor, Store

_CHUNK_TREE, _PLAIN_CHUNKS, _FILTERED_CHUNKS = 1, 10, 11
_SINGLE, _IMPLICIT, _FIXED, _EXTENSIBLE, _TREE_2 = range(1, 6)
_SINGLE_FILTERED = 2
_MASK = 4
_CHECKSUM = 4
_MOST_BITS = 64


def of_tree(store: Store, tree: int, rank: int) -> Iterator[tuple[int, int]]:
    """Address and size of each chunk in a tree of version 1; `rank` counts the element as a side.

    Raises:
        Unaccounted: the tree cannot be followed.
    """
    for key, address in children(store, tree, _CHUNK_TREE, 8 + 8 * rank):
        yield address, key.number(4)


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """What an index of chunks needs to know: bytes of a chunk, how many there are, sides, whether filters changed them."""

    store: Store
    size: int
    count: int
    rank: int
    is_filtered: bool
    flags: int

    def read(self, body: Cursor) -> Iterator[tuple[int, int]]:
        """Address and size of each chunk by the index that a layout of version 4 names.

        Raises:
            Unaccounted: it cannot be followed.
        """
        began, kind = body.at, body.number(1)
        if kind == _SINGLE:
            size = self.size
            if self.flags & _SINGLE_FILTERED:
                size = body.length()
                body.skip(_MASK)
            yield body.offset(), size
        elif kind == _IMPLICIT:
            yield body.offset(), self.size * self.count
        elif kind in {_FIXED, _EXTENSIBLE, _TREE_2}:
            body.skip({_FIXED: 1, _EXTENSIBLE: 5, _TREE_2: 6}[kind])
            address = body.offset()
            ways = {_FIXED: self._fixed, _EXTENSIBLE: self._extensible, _TREE_2: self._tree}
            if address != NOWHERE:
                yield from ways[kind](address)
        else:
            raise Unaccounted(NOT_FOLLOWED.at(began, node=f"chunk index {kind}"))

    def _tree(self, address: int) -> Iterator[tuple[int, int]]:
        for kind, record in records(self.store, address, {_PLAIN_CHUNKS, _FILTERED_CHUNKS}):
            at = record.offset()
            width = record.left - _MASK - 8 * self.rank
            if kind == _FILTERED_CHUNKS and width < 1:
                raise Unaccounted(BROKEN.at(record.at, node="BTHD"))
            yield at, record.number(width) if kind == _FILTERED_CHUNKS else self.size

    def elements(self, block: Cursor, count: int, width: int) -> Iterator[tuple[int, int]]:
        """The chunks that so many elements, each so wide, point to."""
        for _ in range(count):
            element = Cursor(self.store, block.skip(width), block.at)
            at = element.offset()
            size = element.number(width - self.store.offset_size - _MASK) if self.is_filtered else self.size
            if at != NOWHERE:
                yield at, size

    def _width(self, head: Cursor) -> int:
        """How many bytes an element takes, from a header whose client stands next."""
        began = head.at
        client, width = head.number(1), head.number(1)
        least = self.store.offset_size + (_MASK + 1 if self.is_filtered else 0)
        if client != int(self.is_filtered) or width < least:
            raise Unaccounted(BROKEN.at(began, node="chunk index"))
        return width

    def _fixed(self, address: int) -> Iterator[tuple[int, int]]:
        offset, length = self.store.offset_size, self.store.length_size
        head = self.store.claim(address, 12 + length + offset, "FAHD")
        head.expect(b"FAHD", 0)
        width, bits, count, at = self._width(head), head.number(1), head.length(), head.offset()
        if at == NOWHERE:
            return
        page = 1 << min(bits, _MOST_BITS)
        pages = -(-count // page) if count > page else 0
        prefix = 6 + offset + -(-pages // 8)
        block = self.store.claim(at, prefix + count * width + _CHECKSUM * (pages + 1), "FADB")
        block.expect(b"FADB", 0)
        block.skip(1 + offset)
        if not pages:
            yield from self.elements(block, count, width)
            return
        written = block.take(-(-pages // 8))
        block.skip(_CHECKSUM)
        yield from self.pages(block, (bit(written, number) for number in range(pages)), page, width, count)

    def pages(
        self, block: Cursor, are_written: Iterable[bool], page: int, width: int, count: int
    ) -> Iterator[tuple[int, int]]:
        """The elements of the pages that were ever written; the others hold anything."""
        for number, is_written in enumerate(are_written):
            here = min(page, count - number * page)
            if is_written:
                yield from self.elements(block, here, width)
            else:
                block.skip(here * width)
            block.skip(_CHECKSUM)

    def _extensible(self, address: int) -> Iterator[tuple[int, int]]:
        offset, length = self.store.offset_size, self.store.length_size
        head = self.store.claim(address, 16 + 6 * length + offset, "EAHD")
        head.expect(b"EAHD", 0)
        width = self._width(head)
        bits, first, least, pointers, page_bits = (head.number(1) for _ in range(5))
        head.skip(6 * length)
        at = head.offset()
        if not least or not pointers or bits > _MOST_BITS or page_bits > _MOST_BITS:
            raise Unaccounted(BROKEN.at(address, node="EAHD"))
        if at != NOWHERE:
            yield from _Extensible(self, width, (bits + 7) // 8, least, 1 << page_bits).index_block(
                at, first, 2 * (pointers.bit_length() - 1), bits + 2 - least.bit_length()
            )


class _Extensible:
    """An extensible array: elements, data blocks and super blocks, each super block of larger ones than the last."""

    def __init__(self, index: Index, width: int, place_size: int, least: int, page: int) -> None:
        self._index, self._store = index, index.store
        self._width, self._place_size, self._least, self._page = width, place_size, least, page

    def index_block(self, at: int, first: int, direct: int, levels: int) -> Iterator[tuple[int, int]]:
        """All elements; the blocks of the first `direct` levels are pointed to directly."""
        offset = self._store.offset_size
        blocks = sum(1 << level // 2 for level in range(direct)) + max(levels - direct, 0)
        block = self._store.claim(at, 10 + offset + first * self._width + blocks * offset, "EAIB")
        block.expect(b"EAIB", 0)
        block.skip(1 + offset)
        yield from self._index.elements(block, first, self._width)
        for level in range(direct):
            for _ in range(1 << level // 2):
                yield from self._data_block(block.offset(), self._size(level), 0, ())
        for level in range(direct, levels):
            yield from self._super_block(block.offset(), level)

    def _size(self, level: int) -> int:
        return (1 << (level + 1) // 2) * self._least

    def _super_block(self, at: int, level: int) -> Iterator[tuple[int, int]]:
        if at == NOWHERE:
            return
        offset, many, size = self._store.offset_size, 1 << level // 2, self._size(level)
        pages = size // self._page if size > self._page else 0
        bitmap = many * -(-pages // 8)
        block = self._store.claim(at, 10 + offset + self._place_size + bitmap + many * offset, "EASB")
        block.expect(b"EASB", 0)
        block.skip(1 + offset + self._place_size)
        written = block.take(bitmap)
        for number in range(many):
            first = number * pages
            are_written = (bit(written, each) for each in range(first, first + pages))
            yield from self._data_block(block.offset(), size, pages, are_written)

    def _data_block(self, at: int, count: int, pages: int, are_written: Iterable[bool]) -> Iterator[tuple[int, int]]:
        if at == NOWHERE:
            return
        prefix = 6 + self._store.offset_size + self._place_size
        size = prefix + count * self._width + _CHECKSUM * (pages + 1)
        block = self._store.claim(at, size, "EADB")
        block.expect(b"EADB", 0)
        block.skip(prefix - 5)
        if count > self._page and not pages:
            raise Unaccounted(NOT_FOLLOWED.at(at, node="EADB"))
        if not pages:
            yield from self._index.elements(block, count, self._width)
            return
        block.skip(_CHECKSUM)
        yield from self._index.pages(block, are_written, self._page, self._width, count)


def bit(bits: memoryview, number: int) -> bool:
    """One bit of a map, the highest of a byte first."""
    return bool(bits[number // 8] & 0x80 >> number % 8)
