"""Proves that a safetensors file holds nothing but tensors: bounded header, exact cover of the data.

Format: safetensors README, "Format" (header length, JSON header, byte buffer without holes), as of 0.6.
"""

import json
from math import prod
from typing import Annotated, BinaryIO

import msgspec

from shirushi.instruments.modelscan.look import Look, Tensor, Unaccounted, Window, accounted, check_cover
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

MOST_HEADER = 16 << 20
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

HEADER_LENGTH = Reason(
    code="header-length",
    says=Text(ja="ヘッダーの長さがファイルの大きさに合いません。", en="The header length does not fit the file."),
)
HEADER = Reason(
    code="header",
    says=Text(ja="ヘッダーを仕様どおりに読めません。", en="The header does not follow the format."),
)
KEY_TWICE = Reason(
    code="header-key-twice",
    says=Text(ja="ヘッダーに同じキーが二回あります。", en="The header holds a key twice."),
)
TENSOR_SIZE = Reason(
    code="tensor-size",
    says=Text(
        ja="形と型から求めた大きさが、テンソルの範囲と合いません。",
        en="A tensor's range does not fit its shape and type.",
    ),
)


_Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 62)]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    dtype: str
    shape: Annotated[tuple[_Count, ...], msgspec.Meta(max_length=32)]
    data_offsets: tuple[_Count, _Count]


def is_safetensors(head: bytes) -> bool:
    """Whether a file that begins with `head` shows itself as safetensors: a length, then an opening brace."""
    return head[8:9] == b"{" and int.from_bytes(head[:8], "little") < _MOST_LENGTH


def look(file: BinaryIO, size: int) -> Look:
    """Account for every byte of a safetensors file of `size` bytes, read from its start."""
    try:
        count = _account(Window(file, size))
    except Unaccounted as error:
        return Look(format="safetensors", executes="unknown", notes=(error.reason,))
    return Look(format="safetensors", executes="no", notes=(accounted(count),))


def _account(window: Window) -> int:
    length = int.from_bytes(window.take(8), "little")
    if length > min(MOST_HEADER, window.left):
        raise Unaccounted(HEADER_LENGTH)
    header = _load_header(window.take(length))
    tensors = [_tensor(value) for key, value in header if key != "__metadata__"]
    check_cover(tensors, window.left)
    return len(tensors)


def _load_header(data: bytes) -> list[tuple[str, object]]:
    """The header's entries; the format allows spaces after it and no key twice, at any depth."""
    if not data.startswith(b"{"):
        raise Unaccounted(HEADER)
    try:
        header = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        msgspec.convert(header.get("__metadata__", {}), dict[str, str])
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise Unaccounted(HEADER) from error
    return list(header.items())


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unaccounted(KEY_TWICE)
    return found


def _tensor(value: object) -> Tensor:
    try:
        entry = msgspec.convert(value, _Entry)
    except msgspec.ValidationError as error:
        raise Unaccounted(HEADER) from error
    begin, end = entry.data_offsets
    if entry.dtype not in _BITS:
        raise Unaccounted(HEADER)
    if (end - begin) * 8 != prod(entry.shape) * _BITS[entry.dtype]:
        raise Unaccounted(TENSOR_SIZE)
    return Tensor(begin=begin, end=end)
