"""What is told of cases that were not all asked once: how many, why no more, and which flipped."""

from random import Random

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.sampled import Table, check_of, derived, planned, run
from shirushi.app.worker.run import Memory
from shirushi.checks.finding import Concluded, Outcome
from shirushi.report.asked import asked_lines, asked_words, check_asked, checks_asked
from shirushi.report.assessment import CaseJudged, RepeatJudged
from shirushi.report.compared import flips_words
from shirushi.report.measured import measure_words, shown_case
from shirushi.report.shelf import shelve
from shirushi.terms.sampling import Sampling, Vote
from shirushi.terms.text import same
from shirushi.verdict.moved import flips

CHECK = check_of(60)
change = msgspec.structs.replace


def found(sampling: Sampling, bad: int = 0, says=None):
    entry = planned(CHECK, sampling)
    made = run(CHECK, entry, Table(bad, Random(1), says), Memory(), slots=1)
    result = derived(CHECK, entry, made).result
    assert isinstance(result, Concluded)
    return entry, result, made.transcript


def wavering():
    """Every second answer to a question is bad."""
    heard: dict[str, int] = {}

    def says(question: str) -> str:
        heard[question] = heard.get(question, 0) + 1
        return "bad" if question.startswith("i00") and heard[question] == 2 else "good"

    return says


@pytest.mark.parametrize(
    ("sampling", "bad", "words"),
    [
        (Sampling(until_settled=True), 0, "settled after 36 of 120 cases: the limit is kept"),
        (Sampling(until_settled=True), 100, "settled after 6 of 120 cases: the limit is broken"),
        (Sampling(until_settled=True), 25, "not settled, with all 120 cases asked"),
    ],
)
def test_why_asking_stopped(sampling, bad, words):
    assert asked_words(check_asked(*found(sampling, bad))).en == words


def test_how_many_were_drawn_and_how_many_flipped():
    entry, result, transcript = found(Sampling(at_most=30, repeats=2, vote=Vote.MAJORITY), says=wavering())
    one = check_asked(change(entry, drawn_from=120), result, transcript)
    assert (one.asked, one.of, one.repeats, one.settled) == (60, 120, 2, None)
    assert 0 < one.flipped < 60
    said = asked_words(one)
    assert f"2 times each, {one.flipped} not judged alike" in said.en
    assert "drawn from the 120" in said.en
    assert "majority" in said.en
    assert f"割れたもの{one.flipped}件" in said.ja


def test_a_finding_tells_its_flips():
    _, result, _ = found(Sampling(repeats=2), says=wavering())
    assert measure_words(result.findings[0].measure, None).en.endswith(
        "120 cases asked 2 times each, 20 not judged alike every time"
    )


def test_nothing_is_said_where_all_were_asked_once():
    assert checks_asked(assessment()) == ()
    assert asked_lines(assessment()) == ()


def sampled():
    """An assessment one check of which was asked twice, with one case that wavered."""
    given = assessment()
    case = given.judged[0]
    again = (
        RepeatJudged(outcome="pass", severity=0, why=same("a")),
        RepeatJudged(outcome="fail", severity=1, why=same("b")),
    )
    checks = tuple(
        change(entry, sampling=Sampling(repeats=2)) if entry.check == case.check else entry
        for entry in given.plan.checks
    )
    judged = (change(case, repeats=again, outcome="fail"), *given.judged[1:])
    return change(given, plan=change(given.plan, checks=checks), judged=judged)


def test_the_report_tells_it_beside_the_check_and_the_case():
    given = sampled()
    (one,) = checks_asked(given)
    shelf = shelve(given)
    assert shelf.asked[one.check] == asked_words(one)
    case = given.judged[0]
    assert case.wavers
    assert shown_case(shelf, case.check, case.case).why.en.startswith("Of 2 times passed 1, failed 1, undetermined 0.")
    assert asked_lines(given)[0].en == f"Cases asked: {one.asked} of {one.planned} that were planned."


def test_a_case_that_turns_by_itself_has_not_moved():
    before = {("c", "a"): (Outcome.PASS, ""), ("c", "b"): (Outcome.PASS, "")}
    after = {("c", "a"): (Outcome.FAIL, ""), ("c", "b"): (Outcome.FAIL, "")}
    counted = flips(before, after, frozenset({("c", "a"), ("c", "z")}))
    assert [one.case for one in counted.broke] == ["b"]
    assert (counted.judged, counted.wavering) == (2, 1)
    assert "Another 1 were not judged alike" in flips_words(counted).en
    assert "Another" not in flips_words(flips(before, after)).en


def test_a_case_that_was_asked_once_does_not_waver():
    assert not CaseJudged(check="c", case="a", outcome="pass", severity=0, why=same("x")).wavers
