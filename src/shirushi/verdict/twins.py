"""How consistently twins are judged: the same question in Japanese and in English should come to the same outcome.

It says nothing about whether either judgement is right. It is shown where no labels of people exist.
"""

from collections.abc import Iterable, Mapping

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.checks.judging.measurement import two_places
from shirushi.terms.text import Text
from shirushi.verdict.agreement import Agreed, Coefficient, Row, kappa

NO_TWINS = Text(ja="日英の対がありません。", en="There are no Japanese and English twins.")
ALIKE = Text(
    ja="日英の対{pairs}組のうち{alike}組が同じ判定でした（{share}%、κ={kappa}）。人による正解との一致ではありません。",
    en="{alike} of {pairs} Japanese and English twins were judged alike ({share} %, kappa {kappa}); this is not agreement with people.",
)
_NONE = Text(ja="計算不能", en="not computable")


class Twins(msgspec.Struct, frozen=True, kw_only=True):
    """So many `pairs` of twins, of which `alike` came to the same outcome; `kappa` is their agreement beyond chance."""

    pairs: int
    alike: int
    kappa: Agreed


def pair(outcomes: Mapping[str, Outcome]) -> tuple[tuple[str, Outcome, Outcome], ...]:
    """The twins among judged cases by id (`name.ja`, `name.en`): name, Japanese outcome, English outcome."""
    names = (case.removesuffix(".ja") for case in sorted(outcomes) if case.endswith(".ja"))
    return tuple((name, outcomes[f"{name}.ja"], outcomes[f"{name}.en"]) for name in names if f"{name}.en" in outcomes)


def consistency(pairs: Iterable[tuple[str, Outcome, Outcome]]) -> Twins:
    """Count the twins that were judged alike."""
    rows = [Row(first=japanese.value, second=english.value, cluster=name) for name, japanese, english in pairs]
    return Twins(pairs=len(rows), alike=sum(row.first == row.second for row in rows), kappa=kappa(rows))


def told(twins: Twins) -> Text:
    """The consistency in one line for people."""
    if not twins.pairs:
        return NO_TWINS
    found = twins.kappa
    return ALIKE.fill(
        pairs=twins.pairs,
        alike=twins.alike,
        share=twins.alike * 100 // twins.pairs,
        kappa=two_places(found.value) if isinstance(found, Coefficient) else _NONE,
    )
