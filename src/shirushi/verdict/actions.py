"""What to do next: which open objectives, once shown, would move most duties, and in which way each is shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from shirushi.checks.finding import Way
from shirushi.policy.objective import Objective
from shirushi.terms.system import Description, Role
from shirushi.terms.text import Text, listed
from shirushi.verdict.docket import Docket
from shirushi.verdict.establish import NOBODY_LOOKED
from shirushi.verdict.plan import Plan, PlannedCheck
from shirushi.verdict.settle import WITHHELD
from shirushi.verdict.standing import Action, DutyStanding, ObjectiveState, Standing, State
from shirushi.verdict.wanted import wanted
from shirushi.verdict.weigh import WAYS

_SHOW: Final[Mapping[Way, Text]] = {
    Way.MEASURED: Text(
        ja="「{title}」を、計画と上限を先に定めた試験で測ってください。",
        en="Measure “{title}” in a test whose plan and limit are fixed before it.",
    ),
    Way.SCANNED: Text(
        ja="「{title}」を成果物そのものから読み取れるよう、ファイルを「parts」に記載してください。",
        en="Name the files from which “{title}” can be read under `parts`.",
    ),
    Way.RECORDED: Text(
        ja="「{title}」に当たる出来事を追記専用の記録簿に残し、「registers」に記載してください。",
        en="Keep a register of the events that show “{title}” and name it under `registers`.",
    ),
    Way.DOCUMENTED: Text(
        ja="「{title}」を示す、責任者と日付のある文書を「documents」に記載してください。",
        en="Name a dated, owned document that shows “{title}” under `documents`.",
    ),
    Way.ATTESTED: Text(
        ja="「{title}」について、名のある者の署名付きの表明を「statements」に記載してください。",
        en="Name a signed statement about “{title}” under `statements`.",
    ),
}
"""How an objective is shown, by the way."""

_MEND: Final = Text(
    ja="「{title}」に反する結果の原因を除き、改めた対象で同じ検査をやり直してください。",
    en="Mend what speaks against “{title}” and run the same check on the mended subject.",
)
_RENEW: Final = Text(ja="「{title}」の証拠を新しくしてください。", en="Renew the evidence of “{title}”.")
_REDO: Final[Mapping[State, Text]] = {State.AGAINST: _MEND, State.STALE: _RENEW}
_OR: Final = Text(ja="{words}次の方法でも示せます：{others}。", en="{words} It can also be {others}.")

_NOT_TELLING: Final = frozenset({NOBODY_LOOKED.code, WITHHELD.code})
"""Reasons that say nothing of what to do next."""
_ALWAYS_OPEN: Final = frozenset({Way.RECORDED, Way.DOCUMENTED})
"""Ways that need no check made for the objective."""
_OPEN: Final = frozenset({State.AGAINST, State.STALE, State.STATED, State.UNDECIDED, State.NO_EVIDENCE})


def rank(docket: Docket, standings: Sequence[DutyStanding], description: Description, plan: Plan) -> tuple[Action, ...]:
    """Every open objective that a binding duty waits for, the one that would move most duties first.

    An action names a way for which `plan` has a check. Of those that would move equally many, the one that more duties wait for comes first; then the order of ids.
    """
    waiting: dict[str, list[str]] = {}
    for standing in standings:
        for objective in dict.fromkeys(_waited_for(docket, standing)):
            waiting.setdefault(objective, []).append(standing.requirement)
    actions = [
        _action(
            docket.objective(objective),
            docket.state(objective),
            plan.checks,
            moves=docket.moved_by(objective, map(docket.requirement, duties)),
            actor=_actor(docket.objective(objective), description),
        )
        for objective, duties in waiting.items()
    ]
    return tuple(
        sorted(actions, key=lambda action: (-len(action.moves), -len(waiting[action.objective]), action.objective))
    )


def _waited_for(docket: Docket, standing: DutyStanding) -> Iterator[str]:
    """The open objectives that hold a binding duty back; of an alias those that it needs."""
    if standing.section != "binding":
        return
    against = standing.decided_by if standing.standing is Standing.UNMET else ()
    for objective in (*against, *standing.missing):
        for needed in docket.objective(objective).needs or (objective,):
            if docket.state(needed).state in _OPEN:
                yield needed


def _action(
    objective: Objective, state: ObjectiveState, checks: Sequence[PlannedCheck], *, moves: tuple[str, ...], actor: str
) -> Action:
    """What to do, what stands in the way, and what would show it done."""
    ways = _ways(objective, state, checks)
    words = _REDO.get(state.state) or _show(ways)
    reason = next((each for each in state.why if each.code not in _NOT_TELLING), None)
    return Action(
        objective=objective.id,
        words=words.fill(title=objective.title),
        moves=moves,
        actor=actor,
        why=reason.says if reason else msgspec.UNSET,
        done=wanted(objective, ways[0], checks),
    )


def _ways(objective: Objective, state: ObjectiveState, checks: Sequence[PlannedCheck]) -> list[Way]:
    """The ways in which it can be shown here, the one to take first: what spoke badly must speak again."""
    spoke = [each.finding.way for each in state.weighed if each.reads == state.state.value]
    if state.state in _REDO and spoke:
        return spoke[:1]
    checked = {check.way for check in checks if objective.id in check.objectives}
    ways = [Way(way) for way in objective.how if way != Way.ATTESTED] or [Way.ATTESTED]
    return [way for way in ways if way in _ALWAYS_OPEN or way in checked] or ways


def _show(ways: Sequence[Way]) -> Text:
    first, *others = ways
    return _OR.fill(words=_SHOW[first], others=listed(WAYS[way] for way in others)) if others else _SHOW[first]


def _actor(objective: Objective, description: Description) -> str:
    """Who can show it: the developer where it is about a model or its data alone, else the assessed actor."""
    assessed = description.assessed()
    if set(objective.about) <= {"model", "dataset"} and Role.DEVELOPER not in assessed.roles:
        return next((actor.id for actor in description.actors if Role.DEVELOPER in actor.roles), assessed.id)
    return assessed.id
