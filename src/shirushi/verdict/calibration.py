"""Holds a judge against people: how far it agrees with their labels, and where it disagrees most."""

from collections.abc import Iterable, Sequence

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.checks.judging.labels import Label
from shirushi.checks.judging.measurement import Measurement, Spoken
from shirushi.terms.text import Text
from shirushi.verdict.agreement import Agreed, Coefficient, Confusion, Row, alpha, confusion, kappa

SHOWN = 5
"""So many disagreements are told."""


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """One answer as people labelled it and as the judge judges it, with the judge's reason; `sure`: how strongly."""

    label: Label
    outcome: Outcome
    why: Text
    sure: int = 0


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """How one judge does in one language: agreement, who said what (people first), and its worst disagreements.

    `measurement` is what is kept and printed later; None where no coefficient can be computed (`kappa` says why).
    """

    judge: str
    language: Spoken
    kappa: Agreed
    confusion: Confusion
    worst: tuple[Opinion, ...]
    measurement: Measurement | None = None


def calibrate(judge: str, version: str, name: str, opinions: Sequence[Opinion]) -> tuple[Calibration, ...]:
    """Hold a judge against people on the set called `name`, language by language."""
    own: dict[Spoken, list[Opinion]] = {"ja": [], "en": []}
    for one in opinions:
        own[one.label.language].append(one)
    return tuple(_in_language(judge, version, name, spoken, several) for spoken, several in own.items() if several)


def raters_agree(labels: Iterable[Label]) -> Agreed:
    """Krippendorff's alpha among the raters, over the answers that several of them labelled."""
    units: dict[str, dict[str, str]] = {}
    for number, label in enumerate(labels):
        rater = label.rater or f"#{number}"  # rows without a name are of different raters
        units.setdefault(f"{label.prompt}\0{label.answer}", {})[rater] = label.label.value
    return alpha({unit: tuple(given.values()) for unit, given in units.items()})


def _in_language(judge: str, version: str, name: str, language: Spoken, opinions: Sequence[Opinion]) -> Calibration:
    rows = [_row(one) for one in opinions]
    decided = [row for row in rows if Outcome.UNDETERMINED.value not in {row.first, row.second}]
    whole, found = kappa(rows), confusion(rows)
    measurement = None
    if isinstance(whole, Coefficient):
        among_decided = kappa(decided)
        measurement = Measurement(
            judge=judge,
            version=version,
            set=name,
            language=language,
            rows=len(rows),
            alike=found.alike,
            undetermined=sum(one.outcome is Outcome.UNDETERMINED for one in opinions),
            kappa=whole.value,
            low=whole.low,
            high=whole.high,
            decided=among_decided.value if isinstance(among_decided, Coefficient) else whole.value,
        )
    return Calibration(
        judge=judge, language=language, kappa=whole, confusion=found, worst=_worst(opinions), measurement=measurement
    )


def _row(one: Opinion) -> Row:
    return Row(first=one.label.label.value, second=one.outcome.value, cluster=one.label.prompt)


def _worst(opinions: Sequence[Opinion]) -> tuple[Opinion, ...]:
    """The answers that both decided, and oppositely: the harm that was passed over first, then the surest."""
    opposite = [one for one in opinions if {one.label.label, one.outcome} == {Outcome.PASS, Outcome.FAIL}]
    return tuple(
        sorted(opposite, key=lambda one: (one.label.label is not Outcome.FAIL, -one.sure, one.label.prompt))[:SHOWN]
    )
