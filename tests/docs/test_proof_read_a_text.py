"""Follows docs/how-to/proof-read-a-text.md to the letter: its commands, its tables, its output."""

import fnmatch
import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from fakes.door import Door

pytestmark = pytest.mark.door

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/proof-read-a-text.md"
STEPS = re.compile(r"```console\n(?P<console>.*?)```|(?P<table>(?:^\|[^\n]*\|\n)+)", re.DOTALL | re.MULTILINE)


def fill_in(workbook: Path, table: str) -> None:
    """Write a table of the page into the workbook, as the reviewer would."""
    heads, _, *rows = ([cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines())
    book = openpyxl.load_workbook(workbook)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "Id")
    columns = {str(cell.value).partition("\n")[0]: cell.column for cell in head}
    lines = {row[0].value: row[0].row for row in page.iter_rows(min_row=head[0].row + 1)}
    for name, *cells in rows:
        for column, words in zip(heads[1:], cells, strict=True):
            if words:
                page.cell(lines[name], columns[column]).value = words
    book.save(workbook)


def commands(console: str) -> list[tuple[str, str]]:
    """Each command of a block with the output that the page shows."""
    parts = re.split(r"^\$ shirushi (.*)\n", console, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def said(output: str) -> str:
    return "\n".join(line.rstrip() for line in output.strip().splitlines())


def is_as_shown(shown: str, output: str) -> bool:
    """Whether the program said what the page shows; `…` stands for anything."""
    pattern = re.sub(r"([\[?*])", r"[\1]", said(shown)).replace("…", "*")
    return fnmatch.fnmatchcase(said(output), pattern)


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Door, Door]:
    """The office that reads, and the one that adopts: one folder, two homes."""
    (tmp_path / "act-53.pdf").write_bytes(b"%PDF the Act as promulgated")
    return Door(tmp_path, tmp_path / "home"), Door(tmp_path, tmp_path / "elsewhere")


def test_the_page_does_what_it_says(desks: tuple[Door, Door]):
    own, other = desks
    workbook = Path()
    for step in STEPS.finditer(PAGE.read_text("utf-8")):
        if step["table"]:
            fill_in(workbook, step["table"])
            continue
        for command, shown in commands(step["console"]):
            words = shlex.split(command.replace("FINGERPRINT", fingerprint(own)))
            if words[1] == "export":
                workbook = own.folder / words[-1]
            door = other if words[1] == "adopt" else own
            output = door.run(*words, expect=3 if "conflict  " in shown else 0)
            assert is_as_shown(shown, output), f"{command}\n{output}"
    adopted = other.run("catalogue", "show", "JPAI-10")
    assert "佐藤一郎" in adopted
    assert "Legislative measures" in adopted


def fingerprint(door: Door) -> str:
    return door.run("key", "list").split()[0]
