"""Everything a report is composed from: one finished assessment as a value."""

import msgspec

from shirushi.checks.finding import Result
from shirushi.checks.judging.measurement import Measurement
from shirushi.duties.duty import Duty
from shirushi.evidence.transcript import Transcript
from shirushi.policy.library import Library
from shirushi.report.assignments import NO_ASSIGNMENTS, Assignments
from shirushi.terms.system import Description
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.when import Instant
from shirushi.verdict.handed import Handed, Withheld
from shirushi.verdict.perspectives import PerspectiveState
from shirushi.verdict.plan import Plan
from shirushi.verdict.standing import Verdict


class CheckCard(msgspec.Struct, frozen=True, kw_only=True):
    """How a check names itself: title, method, what it cannot see; `plain` as in `checks.check.Check`."""

    check: str
    title: Text
    method: Text
    blind: Text
    plain: Text = NO_TEXT


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """Where a statement stands: its kind (`plan`, `evaluation`, `verdict`), its name (a check id), SHA-256, log index.

    `leaf` is its RFC 6962 leaf hash, `proof` the inclusion path to the root of the checkpoint, both in hexadecimal.
    """

    kind: str
    name: str
    sha256: str
    index: int
    leaf: str = ""
    proof: tuple[str, ...] = ()


class RepeatJudged(msgspec.Struct, frozen=True, kw_only=True):
    """How one repeat of a case was judged."""

    outcome: str
    severity: int
    why: Text


class CaseJudged(msgspec.Struct, frozen=True, kw_only=True):
    """One case of one check as it was judged: outcome, severity, why, the goal of the AISI guide that it tests.

    `by` names the judge that decided where no rule could (checks/judging/figures.py). `repeats` are all of them where
    the case was asked several times; the outcome then is their majority if they vote, else the worst of them. `repeat`
    is one that came out so.
    """

    check: str
    case: str
    outcome: str
    severity: int
    why: Text
    goal: str = ""
    by: str = ""
    repeats: tuple[RepeatJudged, ...] = ()
    repeat: int = 0

    @property
    def wavers(self) -> bool:
        """Whether its repeats were not judged alike."""
        return len({one.outcome for one in self.repeats}) > 1


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """One finished assessment.

    `run` is its id; `transcripts` hold what was asked and said; `judged` how each case of the checks was judged;
    `origin`, `size` and `root` are the log's checkpoint, `signer` the fingerprint of the key; `handed` is evidence of
    other actors that counts here, `withheld` what of it does not, and why; `notes` are sentences for page one (weights
    not seen, log not witnessed), `alert` one that must be seen before everything else, if any. `assignments` are the plans of people as they stand when the report is written: no
    part of the evidence. `perspectives` say where the system stands in those of the AISI guide, as judged now. `figures`
    are what its judges were measured at on labels of the workspace's own users.
    """

    run: str
    at: Instant
    description: Description
    library: Library
    plan: Plan
    duties: tuple[Duty, ...]
    results: tuple[Result, ...]
    verdict: Verdict
    cards: tuple[CheckCard, ...]
    transcripts: tuple[Transcript, ...]
    judged: tuple[CaseJudged, ...]
    sealed: tuple[Sealed, ...]
    origin: str
    size: int
    root: str
    signer: str
    content_digest: str
    notes: tuple[Text, ...] = ()
    alert: Text = NO_TEXT
    handed: tuple[Handed, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    assignments: Assignments = NO_ASSIGNMENTS
    perspectives: tuple[PerspectiveState, ...] = ()
    figures: tuple[Measurement, ...] = ()
