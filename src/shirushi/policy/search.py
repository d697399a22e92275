"""Finds requirements, and whatever else has a title, by words of either language.

Upper and lower case, and full and half width, are alike (NFKC). In Japanese, where no spaces part the words, a phrase is
also found by its pairs of neighbouring characters.
"""

import unicodedata

from shirushi.policy.library import Library
from shirushi.policy.requirement import Requirement

_WHOLE = 1000
_LEAST = 700
_TITLE_WEIGHT = 3


def search(library: Library, words: str) -> tuple[str, ...]:
    """The ids of the requirements that `words` describe, best first; equal ones in the order of their ids.

    Every word must be found in the id and title, or in the statement, of either language.
    """
    sought = words_of(words)
    scored = ((_score(requirement, sought), requirement.id) for requirement in library.requirements)
    return tuple(id_ for score, id_ in sorted(scored, key=lambda each: (-each[0], each[1])) if score)


def words_of(typed: str) -> tuple[str, ...]:
    """The single words that are looked for, as `score` compares them."""
    return tuple(dict.fromkeys(_folded(typed).split()))


def score(sought: tuple[str, ...], title: str, statement: str) -> int:
    """How well `sought` is found in a title and a longer text; 0 where one of the words is not, or none is sought."""
    title, statement = _folded(title), _folded(statement)
    total = 0
    for word in sought:
        in_title, in_statement = _likeness(word, title), _likeness(word, statement)
        if max(in_title, in_statement) < _LEAST:
            return 0
        total += _TITLE_WEIGHT * in_title + in_statement
    return total


def _score(requirement: Requirement, sought: tuple[str, ...]) -> int:
    return score(
        sought,
        f"{requirement.id} {requirement.title.ja} {requirement.title.en}",
        f"{requirement.statement.ja} {requirement.statement.en}",
    )


def _likeness(word: str, text: str) -> int:
    """How much of `word` stands in `text`, in thousandths; less than all where only its pairs do."""
    if word in text:
        return _WHOLE
    if word.isascii() or len(word) == 1:
        return 0
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    return (_WHOLE - 1) * sum(pair in text for pair in pairs) // len(pairs)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
