"""The wheel brings the compiled library along; an editable install reads the YAML files."""

import runpy
import sys
from pathlib import Path

import pytest
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

from shirushi.policy.compiled import restore
from shirushi.policy.library import Library

ROOT = Path(__file__).parents[2]
DESCRIBED = [file.parent.name for file in (ROOT / "examples/described").glob("*/shirushi.yaml")]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> BuildHookInterface:
    monkeypatch.setattr(sys, "path", list(sys.path))
    made = runpy.run_path(str(ROOT / "hatch_build.py"))["CustomBuildHook"]
    return made(str(ROOT), {}, None, None, str(tmp_path), "wheel")


def test_a_wheel_holds_the_compiled_library(hook: BuildHookInterface, library: Library):
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize("standard", data)
    (compiled,) = [file for file, target in data["force_include"].items() if target == "shirushi/policy/compiled.bin"]
    assert restore(Path(compiled).read_bytes()) == library
    hook.finalize("standard", data, "")
    assert not Path(compiled).exists()


def test_a_wheel_holds_the_example_without_what_runs_leave(hook: BuildHookInterface):
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize("standard", data)
    hook.finalize("standard", data, "")
    inside = {target.removeprefix("shirushi/examples/kotoba/") for target in data["force_include"].values()}
    assert {"shirushi.yaml", "application/serve.py", "city/shirushi.yaml", "registers/incidents.jsonl"} <= inside
    assert not any(name.startswith(("model/", ".shirushi/")) or "__pycache__" in name for name in inside)


def test_a_wheel_holds_the_described_systems(hook: BuildHookInterface):
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize("standard", data)
    hook.finalize("standard", data, "")
    inside = set(data["force_include"].values())
    assert {f"shirushi/examples/described/{name}/shirushi.yaml" for name in DESCRIBED} <= inside
    assert len(DESCRIBED) == 5


def test_an_editable_install_compiles_nothing(hook: BuildHookInterface):
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize("editable", data)
    hook.finalize("editable", data, "")
    assert data["force_include"] == {}
