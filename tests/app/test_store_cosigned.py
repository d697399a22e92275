"""Cosignatures stand beside the checkpoints, in SQLite and in PostgreSQL alike, and move along with a log."""

import pytest

from shirushi.app.store.ledger import Ledger
from shirushi.app.store.moving import export_log, import_log
from shirushi.app.store.opening import open_log
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner, cosign, cosignatures
from shirushi.evidence.tlog.note import load_note
from shirushi.evidence.tlog.proof import load_proof
from shirushi.terms.errors import Malformed

SIGNER = Ed25519Signer(bytes(32))
COSIGNERS = [Ed25519Cosigner(f"w{number}.example", bytes([number]) * 32) for number in (1, 2)]
KEYS = tuple(each.key for each in COSIGNERS)
AT = 1_795_000_000_000


@pytest.fixture
def ledger(place):
    with open_log(place, "kotoba") as opened:
        yield opened


def grow(ledger: Ledger, count: int, at: int = AT) -> None:
    size = ledger.size
    ledger.append([b"entry %d" % number for number in range(size, size + count)], SIGNER, at)


def witness(ledger: Ledger, *whose: int, at_s: int = 100) -> None:
    note = load_note(ledger.checkpoint().encode())
    checkpoint = load_checkpoint(note.text)
    lines = "".join(cosign(checkpoint, COSIGNERS[number], at_s) for number in whose)
    ledger.cosign(checkpoint.size, cosignatures(load_note(f"{note.text}\n{lines}".encode()), KEYS))


def names(note: str) -> list[str]:
    return [one.key.name for one in cosignatures(load_note(note.encode()), KEYS)]


def test_a_log_nobody_witnessed(ledger):
    assert ledger.unwitnessed_since() is None
    grow(ledger, 3)
    assert (ledger.last_cosigned(), ledger.unwitnessed_since()) == ("", AT)
    assert (ledger.last_word(KEYS[0]).size, ledger.last_word(KEYS[0]).at_s) == (0, 0)


def test_cosignatures_stand_on_the_checkpoint_and_in_every_proof(ledger):
    grow(ledger, 3)
    witness(ledger, 1, 0)
    assert names(ledger.checkpoint()) == ["w1.example", "w2.example"]
    assert load_proof(ledger.inclusion(1).encode()).checkpoint == ledger.checkpoint() == ledger.last_cosigned()
    assert (ledger.unwitnessed_since(), ledger.check()) == (None, 3)


def test_what_is_not_cosigned_yet_is_known(ledger):
    grow(ledger, 3)
    witness(ledger, 0)
    grow(ledger, 2, AT + 7)
    grow(ledger, 2, AT + 9)
    assert names(ledger.checkpoint()) == []
    assert load_checkpoint(load_note(ledger.last_cosigned().encode()).text).size == 3
    assert ledger.unwitnessed_since() == AT + 7


def test_of_a_key_the_newest_line_stays(ledger):
    grow(ledger, 3)
    witness(ledger, 0, 1, at_s=100)
    witness(ledger, 0, at_s=200)
    found = cosignatures(load_note(ledger.checkpoint().encode()), KEYS)
    assert [(one.key.name, one.at_s) for one in found] == [("w1.example", 200), ("w2.example", 100)]
    grow(ledger, 1)
    witness(ledger, 1, at_s=300)
    assert (ledger.last_word(KEYS[0]).size, ledger.last_word(KEYS[0]).at_s) == (3, 200)
    assert (ledger.last_word(KEYS[1]).size, ledger.last_word(KEYS[1]).at_s) == (4, 300)


def test_the_root_of_every_size(ledger):
    roots = []
    for _ in range(5):
        roots.append(ledger.root(ledger.size))
        grow(ledger, 100)
    assert [ledger.root(size) for size in range(0, 500, 100)] == roots
    with pytest.raises(Malformed):
        ledger.root(501)


def test_cosignatures_move_along(ledger, tmp_path):
    for number in range(3):
        grow(ledger, 2)
        if number != 1:
            witness(ledger, 0, 1)
    export_log(ledger, tmp_path / "moved")
    with Ledger.open(tmp_path / "there.sqlite", "kotoba") as there:
        import_log(tmp_path / "moved", there)
        assert there.checkpoint() == ledger.checkpoint()
        assert there.last_word(KEYS[1]) == ledger.last_word(KEYS[1])
        assert there.check() == 6
