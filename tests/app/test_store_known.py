"""The index finds what is on record, whatever the size, whoever appended it, and across its runs."""

import random
import sqlite3

import pytest

from fakes.tampering import tamper
from shirushi.app.store import known
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.entry import of_statement
from shirushi.evidence.key import Ed25519Signer
from shirushi.terms.errors import Altered

SIGNER = Ed25519Signer(bytes(32))


def numbered(first, last):
    return [b"%d" % number for number in range(first, last)]


@pytest.mark.slow
def test_what_is_on_record_keeps_its_index_across_runs(tmp_path):
    chance = random.Random(16)
    with Ledger.open(tmp_path / "log", "kotoba") as ledger, Ledger.open(tmp_path / "log", "kotoba") as other:
        size = 0
        for grown in (10, 16_383, 16_384, 16_390, 40_000, 70_000):
            writer = ledger if grown % 4 else other
            assert writer.append(numbered(size, grown), SIGNER, 0) == tuple(range(size, grown))
            size = grown
            asked = chance.sample(range(size), min(size, 700))
            for reader in (ledger, other):
                assert reader.append([b"%d" % number for number in asked], SIGNER, 0) == tuple(asked)
        assert ledger.check() == size


def rows(size):
    """A table of entries of which only the digests count."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE entry (idx INTEGER PRIMARY KEY, digest BLOB)")
    db.execute(known.LAYOUT)
    db.executemany("INSERT INTO entry VALUES (?, ?)", enumerate(map(digest_of, range(size))))
    return db


def digest_of(number):
    return of_statement(b"%d" % number).digest


@pytest.mark.slow
def test_runs_are_merged_and_stay_as_few_as_promised():
    size, step = 17 * 16_384 + 5, 5_000
    db = rows(size)
    index = known.Known(db)
    for begin in range(0, size, step):
        end = min(size, begin + step)
        index.take_up(begin, {digest_of(number): number for number in range(begin, end)})
    count = "SELECT run, count(*) FROM known GROUP BY run"
    assert db.execute(count).fetchall() == [(1, 16_384), (2, 262_144)]
    assert known.first_unknown(db, size) is None
    entered = db.execute("SELECT * FROM known").fetchall()
    db.execute("DELETE FROM known")
    known.enter_all(db)
    assert db.execute("SELECT * FROM known").fetchall() == entered
    asked = [0, 262_143, 262_144, 278_527, 278_528, size - 1]
    assert known.Known(db).indices(size, [digest_of(number) for number in asked]) == {
        digest_of(number): number for number in asked
    }


def test_digests_that_begin_alike_are_told_apart():
    size = 16_384
    db = rows(size)
    known.enter_all(db)
    alike = digest_of(1)[:8] + bytes(24)
    assert known.Known(db).indices(size, [alike]).get(alike) is None
    assert known.Known(db).indices(size, [digest_of(1)])[digest_of(1)] == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "index"),
    [("DELETE FROM known WHERE idx = 3", 3), ("UPDATE known SET prefix = 0", 0), ("UPDATE known SET run = 7", 0)],
)
def test_an_index_that_would_take_evidence_up_twice_is_found(tmp_path, change, index):
    path = tmp_path / "log"
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append(numbered(0, 16_390), SIGNER, 0)
        assert ledger.check() == 16_390
    tamper(path, (change,))
    with Ledger.open(path, "kotoba") as ledger, pytest.raises(Altered) as raised:
        ledger.check()
    assert f"index of entry {index}" in raised.value.faults[0].says.en


def test_a_log_of_an_earlier_layout_gains_its_index(tmp_path):
    path = tmp_path / "log"
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append(numbered(0, 16_390), SIGNER, 0)
    tamper(path, ("DROP TABLE known",), ("PRAGMA user_version = 3",))
    with Ledger.open(path, "kotoba") as ledger:
        assert ledger.append(numbered(0, 5), SIGNER, 0) == (0, 1, 2, 3, 4)
        assert ledger.check() == 16_390
