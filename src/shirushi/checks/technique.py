"""What is known of an attack technique: its name, what it tries, and the numbers under which the field knows it."""

from typing import Literal

import msgspec

from shirushi.terms.text import Text


class Technique(msgspec.Struct, frozen=True, kw_only=True):
    """An attack technique, as a list of techniques shows it.

    `id` is permanent. `atlas` are technique ids of MITRE ATLAS 5.6.0 (`AML.T0054`), `tactics` their tactic ids
    (`AML.TA0007`); `owasp` are risks of the OWASP Top 10 for LLM applications, edition 2025 (`LLM01`). `turns` is the
    most that one case puts to the target. `attacker`: whether an attacker model writes the words where one is described;
    without one every technique runs on words of ours.
    """

    id: str
    title: Text
    tries: Text
    tactics: tuple[str, ...]
    atlas: tuple[str, ...]
    owasp: tuple[str, ...]
    turns: int = 1
    attacker: Literal["unused", "writes"] = "unused"
