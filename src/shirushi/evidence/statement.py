"""in-toto Statement v1: which things a statement is about, of which kind, and what it says.

Source: in-toto Attestation Framework, spec v1 (statement.md). Two predicate types are ours.
"""

import msgspec

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PAYLOAD_TYPE = "application/vnd.in-toto+json"
EVALUATION = "urn:shirushi:evaluation:1"
RECORD = "urn:shirushi:record:1"


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A thing by name and digest (`{"sha256": "…"}`)."""

    name: str
    digest: dict[str, str]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement; `predicate` stays raw JSON, so that unknown fields survive byte for byte."""

    type: str = msgspec.field(name="_type", default=STATEMENT_TYPE)
    subject: tuple[Subject, ...]
    predicate_type: str = msgspec.field(name="predicateType")
    predicate: msgspec.Raw
