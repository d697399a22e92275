"""The five described systems and the model's developer: of different kinds, they load, and are assessed with no endpoint."""

import json
import shutil
from pathlib import Path

import pytest

from fakes.door import Door
from shirushi.checks.document.current import CHECK as DOCUMENTS
from shirushi.checks.document.parts import PARTS
from shirushi.instruments.papers.document import read_document
from shirushi.instruments.papers.register import read_register
from shirushi.terms.description import load_description
from shirushi.terms.probe import Answered
from shirushi.terms.system import Role

EXAMPLES = Path(__file__).parents[2] / "examples"
MAKER = EXAMPLES / "kotoba/maker"
FOLDERS = sorted(file.parent for file in (EXAMPLES / "described").glob("*/shirushi.yaml"))
DESCRIPTIONS = {
    folder.name: load_description((folder / "shirushi.yaml").read_bytes(), folder.name) for folder in (*FOLDERS, MAKER)
}


def test_five_systems_of_different_kinds():
    described = [DESCRIPTIONS[folder.name] for folder in FOLDERS]
    assert len(described) == 5
    assert {role for each in described for role in each.assessed().roles} == {
        Role.DEVELOPER,
        Role.PROVIDER,
        Role.BUSINESS_USER,
        Role.PLATFORM,
    }
    answers = {tuple(sorted(each.system.conditions.items())) for each in described}
    assert len(answers) == 5
    assert {each.id for each in described} == {folder.name for folder in FOLDERS}
    assert all(each.target is None for each in described)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_they_name_is_there_and_can_be_read(folder):
    description = DESCRIPTIONS[folder.name]
    assert description.documents or description.registers
    for document in description.documents:
        assert document.objective in PARTS
        assert isinstance(read_document(folder / document.file), Answered)
    for register in description.registers:
        seen = read_register(folder / register.file)
        assert isinstance(seen, Answered)
        assert seen.said.broken_at == 0


def test_the_documents_lack_what_the_readme_says():
    lacking = set()
    for folder in FOLDERS:
        for case in DOCUMENTS.cases(DESCRIPTIONS[folder.name]):
            script = DOCUMENTS.script(case)
            (probe,) = next(script)
            with pytest.raises(StopIteration) as ended:
                script.send((read_document(folder / probe.file),))
            if str(ended.value.value.outcome) != "pass":
                lacking.add(case.id)
    assert lacking == {"governance-policy-published/documents/governance-policy.md/review"}


def test_the_developer_states_nothing_but_what_it_has_published():
    maker, firm = DESCRIPTIONS["maker"], load_description((MAKER.parent / "shirushi.yaml").read_bytes(), "firm")
    assert maker.assessed().id == "maker"
    assert maker.actors == firm.actors
    assert (maker.documents, maker.registers, maker.statements, maker.supply) == ((), (), (), ())
    assert {part.sha256 for part in maker.system.parts} <= {part.sha256 for part in firm.system.parts}


@pytest.mark.door
@pytest.mark.slow
@pytest.mark.parametrize("folder", [*FOLDERS, MAKER], ids=lambda folder: folder.name)
def test_they_are_assessed_without_a_target(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "ws")
    door = Door(tmp_path, tmp_path / "home")
    report = json.loads(door.run("assess", "ws", "--json"))
    standings = {each["standing"]: each["number"] for each in report["counts"]}
    assert standings.pop("unassessed") > 0
    assert bool(standings) is (folder != MAKER)
