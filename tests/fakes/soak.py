"""Tells whether the long forms of the tests are asked for (`make soak`)."""

import os


def longer(usual: int, times: int = 10) -> int:
    """`usual`, or so many `times` as much in a soak."""
    return usual * times if os.environ.get("SHIRUSHI_SOAK") else usual
