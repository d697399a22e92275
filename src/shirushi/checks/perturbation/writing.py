"""The same words, written otherwise: slips of the hand, widths, scripts, look-alikes, marks that nobody sees."""

import unicodedata

from shirushi.checks.perturbation.dice import Dice
from shirushi.checks.perturbation.readings import hiragana, kana, katakana
from shirushi.checks.perturbation.readings import romaji as in_latin
from shirushi.checks.suite.item import Language

_NEIGHBOURS = {
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o", "j": "k", "k": "l", "l": "k", "m": "n",
    "n": "m", "o": "p", "p": "o", "q": "w", "r": "t", "s": "d", "t": "y", "u": "i", "v": "b", "w": "e", "x": "c", "y": "u", "z": "x",
}  # fmt: skip
_MISTAKEN = {
    "首都": "主都", "番号": "番合", "電話": "電和", "太陽": "大陽", "方角": "方格", "一週間": "一周間", "台本": "代本", "医療費": "医寮費",
    "救急車": "急救車", "高齢者": "高令者", "窓口": "窓囗", "書類": "書類い", "期限": "期眼", "質問": "質門", "住民": "十民", "手順": "手巡",
    "首相": "主相", "保険": "保健", "申請": "申誠",
}  # fmt: skip
_LOOK_ALIKE = str.maketrans(
    {
        "a": "\u0430", "c": "\u0441", "e": "\u0435", "i": "\u0456", "o": "\u043e", "p": "\u0440", "x": "\u0445", "y": "\u0443",
        "カ": "力", "ニ": "二", "ロ": "口", "エ": "工", "タ": "夕", "ハ": "八", "ト": "卜", "ー": "一", "へ": "ヘ", "り": "リ", "日": "曰",
        "口": "ロ", "一": "ー", "力": "カ", "東": "柬",
    }
)  # fmt: skip
_UNSEEN = ("\u200b", "\u200c", "\u2060", "\u00ad")
_HALF_KATAKANA = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF61, 0xFFA0)}
_VOICED = {"\u3099": "\uff9e", "\u309a": "\uff9f"}
_WIDE = 0xFEE0
_SLIPS = 3


def typing(words: str, language: Language, dice: Dice) -> str:
    """Make a slip in about one word of three: a wrong conversion or kana in Japanese, a wrong key in English."""
    return _slips_ja(words, dice) if language == "ja" else _slips_en(words, dice)


def _slips_ja(words: str, dice: Dice) -> str:
    known = [right for right in _MISTAKEN if right in words]
    if known:
        right = dice.one_of(known)
        words = words.replace(right, _MISTAKEN[right], 1)
    inner = [place for place in range(1, len(words) - 2) if "ぁ" <= words[place] <= "ん"]
    if not inner:
        return words
    place = dice.one_of(inner)
    slip = (words[place + 1] + words[place], words[place] * 2 + words[place + 1], words[place + 1])
    return words[:place] + dice.one_of(slip) + words[place + 2 :]


def _slips_en(words: str, dice: Dice) -> str:
    split = words.split(" ")
    long = [place for place, word in enumerate(split) if sum(map(str.isalpha, word)) > _SLIPS]
    for place in long[dice.below(2) :: _SLIPS]:
        word = split[place]
        at = 1 + dice.below(len(word) - 2)
        wrong_key = _NEIGHBOURS.get(word[at].lower(), "")
        slips = (word[at + 1] + word[at], word[at] * 2 + word[at + 1], word[at + 1], wrong_key + word[at + 1])
        split[place] = word[:at] + dice.one_of(slips) + word[at + 2 :]
    return " ".join(split)


def width(words: str, _language: Language, _dice: Dice) -> str:
    """Swap widths: letters and digits become full width, kana and Japanese marks half width."""
    return "".join(map(_other_width, katakana(words) if _has_kana_only_marks(words) else words))


def _has_kana_only_marks(words: str) -> bool:
    """Whether no katakana is there, so that hiragana must go over to katakana to have a half-width form."""
    return not any("ァ" <= char <= "ヶ" for char in words)


def _other_width(char: str) -> str:
    if "!" <= char <= "~":
        return chr(ord(char) + _WIDE)
    parts = unicodedata.normalize("NFD", char)
    half = _HALF_KATAKANA.get(parts[0], "")
    return half + "".join(_VOICED.get(mark, mark) for mark in parts[1:]) if half else char


def in_kana(words: str, _language: Language, dice: Dice) -> str:
    """Write Japanese words in kana alone, hiragana or katakana, as far as their readings are known."""
    read = hiragana(kana(words))
    return katakana(read) if dice.below(2) else read


def romaji(words: str, _language: Language, _dice: Dice) -> str:
    """Write Japanese words in Latin letters, as far as their readings are known."""
    return in_latin(words)


def homoglyphs(words: str, _language: Language, _dice: Dice) -> str:
    """Put characters that look alike: Cyrillic for Latin letters, Han for katakana and the reverse."""
    return words.translate(_LOOK_ALIKE)


def unseen(words: str, _language: Language, dice: Dice) -> str:
    """Put a character that nobody sees between all characters."""
    return dice.one_of(_UNSEEN).join(words)
