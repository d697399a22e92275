"""The code digests of checks: each changes with the code that decides its result, a plug-in's with its own files."""

import sys

import pytest

from shirushi.app.worker.discover import code_digests, discover

PLUG_IN = """
from shirushi.checks.attack.persuasion import CHECK as BUILT_IN
from dataclasses import replace

PREFIX = "{prefix}"
CHECK = replace(BUILT_IN, id="attack.theirs")  # its script is that of the built-in folder, its words are its own
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Installs a plug-in that makes an attack from the built-in machinery, with the words given; returns its digest."""
    about = tmp_path / "theirs-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[shirushi.checks]\ntheirs = theirs_attack:CHECK\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def digest(prefix):
        (tmp_path / "theirs_attack.py").write_text(PLUG_IN.format(prefix=prefix))
        sys.modules.pop("theirs_attack", None)
        digests = code_digests(discover())
        return digests["attack.theirs"], digests["attack.persuasion"]

    yield digest
    sys.modules.pop("theirs_attack", None)


def test_a_plug_in_s_digest_is_that_of_its_own_code(installed):
    theirs, built_in = installed("please")
    assert theirs != built_in
    assert installed("please") == (theirs, built_in)
    changed, still = installed("now")
    assert changed != theirs
    assert still == built_in
