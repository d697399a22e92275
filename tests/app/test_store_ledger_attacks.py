"""Whatever a keeper does to a log, a client that holds only the last witnessed checkpoint finds it."""

import random
import sqlite3
from hashlib import sha256

import pytest

from fakes.soak import longer
from fakes.tampering import rewrite, tamper
from shirushi.app.store.kept import refuse_other_than
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
from shirushi.terms.errors import ShirushiError

SIGNER, THIEF = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
ENTRIES = [b"entry %d " % number + bytes(number % 7 * 300) for number in range(300)]
SIZES = (1, 40, 256, 290)  # the witness cosigned the last of these; ten entries came after
WITNESSED = SIZES[-1]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The log's file as bytes, an old copy of it, and the checkpoint that the witness and the client hold."""
    path = tmp_path_factory.mktemp("log") / "log.sqlite"
    begin = 0
    for size in SIZES:
        old = path.read_bytes() if begin else b""
        with Ledger.open(path, "kotoba") as ledger:
            ledger.append(ENTRIES[begin:size], SIGNER, 0)
            head = ledger.checkpoint().encode()
        begin = size
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append(ENTRIES[begin:], SIGNER, 0)
    return path.read_bytes(), old, head


def audit(path, witnessed):
    """What the client does (`shirushi log fsck --kept`): derive everything, and see that it continues what was kept."""
    with Ledger.open(path, "kotoba") as ledger:
        ledger.check()
        refuse_other_than(ledger, witnessed)


def evidence(path):
    """What the log shows of the time that the witness saw."""
    with Ledger.open(path, "kotoba") as ledger:
        return [ledger.statement(index) for index in range(WITNESSED)]


def a_bit_of_the_file(path, chance, old):
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def a_bit_of_a_row(path, chance, old):
    table, column = chance.choice(
        [("entry", "data"), ("entry", "digest"), ("entry", "kind"), ("tile", "hashes"), ("checkpoint", "note"), ("log", "key")]
    )  # fmt: skip
    with sqlite3.connect(path) as database:
        rows = database.execute(f"SELECT {column} FROM {table}").fetchall()
    database.close()
    (value,) = chance.choice(rows)
    data = bytearray(value.encode() if isinstance(value, str) else value)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(7)
    changed = data.decode(errors="replace") if isinstance(value, str) else bytes(data)
    tamper(path, (f"UPDATE {table} SET {column} = ? WHERE {column} = ?", changed, value))


def a_row_gone(path, chance, old):
    key, table = chance.choice([("idx", "entry"), ("idx", "entry"), ("place", "tile"), ("size", "checkpoint")])
    with sqlite3.connect(path) as database:
        (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    database.close()
    one = f"SELECT {key} FROM {table} LIMIT 1 OFFSET {chance.randrange(rows)}"
    tamper(path, (f"DELETE FROM {table} WHERE {key} = ({one})",))


def two_rows_swapped(path, chance, old):
    one, other = chance.sample(range(WITNESSED), 2)
    tamper(
        path, *(("UPDATE entry SET idx = ? WHERE idx = ?", to, of) for of, to in ((one, -1), (other, one), (-1, other)))
    )


def a_row_slipped_in(path, chance, old):
    at = chance.randrange(300)
    tamper(
        path,
        ("UPDATE entry SET idx = -idx - 2 WHERE idx >= ?", at),
        ("UPDATE entry SET idx = -idx - 1 WHERE idx < 0",),
        ("INSERT INTO entry SELECT ?, kind, zeroblob(32), at, salt, data FROM entry WHERE idx = 0", at),
    )


def evidence_changed_with_its_digest(path, chance, old):
    data = chance.randbytes(20)
    tamper(
        path,
        ("UPDATE entry SET data = ?, digest = ? WHERE idx = ?", data, sha256(data).digest(), chance.randrange(300)),
    )


def history_rewritten(path, chance, old):
    entries = [*ENTRIES[: chance.randrange(WITNESSED, 301)], *(chance.randbytes(9) for _ in range(chance.randrange(9)))]
    entries[chance.randrange(WITNESSED)] = chance.randbytes(12)
    rewrite(path, entries, SIGNER, *SIZES)


def an_entry_left_out_of_history(path, chance, old):
    entries = [*ENTRIES]
    del entries[chance.randrange(WITNESSED)]
    rewrite(path, entries, SIGNER, *SIZES)


def history_rewritten_by_a_thief(path, chance, old):
    rewrite(path, ENTRIES, THIEF, *SIZES)
    if chance.random() < 0.5:
        tamper(path, ("UPDATE log SET key = ?", THIEF.public.raw))


def an_old_copy_put_back(path, chance, old):
    path.write_bytes(old)


def history_cut_short(path, chance, old):
    rewrite(path, ENTRIES[: chance.randrange(1, WITNESSED)], SIGNER)


def another_view_for_another_reader(path, chance, old):
    """The witness saw one branch; this reader is shown one that parted from it earlier."""
    parted = chance.randrange(WITNESSED)
    branch = [b"branch %d" % number for number in range(chance.randrange(WITNESSED - parted, 400))]
    rewrite(path, ENTRIES[:parted] + branch, SIGNER)


ATTACKS = [
    a_bit_of_the_file, a_bit_of_a_row, a_row_gone, two_rows_swapped, a_row_slipped_in, evidence_changed_with_its_digest,
    history_rewritten, an_entry_left_out_of_history, history_rewritten_by_a_thief, an_old_copy_put_back,
    history_cut_short, another_view_for_another_reader,
]  # fmt: skip


def test_an_untouched_log_passes(tmp_path, kept):
    whole, _, head = kept
    path = tmp_path / "log"
    path.write_bytes(whole)
    audit(path, head)
    assert evidence(path) == ENTRIES[:WITNESSED]


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_missed(tmp_path, kept, attack, tried):
    whole, old, head = kept
    chance = random.Random(attack.__name__)
    path = tmp_path / "log"
    found = unharmed = 0
    for _ in range(longer(45, 190)):
        path.write_bytes(whole)
        attack(path, chance, old)
        try:
            audit(path, head)
        except ShirushiError:
            found += 1
        else:
            assert evidence(path) == ENTRIES[:WITNESSED], "missed"
            unharmed += 1
        for beside in path.parent.glob("log-*"):
            beside.unlink()
    assert found
    tried(attacks=found + unharmed, found=found, without_effect_on_evidence=unharmed, missed=0)
