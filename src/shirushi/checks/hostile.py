"""Answers that a check must survive: none at all, of the wrong kind, refused, and of the right kind but spiteful."""

from collections.abc import Mapping
from datetime import date

from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    CallTool,
    Declined,
    Failed,
    Knock,
    ListParts,
    ListServer,
    Probe,
    ReadBom,
    ReadDocument,
    ReadNotice,
    ReadRegister,
    ReadStatement,
    ReadThreats,
    Reply,
    Said,
    ScanCompanions,
    ScanWeights,
    VerifyWeights,
)
from shirushi.terms.reason import Reason
from shirushi.terms.seen import (
    BomSeen,
    CompanionSeen,
    CompanionsSeen,
    Component,
    DocumentSeen,
    Event,
    Heading,
    KnockSeen,
    Listed,
    NoticeSeen,
    PartsSeen,
    RegisterSeen,
    ResultSeen,
    ServerSeen,
    StatementSeen,
    ThreatsSeen,
    WeightsSeen,
    WeightsSigned,
)
from shirushi.terms.text import Text

_NOBODY = Reason(code="no-answer", says=Text(ja="応答がありません。", en="There was no answer."))
_HASH = "f" * 64
_SPITE = "\u202e\u2066\x1b[31m\x1b[2J\x00"
_LAST = 253_402_300_799_000  # the last second of the year 9999

_TEXTS = (
    "", " \n\t", "はい", "No.", "あ" * 1_000_000, "お答えできません。" * 2_000, _SPITE, "\x1b]0;title\x07\u200b\ufeff", "\ufffd",
    "<script>alert(1)</script>", "{" * 5_000, "一" * 300, "9" * 400, "٣" * 40, "①½㍻", "))){{%s%n}}", "13月99日25時61分",
)  # fmt: skip

_SPOKEN = tuple(Reply(text=text, finish=finish) for text in _TEXTS for finish in ("stop", "length"))
_WEIGHTS = (
    WeightsSeen(sha256="", size_bytes=0, format="", executes="unknown"),
    WeightsSeen(sha256=_HASH, size_bytes=-1, format=_SPITE, executes="yes", notes=(_NOBODY,) * 1_000),
    WeightsSeen(sha256=_HASH, size_bytes=1 << 62, format="x" * 10_000, executes="no"),
)
_COMPANIONS = (
    CompanionsSeen(files=()),
    CompanionsSeen(files=(CompanionSeen(name=_SPITE, sha256="", format=_SPITE, executes="yes"),) * 1_000, unread=-1),
    CompanionsSeen(files=(CompanionSeen(name="", sha256="", format="", executes="unknown", notes=(_NOBODY,)),)),
)
_SIGNED = (
    WeightsSigned(sha256="", model="", key="", signature="bad"),
    WeightsSigned(sha256=_HASH, model=_SPITE, key=_SPITE, signature="good", files=-1, changed=(_SPITE,) * 1_000),
    WeightsSigned(sha256=_HASH, model="x" * 10_000, key="", signature="other-key", unsigned=("",)),
)
_BOMS = (
    BomSeen(sha256="", format="", components=()),
    BomSeen(sha256=_HASH, format=_SPITE, components=(Component(name=_SPITE, sha256="no digest"),) * 1_000),
    BomSeen(sha256=_HASH, format="x", components=(), dated=date.max),
)
_PARTS = (
    PartsSeen(components=()),
    PartsSeen(components=(Component(name=_SPITE, version=_SPITE, kind=_SPITE),) * 1_000, gaps=(_NOBODY,)),
    PartsSeen(components=(Component(name="x" * 10_000, kind="library", sha256=_HASH),)),
)
_DOCUMENTS = (
    DocumentSeen(sha256="", size_bytes=0, headings=()),
    DocumentSeen(sha256=_HASH, size_bytes=-1, headings=(Heading(words=_SPITE, level=-1, length=-1),) * 1_000),
    DocumentSeen(sha256=_HASH, size_bytes=1, headings=(), owner=_SPITE, dated=date.max),
)
_REGISTERS = (
    RegisterSeen(sha256="", events=()),
    RegisterSeen(sha256=_HASH, events=(Event(at=_LAST, kind="", by=""), Event(at=0, kind=_SPITE, by=_SPITE))),
    RegisterSeen(sha256=_HASH, events=(Event(at=0, kind="x" * 10_000, by="x"),) * 1_000, broken_at=7),
)
_STATEMENTS = (
    StatementSeen(sha256="", objective="", by="", position="", holds=True, words="", dated=date.min, signature="good"),
    StatementSeen(
        sha256=_HASH, objective=_SPITE, by=_SPITE, position=_SPITE, holds=False, words=_SPITE, dated=date.max, signature="bad"
    ),
)  # fmt: skip

_THREATS = (
    ThreatsSeen(sha256="", signature="none", looked_on=date.min),
    ThreatsSeen(
        sha256=_HASH, signature="good", looked_on=date.max, by=_SPITE, dated=date.max, moved=(_NOBODY.says,) * 1_000,
        undecided=(_SPITE,) * 1_000, overdue=("",), applying=-1, level=-1, gap=(_SPITE,),
    ),
    ThreatsSeen(sha256=_HASH, signature="other-key", looked_on=date.min, level=1 << 62),
)  # fmt: skip

_SERVERS = (
    ServerSeen(protocol="", name="", version="", instructions="", listed=()),
    ServerSeen(
        protocol=_SPITE, name=_SPITE, version="", instructions=_SPITE,
        listed=(Listed(kind="tool", name="", definition="{" * 500, sha256=""),) * 500,
        cut=True,
    ),
    ServerSeen(
        protocol="2025-06-18", name="x", version="1", instructions="あ" * 20_000,
        listed=tuple(
            Listed(kind="tool", name=_SPITE, definition=words, sha256=_HASH)
            for words in ("null", "[1.5]", '{"name":7}', '{"description":null,"inputSchema":[]}',
                          '{"inputSchema":{"properties":{"a":{"enum":[]},"b":true,"c":{"$ref":"#"}},"required":["d",1]}}')
        ),
        announces=True,
    ),
)  # fmt: skip
_RESULTS = (
    ResultSeen(text=""),
    ResultSeen(text=_SPITE, is_error=True, refused=-1, cut=True),
    ResultSeen(text="あ" * 20_000, refused=1 << 62),
)
_KNOCKS = (
    KnockSeen(status=0),
    KnockSeen(status=-1, admitted=True, id_length=-1, id_differing=-1),
    KnockSeen(status=1 << 62, id_length=1 << 62, id_differing=0),
)

_NOTICES = (
    NoticeSeen(sha256=_HASH, looked_on=date.max),
    NoticeSeen(
        sha256="", looked_on=date.min, contacts=(_SPITE,) * 9, expires=date.max, languages=("ja", "en-GB", ""),
        policies=(_SPITE,), faults=(_SPITE,) * 50,
    ),
    NoticeSeen(sha256=_HASH, looked_on=date.max, contacts=("mailto:x@y",), expires=date.min, languages=("ja", "en")),
)  # fmt: skip

_OF_ITS_KIND: Mapping[type[Probe], tuple[Said, ...]] = {
    Ask: _SPOKEN,
    ScanWeights: _WEIGHTS,
    ScanCompanions: _COMPANIONS,
    VerifyWeights: _SIGNED,
    ReadBom: _BOMS,
    ListParts: _PARTS,
    ReadDocument: _DOCUMENTS,
    ReadNotice: _NOTICES,
    ReadRegister: _REGISTERS,
    ReadStatement: _STATEMENTS,
    ReadThreats: _THREATS,
    ListServer: _SERVERS,
    CallTool: _RESULTS,
    Knock: _KNOCKS,
}

UNANSWERED = (0, 1)
"""The moods in which nothing was learnt: the probe failed, and what came back is of the wrong kind."""

MOODS = range(3 + len(_SPOKEN))
"""Every mood of a hostile world; kinds of answer with fewer variants go round."""


def hostile(probe: Probe, mood: int) -> Answer:
    """Answer a probe in one of the MOODS, with a value of the type that the probe asks for where the mood has one."""
    if mood == 0:
        return Failed(reason=_NOBODY)
    if mood == 1:
        return Answered(said=_WEIGHTS[0] if isinstance(probe, Ask) else _SPOKEN[0])
    said = _OF_ITS_KIND[type(probe)]
    return Declined(reason=_NOBODY) if mood == len(MOODS) - 1 else Answered(said=said[(mood - 2) % len(said)])
