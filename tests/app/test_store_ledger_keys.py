"""The ledger follows rotations, ends with its closing entry, and reads logs that were laid out before there were any."""

import sqlite3

import pytest

from fakes.tampering import put_back
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.sqlite import origin_of
from shirushi.evidence.entry import of_statement
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import revocation, rotation
from shirushi.evidence.predicate import LogClosed, about, record
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.terms.errors import Altered, Malformed, Refused, Unavailable

A, B, C = (Ed25519Signer(bytes([number]) * 32) for number in range(3))
AT = 1_795_000_000_000
TO_B = seal(rotation("log", A.public, B.public), A, B)
TO_C = seal(rotation("log", B.public, C.public), B, C)
EVIDENCE_TO_B = seal(rotation("evidence", A.public, B.public), A, B)
REVOKES_A = seal(revocation(A.public, "stolen"), B)
CLOSES = seal(record(about("log", "0" * 64), LogClosed(origin="kotoba", size=1)), A)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.sqlite"


@pytest.fixture
def ledger(path):
    with Ledger.open(path, "kotoba") as opened:
        yield opened


def code(raised):
    return raised.value.faults[0].code


def test_the_new_key_goes_on_and_the_former_does_not(ledger):
    ledger.append([b"by a"], A, AT)
    assert ledger.follow(A.public, [TO_B], B, AT) == (1,)
    with pytest.raises(Refused) as raised:
        ledger.append([b"by a again"], A, AT)
    assert code(raised) == "SH768"
    assert ledger.append([b"by b"], B, AT) == (2,)
    assert (ledger.check(), ledger.key) == (3, A.public)
    assert open_checkpoint(ledger.checkpoint().encode(), B.public).size == 3


def test_rotations_are_entered_once(ledger, path):
    ledger.append([b"by a"], A, AT)
    ledger.follow(A.public, [TO_B], B, AT)
    assert ledger.follow(A.public, [TO_B, TO_C], C, AT) == (1, 2)
    assert ledger.follow(A.public, [TO_B, TO_C], C, AT) == (1, 2)
    with Ledger.open(path, "kotoba") as again:
        assert [entry.index for entry in again.key_entries] == [1, 2]
        assert again.append([b"by c"], C, AT) == (3,)
        assert again.check() == 4


def test_a_new_log_is_begun_by_the_first_key_whose_secret_is_gone(ledger):
    assert ledger.follow(A.public, [TO_B, EVIDENCE_TO_B, REVOKES_A], B, AT) == (0, 1, 2)
    assert (ledger.key, ledger.check()) == (A.public, 3)
    ring = ledger.keyring
    assert ring is not None
    assert (ring.first, ring.holder("log", 2), ring.checkpoint_key(3)) == (A.public, B.public, B.public)


@pytest.mark.parametrize(
    ("first", "changes", "signer", "error", "expected"),
    [
        (B, [TO_C], C, Refused, "SH768"),
        (A, [TO_B], C, Refused, "SH768"),
        (A, [TO_C], C, Altered, "SH976"),
        (A, [seal(rotation("log", A.public, C.public), C)], C, Altered, "SH976"),
        (A, [b"no envelope"], A, Malformed, "SH401"),
    ],
)
def test_what_does_not_lead_to_the_signer_changes_nothing(ledger, first, changes, signer, error, expected):
    ledger.append([b"by a"], A, AT)
    with pytest.raises(error) as raised:
        ledger.follow(first.public, changes, signer, AT)
    assert code(raised) == expected
    assert ledger.append([b"goes on"], A, AT) == (1,)
    assert ledger.check() == 2


def test_nothing_follows_the_closing_entry(ledger):
    ledger.append([b"first"], A, AT)
    assert not ledger.is_closed
    assert ledger.close_with(CLOSES, A, AT) == 1
    assert ledger.is_closed
    for add in (
        lambda: ledger.append([b"more"], A, AT),
        lambda: ledger.commit_to(b"secret", bytes(32), A, AT),
        lambda: ledger.follow(A.public, [TO_B], B, AT),
    ):
        with pytest.raises(Refused) as raised:
            add()
        assert code(raised) == "SH977"
    assert ledger.append([b"first"], A, AT) == (0,)
    assert (ledger.close_with(CLOSES, A, AT), ledger.check()) == (1, 2)


def test_an_entry_slipped_behind_the_closing_one_is_found(ledger, path):
    """Somebody who holds the log's key makes the tree go on, so that every hash and signature agrees."""
    ledger.append([b"first"], A, AT)
    ledger.close_with(CLOSES, A, AT)
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute("UPDATE entry SET kind = 'statement' WHERE idx = 1")
        ledger.append([b"late"], A, AT)
        database.execute("UPDATE entry SET kind = 'closing' WHERE idx = 1")
    database.close()
    with pytest.raises(Altered) as raised:
        ledger.check()
    assert raised.value.faults[0].says.en == "Entry 2 of the log was altered or is missing."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET kind = 'statement' WHERE idx = 1",
        "UPDATE entry SET data = x'00' WHERE idx = 1",
        "DELETE FROM entry WHERE idx = 1",
        "UPDATE log SET key = zeroblob(32)",
        "DROP INDEX key_entry",
    ],
)
def test_a_tampered_key_entry_is_found(ledger, path, statement):
    ledger.append([b"by a"], B, AT)
    ledger.follow(B.public, [TO_C], C, AT)
    ledger.append([b"by c"], C, AT)
    ledger.close()
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute(statement)
    database.close()
    if statement.startswith("DROP"):  # found more slowly, but found
        with Ledger.open(path, "kotoba") as again:
            assert (again.check(), len(again.key_entries)) == (3, 1)
        return
    with pytest.raises(Altered):
        Ledger.open(path, "kotoba")


def test_key_entries_are_found_without_reading_the_log(ledger, path):
    ledger.append([b"%d" % number for number in range(1000)], A, AT)
    with sqlite3.connect(path) as database:
        (plan,) = database.execute("EXPLAIN QUERY PLAN SELECT * FROM entry WHERE kind = 'key' ORDER BY idx").fetchall()
    database.close()
    assert "key_entry" in plan[3]


@pytest.mark.parametrize("version", [2, 4])
def test_a_log_of_a_layout_before_goes_on(ledger, path, version):
    ledger.append([b"by a"], A, AT)
    ledger.close()
    with sqlite3.connect(path, isolation_level=None) as database:
        put_back(database, version)
    database.close()
    assert origin_of(path) == "kotoba"
    with Ledger.open(path, "kotoba") as again:
        again.follow(A.public, [TO_B], B, AT)
        assert again.check() == 2
    Ledger.open(path, "kotoba").close()


def test_several_entries_are_proven_under_one_checkpoint_of_the_past(ledger):
    ledger.append([b"0", b"1", b"2"], A, AT)
    ledger.append([b"3"], A, AT)
    proven = ledger.inclusions((2, 0), 3)
    for index, proof in zip((2, 0), proven.proofs, strict=True):
        checkpoint = verify_proof(load_proof(proof.encode()), of_statement(b"%d" % index).line(), A.public)
        assert (checkpoint.size, load_proof(proof.encode()).checkpoint) == (3, proven.checkpoint)
    for indices, size in (((3,), 3), ((0,), 2), ((0,), 9), ((-1,), 3)):
        with pytest.raises(Malformed) as raised:
            ledger.inclusions(indices, size)
        assert code(raised) == "SH769"


def test_entries_are_read_with_their_times_and_found_again(ledger):
    ledger.append([b"said"], A, AT)
    ledger.commit_to(b"secret", bytes(32), A, AT + 5)
    said, secret = ledger.recorded(0, 2)
    assert (said.index, said.at, said.evidence) == (0, AT, b"said")
    assert (secret.entry.kind, secret.at, secret.evidence) == ("commitment", AT + 5, b"secret")
    ledger.erase(1)
    assert next(ledger.recorded(1, 2)).evidence is None
    assert ledger.find(of_statement(b"said")) == 0
    assert ledger.find(of_statement(b"said", "key")) is ledger.find(of_statement(b"other")) is None


def test_whose_log_a_file_is(path, tmp_path):
    with pytest.raises(Unavailable):
        origin_of(path)
    path.write_bytes(b"not a database, by far not one")
    with pytest.raises(Malformed) as raised:
        origin_of(path)
    assert code(raised) == "SH761"
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).close()
    other.write_bytes(b"")
    with pytest.raises(Malformed):
        origin_of(other)
    assert other.read_bytes() == b""
