"""Proves that an HDF5 file holds nothing but values: every object is reached, every byte accounted for.

HDF5 runs no code, but it may have other files read in the model's name (external links and storage), and what programs
keep in it may run: PyTables, pandas and hickle unpickle values, Keras builds what a JSON attribute names. Such values are
looked at in their own right. Format: HDF5 File Format Specification 3.0, superblocks 0 to 3.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.datasets import Datasets, Stored, elsewhere
from shirushi.instruments.modelscan.readers.hdf5.groups import EXTERNAL, HARD, SOFT, Groups, Link
from shirushi.instruments.modelscan.readers.hdf5.header import EXTERNAL as OTHER_STORAGE
from shirushi.instruments.modelscan.readers.hdf5.header import LAYOUT, Headers, Message
from shirushi.instruments.modelscan.readers.hdf5.heaps import GlobalHeaps, marks, values
from shirushi.instruments.modelscan.readers.hdf5.kinds import LINK as UNKNOWN_LINK
from shirushi.instruments.modelscan.readers.hdf5.kinds import OVERLAP, TOO_MANY
from shirushi.instruments.modelscan.readers.hdf5.store import Store
from shirushi.instruments.modelscan.readers.hdf5.superblock import Superblock, find, load
from shirushi.instruments.modelscan.readers.hdf5.values import Values
from shirushi.instruments.modelscan.readers.padding import is_blank
from shirushi.instruments.modelscan.readers.pickle import reader as pickles
from shirushi.instruments.modelscan.readers.pickle.kinds import BROKEN as BROKEN_PICKLE
from shirushi.instruments.modelscan.readers.unpack import Unpacking, inflate_zlib
from shirushi.instruments.modelscan.remark import Remark

_LEAST_PICKLE = 12
"""Shorter values hold no pickle that calls anything."""
_LEAST_LOOKED_AT = 64
_MOST_INNER = 20_000
_MOST_PEEKED = 1 << 16
_LONGEST_NAME = 200
_DEFLATE, _SHUFFLE, _CHECKSUM = 1, 2, 3
_UNDONE = {_DEFLATE, _SHUFFLE, _CHECKSUM}
_NO_STREAM = frozenset({"opcode", "stack", "end", "line", "number", "text"})
"""Where every unpickler stops as well; before it, nothing was named."""


def _shows(part: Part) -> bool:
    return find(part.data) >= 0


def _look(part: Part) -> Iterator[Remark | Inner]:
    base = find(part.data)
    if base and not is_blank(part.data[:base]):
        yield Inner(name="user-block", data=part.data[:base], expects="rest")
    data = part.data[base:]
    try:
        superblock = load(data)
    except Unaccounted as wrong:
        yield wrong.remark
        yield Inner(name="after-superblock", data=data[8:], expects="numbers")
        return
    for count, each in enumerate(_File(data, superblock, base).look()):
        if count == _MOST_INNER:
            yield TOO_MANY.at()
            return
        yield each


class _File:
    """One HDF5 file while it is read."""

    def __init__(self, data: memoryview, superblock: Superblock, base: int) -> None:
        self._data, self._superblock, self._base = data, superblock, base
        self._store = Store(data, superblock.offset_size, superblock.length_size)
        self._headers = Headers(self._store)
        self._heaps = GlobalHeaps(self._store)
        self._values = Values(self._store, self._headers, self._heaps)
        self._groups = Groups(self._store, self._headers)
        self._datasets = Datasets(self._store, self._headers, self._heaps)
        self._waiting: deque[tuple[str, int]] = deque()
        self._seen: set[int] = set()

    def look(self) -> Iterator[Remark | Inner]:
        """Every object, then what lies between and behind them."""
        self._store.claim(0, self._superblock.size, "superblock")
        for name, address in self._superblock.roots:
            self._wait(name, address)
        yield from self._all_waiting()
        for table in self._superblock.tables:
            yield from self._said(self._followed("", self._groups.table(*table)))
        yield from self._all_waiting()
        yield from self._said(self._pointed_to())
        yield from self._between()

    def _wait(self, name: str, address: int) -> None:
        if address not in self._seen:
            self._seen.add(address)
            self._waiting.append((name, address))

    def _all_waiting(self) -> Iterator[Remark | Inner]:
        while self._waiting:
            name, address = self._waiting.popleft()
            yield from self._said(self._object(name, address))

    def _said(self, part: Iterator[Remark | Inner]) -> Iterator[Remark | Inner]:
        """What one part of the file has to say, up to where it cannot be followed."""
        try:
            yield from part
        except Unaccounted as wrong:
            yield wrong.remark

    def _object(self, name: str, address: int) -> Iterator[Remark | Inner]:
        """An object: what its attributes, its links and its data have to say, each for itself."""
        messages = self._headers.at(address)
        yield from self._said(self._attributes(name, messages))
        yield from self._said(self._followed(name, self._groups.links(messages)))
        yield from self._said(self._dataset(name, messages))

    def _followed(self, name: str, links: Iterator[Link]) -> Iterator[Remark]:
        for link in links:
            if link.kind == HARD:
                self._wait(f"{name}/{link.name}"[-_LONGEST_NAME:] if name else link.name, link.address)
            elif link.kind == EXTERNAL:
                yield elsewhere(link.file, link.at, "external link")
            elif link.kind != SOFT:
                yield UNKNOWN_LINK.at(link.at, node=f"link {link.kind}", detail=link.name[:_LONGEST_NAME])

    def _attributes(self, name: str, messages: Sequence[Message]) -> Iterator[Inner]:
        for attribute in self._values.attributes(messages):
            label = f"{name}@{attribute.name}"
            for number, value in enumerate(self._values.bytes_of(attribute)):
                yield from _value(label if not number else f"{label}[{number}]", value, is_text=attribute.type.is_text)

    def _dataset(self, name: str, messages: Sequence[Message]) -> Iterator[Remark | Inner]:
        if not any(each.kind in {LAYOUT, OTHER_STORAGE} for each in messages):
            return
        yield from self._datasets.others(messages)
        shape = self._values.shape(messages)
        yield from self._numbers(name, self._datasets.stored(messages, shape), element=shape[0].size)

    def _numbers(self, name: str, stored: Stored, element: int) -> Iterator[Inner]:
        """The data of a dataset: as they are, or unpacked if a pickle begins them."""
        if not stored.pieces:
            return
        pieces = (self._data[at:end] for at, end in stored.pieces)
        first = self._data[stored.pieces[0][0] : stored.pieces[0][1]]
        if stored.filters:
            if set(stored.filters) <= _UNDONE and (element == 1 or _SHUFFLE not in stored.filters):
                yield from _unpacked(name, first, pieces, stored.filters)
        elif _is_pickle(first):
            yield Inner(name=name, data=first if len(stored.pieces) == 1 else map(bytes, pieces))
        elif len(stored.pieces) == 1 and len(first) >= _LEAST_LOOKED_AT:
            yield Inner(name=name, data=first, expects="numbers")

    def _pointed_to(self) -> Iterator[Inner]:
        """Values in global heaps, whoever points to them: PyTables keeps pickles there."""
        self._heaps.claim_others()
        for address in marks(self._data):
            for value in values(self._store, address):
                if _is_pickle(value):
                    yield Inner(name=f"heap-{address}", data=value)

    def _between(self) -> Iterator[Remark | Inner]:
        """What no structure holds: freed space, which may hold anything, and what stands behind the file's end."""
        cover = self._store.cover()
        for at in cover.overlaps[:1]:
            yield OVERLAP.at(at)
        end = self._superblock.end - self._base
        if end > len(self._data):
            yield CUT_SHORT.at(len(self._data))
        end = min(max(end, cover.end), len(self._data))
        for begin, upto in cover.gaps(end):
            if upto - begin >= _LEAST_PICKLE and not is_blank(self._data[begin:upto]):
                yield Inner(name=f"free-{begin}", data=self._data[begin:upto], expects="numbers")
        if not is_blank(self._data[end:]):
            yield Inner(name="after-hdf5", data=self._data[end:], expects="rest")


def _value(name: str, value: memoryview, *, is_text: bool) -> Iterator[Inner]:
    """A value that a program may read as a pickle or as JSON; other words and numbers are what they are."""
    if _is_pickle(value):
        yield Inner(name=name, data=value)
    elif is_text:
        words = bytes(value).partition(b"\0")[0]
        is_noted = words.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}
        if is_noted or len(words) >= _LEAST_LOOKED_AT:
            yield Inner(name=name, data=memoryview(words), expects="anything" if is_noted else "numbers")


def _is_pickle(value: memoryview) -> bool:
    """Whether it is a pickle, and not numbers that begin like one and break off before they name anything."""
    part = Part(name="", data=value)
    if len(value) < _LEAST_PICKLE or not pickles.shows(part):
        return False
    found = tuple(islice(pickles.look(part), 2))
    return not (
        len(found) == 1
        and isinstance(found[0], Remark)
        and found[0].code == BROKEN_PICKLE.code
        and found[0].node in _NO_STREAM
    )


def _unpacked(name: str, first: memoryview, pieces: Iterator[memoryview], filters: Sequence[int]) -> Iterator[Inner]:
    """Chunks that were packed one by one, if the first begins a pickle."""

    def unpack(piece: memoryview) -> Iterator[bytes]:
        return Unpacking(piece, inflate_zlib).chunks() if _DEFLATE in filters else iter([bytes(piece)])

    if _is_pickle(memoryview(b"".join(islice(unpack(first), 1))[:_MOST_PEEKED])):
        yield Inner(name=name, data=chain.from_iterable(unpack(piece) for piece in pieces))


FORMAT = Format(id="hdf5", shows=_shows, look=_look)
