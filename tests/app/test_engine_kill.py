"""kill -9 in the middle of a run: run again, it ends with the same answers, and nothing kept is paid for again."""

import json
import random
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from fakes import engine
from fakes.soak import longer
from fakes.table_endpoint import table_endpoint

pytestmark = [pytest.mark.contract, pytest.mark.slow]

CASES, SLOTS = 150, 8


class Till:
    """Counts what is asked, and kills a process at a given count."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.victim: subprocess.Popen[str] | None = None
        self.at = 0
        self._lock = threading.Lock()

    def count(self, question: str) -> None:
        with self._lock:
            self.asked.append(question)
            if self.victim is not None and len(self.asked) >= self.at:
                self.victim.kill()


@contextmanager
def running(url: str, journal: Path):
    command = [sys.executable, engine.__file__, url, str(journal), str(CASES), str(SLOTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process


def kept(journal: Path) -> list[str]:
    """The questions whose answers stand in the journal, a torn last line apart."""
    whole = journal.read_bytes().rpartition(b"\n")[0] if journal.exists() else b""
    return [json.loads(line)["exchange"]["probe"]["messages"][-1]["content"] for line in whole.splitlines()]


def test_killed_at_random_moments_it_ends_alike_and_pays_nothing_twice(tmp_path: Path):
    chance, till = random.Random(20261125), Till()
    with table_endpoint(heard=till.count) as url:
        with running(url, tmp_path / "undisturbed.jsonl") as process:
            expected = process.communicate(timeout=120)[0]
        assert len(till.asked) == len(set(till.asked)) == CASES * 2
        kills = longer(6, 9)
        journal = tmp_path / "journal.jsonl"
        for life in range(kills):
            if life % 6 == 0:
                journal.unlink(missing_ok=True)
                till.asked.clear()
            before, asked = set(kept(journal)), len(till.asked)
            with running(url, journal) as process:
                till.at = asked + chance.randint(1, 40)
                till.victim = process
                process.communicate(timeout=120)
            till.victim = None
            assert process.returncode == -9
            assert not before & set(till.asked[asked:])
            assert len(set(till.asked[asked:]) - set(kept(journal))) <= SLOTS
        before, asked = set(kept(journal)), len(till.asked)
        with running(url, journal) as process:
            assert process.communicate(timeout=120)[0] == expected != ""
        assert not before & set(till.asked[asked:])
        assert len(till.asked) <= CASES * 2 + 6 * SLOTS
    assert len(kept(journal)) == CASES * 2
