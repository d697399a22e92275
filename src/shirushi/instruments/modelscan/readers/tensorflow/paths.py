"""Follows the names of files in a graph of TensorFlow back to where they come from.

Every model has a saver, and many read a vocabulary: operators that open the file which an input names. They are
harmless where that name is given by whoever loads the model (a placeholder, an argument, an asset) and the graph adds
no more to it than savers do. A name that stands in the file is the file's own choice: to write there
is dangerous, to read a checkpoint or a table from there wants a look.

1. Begin at every input that names a file, and go backwards over the nodes that hand names on.
2. At an argument of a function, go on at the same input of everything that calls it, and at what is bound to it.
3. Where that ends in a constant, its words are looked at; where it ends in anything that could make words, say so.

Each node is visited once: the time is linear in the graph.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from shirushi.instruments.modelscan.readers.protobuf import VARINT, Field, fields, inside, text, varint, words
from shirushi.instruments.modelscan.readers.slips import leads_out
from shirushi.instruments.modelscan.readers.tensorflow.graph import Node, Scope, attributes, inputs
from shirushi.instruments.modelscan.readers.tensorflow.ops import CALLS, HANDS_ON, PATHS
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_SAVERS_WORDS = re.compile(r"|\.part|(_temp(_[0-9a-f]{32})?)?/?part(-[0-9]{5}-of-[0-9]{5})?|-?[0-9]{5}-of-[0-9]{5}")
_ORDINARY = frozenset({"PartitionedCall", "StatefulPartitionedCall"})
_PATH = re.compile(rb"(?:/[\w.~-]+){2,}|\.\.[/\\]|[a-z0-9]+://\S+|[A-Z]:\\")
_GIVEN = frozenset({"Placeholder", "PlaceholderV2", "_Arg"})
_WRITES = frozenset({"Save", "SaveSlices", "SaveV2", "MergeV2Checkpoints", "CacheDataset", "CacheDatasetV2"})
_VARIABLE = frozenset({"ReadVariableOp", "VarHandleOp"})
_OPENS_TABLE = "InitializeTable"
_CHOOSES = frozenset({"Select", "SelectV2"})
_WORDS, _CONTENT = 7, 4
_CONSTANT = 9
_FUNCTION_VALUE, _LIST_VALUE, _FUNCTIONS_OF_LIST, _TENSOR_VALUE, _WORDS_OF_TENSOR = 10, 1, 9, 8, 8

FIXED = Kind(
    code="tf-fixed-path",
    level="dangerous",
    says=Text(
        ja="モデル自身が決めた場所のファイルに書き込ませます。",
        en="It has a file written at a place that the model itself names.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
OWN_NAME = Kind(
    code="tf-own-path",
    level="review",
    says=Text(
        ja="開くファイルの名前を、モデル自身が決めています。",
        en="The model itself names, or works out, a file that is opened.",
    ),
    remedy=Text(ja="どのファイルかを確かめてください。", en="Find out which file it is."),
)


class Bound:
    """What a loader binds to arguments of functions: constants of the object graph by (function, argument)."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.assets: set[str] = set()
        """Nodes of the main graph that stand for files of the model."""
        self.constants: dict[tuple[str, int], str] = {}
        """Node of the main graph whose value is bound, counted from the last argument back (-1: the last)."""


def judge(data: memoryview, found: list[Scope], bound: Bound) -> Iterator[Remark]:
    """What is to be said of every file that is opened by name.

    Raises:
        WireError: a message breaks off.
    """
    for ops in (_WRITES, PATHS.keys() - _WRITES):
        yield from _Walk(data, found, bound).run(frozenset(ops))


class _Walk:
    def __init__(self, data: memoryview, found: list[Scope], bound: Bound) -> None:
        self._data = data
        self._scopes = found
        self._bound = bound
        self._functions = {scope.name: scope for scope in found if scope.name}
        self._callers: dict[str, list[tuple[Scope, Node]]] | None = None
        self._assigned: dict[str, list[str]] | None = None
        self._seen: set[tuple[str, str]] = set()
        self._waiting: list[tuple[Scope, str, str, str]] = []

    def run(self, ops: frozenset[str]) -> Iterator[Remark]:
        """Follow every input of these operators that names a file."""
        for scope in self._scopes:
            for node in scope.nodes.values():
                if node.op in ops:
                    given = inputs(self._data, node)
                    for index in PATHS[node.op]:
                        self._push(scope, given[index : index + 1], node.op, node.op)
        while self._waiting:
            yield from self._at(*self._waiting.pop())

    def _push(self, scope: Scope, names: Iterable[str], op: str, taken_by: str) -> None:
        for name in names:
            if (scope.name, name) not in self._seen:
                self._seen.add((scope.name, name))
                self._waiting.append((scope, name, op, taken_by))

    def _at(self, scope: Scope, name: str, op: str, taken_by: str) -> Iterator[Remark]:
        """One place that a name of a file may come from; `op` opens the file, `taken_by` takes the name from here."""
        node = scope.nodes.get(name)
        if name in scope.args:
            self._argument(scope, scope.args[name], op)
        elif node is None:
            yield OWN_NAME.at(node=op, detail=name)
        elif node.op in {"Const", "HostConst"}:
            if scope.name or name not in self._bound.assets or op in _WRITES:
                yield from self._constant(node, op, is_default=taken_by == "PlaceholderWithDefault")
        elif node.op in HANDS_ON:
            if self._adds_words(node):
                yield OWN_NAME.at(node.at.start, node=op, detail=f"{node.op} {name}")
            given = inputs(self._data, node)
            self._push(scope, given[1:] if node.op in _CHOOSES else given, op, node.op)
        elif node.op in _VARIABLE and op.startswith(_OPENS_TABLE):
            self._push(scope, self._values(scope, node), op, node.op)
        elif node.op not in _GIVEN:
            yield OWN_NAME.at(node.at.start, node=op, detail=f"{node.op} {name}")

    def _argument(self, scope: Scope, index: int, op: str) -> None:
        for caller_scope, caller in self._calling(scope.name):
            given = inputs(self._data, caller)
            is_ordinary = caller.op in _ORDINARY or caller.op == scope.name
            self._push(caller_scope, given[index : index + 1] if is_ordinary else given, op, caller.op)
        node = self._bound.constants.get((scope.name, index - len(scope.args)))
        if node is not None:
            self._push(self._scopes[0], [node], op, op)

    def _values(self, scope: Scope, node: Node) -> list[str]:
        """What a variable is read from, or what is put into it: TensorFlow keeps the place of an asset in one."""
        if node.op == "ReadVariableOp":
            return inputs(self._data, node)
        if self._assigned is None:
            self._assigned = {}
            for each in self._scopes[0].nodes.values():
                if each.op == "AssignVariableOp":
                    variable, value, *_ = [*inputs(self._data, each), "", ""]
                    self._assigned.setdefault(variable, []).append(value)
        return self._assigned.get(node.name, [""]) if not scope.name else [""]

    def _adds_words(self, node: Node) -> bool:
        """Whether an operator that joins words has some of its own to put between them."""
        return node.op == "StringJoin" and any(
            one.end > one.start
            for name, value in attributes(self._data, node)
            if name == "separator"
            for one in inside(self._data, value, 2)
        )

    def _calling(self, function: str) -> list[tuple[Scope, Node]]:
        if self._callers is None:
            self._callers = {}
            for scope in self._scopes:
                for node in scope.nodes.values():
                    for called in self._called(node):
                        self._callers.setdefault(called, []).append((scope, node))
        return self._callers.get(function, [])

    def _called(self, node: Node) -> set[str]:
        """The functions that a node calls, by its operator's own name or by its attributes."""
        found = {node.op} & self._functions.keys()
        if node.op in CALLS:
            for _, value in attributes(self._data, node):
                for one in inside(self._data, value, _FUNCTION_VALUE, _LIST_VALUE):
                    if one.number == _FUNCTION_VALUE:
                        found.add(words(self._data, one, 1))
                    else:
                        found |= {words(self._data, each, 1) for each in inside(self._data, one, _FUNCTIONS_OF_LIST)}
        return found

    def _constant(self, node: Node, op: str, *, is_default: bool) -> Iterator[Remark]:
        tensors = [
            tensor for _, value in attributes(self._data, node) for tensor in inside(self._data, value, _TENSOR_VALUE)
        ]
        if not tensors:
            yield OWN_NAME.at(node.at.start, node=op, detail=node.name)
        for tensor in tensors:
            if _holds_packed_words(self._data, tensor):
                yield OWN_NAME.at(tensor.start, node=op, detail=node.name)
            for one in inside(self._data, tensor, _WORDS_OF_TENSOR):
                path = text(self._data, one)
                if not (is_default and path == "model") and not _is_savers(path, op):
                    kind = FIXED if _leads_out(path) and op in _WRITES else OWN_NAME
                    yield kind.at(one.start, node=op, detail=path)


def _holds_packed_words(data: memoryview, tensor: Field) -> bool:
    """Whether the words of a tensor are in the form that is meant for numbers."""
    found = list(fields(data, tensor.start, tensor.end))
    is_words = any(one.number == 1 and one.value == _WORDS for one in found)
    return is_words and any(one.number == _CONTENT and one.value for one in found)


def _is_savers(path: str, op: str) -> bool:
    return not path if op.startswith("CacheDataset") else bool(_SAVERS_WORDS.fullmatch(path))


def _leads_out(path: str) -> bool:
    return leads_out(path) or "://" in path


def bindings(data: memoryview, graphs: Iterable[Field], bound: Bound) -> None:
    """Read the object graphs of a SavedModel: which constants a loader binds to which functions' last arguments.

    Raises:
        WireError: a message breaks off.
    """
    constants: dict[int, str] = {}
    functions: list[tuple[str, list[int]]] = []
    number = 0
    for graph in graphs:  # a parser makes one of several
        for one in inside(data, graph, 1, 2):
            if one.number == 1:
                for kept in inside(data, one, 9, 12):  # a constant of the main graph; a tensor that a function captured
                    constants[number] = words(data, kept, 1) if kept.number == _CONSTANT else ""
                number += 1
            else:
                name = words(data, one, 1)
                functions += [(name, list(_numbers(data, entry, 2))) for entry in inside(data, one, 2)]
    bound.constants.update(_pairs(functions, constants))


def defaults(data: memoryview, meta_graph: Field) -> Iterator[Remark]:
    """Paths that a signature, or a function of the object graph, takes where its caller gives none.

    Raises:
        WireError: a message breaks off.
    """
    for entry in inside(data, meta_graph, 5):
        for signature in inside(data, entry, 2):
            for default in inside(data, signature, 4):
                for tensor in inside(data, default, 2):
                    yield from _paths_in(data, tensor)
    for graph in inside(data, meta_graph, 7):
        for node in inside(data, graph, 1):
            for function in inside(data, node, 6):
                for spec in inside(data, function, 2):
                    yield from _paths_in(data, spec)


def _paths_in(data: memoryview, at: Field) -> Iterator[Remark]:
    found = _PATH.search(data[at.start : at.end])
    if found is not None:
        yield OWN_NAME.at(at.start, node="default", detail=found[0].decode("utf-8", "replace")[:200])


def _pairs(
    functions: list[tuple[str, list[int]]], constants: Mapping[int, str]
) -> Iterator[tuple[tuple[str, int], str]]:
    for name, inputs_bound in functions:
        for place, number in enumerate(inputs_bound):
            if number in constants:
                yield (name, place - len(inputs_bound)), constants[number]


def _numbers(data: memoryview, whole: Field, wanted: int) -> Iterator[int]:
    """A repeated number, packed or not."""
    for one in fields(data, whole.start, whole.end):
        if one.number != wanted:
            continue
        if one.wire == VARINT:
            yield one.value
            continue
        at = one.start
        while at < one.end:
            value, at = varint(data, at, one.end)
            yield value
