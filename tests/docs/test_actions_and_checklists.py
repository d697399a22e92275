"""Follows docs/how-to/actions.md and checklists.md to the letter, on the workspace that they call helpdesk."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fakes.door import Door
from fakes.helpdesk import assessed_helpdesk
from shirushi.exchange.archive import unpack

pytestmark = [pytest.mark.door]

PAGES = Path(__file__).resolve().parents[2] / "docs/how-to"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (PAGES / page).read_text("utf-8"), re.DOTALL)


def commands(page: str) -> list[str]:
    return [line for block in blocks(page, "sh") for line in block.splitlines()]


def run(door: Door, command: str) -> str:
    """Run one line of a page as a shell would: a pattern stands for the files that it fits."""
    shirushi, *words = shlex.split(command)
    assert shirushi == "shirushi"
    named = [[str(file) for file in door.folder.glob(word)] if "*" in word else [word] for word in words]
    return door.run(*(word for several in named for word in several))


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Door:
    return assessed_helpdesk(tmp_path_factory.mktemp("helpdesk"))


def test_the_page_about_actions(door: Door):
    said = "".join(run(door, command) for command in commands("actions.md"))
    for block in blocks("actions.md", "text"):
        assert block.rstrip("\n") in said
    written = (door.folder / "helpdesk/assignments.yaml").read_text("utf-8")
    (shown,) = blocks("actions.md", "yaml")
    assert shown in written
    door.run("assess", "helpdesk")
    newest = max(door.folder.glob("out/helpdesk/*/report.en.html"), key=lambda file: file.stat().st_mtime_ns)
    assert "Hanako Yamada" in newest.read_text("utf-8")
    members = unpack((newest.parent / "bundle.zip").read_bytes())
    assert not any(b"Hanako Yamada" in member.data for member in members)


def test_the_page_about_checklists(door: Door):
    export, take_back = commands("checklists.md")
    for older in sorted(door.folder.glob("out/helpdesk/*"))[:-1]:
        (older / "bundle.zip").unlink()
    run(door, export)
    file = door.folder / "to-fill-in/checklist.en.xlsx"
    book = load_workbook(file)
    fill(book["Checklist A"], "AIGB-CK-A-01", "Sato", date(2027, 3, 31))
    fill(book["What to do next"], "complaints-answered", "Ito", None)
    book.save(file)
    said = run(door, take_back)
    (shown,) = blocks("checklists.md", "text")
    assert sorted(re.findall(r"[\w-]+", shown)) == sorted(re.findall(r"[\w-]+", said))
    listed = door.run("actions", "helpdesk")
    assert "Owner: Ito" in listed
    assert "Owner: Sato, due 2027-03-31" in listed


def fill(page, row_name: str, owner: str, due: date | None) -> None:
    """Fill in a row as somebody would in a spreadsheet program."""
    heads = next(row for row in page.iter_rows() if str(row[-1].value).startswith("Comment"))
    columns = {str(cell.value).partition("\n")[0]: cell.column for cell in heads}
    (row,) = (cell.row for cell in page["A"] if cell.value == row_name)
    page.cell(row, columns["Owner"]).value = owner
    page.cell(row, columns["Due"]).value = due
