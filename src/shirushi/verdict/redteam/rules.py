"""What may be done in an exercise, and by whom: nothing is attacked before scope, rules, escalation and approval stand."""

from collections.abc import Iterator

from shirushi.terms.errors import Code, Fault
from shirushi.terms.text import Text, same
from shirushi.verdict.redteam.act import (
    Act,
    Approved,
    Attack,
    Closed,
    Commented,
    Escalated,
    Finalised,
    Improves,
    Planned,
    Ran,
    Reviewed,
    Scenario,
    Stopped,
    Tried,
)
from shirushi.verdict.redteam.exercise import Exercise, Finding
from shirushi.verdict.redteam.plan import ROLES, Role, lacks

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
_NOT_APPROVED = Text(ja="計画を{role}が承認していません。", en="the plan is not approved by the {role}.")
_NOT_PREPARED = Text(ja="準備の項目「{item}」が済んでいません。", en="“{item}” is still to be prepared.")
_NOT_CLEAN = Text(ja="後片付けの項目「{item}」が済んでいません。", en="“{item}” is still to be cleaned up.")
_TO_CALL = Text(
    ja="発見事項{id}（重さ{severity}）について、{call}への連絡が記録されていません。",
    en="no call to {call} about finding {id} (severity {severity}) is recorded.",
)
_NOT_REVIEWED = Text(ja="発見事項{id}の確認が済んでいません。", en="finding {id} is not reviewed.")
_NOT_ACCEPTED = Text(ja="リスクシナリオ「{id}」は採用されていません。", en="risk scenario {id} is not accepted.")
_NOT_DONE = Text(ja="攻撃「{id}」がすべては実施されていません。", en="attack {id} is not carried out wholly.")
_NO_ATTACKS = Text(ja="攻撃シナリオがありません。", en="there is no attack scenario.")
_NO_COMMENT = Text(ja="関係者の意見が記録されていません。", en="nobody concerned has been heard.")
_NO_REASON = Text(ja="理由（--reason）が必要です。", en="it needs a reason (--reason).")
_EMPTY = Text(ja="検査（--check）か手順（--step）が必要です。", en="it needs checks (--check) or steps (--step).")
_NOT_CONFIRMED = Text(ja="発見事項{id}は確認されていません。", en="finding {id} is not confirmed.")
_FINAL = Text(
    ja="最終報告書が出ています。改善と再試験だけを続けられます。",
    en="the final report is issued; only improvements and repeat tests go on.",
)
_OWN_WORK = Text(ja="自分の攻撃の結果は確認できません。", en="nobody reviews the results of their own attack.")

ASKS: dict[type, tuple[Role, ...]] = {
    Approved: ("leader", "owner"),
    Scenario: ("leader", "planner", "expert"),
    Attack: ("leader", "planner", "attacker"),
    Ran: ("leader", "attacker"),
    Tried: ("attacker",),
    Escalated: ("leader", "attacker"),
    Reviewed: ("leader", "expert", "observer", "planner"),
    Improves: ("owner", "leader"),
    Finalised: ("leader",),
}
"""Who may do what; whatever stands not here, anybody named may do."""


def faults(state: Exercise, act: Act, by: str) -> Iterator[Fault]:
    """Everything that speaks against an act of this person now; nothing: it may be done."""
    yield from _role(state, act, by)
    if state.final and not isinstance(act, Ran | Stopped | Tried | Improves | Closed | Escalated):
        yield NOT_YET.at(why=_FINAL)
    yield from _on(state, act, by)


def _on(state: Exercise, act: Act, by: str) -> Iterator[Fault]:
    match act:
        case Approved():
            yield from (NOT_YET.at(why=lack.says) for lack in lacks(state.plan))
        case Closed():
            items = state.plan.prepare if act.list == "prepare" else state.plan.clean_up
            yield from () if 1 <= act.item <= len(items) else (UNKNOWN.at(name=f"{act.list} {act.item}"),)
        case Scenario(decision="dropped", reason=""):
            yield NOT_YET.at(why=_NO_REASON)
        case Attack():
            yield from _attack(state, act)
        case Ran() | Stopped() | Tried():
            yield from not_ready(state, act.attack)
        case Escalated() | Reviewed() | Improves():
            yield from _on_finding(state, act, by)
        case Finalised():
            yield from (NOT_YET.at(why=why) for why in not_final(state))
        case Planned() | Commented() | Scenario():
            pass


def not_ready(state: Exercise, attack: str) -> Iterator[Fault]:
    """Everything that must stand before an attack is carried out, and does not."""
    for why in unprepared(state):
        yield NOT_YET.at(why=why)
    planned = state.attacks.get(attack)
    if planned is None:
        yield UNKNOWN.at(name=attack)
        return
    yield from _attack(state, planned)
    for finding in to_call(state):
        yield NOT_YET.at(why=_TO_CALL.fill(id=finding.id, severity=finding.case.severity, call=called(state, finding)))


def unprepared(state: Exercise) -> Iterator[Text]:
    """What the first five steps still lack."""
    yield from (lack.says for lack in lacks(state.plan))
    yield from unapproved(state)
    yield from _unclosed(state, "prepare", state.plan.prepare, _NOT_PREPARED)


def unapproved(state: Exercise) -> Iterator[Text]:
    """Whose approval of the plan as it stands is missing."""
    names = {one.by for one in state.approvals}
    for role in ("leader", "owner"):
        if not names.intersection(state.plan.having(role)):
            yield _NOT_APPROVED.fill(role=ROLES[role])


def unclean(state: Exercise) -> Iterator[Text]:
    """What is still to be cleaned up."""
    yield from _unclosed(state, "clean-up", state.plan.clean_up, _NOT_CLEAN)


def to_call(state: Exercise) -> tuple[Finding, ...]:
    """The findings about which somebody must be called and was not."""
    return tuple(one for one in state.findings if one.case.severity >= state.plan.stop_at and one.escalated is None)


def called(state: Exercise, finding: Finding) -> str:
    """Who is to be called about a finding: the entry of the highest severity that it reaches."""
    reached = [one for one in state.plan.escalation if one.severity <= finding.case.severity]
    return max(reached, key=lambda one: one.severity).call if reached else ""


def not_done(state: Exercise) -> Iterator[Text]:
    """What of the attacks is still to be carried out; no attack at all is not everything."""
    if not state.attacks:
        yield _NO_ATTACKS
    yield from (_NOT_DONE.fill(id=one.id) for one in state.attacks.values() if not state.carried_out(one))


def unreviewed(state: Exercise) -> Iterator[Text]:
    """Findings on which nobody has decided."""
    open_ = (one for one in state.findings if one.decision in {"open", "again"})
    yield from (_NOT_REVIEWED.fill(id=one.id) for one in open_)


def not_final(state: Exercise) -> Iterator[Text]:
    """What must be done before the final report, and is not."""
    yield from unprepared(state)
    yield from not_done(state)
    for finding in to_call(state):
        yield _TO_CALL.fill(id=finding.id, severity=finding.case.severity, call=called(state, finding))
    yield from unclean(state)
    yield from unreviewed(state)
    if not state.comments:
        yield _NO_COMMENT


def _role(state: Exercise, act: Act, by: str) -> Iterator[Fault]:
    asked = ASKS.get(type(act), ())
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


def _on_finding(state: Exercise, act: Escalated | Reviewed | Improves, by: str) -> Iterator[Fault]:
    finding = state.finding(act.finding)
    if finding is None:
        yield UNKNOWN.at(name=act.finding)
        return
    if isinstance(act, Reviewed):
        if act.decision != "confirmed" and not act.reason:
            yield NOT_YET.at(why=_NO_REASON)
        if finding.found.by == by:
            yield NOT_YOURS.at(who=same(by), why=_OWN_WORK)
    if isinstance(act, Improves) and finding.decision != "confirmed":
        yield NOT_YET.at(why=_NOT_CONFIRMED.fill(id=finding.id))


def _unclosed(state: Exercise, name: str, items: tuple[str, ...], words: Text) -> Iterator[Text]:
    for number, item in enumerate(items, start=1):
        if f"{name} {number}" not in state.closed:
            yield words.fill(item=item)
