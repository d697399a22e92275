"""Settles every objective: gathers the evidence about it, one's own and what was handed down, and what is lacking."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from shirushi.checks.finding import Concluded, Finding, Result, Unassessed
from shirushi.policy.objective import Objective
from shirushi.terms.reason import Reason
from shirushi.terms.system import Condition
from shirushi.terms.text import Text, listed
from shirushi.terms.words import CONDITIONS
from shirushi.verdict.establish import Settled, establish, establish_alias, not_applicable
from shirushi.verdict.handed import Handed, Withheld
from shirushi.verdict.plan import Plan, PlannedCheck
from shirushi.verdict.standing import State
from shirushi.verdict.weigh import weigh

NOT_RUN = Reason(
    code="check-not-run",
    says=Text(ja="計画した検査「{check}」の結果がありません。", en="The planned check “{check}” left no result."),
)
COULD_NOT_LOOK = Reason(
    code="check-could-not-look",
    says=Text(ja="検査「{check}」は確かめられませんでした。{why}", en="The check “{check}” could not look. {why}"),
)
WITHHELD = Reason(
    code="evidence-withheld",
    says=Text(
        ja="「{source}」から渡された証拠は数えません。{why}",
        en="Evidence handed down by {source} does not count. {why}",
    ),
)
FALSE_CONDITION = Reason(
    code="condition-false",
    says=Text(
        ja="この目標の条件「{condition}」に当たりません。",
        en="The condition of this objective does not hold: {condition}.",
    ),
)
ASSUMED_CONDITION = Reason(
    code="condition-assumed",
    says=Text(
        ja="この目標の条件「{condition}」は未回答のため、当たるものとして扱います。",
        en="Nobody answered the condition of this objective; it counts as true: {condition}.",
    ),
)


class AtHand(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a run and its suppliers left: results, what was handed down, what of it does not count.

    `actors` names those from whom something was handed down, by id.
    """

    results: tuple[Result, ...]
    measured_on: date
    handed: tuple[Handed, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    actors: Mapping[str, Text] = msgspec.field(default_factory=dict[str, Text])


def settle(
    objectives: Sequence[Objective], conditions: Mapping[Condition, bool], plan: Plan, at_hand: AtHand
) -> tuple[Settled, ...]:
    """Settle `objectives`, in their order, as of the day of the plan; `conditions` are the answered facts."""
    evidence = _evidence(plan, at_hand)
    settled = tuple(_settle(objective, conditions, plan, at_hand, evidence) for objective in objectives)
    return resolve(objectives, settled)


def resolve(objectives: Sequence[Objective], settled: Sequence[Settled]) -> tuple[Settled, ...]:
    """Let every alias stand as the weakest of the objectives that it needs; the others stay as they are."""
    by_id = {each.state.objective: each for each in settled}
    titles = {objective.id: objective.title for objective in objectives}
    return tuple(
        establish_alias(
            objective,
            own,
            [by_id[part] for part in objective.needs],
            listed(titles[part] for part in objective.needs),
        )
        if objective.needs and own.state.state is not State.NOT_APPLICABLE
        else own
        for objective, own in zip(objectives, settled, strict=True)
    )


def _evidence(plan: Plan, at_hand: AtHand) -> tuple[Handed, ...]:
    """All findings with the limits they were planned under, in an order that does not depend on how they came in."""
    planned = {check.check: check for check in plan.checks}
    own = (
        _own(finding, planned.get(result.check), at_hand.measured_on)
        for result in at_hand.results
        if isinstance(result, Concluded)
        for finding in result.findings
    )
    handed = (_named(each, planned.get(each.finding.check)) for each in at_hand.handed)
    return tuple(sorted((*own, *handed), key=msgspec.json.encode))


def _own(finding: Finding, planned: PlannedCheck | None, measured_on: date) -> Handed:
    if planned is None:
        return Handed(finding=finding, source="", measured_on=measured_on)
    return Handed(finding=finding, source="", measured_on=measured_on, limit=planned.limit, title=planned.title)


def _named(handed: Handed, planned: PlannedCheck | None) -> Handed:
    """Call a check as we do where its maker's plan, of an earlier version, gave it no title."""
    if planned is None or handed.title is not msgspec.UNSET:
        return handed
    return msgspec.structs.replace(handed, title=planned.title)


def _settle(
    objective: Objective,
    conditions: Mapping[Condition, bool],
    plan: Plan,
    at_hand: AtHand,
    evidence: Sequence[Handed],
) -> Settled:
    false = [condition for condition in objective.when if conditions.get(condition) is False]
    if false:
        return not_applicable(objective, (FALSE_CONDITION.fill(condition=CONDITIONS[condition]) for condition in false))
    about = [each for each in evidence if each.finding.objective == objective.id]
    notes = (
        *(
            WITHHELD.fill(source=at_hand.actors.get(each.source, each.source), why=each.reason.says)
            for each in at_hand.withheld
            if each.objective == objective.id
        ),
        *(
            ASSUMED_CONDITION.fill(condition=CONDITIONS[condition])
            for condition in objective.when
            if condition not in conditions
        ),
    )
    lacking = _lacking(objective.id, plan, at_hand.results, {each.finding.check for each in about})
    return establish(objective, [weigh(each, objective, on=plan.on) for each in about], lacking, notes)


def _lacking(objective: str, plan: Plan, results: Sequence[Result], seen: set[str]) -> list[Reason]:
    """Why each planned check on the objective that left nothing about it did so."""
    unassessed = {result.check: result.reason for result in results if isinstance(result, Unassessed)}
    return [
        _why_lacking(planned, unassessed.get(planned.check) or planned.left_out)
        for planned in plan.checks
        if objective in planned.objectives and not planned.not_about and planned.check not in seen
    ]


def _why_lacking(planned: PlannedCheck, reason: Reason | None) -> Reason:
    if reason is None:
        return NOT_RUN.fill(check=planned.name)
    return COULD_NOT_LOOK.fill(check=planned.name, why=reason.says)
