"""The survey over bundles, broken ones among them, and over described systems: each told, nothing lost, all linked."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from fakes.bundle import make_bundle, rezip
from fakes.desk import DESCRIPTION
from shirushi.app.services.surveying import MakeSurvey, Published, make_survey
from shirushi.app.services.workspace import open_workspace
from shirushi.app.settings import Settings
from shirushi.evidence.key import Ed25519Signer
from shirushi.exchange.bundle import DESCRIPTION as BUNDLED
from shirushi.exchange.bundle import VERDICT, Bundle, write
from shirushi.report.survey import Survey
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Malformed
from shirushi.terms.text import same

DESCRIBED = Path(__file__).parents[2] / "examples/described"
ON = date(2026, 11, 25)
FINGERPRINT = Ed25519Signer(b"\x01" * 32).public.fingerprint


def desk(number: int) -> Bundle:
    """The bundle of one firm's desk."""
    system = msgspec.structs.replace(DESCRIPTION.system, id=f"desk-{number}", title=same(f"Desk {number}"))
    return make_bundle(description=msgspec.structs.replace(DESCRIPTION, id=f"desk-{number}", system=system))


@pytest.fixture(scope="module")
def firms(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("firms")
    for number in range(3):
        (folder / f"firm {number}").mkdir()
        (folder / f"firm {number}" / "bundle.zip").write_bytes(write(desk(number)))
    return folder


def survey(out: Path, *paths: Path, signers: tuple[str, ...] = (FINGERPRINT,)) -> Published:
    settings = Settings(home=out / "home", lang="en")
    return make_survey(MakeSurvey(paths=paths, out=out, signers=signers, on=ON), settings, lambda *_: None)


def test_intact_bundles_of_a_known_signer(firms, tmp_path):
    published = survey(tmp_path, firms)
    assert published.exit == 0
    assert [one.id for one in published.survey.systems] == ["desk-0", "desk-1", "desk-2"]
    assert {one.kind for one in published.survey.systems} == {"assessed"}
    assert all(sum(each.number for each in one.counts) == 2 for one in published.survey.systems)


def test_three_broken_bundles_of_six_are_told_and_the_rest_done(firms, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    data = write(desk(9))
    verdict = canonical(msgspec.structs.replace(desk(9).verdict, on="2020-01-01"))
    (broken / "a.zip").write_bytes(b"this is no archive")
    (broken / "b.zip").write_bytes(data[: len(data) // 2])
    (broken / "c.zip").write_bytes(rezip(data, {VERDICT: verdict}, mend_manifest=False))
    published = survey(tmp_path / "out", firms, broken)
    assert published.exit == 3
    assert len(published.survey.systems) == 3
    assert [Path(one.path).name for one in published.survey.unread] == ["a.zip", "b.zip", "c.zip"]
    assert all(one.path in fault.place.path for one in published.survey.unread for fault in one.faults)
    page = (tmp_path / "out/survey.en.html").read_text("utf-8")
    assert all(f"broken/{name}.zip" in page for name in "abc")


def test_what_a_forger_mended_is_named_and_not_counted(firms, tmp_path):
    forged = tmp_path / "forged.zip"
    duties = tuple(msgspec.structs.replace(duty, standing="met") for duty in desk(9).verdict.duties)
    verdict = canonical(msgspec.structs.replace(desk(9).verdict, duties=duties))
    forged.write_bytes(rezip(write(desk(9)), {VERDICT: verdict}))
    published = survey(tmp_path / "out", forged, firms)
    assert published.exit == 5
    (altered,) = [one for one in published.survey.systems if one.kind == "altered"]
    assert altered.counts == altered.groups == ()
    assert altered.page.ja == ""
    assert altered.verified is not None
    assert altered.verified.faults


def test_a_bundle_about_nobody_is_altered_and_no_bug(firms, tmp_path):
    forged = tmp_path / "nobody.zip"
    nobody = canonical(msgspec.structs.replace(DESCRIPTION, actors=()))
    forged.write_bytes(rezip(write(desk(9)), {BUNDLED: nobody}))
    published = survey(tmp_path / "out", forged, firms)
    assert published.exit == 5
    assert [one.actor.en for one in published.survey.systems if one.kind == "altered"] == ["firm"]


def test_a_stranger_is_shown_as_such_and_its_own_page_is_not_linked(firms, tmp_path):
    folder = tmp_path / "sent"
    shutil.copytree(firms / "firm 0", folder)
    for lang in ("ja", "en"):
        (folder / f"report.{lang}.html").write_text("all is well")
    stranger, known = (
        survey(tmp_path / name, folder, signers=keys) for name, keys in (("s", ()), ("k", (FINGERPRINT,)))
    )
    assert (stranger.exit, known.exit) == (3, 0)
    assert stranger.survey.systems[0].page.en.startswith("survey/")
    assert known.survey.systems[0].page.en == "../sent/report.en.html"


def test_of_two_runs_of_one_system_the_newer_is_shown(tmp_path):
    first = make_bundle()
    later = make_bundle(spoil=lambda one: msgspec.structs.replace(one, ended=one.ended + 86_400_000))
    for name, bundle in (("new", later), ("old", first)):
        (tmp_path / f"{name}.zip").write_bytes(write(bundle))
    published = survey(tmp_path / "out", tmp_path / "new.zip", tmp_path / "old.zip")
    assert [Path(one.path).name for one in published.survey.systems] == ["new.zip"]
    assert [Path(one.path).name for one in published.survey.older] == ["old.zip"]


def test_described_systems_have_duties_and_none_is_assessed(tmp_path):
    published = survey(tmp_path, DESCRIBED)
    assert published.exit == 0
    assert len(published.survey.systems) == 5
    for one in published.survey.systems:
        assert one.kind == "described"
        assert {each.standing.value for each in one.counts} == {"unassessed"}
        assert sum(each.duties for each in one.waiting) >= one.counts[0].number > 0


@pytest.mark.parametrize(("signers", "kinds"), [((FINGERPRINT,), ["assessed"]), ((), ["assessed", "described"])])
def test_a_run_stands_for_its_description_only_if_its_signer_is_known(tmp_path, signers, kinds):
    workspace = tmp_path / "ws"
    workspace.mkdir()
    (workspace / "shirushi.yaml").write_text(
        "schema: 1\nid: desk\nactors: {firm: {roles: [provider]}}\n"
        "system: {title: {ja: 窓口, en: desk}}\nassess: {as: firm}\n",
        "utf-8",
    )
    (tmp_path / "run.zip").write_bytes(write(make_bundle(description=open_workspace(workspace).description)))
    published = survey(tmp_path / "out", workspace, tmp_path / "run.zip", signers=signers)
    assert [one.kind for one in published.survey.systems] == kinds


def test_every_link_leads_somewhere(firms, tmp_path):
    published = survey(tmp_path, firms, DESCRIBED)
    for file in published.files[:-1]:
        links = set(re.findall(r'href="([^"#]+)#([^"]+)"', file.read_text("utf-8")))
        assert links
        anchors = {page: _anchors(tmp_path / unquote(page)) for page, _ in links}
        assert {(page, anchor) for page, anchor in links if anchor not in anchors[page]} == set()


def _anchors(page: Path) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', page.read_text("utf-8")))


def test_the_data_says_the_same_as_the_page(firms, tmp_path):
    published = survey(tmp_path, firms)
    assert msgspec.json.decode(published.files[-1].read_bytes(), type=Survey) == published.survey
    assert json.loads(published.files[-1].read_bytes())["format"] == "shirushi-survey"


def test_a_half_finished_run_is_told(tmp_path):
    workspace = tmp_path / "ws"
    shutil.copytree(DESCRIBED / "bank-agent", workspace)
    run = workspace / ".shirushi/runs/2026-11-24-aaaa1111"
    run.mkdir(parents=True)
    (run / "plan.json").write_bytes(canonical(desk(0).plan))
    (one,) = survey(tmp_path / "out", workspace).survey.systems
    assert (one.kind, "2026-11-24-aaaa1111" in one.notes[0].en) == ("described", True)


def test_where_nothing_can_be_read_every_fault_is_raised(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"")
    with pytest.raises(Malformed) as told:
        survey(tmp_path / "out", tmp_path / "a.zip", tmp_path / "nowhere")
    assert len(told.value.faults) == 2
