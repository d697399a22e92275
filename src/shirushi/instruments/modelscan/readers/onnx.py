"""ONNX models: every node's operator, every path to data outside, subgraphs and functions too. Source: onnx.proto, IR 1–13.

Operators of the standard run no code that the file brings. One of another domain is code of whoever loads the model,
unless the model defines it as a function of its own.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import TypeAlias

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.protobuf import (
    LENGTH,
    VARINT,
    Field,
    WireError,
    fields,
    first_fields,
    inside,
    words,
)
from shirushi.instruments.modelscan.readers.slips import leads_out
from shirushi.instruments.modelscan.readers.strings import kept_in
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_NEWEST_IR = 20
_MODEL = {1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26}
_GRAPH, _OPSETS, _METADATA, _TRAINING, _FUNCTIONS = 7, 8, 14, 20, 25
_MOST_DEPTH = 32
_MOST_DIGITS = 40
_KNOWN_DOMAINS = frozenset(
    {
        "", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview", "ai.onnx.preview.training", "com.microsoft",
        "com.microsoft.nchwc", "com.microsoft.experimental", "com.microsoft.dml", "com.ms.internal.nhwc",
    }
)  # fmt: skip
_RUNS_PYTHON = frozenset({"PyOp", "PythonOp", "PythonOpGrad", "ATen"})
_COMPILED, _SETTINGS = "EPContext", "ort_config"
_ASK = Text(
    ja="その演算子の実装を誰が用意するのかを確かめてください。",
    en="Find out whose implementation of the operator would run.",
)

RUNS = Kind(
    code="onnx-runs-python",
    level="dangerous",
    says=Text(ja="Pythonの関数を呼び出す演算子です。", en="It is an operator that calls a Python function."),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
CUSTOM = Kind(
    code="onnx-custom-operator",
    level="review",
    says=Text(ja="標準にない演算子です。", en="It is an operator of no standard domain."),
    remedy=_ASK,
)
COMPILED = Kind(
    code="onnx-compiled-graph",
    level="review",
    says=Text(
        ja="ある装置のために作られた実行計画を含み、又は読み込ませます。中は見ていません。",
        en="It holds, or has loaded, a graph compiled for some device; what is in it cannot be told here.",
    ),
    remedy=_ASK,
)
SETTINGS = Kind(
    code="onnx-runtime-settings",
    level="review",
    says=Text(
        ja="実行環境の設定（ライブラリーの読み込み、記録の書き出しなど）をモデルが決めます。",
        en="The model sets options of the runtime, such as libraries to load and files to write.",
    ),
    remedy=Text(ja="設定を読んでから使ってください。", en="Read the settings before you use the model."),
)
OUTSIDE = Kind(
    code="onnx-data-outside",
    level="dangerous",
    says=Text(
        ja="フォルダの外のファイルを重みとして読み込ませます。",
        en="It has a file outside the folder loaded as weights.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
BROKEN = Kind(
    code="onnx-broken",
    level="review",
    says=Text(ja="ONNXの構造が途中で壊れています。", en="The ONNX structure breaks off."),
    remedy=Text(ja="受け取り直してください。", en="Get the file again."),
)
UNKNOWN = Kind(
    code="onnx-unknown-field",
    level="review",
    says=Text(ja="知られていない項目があります。", en="It holds a field that is not known here."),
    remedy=Text(
        ja="新しい版の形式かもしれません。作成元に確かめてください。", en="It may be of a newer edition; ask its maker."
    ),
)

_Found: TypeAlias = Iterator[Remark | Inner]


def _shows(part: Part) -> bool:
    data = part.data
    if len(data) < 4 or data[0] != 0x08 or not 1 <= data[1] <= _NEWEST_IR:  # noqa: PLR2004 - field 1, a number
        return False
    try:
        numbers = [(one.number, one.wire) for one in first_fields(data)]
    except WireError:
        return _begins_well(data)
    return (_GRAPH, LENGTH) in numbers and all(number in _MODEL for number, _ in numbers)


def _begins_well(data: memoryview) -> bool:
    """Whether a file that breaks off begins as a model: the version, then a graph or who made it."""
    begun: list[Field] = []
    with suppress(WireError):
        begun.extend(first_fields(data))
    return (
        len(begun) > 1
        and begun[0].wire == VARINT
        and all(one.number in _MODEL for one in begun)
        and begun[1].wire == LENGTH
    )


def _look(part: Part) -> _Found:
    data = part.data
    try:
        functions = set(_functions(data))
        for one in fields(data, 0, len(data)):
            if one.number == _GRAPH:
                yield from _graph(data, one, functions, 0)
            elif one.number == _FUNCTIONS:
                yield from _function(data, one, functions)
            elif one.number == _TRAINING:
                for graph in inside(data, one, 1, 2):
                    yield from _graph(data, graph, functions, 0)
            elif one.number == _METADATA:
                yield from _metadata(data, one)
            elif one.number not in _MODEL:
                yield UNKNOWN.at(one.start, node=f"model.{one.number}")
    except WireError:
        yield BROKEN.at()


def _metadata(data: memoryview, entry: Field) -> _Found:
    """An entry about the model; ONNX Runtime takes settings of its own session from one."""
    key, value = words(data, entry, 1), words(data, entry, 2)
    if key == _SETTINGS:
        yield SETTINGS.at(entry.start, node=key, detail=value[:200])
    yield from kept_in({key: value})


def _functions(data: memoryview) -> Iterator[tuple[str, str]]:
    """Domain and name of each function that the model defines itself."""
    for one in fields(data, 0, len(data)):
        if one.number == _FUNCTIONS and one.wire == LENGTH:
            yield words(data, one, 10), words(data, one, 1)


def _function(data: memoryview, whole: Field, functions: set[tuple[str, str]]) -> _Found:
    for node in inside(data, whole, 7):
        yield from _node(data, node, functions, 0)


def _graph(data: memoryview, whole: Field, functions: set[tuple[str, str]], depth: int) -> _Found:
    if depth > _MOST_DEPTH:
        yield BROKEN.at(whole.start, node="graph")
        return
    for one in fields(data, whole.start, whole.end):
        if one.wire != LENGTH:
            continue
        if one.number == 1:
            yield from _node(data, one, functions, depth)
        elif one.number == 5:  # noqa: PLR2004 - initializer
            yield from _tensor(data, one)
        elif one.number == 15:  # noqa: PLR2004 - sparse initializer
            for tensor in inside(data, one, 1, 2):
                yield from _tensor(data, tensor)


def _node(data: memoryview, node: Field, functions: set[tuple[str, str]], depth: int) -> _Found:
    operator, domain = words(data, node, 4), words(data, node, 7)
    if operator in _RUNS_PYTHON:
        yield RUNS.at(node.start, node=operator, detail=f"{domain}::{operator}")
    elif operator == _COMPILED:
        yield from _compiled(data, node)
    elif domain not in _KNOWN_DOMAINS and (domain, operator) not in functions:
        yield CUSTOM.at(node.start, node=operator, detail=f"{domain}::{operator}")
    for attribute in inside(data, node, 5):
        for one in inside(data, attribute, 5, 6, 10, 11):
            if one.number in {6, 11}:
                yield from _graph(data, one, functions, depth + 1)
            else:
                yield from _tensor(data, one)


def _compiled(data: memoryview, node: Field) -> _Found:
    """A graph that somebody compiled for a device: within the node, or in a file that it names."""
    path = ""
    for attribute in inside(data, node, 5):
        if words(data, attribute, 1) == "ep_cache_context":
            path = words(data, attribute, 4)
    kind = OUTSIDE if leads_out(path) else COMPILED
    yield kind.at(node.start, node=_COMPILED, detail=path[:200])


def _tensor(data: memoryview, tensor: Field) -> _Found:
    for entry in inside(data, tensor, 13):
        if words(data, entry, 1) == "location":
            path = words(data, entry, 2)
            if leads_out(path) or "://" in path:
                yield OUTSIDE.at(entry.start, node=words(data, tensor, 8), detail=path)


def _speaks_of(owner: Part, name: str) -> Iterator[tuple[int, int]]:
    """Where the tensors lie that the model keeps in the file of this name."""
    data = owner.data
    if not _shows(owner):
        return
    with suppress(WireError):
        for graph in fields(data, 0, len(data)):
            if (graph.number, graph.wire) == (_GRAPH, LENGTH):
                for tensor in inside(data, graph, 5):
                    yield from _stretch(data, tensor, name)


def _stretch(data: memoryview, tensor: Field, name: str) -> Iterator[tuple[int, int]]:
    said = {words(data, entry, 1): words(data, entry, 2) for entry in inside(data, tensor, 13)}
    begin, size = said.get("offset", "0"), said.get("length", "")
    is_here = said.get("location", "").removeprefix("./") == name
    if is_here and begin.isdecimal() and size.isdecimal() and len(begin) + len(size) < _MOST_DIGITS:
        yield int(begin), int(begin) + int(size)


FORMAT = Format(id="onnx", shows=_shows, look=_look, speaks_of=_speaks_of)
