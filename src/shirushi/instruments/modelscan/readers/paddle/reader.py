"""Programs of PaddlePaddle, in protocol buffers (`.pdmodel`) and as JSON (`inference.json`), and their numbers (`.pdiparams`).

A program is a list of operators, some of which use files or call Python; each is looked up. The numbers are tensors one
behind the other, each with its type and shape. Source: framework.proto, tensor_util.cc (SerializeToStream), the JSON of
PaddlePaddle 3 (serialize_deserialize/README).
"""

import json
import re
from collections.abc import Iterator
from math import prod
from typing import cast

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import Unaccounted, fault
from shirushi.instruments.modelscan.readers.cursor import Cursor, to_the_end
from shirushi.instruments.modelscan.readers.paddle.ops import COMPUTES, REACHES
from shirushi.instruments.modelscan.readers.protobuf import (
    LENGTH,
    VARINT,
    Field,
    WireError,
    fields,
    first_fields,
    inside,
    varint,
    words,
)
from shirushi.instruments.modelscan.remark import WHOLE, Kind, Remark
from shirushi.terms.text import Text

_PROGRAM, _BLOCK, _OPERATOR = {1, 4, 5}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}
_OPERATORS, _TYPE = 4, 3
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_JSON_MARK = re.compile(rb'"magic"\s*:\s*"pir"')
_ESCAPED = re.compile(rb"\\u00[2-7]")
_HEAD, _MOST_JSON = 4096, 256 << 20
_VALUES = re.compile(r"[0-9]+\.[ta]_[a-z0-9_]+|region_[0-9]+|block_[0-9]+|p")
_DIALECT = re.compile(r"[0-9]+\.|(builtin|pd_op|cf|tensorrt|custom_op)\.")
_MOST_TYPE, _MOST_LEVELS = 1024, 64
_WIDTHS = {0: 1, 1: 2, 2: 4, 3: 8, 4: 2, 5: 4, 6: 8, 20: 1, 21: 1, 22: 2, 23: 8, 24: 16, 32: 1, 33: 1}
"""Bytes of a number of each type of VarType that a tensor can have."""

RUNS = Kind(
    code="paddle-reaches-out",
    level="dangerous",
    says=Text(
        ja="ファイル、Python又は通信を使う演算子です。",
        en="It is an operator that uses files, Python or a connection.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
CUSTOM = Kind(
    code="paddle-custom-operator",
    level="review",
    says=Text(ja="知られている演算子ではありません。", en="It is no operator that is known here."),
    remedy=Text(
        ja="その演算子の実装を誰が用意するのかを確かめてください。",
        en="Find out whose implementation of the operator would run.",
    ),
)
BROKEN = fault("paddle-broken", "PaddlePaddleの構造が壊れています。", "The PaddlePaddle structure is broken.")
TENSOR = fault("paddle-tensor", "知らない型又は形のテンソルがあります。", "A tensor has an unknown type or shape.")


def _judged(name: str, at: int) -> Iterator[Remark]:
    plain = name.removesuffix("_").lstrip("_")
    if plain in REACHES:
        yield RUNS.at(at, node=name)
    elif plain not in COMPUTES:
        yield CUSTOM.at(at, node=name)


def _is_operator(data: memoryview, block: Field) -> bool:
    """Whether a block has an operator: a type in words, beside inputs, outputs or attributes."""
    try:
        return any(_NAME.fullmatch(words(data, one, _TYPE)) is not None for one in inside(data, block, _OPERATORS))
    except WireError:
        return False


def _shows_program(part: Part) -> bool:
    data, found = part.data, False
    try:
        for one in first_fields(data):
            found = found or ((one.number, one.wire) == (1, LENGTH) and _is_operator(data, one))
    except WireError:
        return False
    return found


def _look_program(part: Part) -> Iterator[Remark | Inner]:
    data = part.data
    try:
        for block in fields(data, 0, len(data)):
            if block.number not in _PROGRAM:
                yield BROKEN.at(block.start, node=f"program.{block.number}")
            elif (block.number, block.wire) == (1, LENGTH):
                yield from _block(data, block)
    except WireError:
        yield BROKEN.at()


def _block(data: memoryview, block: Field) -> Iterator[Remark]:
    for one in fields(data, block.start, block.end):
        if one.number not in _BLOCK:
            yield BROKEN.at(one.start, node=f"block.{one.number}")
        elif (one.number, one.wire) == (_OPERATORS, LENGTH):
            yield from _judged(words(data, one, _TYPE), one.start)


def _shows_json(part: Part) -> bool:
    data = part.data
    if len(data) > _MOST_JSON or bytes(data[:_HEAD]).lstrip()[:1] != b"{":
        return False
    return _JSON_MARK.search(data) is not None or (_ESCAPED.search(data) is not None and _is_marked(bytes(data)))


def _is_marked(data: bytes) -> bool:
    """Whether the mark is there although letters of it are written by their numbers."""
    try:
        found = cast("dict[str, object]", json.loads(data)).get("base_code")  # it begins as an object
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and cast("dict[str, object]", found).get("magic") == "pir"  # as above


def _look_json(part: Part) -> Iterator[Remark | Inner]:
    try:
        waiting: list[object] = [json.loads(bytes(part.data))]
    except (ValueError, RecursionError):
        yield BROKEN.at()
        return
    told: set[str] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            entries = cast("dict[str, object]", value)  # a JSON object has words for keys
            name = entries.get("#", "p")
            if isinstance(name, str) and name not in told and not _VALUES.fullmatch(name):
                told.add(name)
                yield from _judged(_DIALECT.sub("", name, count=1), WHOLE)
            waiting += entries.values()
        elif isinstance(value, list):
            waiting += cast("list[object]", value)  # as above


def _shows_numbers(part: Part) -> bool:
    """Version 0, no levels, version 0 again, a type: the head of every tensor that a model is saved with."""
    head = bytes(part.data[:20])
    size = int.from_bytes(head[16:20], "little")
    return len(head) == 20 and not any(head[:16]) and 4 <= size <= _MOST_TYPE and bytes(part.data[20:21]) == b"\x08"  # noqa: PLR2004 - its length


def _numbers(cursor: Cursor) -> None:
    while not cursor.is_over:
        if cursor.number("I"):
            raise Unaccounted(BROKEN.at(cursor.at))
        levels = cursor.number("Q")
        if levels > _MOST_LEVELS:
            raise Unaccounted(BROKEN.at(cursor.at))
        for _ in range(levels):
            cursor.skip(cursor.number("Q"))
        version, size = cursor.number("I"), cursor.number("i")
        if version or not 0 <= size <= _MOST_TYPE:
            raise Unaccounted(BROKEN.at(cursor.at))
        begin = cursor.skip(size)
        cursor.skip(_size(cursor.data, begin, begin + size))


def _size(data: memoryview, begin: int, end: int) -> int:
    """Bytes of the tensor that these bytes describe."""
    kind, sides = -1, list[int]()
    try:
        for one in fields(data, begin, end):
            if (one.number, one.wire) == (1, VARINT):
                kind = one.value
            elif (one.number, one.wire) == (2, VARINT):
                sides.append(one.value)
            elif (one.number, one.wire) == (2, LENGTH):
                at = one.start
                while at < one.end:
                    side, at = varint(data, at, one.end)
                    sides.append(side)
    except WireError as wrong:
        raise Unaccounted(TENSOR.at(begin)) from wrong
    if kind not in _WIDTHS:
        raise Unaccounted(TENSOR.at(begin, detail=str(kind)))
    return prod(sides) * _WIDTHS[kind]


FORMATS = (
    Format(id="paddle", shows=_shows_program, look=_look_program),
    Format(id="paddle-json", shows=_shows_json, look=_look_json),
    Format(id="paddle-numbers", shows=_shows_numbers, look=to_the_end(_numbers)),
)
