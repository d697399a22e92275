"""TensorFlow Lite models: every operator that a model's maker brought, and every buffer, by the FlatBuffers that hold them.

Built-in operators only compute. A custom one is code of whoever loads the model; one whose name begins with `Flex` is an
operator of TensorFlow, and its own notes say which. A zip at the end holds the files that the model's metadata name
(labels, vocabularies); that zip is read as one. Source: schema.fbs of TensorFlow Lite, flexbuffers, `flex/kernel.cc`.
"""

import re
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import fault
from shirushi.instruments.modelscan.readers.flatbuffer import Buffer, OutOfBounds, Table
from shirushi.instruments.modelscan.readers.padding import is_blank
from shirushi.instruments.modelscan.readers.tensorflow.ops import COMPUTES, PATHS, REACHING
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MAGIC_AT, _MAGIC = 4, b"TFL3"
_CUSTOM, _DELEGATE, _CUSTOM_CALL = 32, 51, 175
_FLEX = "Flex"
_KNOWN = frozenset(
    {
        "TFLite_Detection_PostProcess", "Convolution2DTransposeBias", "MaxPoolingWithArgmax2D", "MaxUnpooling2D",
        "TransformLandmarks", "TransformTensorBilinear", "Landmarks2TransformMatrix", "AudioSpectrogram", "Mfcc",
        "NumericVerify", "Irfft2d", "Multinomial", "RandomStandardNormal", "RandomUniform", "Roll", "Atan2", "Sign",
        "AvgPool3D", "MaxPool3D",
    }
)  # fmt: skip
"""Operators that TensorFlow Lite itself and MediaPipe bring under names of their own; all of them only compute."""
_REACHES = re.compile(
    rb"(?<![A-Za-z])(?:" + b"|".join(sorted((name.encode() for name in {*REACHING, *PATHS}), reverse=True)) + rb")"
)

FLEX_REACHES = Kind(
    code="tflite-reaches-out",
    level="dangerous",
    says=Text(
        ja="ファイル、Python又は通信を使うTensorFlowの演算子です。",
        en="It is an operator of TensorFlow that uses files, Python or a connection.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
CUSTOM = Kind(
    code="tflite-custom-operator",
    level="review",
    says=Text(ja="TensorFlow Liteにない演算子です。", en="It is no operator of TensorFlow Lite's own."),
    remedy=Text(
        ja="その演算子の実装を誰が用意するのかを確かめてください。",
        en="Find out whose implementation of the operator would run.",
    ),
)
BROKEN = fault("tflite-broken", "TensorFlow Liteの構造が壊れています。", "The TensorFlow Lite structure is broken.")


def _shows(part: Part) -> bool:
    return bytes(part.data[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)]) == _MAGIC


def _look(part: Part) -> Iterator[Remark | Inner]:
    buffer = Buffer(part.data)
    try:
        model = buffer.root()
        yield from _operators(model)
        for one in model.tables(4):
            _buffer(one)
        for one in model.tables(6):
            one.words(0)
        model.words(3)
    except OutOfBounds:
        yield BROKEN.at()
        return
    rest = part.data[buffer.reached :]
    if not is_blank(rest):
        yield Inner(name="rest", data=rest, expects="rest")


def _buffer(one: Table) -> None:
    """The numbers of a tensor: within the table, or in models beyond two gigabytes somewhere behind it."""
    one.bytes(0)
    one.buffer.reach(one.number(1, 8), one.number(2, 8))


def _operators(model: Table) -> Iterator[Remark]:
    """The table of operators, and what the operators of the graphs bring along."""
    codes = [max(one.number(0, 1, signed=True), one.number(3, 4, signed=True)) for one in model.tables(1)]
    names: list[str] = []
    for one, code in zip(model.tables(1), codes, strict=True):
        name = one.words(1) if code == _CUSTOM else ""
        names.append(name)
        if code in {_DELEGATE, _CUSTOM_CALL}:
            yield CUSTOM.at(one.at, node="DELEGATE" if code == _DELEGATE else "STABLEHLO_CUSTOM_CALL")
        elif code == _CUSTOM:
            yield from _named(name, one.at)
    seen: set[int] = set()
    for graph in model.tables(2):
        _tensors(graph)
        for one in graph.tables(3):
            if one.number(0, 4) >= len(codes):
                raise OutOfBounds
            options = one.vector(5, 1)
            one.vector(1, 4)
            one.vector(2, 4)
            one.table(4)
            if names[one.number(0, 4)].startswith(_FLEX) and options[0] not in seen:
                seen.add(options[0])
                yield from _flex(one, names[one.number(0, 4)])


def _tensors(graph: Table) -> None:
    for one in graph.tables(0):
        one.vector(0, 4)
        one.words(3)
        quantized = one.table(4)
        for index, width in ((0, 4), (1, 4), (2, 4), (3, 8)):
            if quantized is not None:
                quantized.vector(index, width)
    graph.vector(1, 4)
    graph.vector(2, 4)
    graph.words(4)


def _named(name: str, at: int) -> Iterator[Remark]:
    plain = name.removeprefix(_FLEX)
    if name.startswith(_FLEX) and (plain in REACHING or plain in PATHS):
        yield FLEX_REACHES.at(at, node=name)
    elif not (name.startswith(_FLEX) and plain in COMPUTES) and name not in _KNOWN:
        yield CUSTOM.at(at, node=name)


def _flex(operator: Table, name: str) -> Iterator[Remark]:
    """The operator that runs is the one in the notes, whatever the table calls it."""
    notes = bytes(operator.bytes(5))
    reaches = _REACHES.search(notes)
    if reaches:
        yield FLEX_REACHES.at(operator.at, node=name, detail=reaches[0].decode())
    elif name.removeprefix(_FLEX).encode() not in notes:
        yield CUSTOM.at(operator.at, node=name)


FORMAT = Format(id="tflite", shows=_shows, look=_look)
