"""Every probe a check can send into the world, and every answer that can come back.

This file is the whole of what checks can do to the world. A plug-in may perform a probe in another way; it may not
add one. `said` is replayed and digested; `seen` (times, attempts, token counts) is not.
"""

from typing import Literal

import msgspec

from shirushi.terms.canon import sha256
from shirushi.terms.exposed import Facts
from shirushi.terms.reason import Reason
from shirushi.terms.seen import KnockSeen, Papers, ResultSeen, ServerSeen, Weights
from shirushi.terms.when import Instant

_ENCODER = msgspec.json.Encoder(order="sorted")


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """An image inside a message: its bytes and their media type (`image/png`)."""

    media_type: str
    data: bytes


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A model's wish that a tool be run: the id under which the result is awaited, the tool, its arguments as written.

    `arguments` is JSON as the model wrote it; it may be broken, and it is never run outside the tool world of a check.
    """

    id: str
    name: str
    arguments: str


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool that is offered to a model: `parameters` is the JSON schema of its arguments, written as JSON."""

    name: str
    description: str
    parameters: str


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One turn of a conversation.

    `pictures` stand after the words of a user; `calls` are an assistant's; `answers` is, in a message of the role
    `tool`, the id of the call whose result `content` is.
    """

    role: Literal["system", "user", "assistant", "tool"]
    content: str
    pictures: tuple[Picture, ...] = ()
    calls: tuple[Call, ...] = ()
    answers: str = ""


class Ask(msgspec.Struct, frozen=True, kw_only=True, tag="ask", omit_defaults=True):
    """Put a conversation to a model and let it answer.

    `temperature` is in thousandths; `max_tokens` bounds the answer. `to` names the model: the target that is looked
    at, a judge that reads its answers, or an attacker that writes what is put to it (`judge` and `attacker` in the
    description). `tools` are offered to it; `form` is a JSON schema that the answer must follow, written as JSON, empty
    for free words. `again` numbers the repeats of one question: equal probes are put to the world once, so whoever wants
    a second answer to the same words counts it up.
    """

    messages: tuple[Message, ...]
    max_tokens: int = 40
    temperature: int = 0
    to: Literal["target", "judge", "attacker"] = "target"
    tools: tuple[Tool, ...] = ()
    form: str = ""
    again: int = 0


class ScanWeights(msgspec.Struct, frozen=True, kw_only=True, tag="scan-weights"):
    """Look whether the format of a model file can execute code; `file` is relative to the workspace."""

    file: str


class ScanCompanions(msgspec.Struct, frozen=True, kw_only=True, tag="scan-companions"):
    """Look whether anything that lies in the folder of a model file, beside it, can execute code when a loader reads it."""

    file: str


class VerifyWeights(msgspec.Struct, frozen=True, kw_only=True, tag="verify-weights"):
    """Hold a model file, or its folder, against its OpenSSF model signature by the public key in `key` (PEM)."""

    file: str
    signature: str
    key: str


class ReadBom(msgspec.Struct, frozen=True, kw_only=True, tag="read-bom"):
    """Parse a bill of materials and list what it names."""

    file: str


class PartFile(msgspec.Struct, frozen=True, kw_only=True):
    """A declared part of the system and where its file lies; `kind` is a word of `PartKind`."""

    id: str
    kind: str
    file: str


class ListParts(msgspec.Struct, frozen=True, kw_only=True, tag="list-parts"):
    """Read what the declared parts really are: digests of their files, and the packages that lock files among them pin."""

    parts: tuple[PartFile, ...]


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


class ReadThreats(msgspec.Struct, frozen=True, kw_only=True, tag="read-threats"):
    """Read what was decided on the threats to what `facts` expose, and whether `signer` signed it for these very facts."""

    file: str
    signer: str
    facts: Facts


class ReadNotice(msgspec.Struct, frozen=True, kw_only=True, tag="read-notice"):
    """Read a security.txt (RFC 9116)."""

    file: str


Looking = (
    ScanWeights
    | ScanCompanions
    | VerifyWeights
    | ReadBom
    | ReadDocument
    | ReadRegister
    | ReadStatement
    | ReadNotice
    | ReadThreats
)
"""The probes that read one file of the workspace."""


class ListServer(msgspec.Struct, frozen=True, kw_only=True, tag="list-server", omit_defaults=True):
    """Open a session with an MCP server of the description and list what it offers: tools, prompts, resources.

    Where `call` is given, that tool is called with `arguments` (JSON) first, and the listing is the one after it.
    `again` numbers listings that must not be taken for one another, as `Ask.again` does.
    """

    server: str
    call: str = ""
    arguments: str = ""
    again: int = 0


class CallTool(msgspec.Struct, frozen=True, kw_only=True, tag="call-tool", omit_defaults=True):
    """Call a tool of an MCP server with `arguments` (JSON), in a session of its own; only what `may_call` names is called."""

    server: str
    tool: str
    arguments: str
    again: int = 0


class Knock(msgspec.Struct, frozen=True, kw_only=True, tag="knock"):
    """Ask an MCP server for its tools as somebody who should not get them, or look at how it names its sessions.

    `without-key` and `wrong-key`; `foreign-origin`: as a browser led there by another site would; `borrowed-session`: in a
    session that our key opened, without the key; `made-up-session`: in one that nobody opened; `two-sessions`: open two.
    """

    server: str
    way: Literal["without-key", "wrong-key", "foreign-origin", "borrowed-session", "made-up-session", "two-sessions"]


Serving = ListServer | CallTool | Knock
"""The probes that speak with an MCP server."""

Probe = Ask | Looking | ListParts | Serving


class Reply(msgspec.Struct, frozen=True, kw_only=True, tag="reply", omit_defaults=True):
    """What the model said.

    `text` is the decoded content; where bytes did not decode they became U+FFFD, `damaged` is true and `raw` holds
    them as received. `finish` is the endpoint's reason for stopping; `model` the name it reported; `calls` the tools
    that it wishes to be run.
    """

    text: str
    finish: str = ""
    model: str = ""
    damaged: bool = False
    raw: bytes = b""
    calls: tuple[Call, ...] = ()


Said = Reply | Weights | Papers | ServerSeen | ResultSeen | KnockSeen


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What was noticed beside the answer: never digested, never replayed.

    `taken` is set where nothing was asked: an equal probe had its answer in the same run (`equal`), the user let
    answers of earlier runs count (`cache`), or another tool asked and its log is taken (`elsewhere`); the other fields are then those of the answer that was taken.
    """

    at: Instant = 0
    latency_ms: int = 0
    attempts: int = 1
    tokens_in: int = 0
    tokens_out: int = 0
    taken: Literal["equal", "cache", "elsewhere"] | msgspec.UnsetType = msgspec.UNSET


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
    """SHA-256 of a probe's canonical form: what a transcript is compared with on replay.

    No probe holds a float, so the canonical form is written in one step.
    """
    return sha256(_ENCODER.encode(probe))
