"""Reads what a GGUF file says of its model: named metadata, and the tensors counted. Format: ggml docs/gguf.md, v2, v3.

Whether the file is sound to its last byte is the model scanner's question; here a file that breaks off gives no facts.
"""

import re
import struct
from collections import Counter
from collections.abc import Iterator
from math import prod

from shirushi.instruments.bom.bill import ModelFacts, shares

MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY = 8, 9
_MOST_STRING = 1 << 20
_MOST_SIDES = 8
_MOST_TENSORS = 1 << 20
_LAYER = re.compile(r"blk\.(\d+)\.")
_TENSOR_TYPES = (
    "F32", "F16", "Q4_0", "Q4_1", "", "", "Q5_0", "Q5_1", "Q8_0", "Q8_1", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K",
    "Q8_K", "IQ2_XXS", "IQ2_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL", "IQ3_S", "IQ2_S", "IQ4_XS", "I8", "I16", "I32", "I64",
    "F64", "IQ1_M", "BF16",
)  # fmt: skip
"""ggml's names of the tensor types, by number."""

Value = int | str | bool | float
"""A metadata value that is kept; of an array only its length is."""


class Broken(Exception):
    """The file breaks off or says something that the format does not know."""


class _Reader:
    """Reads a mapped file from front to back."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = len(MAGIC)

    def number(self, form: str) -> Value:
        """The next number of a struct format."""
        try:
            (value,) = struct.unpack_from(form, self._data, self._at)
        except struct.error as short:
            raise Broken from short
        self._at += struct.calcsize(form)
        return value  # type: ignore[no-any-return] # unpack_from gives what `form` says

    def count(self, form: str = "<Q") -> int:
        """The next number, which counts something."""
        return int(self.number(form))

    def string(self) -> str:
        """The next string, which is kept."""
        length = self.count()
        if length > _MOST_STRING:
            raise Broken
        start = self._at
        self.skip(length)
        return bytes(self._data[start : self._at]).decode("utf-8", "replace")

    def skip(self, count: int) -> None:
        """Pass over bytes."""
        self._at += count
        if self._at > len(self._data):
            raise Broken

    def value(self, kind: int) -> Value:
        """The next metadata value of a type; of an array its length."""
        if kind in _SCALARS:
            return self.number(_SCALARS[kind])
        if kind == _STRING:
            return self.string()
        if kind != _ARRAY:
            raise Broken
        inner, count = self.count("<I"), self.count()
        if inner in _SCALARS:
            self.skip(count * struct.calcsize(_SCALARS[inner]))
        elif inner == _STRING:
            for _ in range(count):
                self.skip(self.count())
        else:
            raise Broken  # an array of arrays: no file that is in use holds one
        return count


def read_gguf(data: memoryview) -> ModelFacts:
    """What the file says of its model.

    Raises:
        Broken: it cannot be followed to the end of its table of tensors.
    """
    reader = _Reader(data)
    if reader.count("<I") not in _VERSIONS:
        raise Broken
    tensor_count, value_count = reader.count(), reader.count()
    if tensor_count > _MOST_TENSORS:
        raise Broken
    metadata = {reader.string(): reader.value(reader.count("<I")) for _ in range(value_count)}
    tensors = tuple(_tensors(reader, tensor_count))
    return _facts(metadata, tensors)


def _tensors(reader: _Reader, count: int) -> Iterator[tuple[str, int, int]]:
    """Name, how many numbers, and type of each tensor."""
    for _ in range(count):
        name, sides = reader.string(), reader.count("<I")
        if sides > _MOST_SIDES:
            raise Broken
        numbers = prod(reader.count() for _ in range(sides))
        yield name, numbers, reader.count("<I")
        reader.skip(8)


def _facts(metadata: dict[str, Value], tensors: tuple[tuple[str, int, int], ...]) -> ModelFacts:
    family = str(metadata.get("general.architecture", ""))
    kinds: Counter[int] = Counter()
    for _, numbers, kind in tensors:
        kinds[kind] += numbers
    layers = {match[1] for name, _, _ in tensors if (match := _LAYER.match(name))}
    return ModelFacts(
        format="gguf",
        family=family,
        parameters=sum(numbers for _, numbers, _ in tensors),
        tensors=len(tensors),
        layers=len(layers),
        context=_whole(metadata.get(f"{family}.context_length")),
        width=_whole(metadata.get(f"{family}.embedding_length")),
        vocabulary=_whole(metadata.get("tokenizer.ggml.tokens")),
        tokenizer=str(metadata.get("tokenizer.ggml.model", "")),
        quantisation=shares({_type_name(kind): numbers for kind, numbers in kinds.items()}),
    )


def _type_name(kind: int) -> str:
    named = _TENSOR_TYPES[kind] if kind < len(_TENSOR_TYPES) else ""
    return named or f"type {kind}"


def _whole(value: Value | None) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
