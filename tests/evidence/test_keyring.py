"""Whose signature counts where: rotations and revocations folded from the key entries of a log."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.envelope import open_envelope, seal, unverified
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import KeyEntry, Keyring, keyring, load_raw_key, revocation, rotation
from shirushi.evidence.predicate import Registered, about, load_record, record
from shirushi.terms.errors import Altered, Malformed

A, B, C, D = (Ed25519Signer(bytes([number]) * 32) for number in range(4))
SAID = record(about("x", "0" * 64), Registered(register="x", number=1, line="1" * 64))


def rotated(index, old, new, role="evidence", signers=None):
    return KeyEntry(index=index, envelope=seal(rotation(role, old.public, new.public), *(signers or (old, new))))


def revoked(index, key, *signers):
    return KeyEntry(index=index, envelope=seal(revocation(key.public, "laptop stolen"), *signers))


def codes(raised):
    return [fault.code for fault in raised.value.faults]


def stated_by(signer, ring, index):
    return ring.verify(open_envelope(seal(SAID, signer)), index)


def refused(signer, ring, index):
    with pytest.raises(Altered) as raised:
        stated_by(signer, ring, index)
    return codes(raised)


def test_without_key_entries_one_key_holds_every_role():
    ring = keyring(A.public, ())
    assert (ring.first, ring.holder("log", 0), ring.holder("evidence", 10**6)) == (A.public, A.public, A.public)
    assert stated_by(A, ring, 7) == SAID
    assert refused(B, ring, 7) == ["SH411"]


def test_a_rotation_counts_from_its_own_index_on():
    ring = keyring(A.public, [rotated(5, A, B)])
    assert [ring.holder("evidence", index) for index in (0, 4, 5, 6)] == [A.public, A.public, B.public, B.public]
    assert ring.holder("log", 9) == A.public
    assert stated_by(A, ring, 4) == stated_by(B, ring, 6) == SAID
    assert refused(A, ring, 6) == refused(B, ring, 4) == ["SH974"]


def test_the_checkpoint_that_covers_a_rotation_is_signed_by_the_new_key():
    ring = keyring(A.public, [rotated(5, A, B, "log")])
    assert [ring.checkpoint_key(size) for size in (0, 1, 5, 6)] == [A.public, A.public, A.public, B.public]


def test_what_a_revoked_key_signed_before_stays_good_and_nothing_after():
    ring = keyring(A.public, [rotated(3, A, B), rotated(4, A, C, "log"), revoked(5, A, B)])
    assert stated_by(A, ring, 2) == SAID
    assert [refused(A, ring, index) for index in (3, 4, 5, 6, 99)] == [["SH974"]] * 2 + [["SH973"]] * 3
    assert [(each.key, each.index, each.reason) for each in ring.revocations] == [(A.key_id, 5, "laptop stolen")]


def test_one_may_be_told_when_the_key_was_revoked():
    ring = keyring(A.public, [rotated(3, A, B), rotated(4, A, C, "log"), revoked(5, A, B), revoked(8, A, B)])
    with pytest.raises(Altered) as raised:
        stated_by(A, ring, 9)
    assert "at index 5" in raised.value.faults[0].says.en
    assert A.key_id in raised.value.faults[0].says.ja


@pytest.mark.parametrize(
    "entries",
    [
        [rotated(5, A, B, signers=(A,))],
        [rotated(5, A, B, signers=(B,))],
        [rotated(5, A, B, signers=(C, D))],
        [rotated(5, B, C)],
        [rotated(5, A, A)],
        [rotated(5, A, B), rotated(6, A, C)],
        [rotated(5, A, B), rotated(4, B, C)],
        [revoked(5, A, A)],
        [revoked(5, B, A)],
        [rotated(3, A, B), revoked(4, A, B)],  # A signs the checkpoints still
        [rotated(3, A, B), rotated(4, A, C, "log"), revoked(5, A, A)],
        [rotated(3, A, B), rotated(4, A, C, "log"), revoked(5, A, C)],
        [rotated(3, A, B), rotated(4, A, C, "log"), revoked(5, A, B), rotated(6, B, A)],
        [KeyEntry(index=5, envelope=seal(SAID, A, B))],
    ],
)
def test_what_is_not_signed_as_it_must_be(entries):
    with pytest.raises(Altered) as raised:
        keyring(A.public, entries)
    assert codes(raised) == ["SH976"]


def test_a_statement_names_both_keys():
    statement = unverified(open_envelope(rotated(5, A, B).envelope))
    assert [subject.digest["sha256"] for subject in statement.subject] == [A.key_id, B.key_id]
    body = load_record(statement)
    assert (load_raw_key(body.old), load_raw_key(body.new)) == (A.public, B.public)


@pytest.mark.parametrize("encoded", ["", "A" * 43, "A" * 42 + "B=", "=" * 44, "é"])
def test_what_is_no_key(encoded):
    with pytest.raises(Malformed):
        load_raw_key(encoded)


STEPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["log", "evidence"])), max_size=12)


@pytest.mark.property
@given(STEPS)
def test_the_fold_is_what_a_plain_table_says(steps):
    keys = (A, B, C, D)
    ring, table = Keyring.begun_by(A.public), {("log", 0): A, ("evidence", 0): A}
    for index, (old, new, role) in enumerate(steps, start=1):
        held = table[role, index - 1]
        try:
            ring = ring.after(rotated(index, keys[old], keys[new], role))
            assert (keys[old], keys[old] is keys[new]) == (held, False)
            held = keys[new]
        except Altered:
            assert keys[old] is not held or old == new
        table |= {("log", index): table["log", index - 1], ("evidence", index): table["evidence", index - 1]}
        table[role, index] = held
    assert all(ring.holder(role, index) == key.public for (role, index), key in table.items())


ENVELOPE = rotated(5, A, B).envelope


@pytest.mark.property
@given(st.integers(0, len(ENVELOPE) - 1), st.integers(1, 255))
def test_no_changed_byte_of_a_rotation_passes(at, mask):
    changed = bytearray(ENVELOPE)
    changed[at] ^= mask
    with suppress(Altered, Malformed):
        ring = keyring(A.public, [KeyEntry(index=5, envelope=bytes(changed))])
        assert ring.holder("evidence", 5) == B.public  # the change was in a hint, such as a key id
        assert unverified(open_envelope(bytes(changed))) == unverified(open_envelope(ENVELOPE))


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises((Altered, Malformed)):
        keyring(A.public, [KeyEntry(index=0, envelope=data)])


def test_a_role_that_there_is_not():
    rotates = unverified(open_envelope(rotated(5, A, B).envelope))
    predicate = bytes(rotates.predicate).replace(b'"evidence"', b'"witness"')
    statement = msgspec.structs.replace(rotates, predicate=msgspec.Raw(predicate))
    with pytest.raises(Malformed):
        keyring(A.public, [KeyEntry(index=0, envelope=seal(statement, A, B))])
