import random
import sqlite3
from hashlib import sha256

import pytest

from fakes.soak import longer
from fakes.tampering import rewrite, tamper
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

SIGNER, THIEF = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
BATCHES = [[b"zero", b"one"], [b"two"], [b"three", b"four", b"five", b"six"]]
ENTRIES = [entry for batch in BATCHES for entry in batch]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """The bytes of a log of seven entries under three checkpoints."""
    path = tmp_path_factory.mktemp("log") / "log.sqlite"
    with Ledger.open(path, "kotoba") as ledger:
        for batch in BATCHES:
            ledger.append(batch, SIGNER, 0)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, sealed):
    path = tmp_path / "log.sqlite"
    path.write_bytes(sealed)
    return path


def check(path):
    with Ledger.open(path, "kotoba") as ledger:
        return ledger.check()


def caught(path):
    """What opening and checking says of a tampered log."""
    with pytest.raises(Altered) as raised:
        check(path)
    return raised.value.faults[0].says.en


def test_the_log_as_it_was(path):
    assert check(path) == 7


@pytest.mark.parametrize("index", range(7))
def test_any_flipped_bit_of_an_entry_names_it(tmp_path, sealed, index):
    data = ENTRIES[index]
    at = sealed.index(data)
    for bit in range(len(data) * 8):
        changed = bytearray(sealed)
        changed[at + bit // 8] ^= 1 << bit % 8
        path = tmp_path / "log.sqlite"
        path.write_bytes(changed)
        assert caught(path) == f"Entry {index} of the log was altered or is missing."
        with Ledger.open(path, "kotoba") as ledger, pytest.raises(Altered):
            ledger.statement(index)


@pytest.mark.parametrize("index", range(7))
def test_a_changed_digest_names_its_entry(path, index):
    tamper(path, ("UPDATE entry SET digest = ? WHERE idx = ?", sha256(b"x").digest(), index))
    assert f"Entry {index} " in caught(path)


@pytest.mark.parametrize("index", range(7))
def test_an_entry_changed_with_its_digest_is_found_by_tree_or_checkpoint(path, index):
    tamper(path, ("UPDATE entry SET data = ?, digest = ? WHERE idx = ?", b"x", sha256(b"x").digest(), index))
    expected = {0: "0 to 1", 1: "0 to 1", 2: "2 to 2", 3: "3 to 6", 4: "3 to 6", 5: "3 to 6", 6: "3 to 6"}
    assert f"The entries {expected[index]} " in caught(path)


@pytest.mark.parametrize("index", range(7))
def test_a_statement_is_not_erased_unnoticed(path, index):
    tamper(path, ("UPDATE entry SET data = NULL WHERE idx = ?", index))
    assert f"Entry {index} " in caught(path)


@pytest.mark.parametrize("change", ["kind = 'commitment'", "kind = 'other'", "salt = zeroblob(32)", "digest = 7"])
def test_an_entry_of_another_kind_is_found(path, change):
    tamper(path, (f"UPDATE entry SET {change} WHERE idx = 3",))
    assert "Entry 3 " in caught(path)


@pytest.mark.parametrize("index", range(7))
def test_a_deleted_entry_is_missed(path, index):
    tamper(path, ("DELETE FROM entry WHERE idx = ?", index))
    assert f"Entry {index} " in caught(path)


def test_swapped_entries_are_found(path):
    tamper(
        path,
        ("UPDATE entry SET idx = 99 WHERE idx = 3",),
        ("UPDATE entry SET idx = 3 WHERE idx = 4",),
        ("UPDATE entry SET idx = 4 WHERE idx = 99",),
    )
    assert "The entries 3 to 6 " in caught(path)


def test_an_entry_slipped_in_is_found(path):
    tamper(path, ("INSERT INTO entry VALUES (7, 'statement', ?, 0, NULL, ?)", sha256(b"x").digest(), b"x"))
    assert "The entries 0 to 7 " in caught(path)


@pytest.mark.parametrize(
    "change",
    ["UPDATE tile SET hashes = zeroblob(224)", "UPDATE tile SET hashes = substr(hashes, 1, 192)", "DELETE FROM tile", "UPDATE tile SET hashes = 7"],
)  # fmt: skip
def test_a_changed_tile_is_found(path, change):
    tamper(path, (change,))
    assert "The entries 0 to 6 " in caught(path)


def test_a_flipped_bit_of_a_tile_is_found(path):
    for place in range(7 * 32):
        with sqlite3.connect(path, isolation_level=None) as database:
            (hashes,) = database.execute("SELECT hashes FROM tile").fetchone()
            changed = bytearray(hashes)
            changed[place] ^= 1
            database.execute("UPDATE tile SET hashes = ?", (bytes(changed),))
        assert "The entries 0 to 6 " in caught(path)
        tamper(path, ("UPDATE tile SET hashes = ?", hashes))
    assert check(path) == 7


@pytest.mark.parametrize(
    "statement",
    [
        ("INSERT INTO tile VALUES (99, ?)", b"x"),
        ("DROP TABLE tile",),
        ("UPDATE log SET key = ?", THIEF.public.raw),
        ("UPDATE log SET key = ?", b"short"),
        ("UPDATE log SET key = NULL",),
        ("UPDATE checkpoint SET note = ? WHERE size = 3", ""),
        ("UPDATE checkpoint SET note = ? WHERE size = 3", b"\xff"),
        ("UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 2) WHERE size = 3",),
        ("UPDATE checkpoint SET size = 4 WHERE size = 3",),
        ("UPDATE checkpoint SET size = 0 WHERE size = 3",),
        ("UPDATE checkpoint SET size = -1 WHERE size = 7",),
        ("DELETE FROM checkpoint WHERE size = 7",),
        ("DELETE FROM checkpoint",),
        ("DELETE FROM entry",),
    ],
)
def test_other_changes_are_found(path, statement):
    tamper(path, statement)
    assert caught(path)


def test_a_log_without_its_name_is_refused(path):
    tamper(path, ("DELETE FROM log",))
    with pytest.raises(Refused):
        check(path)


def test_a_stray_row_of_the_index_is_found(path):
    tamper(path, ("INSERT INTO known VALUES (1, 0, 3)",))
    assert "index of entry 7" in caught(path)


def test_history_rewritten_without_the_key_is_found(path):
    rewrite(path, [b"nought", *ENTRIES[1:]], THIEF)
    assert "The entries 0 to 6 " in caught(path)


def test_history_rewritten_with_the_key_is_found_by_whoever_kept_a_checkpoint(path):
    with Ledger.open(path, "kotoba") as ledger:
        kept = open_checkpoint(ledger.checkpoint().encode(), SIGNER.public)
    rewrite(path, [b"nought", *ENTRIES[1:], b"seven"], SIGNER)
    assert check(path) == 8
    with Ledger.open(path, "kotoba") as ledger:
        now = open_checkpoint(ledger.checkpoint().encode(), SIGNER.public)
        proof = ledger.consistency(kept.size, now.size)
    assert not verify_consistency(kept.size, kept.root, now.size, now.root, proof)


@pytest.mark.slow
def test_no_byte_of_the_file_changes_an_entry_unnoticed(tmp_path, sealed):
    chance = random.Random(6962)
    outcomes = set()
    for at in chance.sample(range(len(sealed)), longer(400)):
        changed = bytearray(sealed)
        changed[at] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{at}.sqlite"
        path.write_bytes(changed)
        try:
            with Ledger.open(path, "kotoba") as ledger:
                assert ledger.check() == 7
                assert [ledger.statement(index) for index in range(7)] == ENTRIES
            outcomes.add("unharmed")
        except (Altered, Malformed, Refused, Unavailable) as error:
            outcomes.add(type(error))
    assert {"unharmed", Altered} <= outcomes
