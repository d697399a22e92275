"""weights.format: only what is shown free of code passes, and only the file that was declared."""

import pytest

from fakes.described import NO_FILE, SHA_A, SHA_B, SUBJECT, UNREADABLE, described, found, judged
from shirushi.checks.check import Applies, Cost, Lacks
from shirushi.checks.finding import Outcome, Present
from shirushi.checks.weights.format import CHECK
from shirushi.terms.reason import Reason
from shirushi.terms.seen import BomSeen, WeightsSeen
from shirushi.terms.system import Part, PartKind
from shirushi.terms.text import Text

MODEL = Part(id="model", kind=PartKind.MODEL, file="m.gguf", sha256=SHA_A)
ONE = described(parts=(MODEL, Part(id="data", kind=PartKind.DATASET, file="d"), Part(id="api", kind=PartKind.MODEL)))
NOTE = Reason(code="pickle", says=Text(ja="pickle形式です。", en="It is a pickle."))


def seen(executes, sha256=SHA_A):
    return WeightsSeen(sha256=sha256, size_bytes=1, format="gguf", executes=executes, notes=(NOTE,))


@pytest.mark.parametrize(
    ("answer", "outcome", "says"),
    [
        (seen("no"), Outcome.PASS, "m.gguf (gguf): It is a pickle."),
        (seen("yes"), Outcome.FAIL, "can run code"),
        (seen("unknown"), Outcome.UNDETERMINED, "could not be shown"),
        (seen("no", SHA_B), Outcome.FAIL, "not the one declared"),
        (NO_FILE, Outcome.UNDETERMINED, "There is no such file."),
        (UNREADABLE, Outcome.UNDETERMINED, "It cannot be read."),
        (BomSeen(sha256=SHA_A, format="", components=()), Outcome.UNDETERMINED, "does not fit"),
    ],
)
def test_each_answer_has_its_outcome(answer, outcome, says):
    judgement = judged(CHECK, ONE, {"m.gguf": answer})["model"]
    assert judgement.outcome is outcome
    assert says in judgement.why.en


def test_without_a_declared_digest_the_format_alone_counts():
    part = Part(id="model", kind=PartKind.MODEL, file="m.gguf")
    (finding,) = found(CHECK, described(parts=(part,)), {"m.gguf": seen("no", SHA_B)})
    assert (finding.subject, finding.measure) == (SHA_B, Present(value="yes"))
    (unread,) = found(CHECK, described(parts=(part,)), {"m.gguf": NO_FILE})
    assert (unread.subject, unread.measure) == (SUBJECT, Present(value="unknown"))


def test_the_finding_is_about_the_file():
    (finding,) = found(CHECK, ONE, {"m.gguf": seen("no")})
    assert (finding.objective, finding.subject, finding.way) == ("weights-free-of-code-execution", SHA_A, "scanned")


def test_it_needs_a_model_file():
    assert isinstance(CHECK.needs(ONE), Applies)
    assert isinstance(CHECK.needs(described(parts=(Part(id="api", kind=PartKind.MODEL),))), Lacks)
    assert CHECK.cost(ONE) == Cost(files=1)
