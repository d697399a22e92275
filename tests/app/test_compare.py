"""`shirushi compare` at the door: two real runs, and every way in which one of them cannot be compared."""

import json
from pathlib import Path

import pytest

from fakes.bundle import rezip
from fakes.door import Door, describe
from fakes.table_endpoint import ANSWERS, table_endpoint

pytestmark = [pytest.mark.door, pytest.mark.slow]

MENDED = ANSWERS[:1]
"""An endpoint that refuses whatever it is asked."""


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Door:
    """A workspace assessed twice: as it was, and after its endpoint was mended."""
    folder = tmp_path_factory.mktemp("compared")
    made = Door(folder, folder / "home")
    with table_endpoint() as url:
        describe(folder / "ws", url)
        made.run("assess", "ws", "--out", "before")
    with table_endpoint(MENDED) as url:
        file = folder / "ws" / "shirushi.yaml"
        was = next(line for line in file.read_text("utf-8").splitlines() if "target:" in line)
        file.write_text(file.read_text("utf-8").replace(was.split('"')[1], url), "utf-8")
        made.run("assess", "ws", "--out", "after")
    return made


def bundle(door: Door, out: str) -> Path:
    (found,) = (door.folder / out).glob("walk/*/bundle.zip")
    return found


def test_what_moved_is_printed_with_counts_and_duties(door):
    said = door.run("compare", str(bundle(door, "before")), str(bundle(door, "after")))
    assert "measured by the same texts" in said
    assert "Another endpoint was asked" in said
    assert "of 75" in said
    assert "Duties:" in said


def test_the_data_say_the_same(door):
    said = json.loads(door.run("compare", str(bundle(door, "before")), str(bundle(door, "after")), "--json"))
    comparison = said["comparison"]
    moved = {one["objective"]: one for one in comparison["objectives"]}
    harm = next(one for one in moved["harmful-output-controlled"]["measured"] if one["check"] == "evaluation.refusal")
    was, is_ = (harm[side]["finding"]["measure"]["undetermined"] for side in ("before", "after"))
    assert was > is_
    assert harm["other_subject"] is True
    assert harm["other_ruler"] is False
    states = {one["objective"] for one in comparison["objectives"] if one["before"] != one["after"]}
    assert comparison["duties"]
    assert all(set(duty["by"]) <= states for duty in comparison["duties"])


def test_a_run_is_named_by_id_as_well(door):
    before, after = bundle(door, "before"), bundle(door, "after")
    said = door.run("compare", str(before.parent), after.parent.name, "--out", "after", "--lang", "ja")
    assert "前" in said
    assert after.parent.name in said


def test_a_run_that_is_not_there(door):
    assert "SH704" in door.run("compare", "2020-01-01-00000000", str(bundle(door, "after")), expect=2)


def test_a_run_cut_off_on_the_way(door):
    half = door.folder / "half.zip"
    half.write_bytes(bundle(door, "before").read_bytes()[:2000])
    said = door.run("compare", "half.zip", str(bundle(door, "after")), expect=2)
    assert said.count("SH") == 1


def test_an_altered_run_is_told_in_one_line_and_not_compared(door):
    altered = door.folder / "altered.zip"
    found = bundle(door, "before").read_bytes()
    altered.write_bytes(
        rezip(found, {"verdict.json": _verdict(found).replace(b'"standing":"unmet"', b'"standing":"met"')})
    )
    said = door.run("compare", "altered.zip", str(bundle(door, "after")), expect=5)
    assert said.count("SH840") == 1
    assert "Duties" not in said


def _verdict(data: bytes) -> bytes:
    from shirushi.exchange.archive import unpack

    return next(member.data for member in unpack(data) if member.path == "verdict.json")
