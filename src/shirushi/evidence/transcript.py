"""The transcript of one check: every probe and what was said, in case order, enough to run the check again."""

import msgspec

from shirushi.terms.probe import Answer, Probe, Seen


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One probe and its answer, at its place: case, repeat, turn and position within the turn, all from 0."""

    case: str
    repeat: int
    turn: int
    position: int
    probe: Probe
    answer: Answer
    seen: Seen = Seen()


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """All exchanges of one check, sorted by (case, repeat, turn, position)."""

    check: str
    version: int
    exchanges: tuple[Exchange, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a run's journal: an exchange, the check and version it belongs to, the digest of its probe."""

    check: str
    version: int
    probe: str
    exchange: Exchange
