import random
import subprocess
import sys

import pytest

from fakes.soak import longer
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency

KILLS = longer(20)
SIGNER = Ed25519Signer(bytes(32))
# Appends batches of one to five entries for ever and acknowledges each batch on stdout after `append` returned.
WRITER = """
import sys
from pathlib import Path
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
signer, life = Ed25519Signer(bytes(32)), sys.argv[2]
with Ledger.open(Path(sys.argv[1]), "kotoba") as ledger:
    number = 0
    while True:
        batch = [f"{life}.{number + more}".encode() * 50 for more in range(number % 5 + 1)]
        indices = ledger.append(batch, signer, 0)
        for index, entry in zip(indices, batch):
            print(index, entry[:12].decode(), flush=False)
        print("acknowledged", flush=True)
        number += len(batch)
"""


def acknowledged(output):
    """Index and beginning of every entry of the batches that were acknowledged whole."""
    whole, _, _ = output.rpartition("acknowledged\n")
    return [line.split() for line in whole.splitlines() if line != "acknowledged"]


@pytest.mark.slow
def test_no_acknowledged_entry_is_lost_to_a_kill(tmp_path):
    path = tmp_path / "log.sqlite"
    chance = random.Random(9162)
    kept, checkpoints = {}, []
    for life in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(life)], stdout=subprocess.PIPE, text=True
        ) as writer:
            first = writer.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):  # it writes until it is killed, at a moment left to chance
                writer.wait(timeout=chance.random() * 0.2)
            writer.kill()
            output = first + writer.stdout.read()
        assert first, "the writer died before its first entry"
        kept |= {int(index): start for index, start in acknowledged(output)}
        with Ledger.open(path, "kotoba") as ledger:
            assert ledger.check() == ledger.size > max(kept)
            now = open_checkpoint(ledger.checkpoint().encode(), SIGNER.public)
            for before in checkpoints:
                proof = ledger.consistency(before.size, now.size)
                assert verify_consistency(before.size, before.root, now.size, now.root, proof)
            for index, start in kept.items():
                assert ledger.statement(index).startswith(start.encode())
        checkpoints.append(now)
    assert len(kept) > KILLS
