"""Whether a verdict reaches the mark at which a CI job is to fail."""

from typing import Literal

from shirushi.verdict.standing import Standing, Verdict

FailOn = Literal["never", "unmet", "partly", "unassessed"]

_REACHED = {
    "never": frozenset[Standing](),
    "unmet": frozenset({Standing.UNMET}),
    "partly": frozenset({Standing.UNMET, Standing.PARTLY, Standing.STALE}),
    "unassessed": frozenset({Standing.UNMET, Standing.PARTLY, Standing.STALE, Standing.STATED, Standing.UNASSESSED}),
}


def reached(verdict: Verdict, mark: FailOn) -> bool:
    """Tell whether any binding duty stands at the mark or worse."""
    return any(one.standing in _REACHED[mark] for one in verdict.duties if one.section == "binding")
