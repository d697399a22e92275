"""What every store owes as a log, whatever database keeps it."""

import pytest

from shirushi.app.store.opening import open_log
from shirushi.evidence.entry import of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.terms.errors import Malformed, Refused

pytestmark = pytest.mark.contract

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
AT = 1_795_000_000_000


@pytest.fixture
def ledger(place):
    with open_log(place, "kotoba") as opened:
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


def test_a_log_opens_as_it_was_closed(place):
    with open_log(place, "kotoba") as ledger:
        ledger.append(entries(5), SIGNER, AT)
        before = ledger.checkpoint()
    with open_log(place, "kotoba") as ledger:
        assert ledger.checkpoint() == before
        assert ledger.append([b"more"], SIGNER, AT) == (5,)
        assert ledger.check() == 6


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


def test_another_origin_is_another_log(place):
    with open_log(place, "kotoba") as ledger:
        ledger.append([b"x"], SIGNER, AT)
    with pytest.raises(Refused) as raised:
        open_log(place, "other")
    assert code(raised) == "SH764"


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


def test_readers_see_one_state_while_another_writes(place, ledger):
    ledger.append(entries(3), SIGNER, AT)
    with open_log(place, "kotoba") as other:
        other.append([b"more"], SIGNER, AT)
    assert ledger.size == 4
    assert load_proof(ledger.inclusion(3).encode()).index == 3


SECRET, SALT = b"the weights lie in the blue cabinet", bytes(range(32))


def test_confidential_evidence_is_committed_to_revealed_and_erased(place, ledger):
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


def test_a_long_log_spans_tiles_and_reopens(place):
    many = entries(70_000)
    with open_log(place, "kotoba") as ledger:
        for at in range(0, len(many), 7_000):
            ledger.append(many[at : at + 7_000], SIGNER, AT)
    with open_log(place, "kotoba") as ledger:
        ledger.append([b"one more"], SIGNER, AT)
        assert ledger.check() == 70_001
        for index in (0, 255, 256, 65_535, 65_536, 70_000):
            data = b"one more" if index == 70_000 else many[index]
            verify_proof(load_proof(ledger.inclusion(index).encode()), of_statement(data).line(), SIGNER.public)
