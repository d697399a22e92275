"""threat.assessment counts what somebody signed, of the system as it is, with everything decided."""

from datetime import date

import msgspec
import pytest

from fakes.described import NO_FILE, SHA_A, described, judged
from shirushi.checks.check import NotAbout
from shirushi.checks.finding import Outcome
from shirushi.checks.threat.assessment import CHECK
from shirushi.terms.seen import ThreatsSeen
from shirushi.terms.system import Condition, ThreatsNamed
from shirushi.terms.text import same

NAMED = described(threats=ThreatsNamed(file="threats.yaml", signer=SHA_A))
GOOD = ThreatsSeen(
    sha256="0" * 64,
    signature="good",
    looked_on=date(2026, 11, 20),
    by="篠原",
    position="運用",
    dated=date(2026, 11, 10),
    applying=68,
    level=2,
    reached=2,
)


def with_weights(*, unreleased):
    system = msgspec.structs.replace(NAMED.system, conditions={Condition.UNRELEASED_WEIGHTS: unreleased})
    return msgspec.structs.replace(NAMED, system=system)


def outcome(answer, description=NAMED, case="threats"):
    return judged(CHECK, description, {"threats.yaml": answer})[case].outcome


def test_it_has_nothing_to_say_where_no_assessment_is_named():
    assert isinstance(CHECK.needs(described()), NotAbout)


def test_a_signed_assessment_with_everything_decided_passes():
    judgement = judged(CHECK, NAMED, {"threats.yaml": GOOD})["threats"]
    assert (judgement.outcome, judgement.dated) == (Outcome.PASS, "2026-11-10")
    assert "篠原" in judgement.why.ja


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"signature": "bad"}, Outcome.FAIL),
        ({"moved": (same("x"),)}, Outcome.FAIL),
        ({"undecided": ("AML.T0000",)}, Outcome.FAIL),
        ({"signature": "none"}, Outcome.UNDETERMINED),
        ({"signature": "other-key"}, Outcome.UNDETERMINED),
        ({"overdue": ("AML.T0000",)}, Outcome.UNDETERMINED),
        ({"by": " "}, Outcome.UNDETERMINED),
        ({"position": ""}, Outcome.UNDETERMINED),
        ({"dated": None}, Outcome.UNDETERMINED),
    ],
)
def test_what_is_not_signed_not_of_it_or_not_decided_never_passes(change, expected):
    assert outcome(msgspec.structs.replace(GOOD, **change)) is expected


def test_a_file_that_cannot_be_read_is_undetermined():
    assert outcome(NO_FILE) is Outcome.UNDETERMINED


def test_the_ladder_is_judged_only_where_weights_are_unreleased():
    assert set(judged(CHECK, with_weights(unreleased=False), {"threats.yaml": GOOD})) == {"threats"}
    secret = with_weights(unreleased=True)
    assert outcome(GOOD, secret, "weights") is Outcome.PASS
    assert outcome(msgspec.structs.replace(GOOD, gap=("patched-flaw",)), secret, "weights") is Outcome.FAIL
    assert outcome(msgspec.structs.replace(GOOD, level=0), secret, "weights") is Outcome.UNDETERMINED
