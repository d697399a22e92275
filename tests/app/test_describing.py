"""`shirushi init` as a user has it: by questions at a terminal, by a file of answers, by flags."""

import json

import pytest

from fakes.door import Door
from fakes.pty_door import type_into
from fakes.table_endpoint import table_endpoint
from shirushi.duties.interview.questions import QUESTIONS
from shirushi.terms.description import load_description

pytestmark = [pytest.mark.door, pytest.mark.slow]

PROMPTS = (" > ", "[Y/n]: ", "[y/N]: ")
ANSWERS = """\
title: Desk
organisation: company
model: tuned
strength: ordinary
offered: [consumers, companies]
place: japan
purpose: enquiries
documents: lookup
media: none
acts: unknown
decisions: nobody
personal: possible
"""
TYPED = ["Desk", "", "2", "2", "1 2", "1", "1", "1", "4", "0", "1", "1"]


@pytest.fixture
def door(tmp_path) -> Door:
    (tmp_path / "answers.yaml").write_text(ANSWERS, "utf-8")
    return Door(tmp_path, tmp_path / "home")


def test_questions_and_file_give_the_same_description(door):
    flags = ("--name", "desk", "--actor", "firm", "--url", "http://127.0.0.1:8080/v1")
    door.run("init", "by-file", "--answers", "answers.yaml", *flags)
    code, shown = type_into(door, ("init", "by-hand", *flags), [*TYPED, "y"], PROMPTS)
    assert code == 0, shown
    assert shown.count("/12  ") == len(QUESTIONS) + 1
    assert "you fine-tuned: developer for the tuned model" in " ".join(shown.split())
    written = (door.folder / "by-hand/shirushi.yaml").read_bytes()
    assert written == (door.folder / "by-file/shirushi.yaml").read_bytes()
    description = load_description(written, "shirushi.yaml")
    assert [actor.id for actor in description.actors] == ["firm", "maker", "customer"]
    assert description.target is not None
    assert description.target.loopback
    assert "apply" in door.run("duties", "by-hand")


def test_nothing_is_written_without_a_yes(door):
    code, shown = type_into(door, ("init", "here"), [*TYPED, "n"], PROMPTS)
    assert (code, (door.folder / "here").exists()) == (0, False), shown


def test_an_end_of_input_writes_nothing(door):
    code, _ = type_into(door, ("init", "here"), ["Desk", "\x04"], PROMPTS)
    assert (code, (door.folder / "here").exists()) == (1, False)


def test_try_offers_the_questions_and_passes_the_address_on(door):
    with table_endpoint() as url:
        code, shown = type_into(door, ("try", url, "--questions", "8"), ["y", *TYPED, "y"], PROMPTS)
    assert code == 0, shown
    target = load_description((door.folder / "shirushi.yaml").read_bytes(), "shirushi.yaml").target
    assert target is not None
    assert target.url == url


def test_the_proposal_is_json_too(door):
    said = json.loads(door.run("init", "here", "--answers", "answers.yaml", "--json"))
    assert said["file"].endswith("shirushi.yaml")
    assert {role["id"]: role["holds"] for role in said["proposal"]["roles"]}["developer"] == "yes"
    assert all(point["because"]["ja"] and point["because"]["en"] for point in said["proposal"]["conditions"])


def test_without_a_terminal_or_with_a_role_nothing_is_asked(door):
    door.run("init", "plain")
    door.run("init", "role", "--role", "business-user")
    roles = [
        load_description((door.folder / name / "shirushi.yaml").read_bytes(), name).assessed().roles
        for name in ("plain", "role")
    ]
    assert roles == [("provider",), ("business-user",)]
    code, shown = type_into(door, ("init", "at-terminal", "--role", "developer"), [], PROMPTS)
    assert (code, "1/12" in shown) == (0, False)


def test_the_file_to_fill_in_can_be_used_as_it_is(door):
    (door.folder / "all.yaml").write_text(door.run("init", "--answers-template", "--title", "Desk"), "utf-8")
    door.run("init", "here", "--answers", "all.yaml")


def test_faults_are_told_at_once_and_nothing_is_written(door):
    (door.folder / "bad.yaml").write_text(
        ANSWERS.replace("place: japan", "place: mars").replace("media: none", "media: []")
    )
    said = door.run("init", "here", "--answers", "bad.yaml", expect=2)
    assert ("SH114" in said, "SH132" in said, (door.folder / "here").exists()) == (True, True, False)
    assert "SH702" in door.run("init", "here", "--answers", "missing.yaml", expect=2)
    assert "SH118" in door.run("init", "here", "--name", "My Desk", expect=2)
    assert "SH117" in door.run("init", "here", "--title", "\a", expect=2)
    assert not (door.folder / "here").exists()
    assert "--role" in door.run("init", "here", "--answers", "answers.yaml", "--role", "provider", expect=2)
