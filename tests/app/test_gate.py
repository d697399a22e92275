"""The gate at the door: what makes a job fail, what excuses it, and bad input before anything is asked."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from fakes.bundle import make_bundle
from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint
from shirushi.app.clock import now
from shirushi.exchange.bundle import write
from shirushi.exchange.read import read_bundle
from shirushi.terms.when import legal_day
from shirushi.verdict.standing import Standing

pytestmark = [pytest.mark.door, pytest.mark.slow]

TODAY = legal_day(now())


@pytest.fixture(scope="module")
def assessed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gated")
    door = Door(folder, folder / "home")
    with table_endpoint() as url:
        describe(folder / "ws", url)
        door.run("assess", "ws", "--out", "first")
        (bundle,) = folder.glob("first/walk/*/bundle.zip")
        yield door, bundle


def unmet(bundle: Path) -> list[str]:
    duties = read_bundle(bundle.read_bytes()).verdict.duties
    return [one.requirement for one in duties if one.standing is Standing.UNMET and one.section == "binding"]


def waive(door: Door, duties: list[str], ends: date) -> str:
    lines = [f"  - {{duties: [{', '.join(duties)}], reason: rule ships in 1.2, owner: Nonomura, ends: {ends}}}"]
    (door.folder / "waivers.yaml").write_text("schema: 1\nwaivers:\n" + "\n".join(lines) + "\n", "utf-8")
    return "waivers.yaml"


def test_each_failing_duty_is_printed_with_its_reason(assessed):
    door, bundle = assessed
    said = door.run("assess", "ws", "--fail-on", "unmet", expect=1)
    assert "gate: failed" in said
    assert "There is evidence against" in said
    assert any(f"✗ {duty}" in said for duty in unmet(bundle))


def test_what_was_so_in_the_baseline_does_not_fail(assessed):
    door, bundle = assessed
    said = door.run("assess", "ws", "--fail-on", "unmet", "--baseline", str(bundle))
    assert "no worse than in the baseline" in said
    assert "gate: passed" in said


def test_a_waiver_excuses_until_its_end_and_the_report_stays_as_it_is(assessed):
    door, bundle = assessed
    before = {file.name: file.read_bytes() for file in bundle.parent.glob("report.*.sarif")}
    file = waive(door, unmet(bundle), TODAY)
    said = door.run("assess", "ws", "--out", "waived", "--fail-on", "unmet", "--waivers", file)
    assert f"Waived until {TODAY} by Nonomura: rule ships in 1.2" in said
    (again,) = door.folder.glob("waived/walk/*/bundle.zip")
    assert unmet(again) == unmet(bundle)
    assert before
    assert all(b'"error"' in (again.parent / name).read_bytes() for name in before)


def test_an_ended_waiver_counts_no_more_and_is_told(assessed):
    door, bundle = assessed
    file = waive(door, unmet(bundle), TODAY - timedelta(days=1))
    said = door.run("assess", "ws", "--fail-on", "unmet", "--waivers", file, "--json", expect=1)
    assert "Its waiver ended on" in said


def test_broken_waivers_stop_before_anything_is_asked(assessed):
    door, _ = assessed
    runs = len(list((door.folder / "ws/.shirushi/runs").iterdir()))
    said = door.run("assess", "ws", "--fail-on", "unmet", "--waivers", waive(door, ["AIGB-C-11"], TODAY), expect=2)
    assert "SH201" in said
    assert "AIGB-C-1-1" in said
    assert "waivers.yaml:3" in said
    assert len(list((door.folder / "ws/.shirushi/runs").iterdir())) == runs


def test_baseline_and_waivers_need_a_mark(assessed):
    door, bundle = assessed
    assert "SH841" in door.run("assess", "ws", "--baseline", str(bundle), expect=2)


def test_the_baseline_of_another_system_is_refused(assessed):
    door, _ = assessed
    (door.folder / "other.zip").write_bytes(write(make_bundle()))
    said = door.run("assess", "ws", "--fail-on", "unmet", "--baseline", "other.zip", expect=2)
    assert "SH842" in said
