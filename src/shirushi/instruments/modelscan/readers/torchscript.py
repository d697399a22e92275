"""TorchScript, the language that `torch.jit.save` writes models in: a small part of Python's grammar, run by Torch itself.

It has no imports, and computes with operators of `torch.` and `ops.` only. What is no more than that runs nothing of the
machine's, whether Torch or Python reads it; of the operators that Torch registers (2.9, by their schemas), those of
`_OUTSIDE` reach a file or another machine.
"""

import ast
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.python_tree import dotted, program
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_BASES = frozenset({"Module", "NamedTuple", "Enum", "Interface"})
_TYPES = frozenset(
    {
        "Tensor", "Optional", "List", "Dict", "Tuple", "Union", "Any", "NoneType", "Device", "Future", "Await", "Stream",
        "Generator", "Storage", "QScheme", "Layout", "Final", "number", "int", "float", "bool", "str", "complex", *_BASES,
    }
)  # fmt: skip
_ROOTS = frozenset({"torch", "ops"})
_KNOWN = frozenset(
    {
        "__torch__", "CONSTANTS", "annotate", "unchecked_cast", "uninitialized", "getattr", "isinstance", "range", "len", "print",
        "min", "max", "abs", "inf", "infj", "nan", "nanj", "fork", "self", "__annotations__",
    }
)  # fmt: skip
_SPACES = frozenset(
    {
        "aten", "prim", "prims", "quantized", "_quantized", "quantization", "sparse", "mkldnn", "mkldnn_prepacked", "mkl",
        "onednn", "onnx", "prepacked", "static_runtime", "torchvision", "torchaudio", "xnnpack", "profiler",
    }
)  # fmt: skip
"""Namespaces of operators that Torch and its own companions bring."""
_OUTSIDE = frozenset(
    {
        "save",
        "from_file",
        "load_tensor",
        "rpc_async",
        "rpc_sync",
        "rpc_remote",
        "PythonOp",
        "IgnoredPythonOp",
        "read_file",
        "write_file",
        "read_video_from_file",
        "probe_video_from_file",
        "load_audio_file",
        "save_audio_file",
    }
)
_OF_PYTHON = frozenset(
    {
        "exec", "eval", "compile", "open", "__import__", "globals", "locals", "vars", "setattr", "delattr", "breakpoint", "exit",
        "quit", "help", "__builtins__", "__loader__", "__spec__", "memoryview", "type",
    }
)  # fmt: skip
"""Builtins of Python that do more than compute: a program that gives one of these names to something is not judged here."""
_INTO_PYTHON = frozenset(
    {
        "__class__", "__globals__", "__builtins__", "__subclasses__", "__mro__", "__bases__", "__base__", "__dict__", "__code__",
        "__import__", "__reduce__", "__reduce_ex__", "__getattribute__", "__loader__", "__spec__", "__self__", "__func__",
    }
)  # fmt: skip
_NEVER = (
    ast.Import, ast.ImportFrom, ast.Lambda, ast.Global, ast.Nonlocal, ast.AsyncFunctionDef, ast.AsyncWith, ast.AsyncFor,
    ast.Await, ast.Yield, ast.YieldFrom, ast.Try, ast.Delete, ast.NamedExpr, ast.Starred, ast.JoinedStr, ast.Match,
)  # fmt: skip

REACHES_OUT = Kind(
    code="torchscript-reaches-out",
    level="dangerous",
    says=Text(
        ja="TorchScriptの演算が、ファイルを書き読みし、又は他の機械に接続します。",
        en="An operator of the TorchScript program writes or reads a file, or connects to another machine.",
    ),
    remedy=Text(ja="読み込まないでください。", en="Do not load it."),
)
CUSTOM = Kind(
    code="torchscript-custom-operator",
    level="review",
    says=Text(ja="Torchのものではない演算です。", en="It is an operator that Torch does not bring."),
    remedy=Text(
        ja="その演算の実装を誰が用意するのかを確かめてください。",
        en="Find out whose implementation of the operator would run.",
    ),
)


def _script(part: Part) -> ast.Module | None:
    """The program, if it is in the grammar of TorchScript and knows no name but its own and Torch's."""
    tree = program(part)
    if tree is None or not all(_is_definition(each) for each in tree.body):
        return None
    nodes = list(ast.walk(tree))
    if any(isinstance(node, _NEVER) or (isinstance(node, ast.FunctionDef) and _runs_early(node)) for node in nodes):
        return None
    if any(isinstance(node, ast.ClassDef) and not _is_plain_class(node) for node in nodes):
        return None
    known = {*_TYPES, *_ROOTS, *_KNOWN, *_bound(nodes)} - _OF_PYTHON
    loaded = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return tree if loaded <= known and loaded & (_TYPES | _ROOTS) else None


def _is_definition(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef | ast.FunctionDef)


def _is_plain_class(node: ast.ClassDef) -> bool:
    """Whether a class brings nothing that Python would run when it defines it."""
    bases = {each.id if isinstance(each, ast.Name) else "" for each in node.bases}
    inside = [each for each in node.body if not isinstance(each, ast.FunctionDef | ast.ClassDef)]
    return (
        not node.decorator_list
        and not node.keywords
        and bases <= _BASES
        and not any(isinstance(each, ast.Call) for one in inside for each in ast.walk(one))
    )


def _runs_early(node: ast.FunctionDef) -> bool:
    """Whether Python would run anything when it defines the function."""
    values = [*node.decorator_list, *node.args.defaults, *(each for each in node.args.kw_defaults if each)]
    hints = [each.annotation for each in (*node.args.args, *node.args.kwonlyargs) if each.annotation]
    hints += [node.returns] if node.returns else []
    return bool(node.decorator_list) or any(
        isinstance(one, ast.Call) for each in (*values, *hints) for one in ast.walk(each)
    )


def _bound(nodes: list[ast.AST]) -> Iterator[str]:
    """Names that the program gives itself."""
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def shows(part: Part) -> bool:
    """Whether the part is a program in the grammar of TorchScript, and no more than that."""
    return _script(part) is not None


def _look(part: Part) -> Iterator[Remark | Inner]:
    tree = _script(part)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Attribute):
            yield from _operator(node)
        elif isinstance(node, ast.Call) and _picks_an_operator(node):
            yield CUSTOM.at(node=f"line {node.lineno}", detail="getattr")


def _picks_an_operator(call: ast.Call) -> bool:
    """Whether an operator is taken by a name that is a string."""
    is_getattr = isinstance(call.func, ast.Name) and call.func.id == "getattr"
    return is_getattr and any(isinstance(each, ast.Name) and each.id in _ROOTS for each in call.args)


def _operator(node: ast.Attribute) -> Iterator[Remark]:
    path = dotted(node)
    root, *spaces = path.split(".")[:-1]
    at = f"line {node.lineno}"
    if node.attr in _OUTSIDE or (root == "ops" and spaces and "c10d" in spaces[0]):
        yield REACHES_OUT.at(node=at, detail=path)
    elif (root == "ops" and spaces and spaces[0] not in _SPACES) or node.attr in _INTO_PYTHON:
        yield CUSTOM.at(node=at, detail=path)


FORMAT = Format(id="torchscript", shows=shows, look=_look)
