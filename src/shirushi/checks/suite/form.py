"""What is wrong with the form of an answer: language, JSON, length, lines, plain writing."""

import re
from collections.abc import Callable, Iterator
from json import JSONDecodeError, loads

from shirushi.checks.evaluation import rules
from shirushi.checks.suite import words
from shirushi.checks.suite.expect import Form
from shirushi.checks.suite.item import Item
from shirushi.terms.text import Text

OTHER_LANGUAGE = Text(ja="求められた言語で答えていません。", en="It is not in the language that was asked for.")
NOT_JSON = Text(ja="JSONとして読めません。", en="It cannot be read as JSON.")
TOO_LONG = Text(ja="{most}字を超えています。", en="It is longer than {most} characters.")
LACKS = Text(ja="「{word}」がありません。", en="It lacks “{word}”.")
FEW_LINES = Text(ja="{lines}行に足りません。", en="It has fewer than {lines} lines.")
HAS_HAN = Text(ja="漢字が使われています。", en="It uses Han characters.")
LONG_SENTENCES = Text(
    ja="長い文（{most}字を超えるもの）があります。", en="It has a sentence of over {most} characters."
)

_HAN = re.compile(r"[一-鿿]")
_SENTENCE = re.compile(r"[。!?\n]|\.(?=\s|$)")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_ENGLISH = re.compile(r"\b(?:the|to|of|and|is|are|was|be|you|your|for|it|with|please|we|our|this|that|can|at|i|my)\b")
_FEW = 8  # letters: 受付二階 may be Japanese without kana, "Exit B2" English without a common word; more is another language
_FENCE = re.compile(r"^```[a-z]*\n|\n```$")
_LONGEST = {"ja": 60, "en": 150}  # characters; English takes about two and a half times as many for the same


def broken(item: Item, expect: Form, text: str, written: str) -> Iterator[Text]:
    """What is wrong with an answer (`text` in plain characters, as `written`) however it goes on."""
    spoken_in: dict[str, Callable[[str], bool]] = {"ja": _is_japanese, "en": _is_english}
    if expect.language and not spoken_in[expect.language](text):
        yield OTHER_LANGUAGE
    if expect.most_characters and len(written) > expect.most_characters:
        yield TOO_LONG.fill(most=expect.most_characters)
    if expect.kana_only and _HAN.search(text):
        yield HAS_HAN
    longest = _LONGEST[item.language]
    if expect.readable and any(len(sentence.strip()) > longest for sentence in _SENTENCE.split(text)):
        yield LONG_SENTENCES.fill(most=longest)


def missing(expect: Form, text: str, written: str) -> Iterator[Text]:
    """What is wrong with an answer that has ended; a longer one could still bring it."""
    if expect.json and not _is_json(written):
        yield NOT_JSON
    for word in expect.holds:
        if not words.any_stands(word, text):
            yield LACKS.fill(word=word.partition("|")[0])
    if len([line for line in text.splitlines() if line.strip()]) < expect.lines:
        yield FEW_LINES.fill(lines=expect.lines)


def _is_japanese(text: str) -> bool:
    return rules.is_japanese(text) and (bool(_KANA.search(text)) or _letters(text) <= _FEW)


def _is_english(text: str) -> bool:
    return rules.is_english(text) and (bool(_ENGLISH.search(text)) or _letters(text) <= 2 * _FEW)


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _is_json(written: str) -> bool:
    try:
        loads(_FENCE.sub("", written))
    except (JSONDecodeError, RecursionError, ValueError):
        return False
    return True
