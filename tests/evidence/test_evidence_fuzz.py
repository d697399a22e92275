"""Whatever is made of real evidence, reading it gives a value or one of our errors, and never what nobody signed."""

import random
from pathlib import Path

import msgspec
import pytest

from fakes.mutants import mutant
from fakes.soak import longer
from shirushi.evidence.entry import load_entry, of_statement
from shirushi.evidence.envelope import open_envelope, seal, unverified, verify
from shirushi.evidence.key import Ed25519Signer, load_public
from shirushi.evidence.statement import RECORD, Statement, Subject
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, open_checkpoint, seal_checkpoint
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner, load_cosigner_key
from shirushi.evidence.tlog.merkle import leaf_hash
from shirushi.evidence.tlog.note import VerifierKey, load_note, load_verifier_key
from shirushi.evidence.tlog.policy import load_policy
from shirushi.evidence.tlog.proof import Proof, load_proof, verify_proof, write_proof
from shirushi.evidence.tlog.tile import Tile, load_bundle, load_path, load_tile, write_bundle
from shirushi.evidence.tlog.witness import load_request
from shirushi.terms.errors import Altered, Malformed

SIGNER = Ed25519Signer(bytes(32))
LOG = VerifierKey(name="example.com/log", key=SIGNER.public)
ENTRY = of_statement(b"envelope").line()
CHECKPOINT = Checkpoint(origin="example.com/log", size=2, root=bytes(32))
NOTE = seal_checkpoint(CHECKPOINT, SIGNER)
COSIGNER = Ed25519Cosigner("witness.example", bytes(range(32)))
STATEMENT = Statement(
    subject=(Subject(name="x", digest={"sha256": "ab" * 32}),), predicate_type=RECORD, predicate=msgspec.Raw(b'{"a":1}')
)
POLICY = f"log {LOG}\nwitness W {COSIGNER.key}\ngroup G any W\nquorum G\n"
VECTORS = sorted((Path(__file__).parent / "vectors").glob("*.checkpoint"))
LONELY = Checkpoint(origin="example.com/log", size=1, root=leaf_hash(ENTRY))
PROOF = write_proof(Proof(index=0, path=(), checkpoint=seal_checkpoint(LONELY, SIGNER)))


def text(load):
    """A reader of text, given bytes: what is not text is given as it would look."""
    return lambda data: load(data.decode(errors="surrogateescape"))


READERS = {
    "note": (load_note, [NOTE.encode(), *(file.read_bytes() for file in VECTORS)]),
    "checkpoint": (text(load_checkpoint), [CHECKPOINT.text.encode()]),
    "verifier key": (text(load_verifier_key), [str(LOG).encode()]),
    "cosigner key": (text(load_cosigner_key), [str(COSIGNER.key).encode()]),
    "policy": (load_policy, [POLICY.encode()]),
    "proof": (load_proof, [PROOF.encode(), write_proof(Proof(index=7, path=(bytes(32),) * 3, checkpoint=NOTE, extra=b"x")).encode()]),
    "witness request": (load_request, [f"old 1\n{'A' * 43}=\n\n{NOTE}".encode()]),
    "tile": (lambda data: load_tile(data, Tile(level=0, index=0, width=3)), [bytes(96)]),
    "tile path": (text(load_path), [b"tile/0/x001/234.p/7", b"tile/entries/000"]),
    "entry bundle": (lambda data: load_bundle(data, 3), [write_bundle([ENTRY, b"", b"x" * 300])]),
    "entry": (load_entry, [ENTRY]),
    "envelope": (open_envelope, [seal(STATEMENT, SIGNER)]),
    "statement": (lambda data: unverified(msgspec.structs.replace(open_envelope(seal(STATEMENT, SIGNER)), payload=data)), [open_envelope(seal(STATEMENT, SIGNER)).payload]),
    "public key": (load_public, [SIGNER.public.pem()]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", READERS)
def test_anything_made_of_real_evidence_is_read_or_malformed(kind, tried):
    load, seeds = READERS[kind]
    chance, values = random.Random(kind), 0
    for count in range(longer(1_000, 20)):
        try:
            load(mutant(seeds[count % len(seeds)], chance))
        except Malformed:
            continue
        values += 1
    tried(inputs=longer(1_000, 20), read=values, uncaught=0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("genuine", "verified"),
    [
        (NOTE.encode(), lambda data: open_checkpoint(data, SIGNER.public)),
        (PROOF.encode(), lambda data: verify_proof(load_proof(data), ENTRY, SIGNER.public)),
        (seal(STATEMENT, SIGNER), lambda data: verify(open_envelope(data), SIGNER.public)),
    ],
    ids=["checkpoint", "proof", "envelope"],
)
def test_nothing_verifies_but_what_was_signed(genuine, verified, tried):
    signed, chance, same = verified(genuine), random.Random(1), 0
    for _ in range(longer(1_000, 20)):
        try:
            found = verified(mutant(genuine, chance))
        except (Malformed, Altered):
            continue
        assert msgspec.json.encode(found) == msgspec.json.encode(signed)
        same += 1
    tried(inputs=longer(1_000, 20), verified_and_the_same=same, forged=0)
