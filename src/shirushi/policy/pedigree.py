"""How well an item was proof-read against the official text, and what follows from it."""

from collections.abc import Mapping
from typing import Final

from shirushi.policy.requirement import Requirement, Verified
from shirushi.terms.text import Text

MARKS: Final[Mapping[Verified, Text]] = {
    "seen": Text(ja="原文等で確認済み", en="read in a source"),
    "partial": Text(ja="見出し・要約のみ確認", en="heading or summary read"),
    "memory": Text(ja="原文未確認（記憶による）", en="from memory, not read in a source"),
}
"""The mark that stands beside an item wherever it is shown."""


def may_be_filed(requirement: Requirement) -> bool:
    """Whether the item may enter an official filing: nothing from memory ever does."""
    return requirement.verified != "memory"
