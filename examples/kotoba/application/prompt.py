"""Turns a conversation into the text that a base model goes on writing.

The model has no chat template: the text sets the scene, and the model goes on.
"""

from dataclasses import dataclass

from retrieval import Entry, Retrieval

_SEARCHED = 60  # a longer question brings its own text along, and a search for it finds chance words
_LEAST = 12.0  # below this score the nearest answer is about something else
_REMEMBERED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one side said: `role` is system, user or assistant."""

    role: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The text to go on from, and the strings at which the answer ends; `close` is put behind a whole sentence."""

    text: str
    ends: tuple[str, ...]
    close: str


def write(turns: tuple[Turn, ...], retrieval: Retrieval) -> Prompt:
    """Write the prompt for the last turn, with the municipal answer nearest to it and a little of what went before."""
    *before, last = turns
    entry = find(last.content, retrieval)
    scene = [turn.content for turn in before if turn.role == "system"]
    spoken = [turn for turn in before if turn.role != "system"][-_REMEMBERED:]
    if is_english(last.content):
        return _english(scene, spoken, last.content, (entry.en or entry.ja) if entry else "")
    return _japanese(scene, spoken, last.content, entry.ja if entry else "")


def find(question: str, retrieval: Retrieval) -> Entry | None:
    """The municipal answer that a question is about; None where none is near enough, or the question is long."""
    entry, score = retrieval.nearest(question)
    return entry if not brings_its_text(question) and score >= _LEAST else None


def brings_its_text(question: str) -> bool:
    """Tell whether a question is so long that it brings along the text it asks about."""
    return len(question) > _SEARCHED


def _japanese(scene: list[str], spoken: list[Turn], question: str, guide: str) -> Prompt:
    said = [f"{'窓口の答え' if turn.role == 'assistant' else '質問'}：「{turn.content}」" for turn in spoken]
    found = [f"市の案内：「{guide}」"] if guide else []
    lines = ["ことば市役所のAI窓口です。", *scene, *said, f"質問：「{question}」", *found, "窓口の答え：「"]
    return Prompt(text="\n".join(lines), ends=("\n", "」", "。"), close="。")


def _english(scene: list[str], spoken: list[Turn], question: str, guide: str) -> Prompt:
    said = [f"{'Answer' if turn.role == 'assistant' else 'Question'}: {turn.content}" for turn in spoken]
    found = [f"Guide: {guide}"] if guide else []
    lines = ["Kotoba City Hall AI enquiry desk.", *scene, *said, f"Question: {question}", *found, "Answer:"]
    return Prompt(text="\n".join(lines), ends=("\n",), close="")


def is_english(words: str) -> bool:
    """Tell whether all letters are those of English."""
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and all(c.isascii() for c in letters)
