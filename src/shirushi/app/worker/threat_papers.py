"""Reads a threat assessment: what was decided, who signed it, and whether it is of the system as it is described now."""

from datetime import date
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.evidence.envelope import open_envelope, verify
from shirushi.evidence.key import load_public
from shirushi.evidence.predicate import ThreatsReviewed, load_record
from shirushi.instruments.threats.assess import ThreatAssessment, assess, cells, stride_id
from shirushi.instruments.threats.decisions import NOTHING_DECIDED, Decisions, load_decisions
from shirushi.instruments.threats.ladder import climb
from shirushi.instruments.threats.picture import draw
from shirushi.instruments.threats.rules import own_rules
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Malformed, ShirushiError
from shirushi.terms.exposed import Facts, moved
from shirushi.terms.probe import Answer, Answered, Failed, ReadThreats
from shirushi.terms.reason import Reason
from shirushi.terms.seen import DecisionSeen, ThreatsSeen
from shirushi.terms.text import Text, same
from shirushi.terms.when import legal_day

ENVELOPE, KEY = ".dsse", ".pub"
"""The suffixes of the signature and of the public key, beside the file of decisions."""

_UNREADABLE = Text(
    ja="脅威の評価「{file}」を読めません（{why}）。", en="The threat assessment {file} cannot be read ({why})."
)
_WITHOUT = ThreatsSeen(sha256="", signature="none", looked_on=date.min)


def read_threats(folder: Path, probe: ReadThreats) -> Answer:
    """Read the decisions in `folder`, and hold them against the facts of the probe."""
    file = folder / probe.file
    beside = (file, file.with_suffix(ENVELOPE), file.with_suffix(KEY))
    try:
        if not all(each.resolve().is_relative_to(folder.resolve()) for each in beside):
            raise PermissionError(1, "outside the workspace")
        stored = file.read_bytes()
        decisions = decisions_in(stored, file.name, probe.facts)
    except OSError as failure:
        return _failed(probe, same(failure.strerror or type(failure).__name__))
    except ShirushiError as error:
        return _failed(probe, error.faults[0].says)
    return Answered(said=_seen(probe, stored, decisions, _signed(file, stored, probe)))


def decisions_in(data: bytes, name: str, facts: Facts) -> Decisions:
    """The decisions in the bytes of a `threats.yaml` about a system that exposes `facts`; no bytes: nothing is decided.

    Raises:
        Malformed: with every fault found.
    """
    if not data:
        return NOTHING_DECIDED
    known = (stride_id(element, category.id) for element, category in cells(draw(facts), own_rules()))
    return load_decisions(data, name, own_rules(), known)


def overdue(assessed: ThreatAssessment, on: date) -> tuple[str, ...]:
    """The entries whose decision was due to be looked at again before a day."""
    return tuple(one.id for one in assessed.decisions() if one.review < on)


def _failed(probe: ReadThreats, why: Text) -> Failed:
    return Failed(reason=Reason(code="threats-unreadable", says=_UNREADABLE.fill(file=probe.file, why=why)))


def _signed(file: Path, stored: bytes, probe: ReadThreats) -> ThreatsSeen:
    """Who signed, under which key, and what moved since; `none` where signature or key are not there."""
    try:
        public = load_public(file.with_suffix(KEY).read_bytes())
        statement = verify(open_envelope(file.with_suffix(ENVELOPE).read_bytes()), public)
        reviewed = load_record(statement)
    except FileNotFoundError:
        return _WITHOUT
    except (OSError, Malformed, Altered):
        return msgspec.structs.replace(_WITHOUT, signature="bad")
    is_of_file = any(subject.digest.get("sha256") == sha256(stored) for subject in statement.subject)
    if not isinstance(reviewed, ThreatsReviewed) or not is_of_file:
        return msgspec.structs.replace(_WITHOUT, signature="bad")
    return msgspec.structs.replace(
        _WITHOUT,
        signature="good" if public.fingerprint == probe.signer else "other-key",
        by=reviewed.by,
        position=reviewed.position,
        dated=reviewed.dated,
        moved=moved(reviewed.facts, probe.facts),
    )


def _seen(probe: ReadThreats, stored: bytes, decisions: Decisions, signed: ThreatsSeen) -> ThreatsSeen:
    today = legal_day(now())
    assessed = assess(probe.facts, own_rules(), decisions)
    ladder = climb(own_rules(), decisions)
    return msgspec.structs.replace(
        signed,
        sha256=sha256(stored),
        looked_on=today,
        applying=len(assessed.threats) + len(assessed.owasp) + len(assessed.stride),
        undecided=assessed.undecided(),
        overdue=overdue(assessed, today),
        decisions=tuple(DecisionSeen(**msgspec.structs.asdict(one)) for one in decisions.decisions),
        level=ladder.chosen,
        reached=ladder.reached,
        gap=tuple(rung.vector.id for rung in ladder.gap()),
        controls=tuple(DecisionSeen(**msgspec.structs.asdict(one)) for one in decisions.controls),
    )
