"""kill -9 while an Inspect log is written: what was judged can be read from it, and a run that goes on makes it whole."""

import json
import random
import threading
import zipfile

import pytest

from fakes.door import Door, describe
from fakes.soak import longer
from fakes.table_endpoint import table_endpoint
from shirushi.exchange.elsewhere.load import load_results

pytestmark = [pytest.mark.door, pytest.mark.slow]

CASES, SLOTS = 96, 2


class Till:
    """Counts what is asked, and kills the process at a given count."""

    def __init__(self):
        self.asked = []
        self.victim = None
        self.at = 0
        self._lock = threading.Lock()

    def count(self, question):
        with self._lock:
            self.asked.append(question)
            if self.victim is not None and len(self.asked) >= self.at:
                self.victim.kill()


def read(log):
    return load_results(log.read_bytes(), log.name, {})


def test_a_killed_run_leaves_a_log_that_is_read_and_goes_on_to_a_whole_one(tmp_path):
    chance, till = random.Random(20261126), Till()
    door, log = Door(tmp_path, tmp_path / "home"), tmp_path / "run.eval"
    words = ("evaluate", "ws", "--perspectives", "7", "--eval-log", str(log))
    with table_endpoint(heard=till.count) as url:
        describe(tmp_path / "ws", url)
        for life in range(longer(2, 5)):
            before = len(till.asked)
            till.at = before + chance.randint(4, 12)
            till.victim = door.start(*words)
            till.victim.communicate(timeout=120)
            assert till.victim.returncode == -9
            till.victim = None
            found = read(log)
            judged = [one for one in found.samples if one.because]
            assert len(judged) == len(found.samples) <= len(till.asked)
            assert len(judged) >= before - (life + 1) * SLOTS  # each kill may cost what was in flight
            assert any("started" in fault.says.en for fault in found.faults)
        told = json.loads(door.run(*words, "--json"))
    assert told["counts"]["judged"] == CASES == len(read(log).samples)
    assert read(log).faults == ()
    with zipfile.ZipFile(log) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("header.json"))["status"] == "success"
    kills = longer(2, 5)
    assert len(till.asked) <= CASES + kills * SLOTS
