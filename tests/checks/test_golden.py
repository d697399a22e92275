"""Every check judges its golden transcript as it was recorded, or bears a new version."""

import importlib.util
from pathlib import Path

import msgspec
import pytest

from shirushi.app.worker.discover import discover
from shirushi.checks.conclude import derive
from shirushi.exchange.replay import recall_from

ROOT = Path(__file__).resolve().parents[2]
CHECKS = discover().checks


def golden_type():
    spec = importlib.util.spec_from_file_location("golden", ROOT / "tools/golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Golden


@pytest.mark.contract
@pytest.mark.parametrize("name", CHECKS)
def test_the_same_answers_give_the_same_result(name):
    file = ROOT / "tests/golden" / f"{name}.json"
    golden = msgspec.json.decode(file.read_bytes(), type=golden_type())
    check = CHECKS[name]
    assert check.version == golden.version, "record it again with tools/golden.py"
    derived = derive(
        check,
        msgspec.json.decode(bytes(golden.cases), type=list[check.case]),
        recall_from(golden.transcript),
        description=golden.description,
        description_digest=golden.description_digest,
    )
    assert derived.result == golden.result, "the result changed: raise the check's version and record it again"
