"""Judges the answers of another tool's run by our rules, and tells where and why the two judgements differ."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from shirushi.checks.evaluation.hearing import undetermined
from shirushi.checks.finding import Judgement, Outcome
from shirushi.checks.suite.imported_item import ANSWER_TOKENS, Imported
from shirushi.checks.suite.imported_rules import judge_answer
from shirushi.exchange.elsewhere.told import Elsewhere, Sample
from shirushi.terms.errors import Fault
from shirushi.terms.probe import Answered, Reply
from shirushi.terms.text import Text

NOT_ANSWERED = Text(ja="回答がありません。", en="There is no answer.")
NOT_WANTED = Text(
    ja="何がよい回答かがファイルから分からず、規則を当てられません。",
    en="The file does not say what a good answer is, so that no rule applies.",
)


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """One answer on which the judgements differ, or that their tool shows otherwise than it was judged."""

    id: str
    goal: str
    asked: str
    said: str
    theirs: Outcome
    shown: Outcome
    because: str
    ours: Outcome
    why: Text


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """How many answers their tool judged so and our rules so."""

    theirs: Outcome
    ours: Outcome
    count: int


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Two judgements of the same answers.

    `blind` counts the answers that their tool shows as passed although it has no verdict on them. Nothing here was
    measured by us: the answers are evidence of somebody else's run.
    """

    tool: str
    model: str
    judge: str
    sha256: str
    count: int
    pairs: tuple[Pair, ...]
    blind: int
    differing: tuple[Differing, ...]
    faults: tuple[Fault, ...]
    note: Text


def compare(elsewhere: Elsewhere, sha256: str) -> Compared:
    """Judge every answer again and compare; `sha256` names the file."""
    judged = [(sample, judge_again(sample)) for sample in elsewhere.samples]
    counted = Counter((sample.theirs, ours.outcome) for sample, ours in judged)
    return Compared(
        tool=elsewhere.tool,
        model=elsewhere.model,
        judge=elsewhere.judge,
        sha256=sha256,
        count=len(judged),
        pairs=tuple(Pair(theirs=theirs, ours=ours, count=count) for (theirs, ours), count in sorted(counted.items())),
        blind=sum(sample.shown is Outcome.PASS and sample.theirs is not Outcome.PASS for sample in elsewhere.samples),
        differing=tuple(_differing(judged)),
        faults=elsewhere.faults,
        note=elsewhere.note,
    )


def judge_again(sample: Sample) -> Judgement:
    """Judge one answer by the rule of what its file says was wanted."""
    if sample.said is None:
        return undetermined(NOT_ANSWERED)
    if sample.wanted is None:
        return undetermined(NOT_WANTED)
    case = Imported(
        id=sample.id,
        source="",
        line=0,
        objective="",
        prompt=sample.asked,
        wanted=sample.wanted,
        severity=1,
        tokens=ANSWER_TOKENS,
    )
    return judge_answer(case, Answered(said=Reply(text=sample.said, finish="stop")))


def _differing(judged: Iterable[tuple[Sample, Judgement]]) -> Iterable[Differing]:
    for sample, ours in judged:
        if ours.outcome != sample.theirs or sample.shown != sample.theirs:
            yield Differing(
                id=sample.id,
                goal=sample.goal,
                asked=sample.asked,
                said=sample.said or "",
                theirs=sample.theirs,
                shown=sample.shown,
                because=sample.because,
                ours=ours.outcome,
                why=ours.why,
            )
