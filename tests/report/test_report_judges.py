"""Who judged is said beside every result: rules, and each judge with its figures for the languages it judged."""

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.checks.finding import Way
from shirushi.checks.judging.figures import MODEL, OFFLINE_COMPLIANCE
from shirushi.checks.judging.measurement import Measurement
from shirushi.report.assessment import CaseJudged
from shirushi.report.compose import compose
from shirushi.report.judges import judges_words, measured_cases
from shirushi.terms.text import Text

WORDS = Text(ja="理由", en="reason")
OWN = Measurement(
    judge=MODEL, version="1", set="our labels", language="ja", rows=40, alike=36, undetermined=0,
    kappa=800_000, low=700_000, high=900_000, decided=800_000,
)  # fmt: skip


def case(name, outcome="pass", by=""):
    return CaseJudged(check="suite.one", case=name, outcome=outcome, severity=0, why=WORDS, by=by)


def test_without_cases_nobody_judged():
    assert judges_words(()) == ()


def test_rules_alone_are_said_to_be_unmeasured_and_shown_by_their_twins():
    rules, twins = judges_words(
        [case("a.ja"), case("a.en", "fail"), case("b.ja"), case("b.en"), case("c", "undetermined")]
    )
    assert rules.en == "Of 5 cases, rules decided 4; 1 are undetermined."
    assert "not measured against people" in twins.en
    assert "1 of 2 Japanese and English twins" in twins.en


@pytest.mark.parametrize(
    ("name", "languages"), [("a.ja", ["Japanese"]), ("a.en", ["English"]), ("a", ["Japanese", "English"])]
)
def test_a_judge_comes_with_its_figure_in_the_languages_it_judged(name, languages):
    said = judges_words([case(name, by=OFFLINE_COMPLIANCE), case("b")])[1:]
    assert len(said) == len(languages)
    for words, language in zip(said, languages, strict=True):
        assert f"The judge {OFFLINE_COMPLIANCE} decided 1." in words.en
        assert language in words.en


def test_a_judge_without_a_figure_is_said_to_be_unmeasured_until_a_user_measures_it():
    cases = [case("a.ja", by=MODEL)]
    assert "is not measured against people" in judges_words(cases)[1].en
    assert "0.80" in judges_words(cases, (OWN,))[1].en


def test_every_check_that_asks_says_who_judged_it_and_no_other_does():
    given = assessment()
    first = given.judged[0].check
    checks = tuple(
        msgspec.structs.replace(entry, way=Way.MEASURED if entry.check == first else Way.SCANNED)
        for entry in given.plan.checks
    )
    given = msgspec.structs.replace(given, plan=msgspec.structs.replace(given.plan, checks=checks))
    own = tuple(case for case in given.judged if case.check == first)
    assert measured_cases(given) == own
    assert len(own) < len(given.judged)
    said = msgspec.json.encode(compose(given).sections).decode()
    assert said.count("Who judged") == 1
    assert judges_words(own)[0].en in said
