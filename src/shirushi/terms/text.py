"""Text for people, always in Japanese and English."""

from collections.abc import Iterable
from typing import Literal

import msgspec

Lang = Literal["ja", "en"]


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One message in both languages; both or neither.

    `ja` and `en` may hold `{name}` fields, filled by `fill`.
    """

    ja: str
    en: str

    def __post_init__(self) -> None:
        """Refuse a text that speaks one language only.

        Raises:
            ValueError: one of the two is empty and the other is not.
        """
        if bool(self.ja) != bool(self.en):
            msg = "a Text needs both languages or neither"
            raise ValueError(msg)

    def fill(self, **values: object) -> "Text":
        """Put `values` into the `{name}` fields of both languages.

        A value that is itself a Text is taken in the language it lands in.
        """
        return Text(ja=_fill(self.ja, values, "ja"), en=_fill(self.en, values, "en"))

    def read(self, lang: Lang) -> str:
        """Return the words in one language."""
        return self.ja if lang == "ja" else self.en


NO_TEXT = Text(ja="", en="")


def same(words: str) -> Text:
    """Make a Text of a name or id that is written alike in both languages."""
    return Text(ja=words, en=words)


def if_given(text: Text | msgspec.UnsetType) -> Text:
    """The text of a field that sealed documents of earlier versions lack; no text where it is left out.

    Such a field is UNSET by default, so that an earlier document keeps its bytes and with them its digest.
    """
    return NO_TEXT if isinstance(text, msgspec.UnsetType) else text


def listed(words: Iterable[Text]) -> Text:
    """Write several words as one enumeration; none at all gives an empty text."""
    several = tuple(words)
    return Text(ja="、".join(word.ja for word in several), en=", ".join(word.en for word in several))


def in_lines(words: Iterable[Text]) -> Text:
    """Write several words, each on a line of its own; empty ones are left out."""
    several = tuple(word for word in words if word.en)
    return Text(ja="\n".join(word.ja for word in several), en="\n".join(word.en for word in several))


def _fill(template: str, values: dict[str, object], lang: Lang) -> str:
    spoken = {name: value.read(lang) if isinstance(value, Text) else value for name, value in values.items()}
    return template.format_map(spoken)
