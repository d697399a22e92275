import hashlib
from pathlib import Path

import msgspec
import pytest

from shirushi.checks.document.current import CHECK as DOCUMENTS
from shirushi.checks.record.events import CHECK as REGISTERS
from shirushi.instruments.bom.read import load_bom
from shirushi.instruments.papers.document import read_document
from shirushi.instruments.papers.register import read_register
from shirushi.terms.description import load_description
from shirushi.terms.system import Role

KOTOBA = Path(__file__).parents[2] / "examples" / "kotoba"
FOLDERS = {"kotoba": KOTOBA, "kotoba-city": KOTOBA / "city"}
DESCRIPTIONS = {
    name: load_description((folder / "shirushi.yaml").read_bytes(), "shirushi.yaml") for name, folder in FOLDERS.items()
}
FIRM, CITY = DESCRIPTIONS["kotoba"], DESCRIPTIONS["kotoba-city"]
READERS = {"read-document": read_document, "read-register": read_register}


def outcomes(check, name):
    """The outcome of every case of a check that reads papers, by case id."""
    found = {}
    for case in check.cases(DESCRIPTIONS[name]):
        script = check.script(case)
        probes = next(script)
        answers = tuple(READERS[msgspec.to_builtins(probe)["type"]](FOLDERS[name] / probe.file) for probe in probes)
        with pytest.raises(StopIteration) as ended:
            script.send(answers)
        found[case.id] = str(ended.value.value.outcome)
    return found


def not_passed(check, name):
    return {case: outcome for case, outcome in outcomes(check, name).items() if outcome != "pass"}


def test_three_actors_have_their_roles():
    for description in DESCRIPTIONS.values():
        roles = {actor.id: actor.roles for actor in description.actors}
        assert roles == {
            "maker": (Role.DEVELOPER,),
            "firm": (Role.PROVIDER,),
            "city": (Role.BUSINESS_USER, Role.LOCAL_GOVERNMENT),
        }
    assert (FIRM.assessed().id, CITY.assessed().id) == ("firm", "city")
    assert FIRM.system.conditions == CITY.system.conditions


def test_declared_digests_are_those_of_the_files():
    for part in FIRM.system.parts:
        file = KOTOBA / part.file
        if part.id != "model":  # put together when the desk first opens
            assert hashlib.sha256(file.read_bytes()).hexdigest() == part.sha256, "run examples/kotoba/digests.py"
    declared = {part.id: part.sha256 for part in FIRM.system.parts}
    assert all(declared[part.id] == part.sha256 for part in CITY.system.parts)


def test_the_bill_names_the_parts_and_every_file_of_the_application():
    components = {
        component.name: component.sha256
        for component in load_bom((KOTOBA / "bom.cdx.json").read_bytes()).said.components
    }
    for file in (KOTOBA / "application").glob("*.*"):
        assert components[file.name] == hashlib.sha256(file.read_bytes()).hexdigest(), "run examples/kotoba/digests.py"
    declared = {part.id: part.sha256 for part in FIRM.system.parts}
    assert {declared["model"], declared["answers"]} <= set(components.values())


def test_the_documents_lack_exactly_what_the_readme_says():
    assert not_passed(DOCUMENTS, "kotoba") == {
        "risks-assessed-before-release/documents/risk-assessment.md/remainder": "fail",
        "incident-process-runs/documents/incident-procedure.md/drill": "fail",
        "supplier-risk-controlled/documents/supplier-check.md/failure": "fail",
    }
    assert not_passed(DOCUMENTS, "kotoba-city") == {
        "human-oversight-in-place/documents/human-oversight.md/override": "fail",
    }


def test_the_registers_miss_exactly_what_the_readme_says():
    assert not_passed(REGISTERS, "kotoba") == {
        "complaints-answered/registers/complaints.jsonl/complaint-received>complaint-answered": "fail",
        "risks-assessed-before-release/registers/risks.jsonl/remaining-risk-accepted<released": "fail",
    }
    assert not_passed(REGISTERS, "kotoba-city") == {}


def test_the_developer_states_nothing():
    assert FIRM.statements == FIRM.supply == ()
