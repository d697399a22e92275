"""Writes tables of FlatBuffers, each before what it points at; enough for small models by hand."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number of so many bytes."""

    value: int
    size: int


Value = Number | bytes | str | Mapping[int, "Value"] | Sequence[Mapping[int, "Value"] | str]
"""A field: a number, bytes or words, a table, or several of these."""


def flatbuffer(table: Mapping[int, Value], mark: bytes) -> bytes:
    """The file whose root is this table; `mark` is the four bytes that name the format."""
    out = bytearray(b"\0\0\0\0" + mark)
    at = _table(out, table)
    out[:4] = struct.pack("<I", at)
    return bytes(out)


def _table(out: bytearray, table: Mapping[int, Value]) -> int:
    count = max(table, default=-1) + 1
    layout = len(out)
    sizes = {index: value.size if isinstance(value, Number) else 4 for index, value in table.items()}
    offsets, end = {}, 4
    for index, size in sizes.items():
        offsets[index], end = end, end + size
    out += struct.pack("<HH", 4 + 2 * count, end)
    out += b"".join(struct.pack("<H", offsets.get(index, 0)) for index in range(count))
    at = len(out)
    out += struct.pack("<i", at - layout) + bytes(end - 4)
    for index, value in table.items():
        place = at + offsets[index]
        if isinstance(value, Number):
            out[place : place + value.size] = value.value.to_bytes(value.size, "little")
        else:
            target = _pointed(out, value)
            out[place : place + 4] = struct.pack("<I", target - place)
    return at


def _pointed(out: bytearray, value: Value) -> int:
    if isinstance(value, Mapping):
        return _table(out, value)
    at = len(out)
    if isinstance(value, bytes | str):
        data = value.encode() if isinstance(value, str) else value
        out += struct.pack("<I", len(data)) + data + b"\0"
        return at
    out += struct.pack("<I", len(value)) + bytes(4 * len(value))
    for number, each in enumerate(value):
        place = at + 4 + 4 * number
        target = _pointed(out, each)
        out[place : place + 4] = struct.pack("<I", target - place)
    return at
