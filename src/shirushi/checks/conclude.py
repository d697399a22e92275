"""From recorded answers to findings: the one way that both the run and its verification go."""

from collections.abc import Callable, Iterable

import msgspec

from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Concluded, Finding, Judgement, Result, Tally, Unassessed
from shirushi.checks.replay import Recall, drive
from shirushi.checks.subject import run_subject
from shirushi.terms.probe import Answer, Answered, Ask, Failed, Probe, Reply
from shirushi.terms.reason import Reason
from shirushi.terms.system import Description


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One case and its judgement."""

    case: str
    judgement: Judgement


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """What a check comes to: the subject of the run, every case as judged in the order given, the result.

    The result is unassessed where every single probe failed: who could not look has found nothing.
    """

    subject: str
    judged: tuple[Judged, ...]
    result: Result

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found; nothing where the check is unassessed."""
        return self.result.findings if isinstance(self.result, Concluded) else ()


def derive(
    check: AnyCheck,
    cases: Iterable[HasId],
    recall: Callable[[str], Recall],
    *,
    description: Description,
    description_digest: str,
) -> Derived:
    """Run every case on its recorded answers and conclude.

    `recall` gives, for a case id, the answers of that case.

    Raises:
        whatever `recall` raises, where the record and the script disagree.
    """
    heard = _Heard()
    cases = tuple(cases)
    judged = tuple(Judged(case=case.id, judgement=drive(check, case, heard.noting(recall(case.id)))) for case in cases)
    subject = run_subject(description, description_digest, heard.models)
    tally = Tally(subject, check.objectives[0] if check.objectives else "")
    for case, one in zip(cases, judged, strict=True):
        tally.add(one.case, one.judgement, check.cluster(case))
    if heard.first_failure is not None and not heard.answered:
        result: Result = Unassessed(check=check.id, version=check.version, reason=heard.first_failure)
    else:
        result = Concluded(check=check.id, version=check.version, findings=check.conclude(check, tally))
    return Derived(subject=subject, judged=judged, result=result)


def of_target(probe: Probe) -> bool:
    """Tell whether a probe asks the system that is looked at, not a judge or an attacker."""
    return isinstance(probe, Ask) and probe.to == "target"


def reported_models(answers: Iterable[Answer]) -> frozenset[str]:
    """The names under which a model answered."""
    return frozenset(
        answer.said.model
        for answer in answers
        if isinstance(answer, Answered) and isinstance(answer.said, Reply) and answer.said.model
    )


class _Heard:
    """Notes, while answers pass by, who answered and whether anybody did."""

    def __init__(self) -> None:
        self.models: set[str] = set()
        self.answered = False
        self.first_failure: Reason | None = None

    def noting(self, recall: Recall) -> Recall:
        def noted(turn: int, position: int, probe: Probe) -> Answer:
            answer = recall(turn, position, probe)
            if of_target(probe):
                self.models.update(reported_models((answer,)))
            if isinstance(answer, Failed):
                self.first_failure = self.first_failure or answer.reason
            else:
                self.answered = True
            return answer

        return noted
