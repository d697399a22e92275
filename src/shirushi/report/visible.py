"""Shows foreign words safely: characters that hide, reorder or control are written out, length is bounded.

Model output, names and file contents are hostile. Escaping for a format is the format's own work; this file makes sure
that what a reader sees is what was said. Source of the order of risks: Unicode Technical Report 36, sections 2.5 and 3.
"""

import re
from typing import Literal

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, ANSI escapes among them; tab and line feed stay
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # signs that enclose what follows
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"  # zero width, bidi, blanks
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"  # no character, or one that only its maker knows
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # format signs, tags
    "]"
    # A selector after a letter is ordinary Japanese; one after another carries hidden bytes.
    "|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9d]")
_LATIN = re.compile("[A-Za-z]")


def visible(words: str) -> str:
    """Write hidden, reordering and control characters as `⟦U+202E⟧`; line feeds and tabs stay."""
    return _HIDDEN.sub(_spell, words.replace("\r\n", "\n"))


def _spell(found: re.Match[str]) -> str:
    return f"⟦U+{ord(found.group()):04X}⟧"


def bounded(words: str, most: int, most_lines: int) -> tuple[str, int]:
    """Keep at most `most` characters and `most_lines` lines; say how many characters were left out."""
    kept = "\n".join(words[:most].split("\n")[:most_lines])
    return kept, len(words) - len(kept)


def language(words: str) -> Literal["ja", "en", ""]:
    """Tell the language of foreign words by their script: kana or kanji, else Latin letters, else unknown."""
    if _JAPANESE.search(words):
        return "ja"
    return "en" if _LATIN.search(words) else ""
