"""Many writers share one log: everybody is answered, and each answer can be proven."""

from threading import Thread

import pytest

from fakes.soak import longer
from shirushi.app.store.committer import Committer
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.entry import of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.proof import load_proof, verify_proof
from shirushi.terms.errors import Malformed, Refused

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
WRITERS = 64
EACH = longer(60, 261)  # a million entries in a soak


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.sqlite"


def committer(path, signer=SIGNER):
    return Committer(path, "kotoba", signer, lambda: 0)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_acknowledgement_of_64_threads_is_provable(path, tried):
    answers = {}

    def write(number):
        for count in range(EACH):
            answers[number, count] = opened.append(b"%d %d" % (number, count))

    with committer(path) as opened:
        threads = [Thread(target=write, args=(number,)) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(answers.values()) == list(range(WRITERS * EACH))
    with Ledger.open(path, "kotoba") as ledger:
        assert ledger.check() == WRITERS * EACH
        for (number, count), index in answers.items():
            if count % longer(1, 50) == 0:
                proof = load_proof(ledger.inclusion(index).encode())
                verify_proof(proof, of_statement(b"%d %d" % (number, count)).line(), SIGNER.public)
                assert proof.index == index
    tried(threads=WRITERS, acknowledgements=len(answers), unproven=0)


def test_what_was_handed_in_is_kept_before_it_closes(path):
    with committer(path) as opened:
        futures = [opened.hand_in(b"%d" % number) for number in range(3_000)]
    assert [future.result(timeout=0) for future in futures] == list(range(3_000))


def test_one_bad_entry_keeps_out_no_other(path):
    with committer(path) as opened:
        futures = [opened.hand_in(data) for data in (b"one", bytes(MOST_BYTES + 1), b"two", b"one")]
        with pytest.raises(Malformed):
            futures[1].result()
        assert [futures[number].result() for number in (0, 2, 3)] == [0, 1, 0]


def test_a_log_that_is_not_ours_is_told_to_whoever_opens_it(path):
    with Ledger.open(path, "other"):
        pass
    with pytest.raises(Refused), committer(path):
        pass


def test_another_key_is_told_to_every_writer(path):
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append([b"x"], OTHER, 0)
    with committer(path) as opened:
        for future in [opened.hand_in(b"%d" % number) for number in range(5)]:
            with pytest.raises(Refused):
                future.result()
