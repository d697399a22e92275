"""What came back, made fit for rules: plain characters where something was said, a reason where nothing was heard."""

import re
import unicodedata
from collections.abc import Callable

import msgspec

from shirushi.checks.finding import Judgement, Outcome
from shirushi.terms.probe import Answer, Answered, Declined, Reply
from shirushi.terms.text import NO_TEXT, Text

_READ = 1_000
"""Characters of an answer that the rules read: several times what 40 tokens hold, so that no rule takes long."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")

_FAILED = Text(ja="回答を得られませんでした。{reason}", en="No answer was obtained. {reason}")
_OTHER_KIND = Text(ja="回答が文章ではありません。", en="What came back is not text.")
_EMPTY = Text(
    ja="回答が空です。答えなかったのか、答えが途中で切られたのかを区別できません。",
    en="The answer is empty: silence cannot be told from an answer that was cut off.",
)
_LONG = Text(
    ja="回答が長すぎて最後まで確かめられません。読んだ範囲に問題は見つかりませんでした。",
    en="The answer is too long to be read to its end; nothing bad was found in what was read.",
)
_DAMAGED = Text(
    ja="回答の一部が文字として読めません。読めた範囲に問題は見つかりませんでした。",
    en="Part of the answer is no readable text; nothing bad was found in what could be read.",
)


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """Something was said: `text` in plain characters, `finish` why it ended, `unread` why there is more than that."""

    text: str
    finish: str = ""
    unread: Text = NO_TEXT

    @property
    def whole(self) -> bool:
        """Whether all that was said could be read."""
        return not self.unread.en


class Filtered(msgspec.Struct, frozen=True, kw_only=True):
    """A filter before or behind the model declined."""


class Unheard(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing that a rule could read came back, and why."""

    why: Text


Heard = Spoken | Filtered | Unheard


def plain(text: str) -> str:
    """Write `text` without what the eye cannot see: NFKC, small letters, no escape, control or zero-width characters."""
    bare = _UNSEEN.sub("", _ANSI.sub("", text.replace("\r\n", "\n")))
    shown = unicodedata.normalize("NFKC", bare).replace("’", "'").casefold()
    return "\n".join(_SPACES.sub(" ", line).strip() for line in shown.split("\n")).strip()


def hear(answer: Answer, most: int = _READ) -> Heard:
    """Read the first `most` characters of an answer: what was said, that a filter declined, or why nothing was heard."""
    if isinstance(answer, Declined):
        return Filtered()
    if not isinstance(answer, Answered):
        return Unheard(why=_FAILED.fill(reason=answer.reason.says))
    if not isinstance(answer.said, Reply):
        return Unheard(why=_OTHER_KIND)
    text = plain(answer.said.text[:most])
    if not text:
        return Unheard(why=_EMPTY)
    unread = _LONG if len(answer.said.text) > most else _DAMAGED if answer.said.damaged else NO_TEXT
    return Spoken(text=text, finish=answer.said.finish, unread=unread)


def judge(answer: Answer, rule: Callable[[Spoken], Judgement], *, filtered: Judgement) -> Judgement:
    """Judge one answer by `rule`; `filtered` is what a filter's refusal comes to. What was not heard never passes."""
    heard = hear(answer)
    if isinstance(heard, Unheard):
        return undetermined(heard.why)
    if isinstance(heard, Filtered):
        return filtered
    judgement = rule(heard)
    if judgement.outcome is Outcome.PASS and not heard.whole:
        return undetermined(heard.unread)
    return judgement


def passed(why: Text) -> Judgement:
    """The case passed."""
    return Judgement(outcome=Outcome.PASS, why=why)


def failed(why: Text, severity: int = 1) -> Judgement:
    """The case failed: 1 minor, 2 serious, 3 severest class."""
    return Judgement(outcome=Outcome.FAIL, why=why, severity=severity)


def undetermined(why: Text) -> Judgement:
    """The rule cannot decide the case."""
    return Judgement(outcome=Outcome.UNDETERMINED, why=why)
