"""How far two who judge the same things agree beyond chance, and how far several do: kappa and alpha with intervals.

Cohen's kappa (Educ. Psychol. Meas. 20 (1960)) compares two; Krippendorff's alpha for nominal values (Computing
Krippendorff's Alpha-Reliability, 2011) compares any number, with gaps. Intervals are 95 %: the jackknife over clusters
(answers to one question are one cluster), never narrower than what Wilson's interval of the share judged alike leaves,
because the jackknife of a perfect agreement has no width. Shares and coefficients are whole ppm.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import Literal, TypeVar

import msgspec

from shirushi.verdict.interval import wilson
from shirushi.verdict.standing import MILLION

_Z = 1_959_964  # 1.959964, in ppm
_FINE = 10**12


class Coefficient(msgspec.Struct, frozen=True, kw_only=True, tag="coefficient"):
    """A coefficient of agreement with its interval at 95 %, in ppm: 1,000,000 perfect, 0 as by chance, below worse."""

    value: int
    low: int
    high: int


class Incomputable(msgspec.Struct, frozen=True, kw_only=True, tag="incomputable"):
    """There is no coefficient: nothing was judged by two, or all always gave one and the same value."""

    why: Literal["nothing-in-common", "one-value-only"]


Agreed = Coefficient | Incomputable


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing judged by two: `first` as people say, `second` as the judge does; rows of one `cluster` hang together."""

    first: str
    second: str
    cluster: str


class Confusion(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what how often: `counts[i][j]` times the first said `values[i]` and the second `values[j]`."""

    values: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def rows(self) -> int:
        """All things judged."""
        return sum(map(sum, self.counts))

    @property
    def alike(self) -> int:
        """Things on which both said the same."""
        return sum(self.counts[place][place] for place in range(len(self.values)))


def confusion(rows: Iterable[Row]) -> Confusion:
    """Count who said what."""
    counts = Counter((row.first, row.second) for row in rows)
    values = tuple(sorted({value for pair in counts for value in pair}))
    return Confusion(values=values, counts=tuple(tuple(counts[first, second] for second in values) for first in values))


def kappa(rows: Sequence[Row]) -> Agreed:
    """Cohen's kappa of two over `rows`."""
    clusters: dict[str, Counter[tuple[str, str]]] = {}
    for row in rows:
        clusters.setdefault(row.cluster, Counter())[row.first, row.second] += 1
    found = confusion(rows)
    whole = _kappa_of(_sum(clusters.values()))
    if whole is None:
        return Incomputable(why="one-value-only" if rows else "nothing-in-common")
    chance = _chance(found)
    low, high = wilson(found.alike, found.rows)
    return _around(whole, _jackknife(whole, clusters, _kappa_of), (_beyond(low, chance), _beyond(high, chance)))


def alpha(units: Mapping[str, Sequence[str]]) -> Agreed:
    """Krippendorff's alpha for nominal values: the values that each unit was given, by whomever; gaps are left out."""
    given = {unit: tuple(sorted(Counter(values).items())) for unit, values in units.items() if len(values) > 1}
    clusters = {unit: Counter([pattern]) for unit, pattern in given.items()}
    patterns = _sum(clusters.values())
    whole = _alpha_of(patterns)
    if whole is None:
        return Incomputable(why="one-value-only" if given else "nothing-in-common")
    alike = sum(len(pattern) == 1 for pattern in given.values())
    if alike < len(given):
        return _around(whole, _jackknife(whole, clusters, _alpha_of))
    values, total = _values(patterns)
    expected = Fraction(total**2 - sum(count**2 for count in values.values()), total * (total - 1))
    return _around(whole, (_beyond(wilson(alike, alike)[0], 1 - expected), MILLION))


def _kappa_of(counts: Counter[tuple[str, str]]) -> Fraction | None:
    total, alike = counts.total(), sum(times for (first, second), times in counts.items() if first == second)
    by_chance = _product_of_margins(counts)
    return Fraction(total * alike - by_chance, total**2 - by_chance) if total**2 > by_chance else None


def _product_of_margins(counts: Counter[tuple[str, str]]) -> int:
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for (first, second), times in counts.items():
        firsts[first] += times
        seconds[second] += times
    return sum(times * seconds[value] for value, times in firsts.items())


def _chance(found: Confusion) -> Fraction:
    """The share that two with these margins would judge alike by chance."""
    firsts = [sum(row) for row in found.counts]
    seconds = [sum(column) for column in zip(*found.counts, strict=True)]
    return Fraction(sum(map(int.__mul__, firsts, seconds)), found.rows**2)


_Pattern = tuple[tuple[str, int], ...]


def _alpha_of(patterns: Counter[_Pattern]) -> Fraction | None:
    """1 - observed / expected disagreement, from how often units were given which values how many times."""
    values, total = _values(patterns)
    expected = total**2 - sum(count**2 for count in values.values())
    if not expected:
        return None
    observed = Fraction(0)
    for pattern, times in patterns.items():
        given = sum(count for _, count in pattern)
        observed += Fraction(times * (given**2 - sum(count**2 for _, count in pattern)), given - 1)
    return 1 - observed * (total - 1) / expected


def _values(patterns: Counter[_Pattern]) -> tuple[Counter[str], int]:
    """How often each value was given in all, and how many values were given."""
    values: Counter[str] = Counter()
    for pattern, times in patterns.items():
        for value, count in pattern:
            values[value] += times * count
    return values, values.total()


K = TypeVar("K")


def _sum(several: Iterable[Counter[K]]) -> Counter[K]:
    total: Counter[K] = Counter()
    for counts in several:
        total.update(counts)
    return total


def _jackknife(
    whole: Fraction, clusters: Mapping[str, Counter[K]], coefficient: Callable[[Counter[K]], Fraction | None]
) -> tuple[int, int]:
    """The bounds in ppm from leaving out one cluster at a time; anything is possible where all hangs on one cluster."""
    total = _sum(clusters.values())
    without = [coefficient(total - left_out) for left_out in clusters.values()]
    left = [int(value * _FINE) for value in without if value is not None]
    count = len(without)
    if count == 1 or len(left) < count:
        return -MILLION, MILLION
    middle = sum(left) // count
    reach = _Z * (isqrt(sum((value - middle) ** 2 for value in left) * (count - 1) // count) + 1)
    value = int(whole * _FINE) * MILLION
    return (value - reach) // _FINE, -((-value - reach) // _FINE)


def _beyond(share: int, chance: Fraction) -> int:
    """What a share judged alike, in ppm, comes to beyond chance."""
    return int((share - chance * MILLION) / (1 - chance))


def _around(whole: Fraction, *bounds: tuple[int, int]) -> Coefficient:
    """The coefficient in the widest of several bounds."""
    return Coefficient(
        value=round(whole * MILLION),
        low=max(min(low for low, _ in bounds), -MILLION),
        high=min(max(high for _, high in bounds), MILLION),
    )
