"""The checks that look at files keep the contract that every check owes."""

from datetime import date
from importlib.resources import files

import pytest
import yaml

from fakes.described import SHA_A, SHA_B, SHA_C, described
from shirushi.checks.bom import names_weights, packages, parts
from shirushi.checks.contract import owes
from shirushi.checks.disclosure import notice
from shirushi.checks.document import current
from shirushi.checks.record import events
from shirushi.checks.statement import signed
from shirushi.checks.threat import assessment
from shirushi.checks.weights import companions, signature
from shirushi.checks.weights import format as weights_format
from shirushi.terms.system import Declaration, Document, Part, PartKind, Register, ThreatsNamed

OBJECTIVES = {
    objective["id"]
    for objective in yaml.safe_load(files("shirushi.policy").joinpath("objectives.yaml").read_bytes())["objectives"]
}
EVERYTHING = described(
    parts=(
        Part(id="model", kind=PartKind.MODEL, file="m/m.gguf", sha256=SHA_A, signature="m.sig", key="maker.pub"),
        Part(id="answers", kind=PartKind.DATASET, sha256=SHA_B),
        Part(id="lock", kind=PartKind.SOFTWARE, file="requirements.lock"),
        Part(id="bill", kind=PartKind.BOM, file="bom.json", sha256=SHA_C),
    ),
    documents=(
        Document(file="p.md", objective="governance-policy-published", owner="山田", dated=date(2026, 10, 1)),
        Document(file="p.md", objective="threats-assessed", owner="山田", dated=date(2026, 10, 1)),
    ),
    registers=(
        Register(file="r.jsonl", objective="incident-process-runs", owner="山田"),
        Register(file="r.jsonl", objective="risks-assessed-before-release", owner="山田"),
        Register(file="r.jsonl", objective="literacy-trained", owner="山田"),
        Register(file="disclosure/w.jsonl", objective="vulnerability-channel-open", owner="山田"),
    ),
    statements=(Declaration(file="s.json", objective="responsible-person-named", signer=SHA_A),),
    threats=ThreatsNamed(file="threats.yaml", signer=SHA_A),
)
CHECKS = (
    weights_format.CHECK,
    signature.CHECK,
    companions.CHECK,
    names_weights.CHECK,
    parts.CHECK,
    packages.CHECK,
    current.CHECK,
    notice.CHECK,
    events.CHECK,
    signed.CHECK,
    assessment.CHECK,
)


@pytest.mark.contract
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_that_looks_at_files_owes_nothing(check):
    assert owes(check, EVERYTHING, OBJECTIVES) == ()
