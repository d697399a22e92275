"""The one table: every row known by an answer, every reading, and it never falls when more is known to be good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.library import objective
from shirushi.policy.requirement import Asks
from shirushi.verdict.establish import Settled
from shirushi.verdict.standing import ObjectiveState, Standing, State
from shirushi.verdict.table import Asked, Outcome, Reader

H, A, SL, SD, U, N, X = (
    State.HELD,
    State.AGAINST,
    State.STALE,
    State.STATED,
    State.UNDECIDED,
    State.NO_EVIDENCE,
    State.NOT_APPLICABLE,
)


def settled(id_: str, state: State, *, looked: bool = False, explained: bool = False) -> Settled:
    return Settled(state=ObjectiveState(objective=id_, state=state, why=()), looked=looked, explained=explained)


def stand(
    *states: State,
    examples: tuple[State, ...] = (),
    asks: Asks = "result",
    nature: str = "practice",
    looked: bool = False,
    explained: bool = False,
    gap: bool = False,
    or_explain: bool = False,
) -> Outcome:
    """The outcome for objectives o0, o1 … in these states and examples e0, e1 …"""
    named = [(f"o{number}", state, False) for number, state in enumerate(states)]
    named += [(f"e{number}", state, True) for number, state in enumerate(examples)]
    reader = Reader(
        [objective(id_, nature=nature) for id_, _, _ in named],
        [settled(id_, state, looked=looked, explained=explained) for id_, state, _ in named],
    )
    asked = [Asked(objective=id_, asks=asks, example=example) for id_, _, example in named]
    return reader.stand(asked, gap=gap, or_explain=or_explain)


@pytest.mark.parametrize(
    ("states", "standing", "decided_by", "missing"),
    [
        ((X, X), Standing.NOT_APPLICABLE, (), ()),
        ((H, A), Standing.UNMET, ("o1",), ()),
        ((A, N), Standing.UNMET, ("o0",), ("o1",)),
        ((H, H), Standing.MET, ("o0", "o1"), ()),
        ((H, X), Standing.MET, ("o0",), ()),
        ((H, N), Standing.PARTLY, ("o0",), ("o1",)),
        ((H, SL), Standing.PARTLY, ("o0",), ("o1",)),
        ((H, U), Standing.PARTLY, ("o0",), ("o1",)),
        ((SL, N), Standing.STALE, ("o0",), ("o0", "o1")),
        ((SL, SD), Standing.STALE, ("o0",), ("o0", "o1")),
        ((SD, SD), Standing.STATED, ("o0", "o1"), ("o0", "o1")),
        ((SD, X), Standing.STATED, ("o0",), ("o0",)),
        ((SD, N), Standing.UNASSESSED, (), ("o0", "o1")),
        ((U, N), Standing.UNASSESSED, (), ("o0", "o1")),
        ((N,), Standing.UNASSESSED, (), ("o0",)),
    ],
)
def test_rows(
    states: tuple[State, ...], standing: Standing, decided_by: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    outcome = stand(*states)
    assert (outcome.standing, outcome.decided_by, outcome.missing) == (standing, decided_by, missing)


def test_a_gap_keeps_it_at_partly() -> None:
    assert stand(H, H, gap=True).standing is Standing.PARTLY
    assert stand(A, gap=True).standing is Standing.UNMET
    assert stand(N, gap=True).standing is Standing.UNASSESSED


def test_an_explanation_stands_only_where_the_text_allows_one() -> None:
    assert stand(N, explained=True, or_explain=True).standing is Standing.EXPLAINED
    assert stand(N, explained=True, or_explain=True).decided_by == ("o0",)
    assert stand(N, explained=True).standing is Standing.UNASSESSED
    assert stand(N, or_explain=True).standing is Standing.UNASSESSED
    assert stand(H, N, explained=True, or_explain=True).standing is Standing.EXPLAINED
    assert stand(H, explained=True, or_explain=True).standing is Standing.MET
    assert stand(A, explained=True, or_explain=True).standing is Standing.UNMET


@pytest.mark.parametrize(
    ("states", "examples", "standing", "decided_by"),
    [
        ((H,), (N,), Standing.MET, ("o0",)),
        ((H,), (H,), Standing.MET, ("o0", "e0")),
        ((H,), (A,), Standing.MET, ("o0",)),
        ((N,), (H,), Standing.PARTLY, ("e0",)),
        ((N,), (SL,), Standing.UNASSESSED, ()),
        ((A,), (H,), Standing.UNMET, ("o0",)),
        ((), (H,), Standing.MET, ("e0",)),
        ((), (N,), Standing.NOT_APPLICABLE, ()),
        ((), (A,), Standing.NOT_APPLICABLE, ()),
        ((X,), (H,), Standing.MET, ("e0",)),
        ((X,), (X,), Standing.NOT_APPLICABLE, ()),
    ],
)
def test_an_example_counts_for_and_never_against(
    states: tuple[State, ...], examples: tuple[State, ...], standing: Standing, decided_by: tuple[str, ...]
) -> None:
    outcome = stand(*states, examples=examples)
    assert (outcome.standing, outcome.decided_by) == (standing, decided_by)
    assert "e0" not in outcome.missing


def test_bad_news_of_an_example_opens_a_finding() -> None:
    assert stand(H, examples=(A,)).opened == ("e0",)
    assert stand(H, examples=(N,)).opened == ()


@pytest.mark.parametrize(
    ("asks", "nature", "state", "looked", "standing", "opened"),
    [
        ("conduct", "property", A, True, Standing.MET, ("o0",)),
        ("conduct", "property", A, False, Standing.STALE, ("o0",)),
        ("conduct", "property", U, True, Standing.MET, ()),
        ("conduct", "property", U, False, Standing.UNASSESSED, ()),
        ("conduct", "property", SL, False, Standing.STALE, ()),
        ("conduct", "property", SD, False, Standing.STATED, ()),
        ("conduct", "property", N, False, Standing.UNASSESSED, ()),
        ("conduct", "practice", A, True, Standing.UNMET, ()),
        ("conduct", "practice", U, True, Standing.UNASSESSED, ()),
        ("result", "property", A, True, Standing.UNMET, ()),
        ("result", "property", U, True, Standing.UNASSESSED, ()),
        ("both", "property", A, True, Standing.UNMET, ()),
        ("both", "property", U, True, Standing.UNASSESSED, ()),
    ],
)
def test_what_the_text_asks_decides(
    *, asks: Asks, nature: str, state: State, looked: bool, standing: Standing, opened: tuple[str, ...]
) -> None:
    outcome = stand(state, asks=asks, nature=nature, looked=looked)
    assert (outcome.standing, outcome.opened) == (standing, opened)


def test_one_objective_read_in_two_ways_is_named_once() -> None:
    reader = Reader([objective("o", nature="property")], [settled("o", A, looked=True)])
    asked = [Asked(objective="o", asks=asks, example=False) for asks in ("conduct", "result")]
    outcome = reader.stand(asked, gap=False, or_explain=False)
    assert (outcome.standing, outcome.decided_by) == (Standing.UNMET, ("o",))


RANK = {
    Standing.UNMET: 0,
    Standing.UNASSESSED: 1,
    Standing.STATED: 2,
    Standing.STALE: 2,
    Standing.PARTLY: 3,
    Standing.EXPLAINED: 3,
    Standing.MET: 4,
}
STATES = st.lists(st.sampled_from([H, A, SL, SD, U, N]), min_size=1, max_size=5)


@pytest.mark.property
@given(STATES, st.booleans(), st.booleans(), st.data())
def test_holding_one_more_never_lowers_and_losing_one_never_raises(
    states: list[State], gap: bool, explained: bool, data: st.DataObject
) -> None:
    spot = data.draw(st.integers(0, len(states) - 1))
    better, worse = list(states), list(states)
    better[spot], worse[spot] = H, A
    as_is, up, down = (
        stand(*each, gap=gap, explained=explained, or_explain=explained) for each in (states, better, worse)
    )
    assert RANK[up.standing] >= RANK[as_is.standing] >= RANK[down.standing]
    assert down.standing is Standing.UNMET


@pytest.mark.property
@given(STATES, st.randoms())
def test_the_order_of_objectives_does_not_matter(states: list[State], dice) -> None:
    shuffled = list(states)
    dice.shuffle(shuffled)
    assert stand(*shuffled).standing is stand(*states).standing


@pytest.mark.property
@given(STATES)
def test_nothing_unknown_ever_shows_as_met(states: list[State]) -> None:
    assert (stand(*states).standing is Standing.MET) is (set(states) == {H})
