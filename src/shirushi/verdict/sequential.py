"""When to stop asking: a rule that may be applied after every item and still errs in at most 5 % of all runs.

Looking again and again at an ordinary interval until it suits errs far more often than the interval says. The bet that
is made here does not. Against each share p, a gambler starts with 1 and bets by Krichevsky and Trofimov's mixture (the
Beta(1/2, 1/2) prior); after k failures among n items the gambler's fortune is

    (2k)! (2(n-k))! / (4^n k! (n-k)! n!) / (p^k (1-p)^(n-k)).

Were p the true share, the fortune would ever reach 20 in at most 1 of 20 runs (J. Ville, Étude critique de la notion de
collectif, 1939). A share against which it reached 20 is therefore ruled out, whenever one looks; where the limit and all
beyond it is ruled out, the question is settled. (H. Robbins, Ann. Math. Statist. 41 (1970); R. Krichevsky and
V. Trofimov, IEEE Trans. Inf. Theory 27 (1981); I. Waudby-Smith and A. Ramdas, JRSS B 86 (2024).)

Count items, not repeats: an item and its twins, paraphrases and repeats count once, as failed where one of them failed.
Ask in an order that has nothing to do with the answers (the digest of the item's id), not leaf by leaf.
"""

from math import factorial
from typing import Final, Literal

from shirushi.checks.conclude import Enough
from shirushi.checks.finding import Group, Tally
from shirushi.verdict.standing import MILLION

Settled = Literal["kept", "broken", "open"]
"""The limit is kept, is broken, or asking must go on."""

_RUIN = 20  # one in twenty

LAST_LOOK: Final = 5_000
"""After so many items nobody looks any more: the numbers grow too long, and so few are saved by then."""


def settled(bad: int, of: int, limit: int, undetermined: int = 0) -> Settled:
    """What `bad` and `undetermined` of `of` items so far settle about the `limit` in ppm.

    Undetermined items are counted as failed before the limit is called kept, and as passed before it is called broken.
    Cost: about the square of `of`, by the length of the numbers.
    """
    if _rules_out(bad, of, limit) and bad * MILLION > limit * of:
        return "broken"
    worst = bad + undetermined
    if _rules_out(worst, of, limit) and worst * MILLION < limit * of:
        return "kept"
    return "open"


def until_settled(limit: int) -> Enough:
    """A rule for the runner: stop as soon as every group of a check's tally settles the `limit` in ppm.

    Cases of one item must stand next to one another, so that hardly an item is counted before it was asked to its end.
    """

    def enough(tally: Tally) -> bool:
        items = [_items(group) for group in tally.groups()]
        return bool(items) and all(
            of <= LAST_LOOK and settled(bad, of, limit, undetermined) != "open" for bad, undetermined, of in items
        )

    return enough


def _items(group: Group) -> tuple[int, int, int]:
    """Items that failed, that are undetermined, and all: one counts as failed where one of its cases failed."""
    if not group.clumps:
        return group.failed, group.undetermined, group.of()
    bad = sum(clump.times for clump in group.clumps if clump.bad)
    undetermined = sum(clump.times for clump in group.clumps if clump.undetermined and not clump.bad)
    return bad, undetermined, sum(clump.times for clump in group.clumps)


def _rules_out(bad: int, of: int, share: int) -> bool:
    """Whether the fortune of the bet against `share` has reached 20."""
    good = of - bad
    won: int = factorial(2 * bad) * factorial(2 * good) * MILLION**of
    staked: int = 4**of * factorial(bad) * factorial(good) * factorial(of) * share**bad * (MILLION - share) ** good
    return won >= _RUIN * staked
