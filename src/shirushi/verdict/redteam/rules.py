"""What may be done in an exercise, and by whom: nothing is attacked before scope, rules, escalation and approval stand."""

from collections.abc import Iterator

from shirushi.terms.errors import Code, Fault
from shirushi.terms.text import Text, same
from shirushi.terms.when import Instant, iso
from shirushi.verdict.redteam.act import (
    Act,
    Approved,
    Attack,
    Began,
    Closed,
    Commented,
    Cut,
    Escalated,
    Finalised,
    Halted,
    Improves,
    Planned,
    Ran,
    Resumed,
    Reviewed,
    Scenario,
    Stopped,
    Tried,
)
from shirushi.verdict.redteam.exercise import Exercise, not_theirs
from shirushi.verdict.redteam.finding import Finding, Halt, Signed
from shirushi.verdict.redteam.plan import ROLES, Role, lacks
from shirushi.verdict.redteam.ready import called, held_up, not_final, to_call, unprepared

NOT_YET = Code(
    id="SH925",
    says=Text(ja="まだできません：{why}", en="Not yet: {why}"),
    remedy=Text(
        ja="「shirushi redteam status」で、開いている段階と次に行うことを確かめてください。",
        en="See `shirushi redteam status`: which steps are open, and what is next.",
    ),
)
UNKNOWN = Code(
    id="SH927",
    says=Text(ja="「{name}」はこの攻撃試験にありません。", en="This exercise has no {name}."),
    remedy=Text(ja="「shirushi redteam status」で確かめてください。", en="See `shirushi redteam status`."),
)
NOT_YOURS = Code(
    id="SH928",
    says=Text(ja="{who}は行えません：{why}", en="{who} cannot do this: {why}"),
    remedy=Text(
        ja="役割のある人の名前を --by で指定してください。役割は計画（people）で決めます。",
        en="Name with --by somebody whose role it is; the plan (people) says who has which.",
    ),
)
_NEEDS_ROLE = Text(ja="役割（{roles}）がありません。", en="it takes the role {roles}.")
_OUT_OF_SCOPE = Text(ja="検査「{check}」は計画の対象範囲にありません。", en="the check {check} is out of scope.")
_NOT_ACCEPTED = Text(ja="リスクシナリオ「{id}」は採用されていません。", en="risk scenario {id} is not accepted.")
_NO_REASON = Text(ja="理由（--reason）が必要です。", en="it needs a reason (--reason).")
_EMPTY = Text(ja="検査（--check）か手順（--step）が必要です。", en="it needs checks (--check) or steps (--step).")
_NOT_CONFIRMED = Text(ja="発見事項{id}は確認されていません。", en="finding {id} is not confirmed.")
_FINAL = Text(
    ja="最終報告書が出ています。改善と再試験だけを続けられます。",
    en="the final report is issued; only improvements and repeat tests go on.",
)
_OTHER_PLAN = Text(
    ja="計画が変わっています（今の計画のダイジェストは{plan}）。",
    en="the plan is another one (that which stands has the digest {plan}).",
)
_NOT_OPEN = Text(ja="計画の期間（windows）の外です（{at}）。", en="{at} lies outside the windows of the plan.")
_NO_TARGET = Text(ja="宛先「{url}」は計画の対象範囲にありません。", en="the address {url} is out of scope.")
_OTHER_CHECKS = Text(ja="攻撃「{id}」の検査が変わっています。", en="the checks of attack {id} are others by now.")
_NOT_BEGUN = Text(ja="攻撃「{id}」の実行は始まっていません。", en="no run of attack {id} has begun.")
_BEGUN_BY = Text(ja="攻撃「{id}」の実行は{by}が始めました。", en="the run of attack {id} was begun by {by}.")
_NOT_HALTED = Text(ja="中止されていません。", en="nothing is halted.")
_NO_CRITERION = Text(ja="中止の基準{number}は計画にありません。", en="the plan has no abort criterion {number}.")
_NOT_TO_CALL = Text(ja="計画では{call}に連絡します。", en="the plan says to call {call}.")
_IN_FUTURE = Text(ja="まだ来ていない時刻です（{at}）。", en="{at} is still to come.")
_OWN_WORK = Text(ja="自分の攻撃の結果は確認できません。", en="nobody reviews the results of their own attack.")

ASKS: dict[type, tuple[Role, ...]] = {
    Approved: ("leader", "owner"),
    Scenario: ("leader", "planner", "expert"),
    Attack: ("leader", "planner", "attacker"),
    Began: ("leader", "attacker"),
    Resumed: ("leader", "owner"),
    Tried: ("attacker",),
    Escalated: ("leader", "attacker"),
    Reviewed: ("leader", "expert", "observer", "planner"),
    Improves: ("owner", "leader"),
    Finalised: ("leader",),
}
"""Who may do what; whatever stands not here, anybody may do: everybody may halt. A run is ended by whoever began it."""
_MAY_REPLAN: tuple[Role, ...] = ("leader", "planner")
_AFTER_FINAL = (Began, Ran, Stopped, Cut, Halted, Resumed, Tried, Improves, Closed, Escalated)


def faults(state: Exercise, act: Act, who: Signed) -> Iterator[Fault]:
    """Everything that speaks against an act of this person now; nothing: it may be done."""
    if who.bond == "false":
        yield not_theirs(state.plan, who)
    yield from _role(state, act, who.by)
    if state.final and not isinstance(act, _AFTER_FINAL):
        yield NOT_YET.at(why=_FINAL)
    yield from _on(state, act, who)


def _on(state: Exercise, act: Act, who: Signed) -> Iterator[Fault]:
    match act:
        case Approved():
            yield from (NOT_YET.at(why=lack.says) for lack in lacks(state.plan))
            yield from _same_plan(state, act.plan)
        case Closed():
            items = state.plan.prepare if act.list == "prepare" else state.plan.clean_up
            yield from () if 1 <= act.item <= len(items) else (UNKNOWN.at(name=f"{act.list} {act.item}"),)
        case Scenario(decision="dropped", reason=""):
            yield NOT_YET.at(why=_NO_REASON)
        case Attack():
            yield from _attack(state, act)
        case Began() | Ran() | Stopped() | Cut() | Tried():
            yield from _attacking(state, act, who)
        case Halted() | Resumed():
            yield from _halting(state, act)
        case Escalated() | Reviewed() | Improves():
            yield from _on_finding(state, act, who)
        case Finalised():
            yield from (NOT_YET.at(why=why) for why in not_final(state))
        case Planned() | Commented() | Scenario():
            pass


def not_ready(state: Exercise, attack: str, at: Instant) -> Iterator[Fault]:
    """Everything that must stand while an attack is carried out, and does not."""
    for why in (*unprepared(state), *held_up(state)):
        yield NOT_YET.at(why=why)
    if not state.plan.is_open(at):
        yield NOT_YET.at(why=_NOT_OPEN.fill(at=iso(at)))
    planned = state.attacks.get(attack)
    if planned is None:
        yield UNKNOWN.at(name=attack)
        return
    yield from _attack(state, planned)


def not_going_on(state: Exercise, began: Began, at: Instant) -> Iterator[Fault]:
    """Everything that speaks against a run that was begun: its plan must still be the one that stands."""
    yield from _same_plan(state, began.plan)
    yield from not_ready(state, began.attack, at)
    planned = state.attacks.get(began.attack)
    if planned and began.checks and began.checks != planned.checks:
        yield NOT_YET.at(why=_OTHER_CHECKS.fill(id=began.attack))
    for url in began.targets:
        if not state.plan.is_target(url):
            yield NOT_YET.at(why=_NO_TARGET.fill(url=url))


def _attacking(state: Exercise, act: Began | Ran | Stopped | Cut | Tried, who: Signed) -> Iterator[Fault]:
    match act:
        case Began():
            yield from not_going_on(state, act, who.at)
        case Tried():
            if act.when > who.at:
                yield NOT_YET.at(why=_IN_FUTURE.fill(at=iso(act.when)))
            yield from not_ready(state, act.attack, act.when or who.at)
        case Ran() | Stopped() | Cut():
            if act.attack not in state.running:
                yield NOT_YET.at(why=_NOT_BEGUN.fill(id=act.attack))
            elif (began := state.running[act.attack][1]).by != who.by:
                yield NOT_YOURS.at(who=same(who.by), why=_BEGUN_BY.fill(id=act.attack, by=began.by))


def _halting(state: Exercise, act: Halted | Resumed) -> Iterator[Fault]:
    if not act.words:
        yield NOT_YET.at(why=_NO_REASON)
    if isinstance(act, Halted):
        if not 0 <= act.criterion <= len(state.plan.abort):
            yield NOT_YET.at(why=_NO_CRITERION.fill(number=act.criterion))
    elif state.halt is None:
        yield NOT_YET.at(why=_NOT_HALTED)
    elif state.halt.called is None:
        yield NOT_YET.at(why=to_call(state.plan, state.halt))


def _same_plan(state: Exercise, plan: str) -> Iterator[Fault]:
    if plan != state.plan_digest:
        yield NOT_YET.at(why=_OTHER_PLAN.fill(plan=state.plan_digest))


def _role(state: Exercise, act: Act, by: str) -> Iterator[Fault]:
    asked: tuple[Role, ...] = ASKS.get(type(act), ())
    if isinstance(act, Planned):  # whoever draws up the first plan says in it who may change it
        asked = tuple(role for role in _MAY_REPLAN if state.plan.having(role))
    if not asked or any(by in state.plan.having(role) for role in asked):
        return
    roles = Text(ja="・".join(ROLES[role].ja for role in asked), en=" or ".join(ROLES[role].en for role in asked))
    yield NOT_YOURS.at(who=same(by), why=_NEEDS_ROLE.fill(roles=roles))


def _attack(state: Exercise, attack: Attack) -> Iterator[Fault]:
    scenario = state.scenarios.get(attack.scenario)
    if scenario is None:
        yield UNKNOWN.at(name=attack.scenario)
    elif scenario.decision != "accepted":
        yield NOT_YET.at(why=_NOT_ACCEPTED.fill(id=attack.scenario))
    if not (attack.checks or attack.steps):
        yield NOT_YET.at(why=_EMPTY)
    for check in attack.checks:
        if not state.plan.allows(check):
            yield NOT_YET.at(why=_OUT_OF_SCOPE.fill(check=check))


def _on_finding(state: Exercise, act: Escalated | Reviewed | Improves, who: Signed) -> Iterator[Fault]:
    known: tuple[Finding | Halt, ...] = (*state.findings, *(state.halts if isinstance(act, Escalated) else ()))
    about = next((one for one in known if one.id == act.finding), None)
    if about is None:
        yield UNKNOWN.at(name=act.finding)
        return
    match act:
        case Escalated():
            calls = state.plan.calls(about.severity)
            if calls and act.call not in {one.call for one in calls}:
                yield NOT_YET.at(why=_NOT_TO_CALL.fill(call=called(state.plan, about)))
        case Reviewed():
            yield from _review(about, act, who)
        case Improves():
            if isinstance(about, Finding) and about.decision != "confirmed":
                yield NOT_YET.at(why=_NOT_CONFIRMED.fill(id=about.id))


def _review(about: Finding | Halt, act: Reviewed, who: Signed) -> Iterator[Fault]:
    if act.decision != "confirmed" and not act.reason:
        yield NOT_YET.at(why=_NO_REASON)
    by_attacker = who.bond == "recorded" and isinstance(about, Finding) and who.holder == about.found.by
    if isinstance(about, Finding) and (about.found.by == who.by or by_attacker):
        yield NOT_YOURS.at(who=same(who.by), why=_OWN_WORK)
