import os
import sqlite3
import subprocess
import sys

import pytest

from shirushi.app.store.ledger import Ledger
from shirushi.evidence.entry import of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
AT = 1_795_000_000_000


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.sqlite"


@pytest.fixture
def ledger(path):
    with Ledger.open(path, "kotoba") as opened:
        yield opened


def entries(count, word=b"entry"):
    return [b"%s %d" % (word, number) for number in range(count)]


def code(raised):
    return raised.value.faults[0].code


def test_indices_come_in_order(ledger):
    assert ledger.append(entries(3), SIGNER, AT) == (0, 1, 2)
    assert ledger.append([b"later"], SIGNER, AT) == (3,)
    assert (ledger.size, ledger.check()) == (4, 4)
    assert [ledger.statement(index) for index in range(4)] == [*entries(3), b"later"]


def test_what_is_on_record_keeps_its_index(ledger):
    ledger.append(entries(3), SIGNER, AT)
    before = ledger.checkpoint()
    assert ledger.append([b"entry 2", b"entry 0"], SIGNER, AT + 1) == (2, 0)
    assert ledger.checkpoint() == before
    assert ledger.append([b"new", b"entry 1", b"new"], SIGNER, AT + 1) == (3, 1, 3)
    assert ledger.check() == 4


def test_nothing_appended_changes_nothing(ledger):
    assert ledger.append([], SIGNER, AT) == ()
    assert ledger.size == 0
    assert ledger.check() == 0


def test_every_entry_is_proven_by_every_later_checkpoint(ledger):
    for size in range(1, 20):
        ledger.append(entries(size), SIGNER, AT)
        for index in range(size):
            proof = load_proof(ledger.inclusion(index).encode())
            checkpoint = verify_proof(proof, of_statement(b"entry %d" % index).line(), SIGNER.public)
            assert (checkpoint.origin, checkpoint.size, proof.index) == ("kotoba", size, index)


def test_every_checkpoint_continues_the_earlier_ones(ledger):
    roots = {}
    for size in (1, 2, 5, 8, 13):
        ledger.append(entries(size), SIGNER, AT)
        roots[size] = open_checkpoint(ledger.checkpoint().encode(), SIGNER.public).root
    for old, before in roots.items():
        for size, after in roots.items():
            if old <= size:
                assert verify_consistency(old, before, size, after, ledger.consistency(old, size))


def test_a_log_opens_as_it_was_closed(path):
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append(entries(5), SIGNER, AT)
        before = ledger.checkpoint()
    with Ledger.open(path, "kotoba") as ledger:
        assert ledger.checkpoint() == before
        assert ledger.append([b"more"], SIGNER, AT) == (5,)
        assert ledger.check() == 6


def test_a_closed_log_is_our_bug_and_not_told_as_damage(ledger):
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.append([b"x"], SIGNER, AT)


def test_the_log_knows_its_key(ledger):
    assert ledger.key is None
    ledger.append([b"x"], SIGNER, AT)
    assert ledger.key == SIGNER.public


def test_another_key_cannot_continue(ledger):
    ledger.append([b"x"], SIGNER, AT)
    with pytest.raises(Refused) as raised:
        ledger.append([b"y"], OTHER, AT)
    assert code(raised) == "SH768"
    assert (ledger.size, ledger.key) == (1, SIGNER.public)


def test_another_origin_is_another_log(path):
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append([b"x"], SIGNER, AT)
    with pytest.raises(Refused) as raised:
        Ledger.open(path, "other")
    assert code(raised) == "SH764"


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb"])
def test_an_origin_that_no_checkpoint_could_bear(path, origin):
    with pytest.raises(ValueError, match="origin"):
        Ledger.open(path, origin)
    assert not path.exists()


def test_an_empty_log_has_no_checkpoint(ledger):
    for ask in (ledger.checkpoint, lambda: ledger.inclusion(0), lambda: ledger.entry(0)):
        with pytest.raises(Malformed) as raised:
            ask()
        assert code(raised) == "SH769"


@pytest.mark.parametrize("index", [-1, 3, 2**62])
def test_what_is_outside_the_log(ledger, index):
    ledger.append(entries(3), SIGNER, AT)
    for ask in (ledger.inclusion, ledger.entry, lambda index: ledger.consistency(2, index + 1)):
        with pytest.raises(Malformed) as raised:
            ask(index)
        assert code(raised) == "SH769"


def test_an_entry_too_large_is_refused_with_its_whole_batch(ledger):
    with pytest.raises(Malformed):
        ledger.append([b"small", bytes(MOST_BYTES + 1)], SIGNER, AT)
    assert ledger.size == 0


def test_a_full_disk_is_told_and_leaves_the_log_whole(ledger):
    ledger.append(entries(3), SIGNER, AT)
    (pages,) = ledger._db.execute("PRAGMA page_count").fetchone()
    ledger._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Unavailable) as raised:
        ledger.append([os.urandom(100_000)], SIGNER, AT)
    assert code(raised) == "SH721"
    assert ledger.check() == 3
    ledger._db.execute("PRAGMA max_page_count = 100000")
    assert ledger.append([b"after"], SIGNER, AT) == (3,)


def test_a_busy_log_is_told(path, ledger):
    ledger.append([b"x"], SIGNER, AT)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Unavailable) as raised:
            Ledger.open(path, "kotoba", patience_s=0)
        assert code(raised) == "SH762"
    finally:
        other.close()
    assert ledger.append([b"y"], SIGNER, AT) == (1,)


def test_readers_see_one_state_while_another_writes(path, ledger):
    ledger.append(entries(3), SIGNER, AT)
    with Ledger.open(path, "kotoba") as other:
        other.append([b"more"], SIGNER, AT)
    assert ledger.size == 4
    assert load_proof(ledger.inclusion(3).encode()).index == 3


@pytest.mark.parametrize("content", [b"not a database, but long enough to look at" * 30, b"\x00" * 4096])
def test_another_kind_of_file_is_malformed(path, content):
    path.write_bytes(content)
    with pytest.raises(Malformed) as raised:
        Ledger.open(path, "kotoba")
    assert code(raised) == "SH761"
    assert path.read_bytes() == content


def test_another_database_is_not_touched(path):
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE addresses (name TEXT)")
    database.commit()
    database.close()
    before = path.read_bytes()
    with pytest.raises(Malformed) as raised:
        Ledger.open(path, "kotoba")
    assert code(raised) == "SH761"
    assert path.read_bytes() == before


def test_a_newer_layout_is_not_read(path):
    Ledger.open(path, "kotoba").close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 4")
    database.close()
    with pytest.raises(Malformed) as raised:
        Ledger.open(path, "kotoba")
    assert code(raised) == "SH761"


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(Unavailable) as raised:
        Ledger.open(tmp_path / "none" / "log.sqlite", "kotoba")
    assert code(raised) == "SH721"


def test_a_log_cut_short_is_altered(path):
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append([b"x" * 5000, *entries(200)], SIGNER, AT)
    path.write_bytes(path.read_bytes()[:-8192])
    with pytest.raises(Altered):
        Ledger.open(path, "kotoba").check()


SECRET, SALT = b"the weights lie in the blue cabinet", bytes(range(32))


def test_confidential_evidence_is_committed_to_revealed_and_erased(path, ledger):
    ledger.append(entries(3), SIGNER, AT)
    index = ledger.commit_to(SECRET, SALT, SIGNER, AT)
    ledger.append([b"later"], SIGNER, AT)
    kept = ledger.reveal(index)
    assert of_confidential(kept.evidence, kept.salt) == ledger.entry(index)
    before = ledger.checkpoint()
    ledger.erase(index)
    assert (ledger.checkpoint(), ledger.check()) == (before, 5)
    proof = load_proof(ledger.inclusion(index).encode())
    assert verify_proof(proof, of_confidential(SECRET, SALT).line(), SIGNER.public).size == 5
    with pytest.raises(Refused) as raised:
        ledger.reveal(index)
    assert code(raised) == "SH770"


def test_nothing_of_erased_evidence_stays_in_the_files(path):
    with Ledger.open(path, "kotoba") as ledger:
        index = ledger.commit_to(SECRET, SALT, SIGNER, AT)
        ledger.append(entries(300), SIGNER, AT)
        assert SECRET in b"".join(file.read_bytes() for file in path.parent.iterdir())
        ledger.erase(index)
        left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET not in left
    assert SALT not in left


def test_a_statement_is_never_erased_and_a_secret_never_shown_as_one(ledger):
    (statement,) = ledger.append([b"x"], SIGNER, AT)
    secret = ledger.commit_to(SECRET, SALT, SIGNER, AT)
    for ask, told in ((ledger.erase, "SH775"), (ledger.reveal, "SH775")):
        with pytest.raises(Refused) as raised:
            ask(statement)
        assert code(raised) == told
    with pytest.raises(Refused) as raised:
        ledger.statement(secret)
    assert code(raised) == "SH776"


def test_a_long_log_spans_tiles_and_reopens(path):
    many = entries(70_000)
    with Ledger.open(path, "kotoba") as ledger:
        for at in range(0, len(many), 7_000):
            ledger.append(many[at : at + 7_000], SIGNER, AT)
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append([b"one more"], SIGNER, AT)
        assert ledger.check() == 70_001
        for index in (0, 255, 256, 65_535, 65_536, 70_000):
            data = b"one more" if index == 70_000 else many[index]
            verify_proof(load_proof(ledger.inclusion(index).encode()), of_statement(data).line(), SIGNER.public)


WRITER = """
import sys
from pathlib import Path
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
with Ledger.open(Path(sys.argv[1]), "kotoba") as ledger:
    for number in range(20):
        ledger.append([b"%s %d" % (sys.argv[2].encode(), number)], Ed25519Signer(bytes(32)), 0)
"""


@pytest.mark.slow
def test_several_processes_take_turns(path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(name)]) for name in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with Ledger.open(path, "kotoba") as ledger:
        assert ledger.check() == 60
        kept = {ledger.statement(index) for index in range(60)}
    assert kept == {entry for name in (b"0", b"1", b"2") for entry in entries(20, name)}
