"""Signatures over models: made, read, and refused when anything about them is not as it was."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.envelope import pae
from shirushi.evidence.model_key import ModelKey, ModelSigner
from shirushi.evidence.model_signature import (
    Manifest,
    Resource,
    Serialization,
    in_order,
    open_signature,
    sign_manifest,
    verify_signature,
)
from shirushi.evidence.parse import decode_base64, encode_base64
from shirushi.evidence.statement import PAYLOAD_TYPE
from shirushi.terms.errors import Altered, Malformed, Refused

SIGNER, OTHER = ModelSigner.derive(7), ModelSigner.derive(8)
MANIFEST = Manifest(
    model="m",
    serialization=Serialization(method="files", hash_type="sha256", allow_symlinks=False, ignore_paths=("model.sig",)),
    resources=(
        Resource(name="a.txt", algorithm="sha256", digest="11" * 32),
        Resource(name="b.txt", algorithm="sha256", digest="22" * 32),
    ),
)
SIGNED = sign_manifest(MANIFEST, SIGNER)


def changed(change, *, signer=None):
    """The bundle after `change` of its payload, signed again if a signer is given."""
    bundle = json.loads(SIGNED)
    envelope = bundle["dsseEnvelope"]
    payload = json.loads(decode_base64(envelope["payload"]))
    change(payload)
    stored = json.dumps(payload).encode()
    envelope["payload"] = encode_base64(stored)
    if signer:
        envelope["signatures"][0]["sig"] = encode_base64(signer.sign(pae(PAYLOAD_TYPE, stored)))
    return json.dumps(bundle).encode()


def test_what_was_signed_comes_back():
    assert verify_signature(open_signature(SIGNED), SIGNER.public) == MANIFEST
    assert open_signature(SIGNED).hint == SIGNER.public.hint


def test_keys_are_written_and_read():
    assert ModelKey.load(SIGNER.public.pem()).hint == SIGNER.public.hint
    assert ModelSigner.load(SIGNER.pem()).public.hint == SIGNER.public.hint
    assert ModelSigner.derive(7).public.hint != OTHER.public.hint


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN PUBLIC KEY-----\n", b"x" * 5000])
def test_what_is_no_key_is_told(pem):
    for load in (ModelKey.load, ModelSigner.load):
        with pytest.raises(Malformed):
            load(pem)


def test_another_key_is_told_apart_from_a_broken_signature():
    with pytest.raises(Altered) as told:
        verify_signature(open_signature(SIGNED), OTHER.public)
    assert told.value.faults[0].code == "SH415"


@pytest.mark.parametrize(
    ("change", "signer", "code"),
    [
        (lambda payload: payload["predicate"]["resources"][0].update(digest="33" * 32), None, "SH416"),
        (lambda payload: payload["predicate"]["resources"][0].update(digest="33" * 32), SIGNER, "SH417"),
        (lambda payload: payload["predicate"]["resources"].pop(), SIGNER, "SH417"),
        (lambda payload: payload["predicate"]["resources"][0].update(digest="zz"), SIGNER, "SH401"),
        (lambda payload: payload.update(predicateType="https://other"), SIGNER, "SH401"),
        (lambda payload: payload.update(subject=[]), SIGNER, "SH401"),
    ],
)
def test_a_list_that_is_not_as_signed_is_refused(change, signer, code):
    with pytest.raises((Altered, Malformed)) as told:
        verify_signature(open_signature(changed(change, signer=signer)), SIGNER.public)
    assert told.value.faults[0].code == code


def test_signatures_by_identities_are_recognised_and_not_verified_here():
    bundle = json.loads(SIGNED)
    bundle["verificationMaterial"] = {"certificate": {"rawBytes": "AAAA"}, "tlogEntries": []}
    with pytest.raises(Refused) as told:
        open_signature(json.dumps(bundle).encode())
    assert "sigstore" in told.value.faults[0].says.en


def test_shards_are_ordered_by_where_they_begin():
    listed = in_order(
        Resource(name=name, algorithm="sha256", digest="") for name in ("b", "a/z:10:20", "a/z:2:10", "a.b", ".")
    )
    assert [one.name for one in listed] == [".", "a/z:2:10", "a/z:10:20", "a.b", "b"]


@pytest.mark.property
@given(st.binary(max_size=200), st.integers(0, len(SIGNED)))
def test_no_bytes_break_the_reader(noise, at):
    with suppress(Malformed, Refused):
        open_signature(SIGNED[:at] + noise + SIGNED[at:])
