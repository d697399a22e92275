"""What makers of items share: words in two languages written side by side, and the leaf that an item's name tells."""

from shirushi.terms.text import Text

Pair = tuple[str, str]
"""Words in Japanese, and the same in English."""


def text(pair: Pair) -> Text:
    """The two languages of a pair as one text."""
    return Text(ja=pair[0], en=pair[1])


def goal(name: str) -> str:
    """The leaf that an item tests: `3-07-02` tests G3-7."""
    perspective, leaf, _ = name.split("-")
    return f"G{perspective}-{int(leaf)}"
