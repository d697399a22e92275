"""The first deliverable of a red-team exercise as a workbook: every scenario, every case, to be sorted and filtered."""

from collections.abc import Iterator

from shirushi.report.redteam_cases import KEPT, NAMES
from shirushi.report.words import OUTCOMES
from shirushi.report.workbook import Column, Sheet
from shirushi.terms.text import Lang, Text
from shirushi.terms.when import iso
from shirushi.verdict.redteam.act import Case, Scenario
from shirushi.verdict.redteam.exercise import Exercise
from shirushi.verdict.redteam.finding import Signed
from shirushi.verdict.redteam.plan import told

_NUMBER = Column(id="number", head=Text(ja="番号", en="Number"), width=8)
_SCENARIO = ("scenario", "decision", "asset", "threat", "actor", "harm", "goal", "objective", "because")
_CASE = ("case", "attack", "outcome", "severity", "why", "prompt", "answer", "evidence", "by", "at")


def sheets(state: Exercise, lead: tuple[Text, ...], lang: Lang) -> tuple[Sheet, ...]:
    """A sheet of scenarios and one of cases, each with `lead` above it."""
    scenarios = tuple(_scenario(one, lang) for one in state.scenarios.values())
    return (
        _sheet("scenarios", NAMES["scenario"], _SCENARIO, scenarios, lead),
        _sheet("attacks", NAMES["result"], _CASE, tuple(_cases(state, lang)), lead),
    )


def _sheet(
    anchor: str, title: Text, names: tuple[str, ...], rows: tuple[tuple[str, ...], ...], lead: tuple[Text, ...]
) -> Sheet:
    columns = tuple(Column(id=name, head=NAMES[name], width=24) for name in names)
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, start=1))
    return Sheet(id=anchor, title=title, lead=lead, columns=(_NUMBER, *columns), rows=numbered)


def _scenario(one: Scenario, lang: Lang) -> tuple[str, ...]:
    words = (one.asset, one.threat, one.actor, one.harm, one.goal, one.objective, one.reason or one.because)
    return (one.id, KEPT[one.decision].read(lang), *(told(each).read(lang) for each in words))


def _cases(state: Exercise, lang: Lang) -> Iterator[tuple[str, ...]]:
    for ran, signed in state.runs:
        for case in ran.cases:
            yield _case(ran.attack, case, f"{ran.run} #{case.index}", signed, lang)
    for tried, signed in state.tries:
        yield _case(tried.attack, tried.case, f"{tried.prompt} {tried.answer}", signed, lang)


def _case(attack: str, case: Case, evidence: str, signed: Signed, lang: Lang) -> tuple[str, ...]:
    return (
        f"{case.check}/{case.case}",
        attack,
        OUTCOMES[case.outcome].read(lang),
        str(case.severity or ""),
        case.why.read(lang),
        case.prompt,
        case.answer,
        evidence,
        signed.told.read(lang),
        iso(signed.at),
    )
