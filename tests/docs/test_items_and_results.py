"""Follows docs/how-to/bring-your-own-items.md and read-results-of-other-tools.md."""

import json
import re
import shlex
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.elsewhere import aisev_kept
from fakes.table_endpoint import table_endpoint
from shirushi.checks.suite.importing.table import COLUMNS

PAGES = Path(__file__).resolve().parents[2] / "docs/how-to"
ITEMS = (PAGES / "bring-your-own-items.md").read_text("utf-8")
RESULTS = (PAGES / "read-results-of-other-tools.md").read_text("utf-8")


@pytest.fixture
def door(tmp_path):
    return Door(tmp_path, tmp_path / "home")


@pytest.mark.door
def test_the_table_of_the_page_is_read_as_the_page_says(door):
    (table,) = re.findall(r"```csv\n(.*?)```", ITEMS, re.DOTALL)
    (door.folder / "items.csv").write_text(table, "utf-8")
    (printed,) = re.findall(r"```text\n(.*?)```", ITEMS, re.DOTALL)
    said = door.run("import", "suite", "csv=items.csv", "--lang", "en")
    assert said.startswith(printed)
    (door.folder / "items.csv").write_text(table.replace("G6-5", "").replace("14日", ""), "utf-8")
    assert said != door.run("import", "suite", "csv=items.csv", "--lang", "en", expect=3)


@pytest.mark.door
@pytest.mark.slow
def test_the_items_of_the_page_are_asked(door):
    (table,) = re.findall(r"```csv\n(.*?)```", ITEMS, re.DOTALL)
    (door.folder / "items.csv").write_text(table, "utf-8")
    with table_endpoint() as url:
        describe(door.folder / "ws", url)
        words = ("--suite", "csv=items.csv", "--eval-log", "run.eval", "--perspectives", "7")
        assert all(word in ITEMS for word in words[:4])
        door.run("evaluate", "ws", *words)
    (report,) = door.folder.glob("out/*/*/report.json")
    judged = [one["case"] for one in json.loads(report.read_text("utf-8"))["cases"] if one["check"] == "suite.imported"]
    assert sorted(judged) == sorted(f"csv.{row.partition(',')[0]}" for row in table.splitlines()[1:])
    assert (door.folder / "run.eval").stat().st_size > 0


def test_every_column_and_kind_stands_on_the_page():
    assert all(f"`{column}`" in ITEMS for column in (*COLUMNS.must, *COLUMNS.may))
    from shirushi.checks.suite.importing.table import _KINDS

    assert re.findall(r"^\| `(\w+)` \| ", ITEMS, re.MULTILINE)[1:] == list(_KINDS)  # the first is the head


@pytest.mark.door
def test_results_are_printed_as_the_page_shows(door):
    (door.folder / "evaluation.json").write_text(json.dumps([aisev_kept()]), "utf-8")
    (printed,) = re.findall(r"```text\n(.*?)```", RESULTS, re.DOTALL)
    said = door.run("import", "results", "evaluation.json", "--lang", "en")
    plain = "\n".join(line.rstrip() for line in said.splitlines())
    assert plain.startswith(printed.rstrip())
    compared = json.loads(door.run("import", "results", "evaluation.json", "--json"))
    assert compared["blind"] == 3
    assert len(compared["differing"]) == 4


@pytest.mark.door
def test_what_cannot_be_read_is_told_with_what_to_do(door):
    (door.folder / "a.json").write_text("[]", "utf-8")
    assert "SH935" in door.run("import", "results", "a.json", expect=2)
    assert "SH934" in door.run("import", "suite", "nothing=x", expect=2)


@pytest.mark.door
@pytest.mark.slow
def test_results_become_evidence_in_both_ways_of_the_page(door):
    (door.folder / "evaluation.json").write_text(json.dumps([aisev_kept()]), "utf-8")
    _, _, judged, signed, _ = (
        shlex.split(block) for block in re.findall(r"```sh\n(shirushi .*?)```", RESULTS, re.DOTALL)
    )
    with table_endpoint() as url:
        describe(door.folder / "kotoba", url)
        assert "5 answers were taken" in door.run(*judged[1:], "--perspectives", "7")
    (door.folder / "kotoba/statements").mkdir()
    assert "objective: harmful-output-controlled, signer:" in door.run(*signed[1:])
