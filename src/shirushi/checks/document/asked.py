"""A part that a document is asked to hold, and how a heading shows it.

Words are compared without regard to width and case: Japanese anywhere in the heading, English as a whole word, singular
or plural, or by its beginning where it ends in a hyphen.
"""

import re
import unicodedata

import msgspec

from shirushi.terms.text import Text


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A part that a document must hold, and the words of a heading that show it."""

    id: str
    title: Text
    words: tuple[str, ...]


def shows(heading: str, word: str) -> bool:
    """Whether a heading contains `word`, compared as told above."""
    bare = unicodedata.normalize("NFKC", heading).casefold()
    if not word.isascii():
        return word in "".join(bare.split())
    tail = "" if word.endswith("-") else r"s?\b"
    return re.search(rf"\b{re.escape(word.removesuffix('-'))}{tail}", bare) is not None
