"""What moved between two runs in the ten perspectives: shares then and now, leaves that stand elsewhere, cases that flipped."""

from collections.abc import Mapping, Sequence

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text
from shirushi.verdict.perspectives import NOTHING_KNOWN, GoalState, LeafState, PerspectiveState, Shares


class LeafMoved(msgspec.Struct, frozen=True, kw_only=True):
    """A leaf that stands elsewhere than before; a state is None where that run did not know it. `why` tells the latest."""

    goal: str
    title: Text
    before: LeafState | None
    after: LeafState | None
    why: Reason


class PerspectiveMoved(msgspec.Struct, frozen=True, kw_only=True):
    """One perspective in two runs (None: it did not apply, or that run did not know it), and its leaves that moved."""

    perspective: int
    title: Text
    before: Shares | None
    after: Shares | None
    leaves: tuple[LeafMoved, ...]


class Flipped(msgspec.Struct, frozen=True, kw_only=True):
    """A case that came out the other way round, and the goal it tests (empty: none)."""

    check: str
    case: str
    goal: str


class Flips(msgspec.Struct, frozen=True, kw_only=True):
    """Of the cases that both runs judged: those that broke (pass to fail) and those mended.

    `lost` became undetermined, `gained` are no longer. `wavering` are those whose repeats were not judged alike in one of
    the runs: they turn by themselves and count as nothing else.
    """

    judged: int = 0
    broke: tuple[Flipped, ...] = ()
    mended: tuple[Flipped, ...] = ()
    lost: int = 0
    gained: int = 0
    wavering: int = 0


Outcomes = Mapping[tuple[str, str], tuple[Outcome, str]]
"""How cases came out: (check, case) to outcome and goal."""


def moved(before: Sequence[PerspectiveState], after: Sequence[PerspectiveState]) -> tuple[PerspectiveMoved, ...]:
    """Set the perspectives of two runs against each other, every one that either of them knows."""
    old, new = ({one.perspective: one for one in several} for several in (before, after))
    latest = old | new
    return tuple(_moved(latest[number], old.get(number), new.get(number)) for number in sorted(latest))


def flips(before: Outcomes, after: Outcomes, wavering: frozenset[tuple[str, str]] = frozenset()) -> Flips:
    """Compare case by case what both runs judged; `wavering` are the cases that did not come out alike in one run."""
    judged = set(before) & set(after)
    both = sorted(judged - wavering)
    turned = {key: (before[key][0], after[key][0]) for key in both}

    def listed(was: Outcome, now: Outcome) -> tuple[Flipped, ...]:
        return tuple(
            Flipped(check=key[0], case=key[1], goal=after[key][1]) for key in both if turned[key] == (was, now)
        )

    open_ends = [(was is Outcome.UNDETERMINED, now is Outcome.UNDETERMINED) for was, now in turned.values()]
    return Flips(
        judged=len(judged),
        broke=listed(Outcome.PASS, Outcome.FAIL),
        mended=listed(Outcome.FAIL, Outcome.PASS),
        lost=open_ends.count((False, True)),
        gained=open_ends.count((True, False)),
        wavering=len(judged & wavering),
    )


def _moved(
    latest: PerspectiveState, before: PerspectiveState | None, after: PerspectiveState | None
) -> PerspectiveMoved:
    old, new = (_leaves(one) for one in (before, after))
    return PerspectiveMoved(
        perspective=latest.perspective,
        title=latest.title,
        before=before.shares if before else None,
        after=after.shares if after else None,
        leaves=tuple(
            _leaf(goal, old.get(goal.goal), new.get(goal.goal))
            for goal in (old | new).values()
            if _state(old.get(goal.goal)) is not _state(new.get(goal.goal))
        ),
    )


def _leaves(state: PerspectiveState | None) -> dict[str, GoalState]:
    return {goal.goal: goal for goal in state.goals if goal.state} if state else {}


def _state(leaf: GoalState | None) -> LeafState | None:
    return leaf.state if leaf else None


def _leaf(latest: GoalState, before: GoalState | None, after: GoalState | None) -> LeafMoved:
    return LeafMoved(
        goal=latest.goal,
        title=latest.title,
        before=_state(before),
        after=_state(after),
        why=latest.why or NOTHING_KNOWN,
    )
