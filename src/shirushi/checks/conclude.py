"""From recorded answers to findings: the one way that both the run and its verification go."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import msgspec

from shirushi.checks.check import AnyCheck, HasId
from shirushi.checks.finding import Concluded, Finding, Judgement, Result, Tally, Unassessed
from shirushi.checks.replay import Recall, drive
from shirushi.checks.sampling import item_of, vote_of
from shirushi.checks.subject import run_subject
from shirushi.terms.probe import Answer, Answered, Ask, Failed, Probe, Reply
from shirushi.terms.reason import Reason
from shirushi.terms.sampling import Vote
from shirushi.terms.system import Description


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One case and its judgement; the goal it tests and the cluster it belongs to, empty for none; which repeat it is."""

    case: str
    judgement: Judgement
    goal: str = ""
    cluster: str = ""
    repeat: int = 0


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """What a check comes to: the subject of the run, every repeat of every case as judged in order, the result.

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
"""Given the counts of the first items, in their order, tells whether the rest need not be asked."""


def never(_: Tally) -> bool:
    """Every case is asked."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How cases are put and counted: so many times each, what of the repeats counts, when the rest need not be asked."""

    repeats: int = 1
    vote: Vote = Vote.EACH
    enough: Enough = never


EACH_ONCE = Procedure()


class Recalls(Protocol):
    """Gives the recorded answers of one repeat of a case."""

    def __call__(self, case: str, repeat: int = 0) -> Recall:
        """Those of the case with this id."""
        ...


def derive(  # noqa: PLR0913 - what there is to judge, and under which rules
    check: AnyCheck,
    cases: Iterable[HasId],
    recall: Recalls,
    *,
    description: Description,
    description_digest: str,
    procedure: Procedure = EACH_ONCE,
) -> Derived:
    """Run the cases on their recorded answers, in their order and until that is enough, and conclude.

    The runner goes by the same procedure and stops after the same case.

    Raises:
        whatever `recall` raises, where the record and the script disagree.
    """
    count = Count(check, procedure)
    judged: list[Judged] = []
    for piece in pieces(check, cases, procedure.repeats):
        judged.append(count.judge(piece, recall(piece.case.id, piece.repeat)))
        if count.is_enough:
            break
    subject = count.subject(description, description_digest)
    return Derived(subject=subject, judged=tuple(judged), result=count.result(subject))


class Piece(NamedTuple):
    """One piece of work: a case of a cluster once. `number` counts all from 0; `ends` tells whether it ends an item."""

    number: int
    case: HasId
    cluster: str = ""
    repeat: int = 0
    ends: bool = True


def pieces(check: AnyCheck, cases: Iterable[HasId], repeats: int = 1) -> Iterator[Piece]:
    """Every case as often as it is asked, in order; `cases` may be made meanwhile and are looked at one ahead."""
    number, ahead = 0, iter(cases)
    case = next(ahead, None)
    cluster = "" if case is None else check.cluster(case)
    while case is not None:
        after = next(ahead, None)
        following = "" if after is None else check.cluster(after)
        is_last = not cluster or cluster != following
        for repeat in range(repeats):
            yield Piece(number, case, cluster, repeat, is_last and repeat == repeats - 1)
            number += 1
        case, cluster = after, following


class Count:
    """Judges cases one by one and counts them, in space that does not grow with their number."""

    def __init__(self, check: AnyCheck, procedure: Procedure = EACH_ONCE) -> None:
        """Begin to count the cases of `check`."""
        self._check = check
        self._heard = _Heard()
        self._counting = _Counting(check, procedure)

    def judge(self, piece: Piece, recall: Recall) -> Judged:
        """Run the next piece on its recorded answers and count it.

        Raises:
            whatever `recall` raises.
        """
        check, case = self._check, piece.case
        judgement = drive(check, case, self._heard.noting(recall))
        self._counting.add(piece, judgement)
        return Judged(
            case=case.id, judgement=judgement, goal=check.goal(case), cluster=piece.cluster, repeat=piece.repeat
        )

    @property
    def is_enough(self) -> bool:
        """Whether the cases counted so far settle the matter."""
        return self._counting.is_enough

    def subject(self, description: Description, description_digest: str) -> str:
        """The subject of the run, as it called itself in the answers heard."""
        return run_subject(description, description_digest, self._heard.models)

    def result(self, subject: str) -> Result:
        """What the cases counted so far come to."""
        heard, check = self._heard, self._check
        if heard.first_failure is not None and not heard.answered:
            return Unassessed(check=check.id, version=check.version, reason=heard.first_failure)
        tally = self._counting.tally
        tally.about(subject)
        return Concluded(check=check.id, version=check.version, findings=check.conclude(check, tally))


class Order:
    """Takes judgements as they come and counts them in the order of the pieces, until that is enough.

    So a run in which many cases are under way at once stops after the same case as its verification.
    """

    def __init__(self, check: AnyCheck, procedure: Procedure = EACH_ONCE) -> None:
        """Begin with the first case of `check`."""
        self._counting = None if procedure.enough is never else _Counting(check, procedure)
        self._early: dict[int, tuple[Piece, Judgement]] = {}
        self.counted = 0
        self.is_enough = False

    def add(self, piece: Piece, judgement: Judgement) -> None:
        """Take the judgement of a piece."""
        self._early[piece.number] = piece, judgement
        while not self.is_enough and (next_ := self._early.pop(self.counted, None)) is not None:
            self.counted += 1
            if self._counting is not None:
                self._counting.add(*next_)
                self.is_enough = self._counting.is_enough


class _Counting:
    """Counts judgements that come in order: repeat by repeat, case by case, item by item."""

    def __init__(self, check: AnyCheck, procedure: Procedure) -> None:
        self.tally = Tally("", check.objectives[0] if check.objectives else "")  # the subject shows later
        self.is_enough = False
        self._check = check
        self._procedure = procedure
        self._repeats: list[Judgement] = []
        if procedure.enough is not never:
            self.tally.may_stop()

    def add(self, piece: Piece, judgement: Judgement) -> None:
        case, procedure = piece.case, self._procedure
        if procedure.repeats == 1:
            self.tally.add(case.id, judgement, piece.cluster)
        else:
            self._repeats.append(judgement)
            if len(self._repeats) == procedure.repeats:
                for one in vote_of(self._repeats, procedure.vote):
                    self.tally.add(case.id, one, item_of(self._check, case))
                self.tally.repeats(self._repeats)
                self._repeats = []
        if piece.ends:
            self.is_enough = procedure.enough(self.tally)


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
