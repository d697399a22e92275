"""The index finds what is on record, whatever the size, whoever appended it, and across its runs."""

import random
import sqlite3

import msgspec
import pytest

from fakes.soak import longer
from fakes.tampering import put_back
from shirushi.app.store import known
from shirushi.app.store.audit import fetcher
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.entry import of_statement
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.merkle import leaf_hash

SIGNER = Ed25519Signer(bytes(32))


def numbered(first, last):
    return [b"%d" % number for number in range(first, last)]


@pytest.mark.slow
def test_what_is_on_record_keeps_its_index_across_runs(tmp_path):
    chance = random.Random(16)
    with Ledger.open(tmp_path / "log", "kotoba") as ledger, Ledger.open(tmp_path / "log", "kotoba") as other:
        size = 0
        for grown in (10, 65_530, 65_536, 65_540, 140_000, 200_000):
            writer = ledger if grown % 4 else other
            assert writer.append(numbered(size, grown), SIGNER, 0) == tuple(range(size, grown))
            size = grown
            asked = chance.sample(range(size), min(size, 700))
            for reader in (ledger, other):
                assert reader.append([b"%d" % number for number in asked], SIGNER, 0) == tuple(asked)
        assert ledger.check() == size


@pytest.mark.slow
def test_runs_are_merged_and_stay_as_few_as_promised(tmp_path):
    with Ledger.open(tmp_path / "log", "kotoba") as ledger:
        db, size = ledger._tables._db, 0
        index = known.Known(db)
        for _ in range(17):  # a run at a time, past the first merge
            leaves = [leaf_hash(of_statement(data).line()) for data in numbered(size, size + 65_536)]
            index.indices(size, [], fetcher(ledger._tables))
            index.take_up(dict(zip(leaves, range(size, size + len(leaves)), strict=True)))
            size += len(leaves)
        assert db.execute("SELECT run, count(*) FROM known GROUP BY run").fetchall() == [(1, 65_536), (2, 1_048_576)]


def test_leaves_that_begin_alike_are_told_apart(tmp_path):
    with Ledger.open(tmp_path / "log", "kotoba") as ledger:
        ledger.append(numbered(0, 3), SIGNER, 0)
        leaf = leaf_hash(of_statement(b"1").line())
        alike = leaf[:8] + bytes(24)
        ledger._tables._db.execute("INSERT INTO known VALUES (1, ?, 1)", (int.from_bytes(leaf[:8], signed=True),))
        index = known.Known(ledger._tables._db)
        index._size = size = 65_536  # as if the three were in a run
        tiles = fetcher(ledger._tables)
        found = index.indices(size, [leaf, alike], lambda tile: tiles(msgspec.structs.replace(tile, width=3)))
    assert found.get(leaf) == 1
    assert alike not in found


@pytest.mark.slow
def test_a_log_that_was_kept_without_this_index_gains_it(tmp_path):
    path, size = tmp_path / "log", longer(2, 10) * 65_536 + 3
    with Ledger.open(path, "kotoba") as ledger:
        for at in range(0, size, 100_000):
            ledger.append(numbered(at, min(size, at + 100_000)), SIGNER, 0)
    with sqlite3.connect(path) as database:  # as version 2 laid it out
        put_back(database, 2)
    database.close()
    with Ledger.open(path, "kotoba") as ledger:
        asked = [0, 65_535, 65_536, size // 2, size - 4, size - 3, size - 1]
        assert ledger.append([b"%d" % number for number in asked], SIGNER, 0) == tuple(asked)
        assert ledger.check() == size
