"""Whom a reader trusts decides three answers, and what the reader does not know never counts."""

from pathlib import Path

import msgspec
import pytest

from fakes.tree import KEYS as LOG
from fakes.tree import SIGNER, Tree
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner, MlDsa44Cosigner, cosign
from shirushi.evidence.tlog.note import VerifierKey, load_note
from shirushi.evidence.tlog.policy import load_policy
from shirushi.evidence.trust import Answers, Trust, Witnesses
from shirushi.terms.errors import Altered

NOW = 1_795_230_000_000
NOW_S = NOW // 1000
COSIGNERS = {
    "institute": Ed25519Cosigner("institute.example", bytes([1]) * 32),
    "press": MlDsa44Cosigner.from_seed("press.example", bytes([2]) * 32),
    "city": Ed25519Cosigner("city.example", bytes([3]) * 32),
}
WITNESSES = "".join(f"witness {name} {each.key}\n" for name, each in COSIGNERS.items())
TWO = f"{WITNESSES}group g 2 institute press city\nquorum g\n"
NOTE = Tree(7).note(7)


def note_by(*names, at_s=NOW_S):
    checkpoint = load_checkpoint(load_note(NOTE.encode()).text)
    return load_note((NOTE + "".join(cosign(checkpoint, COSIGNERS[name], at_s) for name in names)).encode())


def weighed(policy, note, covers=NOW):
    return Trust(signers=frozenset(), policy=load_policy(policy.encode()), now=NOW).witnesses(note, covers)


@pytest.mark.parametrize(
    ("signers", "answer"), [(set(), "unknown"), ({"aa"}, "known"), ({"a"}, "unknown"), ({"bb"}, "unknown")]
)
def test_a_signer_is_known_only_if_the_reader_says_so(signers, answer):
    assert Trust(signers=frozenset(signers)).signer("aa") == answer


def test_without_a_policy_nothing_is_said_of_witnesses():
    assert Trust(signers=frozenset()).witnesses(note_by("press"), NOW) == Witnesses(answer="not-asked")


@pytest.mark.parametrize(
    ("names", "answer", "is_met"),
    [
        ((), "no", False),
        (("press",), "partly", False),
        (("press", "press"), "partly", False),
        (("institute", "press"), "yes", True),
        (("institute", "press", "city"), "yes", True),
    ],
)
def test_a_quorum_is_counted_by_witness(names, answer, is_met):
    found = weighed(TWO, note_by(*names))
    assert (found.answer, found.is_met, found.of) == (answer, is_met, 3)
    assert {one.name for one in found.by} == set(names)


def test_a_witness_that_the_policy_does_not_name_does_not_count():
    policy = f"witness press {COSIGNERS['press'].key}\nquorum press\n"
    assert weighed(policy, note_by("institute", "city")).answer == "no"
    stranger = policy.replace("press.example", "other.example")
    with pytest.raises(Exception, match="SH401"):
        weighed(stranger, note_by("press"))


def test_a_policy_that_asks_for_nobody_is_met_and_nobody_witnessed():
    found = weighed(f"{WITNESSES}quorum none\n", note_by())
    assert (found.answer, found.is_met) == ("no", True)
    assert weighed("quorum none\n", note_by("press")).answer == "no"


@pytest.mark.parametrize(
    ("log", "answer"),
    [
        (LOG[0], "yes"),
        (VerifierKey(name="example.com/other", key=SIGNER.public), "no"),
        (VerifierKey(name=LOG[0].name, key=Ed25519Signer(bytes([5]) * 32).public), "no"),
    ],
)
def test_a_policy_that_lists_logs_counts_for_those_only(log, answer):
    found = weighed(f"log {log}\n{TWO}", note_by("institute", "press"))
    assert (found.answer, found.is_met, found.is_log_listed) == (answer, answer == "yes", answer == "yes")


@pytest.mark.parametrize(("ahead_s", "counts"), [(0, True), (300, True), (301, False), (2**62, False)])
def test_a_time_that_has_not_come_does_not_count(ahead_s, counts):
    found = weighed(TWO, note_by("institute", "press", at_s=NOW_S + ahead_s))
    assert found.answer == ("yes" if counts else "no")
    assert len(found.future) == (0 if counts else 2)


def test_a_cosignature_older_than_what_it_covers_is_told():
    note = note_by("institute", "press", at_s=NOW_S - 301)
    assert weighed(TWO, note).early == ("institute", "press")
    assert weighed(TWO, note, covers=NOW - 2_000).early == ()


def test_a_cosignature_that_does_not_verify_spoils_the_note():
    note = note_by("institute", "press")
    (log, first, second) = note.signatures
    bad = msgspec.structs.replace(second, sig=second.sig[:-1] + bytes([second.sig[-1] ^ 1]))
    with pytest.raises(Altered):
        weighed(TWO, msgspec.structs.replace(note, signatures=(log, first, bad)))


@pytest.mark.parametrize(
    ("signer", "witnesses", "is_open"),
    [
        ("known", Witnesses(answer="not-asked"), False),
        ("unknown", Witnesses(answer="not-asked"), True),
        ("known", Witnesses(answer="partly"), True),
        ("known", Witnesses(answer="no"), True),
        ("known", Witnesses(answer="no", is_met=True), False),
        ("known", Witnesses(answer="yes", is_met=True), False),
        ("unknown", Witnesses(answer="yes", is_met=True), True),
    ],
)
def test_trust_stays_open_until_everything_asked_is_answered(signer, witnesses, is_open):
    answers = Answers(intact=True, signer=signer, fingerprint="aa", witnesses=witnesses)
    assert answers.trust_is_open is is_open


def test_a_public_log_under_a_policy_that_names_its_public_witness():
    folder = Path(__file__).parent / "vectors"
    note = load_note((folder / "coachandhorses.checkpoint").read_bytes())
    key = (folder / "navigli-ml-dsa-44.vkey").read_text().strip()
    found = weighed(f"witness navigli {key}\nquorum navigli\n", note, covers=0)
    assert [one.name for one in found.by] == ["navigli"]
    assert (found.answer, found.future) == ("yes", ())
