"""Proves that a GGUF file holds nothing but metadata and tensors: bounds of every count, exact cover of the data.

Format: ggml docs/gguf.md, versions 2 and 3, in either byte order. A chat template is a program that the server runs;
it is judged as one (`readers/template`).
"""

import struct
from collections.abc import Iterator
from math import prod

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, Tensor, Unaccounted, check_cover, fault
from shirushi.instruments.modelscan.readers.padding import is_blank
from shirushi.instruments.modelscan.readers.template import judge
from shirushi.instruments.modelscan.remark import Remark

MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_STRING, _ARRAY = 8, 9
_WIDTHS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""Bytes of each fixed-width metadata value type."""
BLOCKS = {
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
_TOKENS_KEY = b"tokenizer.ggml.tokens"
_OF_TOKENS = frozenset({b"tokenizer.ggml.scores", b"tokenizer.ggml.token_type"})
"""Loaders read so many of these as there are tokens, four bytes each, without looking how many there are."""
_DEFAULT_ALIGNMENT = 32
_MOST_METADATA = 1 << 30
_MOST_DOCUMENTS = 100
_MOST_ALIGNMENT = 1 << 16
_UINT32 = 4
_WIDTH_OF_TOKENS = 4

VERSION = fault("gguf-version", "GGUFのこの版には対応していません。", "This version of GGUF is not supported.")
COUNT = fault("gguf-count", "個数や長さがファイルの大きさを超えています。", "A count or length exceeds the file.")
VALUE_TYPE = fault("gguf-value-type", "知らない型のメタデータがあります。", "A metadata value has an unknown type.")
TENSOR_TYPE = fault(
    "gguf-tensor-type", "知らない型又は形のテンソルがあります。", "A tensor has an unknown type or shape."
)
VOCABULARY = fault(
    "gguf-vocabulary",
    "語彙の数と、語彙ごとの値の数又は型が合いません。",
    "There are not as many values for the vocabulary as it has tokens, or they are of another type.",
)
ALIGNMENT = fault("gguf-alignment", "整列の値が正しくありません。", "The alignment is not valid.")


class _Reader:
    """Reads the structure from front to back; what matters of the metadata is kept."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._order = "<" if int.from_bytes(data[4:8], "little") < 1 << 16 else ">"
        self._u32 = struct.Struct(f"{self._order}I")
        self._u64 = struct.Struct(f"{self._order}Q")
        self._end = min(len(data), _MOST_METADATA)
        self.at = len(MAGIC)
        self.alignment = _DEFAULT_ALIGNMENT
        self.templates: list[tuple[int, int]] = []
        self.documents: list[tuple[int, int]] = []
        self._counts: dict[bytes, tuple[int, int]] = {}
        self.after = -1
        """Where the last tensor ends, once that is known."""

    @property
    def left(self) -> int:
        """How many bytes the structure may still take."""
        return self._end - self.at

    def skip(self, count: int) -> int:
        """Pass over bytes; where they began."""
        began = self.at
        if count > self._end - began:
            raise Unaccounted(CUT_SHORT.at(began))
        self.at = began + count
        return began

    def u32(self) -> int:
        """The next number of 32 bits."""
        return int(self._u32.unpack_from(self._data, self.skip(4))[0])

    def u64(self) -> int:
        """The next number of 64 bits."""
        return int(self._u64.unpack_from(self._data, self.skip(8))[0])

    def name(self) -> bytes:
        """The next string, which is kept."""
        length = self.u64()
        if length > _MOST_NAME:
            raise Unaccounted(COUNT.at(self.at))
        began = self.skip(length)
        return bytes(self._data[began : self.at])

    def value(self) -> None:
        """The next metadata entry."""
        key, kind = self.name(), self.u32()
        if key == _ALIGNMENT_KEY:
            if kind != _UINT32:
                raise Unaccounted(ALIGNMENT.at(self.at))
            self.alignment = self.u32()
            if not 1 <= self.alignment <= _MOST_ALIGNMENT or self.alignment & (self.alignment - 1):
                raise Unaccounted(ALIGNMENT.at(self.at))
            return
        began = self.at
        self._pass(kind, _MOST_NESTING)
        if kind == _ARRAY and (key == _TOKENS_KEY or key in _OF_TOKENS):
            inner = int(self._u32.unpack_from(self._data, began)[0])
            self._counts[key] = inner, int(self._u64.unpack_from(self._data, began + 4)[0])
        if key.startswith(_TEMPLATE_KEY) and kind == _STRING:
            self.templates.append((began + 8, self.at))
        elif key.startswith(_TEMPLATE_KEY):
            self.templates.append((began, self.at))
        elif kind == _STRING and bytes(self._data[began + 8 : began + 9]) in {b"{", b"["}:
            self.documents.append((began + 8, self.at))
        elif kind == _ARRAY and bytes(self._data[began + 12 : began + 13]) == b"\x80":
            self.documents.append((began + 12, self.at))

    def check_vocabulary(self) -> None:
        """See that there are as many values for tokens as tokens, and that they are as wide as loaders take them for."""
        _, tokens = self._counts.get(_TOKENS_KEY, (_STRING, -1))
        for key in _OF_TOKENS & self._counts.keys():
            inner, count = self._counts[key]
            if count != tokens or _WIDTHS.get(inner) != _WIDTH_OF_TOKENS:
                raise Unaccounted(VOCABULARY.at(self.at, node=key.decode()))

    def _pass(self, kind: int, nesting: int) -> None:
        if kind in _WIDTHS:
            self.skip(_WIDTHS[kind])
        elif kind == _STRING:
            self.skip(self.u64())
        elif kind == _ARRAY and nesting:
            self._pass_array(nesting)
        else:
            raise Unaccounted(VALUE_TYPE.at(self.at))

    def _pass_array(self, nesting: int) -> None:
        inner, count = self.u32(), self.u64()
        if count > self.left:
            raise Unaccounted(COUNT.at(self.at))
        if inner in _WIDTHS:
            self.skip(count * _WIDTHS[inner])
        elif inner == _STRING:
            self._pass_strings(count)
        else:
            for _ in range(count):
                self._pass(inner, nesting - 1)

    def _pass_strings(self, count: int) -> None:
        """A vocabulary holds hundreds of thousands: the loop is kept small."""
        unpack, data, end, at = self._u64.unpack_from, self._data, self._end - 8, self.at
        for _ in range(count):
            if at > end:
                raise Unaccounted(CUT_SHORT.at(at))
            at += 8 + unpack(data, at)[0]
        self.at = at
        self.skip(0)

    def tensor(self) -> Tensor:
        """The next entry of the table of tensors."""
        self.name()
        sides_count = self.u32()
        if sides_count > _MOST_SIDES:
            raise Unaccounted(TENSOR_TYPE.at(self.at))
        sides = [self.u64() for _ in range(sides_count)]
        kind, begin = self.u32(), self.u64()
        if kind not in BLOCKS:
            raise Unaccounted(TENSOR_TYPE.at(self.at, detail=str(kind)))
        numbers, width = BLOCKS[kind]
        if sides and sides[0] % numbers:
            raise Unaccounted(TENSOR_TYPE.at(self.at))
        if begin % self.alignment:
            raise Unaccounted(ALIGNMENT.at(self.at))
        return Tensor(begin=begin, end=begin + prod(sides) // numbers * width)


def _shows(part: Part) -> bool:
    return bytes(part.data[: len(MAGIC)]) == MAGIC


def _look(part: Part) -> Iterator[Remark | Inner]:
    """Account for every byte; then the templates, each as the program that it is."""
    reader = _Reader(part.data)
    try:
        _account(reader, len(part.data))
    except Unaccounted as wrong:
        yield wrong.remark
    for begin, end in reader.templates:
        yield from judge(bytes(part.data[begin:end]).decode("utf-8", "replace"), begin)
    for begin, end in reader.documents[:_MOST_DOCUMENTS]:
        yield Inner(name=f"metadata-{begin}", data=part.data[begin:end], expects="numbers")
    if 0 <= reader.after < len(part.data) and not is_blank(part.data[reader.after :]):
        yield Inner(name="after-tensors", data=part.data[reader.after :], expects="rest")


def _account(reader: _Reader, size: int) -> None:
    version = reader.u32()
    if version not in _VERSIONS:
        raise Unaccounted(VERSION.at(4, detail=str(version)))
    tensor_count, value_count = reader.u64(), reader.u64()
    if tensor_count * _LEAST_TENSOR + value_count * _LEAST_VALUE > reader.left:
        raise Unaccounted(COUNT.at(8))
    for _ in range(value_count):
        reader.value()
    reader.check_vocabulary()
    tensors = [reader.tensor() for _ in range(tensor_count)]
    data_at = min(reader.at + -reader.at % reader.alignment, size)
    reader.after = min(size, data_at + max((tensor.end for tensor in tensors), default=0))
    check_cover(tensors, size - data_at, reader.alignment, at=data_at)


FORMAT = Format(id="gguf", shows=_shows, look=_look)
