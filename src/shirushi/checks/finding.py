"""What a check concludes: judgements of cases, counted without order, and the finding they come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from shirushi.terms.reason import Reason
from shirushi.terms.text import NO_TEXT, Text


class Outcome(StrEnum):
    """Three values, never two."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNDETERMINED = "undetermined"


class Way(StrEnum):
    """How an objective can be shown, strongest first (`how` in objectives.yaml)."""

    MEASURED = "measured"
    SCANNED = "scanned"
    RECORDED = "recorded"
    DOCUMENTED = "documented"
    ATTESTED = "attested"


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one case and why.

    `severity` of a failure: 1 minor, 2 serious, 3 severest class (one alone counts against the objective).
    `objective`, `part` and `subject` are given by checks that judge several of them (a document and its parts);
    left empty they are the check's own objective and the subject of the run. `dated` is the ISO day the evidence bears.
    `by` names the judge that decided (checks/judging/figures.py) where no rule could.
    """

    outcome: Outcome
    why: Text
    severity: int = 0
    objective: str = ""
    part: str = ""
    subject: str = ""
    dated: str = ""
    by: str = ""


class Clump(msgspec.Struct, frozen=True, kw_only=True):
    """Clusters that came out alike: `times` clusters of `of` cases each, `bad` failed and `undetermined` undecided."""

    bad: Annotated[int, msgspec.Meta(ge=0)]
    undetermined: Annotated[int, msgspec.Meta(ge=0)]
    of: Annotated[int, msgspec.Meta(ge=1)]
    times: Annotated[int, msgspec.Meta(ge=1)]


class Repeated(msgspec.Struct, frozen=True, kw_only=True):
    """So many `cases` were asked `times` times each; `flipped` of them were not judged alike every time."""

    times: Annotated[int, msgspec.Meta(ge=2)]
    cases: Annotated[int, msgspec.Meta(ge=0)]
    flipped: Annotated[int, msgspec.Meta(ge=0)]


class Share(msgspec.Struct, frozen=True, kw_only=True, tag="share"):
    """`bad` of `of` decided or undecided cases failed, `undetermined` could not be decided; `severest` failure, 0–3.

    `clumps` say how the cases hang together (`Check.cluster`), sorted; left out where every case stands alone.
    `repeated` is left out where every case was asked once; unless repeats vote, each counts as a case of its own.
    `sequential`: asking could have stopped after any item, so that only an interval that holds whenever one looks may
    be read from it (verdict/sequential.py).
    """

    bad: int
    of: int
    undetermined: int = 0
    severest: int = 0
    clumps: tuple[Clump, ...] | msgspec.UnsetType = msgspec.UNSET
    repeated: Repeated | msgspec.UnsetType = msgspec.UNSET
    sequential: bool | msgspec.UnsetType = msgspec.UNSET


class Present(msgspec.Struct, frozen=True, kw_only=True, tag="present"):
    """A thing is there, is not, or could not be looked at."""

    value: Literal["yes", "no", "unknown"]


class Amount(msgspec.Struct, frozen=True, kw_only=True, tag="amount"):
    """A whole number with its unit."""

    value: int
    unit: str


Measure = Share | Present | Amount


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one check found about one objective of one subject. It holds no state and no interval: verdict does.

    `subject` is the SHA-256 of what was looked at; `part` a named part of what the objective asks (empty: all);
    `cases` the ids of at most six telling cases, worst first; `dated` the ISO day the evidence bears itself
    (documents, statements, last event of a register), empty where the run's day counts.
    """

    check: str
    version: int
    subject: str
    objective: str
    way: Way
    measure: Measure
    part: str = ""
    cases: tuple[str, ...] = ()
    why: Text = NO_TEXT
    dated: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one (objective, part, subject).

    `worst` holds (rank, case id, why), at most six, worst first; `dated` is the oldest day that a judgement bore;
    `clumps` is empty where every case stands alone. `repeated` and `sequential` are those of `Share`.
    """

    objective: str
    part: str
    subject: str
    passed: int = 0
    failed: int = 0
    undetermined: int = 0
    severest: int = 0
    worst: tuple[tuple[int, str, Text], ...] = ()
    dated: str = ""
    clumps: tuple[Clump, ...] = ()
    repeated: Repeated | msgspec.UnsetType = msgspec.UNSET
    sequential: bool | msgspec.UnsetType = msgspec.UNSET

    def of(self) -> int:
        """All cases counted."""
        return self.passed + self.failed + self.undetermined


class Concluded(msgspec.Struct, frozen=True, kw_only=True, tag="concluded"):
    """A check that ran to its end: what it found."""

    check: str
    version: int
    findings: tuple[Finding, ...]


class Unassessed(msgspec.Struct, frozen=True, kw_only=True, tag="unassessed"):
    """A check that could not look, and why. It never counts as a pass."""

    check: str
    version: int
    reason: Reason


Result = Concluded | Unassessed


_KEPT = 6
_Telling = tuple[int, str, Text]


_Key = tuple[str, str, str]
"""Objective, part, subject."""

_Counts = tuple[int, int, int]
"""Failed, undetermined, all."""


class Tally:
    """Counts judgements in any order, in space that does not grow with the number of cases, only with that of clusters."""

    def __init__(self, subject: str, objective: str) -> None:
        """Count for `subject` and, where a judgement names none, for `objective`."""
        self._subject = subject
        self._objective = objective
        self._groups: dict[_Key, Group] = {}
        self._clusters: dict[_Key, dict[str, _Counts]] = {}
        self._alike: dict[_Key, Counter[_Counts]] = {}
        self._repeated: dict[_Key, Repeated] = {}
        self._sequential: Literal[True] | msgspec.UnsetType = msgspec.UNSET

    def about(self, subject: str) -> None:
        """Name the subject of the judgements that name none: it may show only when all were heard."""
        self._subject = subject

    def may_stop(self) -> None:
        """Note that asking may stop after any item."""
        self._sequential = True

    def add(self, case: str, judgement: Judgement, cluster: str = "") -> None:
        """Count the judgement of one case; cases of one `cluster` hang together, without one a case stands alone."""
        key = (judgement.objective or self._objective, judgement.part, judgement.subject)
        group = self._groups.get(key) or Group(objective=key[0], part=key[1], subject=key[2])
        failed = judgement.outcome is Outcome.FAIL
        undetermined = judgement.outcome is Outcome.UNDETERMINED
        rank = 3 - judgement.severity if failed else 4 if undetermined else 5
        self._groups[key] = Group(
            objective=group.objective,
            part=group.part,
            subject=group.subject,
            passed=group.passed + (not failed and not undetermined),
            failed=group.failed + failed,
            undetermined=group.undetermined + undetermined,
            severest=max(group.severest, judgement.severity if failed else 0),
            dated=min(filter(None, (group.dated, judgement.dated)), default=""),
            worst=_with(group.worst, (rank, case, judgement.why)),
        )
        if cluster:
            self._hang_together(key, cluster, failed, undetermined)

    def repeats(self, judgements: Sequence[Judgement]) -> None:
        """Note how the repeats of one case were judged, beside what was counted of it."""
        flipped = len({judgement.outcome for judgement in judgements}) > 1
        for key in {(one.objective or self._objective, one.part, one.subject) for one in judgements}:
            so_far = self._repeated.get(key) or Repeated(times=len(judgements), cases=0, flipped=0)
            self._repeated[key] = Repeated(times=so_far.times, cases=so_far.cases + 1, flipped=so_far.flipped + flipped)

    def groups(self) -> tuple[Group, ...]:
        """The counts, sorted by objective, part and subject. Takes no longer for more cases."""
        named = (
            msgspec.structs.replace(
                group,
                subject=group.subject or self._subject,
                clumps=_clumps(group, self._alike.get(key, Counter())),
                repeated=self._repeated.get(key, msgspec.UNSET),
                sequential=self._sequential,
            )
            for key, group in self._groups.items()
        )
        return tuple(sorted(named, key=lambda group: (group.objective, group.part, group.subject)))

    def _hang_together(self, key: _Key, cluster: str, failed: int, undetermined: int) -> None:
        kept, alike = self._clusters.setdefault(key, {}), self._alike.setdefault(key, Counter())
        was = kept.get(cluster, (0, 0, 0))
        now = (was[0] + failed, was[1] + undetermined, was[2] + 1)
        kept[cluster] = now
        alike[was] -= 1
        alike[now] += 1


def _clumps(group: Group, alike: Mapping[_Counts, int]) -> tuple[Clump, ...]:
    """How the cases of a group hang together; nothing where no cluster holds more than one."""
    counted = Counter({counts: times for counts, times in alike.items() if counts[2] and times})
    if all(of == 1 for _, _, of in counted):
        return ()
    bad, undetermined, of = (sum(counts[at] * times for counts, times in counted.items()) for at in range(3))
    counted[1, 0, 1] += group.failed - bad
    counted[0, 1, 1] += group.undetermined - undetermined
    counted[0, 0, 1] += group.of() - of - (group.failed - bad) - (group.undetermined - undetermined)
    return tuple(
        Clump(bad=bad, undetermined=undecided, of=of, times=times)
        for (bad, undecided, of), times in sorted(counted.items())
        if times
    )


def _with(worst: tuple[_Telling, ...], one: _Telling) -> tuple[_Telling, ...]:
    """The worst six with one more, each case once; by far the most are none of them."""
    if len(worst) == _KEPT and one[:2] >= worst[-1][:2]:
        return worst
    by_case: dict[str, _Telling] = {}
    for telling in sorted((*worst, one), key=lambda kept: kept[:2]):
        by_case.setdefault(telling[1], telling)
    return tuple(by_case.values())[:_KEPT]
