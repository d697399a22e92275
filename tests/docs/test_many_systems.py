"""Follows docs/how-to/see-what-a-new-edition-changes.md and survey-many-systems.md: every command, what it says, its exit."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from fakes.door import Door

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "docs/how-to/see-what-a-new-edition-changes.md"
SURVEY = ROOT / "docs/how-to/survey-many-systems.md"

pytestmark = [pytest.mark.door, pytest.mark.slow]


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Door:
    folder = tmp_path_factory.mktemp("followed")
    for name in ("described", "kotoba/maker", "kotoba/city"):
        shutil.copytree(ROOT / "examples" / name, folder / "examples" / name)
    shutil.copy(ROOT / "examples/kotoba/shirushi.yaml", folder / "examples/kotoba")
    return Door(folder, folder / "home")


def commands(page: Path) -> list[list[str]]:
    """The words after `shirushi` of every command on the page, in order."""
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def promised(page: Path) -> list[str]:
    """The lines of output that the page shows; today's date stands for itself on any day."""
    (shown,) = re.findall(r"```text\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [timeless(line) for line in shown.splitlines() if line.strip() and line.strip() != "…"]


def timeless(line: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d", "DAY", line).rstrip()


def test_a_new_edition_says_what_the_page_shows(door):
    first, second = commands(EDITION)
    said = {timeless(line) for line in door.run(*first).splitlines()}
    assert [line for line in promised(EDITION) if line not in said] == []
    effects = json.loads(door.run(*second))
    assert {one["id"] for one in effects["systems"]} >= {"bank-agent", "tuned-model", "kotoba"}
    changed = [change for one in effects["systems"] for change in one["effect"]["changes"] if change["fields"]]
    assert all({"old", "new"} < set(change["fields"][0]) for change in changed)
    assert changed


def test_a_shell_pattern_may_follow_for(door):
    broken = door.folder / "broken"
    broken.mkdir()
    (broken / "shirushi.yaml").write_text("schema: 9\n")
    said = door.run(
        "catalogue",
        "diff",
        "AIGB",
        "1.1",
        "1.2",
        "--for",
        "examples/described/bank-agent",
        "broken",
        "nowhere",
        expect=3,
    )
    assert "for 1 of 1 systems" in said
    assert all(name in said for name in ("broken/shirushi.yaml", "SH880 nowhere"))


def test_the_survey_says_what_the_page_shows(door):
    assess, survey, again = commands(SURVEY)
    door.run(*assess)
    said = {timeless(line) for line in door.run(*survey).splitlines()}
    assert [line for line in promised(SURVEY) if line not in said] == []
    assert {file.name for file in (door.folder / "out").glob("survey.*")} == {
        "survey.ja.html",
        "survey.en.html",
        "survey.json",
    }
    own = door.run("key", "list").split()[0]
    door.run(*(own if word == "FINGERPRINT" else word for word in again))
    elsewhere = Door(door.folder, door.folder / "other-home")
    elsewhere.run(*again[:2], "--out", "elsewhere", expect=3)


def test_three_broken_bundles_are_one_line_each(door):
    (good,) = door.folder.glob("out/triage-notes/*/bundle.zip")
    data = good.read_bytes()
    many = door.folder / "many"
    many.mkdir()
    shutil.copy(good, many / "good.zip")
    for name, content in (("cut", data[: len(data) // 2]), ("empty", b""), ("other", b"PK\x05\x06" + bytes(18))):
        (many / f"{name}.zip").write_bytes(content)
    said = door.run("survey", "many", "--out", "seen", expect=3)
    told = [line for line in said.splitlines() if line.startswith("SH")]
    assert sorted(re.findall(r"many/(\w+)\.zip", " ".join(told))) == ["cut", "empty", "other"]
    assert "Of 1 AI systems, 1 has been assessed" in said
