"""The plan: what will be looked at, with which cases and limits, fixed and sealed before the first probe."""

from datetime import date

import msgspec

from shirushi.checks.check import Cost
from shirushi.checks.finding import Way
from shirushi.terms.canon import digest
from shirushi.terms.reason import Reason
from shirushi.terms.sampling import ALL_ONCE, Sampling
from shirushi.terms.text import Text, same
from shirushi.terms.when import Instant


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """The most that may fail, in parts per million, who set it and why."""

    check: str
    most_ppm: int
    owner: str
    reason: Text


class PlannedCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One check of the plan: version and code digest, digest and number of its cases, objectives, limit, title.

    `left_out` is set where the check will not run: it lacks something, or has nothing to say here.
    `not_about`: it was left out because it has nothing to say about such a system, so it holds no objective back.
    `shows_ppm` is the smallest limit that its number of items can show (Wilson, 95 %, no failure); 0: not a share.
    `items` counts twins, paraphrases and repeats of one item once; left out where every case stands alone.
    `sampling` is left out where every case is asked once; `drawn_from` is how many cases the check has, where not all
    of them are asked.
    """

    check: str
    version: int
    code: str
    cases: str
    count: int
    objectives: tuple[str, ...]
    cost: Cost
    limit: Limit | None = None
    shows_ppm: int = 0
    left_out: Reason | None = None
    not_about: bool = False
    way: Way | None = None
    title: Text | msgspec.UnsetType = msgspec.UNSET
    items: int | msgspec.UnsetType = msgspec.UNSET
    sampling: Sampling | msgspec.UnsetType = msgspec.UNSET
    drawn_from: int | msgspec.UnsetType = msgspec.UNSET

    @property
    def asked(self) -> Sampling:
        """How its cases are asked."""
        return ALL_ONCE if isinstance(self.sampling, msgspec.UnsetType) else self.sampling

    @property
    def standing_alone(self) -> int:
        """How many of its cases tell something of their own: as many as there are items."""
        return self.count if isinstance(self.items, msgspec.UnsetType) else self.items

    @property
    def name(self) -> Text:
        """What sentences call the check: its title; one that did not load has none and goes by its id."""
        return self.title if isinstance(self.title, Text) else same(self.check)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Everything fixed before the run. `digest` over all but `made_at` names the run.

    `description`, `catalogues` (file → digest) and `limits` are SHA-256 digests of data that travels in the bundle.
    """

    system: str
    actor: str
    on: date
    texts: tuple[str, ...]
    description: str
    catalogues: dict[str, str]
    limits: str
    checks: tuple[PlannedCheck, ...]
    software: str
    made_at: Instant = 0


def plan_digest(plan: Plan) -> str:
    """SHA-256 of the plan without its time: equal plans are one run."""
    return digest(msgspec.structs.replace(plan, made_at=0))
