"""Judges the graphs of TensorFlow, operator by operator, in the main graph and in every function of its library.

TensorFlow calls a graph no program, but it is one: operators read and write files, call Python and talk to others
(TensorFlow, SECURITY.md). What only computes stands on a list. What opens a file by the name that an input gives
(savers, tables read from a text) is in almost every model; there the name has to come from whoever loads it (`paths`).
Source: graph.proto, function.proto, node_def.proto, attr_value.proto, op_def.proto.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from shirushi.instruments.modelscan.readers.protobuf import LENGTH, Field, fields, inside, text, words
from shirushi.instruments.modelscan.readers.tensorflow.ops import BOUND_BY, COMPUTES, OF_TEXT, PATHS, REACHING
from shirushi.instruments.modelscan.remark import Kind, Level, Remark
from shirushi.terms.text import Text

_BYTECODE = b"ML\xefR"
_CALLS_OUT = re.compile(rb"custom_call|infeed|outfeed|composite|callback")
GRAPH, LIBRARY = {1, 2, 3, 4, 5}, 2
_LIBRARY, _FUNCTION, _NODE = {1, 2, 3}, {1, 3, 4, 5, 6, 7, 8}, {1, 2, 3, 4, 5, 6, 7}
_DO_NOT = Text(ja="読み込まないでください。", en="Do not load it.")
_ASK = Text(
    ja="何のためのものかを作成元に確かめてください。",
    en="Ask its maker what it is for, and whose implementation would run.",
)


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=_DO_NOT if level == "dangerous" else _ASK)


_READS = _kind("tf-reads-file", "dangerous", "ファイルを読み取る演算子です。", "It is an operator that reads a file.")
REACHES: Mapping[str, Kind] = {
    "reads": _READS,
    "rows": _READS,
    "python": _kind(
        "tf-runs-python",
        "dangerous",
        "Pythonの関数を呼び出す演算子です。",
        "It is an operator that calls a Python function.",
    ),
    "writes": _kind(
        "tf-writes-file", "dangerous", "ファイルに書き込む演算子です。", "It is an operator that writes a file."
    ),
    "talks": _kind(
        "tf-talks",
        "dangerous",
        "ほかのプロセス又はコンピューターと通信する演算子です。",
        "It is an operator that talks to another process or machine.",
    ),
    "graph": _kind(
        "tf-runs-data",
        "dangerous",
        "データとして渡されたグラフを実行する演算子です。",
        "It is an operator that runs a graph which it is handed as data.",
    ),
}
OF_TRAINING: Mapping[str, Kind] = {
    **REACHES,
    "rows": _kind(
        "tf-reads-rows",
        "review",
        "学習に使うデータをファイルから読み取る演算子です。",
        "It is an operator that reads what one trains with from files.",
    ),
}
"""In the graph of a training run, which no model is loaded from without its program, data are read from files."""
CUSTOM = _kind("tf-custom-operator", "review", "TensorFlowにない演算子です。", "It is no operator of TensorFlow's own.")
BOUND = _kind(
    "tf-operator-set-to-file",
    "dangerous",
    "演算子の設定が、ファイルを読み書きさせます。",
    "An operator is set to read or write a file.",
)
UNKNOWN = _kind(
    "tf-unknown-field", "review", "知られていない項目があります。", "It holds a field that is not known here."
)


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One node: its operator, and where its message stands."""

    name: str
    op: str
    at: Field


class Scope(msgspec.Struct, kw_only=True):
    """A main graph (no name), or a function: its arguments in order, and its nodes by name."""

    name: str
    args: Mapping[str, int]
    nodes: Mapping[str, Node]


def scopes(data: memoryview, graphs: Iterator[Field]) -> Iterator[Scope | Remark]:
    """The main graph that these GraphDef messages make together, then each function of their libraries.

    Raises:
        WireError: a message breaks off.
    """
    main: dict[str, Node] = {}
    functions: list[Scope | Remark] = []
    for graph in graphs:
        for one in known(fields(data, graph.start, graph.end), GRAPH, "graph", functions):
            if one.number == 1 and one.wire == LENGTH:
                _put(main, _node(data, one, functions))
            elif one.number == LIBRARY and one.wire == LENGTH:
                functions += _functions(data, one)
    yield Scope(name="", args={}, nodes=main)
    yield from functions


def known(found: Iterator[Field], numbers: set[int], what: str, remarks: list[Scope | Remark]) -> Iterator[Field]:
    """The fields, with a remark on each that the message does not have."""
    for one in found:
        if one.number not in numbers:
            remarks.append(UNKNOWN.at(one.start, node=f"{what}.{one.number}"))
        yield one


def _put(nodes: dict[str, Node], node: Node) -> None:
    """Keep a node; a second one of a name, which TensorFlow refuses, under a name that no input can have."""
    nodes[node.name if node.name not in nodes else f"{node.name}:{len(nodes)}"] = node


def _functions(data: memoryview, library: Field) -> Iterator[Scope | Remark]:
    remarks: list[Scope | Remark] = []
    for one in known(fields(data, library.start, library.end), _LIBRARY, "library", remarks):
        if one.number == 1 and one.wire == LENGTH:
            yield _function(data, one, remarks)
    yield from remarks


def _function(data: memoryview, function: Field, remarks: list[Scope | Remark]) -> Scope:
    name, args = "", dict[str, int]()
    nodes: dict[str, Node] = {}
    for one in known(fields(data, function.start, function.end), _FUNCTION, "function", remarks):
        if one.wire != LENGTH:
            continue
        if one.number == 1:
            name = words(data, one, 1)
            for arg in inside(data, one, 2):
                args.setdefault(words(data, arg, 1), len(args))
        elif one.number == 3:  # noqa: PLR2004 - a node
            _put(nodes, _node(data, one, remarks))
    return Scope(name=name, args=args, nodes=nodes)


def _node(data: memoryview, at: Field, remarks: list[Scope | Remark]) -> Node:
    name = op = ""
    for one in fields(data, at.start, at.end):
        if one.number == 1 and one.wire == LENGTH:
            name = text(data, one)
        elif one.number == 2 and one.wire == LENGTH:  # noqa: PLR2004 - the operator
            op = text(data, one)
        elif one.number not in _NODE:
            remarks.append(UNKNOWN.at(one.start, node=f"node.{one.number}"))
    return Node(name=name, op=op, at=at)


def inputs(data: memoryview, node: Node) -> list[str]:
    """The names of the nodes or arguments whose values a node takes, in order; those it only waits for are left out."""
    given = (text(data, one) for one in inside(data, node.at, 3))
    return [name.partition(":")[0] for name in given if not name.startswith("^")]


def attributes(data: memoryview, node: Node) -> Iterator[tuple[str, Field]]:
    """Each attribute of a node: its name, and where its value stands."""
    for entry in inside(data, node.at, 5):
        for value in inside(data, entry, 2):
            yield words(data, entry, 1), value


def judge(data: memoryview, found: list[Scope], reaches: Mapping[str, Kind]) -> Iterator[Remark]:
    """Every node whose operator may do more than compute; each kind of custom operator once.

    `reaches` says what to make of each way to reach out of the graph.
    """
    harmless = COMPUTES | OF_TEXT | PATHS.keys() | {scope.name for scope in found if scope.name}
    told: set[str] = set()
    for scope in found:
        for node in scope.nodes.values():
            if node.op in REACHING:
                yield reaches[REACHING[node.op]].at(node.at.start, node=node.op, detail=_place(scope, node))
            elif node.op in BOUND_BY:
                yield from _bound(data, scope, node)
            elif node.op not in harmless and node.op not in told and not _is_plain_module(data, node):
                told.add(node.op)
                yield CUSTOM.at(node.at.start, node=node.op, detail=_place(scope, node))


def _bound(data: memoryview, scope: Scope, node: Node) -> Iterator[Remark]:
    attribute, allowed = BOUND_BY[node.op]
    for name, value in attributes(data, node):
        if attribute and name == attribute:
            for words_of in inside(data, value, 2):
                given = text(data, words_of)
                if given not in allowed:
                    yield BOUND.at(node.at.start, node=node.op, detail=f"{_place(scope, node)} {given}")


def _is_plain_module(data: memoryview, node: Node) -> bool:
    """Whether it runs a program of StableHLO, as JAX is exported, that calls nothing outside; names stand in it as they are."""
    if node.op != "XlaCallModule":
        return False
    modules = [
        bytes(data[one.start : one.end])
        for name, value in attributes(data, node)
        if name == "module"
        for one in inside(data, value, 2)
    ]
    return bool(modules) and all(one.startswith(_BYTECODE) and not _CALLS_OUT.search(one) for one in modules)


def _place(scope: Scope, node: Node) -> str:
    return f"{scope.name}/{node.name}" if scope.name else node.name
