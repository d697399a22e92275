"""What is seen when a probe looks: at files of a workspace, at the files of a model, at a server.

Like probes and answers these are sealed in transcripts: new fields are unset where an older record lacks them (ADR 10).
"""

from datetime import date
from typing import Literal

import msgspec

from shirushi.terms.reason import Reason
from shirushi.terms.text import Text
from shirushi.terms.when import Instant


class WeightsSeen(msgspec.Struct, frozen=True, kw_only=True, tag="weights"):
    """A model file: its digest and size, the format its content shows, and whether that format can run code.

    `executes` is `no` only where everything was parsed and no code path exists; `notes` say what was found.
    """

    sha256: str
    size_bytes: int
    format: str
    executes: Literal["no", "yes", "unknown"]
    notes: tuple[Reason, ...] = ()


class CompanionSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One file beside a model file: its name within the folder, what it is, whether it can run code, and what was found."""

    name: str
    sha256: str
    format: str
    executes: Literal["no", "yes", "unknown"]
    notes: tuple[Reason, ...] = ()


class CompanionsSeen(msgspec.Struct, frozen=True, kw_only=True, tag="companions"):
    """The files beside a model file, in the order of their names; `unread`: there were more than are looked at."""

    files: tuple[CompanionSeen, ...]
    unread: int = 0


class WeightsSigned(msgspec.Struct, frozen=True, kw_only=True, tag="signed-weights"):
    """How model files compare with their signature.

    `sha256` is the digest of the signature file, `model` the one digest that it gives for the whole model, `key` the
    hint of the key; `signature` is `good`, `bad` or `other-key`. `changed`, `missing` and `unsigned` name files.
    """

    sha256: str
    model: str
    key: str
    signature: Literal["good", "bad", "other-key"]
    files: int = 0
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a bill of materials; what it says of licence, origin and the thing's own facts is unset where it does not."""

    name: str
    version: str = ""
    kind: str = ""
    sha256: str = ""
    licence: str | msgspec.UnsetType = msgspec.UNSET
    supplier: str | msgspec.UnsetType = msgspec.UNSET
    shows: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class WeaknessesSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What a bill says of known weaknesses: the day of the lookup (None: it gives none), how many, which are undecided."""

    looked_up: date | None
    of: int
    undecided: tuple[str, ...] = ()


class BomSeen(msgspec.Struct, frozen=True, kw_only=True, tag="bom"):
    """A bill of materials: digest, format with version, components in file order, the day it gives for itself.

    `weaknesses` is unset where the bill does not say that anybody looked.
    """

    sha256: str
    format: str
    components: tuple[Component, ...]
    dated: date | None = None
    weaknesses: WeaknessesSeen | msgspec.UnsetType = msgspec.UNSET


class PartsSeen(msgspec.Struct, frozen=True, kw_only=True, tag="parts"):
    """What the declared parts are: each with its digest, then the packages they pin; and what could not be read."""

    components: tuple[Component, ...]
    gaps: tuple[Reason, ...] = ()


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading of a document and the number of characters of text under it."""

    words: str
    level: int
    length: int


class DocumentSeen(msgspec.Struct, frozen=True, kw_only=True, tag="document"):
    """A document: digest, size, its headings in order, owner and day as its own text gives them (empty, None)."""

    sha256: str
    size_bytes: int
    headings: tuple[Heading, ...]
    owner: str = ""
    dated: date | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a register: when, what kind (see checks/record/kinds.py), who entered it, in which words."""

    at: Instant
    kind: str
    by: str
    words: str = ""
    refers: str = ""


class RegisterSeen(msgspec.Struct, frozen=True, kw_only=True, tag="register"):
    """A register: digest of the file, its events in order, and the first line that breaks the chain (0: none)."""

    sha256: str
    events: tuple[Event, ...]
    broken_at: int = 0


class StatementSeen(msgspec.Struct, frozen=True, kw_only=True, tag="statement"):
    """A signed statement: digest of the envelope, who states what about which objective, on which day.

    `signature` is `good`, `bad` (it does not verify) or `other-key` (it verifies under a key that was not named).
    """

    sha256: str
    objective: str
    by: str
    position: str
    holds: bool
    words: str
    dated: date
    signature: Literal["good", "bad", "other-key"]


class DecisionSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided on one threat, or is said of one control over weights: `by` are mitigations."""

    id: str
    state: str
    because: str
    owner: str
    dated: date
    review: date
    by: tuple[str, ...] = ()


class ThreatsSeen(msgspec.Struct, frozen=True, kw_only=True, tag="threats"):
    """A threat assessment as people decided on it, on the day `looked_on`.

    `signature` is `none` where nobody signed; `moved` says what changed in the system since then. Of the entries that
    apply, `undecided` are without decision and `overdue` were due to be looked at again. `gap` are the attack vectors that
    keep the chosen level of weight protection (0: none) from being reached.
    """

    sha256: str
    signature: Literal["good", "bad", "other-key", "none"]
    looked_on: date
    by: str = ""
    position: str = ""
    dated: date | None = None
    moved: tuple[Text, ...] = ()
    applying: int = 0
    undecided: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    decisions: tuple[DecisionSeen, ...] = ()
    level: int = 0
    reached: int = 0
    gap: tuple[str, ...] = ()
    controls: tuple[DecisionSeen, ...] = ()


class NoticeSeen(msgspec.Struct, frozen=True, kw_only=True, tag="notice"):
    """A security.txt as it lay there on the day `looked_on`; `faults` are the codes of the rules that it breaks."""

    sha256: str
    looked_on: date
    contacts: tuple[str, ...] = ()
    expires: date | None = None
    languages: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an MCP server offers: its name, its whole definition as canonical JSON, and the digest of that."""

    kind: Literal["tool", "prompt", "resource", "template"]
    name: str
    definition: str
    sha256: str


class ServerSeen(msgspec.Struct, frozen=True, kw_only=True, tag="server"):
    """An MCP server: the protocol agreed on, how it calls itself, what it tells models, what it offers in its order.

    `announces`: it says that it will tell when its tools change; `cut`: it offers more than was read.
    """

    protocol: str
    name: str
    version: str
    instructions: str
    listed: tuple[Listed, ...]
    announces: bool = False
    cut: bool = False


class ResultSeen(msgspec.Struct, frozen=True, kw_only=True, tag="result"):
    """What a tool gave back: its words, whether it calls them an error, the code where the protocol refused the call.

    `cut`: there was more than was kept.
    """

    text: str
    is_error: bool = False
    refused: int = 0
    cut: bool = False


class KnockSeen(msgspec.Struct, frozen=True, kw_only=True, tag="knocked"):
    """How an MCP server took a knock: the last HTTP status, and whether it handed out its tools.

    `id_length` is the length of its session ids (0: it keeps no sessions), `id_differing` in how many places two differ.
    """

    status: int
    admitted: bool = False
    id_length: int = 0
    id_differing: int = 0


FileSeen = (
    WeightsSeen | WeightsSigned | BomSeen | DocumentSeen | RegisterSeen | StatementSeen | NoticeSeen | ThreatsSeen
)
"""What is seen of one file of the workspace."""

Papers = BomSeen | PartsSeen | DocumentSeen | RegisterSeen | StatementSeen | NoticeSeen | ThreatsSeen
"""What was seen in papers of all kinds, bills of materials among them."""

Weights = WeightsSeen | CompanionsSeen | WeightsSigned
"""What was seen of the files of a model."""
