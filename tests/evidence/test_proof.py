from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import leaf_hash, node_hash
from shirushi.evidence.tlog.proof import Proof, load_proof, verify_proof, write_proof
from shirushi.terms.errors import Altered, Malformed

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
LEFT, RIGHT = leaf_hash(b"left"), leaf_hash(b"right")
THIRD = leaf_hash(b"third")
NOTE = seal_checkpoint(Checkpoint(origin="kotoba", size=3, root=node_hash(node_hash(LEFT, RIGHT), THIRD)), SIGNER)
PROOF = Proof(index=1, path=(LEFT, THIRD), checkpoint=NOTE)
TEXT = write_proof(PROOF)
# The shape of the example in c2sp.org/tlog-proof, with one hash.
EXAMPLE = """\
c2sp.org/tlog-proof@v1
extra YWdl
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=

example.com/fancylog
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

— example.com/fancylog hI2DJwAAAAA=
"""


def test_the_example_of_the_specification():
    proof = load_proof(EXAMPLE.encode())
    assert (proof.index, proof.extra) == (73894, b"age")
    assert proof.path[0].hex() == "8122b25e861952067a8ddb9662b9033804629ce30626f7978e032405371d3e54"
    assert proof.checkpoint.startswith("example.com/fancylog\n109482\n")
    assert write_proof(proof) == EXAMPLE


def test_a_proof_is_written_line_by_line():
    assert TEXT.splitlines()[:2] == ["c2sp.org/tlog-proof@v1", "index 1"]
    assert TEXT.endswith("\n\n" + NOTE)
    assert load_proof(TEXT.encode()) == PROOF


def test_a_proof_for_a_log_of_one_entry_has_no_hashes():
    note = seal_checkpoint(Checkpoint(origin="kotoba", size=1, root=LEFT), SIGNER)
    text = write_proof(Proof(index=0, path=(), checkpoint=note))
    assert text.startswith("c2sp.org/tlog-proof@v1\nindex 0\n\nkotoba\n1\n")
    assert verify_proof(load_proof(text.encode()), b"left", SIGNER.public).size == 1


def test_a_good_proof_gives_its_checkpoint():
    checkpoint = verify_proof(load_proof(TEXT.encode()), b"right", SIGNER.public)
    assert (checkpoint.origin, checkpoint.size) == ("kotoba", 3)


@pytest.mark.parametrize(
    ("proof", "entry", "signer"),
    [
        (PROOF, b"left", SIGNER),
        (PROOF, b"right", OTHER),
        (Proof(index=0, path=PROOF.path, checkpoint=NOTE), b"right", SIGNER),
        (Proof(index=3, path=PROOF.path, checkpoint=NOTE), b"right", SIGNER),
        (Proof(index=1, path=PROOF.path[:1], checkpoint=NOTE), b"right", SIGNER),
        (Proof(index=1, path=PROOF.path[::-1], checkpoint=NOTE), b"right", SIGNER),
        (Proof(index=1, path=PROOF.path, checkpoint=NOTE.replace("\n3\n", "\n4\n")), b"right", SIGNER),
    ],
)
def test_no_wrong_proof_holds(proof, entry, signer):
    with pytest.raises(Altered):
        verify_proof(proof, entry, signer.public)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"c2sp.org/tlog-proof@v1\n",
        b"c2sp.org/tlog-proof@v1\n\nnote",
        TEXT.replace("@v1", "@v2").encode(),
        TEXT.replace("index 1", "index 01").encode(),
        TEXT.replace("index 1", "index x").encode(),
        TEXT.replace("index 1", "Index 1").encode(),
        TEXT.replace("index 1\n", "").encode(),
        TEXT.replace("index 1", "extra !\nindex 1").encode(),
        TEXT.replace("index 1", "index 1\nextra YWdl").encode(),
        TEXT.replace("index 1", "index 1\nYWdl").encode(),
        TEXT.replace("index 1", "index 1" + "\n" + TEXT.splitlines()[2] * 2).encode(),
        TEXT.replace("index 1", "index 1" + ("\n" + TEXT.splitlines()[2]) * 65).encode(),
        b"x" * 131_073,
    ],
)
def test_what_is_no_proof_is_malformed(data):
    with pytest.raises(Malformed):
        load_proof(data)


def test_a_proof_around_something_that_is_no_checkpoint():
    with pytest.raises(Malformed):
        verify_proof(Proof(index=1, path=PROOF.path, checkpoint="no note"), b"right", SIGNER.public)


@pytest.mark.property
@given(st.binary(max_size=200), st.integers(0, 60))
def test_any_bytes_give_a_proof_or_malformed(junk, cut):
    for data in (junk, TEXT.encode()[:cut] + junk):
        with suppress(Malformed):
            assert write_proof(load_proof(data)).encode() == data


@pytest.mark.property
@given(st.integers(0, len(TEXT.encode()) - 1), st.integers(1, 255))
def test_no_changed_byte_holds(position, change):
    data = bytearray(TEXT.encode())
    data[position] ^= change
    with pytest.raises((Malformed, Altered)):
        verify_proof(load_proof(bytes(data)), b"right", SIGNER.public)
