"""What the words of force, and of being bound at all, are called in a sentence."""

from collections.abc import Mapping
from typing import Final

from shirushi.policy.requirement import Force
from shirushi.terms.text import Text

FORCES: Final[Mapping[Force, Text]] = {
    "law": Text(ja="法令", en="law"),
    "guideline": Text(ja="指針", en="a guideline"),
    "commitment": Text(ja="約束", en="a commitment"),
    "standard": Text(ja="規格", en="a standard"),
    "reference": Text(ja="参照文書", en="a reference"),
    "scenario": Text(ja="法案等の想定", en="a scenario"),
}

ALL_ACTORS: Final = Text(ja="すべてのAI関係者", en="every AI actor")
NO_ROLE: Final = Text(ja="名あて人なし", en="nobody in particular")
