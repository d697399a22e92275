"""Finds things of an assessment by their id: built once, read by every part of the composition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shirushi.checks.finding import Concluded, Finding, Outcome
from shirushi.checks.judging.measurement import Measurement
from shirushi.duties.duty import Duty
from shirushi.evidence.transcript import Exchange
from shirushi.policy.library import Catalogue, Row
from shirushi.policy.objective import Objective
from shirushi.policy.requirement import Requirement
from shirushi.report.asked import asked_words, checks_asked
from shirushi.report.assessment import Assessment, CaseJudged, CheckCard, Sealed
from shirushi.terms.errors import Code, Malformed
from shirushi.terms.system import Condition
from shirushi.terms.text import Text, same
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.standing import DutyStanding, ObjectiveState, Standing

UNKNOWN_NAME = Code(
    id="SH801",
    says=Text(
        ja="報告書にする記録が「{name}」を挙げていますが、その定義がありません。",
        en="The record to be reported names {name}, which nothing in it defines.",
    ),
    remedy=Text(
        ja="「shirushi verify」で記録が改変されていないことを確かめ、作成元に新しい束を求めてください。",
        en="See with `shirushi verify` whether it was altered, and ask its maker for a new bundle.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Everything an assessment names, by id; cases are keyed by check and case.

    `asked` tells of checks that were not to ask all their cases once how many they asked, and why no more.
    """

    catalogues: Mapping[str, Catalogue]
    requirements: Mapping[str, Requirement]
    objectives: Mapping[str, Objective]
    crosswalk: tuple[Row, ...]
    states: Mapping[str, ObjectiveState]
    duties: Mapping[str, Duty]
    standings: Mapping[str, DutyStanding]
    planned: Mapping[str, PlannedCheck]
    cards: Mapping[str, CheckCard]
    evaluations: Mapping[str, Sealed]
    judged: Mapping[tuple[str, str], CaseJudged]
    exchanges: Mapping[tuple[str, str], tuple[Exchange, ...]]
    actors: Mapping[str, Text]
    figures: tuple[Measurement, ...]
    asked: Mapping[str, Text]

    def check_title(self, check: str) -> Text:
        """Name a check; one that is neither installed here nor planned goes by its id."""
        card, planned = self.cards.get(check), self.planned.get(check)
        return card.title if card else planned.name if planned else same(check)

    def objective_title(self, objective: str) -> Text:
        """Name an objective."""
        return self.objectives[objective].title

    def catalogue_of(self, requirement: str) -> Catalogue:
        """The text that holds a requirement."""
        return self.catalogues[self.requirements[requirement].catalogue]


def shelve(assessment: Assessment) -> Shelf:
    """Arrange an assessment by id.

    Raises:
        Malformed: it names duties, objectives or words that neither its library nor we know; all at once.
    """
    unknown = sorted(set(_unknown_names(assessment)))
    if unknown:
        raise Malformed(*(UNKNOWN_NAME.at(name=name) for name in unknown))
    library = assessment.library
    return Shelf(
        catalogues={catalogue.id: catalogue for catalogue in library.catalogues},
        requirements={requirement.id: requirement for requirement in library.requirements},
        objectives={objective.id: objective for objective in library.objectives},
        crosswalk=library.crosswalk,
        states={state.objective: state for state in assessment.verdict.objectives},
        duties={duty.requirement: duty for duty in assessment.duties},
        standings={duty.requirement: duty for duty in assessment.verdict.duties},
        planned={planned.check: planned for planned in assessment.plan.checks},
        cards={card.check: card for card in assessment.cards},
        evaluations={sealed.name: sealed for sealed in assessment.sealed if sealed.kind == "evaluation"},
        judged={(judged.check, judged.case): judged for judged in assessment.judged},
        exchanges=_by_case(assessment),
        actors={actor.id: actor.title for actor in assessment.description.actors},
        figures=assessment.figures,
        asked={one.check: asked_words(one) for one in checks_asked(assessment)},
    )


def _unknown_names(assessment: Assessment) -> Iterator[str]:
    """Whatever is named and not defined: an assessment can come out of a bundle that somebody made up."""
    verdict, library = assessment.verdict, assessment.library
    requirements = {each.id for each in library.requirements}
    decided = {duty.requirement for duty in assessment.duties}
    objectives = {each.id for each in library.objectives}
    for duty in verdict.duties:
        yield from {duty.requirement} - (requirements & decided)
        yield from {*duty.decided_by, *duty.missing, *duty.findings_opened} - objectives
        yield from set(duty.children) - set(Standing)
    for reasoned in assessment.duties:
        yield from {reasoned.requirement} - requirements
        yield from set(reasoned.assumed) - set(Condition)
    yield from (state.objective for state in verdict.objectives if state.objective not in objectives)
    yield from (name for action in verdict.actions for name in action.moves if name not in requirements)
    yield from {finding.objective for finding in _findings(assessment)} - objectives
    yield from {judged.outcome for judged in assessment.judged} - set(Outcome)
    yield from {each.catalogue for each in library.requirements} - {each.id for each in library.catalogues}
    yield from {assessment.description.assess.actor} - {actor.id for actor in assessment.description.actors}


def _findings(assessment: Assessment) -> Iterator[Finding]:
    for result in assessment.results:
        if isinstance(result, Concluded):
            yield from result.findings


def _by_case(assessment: Assessment) -> dict[tuple[str, str], tuple[Exchange, ...]]:
    cases: dict[tuple[str, str], list[Exchange]] = {}
    for transcript in assessment.transcripts:
        for exchange in transcript.exchanges:
            cases.setdefault((transcript.check, exchange.case), []).append(exchange)
    return {key: tuple(exchanges) for key, exchanges in cases.items()}
