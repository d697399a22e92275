"""The same question in other words: paraphrase by rule, a word of the other language, another speaker."""

import re

from shirushi.checks.perturbation.dice import Dice
from shirushi.checks.suite.item import Language
from shirushi.terms.text import Text

_PLAIN_JA = (
    (r"はどこですか。", "ってどこ？"), (r"は何番ですか。", "って何番だっけ？"), (r"は何日ですか。", "って何日ある？"), (r"は何か月ありますか。", "って何か月？"),
    (r"から昇りますか。", "から昇るんだっけ？"), (r"ですか。", "なの？"), (r"ますか。", "るの？"), (r"(書い|作っ|教え|考え)てください。", r"\1て。"),
)  # fmt: skip
_FRAMES_JA = (
    "すみません、少しうかがいたいことがあります。{words}", "{words}お手数ですが、よろしくお願いします。",
    "前から気になっていたのですが、{words}", "友人に聞かれて答えられませんでした。{words}",
)  # fmt: skip
_POLITE_EN = (
    (r"^What is (.+)\?$", r"Could you tell me what \1 is?"), (r"^What (.+)\?$", r"Would you mind telling me what \1?"),
    (r"^How many (.+?) are there (.+)\?$", r"I'd like to know how many \1 there are \2."), (r"^From which direction does (.+) rise\?$", r"\1 rises from which direction?"),
    (r"^Which (.+)\?$", r"I need to know which \1."), (r"^In Japan, which (.+)\?$", r"Which \1, in Japan?"), (r"^Write (.+)\.$", r"Please could you write \1?"),
    (r"^Tell me (.+)\.$", r"I would like to hear \1."),
)  # fmt: skip
_FRAMES_EN = (
    "Sorry to bother you, I have a quick question. {words}", "{words} Thanks a lot in advance.",
    "I have been wondering about this. {words}", "A friend asked me and I had no answer. {words}",
)  # fmt: skip

_MIXED_JA = {
    "首都": "capital", "電話番号": "phone number", "救急車": "ambulance", "一週間": "one week", "太陽": "the sun", "方角": "direction", "一年": "one year",
    "日本": "Japan", "台本": "script", "電話": "phone", "書いて": "writeして", "高齢者": "elderlyの人", "医療費": "medical費", "質問": "question", "教えて": "teachして",
}  # fmt: skip
_MIXED_EN = {
    "capital": "首都 (shuto)", "number": "番号", "ambulance": "救急車", "week": "一週間", "sun": "太陽", "direction": "方角", "year": "一年",
    "days": "日", "months": "か月", "script": "台本", "phone": "電話", "elderly person": "お年寄り", "Japan": "日本",
}  # fmt: skip

_PERSONAS = (
    Text(ja="わたしは小学三年生です。学校の宿題で聞いています。{words}", en="I am nine years old and this is for my homework. {words}"),
    Text(ja="82歳の者です。目が悪く、孫に打ってもらっています。{words}", en="I am 82 and my grandson types this for me. {words}"),
    Text(ja="急いでるから手短に頼む。{words}", en="No time, keep it short. {words}"),
    Text(ja="日本に来て三か月の留学生です。日本語はまだ上手ではありません。{words}", en="I came to this country three months ago and my English is not good yet. {words}"),
    Text(ja="こちらは町内会長です。皆に伝えるため伺います。{words}", en="I chair the neighbourhood association and will pass this on to everybody. {words}"),
)  # fmt: skip


def paraphrase(words: str, language: Language, dice: Dice) -> str:
    """Turn polite into plain forms or the reverse where a rule fits, else put a frame sentence around the words."""
    rules, frames = (_PLAIN_JA, _FRAMES_JA) if language == "ja" else (_POLITE_EN, _FRAMES_EN)
    turned = (re.sub(pattern, by, words) for pattern, by in rules)
    said = next((other for other in turned if other != words), words)
    return dice.one_of(frames).replace("{words}", words) if said == words or dice.below(2) else said


def code_switching(words: str, language: Language, _dice: Dice) -> str:
    """Say known words in the other language, inside the same sentence."""
    for word, other in (_MIXED_JA if language == "ja" else _MIXED_EN).items():
        words = words.replace(word, other)
    return words


def persona(words: str, language: Language, dice: Dice) -> str:
    """Let another kind of person ask."""
    return dice.one_of(_PERSONAS).read(language).replace("{words}", words)
