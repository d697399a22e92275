"""Judges what a Keras configuration would have built: each class, function, operator and path that it names.

Keras builds whatever is a mapping with `class_name` and `config`, at any depth: newer editions from `module`, older ones
from the classes they know. (CVE-2024-3660, CVE-2025-1550, -8747, -9905, -9906, -12058, -12060; Keras 3.15, 2.15.)
"""

import base64
import binascii
import builtins
import re
from collections.abc import Iterator
from typing import TypeAlias, cast

from shirushi.instruments.modelscan.part import Inner
from shirushi.instruments.modelscan.readers.keras.kinds import (
    CODE,
    CUSTOM,
    IMPORTS,
    OTHER_FILE,
    PICKLED,
    REACHES,
    UNREAD,
)
from shirushi.instruments.modelscan.readers.keras.names import (
    CLASSES,
    FUNCTIONS,
    GRAPH_OPERATORS_THAT_REACH,
    OLD_CLASSES,
    OLD_FUNCTIONS,
    OPERATORS,
    OPERATORS_THAT_REACH,
)
from shirushi.instruments.modelscan.readers.pickle.gadgets import level_of
from shirushi.instruments.modelscan.readers.pickle.stdlib_names import is_stdlib
from shirushi.instruments.modelscan.readers.slips import leads_out
from shirushi.instruments.modelscan.remark import Kind, Remark

Mapping: TypeAlias = dict[str, object]

_KNOWN = CLASSES | OLD_CLASSES
_KNOWN_FUNCTIONS = FUNCTIONS | OLD_FUNCTIONS
_VALUES = frozenset(
    {
        "__keras_tensor__", "__tensor__", "__numpy__", "__bytes__", "__ellipsis__", "__slice__", "__tuple__", "__typespec__",
        "TypeSpec", "TensorShape", "CompositeTensor", "__ragged_tensor__", "NDArray",
    }
)  # fmt: skip
"""Values that are written as objects are."""
_PLAIN_TYPES = frozenset({"tuple", "list", "dict", "set", "str", "int", "float", "bool", "bytes", "NoneType", "slice"})
_OWN = re.compile(r"(keras|tf_keras|keras_core|tensorflow\.(python\.)?keras|tensorflow\.compat\.v[12]\.keras)(\..+)?")
_OF_THE_HUB = re.compile(r"(keras_hub|keras_nlp|keras_cv)(\..+)?")
_CLASS = re.compile(r"_?[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)?")
_MODELLING = re.compile(
    r"(keras|tf_keras|keras_core|tensorflow(\.python|\.compat\.v[12])?(\.keras)?)(\.(src|api|_tf_keras|keras|_v[12]|python))*"
    r"(\.(activations|losses|metrics|initializers|regularizers|constraints|ops|random|nn|math|backend|layers|optimizers)(\..+)?)?"
)
_NUMBERS_ONLY = re.compile(
    r".*\.(activations|losses|metrics|initializers|regularizers|constraints|ops|random|nn|math)(\..+)?"
)
_OWN_PACKAGES = frozenset({"Custom", "keras", "Keras", "keras_hub", "keras_nlp", "keras_cv", "keras_core", "tf_keras"})
_SERIALISED = re.compile(r"(4w|Yw)[A-Za-z0-9+/]AAA")
"""How marshalled code begins in base64."""
_PATHS = frozenset(
    {"vocabulary", "merges", "filepath", "vocabulary_file", "idf_weights", "word_piece_vocabulary", "proto"}
)
_ALSO_CONTENT = frozenset({"proto"})
"""What may hold the content itself, in base64, in place of a path."""
_GRAPH_OPERATOR = re.compile(r"""["']?op["']?\s*:\s*["']([A-Za-z0-9_>]+)["']""")
_LAMBDA_PARTS = ("function", "output_shape", "mask")
_MOST_SHOWN = 300
_LONGEST_NAME = 300
"""No module, class or function has a longer one."""

Found: TypeAlias = Iterator[Remark | Inner]


def walk(document: object) -> Found:
    """Everything that the configuration would have built, read or called, wherever it stands."""
    for value in values(document):
        if isinstance(value, dict):
            yield from _mapping(cast("Mapping", value))  # a JSON object has texts for keys
        elif isinstance(value, str) and _SERIALISED.match(value):
            yield CODE.at(node="code", detail=value[:40])


def values(document: object) -> Iterator[object]:
    """The document and all that stands in it, each mapping and list once, even if it is named more than once."""
    waiting, seen = [document], set[int]()
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, dict | list) and id(value) not in seen:  # pyright: ignore[reportUnknownArgumentType] - only its identity
            seen.add(id(value))  # pyright: ignore[reportUnknownArgumentType] - as above
            waiting += cast("Mapping", value).values() if isinstance(value, dict) else cast("list[object]", value)


def is_object(value: object) -> bool:
    """Whether Keras would build something of it."""
    if not isinstance(value, dict):
        return False
    mapping = cast("Mapping", value)  # as above
    return "config" in mapping and isinstance(mapping.get("class_name"), str)


def _mapping(value: Mapping) -> Found:
    for name, inner in value.items():
        key = str(name)
        if key in _PATHS and isinstance(inner, str):
            yield from _path(key, inner)
        if key.endswith("_type") and inner == "lambda":
            yield CODE.at(node=key.removesuffix("_type"))
    if is_object(value):
        yield from _object(value, str(value["class_name"]))


def _path(key: str, path: str) -> Iterator[Remark]:
    if leads_out(path) or "://" in path or path.startswith("~"):
        yield REACHES.at(node=key, detail=path[:_MOST_SHOWN])
    elif path and key not in _ALSO_CONTENT:
        yield OTHER_FILE.at(node=key, detail=path[:_MOST_SHOWN])


def _object(value: Mapping, name: str) -> Found:
    module = value.get("module") or ""
    registered = value.get("registered_name") or ""
    config = value["config"]
    names = [name, module, registered, config if name == "function" else ""]
    if not all(isinstance(each, str) and len(each) <= _LONGEST_NAME for each in names):
        yield UNREAD.at(node=name[:_MOST_SHOWN])
        return
    yield from _named(value, name, str(module), str(registered))


def _named(value: Mapping, name: str, module: str, registered: str) -> Found:
    config = value["config"]
    if name == "__lambda__":
        yield CODE.at(node=name, detail=module)
    elif name == "function":
        yield from _function(module, str(config), registered)
    elif name in _VALUES:
        if name == "__typespec__" and not module.startswith("tensorflow.python."):
            yield _unknown(module, str(value.get("spec_name")))
    else:
        yield from _class(module, name, registered)
        yield from _special(name.rpartition(">")[2], config)


def _class(module: str, name: str, registered: str) -> Iterator[Remark]:
    if module and not _OWN.fullmatch(module) and not _OF_THE_HUB.fullmatch(module):
        if module == "builtins" and name in _PLAIN_TYPES:
            return
        yield _unknown(module, name)
        return
    if _OF_THE_HUB.fullmatch(module) and _CLASS.fullmatch(name):
        return
    if not _is_known(name):
        yield _unknown(module, name)
    elif registered not in {"", name} and not _is_known(registered):
        yield CUSTOM.at(node=name, detail=registered)


def _is_known(name: str) -> bool:
    package, _, plain = name.rpartition(">")
    if package in {"keras_hub", "keras_nlp", "keras_cv"}:
        return _CLASS.fullmatch(plain) is not None
    return plain in _KNOWN and package in {"", *_OWN_PACKAGES}


def _function(module: str, name: str, registered: str) -> Iterator[Remark]:
    package, _, plain = name.rpartition(">")
    is_known = plain in _KNOWN_FUNCTIONS and package in {"", *_OWN_PACKAGES}
    is_plain = is_known and (not module or module == "builtins" or bool(_NUMBERS_ONLY.fullmatch(module)))
    if is_plain and (not module or module == "builtins" or _MODELLING.fullmatch(module)):
        if registered not in {"", name, "function"} and registered not in _KNOWN_FUNCTIONS:
            yield CUSTOM.at(node="function", detail=registered)
        return
    if module == "builtins" and not hasattr(builtins, name):
        yield CUSTOM.at(node="function", detail=name)
    else:
        yield _unknown(module, name)


def _unknown(module: str, name: str) -> Remark:
    """What is on no list: dangerous, if it is the standard library's, or by its module no part of a model."""
    detail = f"{module}.{name}" if module else name
    if not module:
        return CUSTOM.at(node="class", detail=detail)
    return _kind_of(module, name).at(node="module", detail=detail)


def _kind_of(module: str, name: str) -> Kind:
    if _OF_THE_HUB.fullmatch(module):
        return IMPORTS if _REACHING.search(name) else CUSTOM
    if _OWN.fullmatch(module) or module.partition(".")[0] == "tensorflow":
        is_class = _CLASS.fullmatch(name) is not None
        return CUSTOM if is_class or (_MODELLING.fullmatch(module) and not _REACHING.search(name)) else IMPORTS
    if is_stdlib(module):
        return IMPORTS
    return IMPORTS if level_of(module, name) == "dangerous" else CUSTOM


_REACHING = re.compile(
    r"(^|_)(call|cmd|copy|deserialize|download|dump|eval|exec|execute|export|file|files|from|func|function|get|import|load|loads|open"
    r"|print|py|read|register|run|save|serialize|set|system|url|write|unsafe|library)(_|$)"
)


def _special(name: str, config: object) -> Found:
    """Classes of Keras that are more than numbers."""
    if not isinstance(config, dict):
        return
    inner = cast("Mapping", config)  # a JSON object has texts for keys
    if name == "Lambda":
        yield from _lambda(inner)
    elif name in {"TFOpLambda", "SlicingOpLambda"}:
        yield from _operator(inner.get("function") or inner.get("symbol"))
    elif name == "TensorFlowOpLayer":
        yield from _graph_operator(str(inner.get("node_def")))
    elif name == "TFSMLayer":
        yield OTHER_FILE.at(node=name, detail=str(inner.get("filepath"))[:_MOST_SHOWN])
    elif name in {"JaxLayer", "FlaxLayer"}:
        yield CUSTOM.at(node=name)
    elif name == "TorchModuleWrapper":
        yield PICKLED.at(node=name)
        with_code = inner.get("module")
        if isinstance(with_code, str):
            yield from _torch_module(with_code)


def _lambda(config: Mapping) -> Iterator[Remark]:
    """A layer that calls a function: one of Keras's own, one that the loader has to know, or code in the file."""
    for part in _LAMBDA_PARTS:
        function = config.get(part)
        if isinstance(function, list) and function and isinstance(function[0], str):
            yield CODE.at(node=f"Lambda {part}")
        elif isinstance(function, str) and function not in _KNOWN_FUNCTIONS:
            yield (CODE if len(function) > _LONGEST_FUNCTION else CUSTOM).at(
                node=f"Lambda {part}", detail=function[:80]
            )
    if isinstance(module := config.get("module"), str) and config.get("function_type") == "function":
        yield from (
            ()
            if _OWN.fullmatch(module) or module in {"__main__", "builtins"}
            else (
                _kind_of(module, str(config.get("function"))).at(
                    node="Lambda", detail=f"{module}.{config.get('function')}"[:80]
                ),
            )
        )


_LONGEST_FUNCTION = 80


def _operator(name: object) -> Iterator[Remark]:
    symbol = re.sub(r"^(tf\.|tensorflow\.)?(compat\.v[12]\.)?", "", str(name)[:_LONGEST_NAME])
    if OPERATORS_THAT_REACH.search(symbol):
        yield IMPORTS.at(node="TFOpLambda", detail=str(name)[:_MOST_SHOWN])
    elif not OPERATORS.fullmatch(symbol):
        yield CUSTOM.at(node="TFOpLambda", detail=str(name)[:_MOST_SHOWN])


def _graph_operator(definition: str) -> Iterator[Remark]:
    found = _GRAPH_OPERATOR.search(definition)
    name = found[1] if found else ""
    yield (IMPORTS if GRAPH_OPERATORS_THAT_REACH.fullmatch(name) else CUSTOM).at(node="TensorFlowOpLayer", detail=name)


def _torch_module(words: str) -> Iterator[Inner]:
    try:
        yield Inner(name="TorchModuleWrapper", data=memoryview(base64.b64decode(words)))
    except (binascii.Error, ValueError):
        return
