"""Writers hand in within their own transactions, one sequencer gives the indices: nothing is lost, doubled or torn."""

import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import psycopg
import pytest

from fakes.soak import longer
from shirushi.app.store.opening import open_log
from shirushi.app.store.pending import Acknowledgements, submit, submit_confidential
from shirushi.app.store.sequencer import Sequencer, sequence
from shirushi.evidence.entry import of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.terms.errors import Malformed, Refused, Unavailable

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
SECRET, SALT = b"the weights lie in the blue cabinet", bytes(range(32))


def code(raised):
    return raised.value.faults[0].code


@pytest.fixture
def sequencer(schema):
    with Sequencer(schema.url, schema.schema, "kotoba", SIGNER) as opened:
        yield opened


@pytest.fixture
def db(schema, sequencer):
    """A writer's own connection to the database that holds the log."""
    with psycopg.connect(schema.url) as connection:
        yield connection


@contextmanager
def working(schema, told=None):
    """A sequencer at work in a thread."""
    ended = threading.Event()
    thread = threading.Thread(
        target=sequence,
        args=(
            lambda: Sequencer(schema.url, schema.schema, "kotoba", SIGNER),
            ended,
            lambda: None,
            (told if told is not None else []).append,
        ),
    )
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def test_what_is_handed_in_becomes_entries_in_order(schema, sequencer, db):
    assert submit(db, schema.schema, [b"zero", b"one"], 7) == (of_statement(b"zero"), of_statement(b"one"))
    db.commit()
    submit(db, schema.schema, [b"two"], 8)
    db.commit()
    assert (sequencer.take_up(), sequencer.take_up()) == (3, 0)
    with open_log(schema, "kotoba") as log:
        assert [log.statement(index) for index in range(log.check())] == [b"zero", b"one", b"two"]


def test_evidence_is_kept_with_the_writers_own_rows_or_not_at_all(schema, sequencer, db):
    db.execute(f"CREATE TABLE {schema.schema}.verdict (says text)")
    db.commit()
    for says, end, seen in (("met", db.commit, 1), ("unmet", db.rollback, 0)):
        db.execute(f"INSERT INTO {schema.schema}.verdict VALUES (%s)", (says,))
        submit(db, schema.schema, [says.encode()], 0)
        assert sequencer.take_up() == 0  # nothing is seen of it before it is committed
        end()
        assert sequencer.take_up() == seen
    assert db.execute(f"SELECT says FROM {schema.schema}.verdict").fetchall() == [("met",)]
    with open_log(schema, "kotoba") as log:
        assert [log.statement(index) for index in range(log.size)] == [b"met"]


def test_what_is_handed_in_again_keeps_its_index(schema, sequencer, db):
    submit(db, schema.schema, [b"one", b"two", b"one"], 0)
    db.commit()
    assert sequencer.take_up() == 3
    submit(db, schema.schema, [b"two", b"three"], 0)
    db.commit()
    assert sequencer.take_up() == 2
    with Acknowledgements(schema.url, schema.schema) as waiting:
        asked = [of_statement(word) for word in (b"three", b"one", b"two", b"one")]
        assert waiting.indices(asked) == (2, 0, 1, 0)
    with open_log(schema, "kotoba") as log:
        assert log.check() == 3


def test_confidential_evidence_is_handed_in_revealed_and_erased(schema, sequencer, db):
    entry = submit_confidential(db, schema.schema, SECRET, SALT, 0)
    submit(db, schema.schema, [b"open"], 0)
    db.commit()
    sequencer.take_up()
    with open_log(schema, "kotoba") as log:
        assert (log.entry(0), log.reveal(0).evidence, log.reveal(0).salt) == (entry, SECRET, SALT)
        log.erase(0)
        with pytest.raises(Refused):
            log.reveal(0)
        assert log.check() == 2


def test_an_appender_and_a_sequencer_take_turns(schema, sequencer, db):
    with open_log(schema, "kotoba") as log:
        for number in range(5):
            submit(db, schema.schema, [b"handed in %d" % number], 0)
            db.commit()
            assert sequencer.take_up() == 1
            assert log.append([b"appended %d" % number], SIGNER, 0) == (2 * number + 1,)
        assert log.check() == 10


def test_what_is_too_large_is_not_handed_in(schema, db):
    with pytest.raises(Malformed):
        submit(db, schema.schema, [bytes(MOST_BYTES + 1)], 0)
    with pytest.raises(Malformed):
        submit_confidential(db, schema.schema, bytes(MOST_BYTES + 1), SALT, 0)
    with pytest.raises(psycopg.errors.CheckViolation):  # nor by whoever goes round `submit`
        db.execute(f"INSERT INTO {schema.schema}.pending (at, data) VALUES (0, %s)", (bytes(MOST_BYTES + 1),))


def test_no_writer_can_name_another_digest(schema, db):
    with pytest.raises(psycopg.errors.GeneratedAlways):
        db.execute(f"INSERT INTO {schema.schema}.pending (at, data, digest) VALUES (0, 'x', 'y')")


def test_an_index_that_does_not_come_is_told(schema, sequencer, db):
    (entry,) = submit(db, schema.schema, [b"x"], 0)
    db.commit()
    with Acknowledgements(schema.url, schema.schema) as waiting:
        with pytest.raises(Unavailable) as raised:
            waiting.indices([entry], patience_s=0.05)
        assert code(raised) == "SH944"
        sequencer.take_up()
        assert waiting.indices([entry]) == (0,)


def test_an_empty_round_begins_nothing(schema, sequencer):
    assert sequencer.take_up() == 0
    with open_log(schema, "kotoba") as log:
        assert (log.size, log.key) == (0, None)


def test_another_key_does_not_sequence(schema, sequencer, db):
    submit(db, schema.schema, [b"x"], 0)
    db.commit()
    sequencer.take_up()
    submit(db, schema.schema, [b"y"], 0)
    db.commit()
    with Sequencer(schema.url, schema.schema, "kotoba", OTHER) as other, pytest.raises(Refused) as raised:
        other.take_up()
    assert code(raised) == "SH768"
    assert sequencer.take_up() == 1


def test_of_two_sequencers_one_stands_by_and_takes_over(schema, sequencer, db):
    ended = threading.Event()
    with Sequencer(schema.url, schema.schema, "kotoba", SIGNER) as standing_by:
        assert sequencer._is_first()
        assert not standing_by._is_first()
        thread = threading.Thread(target=standing_by.work, args=(ended,))
        thread.start()
        (entry,) = submit(db, schema.schema, [b"x"], 0)
        db.commit()
        with Acknowledgements(schema.url, schema.schema) as waiting:
            with pytest.raises(Unavailable):
                waiting.indices([entry], patience_s=0.2)
            sequencer._tables.close()
            assert waiting.indices([entry]) == (0,)
        ended.set()
        thread.join()


def test_a_sequencer_comes_back_when_the_database_does(schema, sequencer, db):
    told = []
    with working(schema, told), Acknowledgements(schema.url, schema.schema) as waiting:
        for number in range(3):
            (entry,) = submit(db, schema.schema, [b"%d" % number], 0)
            db.commit()
            assert waiting.indices([entry]) == (number,)
            if number == 1:
                db.execute(
                    """SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database
                    WHERE locktype = 'advisory' AND d.datname = current_database() AND pid != pg_backend_pid()"""
                )
                db.commit()
    assert [error.faults[0].code for error in told] == ["SH941"]
    with open_log(schema, "kotoba") as log:
        assert log.check() == 3


# Hands in batches of one to sixteen in transactions with a row of its own, waits for their indices and tells them.
WRITER = """
import sys
import psycopg
from shirushi.app.store.pending import Acknowledgements, submit
url, schema, name, most = *sys.argv[1:4], int(sys.argv[4])
with psycopg.connect(url) as db, Acknowledgements(url, schema) as waiting:
    number = 0
    while number < most:
        words = [f"{name}.{number + more}".encode() for more in range(number % 16 + 1)]
        with db.transaction():
            db.execute("INSERT INTO " + schema + ".business SELECT unnest(%s::bytea[])", (words,))
            entries = submit(db, schema, words, 0)
        for index, word in zip(waiting.indices(entries), words):
            print(index, word.decode())
        print("acknowledged", flush=True)
        number += len(words)
"""
SEQUENCER = """
import sys
from threading import Event
from shirushi.app.store.sequencer import Sequencer
from shirushi.evidence.key import Ed25519Signer
with Sequencer(*sys.argv[1:3], "kotoba", Ed25519Signer(bytes(32))) as sequencer:
    sequencer.work(Event())
"""


def process(script, *words):
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def acknowledged(output):
    """Index and words of every entry of the batches that were acknowledged whole."""
    whole, _, _ = output.rpartition("acknowledged\n")
    return [(int(index), word) for index, word in (line.split() for line in whole.splitlines() if " " in line)]


@pytest.mark.slow
def test_every_acknowledgement_of_eight_processes_is_provable(schema, sequencer, db):
    db.execute(f"CREATE TABLE {schema.schema}.business (word bytea)")
    db.commit()
    each = 2_500 if longer(1) == 1 else 125_000
    with working(schema):
        writers = [process(WRITER, schema.url, schema.schema, name, each) for name in range(8)]
        told = [pair for writer in writers for pair in acknowledged(writer.communicate()[0])]
    assert [writer.returncode for writer in writers] == [0] * 8
    assert len(told) >= 8 * each
    with open_log(schema, "kotoba") as log:
        assert sorted(index for index, _ in told) == list(range(log.check()))
        for index, word in random.Random(6962).sample(told, 500):
            proof = load_proof(log.inclusion(index).encode())
            verify_proof(proof, of_statement(word.encode()).line(), SIGNER.public)
        assert all(log.statement(index) == word.encode() for index, word in told[:: max(1, len(told) // 2_000)])


@pytest.mark.slow
def test_nothing_is_lost_to_kills_of_sequencer_and_writers(schema, sequencer, db):
    sequencer.__exit__()
    db.execute(f"CREATE TABLE {schema.schema}.business (word bytea)")
    db.commit()
    chance = random.Random(9162)
    told, before = [], None
    for life in range(longer(8)):
        running = [process(SEQUENCER, schema.url, schema.schema)]
        running += [process(WRITER, schema.url, schema.schema, f"{life}.{name}", 10**9) for name in range(2)]
        outputs = [running[1].stdout.readline()]  # at work
        assert outputs[0]
        time.sleep(chance.random() * 0.3)  # a moment left to chance
        for one in chance.sample(running, 3):
            one.kill()
        told += acknowledged(outputs[0] + running[1].communicate()[0]) + acknowledged(running[2].communicate()[0])
        running[0].communicate()
        with open_log(schema, "kotoba") as log:
            now = open_checkpoint(log.checkpoint().encode(), SIGNER.public)
            assert log.check() == now.size
            if before:
                path = log.consistency(before.size, now.size)
                assert verify_consistency(before.size, before.root, now.size, now.root, path)
            assert all(log.statement(index) == word.encode() for index, word in told)
        before = now
    # What was committed and not yet taken up still is, and every business row has its evidence and no other.
    with Sequencer(schema.url, schema.schema, "kotoba", SIGNER) as last:
        while last.take_up():
            pass
    with open_log(schema, "kotoba") as log:
        kept = {log.statement(index) for index in range(log.check())}
    assert kept == {word for (word,) in db.execute(f"SELECT word FROM {schema.schema}.business")}
    assert len(told) > longer(8)
