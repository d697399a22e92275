"""The validator of SARIF's editors (npm: @microsoft/sarif-multitool), where the machine has it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

TOOL = os.environ.get("SHIRUSHI_SARIF_MULTITOOL", "")

needs_tool = pytest.mark.skipif(not TOOL, reason="SHIRUSHI_SARIF_MULTITOOL names no Sarif.Multitool program")
WITHOUT = {"SARIF2005"}
"""It wants an address at which the tool is described; there is none to name yet."""


def faults(log: Path) -> list[str]:
    """What the validator holds against a log, by its own rules and those of code scanning."""
    out = log.with_suffix(".judged")
    command = [TOOL, "validate", str(log), "--rule-kind", "Sarif;Ghas", "--output", str(out)]
    subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    )
    (run,) = json.loads(out.read_text("utf-8-sig"))["runs"]
    return [f"{each['ruleId']} {each['message']}" for each in run["results"] if each["ruleId"] not in WITHOUT]
