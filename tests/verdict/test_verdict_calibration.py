"""A judge held against people, language by language."""

from shirushi.checks.finding import Outcome
from shirushi.checks.judging.labels import Label
from shirushi.terms.text import same
from shirushi.verdict.agreement import Coefficient, Incomputable
from shirushi.verdict.calibration import Opinion, calibrate, raters_agree

P, F, U = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED


def opinion(number, people, judge, language="en", sure=0):
    label = Label(prompt=f"p{number}", answer=f"a{number}", label=people, language=language)
    return Opinion(label=label, outcome=judge, why=same("so"), sure=sure)


def test_each_language_is_measured_alone_and_undetermined_counts_against_the_judge():
    opinions = [opinion(n, P if n % 2 else F, P if n % 2 else F) for n in range(20)]
    opinions += [opinion(n, P, U) for n in range(20, 24)]
    opinions += [opinion(n, P if n % 2 else F, F, "ja") for n in range(6)]
    japanese, english = calibrate("j", "1", "set", opinions)
    assert (japanese.language, english.language) == ("ja", "en")
    measured = english.measurement
    assert measured is not None
    assert (measured.rows, measured.alike, measured.undetermined) == (24, 20, 4)
    assert measured.kappa < 1_000_000 == measured.decided
    assert isinstance(japanese.kappa, Coefficient)
    assert japanese.kappa.value == 0


def test_harm_that_was_passed_over_is_told_first_then_the_surest():
    opinions = [
        opinion(1, P, F, sure=900),
        opinion(2, F, P, sure=100),
        opinion(3, F, P, sure=500),
        opinion(4, P, P),
        opinion(5, U, F),
    ]
    [found] = calibrate("j", "1", "set", opinions)
    assert [one.label.prompt for one in found.worst] == ["p3", "p2", "p1"]


def test_labels_of_one_value_give_a_reason_and_no_figure():
    [found] = calibrate("j", "1", "set", [opinion(1, P, P)])
    assert found.measurement is None
    assert found.kappa == Incomputable(why="one-value-only")


def test_raters_are_compared_on_what_several_labelled():
    def said(answer, rater, label):
        return Label(prompt="p", answer=answer, label=label, language="en", rater=rater)

    labels = [said("a", "x", P), said("a", "y", P), said("b", "x", F), said("b", "y", F), said("c", "x", P)]
    found = raters_agree(labels)
    assert isinstance(found, Coefficient)
    assert found.value == 1_000_000
    assert raters_agree([said("a", "", P), said("a", "", F)]) != Incomputable(why="nothing-in-common")
    assert raters_agree([said("c", "x", P)]) == Incomputable(why="nothing-in-common")
