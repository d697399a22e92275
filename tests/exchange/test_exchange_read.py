"""Bundles from strangers: every part known, whole and of its type, or one clear fault."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.bundle import make_bundle, rezip
from shirushi.evidence.key import Ed25519Signer
from shirushi.exchange import read
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.exchange.bundle import MANIFEST, Manifest, write
from shirushi.exchange.read import read_bundle
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Altered, Malformed, Refused, ShirushiError

BUNDLE = make_bundle()
DATA = write(BUNDLE)
MEMBERS = {member.path: member.data for member in unpack(DATA)}


def codes_of(raised: pytest.ExceptionInfo[ShirushiError]) -> set[str]:
    return {fault.code for fault in raised.value.faults}


def without(*paths: str) -> bytes:
    manifest = msgspec.json.decode(MEMBERS[MANIFEST], type=Manifest)
    kept = {path: data for path, data in MEMBERS.items() if path not in paths}
    named = {path: digest for path, digest in manifest.members.items() if path not in paths}
    kept[MANIFEST] = canonical(msgspec.structs.replace(manifest, members=named))
    return pack(Member(path=path, data=data) for path, data in kept.items())


def test_what_was_written_is_read():
    assert read_bundle(DATA) == BUNDLE


def test_the_same_bundle_gives_the_same_bytes():
    assert write(read_bundle(DATA)) == DATA


def test_the_members_are_those_of_the_format():
    assert sorted(MEMBERS) == sorted(
        [
            "manifest.json",
            "plan.json",
            "description.json",
            "limits.json",
            "library.bin",
            "results.json",
            "verdict.json",
            "handed.json",
            "checkpoint.txt",
            f"keys/{BUNDLE.key.fingerprint}.pub",
            "cases/fake.answers.json",
            "cases/fake.weights.json",
            "transcripts/fake.answers.json",
            "transcripts/fake.weights.json",
            *(f"statements/000{index}.json" for index in (2, 3, 4, 5, 6)),
            *(f"proofs/000{index}.txt" for index in (2, 3, 4, 5, 6)),
        ]
    )


@pytest.mark.parametrize("path", sorted(set(MEMBERS) - {MANIFEST}))
def test_a_changed_member_shows_against_the_manifest(path):
    changed = bytearray(MEMBERS[path])
    changed[len(changed) // 2] ^= 1
    with pytest.raises(Altered) as raised:
        read_bundle(rezip(DATA, {path: bytes(changed)}, mend_manifest=False))
    assert [(fault.code, fault.place.path) for fault in raised.value.faults] == [(read.CHANGED.id, path)]


@pytest.mark.parametrize("path", sorted(MEMBERS))
def test_a_missing_part_is_named(path):
    kept = (Member(path=other, data=data) for other, data in MEMBERS.items() if other != path)
    with pytest.raises(Malformed) as raised:
        read_bundle(pack(kept))
    assert [(fault.code, fault.place.path) for fault in raised.value.faults] == [(read.MISSING.id, path)]


@pytest.mark.parametrize("path", sorted(set(MEMBERS) - {MANIFEST}))
def test_a_part_that_the_manifest_does_not_name_either_is_missed(path):
    with pytest.raises(Malformed) as raised:
        read_bundle(without(path))
    assert codes_of(raised) == {read.MISSING.id}


def test_all_missing_parts_are_told_at_once():
    with pytest.raises(Malformed) as raised:
        read_bundle(without("plan.json", "verdict.json", "proofs/0003.txt"))
    assert len(raised.value.faults) == 3


@pytest.mark.parametrize(
    "path",
    [
        "notes.txt",
        "plan.JSON",
        "cases/.json",
        "cases/a/b.json",
        "statements/2.json",
        "statements/00002.json",
        "proofs/0002.json",
        "keys/firm.pub",
        "code/check.py",
    ],
)
def test_a_member_without_a_place_is_refused(path):
    with pytest.raises(Malformed) as raised:
        read_bundle(rezip(DATA, {path: b"[]"}))
    assert (codes_of(raised), raised.value.faults[0].place.path) == ({read.UNKNOWN.id}, path)


def test_a_member_that_the_manifest_does_not_name_is_refused():
    extra = (*unpack(DATA), Member(path="cases/fake.more.json", data=b"[]"))
    with pytest.raises(Malformed) as raised:
        read_bundle(pack(extra))
    assert codes_of(raised) == {read.UNKNOWN.id}


def test_one_key_is_offered_and_no_second():
    other = Ed25519Signer(b"\x02" * 32).public
    with pytest.raises(Malformed) as raised:
        read_bundle(rezip(DATA, {f"keys/{other.fingerprint}.pub": other.pem()}))
    assert codes_of(raised) == {read.UNKNOWN.id}


def test_a_key_under_another_name_is_altered():
    other = Ed25519Signer(b"\x02" * 32).public
    with pytest.raises(Altered) as raised:
        read_bundle(rezip(DATA, {f"keys/{BUNDLE.key.fingerprint}.pub": other.pem()}))
    assert codes_of(raised) == {read.OTHER_KEY.id}


def test_a_key_file_holds_the_key_and_nothing_else():
    path = f"keys/{BUNDLE.key.fingerprint}.pub"
    with pytest.raises(Malformed) as raised:
        read_bundle(rezip(DATA, {path: MEMBERS[path] + b"\n# trust me\n"}))
    assert codes_of(raised) == {read.UNREADABLE.id}


def test_swapped_transcripts_are_altered():
    one, other = "transcripts/fake.answers.json", "transcripts/fake.weights.json"
    with pytest.raises(Altered) as raised:
        read_bundle(rezip(DATA, {one: MEMBERS[other], other: MEMBERS[one]}))
    assert codes_of(raised) == {read.SWAPPED.id}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe{}",
        b'{"checks":1e400}',
        MEMBERS["plan.json"] + b" ",
        MEMBERS["plan.json"].replace(b'{"actor"', b'{"more":1,"actor"'),
        MEMBERS["plan.json"].replace(b'"count":3', b'"count":3.0'),
    ],
)
def test_a_part_not_written_as_it_should_be_is_malformed(data):
    with pytest.raises(Malformed) as raised:
        read_bundle(rezip(DATA, {"plan.json": data}))
    assert (codes_of(raised), raised.value.faults[0].place.path) == ({read.UNREADABLE.id}, "plan.json")


@pytest.mark.parametrize("path", ["checkpoint.txt", "proofs/0002.txt", "library.bin"])
def test_text_that_is_no_utf8_is_malformed(path):
    with pytest.raises(Malformed) as raised:
        read_bundle(rezip(DATA, {path: b'"\xff"'}))
    assert codes_of(raised) == {read.UNREADABLE.id}


@pytest.mark.parametrize(("format_", "version"), [("shirushi-bundle", 2), ("other", 1)])
def test_another_format_is_named(format_, version):
    manifest = msgspec.json.decode(MEMBERS[MANIFEST], type=Manifest)
    other = canonical(msgspec.structs.replace(manifest, format=format_, version=version))
    with pytest.raises(Malformed) as raised:
        read_bundle(rezip(DATA, {MANIFEST: other}, mend_manifest=False))
    assert codes_of(raised) == {read.OTHER_FORMAT.id}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["check", "concluded", "answered"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.just("type"), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.property
@given(st.sampled_from(sorted(MEMBERS)), JSON)
def test_any_json_in_any_member_gives_a_bundle_or_one_of_our_errors(path, value):
    try:
        read_bundle(rezip(DATA, {path: msgspec.json.encode(value)}, mend_manifest=path != MANIFEST))
    except (Malformed, Refused, Altered):
        return


@pytest.mark.property
@given(st.sampled_from(sorted(MEMBERS)), st.integers(0, 10**6), st.integers(0, 255))
def test_any_changed_byte_under_a_mended_manifest_gives_a_bundle_or_one_of_our_errors(path, at, byte):
    changed = bytearray(MEMBERS[path])
    changed[at % len(changed)] = byte
    try:
        read_bundle(rezip(DATA, {path: bytes(changed)}, mend_manifest=path != MANIFEST))
    except (Malformed, Refused, Altered):
        return
