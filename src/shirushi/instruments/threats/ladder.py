"""Weight protection on the ladder of five levels: what the chosen level asks, what is said to be in place, the gap."""

from collections.abc import Mapping

import msgspec

from shirushi.instruments.threats.assess import NO_READINGS, Covers, Reading
from shirushi.instruments.threats.decisions import Control, Decisions, Kept
from shirushi.instruments.threats.rules import MOST_LEVEL, Rules, Vector


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """One attack vector: whether the chosen level asks for a control, what is said of it, what our checks saw.

    `control` None: nobody said anything.
    """

    vector: Vector
    asked: bool
    covers: tuple[Covers, ...]
    control: Control | None = None

    @property
    def is_closed(self) -> bool:
        """Whether a control is in place, or none is needed, and no check of ours speaks against it."""
        said = self.control is not None and self.control.state is not Kept.OPEN
        return said and not any(one.reads == "against" for one in self.covers)


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """The level chosen (0: none), the level whose every vector is closed, and all vectors in the order of their groups."""

    chosen: int
    reached: int
    rungs: tuple[Rung, ...]

    def gap(self) -> tuple[Rung, ...]:
        """The vectors that keep the chosen level from being reached."""
        return tuple(rung for rung in self.rungs if rung.asked and not rung.is_closed)


def climb(rules: Rules, decisions: Decisions, readings: Mapping[str, Reading] = NO_READINGS) -> Ladder:
    """Hold what is said of the controls against the chosen level."""
    said = {one.id: one for one in decisions.controls}
    rungs = tuple(
        Rung(
            vector=vector,
            asked=vector.since <= decisions.level,
            covers=tuple(Covers(check=name, reads=readings.get(name, "nobody")) for name in vector.checks),
            control=said.get(vector.id),
        )
        for vector in rules.vectors
    )
    open_from = min((rung.vector.since for rung in rungs if not rung.is_closed), default=MOST_LEVEL + 1)
    return Ladder(chosen=decisions.level, reached=open_from - 1, rungs=rungs)
