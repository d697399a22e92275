"""The desk itself: finds the nearest municipal answer and has the model word the reply."""

from pathlib import Path

from engine import Answer, Engine
from prompt import Turn, write
from retrieval import Retrieval, load_entries

LONGEST_ANSWER = 24
_ANSWERS = Path(__file__).with_name("answers.jsonl")


class Desk:
    """The application. It has no rule for what not to answer and none for saying that it does not know."""

    def __init__(self, engine: Engine) -> None:
        """Load the answers, and let the model say something, so that the first visitor need not wait."""
        self._retrieval = Retrieval(load_entries(_ANSWERS.read_bytes()))
        self._engine = engine
        self.reply((Turn(role="user", content="こんにちは"),), 1)

    def reply(self, turns: tuple[Turn, ...], limit: int) -> Answer:
        """Answer the last turn in at most `limit` tokens."""
        return self._engine.answer(write(turns, self._retrieval), min(limit, LONGEST_ANSWER))
