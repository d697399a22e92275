"""The demo's example: laid out, mended, and the run that its comparison begins from."""

import os

import pytest

from shirushi.app.services.kotoba import lay_out, mend
from shirushi.app.services.runs import last_finished
from shirushi.app.services.workspace import open_workspace
from shirushi.terms.errors import Broken
from shirushi.terms.system import Condition

pytestmark = pytest.mark.slow


def test_what_was_laid_out_can_be_mended_and_laid_out_again(tmp_path):
    for _ in range(2):  # a killed demo lays it out once more
        lay_out(tmp_path)
        assert open_workspace(tmp_path).description.system.conditions[Condition.SHOWS_GROUNDS] is False
        mend(tmp_path)
        assert open_workspace(tmp_path).description.system.conditions[Condition.SHOWS_GROUNDS] is True


def test_a_fix_that_does_not_fit_is_told(tmp_path):
    lay_out(tmp_path)
    (tmp_path / "bom.cdx.json").write_text("{}", "utf-8")
    with pytest.raises(Broken) as raised:
        mend(tmp_path)
    (fault,) = raised.value.faults
    assert fault.code == "SH845"
    assert "bom.cdx.json" in fault.says.en
    assert str(tmp_path) in fault.remedy.en


def test_the_run_that_was_finished_last_is_found_and_unfinished_ones_are_not(tmp_path):
    assert last_finished(tmp_path) == ""
    for run in ("2026-11-24-b", "2026-11-25-a", "2026-11-26-c"):
        (tmp_path / run).mkdir()
    for at, run in enumerate(("2026-11-25-a", "2026-11-24-b")):
        (tmp_path / run / "done").touch()
        os.utime(tmp_path / run / "done", (at, at))
    assert last_finished(tmp_path) == "2026-11-24-b"
