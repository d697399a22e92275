"""Walks protocol buffers by their wire format, without a schema (protobuf.dev, "Encoding")."""

from collections.abc import Iterator
from itertools import islice

import msgspec

VARINT, FIXED64, LENGTH, GROUP, GROUP_END, FIXED32 = 0, 1, 2, 3, 4, 5
MOST_FIELDS = 1 << 20
"""More fields than any model has side by side; a file with more is told of by `endless`."""
_MOST_VARINT = 10
_MOST_NUMBER = (1 << 29) - 1


class WireError(ValueError):
    """The bytes do not follow the wire format."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field: its number and wire type, its number if it is one, and where its bytes begin and end."""

    number: int
    wire: int
    value: int
    start: int
    end: int


def fields(data: memoryview, start: int, end: int) -> Iterator[Field]:
    """The fields of the message that fills these bytes exactly.

    Groups, which parsers pass over, are told by where they begin and end; what is in one follows as if it stood outside.

    Raises:
        WireError: it breaks off, or holds a field of no known wire type.
    """
    at = start
    while at < end:
        key, at = varint(data, at, end)
        number, wire = key >> 3, key & 7
        if not 0 < number <= _MOST_NUMBER:
            raise WireError
        if wire == VARINT:
            value, after = varint(data, at, end)
            yield Field(number=number, wire=wire, value=value, start=at, end=after)
        elif wire == LENGTH:
            length, at = varint(data, at, end)
            after = at + length
            if after > end:
                raise WireError
            yield Field(number=number, wire=wire, value=length, start=at, end=after)
        elif wire in {FIXED64, FIXED32}:
            after = at + (8 if wire == FIXED64 else 4)
            if after > end:
                raise WireError
            yield Field(number=number, wire=wire, value=0, start=at, end=after)
        elif wire in {GROUP, GROUP_END}:
            yield Field(number=number, wire=wire, value=0, start=at, end=at)
            continue
        else:
            raise WireError
        at = after


def first_fields(data: memoryview) -> Iterator[Field]:
    """The fields of a whole file, as far as a format needs to see them to tell whether it shows.

    Raises:
        WireError: as `fields`.
    """
    return islice(fields(data, 0, len(data)), MOST_FIELDS)


def varint(data: memoryview, at: int, end: int) -> tuple[int, int]:
    """A number of variable length, and the place behind it.

    Raises:
        WireError: it breaks off or is too long.
    """
    value = 0
    for count in range(_MOST_VARINT):
        if at >= end:
            raise WireError
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:  # noqa: PLR2004 - the mark that more follow
            return value, at
    raise WireError


def text(data: memoryview, field: Field) -> str:
    """The words of a field."""
    return bytes(data[field.start : field.end]).decode("utf-8", "replace")


def inside(data: memoryview, whole: Field, *numbers: int) -> Iterator[Field]:
    """The fields with these numbers, of any length, in the message that a field holds."""
    return (one for one in fields(data, whole.start, whole.end) if one.number in numbers and one.wire == LENGTH)


def words(data: memoryview, whole: Field, number: int) -> str:
    """The words of a field of the message that a field holds: of several the last, as parsers have it."""
    found = ""
    for one in inside(data, whole, number):
        found = text(data, one)
    return found
