"""A measurement is told with its counts, interval, limit and owner, and with where its evidence stands."""

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.checks.finding import Amount, Finding, Present, Share, Way
from shirushi.report.document import CaseShown, Fold, Listing, Table
from shirushi.report.measured import EXAMPLES, limit_words, measured, result_words, sentences, shown_case
from shirushi.report.shelf import shelve
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.plan import Limit
from shirushi.verdict.standing import Interval

FINDING = Finding(
    check="c", version=1, subject="s", objective="o", way=Way.MEASURED, measure=Share(bad=3, of=20, undetermined=4)
)
INTERVAL = Interval(rate=150_000, low=52_368, high=567_059, limit=200_000)
WHY = Text(ja="記載がありません。", en="It is not given.")


@pytest.mark.parametrize(
    ("changes", "interval", "words"),
    [
        ({}, INTERVAL, "3 of 20 failed, 4 undetermined, rate 15% (95% interval 5.23% to 56.71%)"),
        ({"measure": Share(bad=0, of=9)}, None, "0 of 9 failed"),
        ({"measure": Present(value="yes")}, None, "There"),
        ({"measure": Present(value="unknown"), "part": "owner"}, None, "Cannot tell"),
        ({"measure": Present(value="no"), "dated": "2026-04-01", "why": WHY}, None, "Not there [2026-04-01]: It is not given."),
        ({"measure": Amount(value=7, unit="days")}, None, "7 days"),
    ],
)  # fmt: skip
def test_results_in_words(changes, interval, words):
    assert result_words(msgspec.structs.replace(FINDING, **changes), interval).en == words


def test_a_limit_names_its_owner_and_reason():
    limit = Limit(check="c", most_ppm=50_000, owner="Ms Sato", reason=WHY)
    assert limit_words(limit).en == "At most 5% may fail (set by Ms Sato). It is not given."
    assert limit_words(None).en == "None"


def test_an_objective_shows_its_findings_and_the_worst_examples():
    given = assessment()
    shelf = shelve(given)
    lead, table, fold = measured(shelf, "misinformation-limited")
    assert lead.words.en.startswith("Evidence against.")
    assert isinstance(table, Table)
    sealed = shelf.evaluations["evaluation.facts"]
    last = table.rows[0][-1]
    assert (last.words.en, last.to) == (f"log {sealed.index}, {sealed.sha256[:16]}…", f"sealed-{sealed.index}")
    assert isinstance(fold, Fold)
    assert [case.case for case in fold.blocks if isinstance(case, CaseShown)] == ["case-00", "case-01"][:EXAMPLES]
    links = [cell.to for block in fold.blocks if isinstance(block, Listing) for cell in block.items]
    assert links[:2] == ["case-evaluation.facts-case-00", "case-evaluation.facts-case-01"]


def test_an_objective_without_findings_shows_its_state_only():
    (lead,) = measured(shelve(assessment()), "threats-assessed")
    assert lead.words.en == "No evidence. No check has looked at it."


def test_an_objective_that_the_verdict_does_not_hold_shows_nothing():
    assert measured(shelve(assessment()), "unheard-of") == ()


def test_evidence_from_another_actor_names_its_source_and_shows_no_case_of_ours():
    given = assessment()
    states = tuple(
        msgspec.structs.replace(
            state, weighed=tuple(msgspec.structs.replace(each, source="maker") for each in state.weighed)
        )
        for state in given.verdict.objectives
    )
    handed = msgspec.structs.replace(given, verdict=msgspec.structs.replace(given.verdict, objectives=states))
    _, table = measured(shelve(handed), "misinformation-limited")
    assert "Handed down by maker" in {cell.words.en for cell in table.rows[0]}


def test_a_case_that_nobody_judged_says_so():
    shelf = shelve(msgspec.structs.replace(assessment(), judged=()))
    assert shown_case(shelf, "evaluation.facts", "case-00").outcome is None


def test_sentences_are_said_once():
    assert sentences((WHY, WHY, Text(ja="次。", en="Next."))) == Text(
        ja="記載がありません。次。", en="It is not given. Next."
    )
    assert sentences(()) == NO_TEXT
