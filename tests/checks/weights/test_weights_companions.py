"""weights.companions: one file that can run code is enough to fail, one that nobody understands to leave it open."""

import pytest

from fakes.described import NO_FILE, SHA_A, described, found, judged
from shirushi.checks.check import Applies, NotAbout
from shirushi.checks.finding import Outcome, Present
from shirushi.checks.weights.companions import CHECK
from shirushi.terms.reason import Reason
from shirushi.terms.seen import CompanionSeen, CompanionsSeen
from shirushi.terms.system import Part, PartKind
from shirushi.terms.text import same

WHOLE = described(parts=(Part(id="model", kind=PartKind.MODEL, file="m/w.gguf", sha256=SHA_A),))
GOOD = CompanionSeen(name="README.md", sha256=SHA_A, format="text", executes="no")
ODD = CompanionSeen(
    name="odd", sha256=SHA_A, format="unrecognised", executes="unknown", notes=(Reason(code="x", says=same("why")),)
)
EVIL = CompanionSeen(name="evil.py", sha256=SHA_A, format="python", executes="yes")


@pytest.mark.parametrize(
    ("answer", "outcome", "says"),
    [
        (CompanionsSeen(files=()), Outcome.PASS, "0 files"),
        (CompanionsSeen(files=(GOOD,)), Outcome.PASS, "1 files"),
        (CompanionsSeen(files=(GOOD, ODD)), Outcome.UNDETERMINED, "odd (unrecognised) runs no code: why"),
        (CompanionsSeen(files=(ODD, EVIL)), Outcome.FAIL, "evil.py (python) can run code"),
        (CompanionsSeen(files=(GOOD,), unread=3), Outcome.UNDETERMINED, "3 were not looked at"),
        (NO_FILE, Outcome.UNDETERMINED, "no such file"),
    ],
)
def test_each_answer_has_its_outcome(answer, outcome, says):
    judgement = judged(CHECK, WHOLE, {"m/w.gguf": answer})["model"]
    assert judgement.outcome is outcome
    assert says in judgement.why.en


def test_one_is_enough():
    (finding,) = found(CHECK, WHOLE, {"m/w.gguf": CompanionsSeen(files=(GOOD, EVIL))})
    assert (finding.measure, finding.objective) == (Present(value="no"), "weights-free-of-code-execution")


def test_it_is_about_weights_in_a_folder_of_their_own():
    assert isinstance(CHECK.needs(WHOLE), Applies)
    assert isinstance(CHECK.needs(described(parts=(Part(id="m", kind=PartKind.MODEL, file="w.gguf"),))), NotAbout)
