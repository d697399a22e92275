"""When to stop asking: a rule that may be applied after every item and still errs in at most 5 % of all runs.

Looking again and again at an ordinary interval until it suits errs far more often than the interval says. The bet that
is made here does not. Against each share p, a gambler starts with 1 and bets by Krichevsky and Trofimov's mixture (the
Beta(1/2, 1/2) prior); after k failures among n items the gambler's fortune is

    (2k)! (2(n-k))! / (4^n k! (n-k)! n!) / (p^k (1-p)^(n-k)).

Were p the true share, the fortune would ever reach 20 in at most 1 of 20 runs (J. Ville, Étude critique de la notion de
collectif, 1939). A share against which it reached 20 is therefore ruled out, whenever one looks; where the limit and all
beyond it is ruled out, the question is settled. (H. Robbins, Ann. Math. Statist. 41 (1970); R. Krichevsky and
V. Trofimov, IEEE Trans. Inf. Theory 27 (1981); I. Waudby-Smith and A. Ramdas, JRSS B 86 (2024).)

Items are counted, not cases: twins, paraphrases and repeats of an item answer alike. An item counts by the share x of
its cases that failed. The bet stays fair to that: (q/p)^x ((1-q)/(1-p))^(1-x) is convex in x and so, for a mean of p, on
average no more than p (q/p) + (1-p) ((1-q)/(1-p)) = 1. The sum of these shares is rounded to a whole number in the
direction in which less is won: up before the limit is called kept, down before it is called broken.

Ask in an order that has nothing to do with the answers (checks/sampling.py), not leaf by leaf.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from math import ceil, comb, floor, inf, lgamma, log, log1p
from typing import Final, Literal

import msgspec

from shirushi.checks.conclude import Enough, Procedure, never
from shirushi.checks.finding import Group, Share, Tally
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.standing import MILLION

Settled = Literal["kept", "broken", "open"]
"""The limit is kept, is broken, or asking must go on."""

_RUIN: Final = 20  # one in twenty
_NEAR: Final = log(_RUIN) - 0.01
"""Below it the logarithm, in floating point, is trusted; from it on the fortune itself is worked out."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Items so far: at least `bad` of them failed and, with what is undetermined counted as failed, at most `worst`."""

    bad: int
    worst: int
    of: int


def settled(bad: int, of: int, limit: int, undetermined: int = 0) -> Settled:
    """What `bad` and `undetermined` of `of` items so far settle about the `limit` in ppm.

    Undetermined items are counted as failed before the limit is called kept, and as passed before it is called broken.
    """
    if bad * MILLION > limit * of and _rules_out(bad, of, limit):
        return "broken"
    worst = bad + undetermined
    if worst * MILLION < limit * of and _rules_out(worst, of, limit):
        return "kept"
    return "open"


def settles(share: Share, limit: int) -> Settled:
    """What a share of cases settles about the `limit` in ppm."""
    items = _items(share)
    return settled(items.bad, items.of, limit, items.worst - items.bad)


def sequence(share: Share) -> tuple[int, int]:
    """The lowest and the highest share in ppm that is not ruled out: an interval that holds whenever one looks.

    A limit lies beyond it exactly where it is settled (`settles`).
    """
    items = _items(share)
    if not items.of:
        return 0, MILLION
    low = _first(lambda ppm: not _rules_out(items.bad, items.of, ppm), -1, items.bad * MILLION // items.of + 1)
    high = _first(lambda ppm: _rules_out(items.worst, items.of, ppm), items.worst * MILLION // items.of, MILLION + 1)
    return low, min(high, MILLION)


def until_settled(limit: int) -> Enough:
    """A rule for the runner, to be asked where an item ends: every group of a check's tally settles the `limit` in ppm."""

    def enough(tally: Tally) -> bool:
        items = [_items(group) for group in tally.groups()]
        return bool(items) and all(settled(one.bad, one.of, limit, one.worst - one.bad) != "open" for one in items)

    return enough


def procedure_of(planned: PlannedCheck) -> Procedure:
    """How the cases of a planned check are put and counted: what its run, its report and its verification go by."""
    sampling, limit = planned.asked, planned.limit
    enough = until_settled(limit.most_ppm) if sampling.until_settled and limit else never
    return Procedure(repeats=sampling.repeats, vote=sampling.vote, enough=enough)


def smallest_settled(items: int) -> int:
    """The smallest limit in ppm that so many items can settle as kept, where none of them fails."""
    return sequence(Share(bad=0, of=items))[1]


@cache
def earliest(limit: int) -> int:
    """The fewest items after which a `limit` in ppm can be called kept: as many in a row that pass."""
    enough = 1
    while settled(0, enough, limit) != "kept":
        enough *= 2
    return _first(lambda items: settled(0, items, limit) == "kept", enough // 2, enough)


def _items(counts: Share | Group) -> Counted:
    if not counts.clumps:
        bad, of = (counts.failed, counts.of()) if isinstance(counts, Group) else (counts.bad, counts.of)
        return Counted(bad=bad, worst=bad + counts.undetermined, of=of)
    return Counted(
        bad=floor(sum(Fraction(one.times * one.bad, one.of) for one in counts.clumps)),
        worst=ceil(sum(Fraction(one.times * (one.bad + one.undetermined), one.of) for one in counts.clumps)),
        of=sum(one.times for one in counts.clumps),
    )


def _rules_out(bad: int, of: int, share: int) -> bool:
    """Whether the fortune of the bet against `share` has reached 20."""
    if _log_fortune(bad, of, share) < _NEAR:
        return False
    good = of - bad
    won: int = comb(2 * bad, bad) * comb(2 * good, good) * MILLION**of
    staked: int = comb(of, bad) * 4**of * share**bad * (MILLION - share) ** good
    return won >= _RUIN * staked


def _log_fortune(bad: int, of: int, share: int) -> float:
    good = of - bad
    if (bad and not share) or (good and share == MILLION):
        return inf
    betted = lgamma(2 * bad + 1) + lgamma(2 * good + 1) - lgamma(bad + 1) - lgamma(good + 1) - lgamma(of + 1)
    at_share = (bad and bad * log(share / MILLION)) + (good and good * log1p(-share / MILLION))
    return betted - of * log(4) - at_share


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The least number above `low` for which something holds; it does at `high`, and from the first on throughout."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
