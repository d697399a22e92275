"""Actions and assignments through the command line: what is listed, what is refused, what an odd file does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.door import Door
from fakes.helpdesk import assessed_helpdesk

pytestmark = [pytest.mark.door]


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Door:
    return assessed_helpdesk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def file(door: Door):
    kept = door.folder / "helpdesk/assignments.yaml"
    yield kept
    kept.unlink(missing_ok=True)


def listed(door: Door, run: str = "helpdesk", *words: str) -> dict:
    return json.loads(door.run("actions", run, "--json", *words))


def test_all_actions_are_listed_the_one_that_moves_most_first(door: Door):
    actions = listed(door)["actions"]
    numbers = [len(each["moves"]) for each in actions]
    assert numbers == sorted(numbers, reverse=True)
    assert len(actions) > 10
    assert all(each["words"]["ja"] and each["done"]["en"] and each["actor"]["ja"] for each in actions)


def texts(value: object) -> Iterator[str]:
    """Every sentence of a report as data, in both languages."""
    if isinstance(value, dict):
        if value.keys() == {"ja", "en"}:
            yield from value.values()
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_no_sentence_names_a_check_or_an_objective_by_its_id(door: Door):
    (report, *_) = door.folder.glob("out/helpdesk/*/report.json")
    told = json.loads(report.read_text("utf-8"))
    ids = {each["check"] for each in told["plan"]["checks"]} | {each["objective"] for each in told["objectives"]}
    named = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])")
    sentences = list(texts(told))
    assert len(sentences) > 1000
    assert [each for each in sentences if named.search(each)] == []


def test_a_run_named_by_its_id_takes_the_assignments_of_the_workspace_it_is_told(door: Door, file: Path):
    door.run("assign", "impacts-assessed", "--owner", "Sato", "--due", "2020-01-31", "--in", "helpdesk")
    run = listed(door)["run"]
    (there,) = (each for each in listed(door, run, "--in", "helpdesk")["actions"] if each["owner"])
    assert (there["objective"], there["due"], there["overdue"]) == ("impacts-assessed", "2020-01-31", True)
    assert not any(each["owner"] for each in listed(door, run)["actions"])
    assert "(overdue)" in door.run("actions", "helpdesk")


def test_a_field_that_is_not_named_stays_and_an_empty_one_is_cleared(door: Door, file: Path):
    door.run("assign", "impacts-assessed", "--owner", "Sato", "--due", "2027-01-31", "--in", "helpdesk")
    said = json.loads(
        door.run("assign", "impacts-assessed", "--owner", "", "--comment", "x", "--in", "helpdesk", "--json")
    )
    assert said == {"id": "impacts-assessed", "owner": "", "due": "2027-01-31", "comment": "x"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("impact-assessed", "--owner", "x"), "SH837"),
        (("impacts-assessed", "--owner", "x\x1b[31m"), "SH117"),
        (("impacts-assessed", "--comment", "x" * 2001), "SH836"),
        (("impacts-assessed",), "--owner"),
        (("impacts-assessed", "--due", "tomorrow"), "--due"),
    ],
)
def test_what_cannot_be_assigned_is_told_and_nothing_is_written(door: Door, file: Path, words, code):
    assert code in door.run("assign", *words, "--in", "helpdesk", expect=2)
    assert not file.exists()


def test_what_nobody_knows_any_more_is_kept_and_told(door: Door, file: Path):
    file.write_text("schema: 1\nassignments:\n  old-one: {owner: Sato} # mine\n", "utf-8")
    door.run("assign", "impacts-assessed", "--owner", "Ito", "--in", "helpdesk")
    assert "old-one" in door.run("actions", "helpdesk")
    assert "  old-one: {owner: Sato} # mine\n" in file.read_text("utf-8")


def test_a_broken_file_is_told_before_anything_is_asked(door: Door, file: Path):
    file.write_text("schema: 1\nassignments: {a: {due: soon}, b: {who: x}}\n", "utf-8")
    said = door.run("assess", "helpdesk", expect=2)
    assert "SH115" in said
    assert "SH112" in said
    assert "SH115" in door.run("actions", "helpdesk", expect=2)


def test_a_checklist_of_a_run_that_is_not_there_is_told(door: Door):
    said = door.run("checklist", "import", "helpdesk/policy.md", "--in", "helpdesk", "--run", "nobody", expect=2)
    assert "SH704" in said
    assert "SH821" in door.run("checklist", "import", "helpdesk/policy.md", "--in", "helpdesk", expect=2)
    assert "SH702" in door.run("checklist", "import", "nowhere.xlsx", "--in", "helpdesk", expect=2)
