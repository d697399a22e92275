"""in-toto's Simple Verification Result: the specification's own example is read, and ours is of the same shape."""

import json

import msgspec
import pytest

from shirushi.evidence.predicate import about
from shirushi.evidence.statement import Statement
from shirushi.evidence.svr import SVR, Result, Verifier, load_result, result
from shirushi.terms.errors import Malformed

# in-toto/attestation, spec/predicates/svr.md (v0.2), "Policy Information Example"; digests filled up to 64 digits
EXAMPLE = b"""{
  "_type": "https://in-toto.io/Statement/v1",
  "subject": [{"name": "webapp", "digest": {"sha256": "abc123def456"}}],
  "predicateType": "https://in-toto.io/attestation/svr/v0.2",
  "predicate": {
    "verifier": {
      "id": "https://example.com/policy_engine/v1",
      "policies": [
        {"name": "production", "uri": "https://example.com/policies/production-deployment", "digest": {"sha256": "789abc012def"}}
      ]
    },
    "timeCreated": "2024-03-15T14:22:00Z",
    "properties": ["SLSA_BUILD_LEVEL_3", "EXAMPLE_DEPLOYMENT_APPROVED"]
  }
}"""


def test_the_example_of_the_specification_is_read():
    body = load_result(msgspec.json.decode(EXAMPLE, type=Statement))
    assert body.verifier.id == "https://example.com/policy_engine/v1"
    assert body.verifier.policies[0].digest == {"sha256": "789abc012def"}
    assert body.time_created == "2024-03-15T14:22:00Z"
    assert body.properties == ("SLSA_BUILD_LEVEL_3", "EXAMPLE_DEPLOYMENT_APPROVED")


def test_ours_has_the_fields_that_the_specification_requires():
    body = Result(
        verifier=Verifier(id="urn:shirushi:verifier:shirushi:0.1.0", policies=()),
        time_created="2026-11-25T00:00:00Z",
        properties=(),
    )
    statement = result((about("kotoba", "0" * 64),), body)
    assert statement.predicate_type == SVR
    assert json.loads(bytes(statement.predicate)) == {
        "verifier": {"id": "urn:shirushi:verifier:shirushi:0.1.0", "policies": []},
        "timeCreated": "2026-11-25T00:00:00Z",
        "properties": [],
    }
    assert load_result(statement) == body


@pytest.mark.parametrize("predicate", [b"null", b"{}", b'{"verifier":{"id":"x"},"timeCreated":"","properties":[]}'])
def test_what_is_no_result(predicate):
    statement = Statement(subject=(about("x", "0" * 64),), predicate_type=SVR, predicate=msgspec.Raw(predicate))
    with pytest.raises(Malformed):
        load_result(statement)
    with pytest.raises(Malformed):
        load_result(msgspec.structs.replace(statement, predicate_type="other"))
