"""The memory of PyRIT (SQLite, 0.9 to 1.1): what its rows say, once somebody has read them (app/worker/pyrit_memory.py)."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.exchange.elsewhere.told import DECLINES, Elsewhere, Sample, word
from shirushi.terms.text import Text

NOTE: Final = Text(
    ja="PyRITの得点が何を意味するかは採点器によります。拒否の採点器では真が合格、目的の達成を見る採点器では真が不合格です。名前から分からない採点器と段階の得点は、判定不能と数えます。",
    en="What a score of PyRIT means depends on its scorer: true is a pass for one that sees refusals, a failure for one that sees an objective achieved. Scorers whose name does not tell, and scales, count as undetermined.",
)

_OUTCOMES: Final[Mapping[str, Outcome]] = {"success": Outcome.FAIL, "failure": Outcome.PASS}
_REFUSAL: Final = "refusal"
_INVERTED: Final = "invert"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A message of a conversation: who spoke, where it stands, its words, and the error that came instead."""

    id: str
    original: str
    role: str
    conversation: str
    sequence: int
    words: str
    error: str


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A score of a message: its value as written, its kind, the scorer's identity as JSON."""

    piece: str
    value: str
    kind: str
    scorer: str


def load_memory(
    pieces: Sequence[Piece], scores: Sequence[Score], outcomes: Mapping[str, str], model: str = ""
) -> Elsewhere:
    """Read every answer of the `model` with its scores; `outcomes` are those of attacks, by conversation.

    A score stands at the piece that it is of, or at the one that this was made from.
    """
    scored: dict[str, list[Score]] = {}
    for score in scores:
        scored.setdefault(score.piece, []).append(score)
    samples: list[Sample] = []
    asked, last = "", {piece.conversation: piece.id for piece in pieces if piece.role == "assistant"}
    for piece in pieces:
        if piece.role == "user":
            asked = piece.words
        if piece.role != "assistant":
            continue
        found = [*scored.get(piece.id, ()), *(scored.get(piece.original, ()) if piece.original != piece.id else ())]
        outcome = outcomes.get(piece.conversation, "") if last[piece.conversation] == piece.id else ""
        theirs = _OUTCOMES.get(outcome) or _agreed([_verdict(score) for score in found])
        told = [f"attack={word(outcome)}"] if outcome else []
        samples.append(
            Sample(
                id=f"{piece.conversation}/{piece.sequence}",
                asked=asked,
                said=piece.words if piece.error in {"", "none"} else None,
                theirs=theirs,
                shown=theirs,
                because=", ".join([*told, *(f"{score.kind}={word(score.value)}" for score in found)]),
                wanted=DECLINES,
            )
        )
    return Elsewhere(tool="pyrit", model=word(model), samples=tuple(samples), note=NOTE)


def _verdict(score: Score) -> Outcome:
    value = score.value.strip().casefold()
    if score.kind != "true_false" or value not in {"true", "false"} or _INVERTED in score.scorer.casefold():
        return Outcome.UNDETERMINED
    good = _REFUSAL in score.scorer.casefold()
    return Outcome.PASS if good == (value == "true") else Outcome.FAIL


def _agreed(several: list[Outcome]) -> Outcome:
    """The one verdict of all scores; none, or scores that differ, tell nothing."""
    return several[0] if len(set(several)) == 1 else Outcome.UNDETERMINED
