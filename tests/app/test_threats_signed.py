"""`shirushi threats`: from a description to pages, decisions, a signature, and what a check sees of them."""

import json

import pytest

from fakes.door import Door, describe
from shirushi.app.services.threats import (
    Sign,
    assess_threats,
    draft_decisions,
    sign_threats,
    write_draft,
    write_threats,
)
from shirushi.app.settings import Settings
from shirushi.app.worker.look import look_at
from shirushi.evidence.envelope import open_envelope
from shirushi.terms.description import load_description
from shirushi.terms.errors import Malformed, Refused
from shirushi.terms.exposed import exposed
from shirushi.terms.probe import Answered, Failed, ReadThreats

SAID = "state: accepted, because: x, owner: y, dated: 2026-11-01, review: 2999-05-01}"


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", lang="en")


@pytest.fixture
def walk(tmp_path):
    return describe(tmp_path / "walk", "http://127.0.0.1:9/v1")


def decide(walk, settings):
    lines = draft_decisions(walk, walk / "out", settings).splitlines()
    filled = [
        line.removeprefix("#").partition("state:")[0] + SAID if line.startswith("#  - {") else line for line in lines
    ]
    (walk / "threats.yaml").write_text("\n".join(filled), "utf-8")


def signed(walk, settings):
    decide(walk, settings)
    return sign_threats(Sign(workspace=walk, by="Sato", position="head"), settings)


def look(walk, signer):
    file = walk / "shirushi.yaml"
    description = load_description(file.read_bytes(), file.name)
    return look_at(walk, ReadThreats(file="threats.yaml", signer=signer, facts=exposed(description)))


def test_without_a_file_everything_is_undecided_and_nobody_signed(walk):
    found = assess_threats(walk, walk / "out")
    assert found.assessment.undecided()
    assert (found.seen, found.run) == (None, "")


def test_a_draft_never_overwrites_what_was_decided(walk, settings):
    first = write_draft(walk, walk / "out", settings)
    first.write_text("schema: 1\nlevel: 2\n", "utf-8")
    second = write_draft(walk, walk / "out", settings)
    assert (first.name, second.name) == ("threats.yaml", "threats.draft.yaml")
    assert first.read_text("utf-8") == "schema: 1\nlevel: 2\n"
    assert "patched-flaw" in second.read_text("utf-8")


def test_a_run_that_cannot_be_read_is_no_missing_run(walk):
    bundle = walk / "out" / "walk" / "2026-11-20-00000000" / "bundle.zip"
    bundle.parent.mkdir(parents=True)
    bundle.write_bytes(b"no zip")
    with pytest.raises(Malformed):
        assess_threats(walk, walk / "out")


def test_nothing_is_signed_while_anything_is_undecided(walk, settings):
    with pytest.raises(Malformed, match="SH611"):
        sign_threats(Sign(workspace=walk, by="Sato", position="head"), settings)
    (walk / "threats.yaml").write_text("schema: 1\n", "utf-8")
    with pytest.raises(Refused, match="SH610"):
        sign_threats(Sign(workspace=walk, by="Sato", position="head"), settings)


def test_a_signature_holds_for_this_file_this_key_and_this_system(walk, settings):
    key = signed(walk, settings).signer
    seen = look(walk, key).said
    assert (seen.signature, seen.by, seen.undecided, seen.moved) == ("good", "Sato", (), ())
    assert look(walk, "0" * 64).said.signature == "other-key"
    file = walk / "shirushi.yaml"
    file.write_text(file.read_text("utf-8").replace("advanced: false", "advanced: false, agentic: true"), "utf-8")
    assert look(walk, key).said.moved
    with (walk / "threats.yaml").open("a", encoding="utf-8") as decisions:
        decisions.write("\n# one more line\n")
    assert look(walk, key).said.signature == "bad"


def test_a_signature_of_something_else_is_bad(walk, settings):
    signed(walk, settings)
    envelope = (walk / "threats.dsse").read_bytes()
    assert open_envelope(envelope)
    (walk / "threats.dsse").write_bytes(envelope.replace(b'"payload":"', b'"payload":"AAAA'))
    assert look(walk, "").said.signature == "bad"


@pytest.mark.parametrize("file", ["threats.yaml", "threats.dsse", "threats.pub"])
def test_nothing_outside_the_workspace_is_read(walk, settings, tmp_path, file):
    signed(walk, settings)
    outside = tmp_path / "outside"
    (walk / file).rename(outside)
    (walk / file).symlink_to(outside)
    assert isinstance(look(walk, ""), Failed)


def test_what_cannot_be_read_is_told(walk):
    assert isinstance(look(walk, ""), Failed)
    (walk / "threats.yaml").write_bytes(b"decisions: 3\n")
    assert isinstance(look(walk, ""), Failed)
    (walk / "threats.yaml").write_bytes(b"schema: 1\n")
    assert isinstance(look(walk, ""), Answered)


def test_pages_hold_picture_and_twin_in_both_languages(walk, tmp_path):
    found = assess_threats(walk, tmp_path / "out")
    files = write_threats(found, walk, tmp_path / "out")
    assert [file.name for file in files] == ["threats.ja.html", "threats.en.html"]
    for file in files:
        page = file.read_text("utf-8")
        assert page.count('class="mark"') == len(found.assessment.picture.flows)
        assert "AML.T0051.000" in page
        assert "<script" not in page


@pytest.mark.door
def test_the_door(walk, tmp_path, settings):
    door = Door(walk, settings.home)
    assert "Valid Accounts AML.T0012" in door.run("threats", ".")
    door.run("threats", ".", "--fail-on", "undecided", expect=1)
    decide(walk, settings)
    assert "threats: {file: threats.yaml, signer: " in door.run(
        "threats", "sign", ".", "--by", "Sato", "--position", "head"
    )
    found = json.loads(door.run("threats", "--json", ".", "--fail-on", "undecided"))
    assert found["threats"]["seen"]["signature"] == "other-key"
    assert found["threats"]["assessment"]["threats"]
    door.run("threats", ".", "--fail-on", "high", expect=0)


@pytest.mark.door
def test_one_check_of_papers_needs_no_system_that_runs(walk, settings):
    signer = signed(walk, settings).signer
    file = walk / "shirushi.yaml"
    file.write_text(f"{file.read_text('utf-8')}threats: {{file: threats.yaml, signer: {signer}}}\n", "utf-8")
    door = Door(walk, settings.home)
    (shown,) = json.loads(door.run("check", "threat.assessment", "--in", ".", "--json"))
    assert shown["judged"]["judgement"]["outcome"] == "pass"
    assert "threat.assessment" in door.run("check", "threat.assessment", "--in", ".")
