"""Follows the tutorial and the how-to of a red-team exercise, and renders its deliverables anew.

The tutorial's answers are those of a real model; here a table answers, and other findings turn up. So what the tutorial
does with one finding is done with every one here, and what is printed is compared up to the first run.
"""

import re
import shlex
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.exercise import OBEYS, attach, plan_for
from fakes.page import HOW_TO, block, console, is_as_shown
from fakes.table_endpoint import table_endpoint
from shirushi.app.services.formats import render_page
from shirushi.app.services.kotoba import lay_out, mend
from shirushi.app.store.exercises import ExerciseFolder
from shirushi.app.store.keys import own_keys
from shirushi.report.redteam import deliverables
from shirushi.verdict.redteam.exercise import Exercise, fold
from shirushi.verdict.redteam.journal import load_acts
from shirushi.verdict.redteam.ready import called, waiting

pytestmark = [pytest.mark.door, pytest.mark.slow]

DOCS = HOW_TO.parent
TUTORIAL = DOCS / "tutorial/red-team-exercise.md"
KEPT = DOCS / "examples/red-team"
DESK = "http://127.0.0.1:8765/v1"
PEOPLE = ("sato", "suzuki", "takahashi", "nonomura")
ALWAYS = "windows: [{opens: 2026-01-01T00:00:00+09:00, closes: 2100-01-01T00:00:00+09:00}]"
INCOMPLETE = 3


class Reader(Door):
    """Somebody who follows the tutorial on another machine, where a table answers."""

    def follow(self, page: str) -> None:
        """Run the commands of the page's consoles; write the files of its texts."""
        blocks = re.findall(r"```(console|text)\n(.*?)```", page, re.DOTALL)
        for kind, words in blocks:
            if kind == "text":
                for line in words.splitlines():
                    name, _, said = line.partition(": ")
                    (self.folder / name).write_text(said, "utf-8")
                continue
            for command, _, shown in (each.partition("\n") for each in ("\n" + words).split("\n$ ")[1:]):
                self._command(command, shown)

    def _command(self, command: str, shown: str) -> None:
        words = shlex.split(command)
        if words[0] == "python":
            mend(self.folder / "kotoba")
        elif words[0].startswith("SHIRUSHI_HOME="):
            self.end_in(words[2:], {0, INCOMPLETE})
        elif "review" in words and re.fullmatch(r"F\d+", words[4]):
            self._every_finding(words[1:])
        elif "run" in words and "--manual" not in words:
            while self.end_in(words[1:], {0, INCOMPLETE}) == INCOMPLETE and waiting(self.exercise()):
                self._call(waiting(self.exercise())[0].id)
        elif self.exercise().runs:
            self.run(*words[1:])
        else:
            assert is_as_shown(shown, self.run(*words[1:])), command

    def _every_finding(self, words: list[str]) -> None:
        """Do with every finding that awaits it what the tutorial does with one."""
        plan = self.exercise().plan
        awaiting = {
            "--called": lambda one: one.called is None and plan.calls(one.severity),
            "--confirm": lambda one: one.decision == "open",
            "--measure": lambda one: one.decision == "confirmed" and one.improvement is None,
        }
        [how] = (word for word in words if word in awaiting)
        for one in self.exercise().findings:
            if awaiting[how](one):
                self.run(*(one.id if re.fullmatch(r"F\d+", word) else word for word in words))

    def _call(self, finding: str) -> None:
        state = self.exercise()
        [about] = (one for one in waiting(state) if one.id == finding)
        words = ("redteam", "review", "spring", finding, "--called", called(state.plan, about).ja)
        self.run(*words, "--sign-as", "keys/sato", "--in", "kotoba")

    def exercise(self) -> Exercise:
        """How the exercise stands."""
        return ExerciseFolder(self.folder / "kotoba", "spring").read()

    def end_in(self, words: list[str], exits: set[int]) -> int:
        """Run a command that may end in one of several ways."""
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        assert process.returncode in exits, (words, out, err)
        return process.returncode


def on_this_machine(page: str, url: str, folder: Path) -> str:
    """The page with the keys and the address of this machine, at any time."""
    keys = iter(own_keys(folder / "keys" / name).evidence.key_id for name in PEOPLE)
    page = re.sub(r"key: [0-9a-f]{64}", lambda _: f"key: {next(keys)}", page)
    return re.sub(r"windows: \[.*?\]", ALWAYS, page).replace(DESK, url)


def test_the_tutorial_can_be_followed_whatever_the_model_says(tmp_path):
    reader = Reader(tmp_path, tmp_path / "home")
    reader.environment["COLUMNS"] = "110"
    before, command, after = TUTORIAL.read_text("utf-8").partition("$ python kotoba/fix/apply.py\n")
    lay_out(tmp_path / "kotoba")
    with table_endpoint(OBEYS) as url:
        (tmp_path / "redteam.yaml").write_text(on_this_machine(block(TUTORIAL, "yaml"), url, tmp_path), "utf-8")
        file = tmp_path / "kotoba/shirushi.yaml"
        file.write_text(file.read_text("utf-8").replace(DESK, url), "utf-8")
        reader.follow(before + "```")
        found = reader.exercise().findings
        reader.follow("```console\n" + command + after)
    state = reader.exercise()
    assert {one.decision for one in found} == {"confirmed"}
    assert state.final
    assert state.halts[0].resumed
    assert {signed.bond for _, signed in (*state.runs, *state.tries)} == {"own"}
    assert all(one.retested for one in state.findings)


def test_the_japanese_tutorial_gives_the_same_commands_and_the_same_plan():
    twin = TUTORIAL.with_suffix(".ja.md")
    assert [command for command, _ in console(twin)] == [command for command, _ in console(TUTORIAL)]
    here, there = (re.sub(r"key: [0-9a-f]{64}|windows: .*", "", block(page, "yaml")) for page in (TUTORIAL, twin))
    assert here == there


def test_the_commands_of_the_how_to_work_in_their_order(tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    attach(door.folder)
    page = (HOW_TO / "run-a-red-team-exercise.md").read_text("utf-8")
    commands = [line.strip() for text in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in text.splitlines()]
    with table_endpoint(OBEYS) as url:
        describe(door.folder / "walk", url)
        plan_for(door).rename(door.folder / "redteam.yaml")
        for command in filter(None, commands):
            words = [str(door.folder / word) if word.startswith("keys/") else word for word in shlex.split(command)[1:]]
            nowhere = "--template" in words or words[0] != "redteam"
            door.run(*words, *(() if nowhere else ("--in", "walk")))


def test_the_deliverables_in_the_docs_are_what_the_program_makes_of_the_acts():
    state = fold("spring", load_acts((KEPT / "acts.jsonl").read_bytes(), "acts.jsonl"))
    made = {name: steady(data) for one in deliverables(state) for name, data in render_page(one).items()}
    kept = {page.name: steady(page.read_bytes()) for page in KEPT.glob("*.html")}
    assert len(made) == 6
    assert made == kept, "run tools/red_team_exercise.py --pages"


def test_whoever_reads_the_docs_can_verify_who_acted(tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    said = door.run("verify", str(KEPT / "acts.jsonl"), expect=INCOMPLETE)  # nobody's key is known here
    assert "against the rules" not in said
    assert "covers the lines" in said


def steady(page: bytes) -> str:
    """A page without its style and without empty lines."""
    text = re.sub(r"<style.*?</style>", "", page.decode(), flags=re.DOTALL)
    return "\n".join(line for line in text.splitlines() if line.strip())
