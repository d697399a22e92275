"""Evidence handed down the chain: which findings of another actor's bundle count for one's own system, and why not.

A finding counts if the bundle is intact and signed by the key that was pinned, the finding is fresh, a declared part
of one's own system bears the digest of what was looked at, and its objective is about such a part. What another actor
found out about its own organisation, documents or registers never becomes a finding about one's own.

A part of kind `software` (or `model`, behind an endpoint) may be the other actor's whole system: its `sha256` is then
the subject of that actor's run, or the content digest of that very bundle.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from shirushi.checks.finding import Concluded, Finding, Way
from shirushi.exchange.bundle import Bundle
from shirushi.exchange.seals import transcript_subject
from shirushi.exchange.verify import Verification
from shirushi.policy.objective import Objective
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description, Part, PartKind
from shirushi.terms.text import Text
from shirushi.terms.when import days_between
from shirushi.verdict.handed import Handed, Withheld

_ABOUT = {PartKind.MODEL: "model", PartKind.DATASET: "dataset", PartKind.SOFTWARE: "system"}
_LOOKED_AT = (Way.MEASURED, Way.SCANNED)

ALTERED = Reason(
    code="supply-altered",
    says=Text(
        ja="渡されたバンドルが検証に通らないため、その証拠は用いません。",
        en="The bundle that was handed down does not verify; nothing in it counts.",
    ),
)
OTHER_SIGNER = Text(
    ja="渡されたバンドルの署名者（{found}）が、指定した鍵（{pinned}）と違うため、その証拠は用いません。",
    en="The bundle that was handed down is signed by {found}, not by the pinned key {pinned}; nothing in it counts.",
)
NO_OBJECTIVE = Text(
    ja="検査「{check}」の目標「{objective}」は、手元の目標一覧にありません。",
    en="The check “{check}” is about the objective {objective}, which is not in the list at hand.",
)
NOT_FRESH = Text(
    ja="検査「{check}」の所見（{objective}）は{day}のもので、有効期間（{days}日）の外です。",
    en="What the check “{check}” found ({objective}) is of {day}, outside the {days} days for which it is valid.",
)
NO_DAY = Text(
    ja="検査「{check}」の所見（{objective}）の日付を読めません。",
    en="The day of what the check “{check}” found ({objective}) cannot be read.",
)
OTHER_SUBJECT = Text(
    ja="検査「{check}」の所見（{objective}）の対象は、このシステムの部品として記述されていません（ダイジェスト {subject}）。",
    en="What the check “{check}” looked at ({objective}) is not described as a part of this system (digest {subject}).",
)
OTHER_ABOUT = Text(
    ja="検査「{check}」の目標（{objective}）は、該当する部品の種類についてのものではありません。",
    en="The objective of the check “{check}” ({objective}) is not about the kind of part that it looked at.",
)


def hand_down(  # noqa: PLR0913 - each is one of the conditions of the head of this file
    verification: Verification,
    bundle: Bundle,
    *,
    source: str,
    signer: str,
    description: Description,
    objectives: Iterable[Objective],
    on: date,
) -> tuple[tuple[Handed, ...], tuple[Withheld, ...]]:
    """Take over what counts of a verified bundle, and tell why the rest does not.

    `source` is the id of the actor it comes from, `signer` the fingerprint pinned in `description`, `on` the day as of
    which evidence has to be fresh. What the bundle's maker was itself handed down is not passed on.
    """
    refused = _refused(verification, signer)
    if refused is not None:
        return (), (Withheld(source=source, reason=refused),)
    handed: list[Handed] = []
    withheld: dict[Withheld, None] = {}  # in order, each once: a document has one finding per part
    known = {objective.id: objective for objective in objectives}
    planned = {check.check: check for check in bundle.plan.checks}
    for finding, digests in _findings(bundle, verification.content_digest):
        parts = [part for part in description.system.parts if part.sha256 in digests]
        check = planned[finding.check]
        one = Handed(
            finding=finding,
            source=source,
            measured_on=verification.measured_on,
            limit=check.limit,
            title=check.title,
        )
        reason = _shortfall(one, known.get(finding.objective), parts, on)
        if reason is None:
            handed.append(one)
        else:
            withheld[Withheld(source=source, reason=reason, objective=finding.objective)] = None
    return tuple(handed), tuple(withheld)


def _refused(verification: Verification, signer: str) -> Reason | None:
    answers = verification.answers
    if not answers.intact:
        return ALTERED
    if answers.signer == "unknown":
        return Reason(code="supply-other-signer", says=OTHER_SIGNER.fill(found=answers.fingerprint, pinned=signer))
    return None


def _findings(bundle: Bundle, content: str) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Every finding, and the digests by which a part may name what it is about."""
    transcripts = {one.check: one for one in bundle.transcripts}
    for result in bundle.results:
        if isinstance(result, Concluded):
            subject = transcript_subject(bundle.plan, bundle.description, transcripts[result.check])
            yield from ((finding, _named_by(finding, subject, content)) for finding in result.findings)


def _named_by(finding: Finding, run: str, content: str) -> frozenset[str]:
    if finding.subject != run:
        return frozenset({finding.subject})
    # What names no other thing is about the running system only if somebody looked at it: not a document or a word.
    return frozenset({run, content} if finding.way in _LOOKED_AT else ())


def _shortfall(evidence: Handed, objective: Objective | None, parts: list[Part], on: date) -> Reason | None:
    """Why a finding does not count here; None: it does."""
    finding = evidence.finding
    told = {"check": evidence.check, "objective": objective.title if objective else finding.objective}
    if objective is None:
        return Reason(code="supply-no-objective", says=NO_OBJECTIVE.fill(**told))
    day = _day(evidence)
    if day is None:
        return Reason(code="supply-no-day", says=NO_DAY.fill(**told))
    if not 0 <= days_between(day, on) <= objective.validity_days:
        return Reason(code="supply-not-fresh", says=NOT_FRESH.fill(**told, day=day, days=objective.validity_days))
    if not parts:
        return Reason(code="supply-other-subject", says=OTHER_SUBJECT.fill(**told, subject=finding.subject))
    if not any(_ABOUT.get(part.kind) in objective.about for part in parts):
        return Reason(code="supply-other-about", says=OTHER_ABOUT.fill(**told))
    return None


def _day(evidence: Handed) -> date | None:
    written = evidence.finding.dated
    if not written:
        return evidence.measured_on
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
