"""Times the log on PostgreSQL beside a bare insert of the same rows by the same writers, in the same run, in pairs.

Every writer is a process that puts each 1,200-byte row in a transaction of its own. Beside the bare table:
handed in = until the last entry is in tree and checkpoint; acknowledged = every writer waits for each index before it
goes on. Ratios are medians of pairs. Prints one line of JSON; `SHIRUSHI_DATABASE_URL` names another server.
"""

import json
import multiprocessing
import os
import statistics
import sys
import threading
import time
from pathlib import Path

import psycopg

from shirushi.app.store.pending import Acknowledgements, submit
from shirushi.app.store.sequencer import Sequencer
from shirushi.evidence.key import Ed25519Signer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from fakes import postgres

ENTRY_BYTES, PAIRS, EACH = 1_200, 5, {8: 400, 32: 150}


def write_bare(db, place, rows):
    for row in rows:
        with db.transaction():
            db.execute(f"INSERT INTO {place.schema}.bare (data) VALUES (%b)", (row,))


def hand_in(db, place, rows):
    for row in rows:
        with db.transaction():
            submit(db, place.schema, [row], 0)


def wait_for_each(db, place, rows):
    with Acknowledgements(place.url, place.schema) as waiting:
        for row in rows:
            with db.transaction():
                entries = submit(db, place.schema, [row], 0)
            waiting.indices(entries)


def writer(write, place, each, ready):
    rows = [os.urandom(ENTRY_BYTES) for _ in range(each)]
    with psycopg.connect(place.url, autocommit=True) as db:
        ready.wait()
        write(db, place, rows)


def sequencer(place, count, ready):
    """Take up everything; ends once `count` entries have their index."""
    ended = threading.Event()
    with Sequencer(place.url, place.schema, "bench", Ed25519Signer(bytes(32))) as opened:
        take_up, left = opened.take_up, count

        def counted():
            nonlocal left
            left -= (taken := take_up())
            if left <= 0:
                ended.set()
            return taken

        opened.take_up = counted
        ready.wait()
        opened.work(ended)


def run(url, write, writers):
    """Entries per second, from the moment all are ready until the last process is done."""
    workers = multiprocessing.get_context("fork")  # nothing is open yet, and starting takes no share of the machine
    each = EACH[writers]
    with postgres.schema(url) as place:
        Sequencer(place.url, place.schema, "bench", Ed25519Signer(bytes(32))).__exit__()  # lays the schema out
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(f"CREATE TABLE {place.schema}.bare (id bigserial PRIMARY KEY, data bytea NOT NULL)")
        ready = workers.Barrier(writers + (write is not write_bare) + 1)
        everybody = [workers.Process(target=writer, args=(write, place, each, ready)) for _ in range(writers)]
        if write is not write_bare:
            everybody.append(workers.Process(target=sequencer, args=(place, writers * each, ready)))
        for process in everybody:
            process.start()
        ready.wait()
        begun = time.perf_counter()
        for process in everybody:
            process.join()
        return writers * each / (time.perf_counter() - begun)


def main():
    line = {"bench": "postgres", "entry_bytes": ENTRY_BYTES}
    with postgres.server() as url:
        for writers in EACH:
            runs = [
                (run(url, write_bare, writers), run(url, hand_in, writers), run(url, wait_for_each, writers))
                for _ in range(PAIRS)
            ]
            line[f"bare_{writers}_per_s"] = round(statistics.median(bare for bare, _, _ in runs))
            line[f"handed_in_{writers}_per_s"] = round(statistics.median(handed for _, handed, _ in runs))
            line[f"handed_in_{writers}_ratio"] = round(statistics.median(handed / bare for bare, handed, _ in runs), 2)
            line[f"acknowledged_{writers}_ratio"] = round(statistics.median(ack / bare for bare, _, ack in runs), 2)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
