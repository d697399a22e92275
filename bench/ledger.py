"""Times the ledger beside a bare SQLite insert of the same rows, in the same run, in turns.

Durable means WAL with synchronous=FULL on both sides. Ratios are medians of turns, since disks change their mind. The
bare insert is SQLite as it comes, and once more with pages as large as the ledger's. Prints one line of JSON.
`python bench/ledger.py 10000000` measures proofs and opening at ten million entries, and backup, restore and fsck at one.
"""

import json
import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from functools import partial
from itertools import permutations
from pathlib import Path

from shirushi.app.store.committer import Committer
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.entry import of_statement
from shirushi.evidence.envelope import pae
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.statement import PAYLOAD_TYPE
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import leaf_hash, verify_inclusion
from shirushi.evidence.tlog.proof import load_proof

ENTRY_BYTES, BATCH, BATCHES, TURNS = 1_200, 256, 150, 2
WRITERS, EACH = 256, 40
SIGNER = Ed25519Signer(bytes(32))


def rows(count):
    return [os.urandom(ENTRY_BYTES) for _ in range(count)]


def bare(path, batches, page_bytes=4_096):
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA page_size = {page_bytes}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE entry (idx INTEGER PRIMARY KEY, data BLOB NOT NULL)")
    begun = time.perf_counter()
    for batch in batches:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO entry (data) VALUES (?)", [(row,) for row in batch])
        db.execute("COMMIT")
    return sum(map(len, batches)) / (time.perf_counter() - begun)


def logged(path, batches):
    with Ledger.open(path, "bench") as ledger:
        begun = time.perf_counter()
        for batch in batches:
            ledger.append(batch, SIGNER, 0)
        return sum(map(len, batches)) / (time.perf_counter() - begun)


def batched(folder):
    """Rates of the log, of the bare insert, and of that with large pages; each comes after each other equally often."""
    runs = (logged, bare, partial(bare, page_bytes=16_384))
    turns = []
    for order in TURNS * list(permutations(range(len(runs)))):
        batches = [rows(BATCH) for _ in range(BATCHES)]
        rates = [0.0] * len(runs)
        for place in order:
            with tempfile.TemporaryDirectory(dir=folder) as fresh:
                rates[place] = runs[place](Path(fresh) / "log", batches)
        turns.append(rates)
    return turns


def singly(folder):
    """Writers that each sign, hand in and wait for their own acknowledgement."""
    waits, lock = [], threading.Lock()

    def write(committer, number):
        own = []
        for count in range(EACH):
            payload = b"%d %d " % (number, count) + bytes(900)
            begun = time.perf_counter()
            committer.append(payload + SIGNER.sign(pae(PAYLOAD_TYPE, payload)))
            own.append(time.perf_counter() - begun)
        with lock:
            waits.extend(own)

    with Committer(folder / "single", "bench", SIGNER, lambda: 0) as committer:
        threads = [threading.Thread(target=write, args=(committer, number)) for number in range(WRITERS)]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - begun
    waits.sort()
    return len(waits) / took, waits[len(waits) // 2], waits[len(waits) * 99 // 100]


def proofs(folder, size):
    path = folder / "proofs"
    with Ledger.open(path, "bench") as ledger:
        for at in range(0, size, 100_000):
            ledger.append([b"%d" % index for index in range(at, min(size, at + 100_000))], SIGNER, 0)
    begun = time.perf_counter()
    with Ledger.open(path, "bench") as ledger:
        opened = time.perf_counter() - begun
        took, verified = [], []
        for index in range(0, size, max(1, size // 500)):
            begun = time.process_time()
            text = ledger.inclusion(index)
            took.append(time.process_time() - begun)
            proof = load_proof(text.encode())
            head = open_checkpoint(proof.checkpoint.encode(), SIGNER.public)
            leaf = leaf_hash(of_statement(b"%d" % index).line())
            begun = time.process_time()
            assert verify_inclusion(leaf, index, head.size, proof.path, head.root)
            verified.append(time.process_time() - begun)
    return opened, statistics.median(took), statistics.median(verified)


def restored(folder, size):
    """Back up a log of statements while it is open, put the copy in its place, and derive everything from the entries."""
    path, copy = folder / "lost", folder / "copy"
    with Ledger.open(path, "bench") as ledger:
        for at in range(0, size, BATCH):
            ledger.append(rows(min(BATCH, size - at)), SIGNER, 0)
        begun = time.perf_counter()
        with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        target.close()
        backup = time.perf_counter() - begun
    begun = time.perf_counter()
    copy.replace(path)
    with Ledger.open(path, "bench") as ledger:
        assert ledger.check() == size
    return backup, time.perf_counter() - begun


def main():
    size = int(sys.argv[1]) if sys.argv[1:] else 200_000
    restore = size // 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        turns = batched(folder)
        rate, half, most = singly(folder)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        backup, fsck = restored(folder, restore)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown
        opened, proof, verify = proofs(folder, size)
    line = {
        "bench": "ledger",
        "batch": BATCH,
        "ledger_per_s": round(statistics.median(one for one, _, _ in turns)),
        "bare_sqlite_per_s": round(statistics.median(other for _, other, _ in turns)),
        "ratio": round(statistics.median(one / other for one, other, _ in turns), 2),
        "ratio_to_large_pages": round(statistics.median(one / large for one, _, large in turns), 2),
        "writers": WRITERS,
        "acknowledged_per_s": round(rate),
        "wait_p50_ms": round(half * 1000, 1),
        "wait_p99_ms": round(most * 1000, 1),
        "restored_entries": restore,
        "backup_s": round(backup, 1),
        "restore_and_fsck_s": round(fsck, 1),
        "memory_grew_mb": round(grown / 1024, 1),
        "entries": size,
        "open_ms": round(opened * 1000, 1),
        "inclusion_proof_ms": round(proof * 1000, 3),
        "verify_ms": round(verify * 1000, 4),
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
