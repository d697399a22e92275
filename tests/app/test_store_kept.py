"""A checkpoint kept outside the log tells what became of it."""

import pytest

from fakes.tampering import rewrite, tamper
from shirushi.app.store.kept import refuse_other_than
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
from shirushi.terms.errors import Altered, Malformed, Refused

SIGNER, THIEF = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
ENTRIES = [b"zero", b"one", b"two", b"three"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log"


@pytest.fixture
def kept(path):
    with Ledger.open(path, "kotoba") as ledger:
        ledger.append(ENTRIES[:3], SIGNER, 0)
        note = ledger.checkpoint()
        ledger.append(ENTRIES[3:], SIGNER, 0)
    return note.encode()


def said(path, kept, kind):
    with Ledger.open(path, "kotoba") as ledger, pytest.raises(kind) as raised:
        refuse_other_than(ledger, kept)
    return raised.value.faults[0].code


def test_a_log_that_grew_continues_it(path, kept):
    with Ledger.open(path, "kotoba") as ledger:
        assert refuse_other_than(ledger, kept).size == 3


def test_a_shorter_log(path, kept):
    rewrite(path, ENTRIES[:2], SIGNER)
    assert said(path, kept, Altered) == "SH777"


def test_a_rewritten_log(path, kept):
    rewrite(path, [b"nought", *ENTRIES[1:]], SIGNER)
    assert said(path, kept, Altered) == "SH778"


def test_a_log_under_another_key(path, kept):
    rewrite(path, ENTRIES, THIEF)
    tamper(path, ("UPDATE log SET key = ?", THIEF.public.raw))
    assert said(path, kept, Altered) == "SH421"


def test_a_checkpoint_of_another_log(tmp_path, path, kept):
    with Ledger.open(tmp_path / "other", "other") as ledger:
        ledger.append(ENTRIES, SIGNER, 0)
        other = ledger.checkpoint().encode()
    assert said(path, other, Refused) == "SH764"


def test_what_is_no_checkpoint(path, kept):
    assert said(path, b"nothing", Malformed) == "SH401"
