"""The kit itself: a sound check owes nothing, and each breach is named by its code."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from fakes.described import described
from fakes.model import SPEAKING
from shirushi.checks import contract
from shirushi.checks.check import Applies, Check, Cost, Lacks, Script, ask, share
from shirushi.checks.contract import owes
from shirushi.checks.evaluation.asking import cost_of, needs, put
from shirushi.checks.finding import Finding, Judgement, Outcome, Present, Share, Tally, Way
from shirushi.checks.hostile import MOODS, hostile
from shirushi.terms.probe import (
    Answered,
    Ask,
    Failed,
    ReadBom,
    ReadDocument,
    ReadRegister,
    ReadStatement,
    Reply,
    ScanWeights,
)
from shirushi.terms.reason import Reason
from shirushi.terms.text import NO_TEXT, Text

pytestmark = pytest.mark.contract
WHY = Text(ja="理由です。", en="A reason.")
KNOWN = {"misinformation-limited"}
NOT_NOW = Lacks(reason=Reason(code="nothing", says=WHY))


class Case(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    prompt: str = "?"


class Fading(msgspec.Struct, frozen=True, kw_only=True):
    """A case type that cannot read what `Case` writes."""

    id: str
    prompt: Text | None = None


def cases(_description: object) -> Iterator[Case]:
    return iter((Case(id="one"), Case(id="two")))


def script(case: Case) -> Script:
    answer = yield from ask(put(case.prompt))
    heard = isinstance(answer, Answered) and isinstance(answer.said, Reply)
    good = heard and "はい" in answer.said.text
    outcome = Outcome.UNDETERMINED if not heard else Outcome.PASS if good else Outcome.FAIL
    return Judgement(outcome=outcome, why=WHY, severity=int(outcome is Outcome.FAIL))


SOUND = Check(
    id="family.name",
    version=1,
    title=WHY,
    method=WHY,
    blind=WHY,
    way=Way.MEASURED,
    objectives=("misinformation-limited",),
    case=Case,
    needs=needs,
    cost=cost_of(2),
    cases=cases,
    script=script,
    conclude=share,
)


def always_passing(case: Case) -> Script:
    yield from ask(put(case.prompt))
    return Judgement(outcome=Outcome.PASS, why=WHY)


def believing_any_kind(case: Case) -> Script:
    answer = yield from ask(put(case.prompt))
    return Judgement(outcome=Outcome.PASS if isinstance(answer, Answered) else Outcome.UNDETERMINED, why=WHY)


def wordless(case: Case) -> Script:
    yield from ask(put(case.prompt))
    return Judgement(outcome=Outcome.UNDETERMINED, why=NO_TEXT)


def too_severe(case: Case) -> Script:
    yield from ask(put(case.prompt))
    return Judgement(outcome=Outcome.FAIL, why=WHY, severity=4)


def asking_twice(case: Case) -> Script:
    yield from ask(put(case.prompt))
    return (yield from script(case))


def moody() -> object:
    turns = itertools.count()

    def changing(case: Case) -> Script:
        yield from ask(put(case.prompt))
        return Judgement(outcome=Outcome.FAIL, why=WHY, severity=next(turns) % 3)

    return changing


def restless() -> object:
    turns = itertools.count()
    return lambda _description: iter((Case(id=str(next(turns))),))


def blindly_good(check: Check, tally: Tally) -> tuple[Finding, ...]:
    return tuple(msgspec.structs.replace(finding, measure=Present(value="yes")) for finding in share(check, tally))


def blindly_counted(check: Check, tally: Tally) -> tuple[Finding, ...]:
    return tuple(msgspec.structs.replace(finding, measure=Share(bad=0, of=2)) for finding in share(check, tally))


def of_another(check: Check, tally: Tally) -> tuple[Finding, ...]:
    return tuple(msgspec.structs.replace(finding, check="other.check") for finding in share(check, tally))


def of_another_objective(check: Check, tally: Tally) -> tuple[Finding, ...]:
    return tuple(msgspec.structs.replace(finding, objective="bias-measured") for finding in share(check, tally))


class Remembering:
    """Concludes from the case that was counted first."""

    def __init__(self) -> None:
        self.runs = itertools.count()

    def __call__(self, check: Check, tally: Tally) -> tuple[Finding, ...]:
        return tuple(msgspec.structs.replace(finding, part=str(next(self.runs))) for finding in share(check, tally))


def test_a_sound_check_owes_nothing() -> None:
    assert owes(SOUND, SPEAKING, KNOWN) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id": "Family.name"}, contract.FIELD),
        ({"id": "name"}, contract.FIELD),
        ({"id": "family.name.more"}, contract.FIELD),
        ({"version": 0}, contract.FIELD),
        ({"title": NO_TEXT}, contract.FIELD),
        ({"method": NO_TEXT}, contract.FIELD),
        ({"blind": NO_TEXT}, contract.FIELD),
        ({"objectives": ("no-such-objective",)}, contract.NO_OBJECTIVE),
        ({"needs": lambda _description: NOT_NOW}, contract.NOT_READY),
        ({"needs": lambda _description: Applies()}, contract.NEEDS_NOTHING),
        ({"cases": lambda _description: iter(())}, contract.BAD_CASES),
        ({"cases": lambda _description: iter((Case(id="one"), Case(id="one")))}, contract.BAD_CASES),
        ({"cases": lambda _description: iter((Case(id=""),))}, contract.BAD_CASES),
        ({"cases": restless()}, contract.BAD_CASES),
        ({"script": moody()}, contract.DIFFERS),
        ({"script": always_passing}, contract.BLIND_PASS),
        ({"script": believing_any_kind}, contract.BLIND_PASS),
        ({"conclude": blindly_good}, contract.BLIND_PASS),
        ({"conclude": blindly_counted}, contract.BLIND_PASS),
        ({"script": wordless}, contract.NO_WHY),
        ({"script": too_severe}, contract.NO_WHY),
        ({"script": asking_twice}, contract.OVER_COST),
        ({"cost": lambda _description: Cost(probes=2, tokens=79)}, contract.OVER_COST),
        ({"cost": lambda _description: Cost(probes=1, tokens=80)}, contract.OVER_COST),
        ({"conclude": of_another}, contract.FOREIGN_FINDING),
        ({"conclude": of_another_objective}, contract.FOREIGN_FINDING),
        ({"conclude": Remembering()}, contract.ORDERED),
    ],
)
def test_a_breach_is_named(changes, code) -> None:
    assert code.id in {fault.code for fault in owes(replace(SOUND, **changes), SPEAKING, KNOWN)}


def test_a_case_that_json_changes_is_named() -> None:
    lossy = replace(SOUND, case=Fading, cases=lambda _description: iter((Case(id="one"), Case(id="two"))))
    forgetful = replace(SOUND, case=msgspec.defstruct("Bare", [("id", str)], frozen=True))
    for check in (lossy, forgetful):
        assert contract.LOST_CASE.id in {fault.code for fault in owes(check, SPEAKING, KNOWN)}


def test_a_check_that_raises_is_not_hidden() -> None:
    def raising(case: Case) -> Script:
        answer = yield from ask(put(case.prompt))
        return Judgement(outcome=Outcome.FAIL, why=answer.reason.says)

    with pytest.raises(AttributeError):
        owes(replace(SOUND, script=raising), SPEAKING, KNOWN)


def test_a_fault_is_told_once_and_names_the_check() -> None:
    faults = owes(replace(SOUND, script=asking_twice), SPEAKING, KNOWN)
    assert len(faults) == len(set(faults)) == 1
    assert faults[0].place.path == "family.name"


def test_a_description_without_a_target_is_not_enough() -> None:
    assert [fault.code for fault in owes(SOUND, described(), KNOWN)] == [contract.NOT_READY.id]


@pytest.mark.parametrize(
    ("probe", "kind"),
    [
        (put("?"), "Reply"),
        (ScanWeights(file="x"), "WeightsSeen"),
        (ReadBom(file="x"), "BomSeen"),
        (ReadDocument(file="x"), "DocumentSeen"),
        (ReadRegister(file="x"), "RegisterSeen"),
        (ReadStatement(file="x", signer=""), "StatementSeen"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_answers_are_of_the_right_kind_but_for_the_first_two(probe, kind) -> None:
    answers = [hostile(probe, mood) for mood in MOODS]
    assert isinstance(answers[0], Failed)
    assert type(answers[1].said).__name__ != kind
    assert {type(answer.said).__name__ for answer in answers[2:] if isinstance(answer, Answered)} == {kind}
    assert len({type(answer) for answer in answers}) == 3
    assert isinstance(probe, Ask) is (
        max(len(getattr(answer.said, "text", "")) for answer in answers[2:-1]) >= 1_000_000
    )
