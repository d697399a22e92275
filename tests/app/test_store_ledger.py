"""What a log in an SQLite file does besides what every log owes (test_store_log.py)."""

import os
import sqlite3
import subprocess
import sys
import threading

import pytest

from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
from shirushi.terms.errors import Altered, Malformed, Unavailable

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


def test_a_closed_log_is_our_bug_and_not_told_as_damage(ledger):
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.append([b"x"], SIGNER, AT)


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb"])
def test_an_origin_that_no_checkpoint_could_bear(path, origin):
    with pytest.raises(ValueError, match="origin"):
        Ledger.open(path, origin)
    assert not path.exists()


def test_a_full_disk_is_told_and_leaves_the_log_whole(ledger):
    ledger.append(entries(3), SIGNER, AT)
    (pages,) = ledger._tables._db.execute("PRAGMA page_count").fetchone()
    ledger._tables._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Unavailable) as raised:
        ledger.append([os.urandom(100_000)], SIGNER, AT)
    assert code(raised) == "SH721"
    assert ledger.check() == 3
    ledger._tables._db.execute("PRAGMA max_page_count = 100000")
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
    database.execute("PRAGMA user_version = 6")
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
    path.write_bytes(path.read_bytes()[:-16_384])
    with pytest.raises(Altered):
        Ledger.open(path, "kotoba").check()


SECRET, SALT = b"the weights lie in the blue cabinet", bytes(range(32))


def test_nothing_of_erased_evidence_stays_in_the_files(path):
    with Ledger.open(path, "kotoba") as ledger:
        index = ledger.commit_to(SECRET, SALT, SIGNER, AT)
        ledger.append(entries(300), SIGNER, AT)
        assert SECRET in b"".join(file.read_bytes() for file in path.parent.iterdir())
        ledger.erase(index)
        left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET not in left
    assert SALT not in left


WRITER = """
import sys
import threading
from pathlib import Path
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
with Ledger.open(Path(sys.argv[1]), "kotoba") as ledger:
    for number in range(20):
        ledger.append([b"%s %d" % (sys.argv[2].encode(), number)], Ed25519Signer(bytes(32)), 0)
"""


def test_whoever_opens_a_log_that_another_is_just_beginning_waits(path):
    beginning = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    beginning.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        Ledger.open(path, "kotoba", patience_s=0)
    release = threading.Timer(0.2, beginning.rollback)
    release.start()
    with Ledger.open(path, "kotoba") as ledger:
        assert ledger.check() == 0
    release.join()
    beginning.close()


@pytest.mark.slow
def test_several_processes_take_turns(path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(name)]) for name in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with Ledger.open(path, "kotoba") as ledger:
        assert ledger.check() == 60
        kept = {ledger.statement(index) for index in range(60)}
    assert kept == {entry for name in (b"0", b"1", b"2") for entry in entries(20, name)}
