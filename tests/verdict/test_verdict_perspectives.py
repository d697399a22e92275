"""The perspectives: leaves by their cases or by other evidence, rolled up so that nothing unknown counts as held."""

from datetime import date
from fractions import Fraction
from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.finding import Finding, Judgement, Outcome, Present, Way
from shirushi.policy.goals import Goal, Goals, Perspective
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text
from shirushi.verdict.perspectives import COUNTED, LEAF_LIMIT, LeafState, perspectives
from shirushi.verdict.perspectives import Tested as Case
from shirushi.verdict.plan import Limit
from shirushi.verdict.standing import ObjectiveState, State, Weighed
from shirushi.verdict.weigh import NOT_ADMITTED

HELD, AGAINST, UNDECIDED, NO_EVIDENCE, NOT_APPLICABLE = LeafState
WORDS = Text(ja="試し", en="trial")
REASON = Reason(code="trial", says=WORDS)
LIMITS = (Limit(check=LEAF_LIMIT, most_ppm=350_000, owner="us", reason=WORDS),)
MILLION = 1_000_000


def goal(name, under="", rate=MILLION, objectives=()):
    return Goal(id=name, perspective=1, under=under, rate_ppm=rate, title=WORDS, objectives=objectives)


TREE = Goals(
    perspectives=(Perspective(id=1, item="AISI-01", title=WORDS),),
    goals=(
        goal("G1-1"),
        goal("G1-2", "G1-1", 600_000),
        goal("G1-3", "G1-2", 250_000, ("a",)),
        goal("G1-4", "G1-2", 750_000, ("a", "b")),
        goal("G1-5", "G1-1", 400_000, ("b",)),
    ),
)
LEAVES = ("G1-3", "G1-4", "G1-5")
SHARES = {"G1-3": 150_000, "G1-4": 450_000, "G1-5": 400_000}


def cases_of(leaf, outcomes, *, severity=1, check="suite.one", clustered=True):
    """Cases by their first letters, two of each cluster: `pp` twins that passed."""
    named = {"p": Outcome.PASS, "f": Outcome.FAIL, "u": Outcome.UNDETERMINED}
    return [
        Case(
            check=check,
            case=f"{leaf}-{number}",
            goal=leaf,
            judgement=Judgement(outcome=named[letter], why=WORDS, severity=severity if letter == "f" else 0),
            cluster=f"{leaf}-{number // 2}" if clustered else "",
        )
        for number, letter in enumerate(outcomes)
    ]


def evidence(objective, *readings, state=State.UNDECIDED):
    """What is known of an objective, as (how it reads, way, check)."""
    weighed = tuple(
        Weighed(
            finding=Finding(
                check=check,
                version=1,
                subject="0" * 64,
                objective=objective,
                way=way,
                measure=Present(value="yes"),
                dated=date(2026, 11, 25).isoformat(),
            ),
            reads=reads,
            why=why,
        )
        for reads, way, check, why in readings
    )
    return ObjectiveState(objective=objective, state=state, why=(REASON,), weighed=weighed)


def document(reads, check="document.parts", why=REASON):
    return (reads, Way.DOCUMENTED, check, why)


def states(cases=(), objectives=(), limits=LIMITS):
    (only,) = perspectives(TREE, cases, objectives, limits)
    return only, {one.goal: one for one in only.goals}


@pytest.mark.parametrize(
    ("outcomes", "severity", "state", "code"),
    [
        ("pp" * 8, 1, HELD, "within-limit"),
        ("pp" * 4, 1, UNDECIDED, "interval-straddles"),  # too few: nothing failed, yet little is shown
        ("pp" * 7 + "ff", 1, UNDECIDED, "interval-straddles"),
        ("pp" * 7 + "uu", 1, UNDECIDED, "interval-straddles"),
        ("ff" * 8, 1, AGAINST, "above-limit"),
        ("uu" * 8, 1, UNDECIDED, "interval-straddles"),
        ("pp" * 8 + "f", 3, AGAINST, "severest-failure"),
    ],
)
def test_a_leaf_that_cases_test_stands_where_their_share_stands(outcomes, severity, state, code):
    _, found = states(cases_of("G1-3", outcomes, severity=severity))
    leaf = found["G1-3"]
    assert (leaf.state, leaf.why.code, leaf.way) == (state, code, Way.MEASURED)
    assert (leaf.share.bad, leaf.share.of) == (outcomes.count("f"), len(outcomes))


def test_twins_count_as_one():
    outcomes = "pp" * 8
    _, found = states(cases_of("G1-3", outcomes))
    _, alone = states(cases_of("G1-3", outcomes, clustered=False))
    assert found["G1-3"].interval.high > alone["G1-3"].interval.high


def test_cases_of_several_checks_are_counted_together_and_not_taken_for_each_other():
    both = [*cases_of("G1-3", "pp" * 4), *cases_of("G1-3", "pp" * 4, check="suite.two")]
    assert states(both)[1]["G1-3"].share.of == 16
    assert states(both)[1]["G1-3"].state is HELD


def test_one_leaf_alone_is_called_broken_where_among_many_it_may_be_chance():
    broken = "fp" * 4 + "ff" * 3 + "pp"  # about two in three failed
    cases = cases_of("G1-3", broken, clustered=False)
    assert states(cases)[1]["G1-3"].state is AGAINST
    among = perspectives(
        wide(200), [*cases, *(one for n in range(200) for one in cases_of(f"G1-{n + 10}", "pp" * 8))], (), LIMITS
    )
    leaf = next(one for one in among[0].goals if one.goal == "G1-3")
    assert (leaf.state, leaf.why.code) == (UNDECIDED, "above-limit-by-chance")


def wide(count):
    """A tree with G1-3 and so many leaves beside it."""
    rate = MILLION // (count + 1)
    others = tuple(goal(f"G1-{number + 10}", "G1-1", rate, ("a",)) for number in range(count))
    first = goal("G1-3", "G1-1", MILLION - rate * count, ("a",))
    return msgspec.structs.replace(TREE, goals=(goal("G1-1"), first, *others))


def test_without_a_limit_nothing_is_held():
    leaf = states(cases_of("G1-3", "pp" * 50), limits=())[1]["G1-3"]
    assert (leaf.state, leaf.why.code) == (UNDECIDED, "no-leaf-limit")


@pytest.mark.parametrize(
    ("readings", "state"),
    [
        ([document("for")], HELD),
        ([document("for"), document("stated")], HELD),
        ([document("stated")], UNDECIDED),
        ([document("for"), document("undecided")], UNDECIDED),
        ([document("for"), document("against")], AGAINST),
        ([document("stale")], UNDECIDED),
        ([document("undecided", why=NOT_ADMITTED)], NO_EVIDENCE),
        ([], NO_EVIDENCE),
    ],
)
def test_a_leaf_without_cases_stands_where_other_evidence_puts_it(readings, state):
    leaf = states(objectives=[evidence("b", *readings)])[1]["G1-5"]
    assert leaf.state is state
    assert (leaf.way is Way.DOCUMENTED) is (state is not NO_EVIDENCE)
    assert leaf.why.says.ja


def test_what_was_measured_on_some_leaves_says_nothing_about_the_others():
    measured = evidence("a", ("for", Way.MEASURED, "suite.one", REASON), state=State.HELD)
    _, found = states(cases_of("G1-3", "pp" * 8), [measured])
    assert (found["G1-3"].state, found["G1-4"].state) == (HELD, NO_EVIDENCE)


def test_evidence_against_comes_first_then_the_objective_that_bears_strongest():
    good, bad = evidence("a", document("for")), evidence("b", document("against"))
    assert states(objectives=[good, bad])[1]["G1-4"].objective == "b"
    assert states(objectives=[good, evidence("b", document("stated"))])[1]["G1-4"].objective == "a"


def test_what_does_not_apply_is_taken_out_and_the_rest_counts_for_more():
    known = [evidence("a"), evidence("b", state=State.NOT_APPLICABLE)]
    only, found = states(cases_of("G1-3", "pp" * 8), known)
    assert (found["G1-5"].state, found["G1-5"].shares) == (NOT_APPLICABLE, None)
    assert (only.shares.held, only.shares.no_evidence) == (250_000, 750_000)


def test_where_nothing_applies_there_are_no_shares():
    only, _ = states(objectives=[evidence(name, state=State.NOT_APPLICABLE) for name in "ab"])
    assert only.shares is None


def test_shares_follow_the_rates_of_the_tree():
    only, found = states([*cases_of("G1-3", "pp" * 8), *cases_of("G1-4", "ff" * 8), *cases_of("G1-5", "uu" * 8)])
    assert only.shares.held == SHARES["G1-3"]
    assert only.shares.against == SHARES["G1-4"]
    assert only.shares.undecided == SHARES["G1-5"]
    assert found["G1-2"].shares.held == 250_000
    assert [one.goal for one in only.goals] == ["G1-1", "G1-2", "G1-3", "G1-4", "G1-5"]


@pytest.mark.property
@given(st.lists(st.sampled_from(["pp" * 8, "ff" * 8, "uu" * 8, ""]), min_size=3, max_size=3), st.randoms())
def test_shares_add_up_whatever_is_known_and_in_whatever_order(outcomes, random):
    cases = [case for leaf, several in zip(LEAVES, outcomes, strict=True) for case in cases_of(leaf, several)]
    only, found = states(cases)
    random.shuffle(cases)
    assert states(cases) == (only, found)
    for one in only.goals:
        assert sum(msgspec.structs.astuple(one.shares)) == MILLION
    for state, of_state in zip(COUNTED, msgspec.structs.astuple(only.shares), strict=True):
        assert of_state == sum(SHARES[leaf] for leaf in LEAVES if found[leaf].state is state)


@pytest.mark.property
@given(st.lists(st.integers(1, 97), min_size=1, max_size=9))
def test_shares_add_up_where_the_rates_do_not_divide(weights):
    whole = sum(weights)
    rates = [weight * MILLION // whole for weight in weights]
    rates[0] += MILLION - sum(rates)
    leaves = tuple(goal(f"G1-{number + 10}", "G1-1", rate, ("a",)) for number, rate in enumerate(rates))
    tree = msgspec.structs.replace(TREE, goals=(goal("G1-1"), *leaves))
    held = cases_of("G1-10", "pp" * 8)
    (only,) = perspectives(tree, held, (), LIMITS)
    assert sum(msgspec.structs.astuple(only.shares)) == MILLION
    assert abs(Fraction(only.shares.held) - rates[0]) <= 1


def test_no_way_to_know_nothing_and_hold_something():
    """Over every mixture of leaves without evidence and undecided ones, nothing is held."""
    for several in product(("", "uu" * 8), repeat=3):
        cases = [case for leaf, outcomes in zip(LEAVES, several, strict=True) for case in cases_of(leaf, outcomes)]
        assert states(cases)[0].shares.held == 0
