"""The library: every catalogue, objective and crosswalk row, as one value."""

from typing import Literal

import msgspec

from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Adoption, Force, Requirement, Span
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

Relation = Literal["equal", "subset", "superset", "intersects"]
Confidence = Literal["verified", "judgement"]


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """One text: who publishes it, its editions in order, its force, and the digest of the file it was read from."""

    id: str
    title: Text
    publisher: str
    force: Force
    adoption: Adoption
    editions: tuple[Span, ...]
    verdicts: bool
    binding: str
    sources: tuple[str, ...]
    verification: str
    file: str
    sha256: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A crosswalk row: how `source` relates to `to` (subset: `source` is narrower)."""

    id: str
    source: str
    to: str
    relation: Relation
    confidence: Confidence
    hidden: bool
    note: str = ""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the timeline; `date` is ISO, a month where the day is not known."""

    id: str
    date: str
    words: Text
    verified: str


class Contested(msgspec.Struct, frozen=True, kw_only=True):
    """An item whose proof-reading does not count, in which overlay files it stands, and why; the item stays as built in."""

    requirement: str
    files: tuple[str, ...]
    reason: Reason


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the policy room knows.

    `none` maps a reason code to its sentence; `registers` holds files that are no requirements (policy measures) as raw
    JSON by file stem; `families` names the objective families; `digests` maps each file to its SHA-256, overlays
    among them; `contested` are the proof-readings that do not count.
    """

    catalogues: tuple[Catalogue, ...]
    requirements: tuple[Requirement, ...]
    objectives: tuple[Objective, ...]
    crosswalk: tuple[Row, ...]
    timeline: tuple[Happening, ...]
    none: dict[str, Text]
    families: dict[str, Text]
    digests: dict[str, str]
    registers: dict[str, msgspec.Raw] = msgspec.field(default_factory=dict[str, msgspec.Raw])
    contested: tuple[Contested, ...] = ()
