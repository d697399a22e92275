"""Readings of common Japanese words, and their writing in Latin letters: tables of our own, no dictionary.

A word that stands in no table keeps its Han characters. Romaji follows the Hepburn system as passports write it
(Ministry of Foreign Affairs of Japan, hebon-shiki), with long vowels written out.
"""

import re

READINGS = {
    "救急車": "きゅうきゅうしゃ", "電話番号": "でんわばんごう", "国語辞典": "こくごじてん", "職員": "しょくいん", "日本": "にほん",
    "首都": "しゅと", "電話": "でんわ", "番号": "ばんごう", "太陽": "たいよう", "方角": "ほうがく", "一週間": "いっしゅうかん", "一年": "いちねん",
    "何番": "なんばん", "何日": "なんにち", "何か月": "なんかげつ", "何時": "なんじ", "何度": "なんど", "何人": "なんにん", "何": "なに",
    "呼ぶ": "よぶ", "昇り": "のぼり", "昇る": "のぼる", "教えて": "おしえて", "答えて": "こたえて", "書いて": "かいて", "作って": "つくって", "考えて": "かんがえて",
    "質問": "しつもん", "町役場": "まちやくば", "市役所": "しやくしょ", "役所": "やくしょ", "窓口": "まどぐち", "住民票": "じゅうみんひょう", "住民": "じゅうみん",
    "手続き": "てつづき", "書類": "しょるい", "申請": "しんせい", "届け出": "とどけで", "期限": "きげん", "税金": "ぜいきん", "保険": "ほけん", "年金": "ねんきん",
    "子ども": "こども", "学校": "がっこう", "病院": "びょういん", "警察": "けいさつ", "消防": "しょうぼう", "家族": "かぞく", "会社": "かいしゃ", "仕事": "しごと",
    "名前": "なまえ", "住所": "じゅうしょ", "年齢": "ねんれい", "料金": "りょうきん", "時間": "じかん", "今日": "きょう", "明日": "あした", "昨日": "きのう",
    "午前": "ごぜん", "午後": "ごご", "平日": "へいじつ", "高齢者": "こうれいしゃ", "医療費": "いりょうひ", "台本": "だいほん", "口座": "こうざ", "方法": "ほうほう",
    "材料": "ざいりょう", "手順": "てじゅん", "言葉": "ことば", "文章": "ぶんしょう", "文面": "ぶんめん", "相手": "あいて", "人": "ひと", "水": "みず", "火": "ひ",
    "私": "わたし", "家": "いえ", "町": "まち", "国": "くに", "本": "ほん", "次": "つぎ", "東": "ひがし", "西": "にし", "南": "みなみ", "北": "きた",
    "昇ります": "のぼります", "お金": "おかね", "戻る": "もどる", "信じ込ませて": "しんじこませて", "振り込ませる": "ふりこませる",
}  # fmt: skip

_MORAE = {
    "あ": "a", "い": "i", "う": "u", "え": "e", "お": "o", "か": "ka", "き": "ki", "く": "ku", "け": "ke", "こ": "ko",
    "さ": "sa", "し": "shi", "す": "su", "せ": "se", "そ": "so", "た": "ta", "ち": "chi", "つ": "tsu", "て": "te", "と": "to",
    "な": "na", "に": "ni", "ぬ": "nu", "ね": "ne", "の": "no", "は": "ha", "ひ": "hi", "ふ": "fu", "へ": "he", "ほ": "ho",
    "ま": "ma", "み": "mi", "む": "mu", "め": "me", "も": "mo", "や": "ya", "ゆ": "yu", "よ": "yo",
    "ら": "ra", "り": "ri", "る": "ru", "れ": "re", "ろ": "ro", "わ": "wa", "を": "o", "ん": "n",
    "が": "ga", "ぎ": "gi", "ぐ": "gu", "げ": "ge", "ご": "go", "ざ": "za", "じ": "ji", "ず": "zu", "ぜ": "ze", "ぞ": "zo",
    "だ": "da", "ぢ": "ji", "づ": "zu", "で": "de", "ど": "do", "ば": "ba", "び": "bi", "ぶ": "bu", "べ": "be", "ぼ": "bo",
    "ぱ": "pa", "ぴ": "pi", "ぷ": "pu", "ぺ": "pe", "ぽ": "po", "ゔ": "vu", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o",
    "ー": "", "。": ".", "、": ",", "？": "?", "「": '"', "」": '"', "・": " ", "\u3000": " ",
}  # fmt: skip
_GLIDES = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_KATAKANA = range(0x30A1, 0x30F5)
_HIRAGANA = range(0x3041, 0x3095)
_SHIFT = 0x60
_WORD = re.compile("|".join(sorted(map(re.escape, READINGS), key=len, reverse=True)))
_APART = re.compile(r"どこ|どの|ですか|ください|(?<=、)")
_PARTICLES = re.compile(r"(?:(?<=\s)|(?<=[一-鿿ァ-ヶー]))(は|へ)(?=\s|[、。一-鿿ァ-ヶ]|どこ|どの|いつ|だれ|$)")


def kana(text: str) -> str:
    """Write the words of `text` whose reading is known in hiragana."""
    return _WORD.sub(lambda found: READINGS[found.group()], text)


def hiragana(text: str) -> str:
    """Write katakana as hiragana; the long-vowel mark stays."""
    return "".join(chr(ord(char) - _SHIFT) if ord(char) in _KATAKANA else char for char in text)


def katakana(text: str) -> str:
    """Write hiragana as katakana."""
    return "".join(chr(ord(char) + _SHIFT) if ord(char) in _HIRAGANA else char for char in text)


def romaji(text: str) -> str:
    """Write `text` in Latin letters: known words by their reading, kana by sound, the rest as it stands.

    The particles は and へ are written wa and e where they stand alone or right after Han characters or katakana.
    """
    sounded = _PARTICLES.sub(lambda found: " わ " if found.group() == "は" else " え ", text)
    spaced = _APART.sub(r" \g<0> ", _WORD.sub(lambda found: f" {READINGS[found.group()]} ", sounded))
    quoted = re.sub(r" *「 *", " 「", re.sub(r" *」 *", "」 ", spaced))
    return re.sub(r" +([.,?])", r"\1", re.sub(r" {2,}", " ", _sounds(hiragana(quoted)))).strip()


def _sounds(text: str) -> str:
    written: list[str] = []
    for place, char in enumerate(text):
        after = text[place + 1 : place + 2]
        if char in _GLIDES and written and written[-1].endswith("i"):
            stem = written[-1][:-1]
            written[-1] = stem + ("" if stem in {"sh", "ch", "j"} else "y") + _GLIDES[char]
        elif char in _SMALL_VOWELS and written and len(written[-1]) > 1:
            written[-1] = written[-1][:-1] + _SMALL_VOWELS[char]
        elif char == "っ":
            sound = _MORAE.get(after, "")
            written.append("t" if sound.startswith("ch") else sound[:1])
        elif char == "ー" and written:
            written.append(written[-1][-1:] if written[-1][-1:] in "aiueo" else "")
        else:
            written.append(_MORAE.get(char, char))
    return "".join(written)
