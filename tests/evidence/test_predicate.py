import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.envelope import open_envelope, seal, verify
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.predicate import (
    Declared,
    Evaluation,
    KeyRevoked,
    KeyRotated,
    LogClosed,
    LogContinued,
    PlanSealed,
    ProofRead,
    Registered,
    VerdictSealed,
    about,
    evaluation,
    load_declared,
    load_evaluation,
    load_proof_read,
    load_record,
    record,
    said_digest,
    schema,
)
from shirushi.evidence.statement import EVALUATION, RECORD, Statement
from shirushi.evidence.transcript import Exchange, Transcript
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answered, Ask, Failed, Message, Reply, Seen
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "predicates"
SIGNER = Ed25519Signer(bytes(32))
SUBJECT = about("kotoba", "0f" * 32)

EVALUATED = Evaluation(
    plan="1" * 64,
    check="evaluation.refusal",
    version=1,
    code="2" * 64,
    cases="3" * 64,
    transcript="4" * 64,
    said="5" * 64,
    findings=msgspec.Raw(b'[{"way": "measured", "measure": {"of": 75, "bad": 2}}]'),
    started=1_795_000_000_000,
    ended=1_795_000_060_000,
)
RECORDS = [
    PlanSealed(plan="1" * 64, description="2" * 64, catalogues={"aigb.yaml": "3" * 64}, limits="4" * 64),
    VerdictSealed(plan="1" * 64, content="2" * 64, verdict="3" * 64),
    Declared(
        objective="responsible-person-named",
        holds=True,
        by="言葉 花子",
        position="情報政策課長",
        words="責任者を定め、公表しています。",
        dated=date(2026, 10, 1),
    ),
    ProofRead(catalogue="AIGB", overlay="5" * 64, readings=12),
    Registered(register="incidents.jsonl", number=3, line="6" * 64),
    KeyRotated(role="log", old="A" * 43 + "=", new="B" * 42 + "A="),
    KeyRevoked(key="7" * 64, reason="laptop stolen"),
    LogClosed(origin="kotoba/2026", size=12),
    LogContinued(origin="kotoba/2026", size=13, root="8" * 64),
]


def round_trip(statement):
    return verify(open_envelope(seal(statement, SIGNER)), SIGNER.public)


def test_an_evaluation_comes_back_with_its_findings():
    loaded = load_evaluation(round_trip(evaluation(SUBJECT, EVALUATED)))
    assert msgspec.structs.replace(loaded, findings=EVALUATED.findings) == EVALUATED
    assert bytes(loaded.findings) == b'[{"measure":{"bad":2,"of":75},"way":"measured"}]'


@pytest.mark.parametrize("body", RECORDS)
def test_a_record_comes_back_as_its_kind(body):
    assert load_record(round_trip(record(SUBJECT, body))) == body


def test_only_a_declaration_is_read_as_one():
    assert load_declared(record(SUBJECT, RECORDS[2])) == RECORDS[2]
    with pytest.raises(Malformed):
        load_declared(record(SUBJECT, RECORDS[0]))


def test_only_a_proof_reading_is_read_as_one():
    assert load_proof_read(record(SUBJECT, RECORDS[3])) == RECORDS[3]
    with pytest.raises(Malformed):
        load_proof_read(record(SUBJECT, RECORDS[2]))


def test_statements_name_their_subject_and_type():
    statement = record(SUBJECT, RECORDS[1])
    assert statement.subject == (SUBJECT,)
    assert (statement.predicate_type, evaluation(SUBJECT, EVALUATED).predicate_type) == (RECORD, EVALUATION)


def test_a_float_in_findings_is_not_signed():
    body = msgspec.structs.replace(EVALUATED, findings=msgspec.Raw(b"[0.5]"))
    with pytest.raises(ValueError, match="float"):
        evaluation(SUBJECT, body)


def stated(predicate_type, predicate):
    return Statement(subject=(SUBJECT,), predicate_type=predicate_type, predicate=msgspec.Raw(predicate))


BROKEN = ("plan", "holds", "readings", "register", "number", "role", "origin")
PLAN = msgspec.json.encode(RECORDS[0])


@pytest.mark.parametrize(
    "statement",
    [
        stated(EVALUATION, PLAN),
        stated("https://example.com/other", PLAN),
        stated(RECORD, b"null"),
        stated(RECORD, b'{"kind":"other"}'),
        stated(RECORD, PLAN.replace(b"1" * 64, b"1" * 63 + b"G")),
        stated(RECORD, PLAN.replace(b"1" * 64, b"1" * 64 + b"\\n")),
        stated(RECORD, PLAN.replace(b"limits", b"limit")),
    ],
)
def test_what_is_no_record_is_malformed(statement):
    with pytest.raises(Malformed):
        load_record(statement)


@pytest.mark.parametrize("predicate_type", [RECORD, EVALUATION])
def test_what_is_no_evaluation_is_malformed(predicate_type):
    with pytest.raises(Malformed):
        load_evaluation(stated(predicate_type, PLAN))


def test_later_fields_are_passed_over():
    later = PLAN.replace(b'"kind"', b'"later":{"a":[]},"kind"')
    assert load_record(stated(RECORD, later)) == RECORDS[0]


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_predicate_gives_a_value_or_malformed(predicate):
    for load, kind in ((load_record, RECORD), (load_evaluation, EVALUATION)):
        with suppress(Malformed):
            assert isinstance(load(stated(kind, predicate)), (Evaluation, *map(type, RECORDS)))


def exchange(answer, **seen):
    probe = Ask(messages=(Message(role="user", content="転入届の期限は？"),))
    return Exchange(case="a", repeat=0, turn=0, position=0, probe=probe, answer=answer, seen=Seen(**seen))


def transcript(*exchanges):
    return Transcript(check="evaluation.facts", version=1, exchanges=exchanges)


def test_what_was_said_is_digested_and_what_was_seen_is_not():
    said = Answered(said=Reply(text="十四日以内です。"))
    other = Failed(reason=Reason(code="timeout", says=Text(ja="時間切れ", en="timed out")))
    digests = [
        said_digest(transcript(exchange(said))),
        said_digest(transcript(exchange(said, at=5, latency_ms=900, attempts=3, tokens_in=9, tokens_out=4))),
        said_digest(transcript(exchange(other))),
        said_digest(transcript(exchange(said), exchange(said))),
    ]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


@pytest.mark.parametrize(("predicate_type", "file"), [(EVALUATION, "evaluation"), (RECORD, "record")])
def test_published_schemas_are_those_of_the_code(predicate_type, file):
    assert (PUBLISHED / f"{file}.schema.json").read_bytes() == schema(predicate_type)


def breaches(value, asked, root):
    """List where `value` breaks the JSON Schema keywords that our schemas use."""
    if "$ref" in asked:
        return breaches(value, root["$defs"][asked["$ref"].removeprefix("#/$defs/")], root)
    if "anyOf" in asked:
        found = [breaches(value, one, root) for one in asked["anyOf"]]
        return [] if [] in found else found
    known = {"string": str, "integer": int, "boolean": bool, "object": dict}
    if "type" in asked and type(value) is not known[asked["type"]]:
        return [(value, asked["type"])]
    found = [name for name in asked.get("required", ()) if name not in value]
    if "enum" in asked and value not in asked["enum"]:
        found.append(value)
    if "pattern" in asked and not re.search(asked["pattern"], value):
        found.append(value)
    if isinstance(value, dict):
        for name, item in value.items():
            found += breaches(item, asked.get("properties", {}).get(name, asked.get("additionalProperties", {})), root)
    return found


@pytest.mark.parametrize(
    "statement",
    [evaluation(SUBJECT, EVALUATED), *(record(SUBJECT, body) for body in RECORDS)],
    ids=lambda one: one.type,
)
def test_real_statements_fulfil_the_published_schema(statement):
    file = {EVALUATION: "evaluation", RECORD: "record"}[statement.predicate_type]
    asked = json.loads((PUBLISHED / f"{file}.schema.json").read_bytes())
    predicate = json.loads(bytes(round_trip(statement).predicate))
    assert breaches(predicate, asked, asked) == []
    for name in predicate:
        assert breaches({key: item for key, item in predicate.items() if key != name}, asked, asked)
    assert breaches(predicate | dict.fromkeys(BROKEN, "{") | {"key": "short", "size": "many"}, asked, asked)
