"""Proves that a GGUF file holds nothing but metadata and tensors: bounds of every count, exact cover of the data.

Format: ggml docs/gguf.md, versions 2 and 3, little-endian. A chat template is a program that the server runs, so a
file that carries one is never called free of code here.
"""

import struct
from math import prod
from typing import BinaryIO

from shirushi.instruments.modelscan.look import Look, Tensor, Unaccounted, Window, accounted, check_cover
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_STRING, _ARRAY = 8, 9
_WIDTHS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""Bytes of each fixed-width metadata value type."""
_BLOCKS = {
    0: (1, 4),  # F32
    1: (1, 2),  # F16
    2: (32, 18),  # Q4_0
    3: (32, 20),  # Q4_1
    6: (32, 22),  # Q5_0
    7: (32, 24),  # Q5_1
    8: (32, 34),  # Q8_0
    9: (32, 36),  # Q8_1
    10: (256, 84),  # Q2_K
    11: (256, 110),  # Q3_K
    12: (256, 144),  # Q4_K
    13: (256, 176),  # Q5_K
    14: (256, 210),  # Q6_K
    15: (256, 292),  # Q8_K
    16: (256, 66),  # IQ2_XXS
    17: (256, 74),  # IQ2_XS
    18: (256, 98),  # IQ3_XXS
    19: (256, 50),  # IQ1_S
    20: (32, 18),  # IQ4_NL
    21: (256, 110),  # IQ3_S
    22: (256, 82),  # IQ2_S
    23: (256, 136),  # IQ4_XS
    24: (1, 1),  # I8
    25: (1, 2),  # I16
    26: (1, 4),  # I32
    27: (1, 8),  # I64
    28: (1, 8),  # F64
    29: (256, 56),  # IQ1_M
    30: (1, 2),  # BF16
    34: (256, 54),  # TQ1_0
    35: (256, 66),  # TQ2_0
    39: (32, 17),  # MXFP4
}
"""Each tensor type: numbers in a block, bytes of a block (ggml's block structures)."""
_LEAST_VALUE = 8 + 4 + 1
_LEAST_TENSOR = 8 + 4 + 4 + 8
_MOST_NAME = 65_535
_MOST_SIDES = 4
_MOST_NESTING = 4
_ALIGNMENT_KEY = b"general.alignment"
_TEMPLATE_KEY = b"tokenizer.chat_template"
_DEFAULT_ALIGNMENT = 32
_MOST_METADATA = 256 << 20
_MOST_ALIGNMENT = 1 << 16

VERSION = Reason(
    code="gguf-version",
    says=Text(ja="GGUFの版{version}には対応していません。", en="GGUF version {version} is not supported."),
)
COUNT = Reason(
    code="gguf-count",
    says=Text(ja="個数や長さがファイルの大きさを超えています。", en="A count or length exceeds the file."),
)
VALUE_TYPE = Reason(
    code="gguf-value-type",
    says=Text(ja="知らない型のメタデータがあります。", en="A metadata value has an unknown type."),
)
TENSOR_TYPE = Reason(
    code="gguf-tensor-type",
    says=Text(ja="知らない型又は形のテンソルがあります。", en="A tensor has an unknown type or shape."),
)
ALIGNMENT = Reason(
    code="gguf-alignment",
    says=Text(ja="整列の値が正しくありません。", en="The alignment is not valid."),
)
CHAT_TEMPLATE = Reason(
    code="chat-template",
    says=Text(
        ja="サーバーが実行するチャットテンプレートが含まれています。その内容は判定していません。",
        en="It carries a chat template, which the server runs as a program; what it does was not judged.",
    ),
)


class _Metadata:
    """What the metadata say that matters here."""

    def __init__(self) -> None:
        self.alignment = _DEFAULT_ALIGNMENT
        self.has_template = False


def look(file: BinaryIO, size: int) -> Look:
    """Account for every byte of a GGUF file of `size` bytes, read from its start."""
    metadata = _Metadata()
    try:
        count = _account(Window(file, min(size, _MOST_METADATA)), size, metadata)
    except Unaccounted as error:
        return Look(format="gguf", executes="unknown", notes=(error.reason,))
    if metadata.has_template:
        return Look(format="gguf", executes="unknown", notes=(CHAT_TEMPLATE,))
    return Look(format="gguf", executes="no", notes=(accounted(count),))


def _account(window: Window, size: int, metadata: _Metadata) -> int:
    window.skip(len(MAGIC))
    version = _u32(window)
    if version not in _VERSIONS:
        raise Unaccounted(Reason(code=VERSION.code, says=VERSION.says.fill(version=version)))
    tensor_count, value_count = _u64(window), _u64(window)
    if tensor_count * _LEAST_TENSOR + value_count * _LEAST_VALUE > window.left:
        raise Unaccounted(COUNT)
    for _ in range(value_count):
        _read_value(window, metadata)
    tensors = [_read_tensor(window, metadata.alignment) for _ in range(tensor_count)]
    data_at = min(window.at + -window.at % metadata.alignment, size)
    check_cover(tensors, size - data_at, metadata.alignment)
    return tensor_count


def _read_value(window: Window, metadata: _Metadata) -> None:
    key = _string(window, _MOST_NAME)
    kind = _u32(window)
    if key == _ALIGNMENT_KEY:
        if kind != 4:  # noqa: PLR2004 - UINT32
            raise Unaccounted(ALIGNMENT)
        metadata.alignment = _alignment(_u32(window))
        return
    if key.startswith(_TEMPLATE_KEY):
        metadata.has_template = True
    _skip_value(window, kind, _MOST_NESTING)


def _alignment(value: int) -> int:
    if not 1 <= value <= _MOST_ALIGNMENT or value & (value - 1):
        raise Unaccounted(ALIGNMENT)
    return value


def _skip_value(window: Window, kind: int, nesting: int) -> None:
    if kind in _WIDTHS:
        window.skip(_WIDTHS[kind])
    elif kind == _STRING:
        window.skip(_u64(window))
    elif kind == _ARRAY and nesting:
        inner, count = _u32(window), _u64(window)
        if count > window.left:
            raise Unaccounted(COUNT)
        if inner in _WIDTHS:
            window.skip(count * _WIDTHS[inner])
            return
        for _ in range(count):
            _skip_value(window, inner, nesting - 1)
    else:
        raise Unaccounted(VALUE_TYPE)


def _read_tensor(window: Window, alignment: int) -> Tensor:
    _string(window, _MOST_NAME)
    sides_count = _u32(window)
    if sides_count > _MOST_SIDES:
        raise Unaccounted(TENSOR_TYPE)
    sides = [_u64(window) for _ in range(sides_count)]
    kind, begin = _u32(window), _u64(window)
    if kind not in _BLOCKS:
        raise Unaccounted(TENSOR_TYPE)
    numbers, width = _BLOCKS[kind]
    if sides and sides[0] % numbers:
        raise Unaccounted(TENSOR_TYPE)
    if begin % alignment:
        raise Unaccounted(ALIGNMENT)
    return Tensor(begin=begin, end=begin + prod(sides) // numbers * width)


def _string(window: Window, most: int) -> bytes:
    length = _u64(window)
    if length > most:
        raise Unaccounted(COUNT)
    return window.take(length)


def _u32(window: Window) -> int:
    return int(struct.unpack("<I", window.take(4))[0])


def _u64(window: Window) -> int:
    return int(struct.unpack("<Q", window.take(8))[0])
