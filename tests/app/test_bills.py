"""`shirushi bom` from end to end: built twice alike, held against what is there, compared."""

import json
import shutil
from datetime import date

import pytest

from fakes.bill_schemas import cyclonedx_faults, spdx_elements
from fakes.bundle import make_bundle
from fakes.door import Door
from fakes.gguf_file import gguf
from shirushi.app.services.bills import BuildBom, CheckBom, build_bom, check_bom, compare_boms
from shirushi.app.settings import Settings
from shirushi.exchange.bundle import write
from shirushi.terms.errors import Malformed, ShirushiError

DAY = date(2026, 11, 20)
DESCRIPTION = """schema: 1
id: desk
actors: {firm: {roles: [provider]}}
system:
  title: {ja: 窓口, en: Desk}
  parts:
    model: {kind: model, file: model.gguf, source: A maker}
    lock: {kind: software, file: requirements.lock}
assess: {as: firm, texts: [AIGB@1.2]}
"""
SAYINGS = "schema: 1\nparts: {model: {version: one, licence: MIT}}\naudit: {file: audit.json, on: 2026-11-19, by: pip-audit}\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "shirushi.yaml").write_text(DESCRIPTION, "utf-8")
    (folder / "bill.yaml").write_text(SAYINGS)
    (folder / "audit.json").write_text('{"dependencies": []}')
    (folder / "requirements.lock").write_text(f"pyyaml==6 --hash=sha256:{'ab' * 32}\n")
    (folder / "model.gguf").write_bytes(gguf({"general.architecture": "tiny"}, [("blk.0.w", (4, 4), 0)]))
    return folder


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", lang="en")


def build(folder, settings, out="out", **more):
    command = BuildBom(path=folder, out=folder.parent / out, on=DAY, **more)
    return build_bom(command, settings, lambda _: None)


def test_both_files_are_sound_and_equal_when_built_again(folder, settings):
    first, second = build(folder, settings), build(folder, settings, "again")
    assert [one.read_bytes() for one in first.files] == [one.read_bytes() for one in second.files]
    assert cyclonedx_faults(first.files[0].read_bytes()) == []
    assert "ai_AIPackage" in spdx_elements(first.files[1].read_bytes())


def test_a_bill_is_whole_until_something_changes(folder, settings):
    bill = build(folder, settings).files[0]
    checked = check_bom(CheckBom(bill=bill, workspace=folder), settings)
    assert checked.is_complete
    assert {asked.objective for asked in checked.asked} == {"ai-bom-maintained", "sbom-maintained"}
    assert any("AIGB" in duty for asked in checked.asked for duty in asked.duties)
    (folder / "model.gguf").write_bytes(gguf({"general.architecture": "tiny"}, [("blk.0.w", (8, 8), 0)]))
    (folder / "requirements.lock").write_text("pyyaml==6 --hash=sha256:00\nnew==1\n")
    changed = check_bom(CheckBom(bill=bill, workspace=folder), settings)
    assert not changed.is_complete
    lacking = {one.aspect.value: one.lacking for asked in changed.asked for one in asked.aspects if one.lacking}
    assert lacking == {"listed": ("model.gguf", "requirements.lock"), "pinned": ("new 1",)}


def test_the_bill_in_the_workspace_finds_it_by_itself(folder, settings):
    bill = folder / "bom.json"
    shutil.copy(build(folder, settings).files[1], bill)
    checked = check_bom(CheckBom(bill=bill), settings)
    assert checked.format == "SPDX 3.0.1"


def test_what_changed_between_two_bills_of_different_formats(folder, settings):
    before, after = build(folder, settings).files
    assert compare_boms(before, before).changes == ()
    assert compare_boms(before, after).changes


def test_verdicts_of_an_intact_bundle_become_declarations(folder, settings):
    bundle = folder.parent / "bundle.zip"
    bundle.write_bytes(write(make_bundle()))
    built = build(folder, settings, bundle=bundle)
    data = built.files[0].read_bytes()
    assert cyclonedx_faults(data) == []
    claims = json.loads(data)["declarations"]["claims"]
    assert claims
    assert {"evidence", "counterEvidence"} & claims[0].keys()


def test_an_undescribed_folder_and_an_environment(folder, settings, tmp_path):
    (folder / "shirushi.yaml").unlink()
    site = tmp_path / "venv/lib/python3.11/site-packages"
    (site / "a-1.dist-info").mkdir(parents=True)
    (site / "a-1.dist-info/METADATA").write_text("Name: a\nVersion: 1\n")
    built = build(folder, settings, site=tmp_path / "venv")
    assert [item.ref for item in built.bill.items] == [
        "model.gguf",
        "pkg:pypi/a@1",
        "pkg:pypi/pyyaml@6",
        "requirements.lock",
    ]


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("SH681", lambda folder: {"site": folder}),
        ("SH682", lambda folder: (folder / "audit.json").write_text("{}") and {}),
        ("SH702", lambda folder: (folder / "audit.json").unlink() or {}),
        ("SH683", lambda folder: [one.unlink() for one in folder.iterdir()] and {}),
        ("SH112", lambda folder: (folder / "bill.yaml").write_text("schema: 1\nparts: {nobody: {}}\n") and {}),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_bad_input_is_told(folder, settings, code, spoil):
    with pytest.raises(ShirushiError) as told:
        build(folder, settings, **spoil(folder))
    assert told.value.faults[0].code == code


def test_what_is_no_bill_is_told(folder, settings):
    with pytest.raises(Malformed) as told:
        compare_boms(folder / "audit.json", folder / "audit.json")
    assert told.value.faults[0].code == "SH680"


@pytest.mark.door
def test_the_commands(folder, tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    printed = door.run("bom", "build", "desk", "--out", "bill", "--lang", "en", "--on", "2026-11-20")
    assert "parameters 16" in printed
    assert "wrote bill/bom.cdx.json" in printed
    in_japanese = door.run("bom", "build", "desk", "--out", "bill", "--lang", "ja", "--on", "2026-11-20")
    assert "モデル" in in_japanese
    assert "系統 tiny" in in_japanese
    assert "The bill shows all that this asks." in door.run(
        "bom", "check", "bill/bom.cdx.json", "--for", "desk", "--lang", "en"
    )
    assert json.loads(door.run("bom", "check", "bill/bom.spdx.json", "--for", "desk", "--json", expect=3))["gaps"] == []
    assert (
        door.run("bom", "diff", "bill/bom.cdx.json", "bill/bom.cdx.json", "--lang", "ja").strip()
        == "変わったところはありません。"
    )
    (tmp_path / "desk/model.gguf").unlink()
    assert "cannot be read" in door.run("bom", "build", "desk", "--lang", "en", expect=3)
