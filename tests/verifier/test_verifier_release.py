"""The verifier as it is released: one file, current, with its digest in the docs, and nothing beside it but cryptography."""

import ast
import hashlib
import importlib.util
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from fakes.bundle import make_bundle
from fakes.verifier import PATH
from shirushi.exchange.bundle import write

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = ("cryptography", "cffi", "pycparser")


def test_the_copied_part_is_current():
    spec = importlib.util.spec_from_file_location("verifier_tool", ROOT / "tools/verifier.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert PATH.read_text("utf-8") == tool.assembled(), "run `make docs`"


def test_its_digest_stands_in_the_docs():
    digest = hashlib.sha256(PATH.read_bytes()).hexdigest()
    assert digest in (ROOT / "docs/reference/verifier.md").read_text("utf-8"), "run `make docs`"


def test_it_imports_the_standard_library_and_cryptography_and_nothing_else():
    tree = ast.parse(PATH.read_text("utf-8"), feature_version=(3, 10))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {"cryptography", *sys.stdlib_module_names}


@pytest.fixture(scope="module")
def clean(tmp_path_factory) -> list[str]:
    """A Python that has cryptography and what it needs, and no other package; nothing of ours is near."""
    home = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    packages = next(home.glob("lib/python*/site-packages"))
    for name in ALLOWED:
        for file in distribution(name).files or ():
            source = Path(str(distribution(name).locate_file(file)))
            if ".." not in file.parts and source.is_file() and "__pycache__" not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, packages / file)
    shutil.copy(PATH, home / "verify.py")
    return [str(home / "bin" / "python"), "-I", str(home / "verify.py")]


@pytest.mark.door
@pytest.mark.slow
def test_a_bundle_on_a_clean_python(clean, tmp_path):
    bundle = make_bundle()
    (tmp_path / "bundle.zip").write_bytes(write(bundle))
    seen = subprocess.run(
        [*clean[:2], "-c", "import importlib.metadata as m; print(sorted(d.name.lower() for d in m.distributions()))"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert seen.strip() == str(sorted(ALLOWED))
    words = ["bundle.zip", "--signer", bundle.key.fingerprint]
    done = subprocess.run([*clean, *words], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "intact     yes" in done.stdout
