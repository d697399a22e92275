"""The kit every check must pass: what a check owes, tried on hostile answers, without the world.

1. A permanent id, a version, its words in both languages, objectives that are known.
2. It applies to the description at hand, and not to one that offers nothing to look at.
3. Its cases have ids of their own, are made alike each time, and survive the way through JSON.
4. The same answers give the same judgement; no answer gives no pass; each judgement says why.
5. It keeps to its declared cost.
6. Its findings are its own, and do not depend on the order of the cases.

A check that raises breaks the contract as well; the exception is let through, because its trace tells more.
"""

import re
from collections.abc import Collection, Iterator

import msgspec

from shirushi.checks.check import AnyCheck, Applies, Cost, HasId
from shirushi.checks.finding import Finding, Judgement, Outcome, Present, Share, Tally
from shirushi.checks.hostile import MOODS, UNANSWERED, hostile
from shirushi.checks.replay import drive
from shirushi.terms.canon import canonical
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.probe import Answer, Ask, ListParts, Looking, Probe
from shirushi.terms.system import Description
from shirushi.terms.text import Text

_REMEDY = Text(ja="docs/how-to/add-a-check.mdを見てください。", en="See docs/how-to/add-a-check.md.")
FIELD = Code(
    id="SH310",
    says=Text(
        ja="検査の「{field}」がないか、決まりに合いません。", en="The check's {field} is missing or not of its form."
    ),
    remedy=_REMEDY,
)
NO_OBJECTIVE = Code(
    id="SH311", says=Text(ja="目標「{id}」は知られていません。", en="The objective {id} is not known."), remedy=_REMEDY
)
NOT_READY = Code(
    id="SH312",
    says=Text(ja="この記述では検査が始まりません。", en="The check does not apply to this description."),
    remedy=_REMEDY,
)
NEEDS_NOTHING = Code(
    id="SH313",
    says=Text(
        ja="見るものがない記述にも当てはまってしまいます。", en="The check applies where there is nothing to look at."
    ),
    remedy=_REMEDY,
)
BAD_CASES = Code(
    id="SH314",
    says=Text(
        ja="事例がないか、idが空又は重複しているか、作るたびに変わります。",
        en="There is no case, an id is empty or occurs twice, or the cases change each time they are made.",
    ),
    remedy=_REMEDY,
)
LOST_CASE = Code(
    id="SH315",
    says=Text(ja="事例「{id}」はJSONを経ると変わります。", en="The case {id} does not survive the way through JSON."),
    remedy=_REMEDY,
)
DIFFERS = Code(
    id="SH316",
    says=Text(
        ja="事例「{id}」は、同じ回答でも判定が変わります。", en="The case {id} is judged otherwise on the same answers."
    ),
    remedy=_REMEDY,
)
BLIND_PASS = Code(
    id="SH317",
    says=Text(ja="答えがないのに「{id}」が合格になります。", en="{id} passes although nothing was answered."),
    remedy=_REMEDY,
)
NO_WHY = Code(
    id="SH318",
    says=Text(
        ja="事例「{id}」の判定に理由がないか、重さが0〜3ではありません。",
        en="The judgement of the case {id} has no reason, or a severity outside 0 to 3.",
    ),
    remedy=_REMEDY,
)
OVER_COST = Code(
    id="SH319",
    says=Text(ja="示した費用を超えます：{spent}", en="The declared cost is exceeded: {spent}"),
    remedy=_REMEDY,
)
FOREIGN_FINDING = Code(
    id="SH320",
    says=Text(
        ja="結論の検査・版・方法・目標が検査のものと違います。",
        en="A finding names another check, version, way or objective than the check's.",
    ),
    remedy=_REMEDY,
)
ORDERED = Code(
    id="SH321",
    says=Text(ja="結論が事例の順序に左右されます。", en="The conclusion depends on the order of the cases."),
    remedy=_REMEDY,
)

_ID = re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*")
_SUBJECT = "0" * 64
_SEVERITIES = range(4)
_FULL_RUN = 2  # the mood in which every case is run: the first in which a model speaks
_ENOUGH = 120  # cases, evenly spread, that are run in each of the other moods


def owes(check: AnyCheck, description: Description, objectives: Collection[str]) -> tuple[Fault, ...]:
    """Tell what a check still owes; empty if it keeps the contract.

    `description` must offer what the check looks at; `objectives` are the known ids. Takes the time of about forty
    runs of the check, or of 120 of its cases if it has more.

    Raises:
        whatever the check raises: no check may.
    """
    at = Place(path=check.id)
    faults = [*_words_owed(check, objectives, at)]
    if isinstance(check.needs(_emptied(description)), Applies):
        faults.append(NEEDS_NOTHING.at(at))
    if not isinstance(check.needs(description), Applies):
        return (*faults, NOT_READY.at(at))
    cases = tuple(check.cases(description))
    faults.extend(_cases_owed(check, cases, tuple(check.cases(description)), at))
    declared = check.cost(description)
    for mood in MOODS:
        several = cases if mood == _FULL_RUN else cases[:: -(-len(cases) // _ENOUGH) or 1]
        faults.extend(_run_owed(check, several, mood, declared, at))
    return tuple(dict.fromkeys(faults))


def _words_owed(check: AnyCheck, objectives: Collection[str], at: Place) -> Iterator[Fault]:
    fits = {
        "id": bool(_ID.fullmatch(check.id)),
        "version": check.version >= 1,
        "title": bool(check.title.ja),
        "method": bool(check.method.ja),
        "blind": bool(check.blind.ja),
    }
    yield from (FIELD.at(at, field=field) for field, good in fits.items() if not good)
    yield from (NO_OBJECTIVE.at(at, id=name) for name in check.objectives if name not in objectives)


def _emptied(description: Description) -> Description:
    """The description without anything that could be looked at."""
    system = msgspec.structs.replace(description.system, parts=())
    return msgspec.structs.replace(
        description,
        system=system,
        target=None,
        documents=(),
        registers=(),
        statements=(),
        mcp=(),
        threats=msgspec.UNSET,
    )


def _cases_owed(check: AnyCheck, cases: tuple[HasId, ...], again: tuple[HasId, ...], at: Place) -> Iterator[Fault]:
    ids = {case.id for case in cases}
    if not cases or "" in ids or len(ids) < len(cases) or cases != again:
        yield BAD_CASES.at(at)
    for case in cases:
        if not _survives(check, case):
            yield LOST_CASE.at(at, id=case.id)


def _survives(check: AnyCheck, case: HasId) -> bool:
    try:
        return bool(msgspec.json.decode(canonical(case), type=check.case) == case)
    except (msgspec.ValidationError, ValueError):
        return False


def _run_owed(check: AnyCheck, cases: tuple[HasId, ...], mood: int, declared: Cost, at: Place) -> Iterator[Fault]:
    """Run every case in one mood of the world, twice, and look at judgements, cost and findings."""
    meter = _Meter(mood)
    judged = [(case.id, drive(check, case, meter.recall)) for case in cases]
    if meter.exceeds(declared):
        yield OVER_COST.at(at, spent=str(meter))
    for case, (name, judgement) in zip(cases, judged, strict=True):
        if drive(check, case, _Meter(mood).recall) != judgement:
            yield DIFFERS.at(at, id=name)
        if mood in UNANSWERED and judgement.outcome is Outcome.PASS:
            yield BLIND_PASS.at(at, id=name)
        if not judgement.why.ja or judgement.severity not in _SEVERITIES:
            yield NO_WHY.at(at, id=name)
    counted = [(name, judgement, check.cluster(case)) for case, (name, judgement) in zip(cases, judged, strict=True)]
    findings = _concluded(check, counted)
    if findings != _concluded(check, counted[::-1]):
        yield ORDERED.at(at)
    for finding in findings:
        if mood in UNANSWERED and _is_good(finding):
            yield BLIND_PASS.at(at, id=finding.objective)
        if not _is_own(check, finding):
            yield FOREIGN_FINDING.at(at)


def _concluded(check: AnyCheck, judged: list[tuple[str, Judgement, str]]) -> tuple[Finding, ...]:
    tally = Tally(_SUBJECT, check.objectives[0] if check.objectives else "")
    for name, judgement, cluster in judged:
        tally.add(name, judgement, cluster)
    return check.conclude(check, tally)


def _is_good(finding: Finding) -> bool:
    measure = finding.measure
    if isinstance(measure, Share):
        return measure.bad + measure.undetermined < measure.of
    return isinstance(measure, Present) and measure.value == "yes"


def _is_own(check: AnyCheck, finding: Finding) -> bool:
    named = finding.objective in check.objectives if check.objectives else bool(finding.objective)
    return named and (finding.check, finding.version, finding.way) == (check.id, check.version, check.way)


class _Meter:
    """Answers in one mood and counts what is asked."""

    def __init__(self, mood: int) -> None:
        self._mood = mood
        self._probes = self._tokens = self._files = 0

    def recall(self, _turn: int, _position: int, probe: Probe) -> Answer:
        if isinstance(probe, Looking | ListParts):
            self._files += 1
        else:
            self._probes += 1
            self._tokens += probe.max_tokens if isinstance(probe, Ask) else 0
        return hostile(probe, self._mood)

    def exceeds(self, cost: Cost) -> bool:
        return self._probes > cost.probes or self._tokens > cost.tokens or self._files > cost.files

    def __str__(self) -> str:
        return f"probes {self._probes}, tokens {self._tokens}, files {self._files}"
