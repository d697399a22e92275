"""Answers to the twelve questions: any at all, any that hold together, and somebody who types them."""

from collections.abc import Iterator

from hypothesis import strategies as st

from shirushi.duties.interview.answers import Answers
from shirushi.duties.interview.contradictions import contradictions
from shirushi.duties.interview.questions import QUESTIONS, Asked, Question
from shirushi.terms.text import Text


def unknown(**known: str) -> Answers:
    """Answers of somebody who knows only what is given, words with spaces between."""
    return Answers(
        title=Text(ja="窓口", en="Desk"),
        chosen={Asked(question): tuple(words.split()) for question, words in known.items()},
    )


def _any_of(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    most = len(question.options) if question.several else 1
    chosen = st.sets(st.sampled_from([option.id for option in question.options]), max_size=most)
    return chosen.map(lambda ids: tuple(option.id for option in question.options if option.id in ids))


def any_chosen() -> st.SearchStrategy[dict[Asked, tuple[str, ...]]]:
    """Any answers, contradictions included."""
    return st.fixed_dictionaries({question.id: _any_of(question) for question in QUESTIONS})


def _mended(chosen: dict[Asked, tuple[str, ...]]) -> dict[Asked, tuple[str, ...]]:
    """The same answers with “I do not know” in place of those that go against others."""
    mended = dict(chosen)
    while found := next(contradictions(mended), None):
        mended[found.question] = ()
    return mended


def sound_answers() -> st.SearchStrategy[Answers]:
    """Any answers in which nothing contradicts anything."""
    words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
    titles = st.builds(Text, ja=words, en=words)
    return st.builds(Answers, title=titles, chosen=any_chosen().map(_mended))


class Typist:
    """Somebody at a terminal who types the lines given, and remembers what was shown."""

    def __init__(self, *lines: str) -> None:
        self._lines: Iterator[str] = iter(lines)
        self.shown: list[str] = []
        self.screens = 0

    def clear(self) -> None:
        self.screens += 1

    def show(self, words: str) -> None:
        self.shown.append(words)

    def ask(self, prompt: str) -> str:
        self.shown.append(prompt)
        return next(self._lines)
