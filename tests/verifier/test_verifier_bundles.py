"""The one-file verifier and `shirushi verify` are two programs: on every bundle they must say the same of its seals."""

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.authority import Authority
from fakes.both import is_intact, ours, theirs
from fakes.bundle import make_bundle, rezip
from fakes.rotated import rotated
from fakes.soak import longer
from fakes.verifier import verifier
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.stamp import as_logged, load_authorities
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.exchange.bundle import MANIFEST, STAMP, write
from shirushi.exchange.verify import exit_code
from shirushi.verdict.standing import Standing

AUTHORITY = Authority()
HONEST = make_bundle()
STAMPED = msgspec.structs.replace(
    HONEST, stamp=AUTHORITY.stamp(as_logged(HONEST.checkpoint, Keyring.begun_by(HONEST.key)))
)
ROTATED = rotated(HONEST)
BUNDLES = {"honest": HONEST, "stamped": STAMPED, "rotated": ROTATED}
DATA = {name: write(bundle) for name, bundle in BUNDLES.items()}
MEMBERS = {name: {member.path: member.data for member in unpack(data)} for name, data in DATA.items()}
ROOTS = load_authorities(AUTHORITY.pem)


@pytest.mark.parametrize("name", BUNDLES)
def test_an_honest_bundle(name):
    their, our = theirs(DATA[name]), ours(DATA[name])
    assert is_intact(DATA[name])
    assert our.content == their.content_digest
    assert our.fingerprint == their.answers.fingerprint


@pytest.mark.parametrize("name", BUNDLES)
@pytest.mark.slow
def test_single_bytes_anywhere_under_a_mended_manifest(name):
    """At least 500 over the three bundles: whatever a byte does, both programs say the same, and none goes unnoticed."""
    chance = Random(name)
    for path in sorted(set(MEMBERS[name]) - {MANIFEST, STAMP}):
        for _ in range(longer(10)):
            changed = bytearray(MEMBERS[name][path])
            changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
            assert not is_intact(rezip(DATA[name], {path: bytes(changed)})), path


@pytest.mark.slow
def test_single_bytes_of_the_zip_file():
    chance = Random(1)
    for _ in range(longer(300)):
        changed = bytearray(DATA["rotated"])
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        is_intact(bytes(changed))


def test_both_refuse_what_the_manifest_does_not_name():
    for path, data in MEMBERS["rotated"].items():
        assert not is_intact(rezip(DATA["rotated"], {path: data + b" "}, mend_manifest=False))
        assert not is_intact(pack(Member(path=at, data=one) for at, one in MEMBERS["rotated"].items() if at != path))
    for path in ("notes.txt", "statements/2.json", "keys/firm.pub", "key-entries/0001.pub"):
        assert not is_intact(rezip(DATA["rotated"], {path: b"[]"}))


def _spots(value: object, path: tuple = ()):
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from _spots(item, (*path, key))
    yield path


SPOTS = [
    (path, spot)
    for path, data in MEMBERS["honest"].items()
    if path.endswith((".json", ".bin")) and not path.startswith("statements/")
    for spot in _spots(msgspec.json.decode(data))
    if spot and (path, spot) != (MANIFEST, ("run",))
]


@pytest.mark.property
@given(
    st.sampled_from(SPOTS),
    st.sampled_from([None, True, 0, -1, 10**30, 0.5, "", "x", "2026-11-21", "met", [], {}, [[]], "0" * 64]),
)
def test_any_value_anywhere_under_a_mended_manifest(spot, to):
    path, keys = spot
    value = msgspec.json.decode(MEMBERS["honest"][path])
    inner = value
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = to
    written = msgspec.json.encode(value, order="sorted")
    if written != MEMBERS["honest"][path]:
        assert not is_intact(rezip(DATA["honest"], {path: written}, mend_manifest=path != MANIFEST))


def test_what_only_running_the_checks_shows():
    """A maker who signs a verdict that does not follow: the seals hold, and `shirushi verify` is what finds it."""

    def all_met(verdict):
        duties = tuple(msgspec.structs.replace(one, standing=Standing.MET) for one in verdict.duties)
        return msgspec.structs.replace(verdict, duties=duties)

    data = write(make_bundle(misjudge=all_met))
    assert is_intact(data)
    assert not theirs(data).answers.intact
    assert "shirushi verify" in verifier.SEALS_ONLY[1]


# Keys


def test_whoever_knows_an_earlier_key_knows_the_present_one():
    for signers in (frozenset({HONEST.key.fingerprint}), frozenset({ours(DATA["rotated"]).fingerprint}), frozenset()):
        their, our = theirs(DATA["rotated"], signers=signers), ours(DATA["rotated"])
        assert verifier.Trust(signers=signers).knows(our) == (their.answers.signer == "known")
        assert verifier.exit_code(our, verifier.Trust(signers=signers)) == exit_code(their)


# Time stamps


@pytest.mark.parametrize(
    ("name", "roots", "answer", "code"),
    [
        ("honest", False, "no", 0),
        ("honest", True, "missing", 3),
        ("stamped", False, "not-asked", 0),
        ("stamped", True, "yes", 0),
    ],
)
def test_the_time_stamp_is_an_answer_of_its_own(name, roots, answer, code):
    signers = frozenset({HONEST.key.fingerprint})
    their = theirs(DATA[name], signers=signers, roots=ROOTS if roots else ())
    trust = {"signers": signers, "roots": verifier.load_roots(AUTHORITY.pem) if roots else ()}
    our = ours(DATA[name], **trust)
    assert their.stamped.answer == answer
    assert our.stamped == ("no" if answer == "missing" else answer)
    assert exit_code(their) == verifier.exit_code(our, verifier.Trust(**trust)) == code


def test_a_stamp_of_another_authority_is_told():
    stranger = Authority()
    signers = frozenset({HONEST.key.fingerprint})
    their = theirs(DATA["stamped"], signers=signers, roots=load_authorities(stranger.pem))
    trust = {"signers": signers, "roots": verifier.load_roots(stranger.pem)}
    assert (their.stamped.answer, ours(DATA["stamped"], **trust).stamped) == ("untrusted", "untrusted")
    assert exit_code(their) == verifier.exit_code(ours(DATA["stamped"], **trust), verifier.Trust(**trust)) == 3


@pytest.mark.slow
def test_every_bit_of_a_stamp_in_a_bundle():
    chance = Random(2)
    for bit in chance.sample(range(8 * len(STAMPED.stamp)), longer(40)):
        flipped = bytearray(STAMPED.stamp)
        flipped[bit // 8] ^= 1 << bit % 8
        data = rezip(DATA["stamped"], {STAMP: bytes(flipped)})
        their, our = theirs(data, roots=ROOTS), ours(data, roots=verifier.load_roots(AUTHORITY.pem))
        assert their.answers.intact == (not our.faults)
        assert their.stamped.answer != "yes"
        assert our.stamped != "yes"


def test_a_stamp_of_another_checkpoint_is_no_proof():
    other = AUTHORITY.stamp(b"another checkpoint")
    assert not is_intact(rezip(DATA["stamped"], {STAMP: other}))


# Hostile archives


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["check", "concluded", "answered"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.just("type"), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.property
@given(st.sampled_from(sorted(MEMBERS["rotated"])), JSON)
def test_any_json_in_any_member_gives_an_answer(path, value):
    is_intact(rezip(DATA["rotated"], {path: msgspec.json.encode(value)}, mend_manifest=path != MANIFEST))


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises(verifier.Unreadable):
        verifier.verify_bundle(b"PK" + data, verifier.Trust())


def test_json_that_is_deep_huge_or_broken_gives_an_answer():
    for hostile in (
        b"[" * 100_000,
        b"[" * 900 + b"]" * 900,
        b'{"a":"\\ud800"}',
        b"1" * 10_000,
        b'{"a":1e999}',
        b'{"a":NaN}',
        b'{"a":1,"a":1}',
        b"\xff",
    ):
        assert not is_intact(rezip(DATA["honest"], {"plan.json": hostile}))
