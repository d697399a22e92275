"""Strict DER: values out of bytes and back, where each value is written in one way only.

Source: ITU-T X.690 (2021) §8, §10, §11; only what time stamps need. tools/verifier.py copies this file into
verifier/verify.py, so it rests on nothing but the standard library of Python 3.10.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, TIME = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x18
SEQUENCE, SET, CONTEXT_0, CONTEXT_1, CONTEXT_3, CONTEXT_4 = 0x30, 0x31, 0xA0, 0xA1, 0xA3, 0xA4

_LONG = 0x80
_MOST_LENGTH_BYTES = 4
_HIGH_TAG = 0x1F
_TIME = re.compile(rb"(\d{14})(?:\.(\d{0,5}[1-9]))?Z")


class NotDer(ValueError):
    """The bytes are not the one way of writing a value of that kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A tag byte and what stands in it."""

    tag: int
    content: bytes

    @property
    def raw(self) -> bytes:
        """The value as it was read: there is no second way of writing it."""
        return encode(self.tag, self.content)


ABSENT = Value(tag=0, content=b"")


def encode(tag: int, *contents: bytes) -> bytes:
    """Write a value; several contents are put one behind the other."""
    content = b"".join(contents)
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8 or 1, "big")
    if len(content) < _LONG:
        return bytes((tag,)) + length + content
    return bytes((tag, _LONG | len(length))) + length + content


def load(data: bytes) -> Value:
    """Read bytes that are one value and nothing more."""
    start, end = _extent(data, 0)
    if end != len(data):
        raise NotDer(end)
    return Value(tag=data[0], content=data[start:end])


def series(value: Value, tag: int, each: int) -> "tuple[Value, ...]":
    """Open a value of `tag` that holds any number of values, all of the tag `each`."""
    found = _inside(value, tag)
    if any(one.tag != each for one in found):
        raise NotDer(each)
    return tuple(found)


def fields(value: Value, tag: int, *wanted: int) -> "tuple[Value, ...]":
    """Open a value of `tag` that holds values of the `wanted` tags in this order and no others.

    A tag below zero may be left out; what is left out is ABSENT.
    """
    rest = _inside(value, tag)
    found: list[Value] = []
    for one in wanted:
        if rest and rest[0].tag == abs(one):
            found.append(rest.pop(0))
        elif one < 0:
            found.append(ABSENT)
        else:
            raise NotDer(one)
    if rest:
        raise NotDer(rest[0].tag)
    return tuple(found)


def integer(value: Value) -> int:
    """Read an INTEGER (§8.3)."""
    number = int.from_bytes(value.content, "big", signed=True)
    length = (number if number >= 0 else ~number).bit_length() // 8 + 1
    if value.tag != INTEGER or value.content != number.to_bytes(length, "big", signed=True):
        raise NotDer(value)
    return number


def oid(value: Value) -> str:
    """Read an OBJECT IDENTIFIER (§8.19) in its dotted form."""
    arcs: list[int] = []
    arc, is_first = 0, True
    for byte in value.content:
        if is_first and byte == _LONG:
            raise NotDer(value)
        arc, is_first = arc << 7 | byte & ~_LONG, byte < _LONG
        if is_first:
            arcs.append(arc)
            arc = 0
    if value.tag != OID or not arcs or not is_first:
        raise NotDer(value)
    top = min(arcs[0] // 40, 2)
    return ".".join(map(str, (top, arcs[0] - 40 * top, *arcs[1:])))


def instant(value: Value) -> int:
    """Read a GeneralizedTime (§11.7) as UTC milliseconds since 1970; finer parts are cut off."""
    found = _TIME.fullmatch(value.content)
    if value.tag != TIME or not found:
        raise NotDer(value)
    since = datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S") - datetime(1970, 1, 1)  # noqa: DTZ001, DTZ007 - all UTC
    return since // timedelta(milliseconds=1) + int((found[2] or b"").ljust(3, b"0")[:3])


def _inside(value: Value, tag: int) -> "list[Value]":
    if value.tag != tag:
        raise NotDer(value.tag)
    found: list[Value] = []
    at = 0
    while at < len(value.content):
        start, end = _extent(value.content, at)
        found.append(Value(tag=value.content[at], content=value.content[start:end]))
        at = end
    return found


def _extent(data: bytes, at: int) -> "tuple[int, int]":
    """Where the content of the value at `at` begins and ends (§8.1, §10.1)."""
    if len(data) < at + 2 or data[at] & _HIGH_TAG == _HIGH_TAG:
        raise NotDer(at)
    length, start = data[at + 1], at + 2
    if length >= _LONG:
        digits = data[start : start + length - _LONG]
        start += length - _LONG
        length = int.from_bytes(digits, "big")
        if digits[:1] in (b"", b"\0") or len(digits) > _MOST_LENGTH_BYTES or length < _LONG:
            raise NotDer(at)
    if start + length > len(data):
        raise NotDer(at)
    return start, start + length
