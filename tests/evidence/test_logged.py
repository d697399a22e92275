"""A statement with its proof: intact, and its signer known through rotations, forwards only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.bundle import Log
from shirushi.evidence.entry import of_confidential
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import revocation, rotation
from shirushi.evidence.logged import Keys, load_keys, verify_entry, verify_statement, write_keys
from shirushi.evidence.predicate import LogClosed, Registered, about, record
from shirushi.evidence.tlog.merkle import inclusion_path, leaf_hash, node_hash
from shirushi.evidence.trust import Trust
from shirushi.terms.errors import Malformed

A, B, C = (Ed25519Signer(bytes([number]) * 32) for number in range(3))
SAID = record(about("register", "0" * 64), Registered(register="register", number=1, line="1" * 64))
CLOSES = record(about("log", "0" * 64), LogClosed(origin="x", size=1))
NOBODY = Trust(signers=frozenset())


def trusting(*keys, revoked=()):
    return Trust(signers=frozenset(each.key_id for each in keys), revoked=frozenset(each.key_id for each in revoked))


class Story:
    """A log in which A stated something, B followed A in both roles, A was revoked, and B stated the same."""

    def __init__(self) -> None:
        log = Log(A, B)
        self.by_a = log.append(SAID)
        entries = [
            log.append_sealed(seal(rotation("evidence", A.public, B.public), A, B), "key"),
            log.append_sealed(seal(rotation("log", A.public, B.public), A, B), "key"),
            log.append_sealed(seal(revocation(A.public, "stolen"), B), "key"),
        ]
        log.signer = B
        self.by_b = log.append(SAID)
        log.signer = A
        self.late = log.append(CLOSES)  # what somebody does with the stolen key
        self.log = log
        self.keys = Keys(first=A.public, entries=tuple(map(log.logged, entries)))

    def verified(self, index, trust=NOBODY, keys=None):
        logged = self.log.logged(index)
        return verify_statement(logged.envelope, logged.proof, keys or self.keys, trust)


STORY = Story()


def codes(verified):
    return {fault.code for fault in verified.faults}


def test_a_statement_comes_back_with_its_place():
    verified = STORY.verified(STORY.by_b, trusting(B))
    assert (verified.statement, verified.faults, verified.index) == (SAID, (), STORY.by_b)
    assert verified.checkpoint is not None
    assert verified.checkpoint.origin == "shirushi.example/desk"
    assert (verified.answers.intact, verified.answers.signer, verified.answers.fingerprint) == (True, "known", B.key_id)


def test_whoever_knows_the_first_key_follows_to_the_present_one():
    assert STORY.verified(STORY.by_b, trusting(A)).answers.signer == "known"
    assert STORY.verified(STORY.by_b, trusting(C)).answers.signer == "unknown"


def test_a_later_key_vouches_for_no_earlier_one():
    assert STORY.verified(STORY.by_a, trusting(B)).answers.signer == "unknown"
    assert STORY.verified(STORY.by_a, trusting(A)).answers.signer == "known"


def test_a_revoked_key_counts_where_the_log_shows_that_it_was_revoked_later():
    assert STORY.verified(STORY.by_a, trusting(revoked=[A])).answers.signer == "known"
    without = Keys(first=A.public, entries=STORY.keys.entries[:2])
    assert STORY.verified(STORY.by_a, trusting(revoked=[A]), without).answers.signer == "unknown"


def test_what_a_revoked_key_signs_later_fails():
    verified = STORY.verified(STORY.late, trusting(A))
    assert (verified.answers.intact, codes(verified), verified.statement) == (False, {"SH973"}, None)


def test_without_the_rotations_the_new_keys_do_not_count():
    verified = STORY.verified(STORY.by_b, trusting(A), Keys(first=A.public))
    assert (verified.answers.intact, codes(verified)) == (False, {"SH411"})
    assert codes(STORY.verified(STORY.by_a, trusting(A), Keys(first=A.public))) == {"SH421"}


def test_a_rotation_that_is_no_key_entry_of_the_log_does_not_count():
    log = Log(A, A)
    index = log.append_sealed(seal(rotation("evidence", A.public, B.public), A, B))  # entered as a mere statement
    said = log.append_sealed(seal(SAID, B))
    logged = log.logged(said)
    keys = Keys(first=A.public, entries=(log.logged(index),))
    assert codes(verify_statement(logged.envelope, logged.proof, keys, trusting(A))) == {"SH431"}


def test_a_key_entry_verifies_by_itself_too():
    for entry in STORY.keys.entries:
        verified = verify_statement(entry.envelope, entry.proof, STORY.keys, trusting(A))
        assert (verified.faults, verified.answers.signer) == ((), "known")


def test_key_entries_may_have_been_proven_under_another_checkpoint_of_the_log():
    before = STORY.log.logged(STORY.by_b)
    later = Story()
    later.log.append(SAID)
    keys = Keys(first=A.public, entries=tuple(later.log.logged(each.index) for each in STORY.keys.entries))
    assert verify_statement(before.envelope, before.proof, keys, trusting(A)).faults == ()


def test_the_closing_entry_verifies():
    log = Log(A, A)
    logged = log.logged(log.append_sealed(seal(CLOSES, A), "closing"))
    assert verify_statement(logged.envelope, logged.proof, Keys(first=A.public), trusting(A)).statement == CLOSES


def test_a_statement_in_another_place_or_with_something_slipped_in():
    one, other = STORY.log.logged(STORY.by_a), STORY.log.logged(STORY.by_b)
    keys = STORY.keys
    assert codes(verify_statement(one.envelope, other.proof, keys, NOBODY)) == {"SH973"}
    assert codes(verify_statement(other.envelope, one.proof, keys, NOBODY)) == {"SH974"}
    extra = one.proof.replace("\nindex", "\nextra aGVsbG8=\nindex", 1)
    assert codes(verify_statement(one.envelope, extra, keys, NOBODY)) == {"SH520"}


def test_confidential_evidence_is_vouched_for_by_the_logs_key():
    log = Log(A, A)
    salt = bytes(range(32))
    log._entries.append(b"")
    log._lines.append(of_confidential(b"secret", salt).line())
    proof = log.logged(len(log._lines) - 1).proof
    shown = verify_entry(of_confidential(b"secret", salt), proof, Keys(first=A.public), trusting(A))
    assert (shown.faults, shown.answers.signer, shown.statement) == ((), "known", None)
    other = verify_entry(of_confidential(b"Secret", salt), proof, Keys(first=A.public), trusting(A))
    assert (codes(other), other.answers.intact) == ({"SH431"}, False)


def test_keys_travel_as_json():
    assert load_keys(A.public, write_keys(STORY.keys.entries)) == STORY.keys
    for data in (b"", b"{}", b"[{}]", b'[{"index":-1}]', b"[" * 100_000):
        with pytest.raises(Malformed):
            load_keys(A.public, data)


@pytest.mark.property
@given(st.data())
def test_no_changed_byte_of_proof_or_envelope_passes(data):
    logged = STORY.log.logged(STORY.by_b)
    field = data.draw(st.sampled_from(["envelope", "proof"]))
    value = logged.envelope if field == "envelope" else logged.proof.encode()
    changed = bytearray(value)
    changed[data.draw(st.integers(0, len(value) - 1))] ^= data.draw(st.integers(1, 127))
    envelope, proof = (
        (bytes(changed), logged.proof) if field == "envelope" else (logged.envelope, changed.decode(errors="replace"))
    )
    try:
        verified = verify_statement(envelope, proof, STORY.keys, trusting(A))
    except Malformed:
        return
    assert not verified.answers.intact


def test_the_fake_log_is_a_merkle_tree():
    """What this file proves rests on the fake: its path leads from leaf to root by RFC 6962."""
    lines = STORY.log._lines[:2]
    assert inclusion_path(0, 2, STORY.log._node) == (leaf_hash(lines[1]),)
    assert STORY.log._node(1, 0) == node_hash(leaf_hash(lines[0]), leaf_hash(lines[1]))
