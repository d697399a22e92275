"""Every probe a check can send into the world, and every answer that can come back.

This file is the whole of what checks can do to the world. A plug-in may perform a probe in another way; it may not
add one. `said` is replayed and digested; `seen` (times, attempts, token counts) is not.
"""

from datetime import date
from typing import Literal

import msgspec

from shirushi.terms.canon import digest
from shirushi.terms.reason import Reason
from shirushi.terms.when import Instant


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class Ask(msgspec.Struct, frozen=True, kw_only=True, tag="ask"):
    """Put a conversation to the target and let it answer.

    `temperature` is in thousandths; `max_tokens` bounds the answer.
    """

    messages: tuple[Message, ...]
    max_tokens: int = 40
    temperature: int = 0


class ScanWeights(msgspec.Struct, frozen=True, kw_only=True, tag="scan-weights"):
    """Look whether the format of a model file can execute code; `file` is relative to the workspace."""

    file: str


class ReadBom(msgspec.Struct, frozen=True, kw_only=True, tag="read-bom"):
    """Parse a bill of materials and list what it names."""

    file: str


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True, tag="read-document"):
    """Read a document's headings and how much stands under each."""

    file: str


class ReadRegister(msgspec.Struct, frozen=True, kw_only=True, tag="read-register"):
    """Read an append-only register of events and follow its chain."""

    file: str


class ReadStatement(msgspec.Struct, frozen=True, kw_only=True, tag="read-statement"):
    """Open a signed statement and check it against the key id it must be signed with."""

    file: str
    signer: str


Probe = Ask | ScanWeights | ReadBom | ReadDocument | ReadRegister | ReadStatement


class Reply(msgspec.Struct, frozen=True, kw_only=True, tag="reply"):
    """What the model said.

    `text` is the decoded content; where bytes did not decode they became U+FFFD, `damaged` is true and `raw` holds
    them as received. `finish` is the endpoint's reason for stopping; `model` the name it reported.
    """

    text: str
    finish: str = ""
    model: str = ""
    damaged: bool = False
    raw: bytes = b""


class WeightsSeen(msgspec.Struct, frozen=True, kw_only=True, tag="weights"):
    """A model file: its digest and size, the format its content shows, and whether that format can run code.

    `executes` is `no` only where everything was parsed and no code path exists; `notes` say what was found.
    """

    sha256: str
    size_bytes: int
    format: str
    executes: Literal["no", "yes", "unknown"]
    notes: tuple[Reason, ...] = ()


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a bill of materials."""

    name: str
    version: str = ""
    kind: str = ""
    sha256: str = ""


class BomSeen(msgspec.Struct, frozen=True, kw_only=True, tag="bom"):
    """A bill of materials: digest, format with version, components in file order, the day it gives for itself."""

    sha256: str
    format: str
    components: tuple[Component, ...]
    dated: date | None = None


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


Said = Reply | WeightsSeen | BomSeen | DocumentSeen | RegisterSeen | StatementSeen


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What was noticed beside the answer: never digested, never replayed."""

    at: Instant = 0
    latency_ms: int = 0
    attempts: int = 1
    tokens_in: int = 0
    tokens_out: int = 0


class Answered(msgspec.Struct, frozen=True, kw_only=True, tag="answered"):
    """The world answered."""

    said: Said


class Declined(msgspec.Struct, frozen=True, kw_only=True, tag="refused"):
    """We, or the endpoint by its own filter, refused to carry out the probe."""

    reason: Reason


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag="failed"):
    """The probe could not be carried out; the check must call this undetermined, never a pass."""

    reason: Reason


Answer = Answered | Declined | Failed


def probe_digest(probe: Probe) -> str:
    """SHA-256 of a probe's canonical form: what a transcript is compared with on replay."""
    return digest(probe)
