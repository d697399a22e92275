"""Cosignatures of public witnesses verify, ours verify with another implementation, and nothing altered does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tlog_scales.signing import MLDSA44CosignatureSigner, NoteSignature, Vkey
from tlog_scales.tlog import Checkpoint as Foreign

from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, seal_checkpoint
from shirushi.evidence.tlog.cosignature import (
    CosignerKey,
    Ed25519Cosigner,
    MlDsa44Cosigner,
    cosign,
    cosignatures,
    load_cosigner_key,
)
from shirushi.evidence.tlog.note import load_note, load_verifier_key, verify_note
from shirushi.terms.errors import Altered, Malformed

VECTORS = Path(__file__).parent / "vectors"
AT = 1_763_942_400
CHECKPOINT = Checkpoint(origin="example.com/log", size=42, root=bytes(range(32)))
SEALED = seal_checkpoint(CHECKPOINT, Ed25519Signer(bytes(32)))
COSIGNERS = (
    Ed25519Cosigner("witness.example/ことば", bytes(range(32))),
    MlDsa44Cosigner.from_seed("witness.example/ことば", bytes(range(32))),
)


def vector(name):
    return (VECTORS / name).read_bytes()


@pytest.mark.parametrize(
    ("checkpoint", "key", "at_s"),
    [
        ("coachandhorses.checkpoint", "navigli-ml-dsa-44.vkey", 1_785_704_691),
        ("arche.checkpoint", "remora.vkey", 1_779_573_024),
    ],
)
def test_public_witnesses_cosigned_public_logs(checkpoint, key, at_s):
    known = load_cosigner_key(vector(key).decode())
    (found,) = cosignatures(load_note(vector(checkpoint)), (known,))
    assert (found.key, found.at_s) == (known, at_s)
    assert str(known) == vector(key).decode().strip()


def test_a_public_log_signed_the_checkpoint_that_was_cosigned():
    note = load_note(vector("arche.checkpoint"))
    assert load_checkpoint(verify_note(note, load_verifier_key(vector("arche.vkey").decode()))).size == 1_432_088_532


@pytest.mark.parametrize("cosigner", COSIGNERS, ids=["ed25519", "ml-dsa-44"])
def test_ours_verify_here_and_with_another_implementation(cosigner):
    line = cosign(CHECKPOINT, cosigner, AT)
    (found,) = cosignatures(load_note((SEALED + line).encode()), (cosigner.key,))
    assert found.at_s == AT
    foreign = Vkey.from_string(str(cosigner.key))
    assert foreign.key_id == int.from_bytes(cosigner.key.key_id)
    foreign.get_verifier().verify_note(NoteSignature.from_line(line.rstrip("\n")), Foreign.from_text(SEALED.strip()))


def test_one_made_by_another_implementation_verifies_here():
    signer = MLDSA44CosignatureSigner("w.example", bytes(32))
    line = signer.sign(Foreign.from_text(SEALED.strip())).serialize()
    key = load_cosigner_key(signer.vkey.serialize())
    assert len(cosignatures(load_note(f"{SEALED}{line}\n".encode()), (key,))) == 1


@pytest.mark.parametrize("cosigner", COSIGNERS, ids=["ed25519", "ml-dsa-44"])
@pytest.mark.parametrize("changes", [{"size": 43}, {"root": bytes(32)}, {"origin": "example.com/other"}])
def test_a_cosignature_holds_for_its_checkpoint_only(cosigner, changes):
    other = Checkpoint(**{"origin": CHECKPOINT.origin, "size": 42, "root": CHECKPOINT.root, **changes})
    moved = seal_checkpoint(other, Ed25519Signer(bytes(32))) + cosign(CHECKPOINT, cosigner, AT)
    with pytest.raises(Altered):
        cosignatures(load_note(moved.encode()), (cosigner.key,))


@pytest.mark.property
@pytest.mark.parametrize("cosigner", COSIGNERS, ids=["ed25519", "ml-dsa-44"])
@given(st.data())
def test_no_flipped_bit_verifies(cosigner, data):
    (line,) = load_note((SEALED + cosign(CHECKPOINT, cosigner, AT)).encode()).signatures[1:]
    changed = bytearray(line.sig)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert cosigner.key.verifies(line.sig, CHECKPOINT.text)
    assert not cosigner.key.verifies(bytes(changed), CHECKPOINT.text)


def test_unknown_witnesses_are_passed_over():
    note = load_note((SEALED + cosign(CHECKPOINT, COSIGNERS[0], AT)).encode())
    assert cosignatures(note, ()) == ()


def test_an_extension_line_is_under_the_ed25519_cosignature():
    extended = Checkpoint(origin="example.com/log", size=42, root=bytes(range(32)), extensions=("extra",))
    assert not COSIGNERS[0].key.verifies(bytes(72), extended.text)
    (line,) = load_note((SEALED + cosign(extended, COSIGNERS[0], AT)).encode()).signatures[1:]
    assert COSIGNERS[0].key.verifies(line.sig, extended.text)
    assert not COSIGNERS[0].key.verifies(line.sig, CHECKPOINT.text)


@pytest.mark.parametrize("at_s", [0, -1, 1 << 63])
def test_a_time_that_no_cosignature_can_hold(at_s):
    with pytest.raises(ValueError, match="time"):
        cosign(CHECKPOINT, COSIGNERS[0], at_s)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "x" * 256])
def test_a_name_that_no_witness_can_have(name):
    with pytest.raises(ValueError, match="name"):
        CosignerKey(name=name, algorithm="ed25519", raw=bytes(32))


def test_a_key_of_another_length():
    with pytest.raises(ValueError, match="length"):
        CosignerKey(name="w", algorithm="ml-dsa-44", raw=bytes(32))


@pytest.mark.parametrize("line", ["", "w", "w+00000000+BA==", "w+zz+AA==", str(COSIGNERS[0].key).replace("+", "+0", 1)])
def test_lines_that_are_no_keys(line):
    with pytest.raises(Malformed):
        load_cosigner_key(line)


@pytest.mark.property
@given(st.text(max_size=80))
def test_any_line_is_a_key_or_malformed(line):
    try:
        load_cosigner_key(line)
    except Malformed:
        return
