"""Tasks of Inspect: the log decides, whatever the exit code says; the real Inspect is run where it is installed."""

import json
import sys

import pytest

from fakes.elsewhere import inspect_log
from fakes.inspect_pythons import inspects
from fakes.model import SPEAKING
from fakes.table_endpoint import table_endpoint
from shirushi.app.worker import inspect_task
from shirushi.app.worker.inspect_task import Task, run_task
from shirushi.checks.conclude import derive
from shirushi.checks.finding import Concluded, Outcome
from shirushi.checks.suite.imported import CHECK
from shirushi.exchange.replay import recall_from
from shirushi.terms.canon import digest
from shirushi.terms.system import Target

TARGET = Target(url="http://127.0.0.1:9/v1", model="m")


@pytest.fixture
def inspect(tmp_path):
    """Makes a program that answers like `python -m inspect_ai eval`: writes this log (None: none) and exits 0."""

    def make(log):
        program = tmp_path / "python"
        (tmp_path / "log.json").write_text(json.dumps(log), "utf-8")
        copied = 'shutil.copy(here / "log.json", arguments[arguments.index("--log-dir") + 1])' if log else "pass"
        program.write_text(
            f"#!{sys.executable}\nimport os, pathlib, shutil, sys\nhere = pathlib.Path(__file__).parent\n"
            "arguments = sys.argv\n"
            '(here / "asked").write_text("\\n".join([*arguments, *map("=".join, os.environ.items())]))\n'
            f"{copied}\nprint('the last word')\n",
            "utf-8",
        )
        program.chmod(0o755)
        return str(program)

    return make


def test_samples_become_cases_whose_record_gives_the_same_judgement_again(inspect, tmp_path, monkeypatch):
    monkeypatch.setenv("OTHER_SECRET", "never")
    taken = run_task(
        Task(name="t.py@t", objective="bias-measured", limit=3), TARGET, "k", python=inspect(inspect_log())
    )
    assert taken.run.fault is None
    derived = derive(
        CHECK,
        taken.cases,
        recall_from(taken.run.transcript),
        description=SPEAKING,
        description_digest=digest(SPEAKING),
    )
    outcomes = [one.judgement.outcome for one in derived.judged]
    assert outcomes == [Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED, Outcome.UNDETERMINED]
    assert isinstance(derived.result, Concluded)
    assert {finding.objective for finding in derived.findings} == {"bias-measured"}
    asked = (tmp_path / "asked").read_text("utf-8")
    assert "t.py@t\n" in asked
    assert "--model-base-url\nhttp://127.0.0.1:9/v1" in asked
    assert "--limit\n3" in asked
    assert "TARGET_API_KEY=k" in asked
    assert "never" not in asked


@pytest.mark.parametrize(
    ("log", "code"),
    [
        (None, "inspect-no-log"),
        ({"version": 2}, "inspect-no-log"),
        ({**inspect_log(), "status": "error", "error": {"message": "no tokens"}}, "inspect-not-done"),
        ({**inspect_log(), "samples": []}, "inspect-not-done"),
        ({**inspect_log(), "samples": [{"input": "no id"}]}, "inspect-not-done"),
    ],
)
def test_a_task_that_did_not_succeed_is_unassessed_although_the_program_exits_with_zero(inspect, log, code):
    taken = run_task(Task(name="t"), TARGET, "", python=inspect(log))
    assert taken.cases == ()
    assert taken.run.fault is not None
    assert taken.run.fault.reason.code == code
    if code == "inspect-no-log" and log is None:
        assert "the last word" in taken.run.fault.reason.says.en


def test_without_the_extra_the_reason_says_what_to_install(monkeypatch):
    monkeypatch.setattr(inspect_task, "find_spec", lambda _: None)
    taken = run_task(Task(name="t"), TARGET, "")
    assert taken.run.fault is not None
    assert "pip install 'shirushi[inspect]'" in taken.run.fault.reason.says.en


@pytest.mark.contract
@pytest.mark.parametrize("python", inspects())
def test_the_real_inspect_asks_the_target(python, tmp_path):
    task = tmp_path / "letters.py"
    task.write_text(
        "from inspect_ai import Task, task\nfrom inspect_ai.dataset import Sample\nfrom inspect_ai.scorer import includes\n"
        "@task\ndef letters():\n"
        "    return Task(dataset=[Sample(id='a', input='q1', target='市民課'), Sample(id='b', input='q2', target='zzz')],"
        " scorer=includes())\n",
        "utf-8",
    )
    with table_endpoint(("窓口は市民課です。",)) as url:
        taken = run_task(Task(name=str(task)), Target(url=url, model="m"), "", python=python)
    assert taken.run.fault is None
    said = [exchange.answer.said.text for exchange in taken.run.transcript.exchanges]
    assert said == ["窓口は市民課です。"] * 2
    assert [case.wanted.outcome for case in taken.cases] == [Outcome.PASS, Outcome.FAIL]
