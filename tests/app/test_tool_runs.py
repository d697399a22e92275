"""Result files that garak, promptfoo and PyRIT wrote themselves, where they are installed, are read as they mean them."""

import pytest

from fakes import tool_runs
from fakes.table_endpoint import table_endpoint
from shirushi.app.services.elsewhere import read_results
from shirushi.checks.finding import Outcome

pytestmark = [pytest.mark.contract, pytest.mark.slow]

ANSWER = "窓口は市民課です。"


def found(tool, folder):
    with table_endpoint((ANSWER,)) as url:
        file = tool(url, folder)
    elsewhere, _ = read_results(file)
    assert elsewhere.faults == ()
    assert {sample.said for sample in elsewhere.samples} == {ANSWER}
    return elsewhere


def test_a_report_that_garak_wrote(tmp_path):
    read = found(tool_runs.garak, tmp_path)
    assert (read.tool, read.model) == ("garak", "m")
    assert all(sample.because for sample in read.samples)
    assert {sample.theirs for sample in read.samples} <= {Outcome.PASS, Outcome.FAIL}


def test_results_that_promptfoo_wrote(tmp_path):
    read = found(tool_runs.promptfoo, tmp_path)
    assert (read.tool, read.model) == ("promptfoo", "openai:chat:m")
    assert [sample.theirs for sample in read.samples] == [Outcome.PASS, Outcome.UNDETERMINED, Outcome.UNDETERMINED]
    assert [sample.shown for sample in read.samples] == [Outcome.PASS, Outcome.FAIL, Outcome.PASS]


def test_a_memory_that_pyrit_wrote(tmp_path):
    read = found(tool_runs.pyrit, tmp_path)
    assert (read.tool, read.model) == ("pyrit", "m")
    assert {sample.asked for sample in read.samples} == set(tool_runs.QUESTIONS)
    assert {sample.theirs for sample in read.samples} == {Outcome.FAIL}  # what the attack looked for was said
