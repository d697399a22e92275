"""The plan of a red-team exercise as its readers see it: in the final report, and before they approve it."""

from collections.abc import Iterator

from shirushi.report.document import Cell, Fact, Facts, Section
from shirushi.report.figures import moment
from shirushi.terms.text import NO_TEXT, Text, same
from shirushi.terms.when import instant
from shirushi.verdict.redteam.exercise import Approval, Exercise
from shirushi.verdict.redteam.plan import ROLES, ExercisePlan, Person, told

_PLAN = Text(ja="実施計画", en="The plan")
_HEADS = {
    "purpose": Text(ja="目的", en="Purpose"),
    "system": Text(ja="対象", en="System"),
    "people": Text(ja="体制", en="People"),
    "means": Text(ja="予算・資源", en="Budget and means"),
    "inside": Text(ja="対象範囲", en="In scope"),
    "targets": Text(ja="攻撃してよい宛先", en="Addresses that may be attacked"),
    "checks": Text(ja="実行してよい検査", en="Checks that may be run"),
    "outside": Text(ja="対象外", en="Out of scope"),
    "windows": Text(ja="実施してよい期間", en="When attacks may be carried out"),
    "knowledge": Text(ja="前提知識", en="Knowledge"),
    "environment": Text(ja="環境", en="Environment"),
    "rules": Text(ja="実施の規則", en="Rules of engagement"),
    "requests": Text(ja="攻撃1件の要求回数の上限", en="Most requests of one attack"),
    "stop": Text(ja="停止の規則", en="Stop rule"),
    "abort": Text(ja="中止の基準", en="Abort criteria"),
    "escalation": Text(ja="連絡先", en="Who is called"),
    "prepare": Text(ja="準備", en="To prepare"),
    "clean_up": Text(ja="後片付け", en="To clean up"),
    "approved": Text(ja="承認", en="Approved"),
    "digest": Text(ja="計画のダイジェスト", en="Digest of the plan"),
}
_KNOWLEDGE = {
    "": NO_TEXT,
    "black": Text(ja="内部を知らない（ブラックボックス）", en="none of the inside (black box)"),
    "grey": Text(ja="内部を一部知っている（グレーボックス）", en="some of the inside (grey box)"),
    "white": Text(ja="内部を知っている（ホワイトボックス）", en="the inside (white box)"),
}
_ENVIRONMENT = {
    "": NO_TEXT,
    "test": Text(ja="試験環境", en="test environment"),
    "production": Text(ja="本番環境", en="production"),
}
_PERSON = Text(
    ja="{name}（{roles}、{organisation}、{independent}）　{key}",
    en="{name} ({roles}; {organisation}; {independent}) {key}",
)
_INDEPENDENT = Text(ja="独立", en="independent")
_INTERNAL = Text(ja="独立していない", en="not independent")
_KEY = Text(ja="鍵 {key}", en="key {key}")
_NO_KEY = Text(ja="鍵なし", en="no key")
_WINDOW = Text(ja="{opens} から {closes} まで", en="{opens} to {closes}")
_STOP = Text(ja="重さ{severity}以上の発見で止める", en="a finding of severity {severity} or higher stops a run")
_CALL = Text(
    ja="重さ{severity}以上：{call}、{hours}時間以内", en="severity {severity} and above: {call} within {hours} h"
)
_ALL = Text(ja="すべて", en="all")
_APPROVED = Text(ja="{by}　{at}　計画 {plan}", en="{by}, {at}, plan {plan}")
_DIGITS = 16


def plan_section(state: Exercise) -> Section:
    """The plan as it stands, who approved it, and its digest."""
    facts = tuple(
        Fact(name=_HEADS[name], cells=tuple(Cell(words=one) for one in words)) for name, words in plan_facts(state)
    )
    return Section(anchor="plan", title=_PLAN, blocks=(Facts(facts=facts),))


def told_plan(state: Exercise) -> Iterator[tuple[Text, Text]]:
    """The same, a line each: what it is, what the plan says."""
    for name, words in plan_facts(state):
        yield from ((_HEADS[name], one) for one in words)


def plan_facts(state: Exercise) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """What the plan says, under the names of its fields; what it leaves open is left out."""
    plan = state.plan
    approved = tuple(map(_approved, state.approvals))
    for name, words in (
        *_settled(plan),
        ("approved", approved),
        ("digest", (same(state.plan_digest),)),
    ):
        if said := tuple(one for one in words if one.ja):
            yield name, said


def _settled(plan: ExercisePlan) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    calls = tuple(_CALL.fill(severity=one.severity, call=one.call, hours=one.hours) for one in plan.escalation)
    windows = tuple(
        _WINDOW.fill(opens=moment(instant(one.opens)), closes=moment(instant(one.closes))) for one in plan.windows
    )
    return (
        ("purpose", (told(plan.purpose),)),
        ("system", (told(plan.system),)),
        ("people", tuple(map(_person, plan.people))),
        ("means", (told(plan.means),)),
        ("inside", tuple(map(told, plan.inside))),
        ("targets", tuple(map(same, plan.targets))),
        ("checks", tuple(map(same, plan.checks)) or (_ALL,)),
        ("outside", tuple(map(told, plan.outside))),
        ("windows", windows),
        ("knowledge", (_KNOWLEDGE[plan.knowledge],)),
        ("environment", (_ENVIRONMENT[plan.environment],)),
        ("rules", tuple(map(told, plan.rules))),
        ("requests", (same(str(plan.requests or "")),)),
        ("stop", (_STOP.fill(severity=plan.stop_at),)),
        ("abort", tuple(map(told, plan.abort))),
        ("escalation", calls),
        ("prepare", tuple(map(told, plan.prepare))),
        ("clean_up", tuple(map(told, plan.clean_up))),
    )


def _person(one: Person) -> Text:
    named = [words for role, words in ROLES.items() if role in one.roles]
    return _PERSON.fill(
        name=one.name,
        roles=Text(ja="・".join(each.ja for each in named), en=", ".join(each.en for each in named)),
        organisation=told(one.organisation or "–"),
        independent=_INDEPENDENT if one.independent else _INTERNAL,
        key=_KEY.fill(key=one.key[:_DIGITS]) if one.key else _NO_KEY,
    )


def _approved(one: Approval) -> Text:
    return _APPROVED.fill(by=one.signed.told, at=moment(one.signed.at), plan=one.plan[:_DIGITS])
