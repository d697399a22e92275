"""Python programs as trees: parsed within limits, never compiled or run."""

import ast
import unicodedata

from shirushi.instruments.modelscan.part import Part

_MOST = 4 << 20
_NAMES_OUTSIDE_ASCII = unicodedata.unidata_version
"""The parser takes the module for names outside ASCII, and the scanning process may import nothing later."""


def program(part: Part) -> ast.Module | None:
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


def dotted(func: ast.expr) -> str:
    """The path of names by which something is called; `…` stands for what is no name."""
    parts: list[str] = []
    while isinstance(func, ast.Attribute):
        parts.append(func.attr)
        func = func.value
    parts.append(func.id if isinstance(func, ast.Name) else "…")
    return ".".join(reversed(parts))
