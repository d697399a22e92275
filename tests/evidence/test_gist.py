"""Every entry says in one line what it is about, in both languages; what cannot be read says so."""

import pytest

from evidence.test_predicate import EVALUATED, RECORDS, SUBJECT
from shirushi.evidence.envelope import seal
from shirushi.evidence.gist import gist
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.predicate import KeyRotated, evaluation, record
from shirushi.evidence.statement import Statement
from shirushi.evidence.svr import Result, Verifier, result

SIGNER = Ed25519Signer(bytes(32))
RESULT = result(
    (SUBJECT,),
    Result(verifier=Verifier(id="urn:x", policies=()), time_created="2026-11-25T00:00:00Z", properties=("P",)),
)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (evaluation(SUBJECT, EVALUATED), "evaluation.refusal"),
        (RESULT, "1 duties met"),
        *zip(
            (record(SUBJECT, body) for body in RECORDS),
            ("1" * 16, "2" * 16, "言葉 花子", "AIGB", "incidents.jsonl", "log", "laptop stolen", "kotoba/2026", "13"),
            strict=True,
        ),
        (
            Statement(subject=(SUBJECT,), predicate_type="https://slsa.dev/provenance/v1", predicate=RESULT.predicate),
            "slsa",
        ),
    ],
)
def test_a_statement_says_what_it_is_about(statement, words):
    told = gist("statement", seal(statement, SIGNER))
    assert words in told.en
    assert told.ja != told.en or words == "slsa"


def test_confidential_evidence_says_nothing_of_itself():
    assert gist("commitment", b"the secret").en == "confidential evidence"
    assert gist("commitment", None).en == "confidential evidence (erased)"


@pytest.mark.parametrize(
    "data", [None, b"", b"{}", seal(record(SUBJECT, KeyRotated(role="log", old="A", new="B")), SIGNER)]
)
def test_what_cannot_be_read_says_so(data):
    assert gist("statement", data).en == "a statement that cannot be read"
