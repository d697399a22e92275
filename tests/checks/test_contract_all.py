"""Every built-in check that asks the system keeps the contract; those that look at files do in test_contract_files."""

from importlib.resources import files

import pytest
import yaml

from fakes.model import SPEAKING
from shirushi.app.worker.discover import discover
from shirushi.checks.contract import owes

OBJECTIVES = {
    objective["id"]
    for objective in yaml.safe_load(files("shirushi.policy").joinpath("objectives.yaml").read_bytes())["objectives"]
}
BY_FILE = {"weights", "bom", "disclosure", "document", "record", "statement", "threat"}
BY_SUITE = {"suite.imported"}
"""Has nothing to ask until a suite was read: tried in suite/test_suite_imported.py."""
CHECKS = list(discover().checks.values())


def test_every_check_is_tried_here_or_among_those_that_look_at_files() -> None:
    asking = {"agent", "attack", "evaluation", "mcp", "picture", "robustness", "suite"}
    assert {check.family for check in CHECKS} == asking | BY_FILE


@pytest.mark.contract
@pytest.mark.parametrize(
    "check",
    [check for check in CHECKS if check.family not in BY_FILE and check.id not in BY_SUITE],
    ids=lambda check: check.id,
)
def test_a_check_that_asks_the_system_owes_nothing(check) -> None:
    assert owes(check, SPEAKING, OBJECTIVES) == ()
