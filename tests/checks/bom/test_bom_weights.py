"""bom.weights: every declared model and data set stands in the bill by its digest, or the bill does not name it."""

import pytest

from fakes.described import NO_FILE, SHA_A, SHA_B, SHA_C, described, found, judged
from shirushi.checks.bom.names_weights import CHECK
from shirushi.checks.check import Applies, Cost, Lacks
from shirushi.checks.finding import Outcome, Present
from shirushi.terms.seen import BomSeen, Component, WeightsSeen
from shirushi.terms.system import Part, PartKind

MODEL = Part(id="model", kind=PartKind.MODEL, sha256=SHA_A)
DATA = Part(id="answers", kind=PartKind.DATASET, sha256=SHA_B)
BILL = Part(id="bill", kind=PartKind.BOM, file="bom.json", sha256=SHA_C)
WHOLE = described(parts=(MODEL, DATA, BILL, Part(id="app", kind=PartKind.SOFTWARE)))


def bill(*digests, sha256=SHA_C):
    components = tuple(Component(name="part-" + digest[:1], sha256=digest) for digest in digests)
    return BomSeen(sha256=sha256, format="CycloneDX 1.6", components=components)


def test_a_bill_that_names_everything_passes():
    (finding,) = found(CHECK, WHOLE, {"bom.json": bill(SHA_A, SHA_B)})
    assert (finding.objective, finding.subject) == ("ai-bom-maintained", SHA_C)
    assert finding.measure == Present(value="yes")


@pytest.mark.parametrize(
    ("answer", "outcome", "says"),
    [
        (bill(SHA_A), Outcome.PASS, "as part-a"),
        (bill(SHA_B), Outcome.FAIL, "does not hold the digest of model"),
        (bill(), Outcome.FAIL, "does not hold the digest of model"),
        (bill(SHA_A, sha256=SHA_A), Outcome.FAIL, "not the one declared"),
        (NO_FILE, Outcome.UNDETERMINED, "There is no such file."),
        (WeightsSeen(sha256="", size_bytes=0, format="", executes="no"), Outcome.UNDETERMINED, "does not fit"),
    ],
)
def test_each_answer_has_its_outcome(answer, outcome, says):
    judgement = judged(CHECK, WHOLE, {"bom.json": answer})["bill/model"]
    assert judgement.outcome is outcome
    assert says in judgement.why.en


def test_one_missing_part_is_enough():
    (finding,) = found(CHECK, WHOLE, {"bom.json": bill(SHA_A)})
    assert (finding.measure, finding.cases[0]) == (Present(value="no"), "bill/answers")


def test_without_a_declared_digest_nothing_can_be_compared():
    parts = (Part(id="model", kind=PartKind.MODEL), BILL)
    (finding,) = found(CHECK, described(parts=parts), {"bom.json": bill("")})
    assert finding.measure == Present(value="unknown")


def test_it_needs_a_bill_and_something_to_name():
    assert isinstance(CHECK.needs(WHOLE), Applies)
    assert CHECK.cost(WHOLE) == Cost(files=2)
    for parts in ((MODEL,), (MODEL, Part(id="bill", kind=PartKind.BOM)), (BILL,)):
        assert isinstance(CHECK.needs(described(parts=parts)), Lacks)
