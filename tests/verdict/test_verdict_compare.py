"""What moved between two runs: states, measures with their intervals, duties with the objectives that moved them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import BAD, BLIND, GOOD, UNSURE, concluded, finding, planned
from fakes.runs import AFTER, BEFORE, CHECKS, found, run
from shirushi.checks.finding import Share
from shirushi.verdict.compare import FROM_BEST, Comparison, Read, compare, is_worse
from shirushi.verdict.standing import Standing, State


def compared(before: Read, after: Read) -> Comparison:
    return compare(before, after, {})


def duties(comparison: Comparison) -> dict[str, tuple[Standing | None, Standing | None, str, tuple[str, ...]]]:
    return {one.requirement.id: (one.before, one.after, one.direction, one.by) for one in comparison.duties}


def test_a_run_beside_itself_has_moved_nowhere() -> None:
    same = run(*found(GOOD, BAD))
    comparison = compared(same, same)
    assert comparison == Comparison(ruler=(), system=(), objectives=(), duties=(), objectives_still=2, duties_still=3)


def test_a_mended_system_moves_objective_and_duties() -> None:
    comparison = compared(run(*found(BAD, GOOD)), run(*found(GOOD, GOOD, AFTER)))
    (moved,) = comparison.objectives
    assert (moved.objective, moved.before, moved.after) == ("harm", State.AGAINST, State.HELD)
    (measured,) = moved.measured
    assert (measured.check, measured.change, measured.other_subject, measured.other_ruler) == (
        "evaluation.harm",
        "beyond",
        True,
        False,
    )
    assert duties(comparison) == {
        "R": (Standing.UNMET, Standing.MET, "better", ("harm",)),
        "S": (Standing.UNMET, Standing.MET, "better", ("harm",)),
    }
    assert (comparison.objectives_still, comparison.duties_still) == (1, 1)


def test_the_other_way_round_it_is_worse() -> None:
    comparison = compared(run(*found(GOOD, GOOD)), run(*found(BAD, GOOD)))
    assert {one.direction for one in comparison.duties} == {"worse"}
    assert comparison.objectives[0].measured[0].other_subject is False


def test_what_was_disproved_and_is_now_unknown_is_neither_better_nor_worse() -> None:
    comparison = compared(run(*found(BAD, GOOD)), run(*found(UNSURE, GOOD, AFTER)))
    assert duties(comparison)["R"][1:3] == (Standing.UNASSESSED, "open")


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (Share(bad=10, of=75), Share(bad=9, of=75), "within"),
        (Share(bad=40, of=75), Share(bad=1, of=75), "beyond"),
        (Share(bad=40, of=75), BLIND, "within"),  # what could not be judged counts both ways
    ],
)
def test_a_change_within_the_interval_is_called_so(old: Share, new: Share, change: str) -> None:
    (moved,) = compared(run(*found(old, GOOD)), run(*found(new, GOOD))).objectives
    assert moved.measured[0].change == change


def test_a_check_that_looked_only_once_is_new_or_gone() -> None:
    once, twice = run(*found(GOOD, None)), run(*found(GOOD, GOOD))
    assert [one.measured[0].change for one in compared(once, twice).objectives] == ["new"]
    assert [one.measured[0].change for one in compared(twice, once).objectives] == ["gone"]


@pytest.mark.parametrize(
    "check",
    [planned("evaluation.harm", "harm", most_ppm=900_000), msgspec.structs.replace(CHECKS[0], code="other")],
    ids=["limit", "code"],
)
def test_what_was_measured_otherwise_is_not_set_against_what_was(check) -> None:
    comparison = compared(run(*found(BAD, GOOD)), run(*found(GOOD, GOOD), checks=(check, CHECKS[1])))
    assert comparison.ruler
    assert comparison.objectives[0].measured[0].other_ruler is True


def test_of_several_subjects_the_same_ones_are_paired() -> None:
    def two(first: Share, second: Share):
        return concluded(
            finding("evaluation.harm", "harm", first, subject=BEFORE),
            finding("evaluation.harm", "harm", second, subject=AFTER),
        )

    (moved,) = compared(run(two(GOOD, BAD)), run(two(GOOD, GOOD))).objectives
    (measured,) = moved.measured
    assert measured.before is not None
    assert measured.before.finding.subject == AFTER
    assert measured.other_subject is False


SHARES = st.builds(
    lambda of, bad, open_: Share(bad=min(bad, of), of=of, undetermined=min(open_, of - min(bad, of))),
    st.integers(1, 80),
    st.integers(0, 80),
    st.integers(0, 80),
)


@pytest.mark.property
@given(SHARES, SHARES)
def test_turning_the_runs_round_turns_every_move_round(one: Share, other: Share) -> None:
    there = compared(run(*found(one, GOOD)), run(*found(other, GOOD)))
    back = compared(run(*found(other, GOOD)), run(*found(one, GOOD)))
    assert [(each.before, each.after) for each in there.objectives] == [
        (each.after, each.before) for each in back.objectives
    ]
    assert [(each.before, each.after) for each in there.duties] == [(each.after, each.before) for each in back.duties]
    assert len(there.objectives) + there.objectives_still == 2
    assert len(there.duties) + there.duties_still == 3
    assert [each.measured[0].change for each in there.objectives] == [
        each.measured[0].change for each in back.objectives
    ]


@pytest.mark.property
@given(st.sampled_from(Standing), st.sampled_from(Standing))
def test_one_of_two_standings_is_worse_unless_they_are_one(one: Standing, other: Standing) -> None:
    assert is_worse(one, other) + is_worse(other, one) == (one is not other)
    assert sorted(FROM_BEST) == sorted(Standing)
