"""Proves that a safetensors file holds nothing but tensors: bounded header, exact cover of the data.

Format: safetensors README, "Format" (header length, JSON header, byte buffer without holes), as of 0.6. The numbers
themselves are not read: the proof needs the header only.
"""

import json
from collections.abc import Iterator
from math import prod
from typing import Annotated

import msgspec

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import Tensor, Unaccounted, check_cover, fault
from shirushi.instruments.modelscan.readers.strings import kept_in
from shirushi.instruments.modelscan.remark import Remark

MOST_HEADER = 100 << 20
_MOST_LENGTH = 1 << 40
_BITS = {
    "F4": 4,
    "F6_E2M3": 6,
    "F6_E3M2": 6,
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E5M2FNUZ", "F8_E4M3FNUZ"), 8),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 16),
    **dict.fromkeys(("U32", "I32", "F32"), 32),
    **dict.fromkeys(("U64", "I64", "F64", "C64"), 64),
}

HEADER_LENGTH = fault(
    "header-length", "ヘッダーの長さがファイルの大きさに合いません。", "The header length does not fit the file."
)
HEADER = fault("header", "ヘッダーを仕様どおりに読めません。", "The header does not follow the format.")
KEY_TWICE = fault("header-key-twice", "ヘッダーに同じキーが二回あります。", "The header holds a key twice.")
TENSOR_SIZE = fault(
    "tensor-size",
    "形と型から求めた大きさが、テンソルの範囲と合いません。",
    "A tensor's range does not fit its shape and type.",
)

_Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 62)]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    dtype: str
    shape: Annotated[tuple[_Count, ...], msgspec.Meta(max_length=32)]
    data_offsets: tuple[_Count, _Count]


def _shows(part: Part) -> bool:
    head = bytes(part.data[:9])
    return head[8:9] == b"{" and int.from_bytes(head[:8], "little") < _MOST_LENGTH


def _look(part: Part) -> Iterator[Remark | Inner]:
    """Account for every byte; what the metadata say in JSON, or keep encoded, is looked at in its own right."""
    try:
        yield from kept_in(_account(part.data))
    except Unaccounted as wrong:
        yield wrong.remark
        yield from _behind(part.data)


def _account(data: memoryview) -> dict[str, str]:
    length = int.from_bytes(data[:8], "little")
    if length > min(MOST_HEADER, len(data) - 8):
        raise Unaccounted(HEADER_LENGTH.at(0))
    header = _load_header(bytes(data[8 : 8 + length]))
    tensors = [_tensor(value) for key, value in header if key != "__metadata__"]
    check_cover(tensors, len(data) - 8 - length, at=8 + length)
    return msgspec.convert(dict(header).get("__metadata__", {}), dict[str, str])


def _behind(data: memoryview) -> Iterator[Inner]:
    """What stands after the last tensor, where the header can be read at all: something may be hidden there."""
    length = int.from_bytes(data[:8], "little")
    try:
        ends = [
            _tensor(value).end
            for key, value in _load_header(bytes(data[8 : 8 + min(length, MOST_HEADER)]))
            if key != "__metadata__"
        ]
    except Unaccounted:
        return
    rest = data[8 + length + max(ends, default=0) :]
    if rest:
        yield Inner(name="after-tensors", data=rest)


def _load_header(data: bytes) -> list[tuple[str, object]]:
    """The header's entries; the format allows spaces after it and no key twice, at any depth."""
    if not data.startswith(b"{"):
        raise Unaccounted(HEADER.at(8))
    try:
        header = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        msgspec.convert(header.get("__metadata__", {}), dict[str, str])
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise Unaccounted(HEADER.at(8)) from error
    return list(header.items())


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unaccounted(KEY_TWICE.at(8))
    return found


def _tensor(value: object) -> Tensor:
    try:
        entry = msgspec.convert(value, _Entry)
    except msgspec.ValidationError as error:
        raise Unaccounted(HEADER.at(8)) from error
    begin, end = entry.data_offsets
    if entry.dtype not in _BITS:
        raise Unaccounted(HEADER.at(8, detail=entry.dtype))
    if (end - begin) * 8 != prod(entry.shape) * _BITS[entry.dtype]:
        raise Unaccounted(TENSOR_SIZE.at(8))
    return Tensor(begin=begin, end=end)


FORMAT = Format(id="safetensors", shows=_shows, look=_look)
