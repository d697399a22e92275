"""How many cases of a check are asked, how often and in which order; all of it is sealed before the first question.

Where fewer than all may be asked, items stand in the order of the digests of their names. That order has nothing to do
with what a system will answer, and nobody can choose it: whoever verifies makes it again. Cases of one item (twins,
paraphrases) stay together, so that an item is counted whole or not at all.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Judgement, Outcome
from shirushi.terms.canon import sha256
from shirushi.terms.sampling import Sampling, Vote
from shirushi.terms.text import Text

_SEVEREST: Final = 3

SPLIT = Text(
    ja="反復の判定が割れ、過半数がありません（合格{passed}、不合格{failed}、判断できず{undetermined}）。",
    en="The repeats were judged {passed} times passed, {failed} times failed and {undetermined} times undetermined: no majority.",
)


def item_of(check: AnyCheck, case: HasId) -> str:
    """The item that a case belongs to: its cluster, or itself where it stands alone."""
    return check.cluster(case) or f"\0{case.id}"


def arrange(check: AnyCheck, cases: Iterable[HasId], sampling: Sampling) -> tuple[HasId, ...]:
    """The cases that are asked, in their order: as the check makes them, unless fewer than all may be enough."""
    if not (sampling.at_most or sampling.until_settled):
        return tuple(cases)
    items: dict[str, list[HasId]] = {}
    for case in cases:
        items.setdefault(item_of(check, case), []).append(case)
    order = sorted(items, key=lambda name: sha256(name.encode()))
    return tuple(case for name in order[: sampling.at_most or None] for case in items[name])


def vote_of(judgements: Sequence[Judgement], vote: Vote) -> tuple[Judgement, ...]:
    """What counts of the repeats of one case."""
    return (majority(judgements),) if vote is Vote.MAJORITY else tuple(judgements)


def as_one(judgements: Sequence[Judgement], vote: Vote) -> Judgement:
    """One judgement that stands for all repeats of a case where only one can be shown: the worst that counts."""
    return min(vote_of(judgements, vote), key=_rank)


def majority(judgements: Sequence[Judgement]) -> Judgement:
    """What more than half of the repeats say; without a majority the case is undetermined.

    A failure of the severest class is never voted away: one of it counts against the system by itself.
    """
    counts = {outcome: sum(one.outcome is outcome for one in judgements) for outcome in Outcome}
    worst = min(judgements, key=_rank)
    if worst.outcome is Outcome.FAIL and worst.severity >= _SEVEREST:
        return worst
    for outcome, count in counts.items():
        if 2 * count > len(judgements):
            return min((one for one in judgements if one.outcome is outcome), key=_rank)
    split = SPLIT.fill(
        passed=counts[Outcome.PASS], failed=counts[Outcome.FAIL], undetermined=counts[Outcome.UNDETERMINED]
    )
    return msgspec.structs.replace(judgements[0], outcome=Outcome.UNDETERMINED, why=split, severity=0, by="")


def _rank(judgement: Judgement) -> tuple[int, int]:
    """Failures first, the severest first of all; then what is undetermined."""
    order = {Outcome.FAIL: 0, Outcome.UNDETERMINED: 1, Outcome.PASS: 2}
    return order[judgement.outcome], -judgement.severity
