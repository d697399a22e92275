"""Probes and answers survive being written and read, and a probe's digest is permanent."""

from datetime import date

import msgspec
import pytest

from shirushi.terms.canon import canonical
from shirushi.terms.probe import (
    Answer,
    Answered,
    Ask,
    Declined,
    Failed,
    Message,
    Probe,
    ReadBom,
    ReadDocument,
    ReadRegister,
    ReadStatement,
    Reply,
    ScanWeights,
    probe_digest,
)
from shirushi.terms.reason import Reason
from shirushi.terms.seen import (
    BomSeen,
    Component,
    DocumentSeen,
    Event,
    Heading,
    RegisterSeen,
    StatementSeen,
    WeightsSeen,
)
from shirushi.terms.text import Text

REASON = Reason(code="slow", says=Text(ja="遅い。", en="Slow."))
PROBES: tuple[Probe, ...] = (
    Ask(messages=(Message(role="user", content="窓口は？"),)),
    ScanWeights(file="model.gguf"),
    ReadBom(file="bom.json"),
    ReadDocument(file="policy.md"),
    ReadRegister(file="events.jsonl"),
    ReadStatement(file="s.json", signer="0" * 64),
)
DAY = date(2026, 10, 1)
ANSWERS: tuple[Answer, ...] = (
    Answered(said=Reply(text="一階です。\ufffd", damaged=True, raw=b"\xff\x00")),
    Answered(said=WeightsSeen(sha256="a", size_bytes=1, format="gguf", executes="no", notes=(REASON,))),
    Answered(said=BomSeen(sha256="b", format="SPDX 2.3", components=(Component(name="m"),), dated=DAY)),
    Answered(said=DocumentSeen(sha256="c", size_bytes=2, headings=(Heading(words="目的", level=1, length=9),))),
    Answered(said=RegisterSeen(sha256="d", events=(Event(at=1, kind="drill-held", by="a"),), broken_at=2)),
    Answered(
        said=StatementSeen(
            sha256="e", objective="o", by="山田", position="部長", holds=True, words="", dated=DAY, signature="good"
        )
    ),
    Declined(reason=REASON),
    Failed(reason=REASON),
)


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_survives(probe):
    assert msgspec.json.decode(canonical(probe), type=Probe) == probe


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_survives(answer):
    assert msgspec.json.decode(canonical(answer), type=Answer) == answer


def test_the_digest_of_a_probe_is_permanent():
    assert probe_digest(ReadBom(file="bom.json")) == (
        "ddd7cdf78c5ec2dbe112305402db0be1a09b5108a4b75955082cc70a8c5a4cdb"
    )
    assert len({probe_digest(probe) for probe in PROBES}) == len(PROBES)
