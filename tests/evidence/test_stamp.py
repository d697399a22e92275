"""Stamps of checkpoints: what is asked, what is kept of the answer, and what it covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.authority import Authority, number, octets, sequence
from shirushi.evidence import der
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.stamp import (
    NOT_GRANTED,
    PROVES_NOTHING,
    answer,
    as_logged,
    load_answer,
    load_authorities,
    open_checkpoint_stamp,
    request,
)
from shirushi.evidence.timestamp import open_stamp
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner, cosign
from shirushi.terms.errors import Altered, Malformed, Refused

AUTHORITY = Authority()
SIGNER = Ed25519Signer(bytes(32))
RING = Keyring.begun_by(SIGNER.public)
CHECKPOINT = Checkpoint(origin="kotoba", size=3, root=bytes(32))
NOTE = seal_checkpoint(CHECKPOINT, SIGNER)
COSIGNED = NOTE + cosign(CHECKPOINT, Ed25519Cosigner("paper.example", bytes(range(32))), 1_795_230_245)


def test_a_request_is_what_openssl_writes_and_a_nonce():
    # openssl ts -query -digest 2cf24d… -sha256 -cert -no_nonce (3.0.19)
    written = bytes.fromhex(
        "30390201013031300d0609608648016503040201050004202cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
        "0101ff"
    )
    version, imprint, certificates = der.fields(der.load(written), der.SEQUENCE, der.INTEGER, der.SEQUENCE, der.BOOLEAN)
    assert request(b"hello", 0x1234) == sequence(version.raw, imprint.raw, number(0x1234), certificates.raw)


def test_an_answer_is_kept_without_what_nobody_signed():
    text = sequence(der.encode(0x0C, b"Operation Okay"))
    granted = AUTHORITY.stamp(b"hello", nonce=7, status=sequence(number(0), text))
    kept = load_answer(granted, b"hello", 7)
    assert kept == load_answer(kept, b"hello", 7)
    assert b"Okay" not in kept
    assert open_stamp(kept, b"hello").is_trusted(load_authorities(AUTHORITY.pem))


@pytest.mark.parametrize("status", [1, 2, 3, 5])
def test_an_authority_that_grants_nothing(status):
    with pytest.raises(Refused) as raised:
        load_answer(sequence(sequence(number(status))), b"hello", 7)
    assert raised.value.faults[0].code == NOT_GRANTED.id


@pytest.mark.parametrize("data", [b"", b"<html>", sequence(), sequence(octets(b"")), sequence(sequence(octets(b"")))])
def test_something_that_is_no_answer(data):
    with pytest.raises(Malformed):
        load_answer(data, b"hello", 7)


@pytest.mark.parametrize(("message", "nonce"), [(b"other", 7), (b"hello", 8)])
def test_an_answer_to_something_else_proves_nothing(message, nonce):
    with pytest.raises(Altered) as raised:
        load_answer(AUTHORITY.stamp(b"hello", nonce=7), message, nonce)
    assert raised.value.faults[0].code == PROVES_NOTHING.id


def test_status_0_without_a_token_proves_nothing():
    with pytest.raises(Altered):
        load_answer(sequence(sequence(number(0))), b"hello", 7)


@pytest.mark.property
@given(st.binary(max_size=100))
def test_any_bytes_give_one_of_our_errors(data):
    with pytest.raises((Malformed, Altered, Refused)):
        load_answer(data, b"hello", 7)


def test_a_stamp_covers_the_logs_own_signature_and_no_cosignature():
    assert as_logged(NOTE, RING) == NOTE.encode()
    assert as_logged(COSIGNED, RING) == NOTE.encode()
    stamp = AUTHORITY.stamp(NOTE.encode())
    for note in (NOTE, COSIGNED):
        assert open_checkpoint_stamp(stamp, note, RING).authority == "CN=Stamps"


def test_only_what_the_logs_key_signed_is_stamped():
    other = Keyring.begun_by(Ed25519Signer(bytes(range(32))).public)
    with pytest.raises(Altered):
        as_logged(NOTE, other)
    with pytest.raises(Malformed):
        as_logged("no note", RING)
    with pytest.raises(Malformed):
        as_logged(NOTE.replace("kotoba", "ko+ba"), RING)


def test_the_answer_to_the_reader():
    stamp = open_stamp(AUTHORITY.stamp(b"hello"), b"hello")
    roots, strange = load_authorities(AUTHORITY.pem), load_authorities(Authority().pem)
    assert answer(None, ()).answer == "no"
    assert answer(None, roots).answer == "missing"
    assert answer(stamp, ()).answer == "not-asked"
    assert answer(stamp, strange).answer == "untrusted"
    assert (answer(stamp, roots).answer, answer(stamp, roots).at) == ("yes", stamp.at_ms)


def test_roots_that_are_none():
    with pytest.raises(Malformed):
        load_authorities(b"-----BEGIN PUBLIC KEY-----")
