"""Checkpoints of TensorFlow: the index, a sorted table of which tensor lies where, and the data files beside it.

The index is followed block by block, to its last byte. A data file has no head: it is nothing but numbers and words, and
the only way to them leads through the index beside it, from which TensorFlow works out its name. It is accounted for
where the tensors of that index cover it exactly.
Source: tensor_bundle.proto, tensor_bundle.cc, the table format of LevelDB (table_format.md).
"""

import re
from collections.abc import Iterator

import msgspec

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import Unaccounted, fault
from shirushi.instruments.modelscan.readers.protobuf import LENGTH, VARINT, Field, WireError, fields, varint
from shirushi.instruments.modelscan.remark import Remark

_MAGIC = (0xDB4775248B80FB57).to_bytes(8, "little")
_FOOTER, _TAIL = 48, 5
_RESTART = 4
_MOST_KEY = 8192
_ENTRY = {1, 2, 3, 4, 5, 6, 7}
_SHARD, _OFFSET, _SIZE = 3, 4, 5
_DATA_NAME = re.compile(r".+\.data-([0-9]{5})-of-([0-9]{5})", re.DOTALL)

BROKEN = fault(
    "tf-index-broken", "チェックポイントの目次が途中で壊れています。", "The index of the checkpoint breaks off."
)
PACKED = fault(
    "tf-index-compressed", "チェックポイントの目次が圧縮されています。", "The index of the checkpoint is compressed."
)
UNKNOWN = fault(
    "tf-index-unknown",
    "チェックポイントの目次に、知られていない項目があります。",
    "The index of the checkpoint holds a field that is not known here.",
)


class _Handle(msgspec.Struct, frozen=True, kw_only=True):
    """Where a block lies: its entries begin, and end before the mark of its compression."""

    begin: int
    end: int


def _shows(part: Part) -> bool:
    return len(part.data) >= _FOOTER and bytes(part.data[-8:]) == _MAGIC


def _look(part: Part) -> Iterator[Remark | Inner]:
    try:
        for _, value in _entries(part.data):
            yield from _odd(part.data, value)
    except Unaccounted as broken:
        yield broken.remark
    except WireError:
        yield BROKEN.at()


def _entries(data: memoryview) -> Iterator[tuple[bytes, Field]]:
    """Every key with its value, and the certainty that nothing but blocks is in the file.

    Raises:
        Unaccounted, WireError: it is no such table, or has something else in it.
    """
    footer = len(data) - _FOOTER
    about, at = _handle(data, footer, len(data))
    index, _ = _handle(data, at, len(data))
    place = 0
    blocks = [_handle(data, value.start, value.end)[0] for _, value in _block(data, index)]
    for block in [*blocks, about, index]:
        if block.begin != place:
            raise Unaccounted(BROKEN.at(place))
        place = block.end + _TAIL
    if place != footer:
        raise Unaccounted(BROKEN.at(place))
    for block in blocks:
        yield from _block(data, block)
    for _, value in _block(data, about):
        raise Unaccounted(UNKNOWN.at(value.start))


def _handle(data: memoryview, at: int, end: int) -> tuple[_Handle, int]:
    begin, at = varint(data, at, end)
    size, at = varint(data, at, end)
    if begin + size + _TAIL > len(data) - _FOOTER or size < _RESTART:
        raise Unaccounted(BROKEN.at(at))
    return _Handle(begin=begin, end=begin + size), at


def _block(data: memoryview, block: _Handle) -> Iterator[tuple[bytes, Field]]:
    """Keys and values of a block; each key repeats so many bytes of the one before it."""
    if data[block.end]:
        raise Unaccounted(PACKED.at(block.end))
    restarts = int.from_bytes(data[block.end - _RESTART : block.end], "little")
    end = block.end - _RESTART * (1 + restarts)
    at, key = block.begin, b""
    if end < at:
        raise Unaccounted(BROKEN.at(block.begin))
    while at < end:
        begun = at
        shared, at = varint(data, at, end)
        own, at = varint(data, at, end)
        size, at = varint(data, at, end)
        if shared > len(key) or shared + own > _MOST_KEY or at + own + size > end:
            raise Unaccounted(BROKEN.at(begun))
        key = key[:shared] + bytes(data[at : at + own])
        at += own + size
        yield key, Field(number=0, wire=LENGTH, value=size, start=at - size, end=at)


def _odd(data: memoryview, value: Field) -> Iterator[Remark]:
    for one in fields(data, value.start, value.end):
        if one.number not in _ENTRY:
            yield UNKNOWN.at(one.start, node=str(one.number))


def _speaks_of(owner: Part, name: str) -> Iterator[tuple[int, int]]:
    """Where the tensors lie in the data file of this name."""
    named = _DATA_NAME.fullmatch(name)
    if named is None or not _shows(owner):
        return
    try:
        for key, value in _entries(owner.data):
            numbers = {
                one.number: one.value for one in fields(owner.data, value.start, value.end) if one.wire == VARINT
            }
            if key and numbers.get(_SHARD, 0) == int(named[1]):
                begin = numbers.get(_OFFSET, 0)
                yield begin, begin + numbers.get(_SIZE, 0)
    except (Unaccounted, WireError):
        return


FORMAT = Format(id="tf-checkpoint-index", shows=_shows, look=_look, speaks_of=_speaks_of)
