import base64
import json
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.envelope import MOST_BYTES, Envelope, Signature, open_envelope, pae, seal, unverified, verify
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.statement import PAYLOAD_TYPE, RECORD, STATEMENT_TYPE, Statement, Subject
from shirushi.terms.errors import Altered, Malformed

SIGNER = Ed25519Signer(bytes(range(32)))
OTHER = Ed25519Signer(bytes(32))
STATEMENT = Statement(
    subject=(Subject(name="窓口", digest={"sha256": "ab" * 32}),),
    predicate_type=RECORD,
    predicate=msgspec.Raw(b'{"kind":"later",   "unknown":[1,2]}'),
)
SEALED = seal(STATEMENT, SIGNER)
WORDS = ["payload", "payloadType", "signatures", "sig", "keyid", "_type", "subject", "digest", "predicate", "name"]
TREES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["YQ==", PAYLOAD_TYPE, STATEMENT_TYPE]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=12,
)


def signed(payload, payload_type=PAYLOAD_TYPE):
    signature = Signature(sig=SIGNER.sign(pae(payload_type, payload)))
    return Envelope(payload_type=payload_type, payload=payload, signatures=(signature,))


def wire(**changes):
    return json.dumps(json.loads(SEALED) | changes).encode()


def test_pae_vector_of_the_specification():
    # protocol.md, "Test Vectors"
    expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert pae("http://example.com/HelloWorld", b"hello world") == expected


def test_pae_counts_bytes():
    assert pae("型", "証".encode()) == "DSSEv1 3 型 3 証".encode()
    assert pae("", b"") == b"DSSEv1 0  0 "


def test_what_was_sealed_is_read_back():
    statement = verify(open_envelope(SEALED), SIGNER.public)
    assert statement.subject == STATEMENT.subject
    assert statement.predicate_type == RECORD


def test_unknown_fields_of_a_predicate_survive_byte_for_byte():
    assert bytes(verify(open_envelope(SEALED), SIGNER.public).predicate) == bytes(STATEMENT.predicate)


def test_the_stored_form_is_that_of_the_specifications():
    stored = json.loads(SEALED)
    assert stored["payloadType"] == "application/vnd.in-toto+json"
    assert [set(one) for one in stored["signatures"]] == [{"keyid", "sig"}]
    payload = json.loads(base64.b64decode(stored["payload"]))
    assert payload["_type"] == "https://in-toto.io/Statement/v1"
    assert set(payload) == {"_type", "subject", "predicateType", "predicate"}


def test_a_sealed_envelope_says_who_signed_what():
    sealed = open_envelope(seal(STATEMENT, SIGNER))
    assert sealed.payload_type == PAYLOAD_TYPE
    assert sealed.payload == msgspec.json.encode(STATEMENT)
    assert sealed.signatures == (Signature(keyid=SIGNER.key_id, sig=SIGNER.sign(pae(PAYLOAD_TYPE, sealed.payload))),)


def test_sixteen_may_sign():
    assert len(open_envelope(wire(signatures=[{"sig": "AAAA"}] * 16)).signatures) == 16


def told(ask, data):
    """What is said of data that is no good."""
    with pytest.raises(Malformed) as raised:
        ask(data)
    return raised.value.faults[0].says.en


def test_it_is_told_what_is_wrong_with_an_envelope():
    assert "DSSE envelope (signatures)" in told(open_envelope, wire(signatures=[]))
    assert "DSSE envelope (Incorrect padding)" in told(open_envelope, wire(payload="YQ"))
    assert "DSSE envelope (Expected" in told(open_envelope, b"[")
    assert "DSSE envelope is too large" in told(open_envelope, b" " * (MOST_BYTES + 1))
    words = msgspec.json.encode("x" * MOST_BYTES)
    large = msgspec.structs.replace(STATEMENT, predicate=msgspec.Raw(words))
    assert "DSSE envelope is too large" in told(lambda one: seal(one, SIGNER), large)


def test_it_is_told_what_is_wrong_with_a_statement():
    assert "in-toto statement (v1) (payloadType)" in told(unverified, signed(b"{}", "text/plain"))
    assert "in-toto statement (v1) (Object missing required field `_type`" in told(unverified, signed(b"{}"))
    typed = b'{"_type":"https://in-toto.io/Statement/v1"'
    assert "in-toto statement (v1) (Object missing required field" in told(unverified, signed(typed + b"}"))
    empty = typed + b',"subject":[],"predicateType":"t","predicate":{}}'
    assert "in-toto statement (v1) (subject)" in told(unverified, signed(empty))


def test_url_safe_base64_is_taken_too():
    stored = json.loads(SEALED)
    safe = {"keyid": "", "sig": stored["signatures"][0]["sig"].replace("+", "-").replace("/", "_")}
    envelope = open_envelope(wire(payload=stored["payload"].replace("/", "_"), signatures=[safe]))
    assert verify(envelope, SIGNER.public).subject == STATEMENT.subject


def test_a_key_id_is_only_a_hint():
    first = json.loads(SEALED)["signatures"][0] | {"keyid": OTHER.key_id}
    foreign = {"keyid": SIGNER.key_id, "sig": "AAAA"}
    assert verify(open_envelope(wire(signatures=[foreign, first])), SIGNER.public)


def test_another_key_did_not_sign():
    with pytest.raises(Altered) as raised:
        verify(open_envelope(SEALED), OTHER.public)
    assert OTHER.key_id in raised.value.faults[0].says.en


def test_a_signature_covers_the_type():
    envelope = msgspec.structs.replace(open_envelope(SEALED), payload_type="text/plain")
    with pytest.raises(Altered):
        verify(envelope, SIGNER.public)


def test_a_signed_payload_of_another_type_is_no_statement():
    with pytest.raises(Malformed):
        verify(signed(b"{}", "text/plain"), SIGNER.public)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"subject":[{"name":"a","digest":{"sha256":"x"}}],"predicateType":"t","predicate":{}}',
        b'{"_type":"https://in-toto.io/Statement/v0.1","subject":[{"name":"a","digest":{"sha256":"x"}}],"predicateType":"t","predicate":{}}',
        b'{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"t","predicate":{}}',
        b'{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{}}],"predicateType":"t","predicate":{}}',
        b'{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"x"}}],"predicateType":"t"}',
        b'{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"x"}}],"predicateType":"t","predicate":"\xff"}',
    ],
)
def test_a_signed_payload_that_is_no_statement_is_malformed(payload):
    with pytest.raises(Malformed):
        verify(signed(payload), SIGNER.public)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"\xff",
        b'{"payloadType":"a","payload":"YQ=="}',
        wire(signatures=[]),
        wire(signatures=[{"sig": "AAAA"}] * 17),
        wire(signatures=[{"keyid": "x"}]),
        wire(payload="YQ"),
        wire(payload="YR=="),
        wire(payload="Y Q=="),
        wire(payload=7),
        wire(payloadType=None),
        b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_envelope_is_malformed(data):
    with pytest.raises(Malformed) as raised:
        open_envelope(data)
    assert raised.value.faults[0].code in {"SH401", "SH402"}


def test_nothing_larger_is_sealed_than_is_read():
    words = msgspec.json.encode("x" * MOST_BYTES)
    with pytest.raises(Malformed):
        seal(msgspec.structs.replace(STATEMENT, predicate=msgspec.Raw(words)), SIGNER)


def test_unverified_shows_what_another_key_signed():
    assert unverified(open_envelope(SEALED)).predicate_type == RECORD


@pytest.mark.property
@given(st.one_of(st.binary(max_size=300), TREES.map(lambda tree: json.dumps(tree).encode())))
def test_any_bytes_give_an_envelope_or_malformed(data):
    with suppress(Malformed):
        assert isinstance(open_envelope(data), Envelope)


@pytest.mark.property
@given(st.one_of(st.binary(max_size=300), TREES.map(lambda tree: json.dumps(tree).encode())))
def test_any_signed_payload_gives_a_statement_or_malformed(payload):
    with suppress(Malformed):
        assert isinstance(verify(signed(payload), SIGNER.public), Statement)


@pytest.mark.property
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_changed_byte_never_changes_what_verifies(position, change):
    data = bytearray(SEALED)
    data[position] ^= change
    try:
        statement = verify(open_envelope(bytes(data)), SIGNER.public)
    except (Malformed, Altered):
        return
    assert msgspec.json.encode(statement) == msgspec.json.encode(STATEMENT)


@pytest.mark.property
@given(st.text(), st.binary(), st.text(), st.binary())
def test_pae_tells_any_two_pairs_apart(kind, payload, other_kind, other_payload):
    same = (kind, payload) == (other_kind, other_payload)
    assert (pae(kind, payload) == pae(other_kind, other_payload)) == same
