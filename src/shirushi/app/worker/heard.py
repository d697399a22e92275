"""Takes answers that another tool heard as cases and record of `suite.imported`, so that nothing is asked again.

Every exchange is marked as taken from elsewhere: nobody here heard the answer. Where it is judged by us, it is judged from
question and answer as if it had been.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from shirushi.app.worker.run import Run
from shirushi.checks.suite.imported import CHECK
from shirushi.checks.suite.imported_item import Imported, Wanted, objective_of
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.exchange.elsewhere.told import Elsewhere, Sample
from shirushi.terms.probe import Answered, Reply, Seen

_SEVERITY: Final = 2


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where answers come from: how their cases' ids begin, what stands as their source, the objective they bear on.

    `objective` empty: that of the goal which each sample names.
    """

    name: str
    source: str
    objective: str


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken: cases and record of `suite.imported`, which replay needs, or why there is none (`run.fault`)."""

    cases: tuple[Imported, ...]
    run: Run


def take(found: Elsewhere, origin: Origin, wanted: Callable[[Sample], Wanted]) -> Taken:
    """Take every answer; `wanted` says of each by what it is judged."""
    cases = {case.id: (case, sample) for case, sample in _cases(found, origin, wanted)}
    exchanges = tuple(_exchange(*cases[name], found.model) for name in sorted(cases))
    return Taken(cases=tuple(case for case, _ in cases.values()), run=Run(transcript=transcript(exchanges)))


def transcript(exchanges: tuple[Exchange, ...]) -> Transcript:
    """The record of `suite.imported` that these exchanges make."""
    return Transcript(check=CHECK.id, version=CHECK.version, exchanges=exchanges)


def _cases(found: Elsewhere, origin: Origin, wanted: Callable[[Sample], Wanted]) -> Iterator[tuple[Imported, Sample]]:
    times = Counter[str]()
    for number, sample in enumerate(found.samples, start=1):
        times[sample.id] += 1
        again = f".{times[sample.id]}" if times[sample.id] > 1 else ""
        case = Imported(
            id=f"{origin.name}.{sample.id}{again}",
            source=origin.source,
            line=number,
            objective=origin.objective or objective_of(sample.goal),
            prompt=sample.asked,
            wanted=wanted(sample),
            severity=_SEVERITY,
            tokens=0,  # nothing is asked by us
            goal=sample.goal,
        )
        yield case, sample


def _exchange(case: Imported, sample: Sample, model: str) -> Exchange:
    """The exchange as the case's script has it, with the answer as it was told; where there is none, an empty one."""
    (probe,) = next(CHECK.script(case))
    answer = Answered(said=Reply(text=sample.said or "", finish="stop", model=model))
    seen = Seen(taken="elsewhere")
    return Exchange(case=case.id, repeat=0, turn=0, position=0, probe=probe, answer=answer, seen=seen)
