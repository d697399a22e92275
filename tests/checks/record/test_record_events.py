"""record.events: an unbroken register shows what it holds; a broken chain counts against, an empty one shows nothing."""

from datetime import date

import pytest

from fakes.described import NO_FILE, SHA_A, UNREADABLE, described, found, judged
from shirushi.checks.check import Applies, Cost, Lacks
from shirushi.checks.finding import Outcome, Present
from shirushi.checks.record.events import CHECK
from shirushi.terms.seen import BomSeen, Event, RegisterSeen
from shirushi.terms.system import Assignment, Register

TRAINING = Register(file="t.jsonl", objective="literacy-trained", owner="山田")
ONE = described(registers=(TRAINING,))
OCTOBER = 1_790_812_800_000  # 2026-10-01T09:00:00+09:00
DONE = (
    Event(at=OCTOBER, kind="training-completed", by="山田"),
    Event(at=OCTOBER + 86_400_000, kind="understanding-tested", by="山田"),
)
CASE = "literacy-trained/t.jsonl/training-completed"


def register(*events, broken_at=0):
    return RegisterSeen(sha256=SHA_A, events=events, broken_at=broken_at)


def test_a_register_with_all_events_passes_and_bears_the_oldest_of_their_days():
    (finding,) = found(CHECK, ONE, {"t.jsonl": register(*DONE)})
    assert (finding.objective, finding.part, finding.subject) == ("literacy-trained", "", SHA_A)
    assert (finding.measure, finding.dated) == (Present(value="yes"), "2026-10-01")


@pytest.mark.parametrize(
    ("answer", "outcome", "says"),
    [
        (register(*DONE), Outcome.PASS, "entered at least every 365 days"),
        (register(*DONE[1:]), Outcome.UNDETERMINED, "holds no entry “Training completed”"),
        (register(), Outcome.UNDETERMINED, "still empty"),
        (register(*DONE, broken_at=3), Outcome.FAIL, "breaks at line 3"),
        (register(broken_at=1), Outcome.FAIL, "breaks at line 1"),
        (register(Event(at=10**18, kind="training-completed", by="x")), Outcome.UNDETERMINED, "cannot be right"),
        (register(Event(at=-1, kind="training-completed", by="x")), Outcome.UNDETERMINED, "cannot be right"),
        (NO_FILE, Outcome.UNDETERMINED, "There is no such file."),
        (UNREADABLE, Outcome.UNDETERMINED, "It cannot be read."),
        (BomSeen(sha256=SHA_A, format="", components=()), Outcome.UNDETERMINED, "does not fit"),
    ],
)
def test_each_answer_has_its_outcome(answer, outcome, says):
    judgement = judged(CHECK, ONE, {"t.jsonl": answer})[CASE]
    assert judgement.outcome is outcome
    assert says in judgement.why.en


def test_the_day_of_assessment_is_looked_at_where_it_is_fixed():
    later = described(registers=(TRAINING,), assess=Assignment(actor="firm", on=date(2027, 11, 1)))
    assert judged(CHECK, later, {"t.jsonl": register(*DONE)})[CASE].outcome is Outcome.FAIL


def test_an_objective_that_registers_cannot_show_stays_undetermined():
    other = described(registers=(Register(file="t.jsonl", objective="threats-assessed", owner="山田"),))
    (finding,) = found(CHECK, other, {"t.jsonl": register(*DONE)})
    assert finding.measure == Present(value="unknown")


def test_it_needs_registers():
    assert isinstance(CHECK.needs(ONE), Applies)
    assert isinstance(CHECK.needs(described()), Lacks)
    assert CHECK.cost(ONE) == Cost(files=2)
