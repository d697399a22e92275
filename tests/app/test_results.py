"""Which bundle a user means by a run."""

import os

import pytest

from shirushi.app.services.results import NO_RUN, SEVERAL_RUNS, find_bundle
from shirushi.terms.errors import Malformed

RUNS = ("helpdesk/2026-11-20-aaaa1111", "helpdesk/2026-11-21-aaaa2222", "helpdesk-city/2026-11-21-bbbb3333")


@pytest.fixture
def out(tmp_path):
    for age, run in enumerate(RUNS):
        folder = tmp_path / "out" / run
        folder.mkdir(parents=True)
        (folder / "bundle.zip").write_bytes(b"")
        os.utime(folder / "bundle.zip", (1_000_000 + age, 1_000_000 + age))
    return tmp_path / "out"


def test_a_file_and_a_folder_are_taken_as_they_are(out):
    folder = out / RUNS[0]
    assert find_bundle(str(folder), out) == folder / "bundle.zip"
    assert find_bundle(str(folder / "bundle.zip"), out) == folder / "bundle.zip"


@pytest.mark.parametrize(("run", "found"), [("2026-11-20-aaaa1111", 0), ("2026-11-20", 0), ("helpdesk", 1)])
def test_an_id_its_beginning_or_a_system_will_do(out, run, found):
    assert find_bundle(run, out) == out / RUNS[found] / "bundle.zip"


def test_a_workspace_stands_for_its_newest_run(out, tmp_path):
    (tmp_path / "shirushi.yaml").write_text(
        "schema: 1\nid: helpdesk\nactors: {us: {roles: [provider]}}\n"
        "system: {title: {ja: 窓口, en: desk}}\nassess: {as: us}\n",
        "utf-8",
    )
    assert find_bundle(str(tmp_path), out).parent.name == "2026-11-21-aaaa2222"


@pytest.mark.parametrize(("run", "code"), [("2026-11-2", SEVERAL_RUNS), ("nobody", NO_RUN), ("", SEVERAL_RUNS)])
def test_what_fits_none_or_several_is_told(out, run, code):
    with pytest.raises(Malformed) as told:
        find_bundle(run, out)
    assert told.value.faults[0].code == code.id


def test_where_nothing_lies_nothing_is_found(tmp_path):
    with pytest.raises(Malformed):
        find_bundle("helpdesk", tmp_path / "nowhere")
