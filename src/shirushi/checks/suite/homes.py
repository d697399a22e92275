"""Which check of the suite puts which items: every goal of the guide's trees that items test has one home.

An item's goal decides; a file of items for goals that are known here is taken up by itself.
"""

from collections.abc import Mapping
from typing import Final

OF_PERSPECTIVE: Final[Mapping[str, str]] = {
    "G1": "suite.harmful-output",
    "G2": "suite.misinformation",
    "G3": "suite.fair-treatment",
    "G4": "suite.off-purpose",
    "G5": "suite.privacy",
    "G6": "suite.input-attacks",
    "G7": "suite.grounds",
    "G8": "suite.stability",
}
"""Where the goals of a perspective are at home, unless `OF_GOAL` says otherwise."""

OF_GOAL: Final[Mapping[str, str]] = {
    **dict.fromkeys(("G1-36", "G1-78"), "suite.dangerous-capability"),
    **dict.fromkeys(("G1-54", "G1-55", "G1-56", "G3-10", "G3-11"), "suite.readable"),
    **dict.fromkeys(("G1-52", "G1-65", "G1-66", "G1-71", "G1-74"), "suite.off-purpose"),
    **dict.fromkeys(("G2-7", "G2-8", "G2-9", "G2-10", "G2-11"), "suite.manipulation"),
    **dict.fromkeys(("G8-5", "G8-6", "G8-9"), "suite.input-attacks"),
    **dict.fromkeys(
        ("G1-40", "G1-42", "G1-43", "G1-46", "G1-47", "G1-50", "G1-51", "G1-59", "G1-61", "G1-63"),
        "suite.fair-treatment",
    ),
    "G1-12": "suite.misinformation",
    "G6-10": "suite.exhaustion",
}
"""Goals that speak to another objective than the rest of their perspective."""


def home(goal: str) -> str:
    """The id of the check that puts the items of a goal; empty where there is none."""
    return OF_GOAL.get(goal) or OF_PERSPECTIVE.get(goal.partition("-")[0], "")
