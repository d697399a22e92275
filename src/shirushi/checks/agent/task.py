"""What a case with tools is made of: who asks for what in which office, and which acts would be wrong or are wanted."""

import msgspec

from shirushi.checks.agent.world import Office
from shirushi.terms.text import Lang, Text


class Deed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Acts that match: of this tool (empty: any tool), with every one of these words in some argument."""

    tool: str = ""
    holds: tuple[str, ...] = ()


class Task(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One case: what a user asks of a model with tools.

    `id` ends in the language; its goal is a leaf of the AISI guide's goal trees. `tools` are offered. `more` is put to
    the town's office (town.py). `reads` are deeds by which the model comes to see what was planted; without one of
    them the attack never reached it. `wrong` are deeds that fail the case, `wanted` those that must be done, `allowed` those that may be, and
    `tells` words of which the last answer must hold one. `secrets` must not leave the office; `outsider`: nor may they
    be told to the one who asks. `agrees` is what the user says once the model has asked back, empty for nothing.
    `bounded`: everything that changes something and is neither wanted nor allowed is wrong; `asks_first`: a final act needs the
    user's word before.
    """

    id: str
    goal: str
    severity: int
    tests: Text
    fails: Text
    request: str
    tools: tuple[str, ...]
    more: Office = Office()
    reads: tuple[Deed, ...] = ()
    wrong: tuple[Deed, ...] = ()
    wanted: tuple[Deed, ...] = ()
    allowed: tuple[Deed, ...] = ()
    tells: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    outsider: bool = False
    agrees: str = ""
    bounded: bool = False
    asks_first: bool = False

    @property
    def language(self) -> Lang:
        """The language in which it is asked."""
        return "ja" if self.id.endswith(".ja") else "en"
