"""Reads a definition as a server lists it: its words, the arguments a tool takes, what it says of its effects."""

from collections.abc import Iterator
from typing import cast

import msgspec

from shirushi.terms.seen import Listed

MOST_DEPTH = 40
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError)


class Hints(msgspec.Struct, frozen=True, rename="camel"):
    """What a tool says of its effects (`annotations`); None where it says nothing."""

    read_only_hint: bool | None = None
    destructive_hint: bool | None = None


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """One argument of a tool: its name, what is written about it, the kinds of value, and whether these are bounded.

    `bounded`: only values that are listed, or of a pattern or format, are taken.
    """

    name: str
    kinds: tuple[str, ...]
    bounded: bool
    needed: bool
    first: object = None


class _Annotated(msgspec.Struct, frozen=True):
    annotations: Hints | None = None


class _Described(msgspec.Struct, frozen=True):
    description: str | None = None


class _Schema(msgspec.Struct, frozen=True):
    properties: dict[str, object] = {}
    required: tuple[str, ...] = ()


class _Tool(msgspec.Struct, frozen=True, rename="camel"):
    input_schema: _Schema


class _Property(msgspec.Struct, frozen=True):
    type: str | tuple[str, ...] = ()
    enum: tuple[object, ...] = ()
    const: object = None
    pattern: str = ""
    format: str = ""


def hints_of(listed: Listed) -> Hints:
    """What a tool says of its effects; nothing where that cannot be read."""
    try:
        return msgspec.json.decode(listed.definition, type=_Annotated).annotations or Hints()
    except _BROKEN:
        return Hints()


def description_of(listed: Listed) -> str:
    """The description of a tool as a model is given it."""
    try:
        return msgspec.json.decode(listed.definition, type=_Described).description or ""
    except _BROKEN:
        return ""


def schema_of(listed: Listed) -> str:
    """The JSON schema of a tool's arguments as a model is given it; one without arguments where there is none."""
    try:
        whole = msgspec.json.decode(listed.definition, type=dict[str, msgspec.Raw])
        msgspec.json.decode(listed.definition, type=_Tool)
    except _BROKEN:
        return '{"type":"object","properties":{}}'
    return bytes(whole["inputSchema"]).decode()


def arguments_of(listed: Listed) -> tuple[Argument, ...] | None:
    """The arguments of a tool; None where its schema cannot be read."""
    try:
        schema = msgspec.json.decode(listed.definition, type=_Tool).input_schema
    except _BROKEN:
        return None
    return tuple(_argument(name, value, schema) for name, value in schema.properties.items())


def words_of(listed: Listed) -> tuple[str, ...]:
    """Every text of a definition, keys and values, however deep; all of it reaches a model."""
    try:
        return tuple(_texts(msgspec.json.decode(listed.definition), MOST_DEPTH))
    except _BROKEN:
        return (listed.definition,)


def _argument(name: str, value: object, schema: _Schema) -> Argument:
    try:
        read = msgspec.convert(value, _Property)
    except msgspec.ValidationError:
        read = _Property()
    listed = read.enum or (() if read.const is None else (read.const,))
    return Argument(
        name=name,
        kinds=(read.type,) if isinstance(read.type, str) else read.type,
        bounded=bool(listed or read.pattern or read.format),
        needed=name in schema.required,
        first=listed[0] if listed else None,
    )


def _texts(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif not isinstance(value, dict | list):
        return
    elif not depth:
        yield msgspec.json.encode(value).decode()
    elif isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():  # what msgspec decodes JSON objects to
            yield key
            yield from _texts(inner, depth - 1)
    else:
        for inner in cast("list[object]", value):  # and JSON arrays
            yield from _texts(inner, depth - 1)
