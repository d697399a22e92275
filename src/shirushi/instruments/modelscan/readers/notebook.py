"""Jupyter notebooks: a program in cells. Each is handed on as the program that it is. Format: nbformat 3 and 4."""

import json
import re
from collections.abc import Iterator

import msgspec

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.remark import Kind, Remark
from shirushi.terms.text import Text

_MOST = 64 << 20
_HEAD = 64
_TAIL = 4096
_LINE_OF_SHELL = re.compile(r"\s*(?:\w+\s*=\s*)?[!%]+")

NOTEBOOK = Kind(
    code="notebook",
    level="review",
    says=Text(
        ja="プログラム、又は結果の中にスクリプトを含むノートブックです。",
        en="It is a notebook with programs in it, or with scripts in what they gave.",
    ),
    remedy=Text(
        ja="読んでから使い、要らなければ除いてください。",
        en="Read it before you use it; remove it if it is not needed.",
    ),
)


class _Cell(msgspec.Struct, frozen=True, kw_only=True):
    cell_type: str = ""
    source: str | list[str] = ""
    input: str | list[str] = ""


class _Sheet(msgspec.Struct, frozen=True, kw_only=True):
    cells: list[_Cell] = []


class _Notebook(msgspec.Struct, frozen=True, kw_only=True):
    nbformat: int
    cells: list[_Cell] = []
    worksheets: list[_Sheet] = []


def _load(part: Part) -> _Notebook | None:
    if len(part.data) > _MOST or not bytes(part.data[:_HEAD]).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    if b'"nbformat"' not in bytes(part.data[:_TAIL]) + bytes(part.data[-_TAIL:]):
        return None
    try:
        return msgspec.convert(json.loads(bytes(part.data)), _Notebook)
    except (ValueError, RecursionError):
        return None


def _look(part: Part) -> Iterator[Remark | Inner]:
    notebook = _load(part)
    if notebook is None:
        return
    cells = [*notebook.cells, *(cell for sheet in notebook.worksheets for cell in sheet.cells)]
    programs = [(number, _words(cell)) for number, cell in enumerate(cells) if cell.cell_type == "code"]
    if any(words.strip() for _, words in programs) or b"<script" in bytes(part.data):
        yield NOTEBOOK.at(0)
    for number, words in programs:
        lines = words.splitlines()
        shell = [line.lstrip(" !%") for line in lines if _LINE_OF_SHELL.match(line)]
        if shell:
            script = "\n".join(("#!/bin/sh", *shell)).encode()
            yield Inner(name=f"cell-{number}-shell", data=memoryview(script))
        if program := "\n".join(line for line in lines if not _LINE_OF_SHELL.match(line)).strip():
            yield Inner(name=f"cell-{number}", data=memoryview(program.encode()))


def _words(cell: _Cell) -> str:
    source = cell.source or cell.input
    return source if isinstance(source, str) else "".join(source)


FORMAT = Format(id="notebook", shows=lambda part: _load(part) is not None, look=_look)
