"""statement.signed: only a good signature of a named person on the right objective counts, and only as a statement."""

from datetime import date

import msgspec
import pytest

from fakes.described import NO_FILE, SHA_A, SHA_B, described, found, judged
from shirushi.checks.check import Applies, Cost, Lacks
from shirushi.checks.finding import Outcome, Present, Way
from shirushi.checks.statement.signed import CHECK, EXPLANATION
from shirushi.terms.seen import BomSeen, StatementSeen
from shirushi.terms.system import Declaration
from shirushi.verdict import weigh

OBJECTIVE = "responsible-person-named"
ONE = described(statements=(Declaration(file="s.json", objective=OBJECTIVE, signer=SHA_B),))
GOOD = StatementSeen(
    sha256=SHA_A,
    objective=OBJECTIVE,
    by="山田 花子",
    position="AI責任者",
    holds=True,
    words="",
    dated=date(2026, 10, 1),
    signature="good",
)


def changed(**fields):
    return msgspec.structs.replace(GOOD, **fields)


def test_a_good_statement_is_found_as_attested():
    (finding,) = found(CHECK, ONE, {"s.json": GOOD})
    assert (finding.objective, finding.subject, finding.way) == (OBJECTIVE, SHA_A, Way.ATTESTED)
    assert (finding.part, finding.measure, finding.dated) == ("", Present(value="yes"), "2026-10-01")


@pytest.mark.parametrize(
    ("answer", "outcome", "says"),
    [
        (changed(signature="bad"), Outcome.FAIL, "does not verify"),
        (changed(signature="other-key"), Outcome.FAIL, "another key"),
        (changed(objective="literacy-trained"), Outcome.FAIL, "another objective, literacy-trained"),
        (changed(by=" "), Outcome.FAIL, "name and position"),
        (changed(position=""), Outcome.FAIL, "name and position"),
        (changed(holds=False), Outcome.FAIL, "states that it is not met."),
        (NO_FILE, Outcome.UNDETERMINED, "There is no such file."),
        (BomSeen(sha256=SHA_A, format="", components=()), Outcome.UNDETERMINED, "does not fit"),
    ],
)
def test_what_does_not_count_says_why(answer, outcome, says):
    judgement = judged(CHECK, ONE, {"s.json": answer})[f"{OBJECTIVE}/s.json"]
    assert (judgement.outcome, judgement.objective) == (outcome, OBJECTIVE)
    assert says in judgement.why.en


def test_a_reasoned_denial_is_an_explanation_as_the_verdict_reads_it():
    (finding,) = found(CHECK, ONE, {"s.json": changed(holds=False, words="適任者を選任中です。")})
    assert (finding.part, finding.measure) == (EXPLANATION, Present(value="yes"))
    assert EXPLANATION == weigh.EXPLANATION


def test_a_reasoned_denial_under_a_bad_signature_explains_nothing():
    (finding,) = found(CHECK, ONE, {"s.json": changed(holds=False, words="選任中", signature="bad")})
    assert (finding.part, finding.measure) == ("", Present(value="no"))


def test_it_needs_statements():
    assert isinstance(CHECK.needs(ONE), Applies)
    assert isinstance(CHECK.needs(described()), Lacks)
    assert CHECK.cost(ONE) == Cost(files=1)
