"""The real Inspect, as a program of its own: this environment's, and those that SHIRUSHI_INSPECTS names (Pythons, by `:`)."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_READ = """
import json, sys
from inspect_ai.log import read_eval_log, read_eval_log_sample, read_eval_log_sample_summaries
log = read_eval_log(sys.argv[1])
summaries = read_eval_log_sample_summaries(sys.argv[1])
first = log.samples[0]
again = read_eval_log_sample(sys.argv[1], id=first.id, epoch=first.epoch)
print(json.dumps({
    "status": log.status,
    "model": log.eval.model,
    "metrics": {name: metric.value for name, metric in log.results.scores[0].metrics.items()},
    "samples": [[s.id, s.epoch, s.output.completion, s.scores["shirushi"].value, len(s.messages)] for s in log.samples],
    "events": [event.event for event in again.events],
    "summaries": [[s.id, s.epoch, s.scores["shirushi"].value] for s in summaries],
}))
"""


def inspects() -> list[object]:
    """The Pythons that have Inspect, as parameters; one that skips with the reason where there is none."""
    here = [sys.executable] if importlib.util.find_spec("inspect_ai") else []
    named = [name for name in os.environ.get("SHIRUSHI_INSPECTS", "").split(os.pathsep) if name]
    if here or named:
        return [*here, *named]
    return [pytest.param("", marks=pytest.mark.skip(reason="inspect-ai is not installed (extra: inspect)"))]


def read(python: str, log: Path) -> dict[str, object]:
    """What Inspect reads in a log."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run([python, "-c", _READ, str(log)], capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])
