"""How far an exercise has come: each of the fifteen steps is done or open, by whom, and what it still lacks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.terms.text import Text
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Finding
from shirushi.verdict.redteam.plan import lacks
from shirushi.verdict.redteam.ready import (
    not_done,
    unapproved,
    uncalled,
    unclean,
    unheard,
    unprepared,
    unreviewed,
)
from shirushi.verdict.redteam.step import STEPS, Step

_NONE_ACCEPTED = Text(ja="採用されたリスクシナリオがありません。", en="no risk scenario is accepted.")
_NO_ATTACK = Text(
    ja="リスクシナリオ「{id}」に攻撃シナリオがありません。", en="risk scenario {id} has no attack scenario."
)
_NOT_ISSUED = Text(ja="最終報告書が出ていません。", en="the final report is not issued.")
_NO_MEASURE = Text(ja="発見事項{id}に改善策がありません。", en="finding {id} has no measure.")
_NOT_RETESTED = Text(
    ja="発見事項{id}の改善後の再試験がありません。", en="finding {id} was not tried again after its measure."
)
_STILL_THERE = Text(
    ja="発見事項{id}は再試験でも{outcome}でした。",
    en="finding {id} came out as {outcome} when it was tried again.",
)
_NOT_READY = Text(ja="前の段階が終わっていません。", en="the steps before are not done.")
_WORDS = {
    Outcome.FAIL: Text(ja="不適合", en="fail"),
    Outcome.UNDETERMINED: Text(ja="判断できない", en="undetermined"),
}
_ACTS = {
    1: ("planned",),
    2: ("planned",),
    3: ("approved", "planned"),
    4: ("closed prepare",),
    5: ("planned",),
    6: ("scenario",),
    7: ("attack",),
    8: ("ran", "tried"),
    9: ("ran", "tried"),
    10: ("closed clean-up",),
    11: ("reviewed",),
    12: ("commented",),
    13: ("finalised",),
    14: ("improves",),
    15: ("ran", "tried"),
}


class StepState(msgspec.Struct, frozen=True, kw_only=True):
    """One step: whether it is done, who did the last act of it, and everything that it still lacks."""

    step: Step
    is_done: bool
    by: tuple[Text, ...] = ()
    lacks: tuple[Text, ...] = ()


def progress(state: Exercise) -> tuple[StepState, ...]:
    """The fifteen steps as they stand."""
    return tuple(_state(state, step) for step in STEPS)


def next_step(states: Iterable[StepState]) -> StepState | None:
    """The first step that is open."""
    return next((one for one in states if not one.is_done), None)


def untreated(finding: Finding) -> Text | None:
    """What stands against calling a confirmed finding treated; None: a repeat test after its measure passed."""
    if finding.improvement is None:
        return _NO_MEASURE.fill(id=finding.id)
    if finding.retested <= finding.planned_at:
        return _NOT_RETESTED.fill(id=finding.id)
    if finding.now is not Outcome.PASS:
        return _STILL_THERE.fill(id=finding.id, outcome=_WORDS[finding.now])
    return None


def _state(state: Exercise, step: Step) -> StepState:
    lacking = tuple(_lacks(state, step.number))
    done = (state.last[act].told for act in _ACTS[step.number] if act in state.last)
    return StepState(step=step, is_done=not lacking, by=_each_once(done), lacks=lacking)


def _each_once(words: Iterable[Text]) -> tuple[Text, ...]:
    return tuple({each.en: each for each in words}.values())


def confirmed(state: Exercise) -> tuple[Finding, ...]:
    """The findings that a reviewer confirmed."""
    return tuple(one for one in state.findings if one.decision == "confirmed")


def _lacks(state: Exercise, number: int) -> Iterator[Text]:
    yield from (lack.says for lack in lacks(state.plan) if lack.step == number)
    yield from _LACKS.get(number, _nothing)(state)


def _nothing(_state: Exercise) -> Iterator[Text]:
    yield from ()


def _preparing(state: Exercise) -> Iterator[Text]:
    said = {lack.says for lack in lacks(state.plan)} | set(unapproved(state))
    yield from (words for words in unprepared(state) if words not in said)


def _scenarios(state: Exercise) -> Iterator[Text]:
    if not any(one.decision == "accepted" for one in state.scenarios.values()):
        yield _NONE_ACCEPTED


def _attacks(state: Exercise) -> Iterator[Text]:
    aimed = {one.scenario for one in state.attacks.values()}
    accepted = [one.id for one in state.scenarios.values() if one.decision == "accepted"]
    yield from [_NO_ATTACK.fill(id=one) for one in accepted if one not in aimed] if accepted else [_NOT_READY]


def _recording(state: Exercise) -> Iterator[Text]:
    if any(not_done(state)):
        yield _NOT_READY
    yield from uncalled(state)


def _analysing(state: Exercise) -> Iterator[Text]:
    yield from [_NOT_READY] if any(not_done(state)) else unreviewed(state)


def _reporting(state: Exercise) -> Iterator[Text]:
    if state.final is None:
        yield _NOT_ISSUED


def _improving(state: Exercise) -> Iterator[Text]:
    if any(not_done(state)) or any(unreviewed(state)):
        yield _NOT_READY
    yield from (_NO_MEASURE.fill(id=one.id) for one in confirmed(state) if one.improvement is None)


def _following(state: Exercise) -> Iterator[Text]:
    if any(not_done(state)) or any(unreviewed(state)):
        yield _NOT_READY
    yield from (words for words in map(untreated, confirmed(state)) if words is not None)


_LACKS: Mapping[int, Callable[[Exercise], Iterator[Text]]] = {
    3: unapproved,
    4: _preparing,
    6: _scenarios,
    7: _attacks,
    8: not_done,
    9: _recording,
    10: unclean,
    11: _analysing,
    12: unheard,
    13: _reporting,
    14: _improving,
    15: _following,
}
"""What a step lacks beside what its plan lacks; the numbers are those of the steps."""
