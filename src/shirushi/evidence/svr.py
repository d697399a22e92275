"""in-toto's Simple Verification Result: which properties of a system were verified, by whom, under which policies.

Source: in-toto Attestation Framework, predicate svr v0.2 (spec/predicates/svr.md). It names passing properties only;
whatever else a verdict says stands in our `record` of it.
"""

import msgspec

from shirushi.evidence.parse import ill_formed, load_json
from shirushi.evidence.statement import Statement, Subject
from shirushi.terms.canon import canonical
from shirushi.terms.text import Text

SVR = "https://in-toto.io/attestation/svr/v0.2"

_SVR = Text(ja="検証結果（in-toto SVR v0.2）", en="verification result (in-toto SVR v0.2)")


class Verifier(msgspec.Struct, frozen=True, kw_only=True):
    """Who verified, as a URI with its version, and under which policies, each by name and digest."""

    id: str
    policies: tuple[Subject, ...]


class Result(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A verification result; `time_created` is RFC 3339."""

    verifier: Verifier
    time_created: str
    properties: tuple[str, ...]


def result(subjects: tuple[Subject, ...], body: Result) -> Statement:
    """State which properties of the subjects were verified."""
    return Statement(subject=subjects, predicate_type=SVR, predicate=msgspec.Raw(canonical(body)))


def load_result(statement: Statement) -> Result:
    """Read the predicate of a verification result.

    Raises:
        Malformed: another predicate type, or not of this shape.
    """
    if statement.predicate_type != SVR:
        raise ill_formed(_SVR, "predicateType")
    return load_json(bytes(statement.predicate), Result, _SVR)
