"""Tells how far a long task came: nothing for two seconds, then a line every two."""

import sys
from collections.abc import Callable
from time import monotonic

from shirushi.app.cli.say import visible
from shirushi.app.settings import Settings
from shirushi.terms.text import Text

_FAR = Text(ja="{done}/{total}件", en="{done} of {total}")
_READING = Text(ja="読んでいます：{what}", en="reading {what}")
_EVERY_S = 2.0


def counting(total: int, settings: Settings, clock: Callable[[], float] = monotonic) -> Callable[[int], None]:
    """Make the function that is told how many of `total` are done, and says so on the terminal's other stream."""
    told = clock()

    def progress(done: int) -> None:
        nonlocal told
        if clock() - told > _EVERY_S:
            told = clock()
            sys.stderr.write(_FAR.fill(done=done, total=total).read(settings.lang) + "\n")

    return progress


def naming(settings: Settings, clock: Callable[[], float] = monotonic) -> Callable[[str], None]:
    """Make the function that is told what is being read, and names it where the last told was two seconds ago."""
    told = clock()

    def progress(what: str) -> None:
        nonlocal told
        if clock() - told > _EVERY_S:
            told = clock()
            sys.stderr.write(_READING.fill(what=visible(what)).read(settings.lang) + "\n")

    return progress
