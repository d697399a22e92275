"""Runs any task of Inspect against a target, in a process of its own, and takes what its log says as cases and record.

The task's code is the user's choice and does what it likes; it gets the target's address and key, and no other secret.
Whether the run succeeded is read from its log: Inspect's exit code is 0 also where the task ended in an error.
"""

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec

from shirushi.app.worker.heard import Origin, Taken, take, transcript
from shirushi.app.worker.run import Run
from shirushi.checks.finding import Unassessed
from shirushi.checks.suite.imported import CHECK
from shirushi.checks.suite.imported_item import Scored
from shirushi.exchange.elsewhere.inspect import load_log
from shirushi.exchange.elsewhere.told import Sample, load_json
from shirushi.terms.errors import Malformed
from shirushi.terms.reason import Reason
from shirushi.terms.system import Target
from shirushi.terms.text import Text

NO_INSPECT: Final = Reason(
    code="no-inspect",
    says=Text(
        ja="Inspectが入っていません。pip install 'shirushi[inspect]' で入ります。",
        en="Inspect is not installed; pip install 'shirushi[inspect]' installs it.",
    ),
)
NO_LOG: Final = Reason(
    code="inspect-no-log",
    says=Text(ja="タスク「{task}」はログを残しませんでした（{why}）。", en="The task {task} left no log ({why})."),
)
NOT_DONE: Final = Reason(
    code="inspect-not-done",
    says=Text(ja="タスク「{task}」は終わっていません：{why}", en="The task {task} did not come to its end: {why}"),
)
NO_ANSWER: Final = Reason(
    code="inspect-no-answer", says=Text(ja="ログに回答がありません。", en="There is no answer in the log.")
)

_SERVICE: Final = "target"
_KEY: Final = "TARGET_API_KEY"
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "USERPROFILE", "XDG_CACHE_HOME")
_PATIENCE_S: Final = 24 * 3_600
_WHY: Final = 300


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A task as Inspect names it (`file.py@name`, `package/name`), the objective it bears on, how many samples at most (0: all)."""

    name: str
    objective: str = "task-performance-shown"
    limit: int = 0


def run_task(task: Task, target: Target, key: str, *, python: str = sys.executable) -> Taken:
    """Run a task against the target; `python` is the one that has Inspect.

    Raises:
        OSError: no process can be started, or no temporary folder made.
    """
    if python == sys.executable and find_spec("inspect_ai") is None:
        return _nothing(NO_INSPECT)
    with tempfile.TemporaryDirectory(prefix="shirushi-inspect-") as folder:
        why = _run(task, target, key, python, Path(folder))
        logs = sorted(Path(folder).glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
        if not logs:
            return _nothing(NO_LOG.fill(task=task.name, why=why))
        try:
            found = load_log(load_json(logs[-1].read_bytes(), logs[-1].name), logs[-1].name)
        except Malformed as error:
            return _nothing(NO_LOG.fill(task=task.name, why=error.faults[0].says))
    if found.faults or not found.samples:
        said = found.faults[0].says if found.faults else NO_ANSWER.says
        return _nothing(NOT_DONE.fill(task=task.name, why=said))
    origin = Origin(name="inspect", source=f"inspect:{task.name}", objective=task.objective)
    return take(msgspec.structs.replace(found, model=""), origin, _scored)  # the log names the model in Inspect's way


def _run(task: Task, target: Target, key: str, python: str, folder: Path) -> str:
    """Run Inspect, and return the last it said."""
    options = {
        "--model": f"openai-api/{_SERVICE}/{target.model or 'default'}",
        "--model-base-url": target.url,
        "--log-dir": str(folder),
        "--log-format": "json",
        "--display": "none",
        "--max-connections": str(target.slots),
        **({"--limit": str(task.limit)} if task.limit else {}),
    }
    arguments = [word for option in options.items() for word in option]
    file, at, chosen = task.name.partition("@")
    beside = Path(file).is_file()  # Inspect takes no absolute paths: a task in a file is run where the file lies
    name = f"{Path(file).name}{at}{chosen}" if beside else task.name
    environment = {each: os.environ[each] for each in _PASSED_ON if each in os.environ}
    try:
        ran = subprocess.run(  # noqa: S603 - the task is what the user asked to run; nothing passes a shell
            [python, "-m", "inspect_ai", "eval", name, *arguments],
            cwd=Path(file).resolve().parent if beside else None,
            env={**environment, _KEY: key or "none"},
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"> {_PATIENCE_S} s"
    said = f"{ran.stdout}\n{ran.stderr}".strip().splitlines()
    return said[-1][:_WHY] if said else f"exit {ran.returncode}"


def _nothing(reason: Reason) -> Taken:
    fault = Unassessed(check=CHECK.id, version=CHECK.version, reason=reason)
    return Taken(cases=(), run=Run(transcript=transcript(()), fault=fault))


def _scored(sample: Sample) -> Scored:
    """Inspect's own verdict: what its scorer wanted, only the task knows."""
    return Scored(by="Inspect", outcome=sample.theirs, because=sample.because)
