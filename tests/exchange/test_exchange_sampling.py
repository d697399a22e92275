"""Replaying a check that could stop early or asked repeatedly: nobody chooses when to stop, what comes first or what counts."""

from random import Random

import msgspec
import pytest

from fakes.bundle import make_bundle
from fakes.desk import DESCRIPTION
from fakes.sampled import Item, Table, check_of, planned, run
from shirushi.app.worker.run import Memory
from shirushi.checks.conclude import derive
from shirushi.checks.finding import Concluded
from shirushi.checks.registry import Registry
from shirushi.checks.sampling import arrange
from shirushi.evidence.transcript import Transcript
from shirushi.exchange.bundle import Cases
from shirushi.exchange.replay import LEFT_OVER, NOT_RECORDED, OTHER_FINDINGS, OTHER_ORDER, STOPPED, recall_from, replay
from shirushi.terms.canon import canonical, digest
from shirushi.terms.errors import Code
from shirushi.terms.sampling import Sampling, Vote
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.sequential import procedure_of

CHECK = check_of(60)
STOPS = planned(CHECK, Sampling(until_settled=True))
TWICE = planned(CHECK, Sampling(repeats=2))
BUNDLE = make_bundle()
change = msgspec.structs.replace


def asked(entry: PlannedCheck, bad: int = 0) -> Transcript:
    return run(CHECK, entry, Table(bad, Random(1)), Memory()).transcript


def cut(transcript: Transcript, cases: int) -> Transcript:
    """The record of the first so many cases in the order in which they are asked."""
    first = {case.id for case in arrange(CHECK, CHECK.cases(DESCRIPTION), STOPS.asked)[:cases]}
    return change(transcript, exchanges=tuple(one for one in transcript.exchanges if one.case in first))


def concluded(entry: PlannedCheck, cases, transcript: Transcript) -> Concluded:
    """What a maker finds who is not strict about when to stop: in the cases that are recorded."""
    there = {one.case for one in transcript.exchanges}
    made = derive(
        CHECK,
        [case for case in cases if case.id in there],
        recall_from(transcript),
        description=DESCRIPTION,
        description_digest=BUNDLE.plan.description,
        procedure=procedure_of(entry),
    )
    assert isinstance(made.result, Concluded)
    return made.result


def replayed(entry: PlannedCheck, transcript: Transcript, cases: tuple[Item, ...] | None = None, result=None):
    cases = cases or arrange(CHECK, CHECK.cases(DESCRIPTION), entry.asked)
    bundle = change(
        BUNDLE,
        plan=change(BUNDLE.plan, checks=(change(entry, cases=digest(cases)),)),
        cases=(Cases(check=CHECK.id, cases=msgspec.Raw(canonical(cases))),),
        transcripts=(transcript,),
        results=(result or concluded(entry, cases, transcript),),
    )
    registry = Registry(checks={CHECK.id: CHECK}, faulty=())
    (only,) = replay(bundle, registry, {CHECK.id: entry.code})
    return only


def differs(made, code: Code) -> bool:
    return made.outcome == "differs" and made.why.en.startswith(code.says.en.split("{")[0])


@pytest.mark.parametrize("bad", [0, 10, 25, 90])
@pytest.mark.parametrize("entry", [STOPS, TWICE], ids=["stops", "twice"])
def test_what_was_asked_honestly_is_reproduced(entry, bad):
    made = replayed(entry, asked(entry, bad))
    assert (made.outcome, made.cases) == ("reproduced", "own")


def test_whoever_stops_while_it_is_open_is_found_out():
    near = asked(STOPS, 25)
    assert replayed(STOPS, near).outcome == "reproduced"
    assert differs(replayed(STOPS, cut(near, 60)), STOPPED)
    assert differs(replayed(STOPS, cut(asked(STOPS), 34)), STOPPED)


def test_whoever_goes_on_after_it_is_settled_is_found_out():
    """Answers after the stop are not counted, so they must not be there."""
    whole = asked(planned(CHECK, Sampling()))
    assert differs(replayed(STOPS, cut(whole, 38)), LEFT_OVER)


def test_whoever_puts_the_good_cases_first_is_found_out():
    table = Table(25, Random(1))
    cases = arrange(CHECK, CHECK.cases(DESCRIPTION), STOPS.asked)
    chosen = tuple(sorted(cases, key=lambda case: table.says(case.id) == "bad"))
    exchanges = run(CHECK, STOPS, table, Memory()).transcript.exchanges
    first = {case.id for case in chosen[:40]}
    kept = Transcript(check=CHECK.id, version=1, exchanges=tuple(one for one in exchanges if one.case in first))
    result = concluded(STOPS, chosen, kept)
    there = {case.id for case in chosen[: _counted(result)]}
    kept = change(kept, exchanges=tuple(one for one in kept.exchanges if one.case in there))
    assert differs(replayed(STOPS, kept, chosen, result), OTHER_ORDER)


def test_whoever_leaves_a_repeat_out_is_found_out():
    whole = asked(TWICE, 30)
    fewer = change(whole, exchanges=tuple(one for one in whole.exchanges if one.repeat == 0 or one.case != "i003.ja"))
    assert differs(replayed(TWICE, fewer, result=concluded(TWICE, _cases(TWICE), whole)), NOT_RECORDED)


def test_whoever_counts_repeats_otherwise_than_planned_is_found_out():
    whole = asked(TWICE, 30)
    voted = planned(CHECK, Sampling(repeats=2, vote=Vote.MAJORITY))
    assert differs(replayed(TWICE, whole, result=concluded(voted, _cases(voted), whole)), OTHER_FINDINGS)


def _cases(entry: PlannedCheck):
    return arrange(CHECK, CHECK.cases(DESCRIPTION), entry.asked)


def _counted(result: Concluded) -> int:
    return result.findings[0].measure.of
