"""Which file beside another says what is in it: a raw file of numbers has no head, and means what its index says.

The name only tells where to look. Whether that file is an index, and whether it accounts for this one to the last byte,
is for its content to show (`Format.speaks_of`).
"""

import re
from collections.abc import Iterable

_INDEX_OF = (
    (re.compile(r"(.+)\.data-[0-9]{5}-of-[0-9]{5}", re.DOTALL), r"\1.index"),
    (re.compile(r"(.+\.onnx)[._]data.*", re.DOTALL), r"\1"),
    (re.compile(r"(.+)\.(?:onnx_data|data|weights)", re.DOTALL), r"\1.onnx"),
    (re.compile(r"((?:.*[/\\!])?)weights\.pb", re.DOTALL), r"\1model.onnx"),
    (re.compile(r"(.+)\.bin", re.DOTALL), r"\1.xml"),
)
_INDEXES = (".index", ".onnx", ".xml")


def index_of(name: str) -> str:
    """The name of the file, in the same folder, that may say what the file of this name holds; empty: none does."""
    for pattern, index in _INDEX_OF:
        if pattern.fullmatch(name):
            return pattern.sub(index, name)
    return ""


def only_model(names: Iterable[str]) -> str:
    """Of a folder's names the only ONNX model, which may keep its weights in files of any name; empty: none, or several."""
    models = [name for name in names if name.endswith(".onnx")]
    return models[0] if len(models) == 1 else ""


def may_be_index(name: str) -> bool:
    """Whether a file of this name may be asked about another."""
    return name.endswith(_INDEXES)
