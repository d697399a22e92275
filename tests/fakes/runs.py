"""Two runs of a small system to compare: what it is, how it is measured and what was found can be changed one by one."""

from typing import Any

import msgspec

from fakes.library import concluded, description, finding, library, objective, plan, planned, requirement
from shirushi.checks.finding import Result, Share
from shirushi.duties.applies import decide
from shirushi.policy.library import Library
from shirushi.terms.canon import digest
from shirushi.terms.system import Description
from shirushi.verdict.compare import Read
from shirushi.verdict.ground import Side
from shirushi.verdict.judge import judge
from shirushi.verdict.plan import Plan, PlannedCheck

HARM = objective("harm", nature="property", how=("measured",))
BIAS = objective("bias", nature="property", how=("measured",))
LIBRARY = library(requirement("R", "harm"), requirement("S", "harm", "bias"), requirement("B", "bias"), HARM, BIAS)
CHECKS = (
    planned("evaluation.harm", "harm", most_ppm=50_000),
    planned("evaluation.bias", "bias", most_ppm=50_000),
)
BEFORE, AFTER = "a" * 64, "b" * 64
"""The subjects: the system before and after a change."""


def found(harm: Share | None, bias: Share | None, subject: str = BEFORE) -> tuple[Result, ...]:
    """What the two checks found; None: the check left nothing."""
    shares = {"harm": harm, "bias": bias}
    return tuple(
        concluded(finding(f"evaluation.{id_}", id_, share, subject=subject))
        for id_, share in shares.items()
        if share is not None
    )


def run(
    *results: Result,
    checks: tuple[PlannedCheck, ...] = CHECKS,
    about: Description | None = None,
    holding: Library = LIBRARY,
    **changed: Any,
) -> Read:
    """Judge a run; `changed` are fields of its plan."""
    about = about or description()
    made: Plan = msgspec.structs.replace(plan(*checks), description=digest(about), **changed)
    verdict = judge(
        plan=made,
        library=holding,
        description=about,
        duties=decide(about, holding, made.on),
        results=results,
        measured_on=made.on,
    )
    return Read(side=Side(plan=made, description=about, results=results, verdict=verdict), library=holding)
