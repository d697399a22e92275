"""What a share comes to by the binomial law itself: exact intervals and tail probabilities, in whole numbers.

Source: C. J. Clopper and E. S. Pearson, The Use of Confidence or Fiducial Limits Illustrated in the Case of the
Binomial, Biometrika 26 (1934). Time grows with the square of the number of cases: meant for up to some thousands.
"""

from collections.abc import Callable
from fractions import Fraction

from shirushi.verdict.standing import MILLION

_TAIL = Fraction(1, 40)
"""2.5 % at each end: 95 % between."""


def at_least(bad: int, of: int, share: int) -> Fraction:
    """The probability that `bad` or more of `of` cases fail where each fails with the probability `share` in ppm."""
    if bad <= 0:
        return Fraction(1)
    return 1 - at_most(bad - 1, of, share)


def at_most(bad: int, of: int, share: int) -> Fraction:
    """The probability that `bad` or fewer of `of` cases fail where each fails with the probability `share` in ppm."""
    if bad >= of or share == 0:
        return Fraction(1)
    if share == MILLION:
        return Fraction(0)
    keeps = MILLION - share
    term = keeps**of
    total = term
    for failed in range(bad):
        term = term * (of - failed) * share // ((failed + 1) * keeps)  # the division leaves nothing over
        total += term
    return Fraction(total, MILLION**of)


def clopper_pearson(bad: int, of: int) -> tuple[int, int]:
    """Lower and upper bound of the share `bad` of `of` at 95 %, in ppm, rounded outwards; of nothing, all is possible."""
    low = 0 if bad == 0 else _last(lambda share: at_least(bad, of, share) <= _TAIL)
    high = MILLION if bad == of else _last(lambda share: at_most(bad, of, share) >= _TAIL) + 1
    return low, high


def _last(holds: Callable[[int], bool]) -> int:
    """The greatest share in ppm at which a condition holds that holds at 0 and, once broken, stays broken."""
    low, high = 0, MILLION
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
