"""securesystemslib and our keys: it reads our files and envelopes, and its signers are taken as ours."""

import json

import pytest

from shirushi.app.store.adopted import Adopted
from shirushi.app.store.keys import own_signer
from shirushi.evidence.envelope import open_envelope, seal, verify
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.predicate import Registered, about, record
from shirushi.terms.errors import Malformed

OURS = Ed25519Signer(bytes(range(32)))
SAID = record(about("register", "0" * 64), Registered(register="register", number=1, line="1" * 64))


class Key:
    def __init__(self) -> None:
        self.keytype = self.scheme = "ed25519"
        self.keyval: dict[str, object] = {"public": OURS.public.raw.hex()}


class Signature:
    def __init__(self, signature: str) -> None:
        self.signature = signature


class Theirs:
    """A signer with the interface of securesystemslib, as its signer/_signer.py has it."""

    def __init__(self, key) -> None:
        self.public_key = key

    def sign(self, payload: bytes) -> Signature:
        return Signature(OURS.sign(payload).hex())


def test_a_foreign_signer_signs_statements():
    signer = Adopted(Theirs(Key()))
    assert (signer.key_id, signer.public) == (OURS.key_id, OURS.public)
    assert seal(SAID, signer) == seal(SAID, OURS)


@pytest.mark.parametrize(
    "changes",
    [
        {"keytype": "rsa"},
        {"scheme": "rsassa-pss-sha256"},
        {"keyval": {}},
        {"keyval": {"public": "00"}},
        {"keyval": {"public": "-"}},
    ],
)
def test_a_key_of_another_kind_is_refused(changes):
    key = Key()
    for name, value in changes.items():
        setattr(key, name, value)
    with pytest.raises(Malformed) as raised:
        Adopted(Theirs(key))
    assert raised.value.faults[0].code == "SH983"


def test_the_library_reads_our_key_file_and_its_signer_is_taken(tmp_path):
    sslib = pytest.importorskip("securesystemslib.signer")
    ours = own_signer(tmp_path)
    public = sslib.SSlibKey(ours.key_id, "ed25519", "ed25519", {"public": ours.public.raw.hex()})
    theirs = sslib.Signer.from_priv_key_uri(f"file2:{tmp_path}/own-key/signing.pem", public)
    envelope = seal(SAID, Adopted(theirs))
    assert verify(open_envelope(envelope), ours.public) == SAID


def test_the_library_verifies_our_envelopes():
    sslib, dsse = pytest.importorskip("securesystemslib.signer"), pytest.importorskip("securesystemslib.dsse")
    other = Ed25519Signer(bytes(32))
    keys = [
        sslib.SSlibKey(each.key_id, "ed25519", "ed25519", {"public": each.public.raw.hex()}) for each in (OURS, other)
    ]
    envelope = dsse.Envelope.from_dict(json.loads(seal(SAID, OURS, other)))
    assert set(envelope.verify(keys, 2)) == {OURS.key_id, other.key_id}
