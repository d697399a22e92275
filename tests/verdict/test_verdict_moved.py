"""What moved between two runs: shares, leaves, and cases that came out the other way round."""

from shirushi.checks.finding import Outcome
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text
from shirushi.verdict.moved import Flipped, flips, moved
from shirushi.verdict.perspectives import GoalState, LeafState, PerspectiveState, Shares

PASS, FAIL, UNDETERMINED = Outcome
HELD, AGAINST, *_ = LeafState
WORDS = Text(ja="試し", en="trial")


def shares(held):
    return Shares(held=held, against=0, undecided=0, no_evidence=1_000_000 - held)


def perspective(number, held=0, **leaves):
    goals = tuple(
        GoalState(
            goal=name,
            under="root",
            rate_ppm=1,
            title=WORDS,
            shares=None,
            state=state,
            why=Reason(code=state, says=WORDS),
        )
        for name, state in leaves.items()
    )
    root = GoalState(goal="root", under="", rate_ppm=1, title=WORDS, shares=shares(held))
    return PerspectiveState(perspective=number, title=WORDS, shares=shares(held), goals=(root, *goals))


def test_leaves_that_stand_elsewhere_are_named_with_their_reason_now():
    (only,) = moved([perspective(1, 10, a=HELD, b=HELD)], [perspective(1, 5, a=HELD, b=AGAINST)])
    assert (only.before, only.after) == (shares(10), shares(5))
    (leaf,) = only.leaves
    assert (leaf.goal, leaf.before, leaf.after, leaf.why.code) == ("b", HELD, AGAINST, "against")


def test_what_only_one_run_knows_is_new_or_gone():
    old, new = moved([perspective(1, a=HELD)], [perspective(2, b=HELD)])
    assert (old.after, [(leaf.before, leaf.after) for leaf in old.leaves]) == (None, [(HELD, None)])
    assert (new.before, [(leaf.before, leaf.after) for leaf in new.leaves]) == (None, [(None, HELD)])


def test_equal_runs_move_nothing():
    both = [perspective(1, 10, a=HELD), perspective(3, 20, b=AGAINST)]
    assert all(one.before == one.after and not one.leaves for one in moved(both, both))


def test_cases_that_flipped_are_named_and_those_lost_to_doubt_counted():
    before = {("c", str(n)): (outcome, "G1-5") for n, outcome in enumerate([PASS, FAIL, PASS, UNDETERMINED, PASS])}
    after = {("c", str(n)): (outcome, "G1-5") for n, outcome in enumerate([FAIL, PASS, UNDETERMINED, PASS])}
    found = flips(before, after | {("d", "0"): (FAIL, "")})
    assert found.judged == 4
    assert found.broke == (Flipped(check="c", case="0", goal="G1-5"),)
    assert found.mended == (Flipped(check="c", case="1", goal="G1-5"),)
    assert (found.lost, found.gained) == (1, 1)
