"""How sure a share is: the Wilson score interval at 95 %, in whole parts per million.

Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927). With k of n:
(2k + z² ± √(z⁴ + 4 z² k (n - k) / n)) / 2(n + z²). Integers only; z² and every result are rounded outwards, so that the
interval is never narrower than the true one. Cases in clusters widen it by their design effect D: k/D of n/D cases is
the same as z² D in place of z².
"""

from math import isqrt

import msgspec

from shirushi.checks.finding import Share
from shirushi.verdict.clustered import design_effect
from shirushi.verdict.sequential import sequence
from shirushi.verdict.standing import MILLION, Interval

_SCALE = 10**15
_Z2 = 3_841_458_820_694_125  # z² for 95 %, two-sided (1.959963984540054²), in units of 1/_SCALE, rounded up


def wilson(bad: int, of: int, design: int = MILLION) -> tuple[int, int]:
    """Lower and upper bound of the share `bad` of `of`, in ppm; of nothing, everything is possible.

    `design` is the design effect of clusters, in ppm (`clustered.py`): 1,000,000 where every case stands alone.
    """
    if of == 0:
        return 0, MILLION
    z2 = -(-_Z2 * design // MILLION)
    middle = 2 * bad * _SCALE + z2
    reach = _root_up(z2 * z2 - (-4 * z2 * _SCALE * bad * (of - bad)) // of)
    whole = 2 * (of * _SCALE + z2)
    low = (middle - reach) * MILLION // whole
    high = -((-(middle + reach) * MILLION) // whole)
    return max(low, 0), min(high, MILLION)


def interval(share: Share, limit: int) -> Interval:
    """The interval of a share beside its limit in ppm, undetermined cases counted as passed (low) and as failed (high).

    Where asking could stop after any item, it is the one that holds whenever one looks.
    """
    low, high = sequence(share) if share.sequential is True else _at_the_end(share)
    rate = (2 * share.bad * MILLION + share.of) // (2 * share.of) if share.of else 0
    return Interval(rate=rate, low=low, high=high, limit=limit)


def smallest_limit(items: int) -> int:
    """The smallest limit in ppm that so many items can show to be kept, where none of them fails."""
    return wilson(0, items)[1]


def _at_the_end(share: Share) -> tuple[int, int]:
    clumps = () if isinstance(share.clumps, msgspec.UnsetType) else share.clumps
    low, _ = wilson(share.bad, share.of, design_effect((one.bad, one.of, one.times) for one in clumps))
    worst = ((one.bad + one.undetermined, one.of, one.times) for one in clumps)
    _, high = wilson(share.bad + share.undetermined, share.of, design_effect(worst))
    return low, high


def _root_up(square: int) -> int:
    """The square root, rounded up."""
    root = isqrt(square)
    return root if root * root == square else root + 1
