"""Writers are killed at moments left to chance: what was acknowledged is there, and the tree is whole."""

import random
from signal import SIGKILL

import pytest

from fakes import writers
from fakes.soak import longer
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency

LIVES = 50
"""Kills that one log lives through."""
LOGS = longer(6, 34)
LONGEST_LIFE_S = 0.1


class Watched:
    """A log whose writers are killed, with all that it ever acknowledged and every root it ever showed."""

    def __init__(self, folder):
        self.path, self.noted = folder / "log.sqlite", folder / "acknowledged"
        self.kept, self.roots, self.between = {}, [], 0

    def let_live(self, nursery, kind, life, seconds):
        """Let a writer live for a while, then kill it; return what it was told."""
        assert nursery.let_live(seconds, kind, self.path, self.noted, life) == SIGKILL, "it died before it was killed"
        lines = self.noted.read_text("utf-8").splitlines() if self.noted.exists() else []
        self.noted.unlink(missing_ok=True)
        return {index: (of, number) for index, of, number in (map(int, line.split()) for line in lines)}

    def examine(self, told):
        """See that nothing is lost or torn, and that every earlier root is still a beginning of the tree."""
        with Ledger.open(self.path, "kotoba") as ledger:
            size = ledger.check()
            self.kept |= told
            self.between += size > len(self.kept)
            for index, (life, number) in told.items():
                assert ledger.statement(index) == writers.evidence(life, number)
            again = tuple(ledger.append([writers.evidence(*one) for one in told.values()], writers.SIGNER, 0))
            assert (again, ledger.size) == (tuple(told), size), "what is on record is not taken up again"
            if not size:
                return
            now = open_checkpoint(ledger.checkpoint().encode(), writers.SIGNER.public)
            for before in self.roots:
                proof = ledger.consistency(before.size, size)
                assert verify_consistency(before.size, before.root, size, now.root, proof)
            self.roots.append(now)
            for index in range(size):  # what no acknowledgement reached is on record too
                if index not in self.kept:
                    life, number = ledger.statement(index).split(b" ", 1)[0].split(b".")
                    self.kept[index] = (int(life), int(number))


@pytest.fixture
def nursery():
    with writers.Nursery() as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["batches", "threads"])
def test_no_acknowledged_entry_is_lost_to_a_kill(tmp_path, nursery, kind, tried):
    kills = entries = between = 0
    for number in range(LOGS // 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        log, chance = Watched(folder), random.Random(9162 + number)
        for life in range(LIVES):
            log.examine(log.let_live(nursery, kind, life, chance.random() * LONGEST_LIFE_S))
        with Ledger.open(log.path, "kotoba") as ledger:
            for index, (life, place) in log.kept.items():
                assert ledger.statement(index) == writers.evidence(life, place)
        kills, entries, between = kills + LIVES, entries + len(log.kept), between + log.between
    assert entries > kills
    tried(kills=kills, entries=entries, between_commit_and_acknowledgement=between, lost=0, torn_trees=0)
