"""Makers who hold the keys and seal what does not belong together: both verifiers find it by the rules alone."""

import io
import stat
import struct
import zipfile
from dataclasses import replace

import msgspec
import pytest

from fakes.both import is_intact
from fakes.bundle import make_bundle, rezip
from fakes.rotated import NEW, NEW_LOG, OLD, ROTATED, resealed, rotated, statements_of
from fakes.verifier import verifier
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import revocation, rotation
from shirushi.evidence.predicate import LogClosed, about, record
from shirushi.evidence.statement import EVALUATION
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.exchange.bundle import MANIFEST, Bundle, Cases, Manifest, write
from shirushi.terms.canon import canonical, digest, sha256

HONEST = resealed(make_bundle())
DATA = write(HONEST)
MEMBERS = {member.path: member.data for member in unpack(DATA)}
change = msgspec.structs.replace
OTHER = Ed25519Signer(b"\x31" * 32)


def test_what_is_sealed_again_is_intact():
    assert is_intact(DATA)
    assert is_intact(write(rotated(HONEST)))
    assert is_intact(write(resealed(HONEST, statements=statements_of(HONEST)[:-1])))  # as earlier versions sealed


# Parts that the plan contradicts, though every statement says what the parts give


def planned(bundle: Bundle, at: int, **fields) -> Bundle:
    checks = [change(one, **fields) if number == at else one for number, one in enumerate(bundle.plan.checks)]
    return change(bundle, plan=change(bundle.plan, checks=tuple(checks)))


def twice(bundle: Bundle) -> Bundle:
    """A case stands twice, and the plan knows."""
    cases = msgspec.json.decode(bundle.cases[0].cases)
    raw = canonical([*cases[:-1], cases[0]])
    listed = (Cases(check=bundle.cases[0].check, cases=msgspec.Raw(raw)), *bundle.cases[1:])
    return planned(change(bundle, cases=listed), 0, cases=sha256(raw))


def other_transcript(bundle: Bundle) -> Bundle:
    transcripts = (change(bundle.transcripts[0], version=9), *bundle.transcripts[1:])
    return change(bundle, transcripts=transcripts)


def other_description(bundle: Bundle) -> Bundle:
    return change(bundle, description=change(bundle.description, id="other"))


SPOILED = {
    "a limit of the plan is not the one in the list": lambda one: planned(one, 0, limit=None),
    "another list of limits": lambda one: change(one, limits=(*one.limits, *one.limits)),
    "more cases than planned": lambda one: planned(one, 0, count=2),
    "a case twice": twice,
    "other cases than planned": lambda one: planned(one, 0, cases="0" * 64),
    "a transcript of another version": other_transcript,
    "another description": other_description,
    "a check without a result": lambda one: change(one, results=one.results[1:]),
    "a result twice": lambda one: change(one, results=(*one.results, one.results[0])),
    "another catalogue": lambda one: change(one, plan=change(one.plan, catalogues={})),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_part_that_the_plan_contradicts(name):
    assert not is_intact(write(resealed(SPOILED[name](HONEST))))


def test_a_run_of_another_plan():
    assert not is_intact(write(resealed(HONEST, run="2026-11-21-00000000")))


# Statements that say something else, or too much, or too little


def changed_predicate(kind: str, /, **fields):
    """Change a field in the predicate of the first statement of a type."""

    def arrange(statements):
        at = next(number for number, one in enumerate(statements) if kind in (one.predicate_type, "any"))
        predicate = msgspec.json.decode(statements[at].predicate) | fields
        other = change(statements[at], predicate=msgspec.Raw(canonical(predicate)))
        return [*statements[:at], other, *statements[at + 1 :]]

    return arrange


@pytest.mark.parametrize(
    "arrange",
    [
        lambda statements: [*statements[1:], statements[0]],
        lambda statements: [statements[0], statements[-1], *statements[1:-1]],
        lambda statements: [change(statements[0], subject=(about("other", "0" * 64),)), *statements[1:]],
        lambda statements: [*statements[:-2], statements[-1]],
        lambda statements: statements[1:],
        lambda statements: [statements[0], *statements[2:]],
        lambda statements: [*statements, change(statements[-1], subject=statements[-1].subject[:1])],
        lambda statements: [*statements, record(about("log", "0" * 64), LogClosed(origin="x", size=1))],
        lambda statements: [change(statements[0], type="https://in-toto.io/Statement/v2"), *statements[1:]],
        lambda statements: [change(statements[0], predicate_type="urn:other"), *statements[1:]],
        changed_predicate(EVALUATION, started="yesterday"),
        changed_predicate(EVALUATION, ended=None),
        changed_predicate(EVALUATION, code="0" * 64),
        changed_predicate(EVALUATION, said="0" * 64),
        changed_predicate(EVALUATION, more=1),
        changed_predicate("any", plan="0" * 64),
        changed_predicate("any", kind="verdict"),
    ],
)
def test_statements_that_the_parts_do_not_give(arrange):
    given = list(statements_of(HONEST))
    assert not is_intact(write(resealed(HONEST, statements=arrange(given))))


# The manifest and the names in it


def mended(members: dict[str, bytes], /, **fields) -> bytes:
    """Pack members under a manifest that names them."""
    manifest = msgspec.json.decode(MEMBERS[MANIFEST], type=Manifest)
    named = {path: sha256(data) for path, data in members.items() if path != MANIFEST}
    value = msgspec.to_builtins(change(manifest, members=named)) | fields
    return pack(Member(path=at, data=one) for at, one in (members | {MANIFEST: canonical(value)}).items())


@pytest.mark.parametrize(
    "fields",
    [
        {"content_digest": "0" * 64},
        {"run": "other"},
        {"version": 2},
        {"format": "other"},
        {"more": 1},
        {"members": {}},
        {"members": []},
        {"run": 7},
    ],
)
def test_a_field_of_the_manifest(fields):
    assert is_intact(mended(MEMBERS))
    assert not is_intact(mended(MEMBERS, **fields))


@pytest.mark.parametrize("path", sorted(set(MEMBERS) - {MANIFEST}))
def test_a_member_that_is_left_out_of_the_manifest_too(path):
    assert not is_intact(mended({at: data for at, data in MEMBERS.items() if at != path}))


def test_a_member_that_the_manifest_does_not_name():
    members = {**MEMBERS, "cases/fake.more.json": b"[]"}
    assert not is_intact(pack(Member(path=at, data=data) for at, data in members.items()))


@pytest.mark.parametrize("left", ["json", "txt"])
def test_a_key_entry_without_its_proof_or_the_other_way_round(left):
    members = {member.path: member.data for member in unpack(write(rotated(HONEST)))}
    lost = next(path for path in members if path.startswith("key-entries/") and path.endswith(left))
    assert not is_intact(mended({path: data for path, data in members.items() if path != lost}))


def test_a_key_file_with_more_in_it_or_of_another_key():
    path = f"keys/{HONEST.key.fingerprint}.pub"
    assert not is_intact(rezip(DATA, {path: MEMBERS[path] + b"\n# trust me\n"}))
    assert not is_intact(rezip(DATA, {path: OTHER.public.pem()}))
    members = {at: data for at, data in MEMBERS.items() if at != path}
    assert not is_intact(mended(members | {f"keys/{'0' * 64}.pub": MEMBERS[path]}))


# Key entries that are in the log, and are not as they must be


@pytest.mark.parametrize(
    "entry",
    [
        seal(rotation("evidence", OLD.public, NEW.public), NEW),
        seal(rotation("evidence", OLD.public, NEW.public), OLD),
        seal(rotation("evidence", OTHER.public, NEW.public), OTHER, NEW),
        seal(rotation("evidence", NEW.public, NEW.public), NEW),
        seal(revocation(NEW.public, "still in use"), NEW),
        seal(record(about("log", "0" * 64), LogClosed(origin="x", size=1)), OLD),
    ],
)
def test_a_key_entry_that_is_not_signed_as_it_must_be(entry):
    assert not is_intact(write(rotated(HONEST, (*ROTATED, entry))))
    assert not is_intact(write(rotated(HONEST, (entry, *ROTATED))))
    assert not is_intact(write(rotated(HONEST, (entry, ROTATED[1]))))


def test_a_key_entry_is_needed_for_the_keys_that_follow():
    assert not is_intact(write(rotated(HONEST, ())))
    assert not is_intact(write(rotated(HONEST, ROTATED[:1])))
    assert is_intact(write(rotated(HONEST, ROTATED[:1], head=OLD)))
    assert is_intact(write(rotated(HONEST, ROTATED[:2])))


def test_a_revoked_key_never_comes_back():
    back = seal(rotation("evidence", NEW.public, OLD.public), NEW, OLD)
    assert is_intact(write(rotated(HONEST, (*ROTATED[:2], back), rest=OLD, last=OLD)))
    assert not is_intact(write(rotated(HONEST, (*ROTATED, back), rest=OLD, last=OLD)))


def test_a_revocation_is_signed_by_the_present_key():
    for signer in (OLD, NEW_LOG, OTHER):
        assert not is_intact(write(rotated(HONEST, (*ROTATED[:2], seal(revocation(OLD.public, "x"), signer)))))
    assert not is_intact(write(rotated(HONEST, (*ROTATED, seal(revocation(OTHER.public, "x"), NEW)))))


@pytest.mark.parametrize(("last", "head"), [(OLD, NEW_LOG), (OTHER, NEW_LOG), (NEW, OLD), (NEW, NEW), (NEW, OTHER)])
def test_what_another_key_signed_than_the_one_that_holds_the_role(last, head):
    assert not is_intact(write(rotated(HONEST, last=last, head=head)))


# Archives


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression=zipfile.ZIP_DEFLATED) as made:
        for path, data in MEMBERS.items():
            made.writestr(path, data)
        for name, data in entries:
            made.writestr(name, data, compress_type=None if isinstance(name, str) else name.compress_type)
    return out.getvalue()


def info(mode: int = 0, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("cases/x.json")
    made.external_attr, made.compress_type = mode << 16, compression
    return made


HOSTILE = [
    *(
        (name, b"x")
        for name in ("../x", "/x", "C:/x", "a\\x", "a//x", "./x", "a/", "stream:x", "bidi\u202e.json", "a\nb")
    ),
    (info(stat.S_IFLNK | 0o777), b"/etc/passwd"),
    (info(stat.S_IFCHR | 0o666), b"x"),
    (info(compression=zipfile.ZIP_BZIP2), b"x"),
    ("cases/x.json", bytes(8 << 20)),
]


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda entry: ascii(entry)[:20])
def test_an_archive_made_to_do_harm_is_refused_before_it_is_unpacked(entry):
    data = zipped(entry)
    assert not is_intact(data)
    with pytest.raises(verifier.Unreadable) as raised:
        verifier.unpack(data)
    assert raised.value.words == verifier.UNSAFE


def _encrypted() -> bytes:
    data = bytearray(DATA)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _hiding() -> bytes:
    data = bytearray(zipped(("cases/x.json", bytes(8 << 20))))
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 24, 10)
    return bytes(data)


def _many() -> bytes:
    data = bytearray(DATA)
    struct.pack_into("<H", data, len(data) - 12, 20_001)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [b"PK", DATA[:-1], DATA + b"\n", b"PK" + DATA, zipped(("plan.jsoN", b"2")).replace(b"plan.jsoN", b"plan.json"),
     _encrypted(), _hiding(), _many()],
)  # fmt: skip
def test_an_archive_that_is_not_whole_or_says_two_things(data):
    assert not is_intact(data)
    with pytest.raises(verifier.Altered):
        verifier.unpack(data)


# What only this verifier is strict about


def test_json_with_a_name_twice_or_a_fraction_is_not_read():
    for hostile in (b'{"a":1,"a":2}', b'{"a":0.5}', b'{"a":1e3}', b'{"a":NaN}', b"\xff", b'"', b"[" * 100_000):
        with pytest.raises(verifier.Altered):
            verifier.load_json(hostile, "x")
    assert verifier.load_json('{"a":[1,"証",null,true]}'.encode(), "x") == {"a": [1, "証", None, True]}


def test_canonical_json_is_the_packages():
    value = {"b": 1, "a": ['証\u2028\x00\x1f"\\/\x7f😀', {"ａ": None, "z": True, "\uffff": -1, "😀": 2}]}
    assert verifier.canonical(value) == canonical(value)
    assert verifier.sha256(verifier.canonical(value)) == digest(value)


def test_an_envelope_of_something_else_is_no_statement():
    statement = statements_of(HONEST)[0]
    for envelope in (
        seal(change(statement, type="https://in-toto.io/Statement/v2"), OLD),
        seal(statement, OLD).replace(b"vnd.in-toto+json", b"vnd.in-toto+jso2"),
    ):
        with pytest.raises(verifier.Altered):
            verifier.open_envelope(envelope, verifier.Key(OLD.public.raw), "x")


def test_a_trust_without_anything_knows_nobody():
    found = verifier.verify_bundle(DATA, verifier.Trust())
    assert not verifier.Trust().knows(found)
    assert verifier.Trust().knows(replace(found, is_log_listed=True))
