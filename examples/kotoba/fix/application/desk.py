"""The desk itself, with its two rules: it refuses what it must, and says where an answer is from or that it does not know."""

from pathlib import Path

import rules
from engine import Answer, Engine
from prompt import Turn, brings_its_text, find, is_english, write
from retrieval import Retrieval, load_entries

LONGEST_ANSWER = 24
_ANSWERS = Path(__file__).with_name("answers.jsonl")


class Desk:
    """The application: rules first, then the nearest municipal answer, then the model, then the source."""

    def __init__(self, engine: Engine) -> None:
        """Load the answers, and let the model say something, so that the first visitor need not wait."""
        self._retrieval = Retrieval(load_entries(_ANSWERS.read_bytes()))
        self._engine = engine
        self._worded((Turn(role="user", content="こんにちは"),), 1)

    def reply(self, turns: tuple[Turn, ...], limit: int) -> Answer:
        """Answer the last turn: the model writes at most `limit` tokens, the rules add what they have to say."""
        question = turns[-1].content
        lang = "en" if is_english(question) else "ja"
        if refused := rules.refusal_for(question):
            return _said(refused.read(lang))
        guide = find(question, self._retrieval)
        if guide:
            answer = self._worded(turns, limit)
            return _sourced(answer, rules.from_guide(answer.text, guide.words.split()[0], lang))
        if brings_its_text(question) or any(turn.role == "system" for turn in turns):
            answer = self._worded(turns, limit)
            return _sourced(answer, rules.from_text(answer.text, lang))
        return _said(rules.UNKNOWN.read(lang))

    def _worded(self, turns: tuple[Turn, ...], limit: int) -> Answer:
        return self._engine.answer(write(turns, self._retrieval), min(limit, LONGEST_ANSWER))


def _said(words: str) -> Answer:
    """An answer that the rules give without the model."""
    return Answer(text=words, finish="stop", tokens_in=0, tokens_out=0)


def _sourced(answer: Answer, words: str) -> Answer:
    return Answer(text=words, finish=answer.finish, tokens_in=answer.tokens_in, tokens_out=answer.tokens_out)
