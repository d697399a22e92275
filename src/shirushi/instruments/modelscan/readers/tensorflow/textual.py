"""Graphs of TensorFlow in the text form of protocol buffers (`saved_model.pbtxt`, `graph.pbtxt`), which loaders take too.

The text is written again in the binary form, as far as the judgement of a graph looks at it, and judged there. Source:
protobuf.dev, "Text Format Language Specification".
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import text
from shirushi.instruments.modelscan.readers.cover import fault
from shirushi.instruments.modelscan.readers.protobuf import WireError
from shirushi.instruments.modelscan.readers.tensorflow.saved import look_saved_model
from shirushi.instruments.modelscan.remark import WHOLE, Remark

_MOST = 128 << 20
_MARKS = (re.compile(rb"\b(?:node|library|meta_graphs|graph_def)\b"), re.compile(rb"\bop\b"))
_TOKEN = re.compile(
    rb"""(?P<gap>(?:\s|\#[^\n]*)+)|(?P<words>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<name>[A-Za-z_][\w./]*)"""
    rb"""|(?P<number>(?:-\s*)?(?:[eE][-+]|[\w.])+)|(?P<sign>[][{}<>:;,])""",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|[xX]([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_OPENS = {b":", b"{", b"<", b"["}
_OF_WORDS = {b"DT_STRING", b"7"}
_MOST_DEPTH = 64

_Schema: TypeAlias = Mapping[str, "tuple[int, _Schema]"]
_LEAF: _Schema = {}
_FUNC: _Schema = {"name": (1, _LEAF)}
_LIST: _Schema = {"s": (2, _LEAF), "func": (9, _FUNC)}
_TENSOR: _Schema = {"dtype": (1, _LEAF), "tensor_content": (4, _LEAF), "string_val": (8, _LEAF)}
_VALUE: _Schema = {"list": (1, _LIST), "s": (2, _LEAF), "tensor": (8, _TENSOR), "func": (10, _FUNC)}
_ATTR: _Schema = {"key": (1, _LEAF), "value": (2, _VALUE)}
_NODE: _Schema = {"name": (1, _LEAF), "op": (2, _LEAF), "input": (3, _LEAF), "attr": (5, _ATTR)}
_SIGNATURE: _Schema = {"name": (1, _LEAF), "input_arg": (2, {"name": (1, _LEAF)})}
_FUNCTION: _Schema = {"signature": (1, _SIGNATURE), "node_def": (3, _NODE)}
_GRAPH: _Schema = {"node": (1, _NODE), "library": (2, {"function": (1, _FUNCTION)})}
_EVERYTHING: _Schema = {"": (1, _LEAF)}
"""Whatever stands in it is kept, under one number."""
_OBJECT: _Schema = {
    "user_object": (4, {"metadata": (3, _LEAF)}),
    "function": (6, {"function_spec": (2, _EVERYTHING)}),
    "constant": (9, {"operation": (1, _LEAF)}),
    "captured_tensor": (12, {"name": (1, _LEAF)}),
}
_CONCRETE: _Schema = {"key": (1, _LEAF), "value": (2, {"bound_inputs": (2, _LEAF)})}
_SIGNATURES: _Schema = {"value": (2, {"defaults": (4, {"value": (2, _TENSOR)})})}
_ASSET: _Schema = {"tensor_info": (1, {"name": (1, _LEAF)}), "filename": (2, _LEAF)}
_META: _Schema = {
    "graph_def": (2, _GRAPH),
    "signature_def": (5, _SIGNATURES),
    "asset_file_def": (6, _ASSET),
    "object_graph_def": (7, {"nodes": (1, _OBJECT), "concrete_functions": (2, _CONCRETE)}),
}
_ANY: _Schema = {"meta_graphs": (2, _META), **_META, **_GRAPH}
"""Whichever of the three messages it is, the fields at its top tell."""

BROKEN = fault(
    "tf-text-broken",
    "文字で書かれたグラフの構造が壊れています。",
    "The structure of the graph, which is written as text, is broken.",
)


class _Broken(ValueError):
    pass


class _Parser:
    """Reads tokens one by one, and writes what the schema knows."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.has_graph = False
        """Whether a field that holds a graph was begun at the top."""
        self.kind, self.token = "start", b""

    def step(self) -> None:
        """Go to the next token; at the end there is none."""
        while self._at < len(self._data):
            found = _TOKEN.match(self._data, self._at)
            if found is None:
                raise _Broken
            self._at = found.end()
            self.kind, self.token = found.lastgroup or "", found[0]
            if self.kind != "gap":
                return
        self.kind, self.token = "", b""

    def is_at(self, sign: bytes) -> bool:
        """Whether the token is this sign; at the end it is none."""
        return self.token == sign

    def message(self, schema: _Schema, end: bytes, depth: int) -> dict[str, list[bytes]]:
        """The fields that the schema knows, up to the sign that ends the message, each with its values."""
        if depth > _MOST_DEPTH:
            raise _Broken
        found: dict[str, list[bytes]] = {}
        if self.kind == "start":
            self.step()
        while not self.is_at(end):
            name = self._name()
            inner = (1, _EVERYTHING) if schema is _EVERYTHING else schema.get(name)
            self.has_graph = self.has_graph or (not depth and inner is not None and self.token in _OPENS)
            values = self._values(inner[1] if inner else _LEAF, depth)
            if inner:
                found.setdefault("" if schema is _EVERYTHING else name, []).extend(values)
            while self.token and self.token in b";,":
                self.step()
        self.step()
        return found

    def _name(self) -> str:
        """The name of a field; an extension or an Any stands in brackets."""
        if self.is_at(b"["):
            while not self.is_at(b"]"):
                self.step()
                if not self.kind:
                    raise _Broken
        elif self.kind != "name":
            raise _Broken
        name = self.token.decode("ascii", "replace")
        self.step()
        return name

    def _values(self, schema: _Schema, depth: int) -> list[bytes]:
        if self.is_at(b":"):
            self.step()
        if not self.is_at(b"["):
            return [self._value(schema, depth)]
        found: list[bytes] = []
        self.step()
        while not self.is_at(b"]"):
            found.append(self._value(schema, depth))
            if self.is_at(b","):
                self.step()
        self.step()
        return found

    def _value(self, schema: _Schema, depth: int) -> bytes:
        if self.token in {b"{", b"<"}:
            end = b"}" if self.token == b"{" else b">"
            self.step()
            return _written(self.message(schema, end, depth + 1), schema)
        if self.kind not in {"words", "name", "number"}:
            raise _Broken
        if self.kind != "words":
            value = self.token
            self.step()
            return value
        pieces: list[bytes] = []
        while self.kind == "words":
            pieces.append(_ESCAPE.sub(_unescaped, self.token[1:-1]))
            self.step()
        return b"".join(pieces)


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, hexadecimal, short, long, plain = found.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    if hexadecimal:
        return bytes([int(hexadecimal, 16)])
    if short or long:
        return chr(min(int(short or long, 16), 0x10FFFF)).encode("utf-8", "replace")
    return _PLAIN.get(plain, plain)


def _written(found: Mapping[str, list[bytes]], schema: _Schema) -> bytes:
    """The binary form of the fields that were kept."""
    return b"".join(_one(name, schema[name][0], value) for name, values in found.items() for value in values)


def _one(name: str, number: int, value: bytes) -> bytes:
    """A field; a type of values is written as the number that stands for words, or as another."""
    if name == "dtype":
        return bytes([number << 3, 7 if value in _OF_WORDS else 1])
    if name == "bound_inputs":
        try:
            return bytes([number << 3]) + _varint(int(value, 0))
        except ValueError as wrong:
            raise _Broken from wrong
    return bytes([number << 3 | 2]) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    if value < 0:
        raise _Broken
    out = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits a byte
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _shows(part: Part) -> bool:
    if not text.shows(part) or not all(mark.search(part.data) for mark in _MARKS):
        return False
    return len(part.data) > _MOST or _parsed(part.data)[1]


def _parsed(data: memoryview) -> tuple[dict[str, list[bytes]] | None, bool]:
    """What the text holds, or nothing where it breaks off; and whether a graph was begun in it."""
    parser = _Parser(bytes(data))
    try:
        return parser.message(_ANY, b"", 0), parser.has_graph
    except _Broken:
        return None, parser.has_graph


def _look(part: Part) -> Iterator[Remark | Inner]:
    found = _parsed(part.data)[0] if len(part.data) <= _MOST else None
    if found is None:
        yield BROKEN.at()
        return
    whole = {name: found.pop(name, []) for name in ("meta_graphs", *_META)}
    whole["graph_def"].append(_written(found, _GRAPH))
    whole["meta_graphs"].append(_written({name: whole[name] for name in _META}, _META))
    again = memoryview(_written({"meta_graphs": whole["meta_graphs"]}, _ANY))
    try:
        for each in look_saved_model(again):
            yield msgspec.structs.replace(each, offset=WHOLE) if isinstance(each, Remark) else each
    except WireError:
        yield BROKEN.at()


FORMAT = Format(id="tf-text-graph", shows=_shows, look=_look)
