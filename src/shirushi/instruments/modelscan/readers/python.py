"""Python source beside the weights: a loader that trusts the model's own code runs it."""

import ast
import unicodedata  # noqa: F401 - the parser takes it for names outside ASCII, and the child may import nothing later
from collections.abc import Iterator

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MOST = 4 << 20

SOURCE = Kind(
    code="python-source",
    level="review",
    says=Text(ja="Pythonのプログラムです。", en="It is a Python program."),
    remedy=Text(
        ja="読んでから使い、要らなければ除いてください。",
        en="Read it before you use it; remove it if it is not needed.",
    ),
)


def _shows(part: Part) -> bool:
    if len(part.data) > _MOST:
        return False
    try:
        tree = ast.parse(bytes(part.data))
    except (SyntaxError, ValueError, RecursionError, MemoryError, OSError):
        return False
    return any(
        isinstance(node, ast.Import | ast.ImportFrom | ast.Call | ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(tree)
    )


def _look(_part: Part) -> Iterator[Remark | Inner]:
    yield SOURCE.at(0)


FORMAT = Format(id="python", shows=_shows, look=_look)
