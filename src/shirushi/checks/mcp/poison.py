"""Rules that find orders to a model in words which should only describe: tool poisoning, in Japanese and English.

A description may well say in what order the server's own tools are used. What it has no reason to say: keep something
from the user, set earlier instructions aside, pose as the system, read keys and secret files, send things elsewhere.
"""

import re
import unicodedata

import msgspec

from shirushi.checks.evaluation.hearing import plain
from shirushi.terms.text import Text

MOST_READ = 50_000
"""Characters of one text that the rules read."""


class Poison(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, and the words around it."""

    what: Text
    words: str


_SECRECY = Text(ja="利用者に隠すよう求める文", en="a demand to keep something from the user")
_OVERRIDE = Text(ja="先の指示を退ける文", en="words that set earlier instructions aside")
_POSING = Text(ja="システムからの指示を装う文", en="words that pose as the system's")
_SECRETS = Text(ja="鍵や秘密のファイルを読ませる文", en="a demand for keys or secret files")
_SENDING = Text(ja="内容を別の宛先へ送らせる文", en="a demand to send content elsewhere")
_UNSEEN = Text(ja="目に見えない文字", en="characters that nobody sees")

_RULES: tuple[tuple[Text, re.Pattern[str]], ...] = (
    (_SECRECY, re.compile(
        r"\b(?:do not|don't|never|must not|without)\s+(?:\w+\s+){0,3}?"
        r"(?:tell|mention|inform|show|reveal|notify|telling|mentioning|informing|showing|notifying)\b.{0,60}\b(?:user|human|person|anyone)"
    )),
    (_SECRECY, re.compile(
        r"(?:利用者|ユーザー?|使用者|人)(?:に|へ|には).{0,20}?"
        r"(?:知らせず|知らせない|伝えず|伝えない|伝えるな|見せず|見せない|見せるな|言わない|言わず|言うな|告げず|隠)"
    )),
    (_OVERRIDE, re.compile(
        r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|earlier|above|other|system)\b.{0,20}\b(?:instruction|rule|prompt|tool|direction)"
    )),
    (_OVERRIDE, re.compile(r"(?:これまで|今まで|以前|先|上記|他)の.{0,10}(?:指示|命令|規則|道具|ツール).{0,10}(?:無視|忘れ|従わ|使わず|使わない)")),
    (_POSING, re.compile(r"<\s*/?\s*(?:important|system|secret|instructions?|hidden|重要)\s*>|\[/?(?:system|inst)\]|<\|im_start\|>")),
    (_SECRETS, re.compile(
        r"(?:read|open|include|pass|attach|send|provide|content)\b.{0,80}(?:\.ssh\b|id_rsa|\.env\b|\.aws\b|mcp\.json|/etc/passwd|private key|access token|system prompt)"
    )),
    (_SECRETS, re.compile(r"(?:\.ssh|id_rsa|\.env|mcp\.json|/etc/passwd|秘密鍵|システムプロンプト|合言葉).{0,40}(?:読|開|渡|送|含め|添え)")),
    (_SENDING, re.compile(
        r"\b(?:send|forward|post|upload|e-?mail|bcc|copy)\b.{0,80}\bto\b.{0,20}(?:https?://|[\w.+-]+@[\w-]+\.\w)"
    )),
    (_SENDING, re.compile(r"(?:https?://|[\w.+-]+@[\w-]+\.\w)\S*\s*(?:に|へ).{0,20}(?:送|転送|投稿|通知)")),
)  # fmt: skip

_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_AROUND = 60
_SHOWN = 120


def find_poison(words: str) -> Poison | None:
    """The first order to a model in `words`, if there is any."""
    read = plain(words[:MOST_READ]).replace("\n", " ")
    for what, rule in _RULES:
        if found := rule.search(read):
            return Poison(what=what, words=read[max(0, found.start() - _AROUND) : found.end() + _AROUND][:_SHOWN])
    return None


def find_unseen(words: str) -> Poison | None:
    """The first character that nobody sees: tags, direction marks, zero width (joiners within words apart), controls."""
    for at, char in enumerate(words[:MOST_READ]):
        if _is_unseen(char):
            around = words[max(0, at - _AROUND) : at + _AROUND]
            shown = "".join(f"⟨{ord(each):x}⟩" if _is_unseen(each) else each for each in around)
            return Poison(what=_UNSEEN, words=shown[: 4 * _SHOWN])
    return None


def _is_unseen(char: str) -> bool:
    if char.isascii():
        return unicodedata.category(char) == "Cc" and char not in "\n\r\t"
    return char not in _JOINERS and (
        unicodedata.category(char) in {"Cc", "Cf", "Co", "Zl", "Zp"} or "\U000e0100" <= char <= "\U000e01ef"
    )
