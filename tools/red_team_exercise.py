"""Runs the red-team exercise of the tutorial on the demo's real model, and writes what came of it.

Every command of docs/tutorial/red-team-exercise.md is run in its order, and what it printed is put below it; the same is
done with its Japanese twin. The deliverables of the first go to docs/examples/red-team/. Where a command is refused, as it
is when a finding turns up that the tutorial does not speak of, it stops: the tutorial is to be changed then. It needs the
extra `local-model`, and the port of the demo.

Usage: .venv/bin/python tools/red_team_exercise.py [--keep FOLDER]; with --pages only the deliverables are written anew, from
the acts that are kept, and no model is needed.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from shirushi.app.clock import now
from shirushi.app.services.formats import render_page
from shirushi.app.services.kotoba import chatbot, lay_out, need_model
from shirushi.app.store.keys import own_keys
from shirushi.report.redteam import deliverables
from shirushi.terms.text import Lang
from shirushi.terms.when import legal_day
from shirushi.verdict.redteam.exercise import fold
from shirushi.verdict.redteam.journal import load_acts

ROOT = Path(__file__).resolve().parents[1]
TUTORIALS: dict[Lang, Path] = {
    "en": ROOT / "docs/tutorial/red-team-exercise.md",
    "ja": ROOT / "docs/tutorial/red-team-exercise.ja.md",
}
KEPT = ROOT / "docs/examples/red-team"
PEOPLE = ("sato", "suzuki", "takahashi", "nonomura")
PORT = 8765
DAYS = 14
PROVEN = ("acts.jsonl", "acts.json", "acts.tlog-proof", "log.pub")


def main() -> None:
    """Run the exercise, or only write its deliverables anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it")
    parser.add_argument("--pages", action="store_true", help="only write the deliverables anew, from the acts kept")
    chosen = parser.parse_args()
    if chosen.pages:
        write_pages()
    else:
        run(chosen.keep)


def write_pages() -> None:
    """Write the deliverables of the acts that are kept."""
    state = fold("spring", load_acts((KEPT / "acts.jsonl").read_bytes(), "acts.jsonl"))
    for one in deliverables(state):
        for name, data in render_page(one).items():
            (KEPT / name).write_bytes(data)


def run(keep: Path | None) -> None:
    """Run the exercise of both pages, in a folder that is thrown away unless one is given."""
    need_model()
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for lang, page in TUTORIALS.items():
            page.write_text(walk(folder / lang, lang, page.read_text("utf-8")), "utf-8")
        KEPT.mkdir(exist_ok=True)
        made = folder / "en/out/redteam/spring"
        for name in (*(page.name for page in made.glob("*.html")), *PROVEN):
            shutil.copy(made / name, KEPT / name)


def walk(folder: Path, lang: Lang, page: str) -> str:
    """Run the exercise of one page in a folder; return the page with what was printed."""
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        return Exercise(folder, lang, stack).walk(page)


class Exercise:
    """The exercise in one folder: its desk, its keys, and the commands of a page."""

    def __init__(self, folder: Path, lang: Lang, stack: ExitStack) -> None:
        """Lay out the demo in `folder`; its desk runs as long as `stack` is open."""
        self._folder = folder
        self._lang = lang
        self._stack = stack
        self._workspace = folder / "kotoba"
        lay_out(self._workspace)
        self._desk = ExitStack()
        self._start()

    def walk(self, page: str) -> str:
        """Run every command of the page; return the page with what was printed."""
        page = self._planned(page)
        [plan] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        (self._folder / "redteam.yaml").write_text(plan, "utf-8")
        return re.sub(r"```(console|text)\n(.*?)```", self._block, page, flags=re.DOTALL)

    def _planned(self, page: str) -> str:
        """The page with a plan of today: these keys, two weeks from now."""
        keys = iter(own_keys(self._folder / "keys" / name).evidence.key_id for name in PEOPLE)
        page = re.sub(r"key: [0-9a-f]{64}", lambda _: f"key: {next(keys)}", page)
        today = legal_day(now())
        window = f"{{opens: {today}T00:00:00+09:00, closes: {today + timedelta(days=DAYS)}T18:00:00+09:00}}"
        return re.sub(r"windows: \[.*?\]", f"windows: [{window}]", page)

    def _block(self, found: re.Match[str]) -> str:
        kind, words = found[1], found[2]
        if kind == "text":
            return f"```text\n{self._tried(words)}```"
        commands = [line.removeprefix("$ ") for line in words.splitlines() if line.startswith("$ ")]
        shown = "".join(f"$ {command}\n{self._run(command)}" for command in commands)
        return f"```console\n{shown}```"

    def _tried(self, words: str) -> str:
        """Put a person's question to the desk, and keep both in the files that the page names."""
        (asks, question), (answers, _) = (line.split(": ", 1) for line in words.splitlines())
        body = {"model": "kotoba-helpdesk", "messages": [{"role": "user", "content": question}]}
        request = urllib.request.Request(
            f"http://127.0.0.1:{PORT}/v1/chat/completions",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:  # noqa: S310 - as above
            said = json.load(response)["choices"][0]["message"]["content"]
        (self._folder / asks).write_text(question, "utf-8")
        (self._folder / answers).write_text(said, "utf-8")
        return f"{asks}: {question}\n{answers}: {said}\n"

    def _run(self, command: str) -> str:
        words = shlex.split(command)
        home = words.pop(0).partition("=")[2] if words[0].startswith("SHIRUSHI_HOME=") else "home"
        if words[0] == "python":
            words[0] = sys.executable
            self._desk.close()
        else:
            words = [sys.executable, "-c", "from shirushi.app.cli.main import run; run()", *words[1:]]
        environment = {
            **os.environ,
            "SHIRUSHI_HOME": str(self._folder / home),
            "SHIRUSHI_LANG": self._lang,
            "COLUMNS": "110",
        }
        done = subprocess.run(words, cwd=self._folder, env=environment, capture_output=True, text=True, check=False)
        if words[1:2] != ["-c"]:
            self._start()
        sys.stderr.write(f"$ {command}\n{done.stdout}{done.stderr}")
        if done.returncode not in {0, 3}:
            raise SystemExit(done.returncode)
        return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())

    def _start(self) -> None:
        """Start the desk as it stands in the workspace now."""
        self._desk = self._stack.enter_context(ExitStack())
        self._desk.enter_context(chatbot(self._workspace, PORT))


if __name__ == "__main__":
    main()
