"""Verifying: an honest bundle comes out the same; whatever a forger or a dishonest maker changes, shows."""

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.bundle import SOFTWARE, make_bundle, rezip
from fakes.desk import ANSWERS, CODE, DAY, QUESTIONS, REGISTRY, WEIGHTS_SAFE, model
from shirushi.checks.check import ask
from shirushi.checks.finding import Judgement, Outcome
from shirushi.checks.registry import register
from shirushi.evidence import keyring, logged
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import revocation, rotation
from shirushi.evidence.predicate import Declared, about, record
from shirushi.evidence.svr import Result, load_result, result
from shirushi.evidence.trust import Trust
from shirushi.exchange import parts, replay, sealed
from shirushi.exchange import verify as verifying
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.exchange.bundle import MANIFEST, Bundle, Manifest, write
from shirushi.exchange.read import read_bundle
from shirushi.exchange.sealed import open_entries
from shirushi.exchange.seals import Carried
from shirushi.exchange.verify import Verification, exit_code, verify
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Altered, Malformed
from shirushi.terms.probe import Ask, Message
from shirushi.terms.text import same
from shirushi.verdict.standing import Standing, Verdict

BUNDLE = make_bundle()
DATA = write(BUNDLE)
MEMBERS = {member.path: member.data for member in unpack(DATA)}
FIRM = Trust(signers=frozenset({BUNDLE.key.fingerprint}))
NOBODY = Trust(signers=frozenset())


def verified(
    bundle: Bundle, *, registry=REGISTRY, trust: Trust = FIRM, code=CODE, software: str = SOFTWARE
) -> Verification:
    return verify(bundle, registry=registry, trust=trust, code=code, software=software)


def codes(verification: Verification) -> set[str]:
    return {fault.code for fault in verification.faults}


def outcomes(verification: Verification) -> dict[str, str]:
    return {one.check: one.outcome for one in verification.replayed}


def change(path: str, *keys: str | int, to: object) -> Bundle:
    """What a forger without the key sends: one value changed, every digest of the manifest mended."""
    value = msgspec.json.decode(MEMBERS[path])
    spot = value
    for key in keys[:-1]:
        spot = spot[key]
    assert spot[keys[-1]] != to
    spot[keys[-1]] = to
    return read_bundle(rezip(DATA, {path: canonical(value)}))


# What is honest


def test_an_honest_bundle_is_intact_and_comes_out_the_same():
    verification = verified(read_bundle(DATA))
    assert verification.faults == ()
    assert verification.answers.intact
    assert verification.answers.witnessed == "no"
    assert outcomes(verification) == {"fake.answers": "reproduced", "fake.weights": "reproduced"}
    assert {one.cases for one in verification.replayed} == {"own"}
    assert verification.verdict == "reproduced"
    assert verification.content_digest == BUNDLE.content_digest
    assert verification.measured_on == DAY


def test_the_bundle_says_something():
    standings = {duty.requirement: duty.standing for duty in BUNDLE.verdict.duties}
    assert standings["TEXT-2"] is Standing.MET
    assert standings["TEXT-1"] is Standing.UNASSESSED


@pytest.mark.parametrize(("trust", "signer", "code"), [(FIRM, "known", 0), (NOBODY, "unknown", 3)])
def test_whether_the_signer_is_known_is_said_from_outside(trust, signer, code):
    verification = verified(BUNDLE, trust=trust)
    assert (verification.answers.intact, verification.answers.signer) == (True, signer)
    assert exit_code(verification) == code


def test_a_forger_who_signs_everything_anew_is_an_unknown_signer():
    forged = make_bundle(seed=b"\x02" * 32, answer=model)
    verification = verified(forged)
    assert (verification.answers.intact, verification.answers.signer, exit_code(verification)) == (True, "unknown", 3)


# What changed after sealing


@pytest.mark.parametrize(
    ("path", "keys", "to", "fault"),
    [
        ("plan.json", ("on",), "2026-11-20", sealed.OTHERWISE),
        ("plan.json", ("made_at",), 0, sealed.OTHERWISE),
        ("plan.json", ("texts",), ["TEXT"], sealed.OTHERWISE),
        ("plan.json", ("checks", 0, "limit", "most_ppm"), 999_999, parts.NOT_AS_PLANNED),
        ("plan.json", ("checks", 0, "count"), 4, parts.NOT_AS_PLANNED),
        ("description.json", ("system", "title", "en"), "Another desk", parts.NOT_AS_PLANNED),
        ("limits.json", (0, "most_ppm"), 999_999, parts.NOT_AS_PLANNED),
        ("library.bin", ("objectives", 0, "title", "en"), "something else", parts.NOT_AS_PLANNED),
        ("cases/fake.answers.json", (0, "good"), "さあ", parts.NOT_AS_PLANNED),
        ("transcripts/fake.answers.json", ("exchanges", 0, "answer", "said", "text"), "別の答え", sealed.OTHERWISE),
        ("transcripts/fake.answers.json", ("exchanges", 0, "seen", "latency_ms"), 1, sealed.OTHERWISE),
        ("transcripts/fake.answers.json", ("version",), 2, parts.NOT_AS_PLANNED),
        ("results.json", (0, "findings", 0, "measure", "bad"), 2, sealed.OTHERWISE),
        ("results.json", (2, "reason", "code"), "no-eyes", verifying.OTHER_CONTENT),
        ("results.json", (0, "version"), 2, parts.NOT_AS_PLANNED),
        ("verdict.json", ("duties", 0, "standing"), "stale", sealed.OTHERWISE),
        ("verdict.json", ("on",), "2026-11-20", sealed.OTHERWISE),
        (
            "handed.json",
            ("withheld",),
            [{"objective": "", "reason": {"code": "x", "says": {"en": "x", "ja": "x"}}, "source": "maker"}],
            verifying.OTHER_CONTENT,
        ),
        ("manifest.json", ("content_digest",), "0" * 64, verifying.OTHER_CONTENT),
        ("manifest.json", ("run",), "2026-11-20-00000000", parts.NOT_AS_PLANNED),
    ],
)
def test_a_value_changed_after_sealing_shows(path, keys, to, fault):
    verification = verified(change(path, *keys, to=to))
    assert fault.id in codes(verification)
    assert not verification.answers.intact
    assert exit_code(verification) == 5


@pytest.mark.parametrize("name", ["plan", "evaluation", "verdict"])
def test_a_statement_left_out_shows(name):
    index = {"plan": 0, "evaluation": 1, "verdict": 3}[name]
    kept = BUNDLE.statements[:index] + BUNDLE.statements[index + 1 :]
    verification = verified(msgspec.structs.replace(BUNDLE, statements=kept))
    assert codes(verification) == {sealed.NOT_SEALED.id}


def test_statements_at_one_anothers_index_show():
    one, other = "statements/0003.json", "statements/0004.json"
    verification = verified(read_bundle(rezip(DATA, {one: MEMBERS[other], other: MEMBERS[one]})))
    assert {"SH431"} <= codes(verification)


def test_a_proof_for_another_index_shows():
    one, other = "proofs/0003.txt", "proofs/0004.txt"
    verification = verified(read_bundle(rezip(DATA, {one: MEMBERS[other], other: MEMBERS[one]})))
    assert logged.OTHER_PROOF.id in codes(verification)


def test_something_slipped_into_a_proof_shows():
    proof = MEMBERS["proofs/0003.txt"].replace(b"\nindex", b"\nextra aGVsbG8=\nindex", 1)
    verification = verified(read_bundle(rezip(DATA, {"proofs/0003.txt": proof})))
    assert logged.OTHER_PROOF.id in codes(verification)


def test_the_checkpoint_of_another_log_shows():
    other = make_bundle(answer=model, software="shirushi 0.1")
    verification = verified(msgspec.structs.replace(BUNDLE, checkpoint=other.checkpoint))
    assert logged.OTHER_PROOF.id in codes(verification)


def test_a_checkpoint_signed_by_another_key_shows():
    other = make_bundle(seed=b"\x02" * 32)
    verification = verified(msgspec.structs.replace(BUNDLE, checkpoint=other.checkpoint))
    assert "SH422" in codes(verification) or "SH421" in codes(verification)


def test_another_key_in_place_of_the_signers_shows():
    stranger = Ed25519Signer(b"\x02" * 32).public
    trusted = Trust(signers=frozenset({stranger.fingerprint}))
    verification = verified(msgspec.structs.replace(BUNDLE, key=stranger), trust=trusted)
    assert "SH411" in codes(verification)
    assert exit_code(verification) == 5


def test_a_library_that_is_none_shows():
    verification = verified(read_bundle(rezip(DATA, {"library.bin": b"{}"})))
    assert "SH211" in codes(verification)
    assert verification.verdict == "differs"


# What a maker does who holds the key


def test_a_plan_sealed_after_the_results_shows():
    verification = verified(make_bundle(arrange=lambda all_: [*all_[1:-1], all_[0], all_[-1]]))
    assert codes(verification) == {sealed.NOT_FIRST.id}


def test_a_verdict_sealed_before_the_evaluations_shows():
    verification = verified(make_bundle(arrange=lambda all_: [all_[0], all_[-1], *all_[1:-1]]))
    assert codes(verification) == {sealed.NOT_FIRST.id}


def test_an_evaluation_sealed_twice_shows():
    verification = verified(make_bundle(arrange=lambda all_: [all_[0], all_[1], *all_[1:]]))
    assert codes(verification) == {sealed.NO_PLACE.id}


def test_a_statement_about_something_else_shows():
    words = Declared(objective="answers-right", holds=True, by="Hanako", position="head", words="fine", dated=DAY)
    slipped = record(about("desk", "0" * 64), words)
    verification = verified(make_bundle(arrange=lambda all_: [*all_[:-1], slipped, all_[-1]]))
    assert codes(verification) == {sealed.NO_PLACE.id}


def with_exchanges(choose: Callable[[tuple], tuple]) -> Callable[[Carried], Carried]:
    def spoil(carried: Carried) -> Carried:
        if carried.planned.check != ANSWERS.id:
            return carried
        transcript = msgspec.structs.replace(carried.transcript, exchanges=choose(carried.transcript.exchanges))
        return msgspec.structs.replace(carried, transcript=transcript)

    return spoil


def reworded(exchanges: tuple) -> tuple:
    gentler = Ask(messages=(Message(role="user", content="やさしい質問"),))
    return (msgspec.structs.replace(exchanges[0], probe=gentler), *exchanges[1:])


def nicer(exchanges: tuple) -> tuple:
    said = msgspec.structs.replace(exchanges[1].answer.said, text="五円です。窓口で。火曜です。")
    answer = msgspec.structs.replace(exchanges[1].answer, said=said)
    return tuple(msgspec.structs.replace(exchange, answer=answer) for exchange in exchanges)


def repeated(exchanges: tuple) -> tuple:
    return (*exchanges, msgspec.structs.replace(exchanges[0], repeat=1))


@pytest.mark.parametrize(
    ("choose", "why"),
    [
        (lambda exchanges: exchanges[1:], replay.NOT_RECORDED),
        (lambda exchanges: (*exchanges, exchanges[-1]), replay.LEFT_OVER),
        (repeated, replay.LEFT_OVER),
        (reworded, replay.OTHER_PROBE),
        (nicer, replay.LEFT_OVER),
    ],
)
def test_a_transcript_that_the_check_could_not_have_made_shows(choose, why):
    verification = verified(make_bundle(spoil=with_exchanges(choose)))
    assert outcomes(verification)["fake.answers"] == "differs"
    assert codes(verification) == {verifying.DIFFERS.id}
    told = {one.check: one.why for one in verification.replayed}
    assert told["fake.answers"] == why.says.fill(case="q1", count=1)
    assert exit_code(verification) == 5


def test_findings_that_the_transcript_does_not_bear_out_show():
    def better(carried: Carried) -> Carried:
        findings = tuple(
            msgspec.structs.replace(finding, measure=msgspec.structs.replace(finding.measure, bad=0))
            if carried.planned.check == ANSWERS.id
            else finding
            for finding in carried.concluded.findings
        )
        return msgspec.structs.replace(carried, concluded=msgspec.structs.replace(carried.concluded, findings=findings))

    assert codes(verified(make_bundle(spoil=better))) == {verifying.DIFFERS.id}


def misjudged(verdict: Verdict) -> Verdict:
    duties = tuple(msgspec.structs.replace(duty, standing=Standing.MET, why=()) for duty in verdict.duties)
    return msgspec.structs.replace(verdict, duties=duties)


def test_a_verdict_that_does_not_follow_shows():
    verification = verified(make_bundle(misjudge=misjudged))
    assert (codes(verification), verification.verdict) == ({verifying.OTHER_VERDICT.id}, "differs")


def test_another_software_version_may_judge_otherwise_and_says_so():
    verification = verified(make_bundle(misjudge=misjudged), software="shirushi 9.9")
    assert (verification.faults, verification.verdict) == ((), "other-version")


def test_easier_questions_under_the_same_check_are_told():
    easy = msgspec.structs.replace(QUESTIONS[0], good="")
    lenient = make_bundle(registry=register((replace(ANSWERS, cases=lambda _: iter((easy,))), WEIGHTS_SAFE)))
    verification = verified(lenient)
    assert verification.answers.intact
    assert {one.check: one.cases for one in verification.replayed} == {"fake.answers": "other", "fake.weights": "own"}


def test_the_same_case_twice_shows():
    twice = (QUESTIONS[0], QUESTIONS[0])
    verification = verified(
        make_bundle(registry=register((replace(ANSWERS, cases=lambda _: iter(twice)), WEIGHTS_SAFE)))
    )
    assert parts.NOT_AS_PLANNED.id in codes(verification)


# Keys that were replaced, and the verdict as others read it

OLD, NEW, HEAD = (Ed25519Signer(bytes([number]) * 32) for number in (1, 2, 3))
CHANGES = (
    seal(rotation("evidence", OLD.public, NEW.public), OLD, NEW),
    seal(rotation("log", OLD.public, HEAD.public), OLD, HEAD),
    seal(revocation(OLD.public, "laptop stolen"), NEW),
)
ROTATED = make_bundle(changes=CHANGES, evidence=NEW, head=HEAD)


def test_whoever_knows_the_former_key_follows_its_rotation():
    read = read_bundle(write(ROTATED))
    assert read == ROTATED
    for key, answer in ((OLD, "known"), (NEW, "known"), (HEAD, "unknown")):
        verification = verified(read, trust=Trust(signers=frozenset({key.key_id})))
        assert (verification.faults, verification.answers.signer) == ((), answer)
        assert verification.answers.fingerprint == NEW.key_id


def test_statements_of_a_revoked_key_after_its_revocation_fail():
    verification = verified(make_bundle(changes=CHANGES, evidence=OLD, head=HEAD))
    assert keyring.KEY_REVOKED.id in codes(verification)
    assert exit_code(verification) == 5


def test_statements_of_a_replaced_key_fail():
    verification = verified(make_bundle(changes=CHANGES[:1], evidence=OLD))
    assert keyring.KEY_RETIRED.id in codes(verification)


def test_a_checkpoint_by_the_replaced_key_fails():
    assert not verified(make_bundle(changes=CHANGES, evidence=NEW, head=OLD)).answers.intact


def test_a_rotation_that_the_former_key_did_not_sign_fails():
    forged = seal(rotation("evidence", OLD.public, NEW.public), NEW)
    assert keyring.BAD_EVENT.id in codes(verified(make_bundle(changes=(forged,), evidence=NEW)))


@pytest.mark.parametrize("number", [0, 1])
def test_a_rotation_left_out_shows(number):
    entries = tuple(entry for at, entry in enumerate(ROTATED.key_entries) if at != number)
    assert not verified(msgspec.structs.replace(ROTATED, key_entries=entries)).answers.intact


def test_a_bundle_of_an_earlier_version_has_no_verification_result():
    verification = verified(make_bundle(arrange=lambda all_: all_[:-1]))
    assert (verification.faults, verification.answers.intact) == ((), True)


def test_a_verification_result_that_claims_more_shows():
    def claiming(all_):
        told = load_result(all_[-1])
        more = msgspec.structs.replace(told, properties=(*told.properties, "SHIRUSHI:MET:X-1"))
        return [*all_[:-1], result(all_[-1].subject, more)]

    assert codes(verified(make_bundle(arrange=claiming))) == {sealed.OTHERWISE.id}


def test_the_verification_result_names_the_duties_that_are_met_and_no_others():
    (told,) = (one.body for one in open_entries(BUNDLE).opened if isinstance(one.body, Result))
    met = {f"SHIRUSHI:MET:{one.requirement}" for one in BUNDLE.verdict.duties if one.standing is Standing.MET}
    assert set(told.properties) == met
    assert {"plan.json", "limits.json", "library.bin"} <= {policy.name for policy in told.verifier.policies}


# What is installed here


def _strict(case):
    yield from ask(Ask(messages=(Message(role="user", content=case.prompt),)))
    return Judgement(outcome=Outcome.FAIL, why=same("no"))


def _crash(case):
    yield from ask(Ask(messages=(Message(role="user", content=case.prompt),)))
    raise KeyError(case.id)


def _crash_at_the_end(check, tally):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    "changes", [{"script": _strict}, {"script": _crash}, {"conclude": _crash_at_the_end}, {"objectives": ("other",)}]
)
def test_a_check_of_the_same_version_that_comes_out_otherwise_fails_verification(changes):
    registry = register((replace(ANSWERS, **changes), WEIGHTS_SAFE))
    verification = verified(BUNDLE, registry=registry)
    assert outcomes(verification) == {"fake.answers": "differs", "fake.weights": "reproduced"}
    assert (codes(verification), exit_code(verification)) == ({verifying.DIFFERS.id}, 5)


def test_cases_that_the_check_cannot_read_fail_verification():
    class Other(msgspec.Struct):
        id: int

    verification = verified(BUNDLE, registry=register((replace(ANSWERS, case=Other), WEIGHTS_SAFE)))
    assert outcomes(verification)["fake.answers"] == "differs"


@pytest.mark.parametrize(
    ("registry", "code"),
    [
        (register((replace(ANSWERS, version=2, script=_strict), WEIGHTS_SAFE)), CODE),
        (register((replace(ANSWERS, script=_strict), WEIGHTS_SAFE)), CODE | {"fake.answers": "f" * 64}),
    ],
)
def test_a_check_of_another_version_is_named_and_fails_nothing(registry, code):
    verification = verified(BUNDLE, registry=registry, code=code)
    assert outcomes(verification) == {"fake.answers": "other-version", "fake.weights": "reproduced"}
    assert (verification.faults, exit_code(verification)) == ((), 0)


def test_a_check_that_is_not_installed_is_named_and_fails_nothing():
    verification = verified(BUNDLE, registry=register((ANSWERS,)))
    assert outcomes(verification) == {"fake.answers": "reproduced", "fake.weights": "not-installed"}
    assert verification.answers.intact


def test_a_check_that_is_not_installed_is_never_taken_for_reproduced():
    verification = verified(BUNDLE, registry=register(()), code={})
    assert set(outcomes(verification).values()) == {"not-installed"}


# Hostile values


@pytest.mark.property
@given(st.sampled_from(sorted(set(MEMBERS) - {MANIFEST})), st.integers(0, 10**6), st.integers(1, 255))
def test_no_changed_byte_anywhere_goes_unnoticed(path, at, mask):
    changed = bytearray(MEMBERS[path])
    changed[at % len(changed)] ^= mask
    try:
        bundle = read_bundle(rezip(DATA, {path: bytes(changed)}))
    except (Malformed, Altered):
        return
    assert not verified(bundle).answers.intact


KEY_DATA = write(ROTATED)
KEY_MEMBERS = {member.path: member.data for member in unpack(KEY_DATA) if member.path.startswith("key-entries/")}


@pytest.mark.property
@given(st.sampled_from(sorted(KEY_MEMBERS)), st.integers(0, 10**6), st.integers(1, 255))
def test_no_changed_byte_of_a_key_entry_goes_unnoticed(path, at, mask):
    changed = bytearray(KEY_MEMBERS[path])
    changed[at % len(changed)] ^= mask
    try:
        bundle = read_bundle(rezip(KEY_DATA, {path: bytes(changed)}))
    except (Malformed, Altered):
        return
    assert not verified(bundle).answers.intact


@pytest.mark.parametrize("path", ["key-entries/0002.txt", "key-entries/0003.json"])
def test_a_key_entry_without_its_other_half_is_refused(path):
    members = {member.path: member.data for member in unpack(KEY_DATA)}
    manifest = msgspec.json.decode(members[MANIFEST], type=Manifest)
    left = {name: digest for name, digest in manifest.members.items() if name != path}
    members[MANIFEST] = canonical(msgspec.structs.replace(manifest, members=left))
    with pytest.raises(Malformed) as raised:
        read_bundle(pack(Member(path=name, data=data) for name, data in members.items() if name != path))
    assert [fault.code for fault in raised.value.faults] == ["SH508"]


def _spots(value: object, path: tuple = ()):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _spots(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _spots(item, (*path, number))
    yield path


SPOTS = [
    (path, spot)
    for path, data in MEMBERS.items()
    if path.endswith((".json", ".bin")) and not path.startswith("statements/")
    for spot in _spots(msgspec.json.decode(data))
    if spot and (path, spot) != (MANIFEST, ("run",))
]


@pytest.mark.property
@given(
    st.sampled_from(SPOTS),
    st.sampled_from([None, True, 0, -1, 10**30, "", "x", "2026-11-21", "met", [], {}, [[]], "0" * 64]),
)
def test_no_changed_value_anywhere_goes_unnoticed(spot, to):
    path, keys = spot
    value = msgspec.json.decode(MEMBERS[path])
    inner = value
    for key in keys[:-1]:
        inner = inner[key]
    if inner[keys[-1]] == to and type(inner[keys[-1]]) is type(to):
        return
    inner[keys[-1]] = to
    try:
        bundle = read_bundle(
            rezip(DATA, {path: msgspec.json.encode(value, order="sorted")}, mend_manifest=path != MANIFEST)
        )
    except (Malformed, Altered):
        return
    assert not verified(bundle).answers.intact
