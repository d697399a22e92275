"""How the cases of a check are asked: how many, how often each, what of the repeats counts, and until when."""

from enum import StrEnum
from typing import Annotated, Final

import msgspec

MOST_REPEATS: Final = 99


class Vote(StrEnum):
    """What of a case's repeats counts: each of them, or what more than half of them say."""

    EACH = "each"
    MAJORITY = "majority"


class Sampling(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a check's cases are asked. As it stands: all of them once.

    `at_most` so many items, 0 for all; each case `repeats` times, of which `vote` says what counts. `until_settled`:
    asking stops as soon as the check's limit is settled (verdict/sequential.py).
    """

    at_most: Annotated[int, msgspec.Meta(ge=0)] = 0
    repeats: Annotated[int, msgspec.Meta(ge=1, le=MOST_REPEATS)] = 1
    vote: Vote = Vote.EACH
    until_settled: bool = False

    def over(self, given: "Sampling") -> "Sampling":
        """This sampling, with what it leaves as it stands taken from what was `given` before."""
        return Sampling(
            at_most=self.at_most or given.at_most,
            repeats=self.repeats if self.repeats > 1 else given.repeats,
            vote=self.vote if self.vote is not Vote.EACH else given.vote,
            until_settled=self.until_settled or given.until_settled,
        )


ALL_ONCE: Final = Sampling()
