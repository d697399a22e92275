"""Python source beside the weights: a loader that trusts the model's own code runs it."""

import ast
import unicodedata
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MOST = 4 << 20
_NAMES_OUTSIDE_ASCII = unicodedata.unidata_version
"""The parser takes the module for names outside ASCII, and the scanning process may import nothing later."""
_RUNNING = frozenset(
    [
        "exec",
        "eval",
        "compile",
        "__import__",
        "execfile",
        "system",
        "popen",
        "Popen",
        "call",
        "check_call",
        "check_output",
        "run",
        "getoutput",
        "getstatusoutput",
        "spawnl",
        "spawnv",
        "spawnlp",
        "execv",
        "execve",
        "execl",
        "fork",
        "startfile",
        "import_module",
        "run_path",
        "run_module",
        "exec_module",
        "loads",
        "urlopen",
        "urlretrieve",
        "create_connection",
        "rmtree",
        "unlink",
        "symlink",
        "CDLL",
        "WinDLL",
        "dlopen",
        "interact",
        "settrace",
        "setprofile",
    ]
)
"""Calls by these names run code, start programs, fetch, delete or unpickle, whatever they are taken from."""
_HARMLESS_OWNERS = frozenset({"json", "re", "model", "self", "torch"})
_CODE_MODULES = frozenset(
    [
        "subprocess",
        "ctypes",
        "socket",
        "pty",
        "shutil",
        "ftplib",
        "smtplib",
        "telnetlib",
        "urllib",
        "http",
        "requests",
        "httpx",
        "aiohttp",
        "paramiko",
        "webbrowser",
        "runpy",
        "code",
        "marshal",
        "pickle",
        "dill",
        "cloudpickle",
        "shelve",
        "multiprocessing",
        "signal",
        "winreg",
        "atexit",
    ]
)

SOURCE = Kind(
    code="python-source",
    level="review",
    says=Text(ja="Pythonのプログラムです。", en="It is a Python program."),
    remedy=Text(
        ja="読んでから使い、要らなければ除いてください。",
        en="Read it before you use it; remove it if it is not needed.",
    ),
)
RUNS = Kind(
    code="python-runs",
    level="dangerous",
    says=Text(
        ja="Pythonのプログラムで、別のプログラムの実行、通信、削除などをします。",
        en="It is a Python program that runs others, connects, deletes or unpickles.",
    ),
    remedy=Text(ja="実行しないでください。", en="Do not run it."),
)


def _tree(part: Part) -> ast.Module | None:
    """The program, if the part is one: not every text that Python can parse is meant as such."""
    if len(part.data) > _MOST:
        return None
    try:
        tree = ast.parse(bytes(part.data))
    except (SyntaxError, ValueError, RecursionError, MemoryError, OSError):
        return None
    is_program = any(
        isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
        or (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call))
        for node in ast.walk(tree)
    )
    return tree if is_program else None


def _shows(part: Part) -> bool:
    return _tree(part) is not None


def _look(part: Part) -> Iterator[Remark | Inner]:
    tree = _tree(part)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Call) and (name := _called(node.func)):
            yield RUNS.at(node=f"line {node.lineno}", detail=name)
        elif isinstance(node, ast.Import | ast.ImportFrom) and (name := _imported(node)):
            yield RUNS.at(node=f"line {node.lineno}", detail=f"import {name}")
    yield SOURCE.at(0)


def _called(func: ast.expr) -> str:
    """The name of a call that does more than compute; empty: it is none of those."""
    if isinstance(func, ast.Name):
        return func.id if func.id in _RUNNING else ""
    if isinstance(func, ast.Attribute) and func.attr in _RUNNING:
        owner = func.value.id if isinstance(func.value, ast.Name) else ""
        return "" if owner in _HARMLESS_OWNERS else f"{owner or '…'}.{func.attr}"
    return ""


def _imported(node: ast.Import | ast.ImportFrom) -> str:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return next((name for name in names if name.partition(".")[0] in _CODE_MODULES), "")


FORMAT = Format(id="python", shows=_shows, look=_look)
