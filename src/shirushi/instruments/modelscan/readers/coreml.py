"""Core ML models: the kind of model, every layer or operation, and the files of weights that they name.

What Core ML itself computes runs no code of the file's. A custom model or layer is a class of the app that loads it. The
weights of a program lie in a file of their own, whose blobs follow one another, each with a head that says its size.
Source: Model.proto, NeuralNetwork.proto, MIL.proto of coremltools 9; StorageFormat.hpp of its MILBlob.
"""

from collections.abc import Iterator
from typing import TypeAlias

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.cover import CUT_SHORT, fault
from shirushi.instruments.modelscan.readers.padding import is_blank
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
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MOST_DEPTH = 32
_HEADS = {1, 2, 10}
_PIPELINES, _PIPELINE = {200, 201}, 202
_NETWORKS, _PROGRAM = {303, 403, 500}, 502
_ELSEWHERE = {555: "customModel", 556: "linkedModel", 3000: "serializedModel"}
_PLAIN = {
    300, 301, 302, 304, 400, 401, 402, 404, 501, 560, 600, 601, 602, 603, 604, 606, 607, 609, 610, 900, 2000, 2001, 2002,
    2003, 2004, 2005, 2006,
}  # fmt: skip
_KINDS = _PLAIN | _PIPELINES | _NETWORKS | _ELSEWHERE.keys() | {_PIPELINE, _PROGRAM}
_LAYER_HEADS = {1, 2, 3, 4, 5, 10}
_CUSTOM_LAYER, _BRANCH, _LOOP = 500, 605, 615
_LAST_LAYER = 1471
_BESIDE = "@model_path/"
_OPERATIONS = frozenset(
    {
        "abs", "acos", "add", "affine", "argsort", "asin", "atan", "atanh", "avg_pool", "band_part", "batch_norm",
        "batch_to_space", "cast", "ceil", "clamped_relu", "classify", "clip", "concat", "cond", "const",
        "constexpr_affine_dequantize", "constexpr_blockwise_shift_scale", "constexpr_cast",
        "constexpr_lut_to_dense", "constexpr_lut_to_sparse", "constexpr_sparse_blockwise_shift_scale",
        "constexpr_sparse_to_dense", "conv", "conv_quantized", "conv_transpose", "cos", "cosh", "crop",
        "crop_resize", "cumsum", "depth_to_space", "dequantize", "einsum", "elu", "equal", "erf", "exp", "exp2",
        "expand_dims", "fill", "fill_like", "flatten2d", "floor", "floor_div", "gather", "gather_along_axis",
        "gather_nd", "gelu", "greater", "greater_equal", "gru", "identity", "instance_norm", "inverse", "l2_norm",
        "l2_pool", "layer_norm", "leaky_relu", "less", "less_equal", "linear", "linear_activation", "list_gather",
        "list_length", "list_read", "list_scatter", "list_write", "local_response_norm", "log", "logical_and",
        "logical_not", "logical_or", "logical_xor", "lstm", "make_list", "matmul", "max_pool", "maximum", "minimum",
        "mod", "mul", "non_maximum_suppression", "non_zero", "not_equal", "one_hot", "pad", "pixel_shuffle",
        "pixel_unshuffle", "pow", "prelu", "quantize", "random_bernoulli", "random_categorical", "random_normal",
        "random_uniform", "range_1d", "read_state", "real_div", "reduce_argmax", "reduce_argmin", "reduce_l1_norm",
        "reduce_l2_norm", "reduce_log_sum", "reduce_log_sum_exp", "reduce_max", "reduce_mean", "reduce_min",
        "reduce_prod", "reduce_sum", "reduce_sum_square", "relu", "relu6", "resample", "reshape", "reshape_like",
        "resize", "resize_bilinear", "resize_nearest_neighbor", "reverse", "reverse_sequence", "rnn", "round",
        "rsqrt", "scaled_dot_product_attention", "scaled_tanh", "scatter", "scatter_along_axis", "scatter_nd",
        "select", "shape", "sigmoid", "sigmoid_hard", "sign", "silu", "sin", "sinh", "slice_by_index",
        "slice_by_size", "slice_update", "sliding_windows", "softmax", "softplus", "softplus_parametric",
        "softsign", "space_to_batch", "space_to_depth", "split", "sqrt", "square", "squeeze", "stack", "sub", "tan",
        "tanh", "threshold", "thresholded_relu", "tile", "topk", "transpose", "upsample_bilinear",
        "upsample_nearest_neighbor", "while_loop", "write_state", "coreml_update_state",
    }
)  # fmt: skip
"""Operations of programs; drawn up from the registry of coremltools 9 (`SSAOpRegistry.core_ops`)."""

CUSTOM = Kind(
    code="coreml-custom",
    level="review",
    says=Text(ja="Core MLにないモデル又は層です。", en="It is a model or a layer that is not Core ML's own."),
    remedy=Text(
        ja="その実装を誰が用意するのかを確かめてください。", en="Find out whose implementation of it would run."
    ),
)
OUTSIDE = Kind(
    code="coreml-weights-outside",
    level="dangerous",
    says=Text(
        ja="フォルダの外のファイルを重みとして読み込ませます。",
        en="It has a file outside the folder loaded as weights.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
BROKEN = fault("coreml-broken", "Core MLの構造が途中で壊れています。", "The Core ML structure breaks off.")
UNKNOWN = fault("coreml-unknown-field", "知られていない項目があります。", "It holds a field that is not known here.")

_Found: TypeAlias = Iterator[Remark | Inner]


def _shows(part: Part) -> bool:
    has_version = has_kind = False
    try:
        for one in first_fields(part.data):
            has_version = has_version or (one.number, one.wire) == (1, VARINT)
            has_kind = has_kind or (one.number in _KINDS and one.wire == LENGTH)
    except WireError:
        return has_version and has_kind
    return has_version and has_kind


def _look(part: Part) -> _Found:
    data = part.data
    try:
        yield from _model(data, Field(number=0, wire=LENGTH, value=len(data), start=0, end=len(data)), 0)
    except WireError:
        yield BROKEN.at()


def _model(data: memoryview, at: Field, depth: int) -> _Found:
    if depth > _MOST_DEPTH:
        yield BROKEN.at(at.start)
        return
    for one in fields(data, at.start, at.end):
        if one.number in _ELSEWHERE:
            name = words(data, one, 1 if one.number == 3000 else 10)  # noqa: PLR2004 - serializedModel's identifier
            yield CUSTOM.at(one.start, node=_ELSEWHERE[one.number], detail=name)
        elif one.number in _PIPELINES:
            for pipeline in inside(data, one, 1):
                yield from _pipeline(data, pipeline, depth)
        elif one.number == _PIPELINE:
            yield from _pipeline(data, one, depth)
        elif one.number in _NETWORKS:
            yield from _network(data, one, depth)
        elif one.number == _PROGRAM:
            yield from _program(data, one)
        elif one.number not in _PLAIN | _HEADS:
            yield UNKNOWN.at(one.start, node=f"model.{one.number}")


def _pipeline(data: memoryview, at: Field, depth: int) -> _Found:
    for model in inside(data, at, 1):
        yield from _model(data, model, depth + 1)


def _network(data: memoryview, at: Field, depth: int) -> _Found:
    if depth > _MOST_DEPTH:
        yield BROKEN.at(at.start)
        return
    for layer in inside(data, at, 1):
        for one in fields(data, layer.start, layer.end):
            if one.number == _CUSTOM_LAYER:
                yield CUSTOM.at(layer.start, node=words(data, layer, 1), detail=words(data, one, 10))
            elif one.number in {_BRANCH, _LOOP}:
                for network in inside(data, one, *((1, 2) if one.number == _BRANCH else (3, 4))):
                    yield from _network(data, network, depth + 1)
            elif one.number not in _LAYER_HEADS and not 100 <= one.number <= _LAST_LAYER:  # noqa: PLR2004 - the first layer
                yield UNKNOWN.at(one.start, node=f"layer.{one.number}")


def _program(data: memoryview, at: Field) -> _Found:
    for function in inside(data, at, 2):
        for body in inside(data, function, 2):
            for entry in inside(data, body, 3):
                for block in inside(data, entry, 2):
                    yield from _block(data, block, 0)
            yield from _values(data, body, 4, 0)
    yield from _values(data, at, 4, 0)


def _block(data: memoryview, at: Field, depth: int) -> _Found:
    if depth > _MOST_DEPTH:
        yield BROKEN.at(at.start)
        return
    yield from _values(data, at, 4, 0)
    for operation in inside(data, at, 3):
        kind = words(data, operation, 1)
        if kind not in _OPERATIONS:
            yield CUSTOM.at(operation.start, node=kind)
        for entry in inside(data, operation, 2):
            for argument in inside(data, entry, 2):
                for binding in inside(data, argument, 1):
                    for value in inside(data, binding, 2):
                        yield from _value(data, value, 0)
        yield from _values(data, operation, 5, 0)
        for block in inside(data, operation, 4):
            yield from _block(data, block, depth + 1)


def _values(data: memoryview, at: Field, number: int, depth: int) -> _Found:
    """The values of a map of names."""
    for entry in inside(data, at, number):
        for value in inside(data, entry, 2):
            yield from _value(data, value, depth)


def _value(data: memoryview, at: Field, depth: int) -> _Found:
    """A value: in a file of weights, or here, where it may hold others."""
    if depth > _MOST_DEPTH:
        yield BROKEN.at(at.start)
        return
    for one in inside(data, at, 3, 5):
        if one.number == 5:  # noqa: PLR2004 - in a file
            path = words(data, one, 1)
            if leads_out(path.removeprefix(_BESIDE)) or "://" in path:
                yield OUTSIDE.at(one.start, detail=path)
            continue
        for held in inside(data, one, 2, 3):
            for value in inside(data, held, 1):
                yield from _value(data, value, depth + 1)
        for pairs in inside(data, one, 4):
            for pair in inside(data, pairs, 1):
                for value in inside(data, pair, 1, 2):
                    yield from _value(data, value, depth + 1)


_BLOB_HEAD, _BLOB_VERSION, _BLOB_MARK, _ALIGNMENT = 64, 2, 0xDEADBEEF, 64
_MOST_BLOBS = 5_000_000


def _shows_weights(part: Part) -> bool:
    data = part.data
    is_head = len(data) >= _BLOB_HEAD and int.from_bytes(data[4:8], "little") == _BLOB_VERSION and is_blank(data[8:64])
    return is_head and (len(data) == _BLOB_HEAD or int.from_bytes(data[64:68], "little") == _BLOB_MARK)


def _look_weights(part: Part) -> _Found:
    """Each blob behind the other, and nothing between and behind them but alignment."""
    data = part.data
    at = _BLOB_HEAD
    for _ in range(min(int.from_bytes(data[:4], "little"), _MOST_BLOBS)):
        head = data[at : at + _BLOB_HEAD]
        size, begin = (int.from_bytes(head[place : place + 8], "little") for place in (8, 16))
        if int.from_bytes(head[:4], "little") != _BLOB_MARK or begin != at + _BLOB_HEAD or begin + size > len(data):
            yield CUT_SHORT.at(at)
            return
        at = begin + size + -(begin + size) % _ALIGNMENT
    if not is_blank(data[at:]):
        yield CUT_SHORT.at(at)


FORMATS = (
    Format(id="coreml", shows=_shows, look=_look),
    Format(id="coreml-weights", shows=_shows_weights, look=_look_weights),
)
