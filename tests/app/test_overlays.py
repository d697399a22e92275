"""Readings in use: they count where they should, travel in the bundle, and come from others only on trust."""

import json
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest

from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint
from shirushi.app.services.catalogues import overlay_folders, read_catalogues
from shirushi.app.services.obligations import ListDuties, list_duties
from shirushi.app.services.overlays import Adopt, Publish, adopt_overlay, list_overlays, publish_overlay
from shirushi.app.services.planning import show_plan
from shirushi.app.services.proofreading import (
    Export,
    Import,
    Imported,
    export_proofreading,
    import_proofreading,
)
from shirushi.app.services.reading import show_requirement
from shirushi.app.services.rendering import PROOF_READ
from shirushi.app.settings import Settings
from shirushi.app.store.library import read_built_in
from shirushi.policy.overlay import Entry, row_digest, write_overlay
from shirushi.policy.requirement import Reading
from shirushi.policy.shelf import Index
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Malformed, Refused
from shirushi.terms.text import Text

SERVICES = Path(__file__).resolve().parents[2] / "src/shirushi/app/services"
TITLE = Text(ja="直した題", en="Mended title")
ITEM = "JPAI-10"


@pytest.fixture(scope="module")
def built_in():
    return Index(read_built_in())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", lang="en")


def overlay_of(built_in: Index, id_: str) -> bytes:
    """One reading of one item, with another title."""
    reading = Reading(reviewer="甲", dated=date(2026, 11, 1), document="act.pdf", sha256="d" * 64)
    item = built_in.requirement(id_)
    return write_overlay(item.catalogue, (Entry(id=id_, row=row_digest(item), reading=reading, title=TITLE),))


@pytest.fixture
def overlay(built_in: Index) -> bytes:
    return overlay_of(built_in, ITEM)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return describe(tmp_path / "ws", "http://127.0.0.1:9/v1")


def official(folder: Path) -> Path:
    file = folder / "act.pdf"
    file.write_bytes(b"%PDF the Act")
    return file


def import_marked(settings: Settings, folder: Path, marks: dict[str, dict[str, str]], reviewer: str = "甲") -> Imported:
    """Export two texts, fill in `marks` (id → head → words), import it again."""
    file = folder / f"{reviewer}-{len(list(folder.iterdir()))}.xlsx"
    export_proofreading(Export(file=file, catalogues=("JPAI", "DSGL")), settings)
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "Id")
    columns = {str(cell.value).partition("\n")[0]: cell.column for cell in head}
    for row in page.iter_rows(min_row=head[0].row + 1):
        for column, words in marks.get(str(row[0].value), {}).items():
            page.cell(row[0].row, columns[column]).value = words
    book.save(file)
    return import_proofreading(Import(file=file, reviewer=reviewer, source=official(folder)), settings)


def title_here(settings: Settings) -> Text:
    return Index(read_catalogues(settings)).requirement(ITEM).title


def test_a_reading_names_reviewer_day_and_digest_of_the_official_text(settings: Settings, tmp_path: Path):
    imported = import_marked(settings, tmp_path, {ITEM: {"Found": "right"}})
    item = Index(read_catalogues(settings)).requirement(ITEM)
    (reading,) = item.readings
    assert (item.verified, reading.reviewer, reading.document) == ("seen", "甲", "act.pdf")
    assert reading.sha256 == imported.sha256 == sha256(b"%PDF the Act")
    assert imported.complete


def test_rows_of_several_texts_need_one_to_be_named(settings: Settings, tmp_path: Path):
    marks = {ITEM: {"Found": "right"}, "DSGL-02": {"Found": "right"}}
    with pytest.raises(Malformed) as caught:
        import_marked(settings, tmp_path, marks)
    assert [fault.code for fault in caught.value.faults] == ["SH223"]
    (file,) = tmp_path.glob("*.xlsx")
    command = Import(file=file, reviewer="甲", source=official(tmp_path), catalogue="JPAI")
    imported = import_proofreading(command, settings)
    assert [one.requirement for one in imported.items] == [ITEM]
    assert imported.of_other_texts == 1


def test_a_workbook_is_never_overwritten(settings: Settings, tmp_path: Path):
    file = tmp_path / "filled.xlsx"
    file.write_bytes(b"somebody's work")
    with pytest.raises(Refused):
        export_proofreading(Export(file=file), settings)
    assert file.read_bytes() == b"somebody's work"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reviewer": " "}, "SH224"),
        ({"source": "empty"}, "SH222"),
        ({"source": "sheet"}, "SH222"),
        ({"catalogue": "JPIA"}, "SH201"),
        ({"replace": ("JPAI-99",)}, "SH201"),
    ],
)
def test_what_cannot_be_meant_is_refused(settings: Settings, tmp_path: Path, change: dict, code: str):
    import_marked(settings, tmp_path, {ITEM: {"Found": "right"}})
    (file,) = tmp_path.glob("*.xlsx")
    (tmp_path / "empty").touch()
    if "source" in change:
        change = {"source": {"empty": tmp_path / "empty", "sheet": file}[change["source"]]}
    command = Import(file=file, reviewer="甲", source=official(tmp_path))
    with pytest.raises(Malformed) as caught:
        import_proofreading(msgspec.structs.replace(command, **change), settings)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_where_no_row_was_read_nothing_is_kept(settings: Settings, tmp_path: Path):
    with pytest.raises(Malformed) as caught:
        import_marked(settings, tmp_path, {})
    assert [fault.code for fault in caught.value.faults] == ["SH225"]
    assert not list_overlays(settings).files


def test_a_workspace_brings_its_overlays_and_its_plan_names_them(settings: Settings, workspace: Path, overlay: bytes):
    before = show_plan(workspace, settings)
    (workspace / "overlays").mkdir()
    (workspace / "overlays/act.yaml").write_bytes(overlay)
    plan = show_plan(workspace, settings)
    assert plan.catalogues["overlays/workspace/act.yaml"] == sha256(overlay)
    assert plan.catalogues["library.bin"] != before.catalogues["library.bin"]
    lines = {one.requirement.id: one.requirement for one in list_duties(ListDuties(path=workspace), settings)}
    assert lines[ITEM].title == TITLE
    assert title_here(settings) != TITLE  # elsewhere it does not count
    assert [one.file for one in list_overlays(settings, workspace).files] == ["workspace/act.yaml"]


def test_an_overlay_at_fault_is_named(settings: Settings):
    (own, _) = overlay_folders(settings)
    own.path.mkdir(parents=True)
    (own.path / "JPAI.yaml").write_text("overlay: {schema: 1, catalogue: JPAI}\nentries: [{id: JPAI-10}]\n")
    with pytest.raises(Malformed) as caught:
        read_catalogues(settings)
    assert {fault.place.path for fault in caught.value.faults} == {"overlays/own/JPAI.yaml"}


def published(settings: Settings, overlay: bytes, folder: Path) -> Path:
    (own, _) = overlay_folders(settings)
    own.path.mkdir(parents=True)
    (own.path / "JPAI.yaml").write_bytes(overlay)
    publish_overlay(Publish(catalogue="JPAI", file=folder / "p.yaml"), settings)
    return folder / "p.yaml"


def test_looking_changes_nothing_and_a_signer_adopts(settings: Settings, overlay: bytes, tmp_path: Path):
    file = published(settings, overlay, tmp_path)
    there = Settings(home=tmp_path / "there", lang="en")
    seen = adopt_overlay(Adopt(file=file), there)
    assert (seen.signer, seen.adopted) == ("unknown", None)
    assert [(one.what, one.after.title) for one in seen.effects] == [("corrected", TITLE)]
    assert title_here(there) != TITLE
    adopted = adopt_overlay(Adopt(file=file, signer=seen.fingerprint), there)
    assert (adopted.signer, title_here(there)) == ("known", TITLE)
    assert adopt_overlay(Adopt(file=file, signer=seen.fingerprint), there).effects == ()


def test_an_unsigned_overlay_is_adopted_by_its_digest_only(settings: Settings, overlay: bytes, tmp_path: Path):
    file = tmp_path / "plain.yaml"
    file.write_bytes(overlay)
    assert adopt_overlay(Adopt(file=file), settings).signer == "unsigned"
    for wrong in ({"signer": "e" * 64}, {"sha256": "e" * 64}):
        with pytest.raises(Refused):
            adopt_overlay(Adopt(file=file, **wrong), settings)
    adopt_overlay(Adopt(file=file, sha256=sha256(overlay)), settings)
    assert title_here(settings) == TITLE


def test_an_overlay_changed_after_signing_is_not_adopted(settings: Settings, overlay: bytes, tmp_path: Path):
    file = published(settings, overlay, tmp_path)
    file.write_bytes(overlay.replace(b"Mended", b"Broken"))
    with pytest.raises(Altered):
        adopt_overlay(Adopt(file=file), settings)


def test_an_overlay_of_a_text_that_is_not_here_is_refused(settings: Settings, overlay: bytes, tmp_path: Path):
    file = tmp_path / "foreign.yaml"
    file.write_bytes(overlay.replace(b"catalogue: JPAI", b"catalogue: ../../JPAI"))
    with pytest.raises(Malformed):
        adopt_overlay(Adopt(file=file, sha256=sha256(file.read_bytes())), settings)


def test_adopting_another_opinion_shows_what_would_no_longer_count(settings: Settings, overlay: bytes, tmp_path: Path):
    import_marked(settings, tmp_path, {ITEM: {"Found": "right"}}, reviewer="乙")
    file = tmp_path / "other.yaml"
    file.write_bytes(overlay)
    seen = adopt_overlay(Adopt(file=file), settings)
    assert [(one.what, one.after.verified) for one in seen.effects] == [("contested", "memory")]
    assert [one.reason.code for one in seen.contested] == ["readers-disagree"]


def test_an_item_shows_why_a_reading_of_it_does_not_count(settings: Settings, overlay: bytes, tmp_path: Path):
    import_marked(settings, tmp_path, {ITEM: {"Found": "right"}}, reviewer="乙")
    file = tmp_path / "other.yaml"
    file.write_bytes(overlay)
    adopt_overlay(Adopt(file=file, sha256=sha256(overlay)), settings)
    shown = show_requirement(ITEM, settings)
    assert (shown.requirement.verified, [one.reason.code for one in shown.contested]) == (
        "memory",
        ["readers-disagree"],
    )


def test_publishing_needs_readings(settings: Settings, tmp_path: Path):
    with pytest.raises(Malformed) as caught:
        publish_overlay(Publish(catalogue="JPAI", file=tmp_path / "p.yaml"), settings)
    assert caught.value.faults[0].code == "SH226"


def test_every_service_reads_the_catalogues_with_their_overlays():
    """Whoever read them past `read_catalogues` would see other words than everybody else."""
    readers = {file.name for file in SERVICES.glob("*.py") if "read_library(" in file.read_text("utf-8")}
    assert readers == {"catalogues.py"}


@pytest.mark.door
@pytest.mark.slow
def test_a_bundle_made_under_an_overlay_verifies_elsewhere(tmp_path: Path, built_in: Index):
    bound = "AIGB-C-1-1"  # a duty of the provider
    with table_endpoint() as url:
        door = Door(tmp_path, tmp_path / "home")
        workspace = describe(tmp_path / "ws", url)
        (workspace / "overlays").mkdir()
        (workspace / "overlays/aigb.yaml").write_bytes(overlay_of(built_in, bound))
        door.run("assess", "ws")
    (bundle,) = tmp_path.glob("out/walk/*/bundle.zip")
    there = Door(tmp_path, tmp_path / "elsewhere")
    verified = json.loads(there.run("verify", str(bundle), "--json", expect=3))
    assert verified["verification"]["answers"]["intact"] is True
    there.run("report", str(bundle), "--out", "rendered", "--format", "json", "--format", "html")
    page = (tmp_path / "rendered/report.en.html").read_text("utf-8")
    assert "甲, 2026-11-01, act.pdf" in page
    assert PROOF_READ.fill(n=1, reviewers="甲").en in page
    duties = json.loads((tmp_path / "rendered/report.json").read_bytes())["duties"]
    (duty,) = (one for one in duties if one["verdict"]["requirement"] == bound)
    assert (duty["title"]["en"], duty["verified"], duty["readings"][0]["reviewer"]) == (TITLE.en, "seen", "甲")
