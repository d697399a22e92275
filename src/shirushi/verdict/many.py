"""Calling many shares at once: with 100 leaves, five would seem to break their limit by chance alone.

Two corrections. Holm's keeps the probability of even one false call under the level (S. Holm, Scand. J. Statist. 6
(1979)): for calls that each weigh on their own. Benjamini and Hochberg's keeps the expected share of false ones among
all calls under it (JRSS B 57 (1995)): for a list of leads to follow up.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from shirushi.verdict.standing import MILLION

LEVEL = 50_000
"""5 %, in ppm."""


def holm(chances: Sequence[Fraction], level: int = LEVEL) -> tuple[bool, ...]:
    """Which of the `chances` (p-values) may be called, none of them falsely but in `level` ppm of all cases.

    1. The smallest is compared with level / m, the next with level / (m - 1), and so on.
    2. The first that is larger ends it: neither it nor any after it is called.
    """
    count = len(chances)
    ranked = _ranked(chances)
    called: set[int] = set()
    for rank, place in enumerate(ranked):
        if chances[place] * (count - rank) * MILLION > level:
            break
        called.add(place)
    return tuple(place in called for place in range(count))


def benjamini_hochberg(chances: Sequence[Fraction], level: int = LEVEL) -> tuple[bool, ...]:
    """Which of the `chances` (p-values) may be called, at most `level` ppm of the calls being false on average.

    The largest rank r whose chance is at most r × level / m is sought; that one and every smaller one are called.
    """
    count = len(chances)
    ranked = _ranked(chances)
    fits = [rank for rank, place in enumerate(ranked, 1) if chances[place] * count * MILLION <= rank * level]
    called = set(ranked[: max(fits, default=0)])
    return tuple(place in called for place in range(count))


def _ranked(chances: Sequence[Fraction]) -> list[int]:
    by_size: Callable[[int], Fraction] = chances.__getitem__
    return sorted(range(len(chances)), key=by_size)
