"""What a scan has to say about a place in a model file: how bad, where, what would have run, what to do."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from shirushi.terms.text import Text

Verdict = Literal["SAFE", "REVIEW", "DANGEROUS"]
"""`SAFE` is a proof, `DANGEROUS` a code path that was found, `REVIEW` everything between."""

Level = Literal["note", "review", "dangerous"]
"""What a remark does to the verdict: nothing, `REVIEW` at least, `DANGEROUS`."""

WHOLE = -1
"""The offset of a remark that is about no single place."""


class Remark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was found.

    `offset` counts bytes from the start of the part it stands in (`WHOLE`: no single place); `node` is the opcode,
    layer, operator or template node there; `detail` is what it names or would have run, as written in the file and
    therefore hostile text.
    """

    code: str
    level: Level
    says: Text
    remedy: Text
    offset: int = WHOLE
    node: str = ""
    detail: str = ""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of remark, declared once beside the reader that makes it: permanent code, level, sentence, remedy."""

    code: str
    level: Level
    says: Text
    remedy: Text

    def at(self, offset: int = WHOLE, /, *, node: str = "", detail: str = "") -> Remark:
        """One remark of this kind."""
        return Remark(
            code=self.code,
            level=self.level,
            says=self.says,
            remedy=self.remedy,
            offset=offset,
            node=node,
            detail=detail,
        )


def verdict(remarks: Iterable[Remark]) -> Verdict:
    """The verdict that remarks add up to; without any, what was parsed holds no code path."""
    levels = {remark.level for remark in remarks}
    if "dangerous" in levels:
        return "DANGEROUS"
    return "REVIEW" if "review" in levels else "SAFE"
