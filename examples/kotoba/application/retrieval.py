"""Finds the municipal answer nearest to a question: BM25 over pairs of characters.

Pairs of characters need no dictionary and serve Japanese and English alike.
Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.
"""

import json
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass

_K1 = 1.2
_B = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A municipal answer: the words by which people ask for it, and the answer itself; `en` may be empty."""

    id: str
    words: str
    ja: str
    en: str = ""


def load_entries(data: bytes) -> tuple[Entry, ...]:
    """Read answers.jsonl."""
    return tuple(Entry(**json.loads(line)) for line in data.decode().splitlines())


class Retrieval:
    """The answers, indexed once."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """Count the terms of every entry."""
        self._entries = entries
        self._counts = [Counter(terms(entry.words)) for entry in entries]
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._mean = sum(self._lengths) / len(entries)
        found_in = Counter(pair for counts in self._counts for pair in counts)
        self._weights = {pair: math.log(1 + (len(entries) - n + 0.5) / (n + 0.5)) for pair, n in found_in.items()}

    def nearest(self, question: str) -> tuple[Entry, float]:
        """The entry nearest to `question` and its score; equal scores go to the earlier entry."""
        wanted = sorted(set(terms(question)))
        scores = [self._score(at, wanted) for at in range(len(self._entries))]
        best = max(range(len(scores)), key=lambda at: (scores[at], -at))
        return self._entries[best], scores[best]

    def _score(self, at: int, wanted: list[str]) -> float:
        counts, spread = self._counts[at], _K1 * (1 - _B + _B * self._lengths[at] / self._mean)
        return sum(
            self._weights[pair] * counts[pair] * (_K1 + 1) / (counts[pair] + spread)
            for pair in wanted
            if pair in counts
        )


def terms(text: str) -> list[str]:
    """Pairs of neighbouring characters within words, and each kanji alone; width and case are made alike."""
    words = "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFKC", text).casefold()).split()
    pairs = [word[at : at + 2] for word in words for at in range(len(word) - 1)]
    return pairs + [c for word in words for c in word if "\u4e00" <= c <= "\u9fff"]
