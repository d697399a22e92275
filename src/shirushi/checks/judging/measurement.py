"""One measurement of a judge: on which set, in which language, how far it agrees."""

from typing import Annotated, Literal

import msgspec

Spoken = Literal["ja", "en"]
"""A language that a judge is measured in."""

_Share = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]


class Measurement(msgspec.Struct, frozen=True, kw_only=True):
    """How far a judge agrees with people, or (against `twins`) its Japanese with its English judgements.

    `rows` answers were judged, `alike` of them as people did; `undetermined` were left so, and count as a disagreement.
    `kappa` with its 95 % interval `low` to `high` is over all rows, `decided` over those that the judge decided; all in
    ppm, where perfect agreement is 1,000,000. `version` says which judge it was, `held_out` that it never learnt from them.
    """

    judge: str
    version: str
    set: str
    language: Spoken
    rows: int
    alike: int
    undetermined: int
    kappa: _Share
    low: _Share
    high: _Share
    decided: _Share
    against: Literal["people", "twins"] = "people"
    held_out: bool = True


def two_places(ppm: int) -> str:
    """Write parts per million as a number with two places, to the nearest."""
    hundredths = round(ppm / 10_000)
    return f"{'-' if hundredths < 0 else ''}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"
