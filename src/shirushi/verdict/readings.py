"""How a verdict reads each check on the whole: withstood, not withstood, not decided; a check that did not run is missing."""

from collections.abc import Iterable
from typing import Literal

from shirushi.verdict.standing import Verdict, Weighed

Read = Literal["held", "against", "undecided"]


def readings(verdict: Verdict) -> dict[str, Read]:
    """One word for each check whose findings were weighed; findings of other actors do not count."""
    gathered: dict[str, list[Weighed]] = {}
    for state in verdict.objectives:
        for weighed in state.weighed:
            if not weighed.source:
                gathered.setdefault(weighed.finding.check, []).append(weighed)
    return {check: _read(several) for check, several in sorted(gathered.items())}


def _read(several: Iterable[Weighed]) -> Read:
    words = {weighed.reads for weighed in several}
    if "against" in words:
        return "against"
    return "held" if words == {"for"} else "undecided"
