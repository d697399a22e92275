"""The whole way through the command line: assess, kill and resume, verify elsewhere, render again, refuse twice at once."""

import json
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.soak import longer
from fakes.table_endpoint import table_endpoint
from shirushi.app.store.lock import hold

pytestmark = [pytest.mark.door, pytest.mark.slow]


@pytest.fixture(scope="module")
def url():
    with table_endpoint() as address:
        yield address


@pytest.fixture(scope="module")
def assessed(tmp_path_factory, url) -> tuple[Door, Path]:
    folder = tmp_path_factory.mktemp("assessed")
    door = Door(folder, folder / "home")
    describe(folder / "ws", url)
    door.run("assess", "ws")
    (bundle,) = folder.glob("out/walk/*/bundle.zip")
    return door, bundle


def content(door: Door, bundle: Path) -> str:
    return json.loads(door.run("verify", str(bundle), "--json"))["verification"]["content_digest"]


def test_the_results_are_all_there(assessed):
    _, bundle = assessed
    names = {file.name for file in bundle.parent.iterdir()}
    assert {"bundle.zip", "report.json"} <= names
    assert {"checklist.ja.xlsx", "checklist.en.xlsx"} <= names
    assert {f"{kind}.{lang}.html" for kind in ("report", "plain") for lang in ("ja", "en")} <= names
    assert {f"report.{lang}.sarif" for lang in ("ja", "en")} <= names


def test_on_its_own_machine_the_signer_is_known(assessed):
    door, bundle = assessed
    out = door.run("verify", str(bundle))
    assert "intact     yes" in out
    assert "signer     known" in out
    assert "witnessed  no" in out


def test_elsewhere_the_signer_is_unknown_until_named(assessed, tmp_path):
    door, bundle = assessed
    there = Door(tmp_path, tmp_path / "other-home")
    out = there.run("verify", str(bundle), expect=3)
    assert "signer     unknown" in out
    own = door.run("key", "list").split()[0]
    assert own in out
    there.run("verify", str(bundle), "--signer", own)
    door.run("key", "export", str(tmp_path / "firm.pub"))
    there.run("key", "add", "firm.pub")
    there.run("verify", str(bundle))


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_flipped_byte_is_found(assessed, tmp_path, place):
    door, bundle = assessed
    data = bytearray(bundle.read_bytes())
    data[int(len(data) * place)] ^= 1
    altered = tmp_path / "altered.zip"
    altered.write_bytes(bytes(data))
    process = door.start("verify", str(altered))
    process.communicate(timeout=60)
    assert process.returncode in {2, 5}


def test_a_bundle_renders_to_the_same_reports(assessed, tmp_path):
    door, bundle = assessed
    door.run("report", str(bundle), "--out", str(tmp_path))
    for name in ("report.ja.html", "report.en.html", "report.json", "report.ja.sarif", "report.en.sarif"):
        assert (tmp_path / name).read_bytes() == (bundle.parent / name).read_bytes()


def test_fail_on_reaches_ci(assessed):
    door, _ = assessed
    door.run("assess", "ws", "--fail-on", "unmet", expect=1)


def test_a_second_equal_run_is_sealed_in_its_own_order(assessed):
    door, bundle = assessed
    door.run("assess", "ws", "--out", "again")
    (second,) = door.folder.glob("again/walk/*/bundle.zip")
    assert second.parent.name != bundle.parent.name
    assert content(door, second) == content(door, bundle)


def test_a_check_is_replayed_without_a_model(assessed):
    door, bundle = assessed
    shown = json.loads(door.run("check", "evaluation.refusal", "--replay", str(bundle), "--json"))
    assert len(shown) == 75


def test_any_line_of_a_run_is_followed_to_answer_and_proof(assessed):
    door, _ = assessed
    said = door.run("show", "walk", "evaluation.refusal")
    assert "Asked:" in said
    assert "Sealed statement: log" in said
    section = json.loads(door.run("show", "ws", "AIGB-C-2-1", "--json"))
    assert section["anchor"] == "duty-AIGB-C-2-1"
    assert "SH802" in door.run("show", "walk", "nothing-like-it", expect=2)
    assert "SH704" in door.run("show", "no-such-run", "AIGB-C-2-1", expect=2)


def test_two_at_once_in_one_folder(assessed):
    door, _ = assessed
    with hold(door.folder / "ws" / ".shirushi"):
        said = door.run("assess", "ws", expect=2)
    assert "SH751" in said
    assert str(os.getpid()) in said


def test_killed_thirty_times_it_ends_with_the_same_content(assessed, tmp_path):
    """kill -9 at random moments; every answer that was kept is kept, and the content digest is that of one whole run."""
    door, bundle = assessed
    expected = content(door, bundle)
    chance = random.Random(20261121)
    kills = finished = 0
    most = longer(30)
    while kills < most or not finished:
        workspace = tmp_path / f"ws{finished}"
        if not workspace.exists():
            shutil.copytree(door.folder / "ws", workspace, ignore=shutil.ignore_patterns(".shirushi"))
        process = door.start("assess", str(workspace), "--out", str(tmp_path / f"out{finished}"))
        try:
            _, err = process.communicate(timeout=chance.uniform(0.2, 3.5) if kills < most else 120)
            assert process.returncode == 0, err
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += 1
        else:
            ended = list((tmp_path / f"out{finished}").glob("walk/*/bundle.zip"))
            assert ended  # two where a kill fell between the end of a run and the end of the process
            assert {content(door, one) for one in ended} == {expected}
            finished += 1
    assert kills == most
