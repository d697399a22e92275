"""weights.signature: what does not agree with its signature speaks against; a good signature alone claims nothing more."""

import msgspec
import pytest

from fakes.described import NO_FILE, SHA_A, described, found, judged
from shirushi.checks.check import Applies, NotAbout
from shirushi.checks.finding import Outcome, Present
from shirushi.checks.weights.signature import CHECK
from shirushi.terms.seen import WeightsSigned
from shirushi.terms.system import Part, PartKind

SIGNED = Part(id="model", kind=PartKind.MODEL, file="m", sha256=SHA_A, signature="m.sig", key="maker.pub")
WHOLE = described(parts=(SIGNED,))
GOOD = WeightsSigned(sha256=SHA_A, model=SHA_A, key="k", signature="good", files=2)


def test_a_good_signature_passes_and_claims_no_objective():
    assert judged(CHECK, WHOLE, {"m": GOOD})["model"].outcome is Outcome.PASS
    assert found(CHECK, WHOLE, {"m": GOOD}) == ()


@pytest.mark.parametrize(
    ("answer", "outcome", "says"),
    [
        (msgspec.structs.replace(GOOD, signature="bad"), Outcome.FAIL, "not that of key k"),
        (msgspec.structs.replace(GOOD, signature="other-key"), Outcome.FAIL, "by another key"),
        (msgspec.structs.replace(GOOD, changed=("a.txt",), unsigned=("",)), Outcome.FAIL, "a.txt, m"),
        (NO_FILE, Outcome.UNDETERMINED, "no such file"),
    ],
)
def test_what_does_not_agree_speaks_against(answer, outcome, says):
    judgement = judged(CHECK, WHOLE, {"m": answer})["model"]
    assert judgement.outcome is outcome
    assert says in judgement.why.en
    (finding,) = found(CHECK, WHOLE, {"m": answer})
    assert finding.measure == Present(value="no" if outcome is Outcome.FAIL else "unknown")


def test_it_is_about_signed_parts_only():
    assert isinstance(CHECK.needs(WHOLE), Applies)
    unsigned = msgspec.structs.replace(SIGNED, signature=msgspec.UNSET, key=msgspec.UNSET)
    assert isinstance(CHECK.needs(described(parts=(unsigned,))), NotAbout)
