"""SavedModel, MetaGraphDef and GraphDef of TensorFlow, and what lies beside them: Keras's notes, the fingerprint.

Parsers pass over what they do not know, so that one file can be a graph and something else as well: each form shows
wherever a node of a graph can be reached in it. Source: saved_model.proto, meta_graph.proto, graph.proto,
saved_object_graph.proto, keras' saved_metadata.proto, fingerprint.proto.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import fault
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
from shirushi.instruments.modelscan.readers.tensorflow import graph, paths
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_OPERATOR = re.compile(rb"[A-Za-z_][A-Za-z0-9_>.]*")
_HOLDS, _LEAST_NODE = {1, 2}, 6
_META_GRAPH = {1, 2, 3, 4, 5, 6, 7}
_ASSETS, _OBJECTS = 6, 7
_FINGERPRINT = {1: VARINT, 2: VARINT, 3: VARINT, 4: VARINT, 5: VARINT, 6: LENGTH, 7: LENGTH}
_MOST_FINGERPRINT = 512
_KERAS_OBJECT = {1, 2, 3, 4, 5, 6}
_KERAS_MARK = b"_tf_keras_"

BROKEN = fault(
    "tf-broken", "TensorFlowのグラフの構造が途中で壊れています。", "The structure of the TensorFlow graph breaks off."
)
ASSET_OUTSIDE = Kind(
    code="tf-asset-outside",
    level="dangerous",
    says=Text(
        ja="フォルダの外のファイルを、モデルの一部として読み込ませます。",
        en="It has a file outside the folder read as a part of the model.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)


def _top(data: memoryview) -> Field:
    """The whole as if it were a field."""
    return Field(number=0, wire=LENGTH, value=len(data), start=0, end=len(data))


def _is_node(data: memoryview, at: Field) -> bool:
    raw = bytes(data[at.start : min(at.end, at.start + 4096)])
    if b"\x12" not in raw and b"\x92" not in raw and at.end - at.start <= len(raw):
        return False  # no operator, whichever way its key is written
    found = {
        one.number
        for one in _quietly(data, at, 1, 2)
        if one.number == 1 or _OPERATOR.fullmatch(data[one.start : one.end])
    }
    return found == {1, 2}


def _is_graph(data: memoryview, at: Field) -> bool:
    return any(_is_node(data, one) if one.number == 1 else _is_library(data, one) for one in _quietly(data, at, 1, 2))


def _is_library(data: memoryview, at: Field) -> bool:
    functions = _quietly(data, at, 1)
    return any(_is_node(data, node) for function in functions for node in _quietly(data, function, 3))


def _is_meta_graph(data: memoryview, at: Field) -> bool:
    return any(_is_graph(data, one) for one in _quietly(data, at, 2))


def _is_keras_object(data: memoryview, at: Field) -> bool:
    return any(bytes(data[one.start : one.end]).startswith(_KERAS_MARK) for one in _quietly(data, at, 4))


def _quietly(data: memoryview, at: Field, *numbers: int) -> Iterator[Field]:
    """The fields up to where the message breaks off."""
    try:
        yield from inside(data, at, *numbers)
    except WireError:
        return


def look_saved_model(data: memoryview) -> Iterator[Remark | Inner]:
    """Judge a SavedModel.

    Raises:
        WireError: a message breaks off.
    """
    for one in fields(data, 0, len(data)):
        if (one.number, one.wire) == (2, LENGTH):
            yield from _meta_graph(data, one, graph.REACHES)
        elif (one.number, one.wire) != (1, VARINT):
            yield graph.UNKNOWN.at(one.start, node=f"saved_model.{one.number}")


def _look_meta_graph(data: memoryview) -> Iterator[Remark | Inner]:
    yield from _meta_graph(data, _top(data), graph.OF_TRAINING)


def _look_graph(data: memoryview) -> Iterator[Remark | Inner]:
    yield from _judged(data, iter([_top(data)]), paths.Bound(), graph.REACHES)


def _meta_graph(data: memoryview, at: Field, reaches: Mapping[str, Kind]) -> Iterator[Remark | Inner]:
    bound = paths.Bound()
    for one in fields(data, at.start, at.end):
        if one.number not in _META_GRAPH:
            yield graph.UNKNOWN.at(one.start, node=f"meta_graph.{one.number}")
        elif one.number == _ASSETS and one.wire == LENGTH:
            yield from _asset(data, one, bound)
        elif one.number == _OBJECTS and one.wire == LENGTH:
            yield from _keras_in(data, one)
    yield from paths.defaults(data, at)
    paths.bindings(data, inside(data, at, _OBJECTS), bound)
    yield from _judged(data, inside(data, at, 2), bound, reaches)


def _judged(
    data: memoryview, graphs: Iterator[Field], bound: paths.Bound, reaches: Mapping[str, Kind]
) -> Iterator[Remark]:
    found: list[graph.Scope] = []
    for each in graph.scopes(data, graphs):
        if isinstance(each, Remark):
            yield each
        else:
            found.append(each)
    yield from graph.judge(data, found, reaches)
    yield from paths.judge(data, found, bound)


def _asset(data: memoryview, at: Field, bound: paths.Bound) -> Iterator[Remark]:
    for tensor in inside(data, at, 1):
        bound.assets.add(words(data, tensor, 1).partition(":")[0])
    name = words(data, at, 2)
    if leads_out(name) or "://" in name:
        yield ASSET_OUTSIDE.at(at.start, detail=name)


def _keras_in(data: memoryview, objects: Field) -> Iterator[Inner]:
    """What Keras wrote about its layers, which older editions keep in the object graph."""
    for node in inside(data, objects, 1):
        for user in inside(data, node, 4):
            yield from _notes(data, inside(data, user, 3))


def _notes(data: memoryview, found: Iterator[Field]) -> Iterator[Inner]:
    for one in found:
        if one.end > one.start:
            yield Inner(name=f"keras@{one.start}", data=data[one.start : one.end])


def _views(data: memoryview) -> set[str]:
    """As what the bytes may be taken; a parser takes only what is a message to its end."""
    found: set[str] = set()
    try:
        for one in first_fields(data):
            if one.number in _HOLDS and one.wire == LENGTH and one.end - one.start >= _LEAST_NODE:
                found |= {
                    view
                    for view, number, fits in _FITS
                    if number == one.number and view not in found and fits(data, one)
                }
    except WireError:
        return set()
    return found


def _look(part: Part) -> Iterator[Remark | Inner]:
    for view in sorted(_views(part.data)):
        try:
            yield from _LOOKS[view](part.data)
        except WireError:
            yield BROKEN.at(node=view)


def _look_notes(data: memoryview) -> Iterator[Remark | Inner]:
    for one in fields(data, 0, len(data)):
        if (one.number, one.wire) != (1, LENGTH):
            yield graph.UNKNOWN.at(one.start, node=f"keras_metadata.{one.number}")
            continue
        yield from (
            graph.UNKNOWN.at(each.start, node=f"keras_object.{each.number}")
            for each in fields(data, one.start, one.end)
            if each.number not in _KERAS_OBJECT
        )
        yield from _notes(data, inside(data, one, 5))


def _shows_fingerprint(part: Part) -> bool:
    data = part.data
    if len(data) > _MOST_FINGERPRINT:
        return False
    try:
        found = [(one.number, one.wire) for one in fields(data, 0, len(data))]
    except WireError:
        return False
    return {1, 2, 3} <= {number for number, _ in found} and all(
        _FINGERPRINT.get(number) == wire for number, wire in found
    )


_FITS: tuple[tuple[str, int, Callable[[memoryview, Field], bool]], ...] = (
    ("SavedModel", 2, _is_meta_graph),
    ("MetaGraphDef", 2, _is_graph),
    ("GraphDef", 1, _is_node),
    ("GraphDef", 2, _is_library),
    ("SavedMetadata", 1, _is_keras_object),
)
_LOOKS: Mapping[str, Callable[[memoryview], Iterator[Remark | Inner]]] = {
    "SavedModel": look_saved_model,
    "MetaGraphDef": _look_meta_graph,
    "GraphDef": _look_graph,
    "SavedMetadata": _look_notes,
}

FORMATS = (
    Format(id="tensorflow", shows=lambda part: bool(_views(part.data)), look=_look),
    Format(id="savedmodel-fingerprint", shows=_shows_fingerprint, look=lambda _part: iter(())),
)
