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
    """One case and its judgement; the goal it tests and the cluster it belongs to, empty for none."""

    case: str
    judgement: Judgement
    goal: str = ""
    cluster: str = ""


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


Enough = Callable[[Tally], bool]
"""Given the counts of the first cases, in their order, tells whether the rest need not be asked."""


def never(_: Tally) -> bool:
    """Every case is asked."""
    return False


def derive(  # noqa: PLR0913 - what there is to judge, and under which rules
    check: AnyCheck,
    cases: Iterable[HasId],
    recall: Callable[[str], Recall],
    *,
    description: Description,
    description_digest: str,
    enough: Enough = never,
) -> Derived:
    """Run the cases on their recorded answers, in their order and until that is enough, and conclude.

    `recall` gives, for a case id, the answers of that case. The runner stops by the same rule, after the same case.

    Raises:
        whatever `recall` raises, where the record and the script disagree.
    """
    count = Count(check, enough)
    judged: list[Judged] = []
    for case in cases:
        judged.append(count.judge(case, recall(case.id)))
        if count.is_enough:
            break
    subject = count.subject(description, description_digest)
    return Derived(subject=subject, judged=tuple(judged), result=count.result(subject))


class Count:
    """Judges cases one by one and counts them, in space that does not grow with their number."""

    def __init__(self, check: AnyCheck, enough: Enough = never) -> None:
        """Begin to count the cases of `check`."""
        self._check = check
        self._enough = enough
        self._heard = _Heard()
        self._tally = _tally_of(check)

    def judge(self, case: HasId, recall: Recall) -> Judged:
        """Run the next case on its recorded answers and count it.

        Raises:
            whatever `recall` raises.
        """
        check = self._check
        judgement = drive(check, case, self._heard.noting(recall))
        judged = Judged(case=case.id, judgement=judgement, goal=check.goal(case), cluster=check.cluster(case))
        self._tally.add(judged.case, judgement, judged.cluster)
        return judged

    @property
    def is_enough(self) -> bool:
        """Whether the cases counted so far settle the matter."""
        return self._enough(self._tally)

    def subject(self, description: Description, description_digest: str) -> str:
        """The subject of the run, as it called itself in the answers heard."""
        return run_subject(description, description_digest, self._heard.models)

    def result(self, subject: str) -> Result:
        """What the cases counted so far come to."""
        heard, check = self._heard, self._check
        if heard.first_failure is not None and not heard.answered:
            return Unassessed(check=check.id, version=check.version, reason=heard.first_failure)
        self._tally.about(subject)
        return Concluded(check=check.id, version=check.version, findings=check.conclude(check, self._tally))


class Order:
    """Takes judgements as they come and counts them in the order of the cases, until that is enough.

    So a run in which many cases are under way at once stops after the same case as its verification.
    """

    def __init__(self, check: AnyCheck, enough: Enough = never) -> None:
        """Begin with the first case of `check`."""
        self._check = check
        self._enough = enough
        self._tally = _tally_of(check)
        self._early: dict[int, tuple[HasId, Judgement]] = {}
        self.counted = 0
        self.is_enough = False

    def add(self, number: int, case: HasId, judgement: Judgement) -> None:
        """Take the judgement of the `number`-th case, counted from 0."""
        self._early[number] = case, judgement
        while not self.is_enough and (next_ := self._early.pop(self.counted, None)) is not None:
            self.counted += 1
            if self._enough is not never:
                self._tally.add(next_[0].id, next_[1], self._check.cluster(next_[0]))
                self.is_enough = self._enough(self._tally)


def _tally_of(check: AnyCheck) -> Tally:
    """An empty tally for `check`; its subject shows later."""
    return Tally("", check.objectives[0] if check.objectives else "")


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
