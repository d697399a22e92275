"""The documents say what the program does: generated pages, coverage, links, doors, locks."""

import ast
import importlib.util
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ROOT / "src/shirushi/app/services"
DOORS = ROOT / "src/shirushi/app/cli"


def reference():
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools/reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current():
    for name, text in reference().pages().items():
        assert (ROOT / "docs/reference" / name).read_text("utf-8") == text, f"run `make docs`: {name}"


def test_the_overview_is_what_the_program_would_say():
    assert (DOORS / "overview.txt").read_text("utf-8") == reference().overview(), "run `make docs`"


def test_every_command_of_the_overview_stands_in_the_reference():
    commands = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    overview = (DOORS / "overview.txt").read_text("utf-8").rpartition("Commands:")[2]
    names = re.findall(r"^  (\S+)", overview, re.MULTILINE)
    assert len(names) > 15
    assert [name for name in names if f"## shirushi {name}\n" not in commands] == []


def test_every_error_code_stands_once_and_in_its_range():
    codes = [code.id for code in reference().codes()]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert all(re.fullmatch(r"SH[1-9]\d\d", code) for code in codes)


def test_every_environment_variable_is_documented():
    used = set()
    for file in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"SHIRUSHI_[A-Z]+", file.read_text("utf-8")))
    settings = (ROOT / "docs/reference/settings.md").read_text("utf-8")
    assert {name for name in used if name not in settings} == set()


def pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]


def test_links_between_pages_lead_somewhere():
    broken = []
    for page in pages():
        prose = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose)
        here = (target for target in targets if "://" not in target and not target.startswith("mailto:"))
        broken += [f"{page.relative_to(ROOT)}: {target}" for target in here if not (page.parent / target).exists()]
    assert broken == []


def imported_from_services(file: Path) -> set[str]:
    """The names that a module takes from the services, as `module.name`."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("shirushi.app.services"):
            below = node.module.removeprefix("shirushi.app.services").lstrip(".")
            names |= {f"{below}.{alias.name}".lstrip(".") for alias in node.names}
    return names


def test_every_service_has_a_door():
    """A use case takes a command or settings; whatever no other service uses must be opened by the command line."""
    opened = set().union(*(imported_from_services(file) for file in DOORS.glob("*.py")))
    used_within = set().union(*(imported_from_services(file) for file in SERVICES.glob("*.py")))
    closed = []
    for file in SERVICES.glob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                name = f"{file.stem}.{node.name}"
                if name not in opened | used_within and file.stem not in opened:
                    closed.append(name)
    assert closed == []


def test_lock_files_agree_and_name_no_index():
    pins: list[set[tuple[str, str]]] = []
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pins.append(set(re.findall(r"^([a-z0-9_.-]+)(?:\[[a-z,]+\])?==(\S+)", text, re.MULTILINE)))
        assert len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) <= text.count("--hash=sha256:")
    used, developed = pins
    assert used <= developed


def test_no_tracked_file_carries_a_machine_path():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in listed.stdout.decode().split("\0"):
        file = ROOT / name
        if name and file.is_file() and file.suffix in {".py", ".md", ".toml", ".yaml", ".json", ".sh", ""}:
            text = file.read_text("utf-8", errors="replace")
            if re.search(r"(?<![\w.:/-])/(?:home|root|work|Users)/[a-z]", text):
                found.append(name)
    assert [name for name in found if not name.endswith("test_docs.py")] == []


def test_every_how_to_is_listed():
    folder = ROOT / "docs/how-to"
    index = (folder / "README.md").read_text("utf-8")
    assert [
        page.name for page in folder.glob("*.md") if page.name != "README.md" and f"({page.name})" not in index
    ] == []
