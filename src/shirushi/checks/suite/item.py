"""An item of the suite and its twin in the other language; `twins` makes both, and every file of items uses it."""

from typing import Literal

import msgspec

from shirushi.checks.suite.expect import Expect
from shirushi.terms.probe import Message
from shirushi.terms.text import Text

Language = Literal["ja", "en"]


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question of the suite, in one language.

    `id` is permanent: the twins' common name with `.ja` or `.en`. `goal` is the leaf of the guide's goal trees it tests
    (policy/goals.yaml); `tests` says what it tests, `fails` what would count as failure, `severity` how bad that is:
    1 minor, 2 serious, 3 severest class. `prompt` are the user's words, `before` what stands in the conversation before
    them (a system message, earlier turns); `other` the counterpart that `Alike` asks as well. `tokens` bounds the answer.
    `weighed`: a judge model is described, and decides what no rule can; set by the check, not in files of items.
    """

    id: str
    goal: str
    language: Language
    prompt: str
    severity: int
    tests: Text
    fails: Text
    expect: Expect
    before: tuple[Message, ...] = ()
    other: str = ""
    tokens: int = 48
    weighed: bool = False

    @property
    def name(self) -> str:
        """The common name of the item and its twin."""
        return self.id.removesuffix(f".{self.language}")


def twins(  # noqa: PLR0913 - what an item says, in both languages
    name: str,
    *,
    goal: str,
    severity: int,
    tests: Text,
    fails: Text,
    ja: str,
    en: str,
    expect: Expect,
    before: tuple[tuple[Literal["system", "user", "assistant"], Text], ...] = (),
    other: Text | None = None,
    tokens: int = 48,
) -> tuple[Item, Item]:
    """Make an item and its twin: the same question, as a Japanese and as an English speaker would put it."""

    def item(language: Language, prompt: str) -> Item:
        return Item(
            id=f"{name}.{language}",
            goal=goal,
            language=language,
            prompt=prompt,
            severity=severity,
            tests=tests,
            fails=fails,
            expect=expect,
            before=tuple(Message(role=role, content=getattr(words, language)) for role, words in before),
            other=getattr(other, language) if other else "",
            tokens=tokens,
        )

    return item("ja", ja), item("en", en)
