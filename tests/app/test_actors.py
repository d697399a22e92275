"""`shirushi report --actor` as a user has it: pages, letters, clear errors, hostile names."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from fakes.bundle import make_bundle
from fakes.desk import DESCRIPTION
from fakes.door import Door
from shirushi.app.services.actors import RenderActors, render_actors
from shirushi.exchange.bundle import write
from shirushi.terms.errors import Malformed, Refused
from shirushi.terms.system import Actor, Description, Role
from shirushi.terms.text import same

CITY = Path(__file__).parents[2] / "examples" / "kotoba" / "city"


def described(*actors: Actor) -> Description:
    return msgspec.structs.replace(DESCRIPTION, actors=(*DESCRIPTION.actors, *actors))


def bundled(folder: Path, *actors: Actor) -> Path:
    file = folder / "bundle.zip"
    file.write_bytes(write(make_bundle(description=described(*actors))))
    return file


@pytest.mark.contract
def test_an_actor_that_nobody_described_is_named_with_the_choices(tmp_path):
    with pytest.raises(Malformed) as told:
        render_actors(RenderActors(bundle=bundled(tmp_path), folder=tmp_path, actor="state"))
    (fault,) = told.value.faults
    assert fault.code == "SH870"
    assert all(actor.id in fault.remedy.en and actor.roles[0].value in fault.remedy.en for actor in DESCRIPTION.actors)
    assert [file.name for file in tmp_path.iterdir()] == ["bundle.zip"]


@pytest.mark.contract
def test_formats_that_cannot_show_an_actor_are_refused_all_at_once(tmp_path):
    command = RenderActors(bundle=bundled(tmp_path), folder=tmp_path, actor="firm", formats=("json", "html", "xlsx"))
    with pytest.raises(Refused) as told:
        render_actors(command)
    assert [fault.code for fault in told.value.faults] == ["SH871", "SH871"]


@pytest.mark.contract
def test_a_role_gives_every_actor_that_has_it_a_page(tmp_path):
    others = tuple(Actor(id=id_, title=same(id_), roles=(Role.BUSINESS_USER,)) for id_ in ("town", "village"))
    rendered = render_actors(RenderActors(bundle=bundled(tmp_path, *others), folder=tmp_path, actor="business-user"))
    assert [page.actor.id for page in rendered.pages] == ["town", "village"]
    assert all(Path(file).is_file() for file in rendered.files)


@pytest.mark.contract
def test_a_hostile_id_writes_nowhere_else(tmp_path):
    (tmp_path / "here").mkdir()
    hostile = Actor(id="../../../escaped", title=same("x"), roles=(Role.BUSINESS_USER,))
    command = RenderActors(bundle=bundled(tmp_path, hostile), folder=tmp_path / "here", actor="business-user")
    rendered = render_actors(command)
    assert {Path(file).resolve().parent for file in rendered.files} == {(tmp_path / "here").resolve()}


@pytest.mark.door
def test_the_city_gets_its_page_and_its_letter(tmp_path):
    shutil.copytree(CITY, tmp_path / "city", ignore=shutil.ignore_patterns(".shirushi"))
    door = Door(tmp_path, tmp_path / "home")
    door.run("assess", "city")
    (bundle,) = tmp_path.glob("out/kotoba-city/*/bundle.zip")
    told = json.loads(door.run("report", str(bundle), "--actor", "city", "--out", "chain", "--json"))
    assert sorted(told["files"]) == sorted(str(file.relative_to(tmp_path)) for file in tmp_path.glob("chain/**/*.*"))
    (page,) = told["pages"]
    assert page["actor"]["id"] == "city"
    (letter,) = page["letters"]
    assert {piece["receipt"] for piece in page["owed_to"]} == {"not-received"}
    assert len(letter["items"]) == sum(bool(piece["waiting"]) for piece in page["owed_to"])
    assert "SH870" in door.run("report", str(bundle), "--actor", "nobody", expect=2)
    assert "--by" in door.run("report", str(bundle), "--by", "2026-12-25", expect=2)
