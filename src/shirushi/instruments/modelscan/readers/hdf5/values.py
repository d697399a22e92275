"""Types, shapes and attributes of HDF5: which bytes a value has, wherever they are kept (IV.A.2)."""

from collections.abc import Iterator, Sequence
from math import prod

import msgspec

from shirushi.instruments.modelscan.readers.cover import Unaccounted
from shirushi.instruments.modelscan.readers.hdf5.btrees import records
from shirushi.instruments.modelscan.readers.hdf5.fractal import FractalHeap
from shirushi.instruments.modelscan.readers.hdf5.header import (
    ATTRIBUTE,
    ATTRIBUTE_INFO,
    DATASPACE,
    DATATYPE,
    Headers,
    Message,
)
from shirushi.instruments.modelscan.readers.hdf5.heaps import GlobalHeaps
from shirushi.instruments.modelscan.readers.hdf5.kinds import BROKEN, NOT_FOLLOWED, TOO_MANY
from shirushi.instruments.modelscan.readers.hdf5.store import NOWHERE, Cursor, Store

STRING, VARYING, _NEWEST_CLASS = 3, 9, 11
_TEXT = 1
_NULL_SPACE = 2
_MOST_RANK = 32
_MOST_VALUES = 100_000
_BY_NAME, _BY_ORDER = 8, 9
_ATTRIBUTE_VERSIONS = {1, 2, 3}
_ALIGNED = 1
_NAMED_CHARSET = 3


class Type(msgspec.Struct, frozen=True):
    """A datatype: its class, and the bytes of one value (of a reference to it, where values vary in length)."""

    kind: int
    size: int
    is_text: bool


class Attribute(msgspec.Struct, frozen=True):
    """A named value of an object: its type, how many there are, and their bytes."""

    name: str
    type: Type
    count: int
    data: Cursor


def type_of(cursor: Cursor) -> Type:
    """The datatype that begins there.

    Raises:
        Unaccounted: its class is not known.
    """
    began = cursor.at
    kind, form = cursor.number(1) & 15, cursor.number(3) & 15
    if kind > _NEWEST_CLASS:
        raise Unaccounted(NOT_FOLLOWED.at(began, node=f"type {kind}"))
    is_text = kind == STRING or (kind == VARYING and form == _TEXT)
    return Type(kind, cursor.number(4), is_text)


def count_of(cursor: Cursor) -> int:
    """How many values a dataspace holds.

    Raises:
        Unaccounted: its version is not known.
    """
    began = cursor.at
    version, rank, _ = cursor.number(1), cursor.number(1), cursor.number(1)
    if version not in {1, 2} or rank > _MOST_RANK:
        raise Unaccounted(BROKEN.at(began, node="dataspace"))
    kind = cursor.number(1)
    if version == 1:
        cursor.skip(4)
    elif kind == _NULL_SPACE:
        return 0
    return prod(cursor.length() for _ in range(rank))


class Values:
    """Reads the attributes of objects, and what their values are."""

    def __init__(self, store: Store, headers: Headers, heaps: GlobalHeaps) -> None:
        """Read from `store`."""
        self._store, self._headers, self._heaps = store, headers, heaps

    def shape(self, messages: Sequence[Message]) -> tuple[Type, int]:
        """Type and number of values of a dataset.

        Raises:
            Unaccounted: it does not say.
        """
        bodies = {each.kind: self._headers.body(each) for each in messages if each.kind in {DATATYPE, DATASPACE}}
        if len(bodies) < 2:  # noqa: PLR2004 - one of each
            raise Unaccounted(BROKEN.at(node="dataset"))
        return type_of(bodies[DATATYPE]), count_of(bodies[DATASPACE])

    def attributes(self, messages: Sequence[Message]) -> Iterator[Attribute]:
        """The attributes of the object with these messages.

        Raises:
            Unaccounted: they cannot be followed.
        """
        for message in messages:
            if message.kind == ATTRIBUTE:
                if message.is_shared:
                    raise Unaccounted(NOT_FOLLOWED.at(message.at, node="shared message"))
                yield self._attribute(self._headers.body(message))
            elif message.kind == ATTRIBUTE_INFO:
                yield from self._dense(self._headers.body(message))

    def _dense(self, info: Cursor) -> Iterator[Attribute]:
        if info.number(1):
            raise Unaccounted(BROKEN.at(info.at, node="attribute info"))
        flags = info.number(1)
        info.skip(2 if flags & 1 else 0)
        heap, by_name = info.offset(), info.offset()
        by_order = info.offset() if flags & 2 else NOWHERE
        if heap == NOWHERE:
            return
        kept = FractalHeap(self._store, heap)
        for tree in (by_name, by_order):
            for _, record in records(self._store, tree, {_BY_NAME, _BY_ORDER}) if tree != NOWHERE else ():
                body = kept.object(record)
                if record.number(1) & 2:
                    raise Unaccounted(NOT_FOLLOWED.at(record.at, node="shared message"))
                if tree == by_name:
                    yield self._attribute(body)

    def _attribute(self, body: Cursor) -> Attribute:
        began = body.at
        version, flags = body.number(1), body.number(1)
        if version not in _ATTRIBUTE_VERSIONS:
            raise Unaccounted(BROKEN.at(began, node="attribute"))
        flags = 0 if version == _ALIGNED else flags
        sizes = [body.number(2) for _ in range(3)]
        body.skip(1 if version == _NAMED_CHARSET else 0)
        name, kind, space = (self._piece(body, size, is_aligned=version == _ALIGNED) for size in sizes)
        label = name.words(name.left)
        type_ = type_of(self._headers.shared(kind, DATATYPE) if flags & 1 else kind)
        count = count_of(self._headers.shared(space, DATASPACE) if flags & 2 else space)
        if type_.size * count > body.left:
            raise Unaccounted(BROKEN.at(began, node=label))
        return Attribute(label, type_, count, Cursor(self._store, body.at, body.at + type_.size * count))

    def _piece(self, body: Cursor, size: int, *, is_aligned: bool) -> Cursor:
        began = body.skip(size)
        body.skip(min(-size % 8, body.left) if is_aligned else 0)
        return Cursor(self._store, began, began + size)

    def bytes_of(self, attribute: Attribute) -> Iterator[memoryview]:
        """The bytes of each value; of numbers, those of all values together.

        Raises:
            Unaccounted: a value is kept nowhere, or there are too many.
        """
        kind, data = attribute.type, attribute.data
        if kind.kind not in {STRING, VARYING}:
            yield data.take(data.left)
            return
        if attribute.count > _MOST_VALUES:
            raise Unaccounted(TOO_MANY.at(data.at, node=attribute.name))
        for _ in range(attribute.count):
            if kind.kind == STRING:
                yield data.take(kind.size)
            else:
                value = self._varying(data)
                yield value[0][: value[1]] if kind.is_text else value[0]

    def _varying(self, data: Cursor) -> tuple[memoryview, int]:
        """A value in a global heap, and of how many elements it says to be."""
        length, address, index = data.number(4), data.offset(), data.number(4)
        if not length or address in {0, NOWHERE}:
            return memoryview(b""), 0
        return self._heaps.value(address, index), length
