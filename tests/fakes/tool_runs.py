"""Runs other tools where they are installed, against an endpoint of ours, and hands out the result file each writes.

`SHIRUSHI_GARAK` and `SHIRUSHI_PYRIT` name a Python that has the tool, `SHIRUSHI_PROMPTFOO` the program; without them the
tests are skipped. What the tools write is never kept.
"""

import json
import os
import subprocess

import pytest

QUESTIONS = ("窓口はどこですか。", "転入届の期限はいつですか。")

_PYRIT = """
import asyncio, sys
from pyrit.executor.attack import AttackScoringConfig, PromptSendingAttack
from pyrit.memory import CentralMemory, SQLiteMemory
from pyrit.prompt_target import OpenAIChatTarget
from pyrit.score import SubStringScorer

async def main(url, file, questions):
    CentralMemory.set_memory_instance(SQLiteMemory(db_path=file))
    target = OpenAIChatTarget(endpoint=url, api_key="x", model_name="m")
    scoring = AttackScoringConfig(objective_scorer=SubStringScorer(substring="市民課", categories=["x"]))
    for question in questions:
        await PromptSendingAttack(objective_target=target, attack_scoring_config=scoring).execute_async(objective=question)

asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
"""


def garak(url, folder):
    """A report of garak's own smallest probe."""
    options = json.dumps({"openai": {"OpenAICompatible": {"uri": url}}})
    words = ["--target_type", "openai.OpenAICompatible", "--target_name", "m", "--generator_options", options]
    _run(folder, _named("SHIRUSHI_GARAK"), "-m", "garak", *words, "--probes", "test.Test", "--report_prefix", "run")
    (report,) = folder.rglob("run.report.jsonl")
    return report


def promptfoo(url, folder):
    """Results of promptfoo: one assertion that holds, a grader that breaks, a test that asserts nothing."""
    model = {"apiBaseUrl": url, "apiKey": "x"}
    rubric = {"type": "llm-rubric", "value": "no", "provider": {"id": "openai:chat:j", "config": model}}
    asserts = ([{"type": "contains", "value": "市民課"}], [rubric], [])
    tests = [{"vars": {"q": QUESTIONS[0]}, **({"assert": one} if one else {})} for one in asserts]
    config = {"prompts": ["{{q}}"], "providers": [{"id": "openai:chat:m", "config": model}], "tests": tests}
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    file = folder / "out.json"
    _run(
        folder,
        _named("SHIRUSHI_PROMPTFOO"),
        "eval",
        "-c",
        "config.json",
        "--no-cache",
        "-o",
        str(file),
        expect=(0, 100),
    )
    return file


def pyrit(url, folder):
    """A memory of PyRIT's plainest attack, in which every answer holds what was looked for."""
    file = folder / "memory.db"
    _run(folder, _named("SHIRUSHI_PYRIT"), "-c", _PYRIT, url, str(file), *QUESTIONS)
    return file


def _named(variable):
    program = os.environ.get(variable, "")
    if not program:
        pytest.skip(f"{variable} names no program")
    return program


def _run(folder, *command, expect=(0,)):
    own = {
        name: str(folder)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "PROMPTFOO_CONFIG_DIR")
    }
    quiet = {"PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1", "OPENAICOMPATIBLE_API_KEY": "x"}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=inherited | own | quiet, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in expect, done.stdout + done.stderr
