"""The acts of a red-team exercise in words, one line each: for the final report, and for whoever verifies them."""

from collections.abc import Sequence

from shirushi.report.document import Cell, Paragraph, Section, Table
from shirushi.report.figures import moment
from shirushi.terms.text import Text, same
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
from shirushi.verdict.redteam.exercise import Done
from shirushi.verdict.redteam.plan import told

_DIGITS = 16
_ACTS = Text(ja="行為の記録", en="Record of acts")
_LEAD = Text(
    ja="行為{acts}件。本人の鍵で署名されたもの{own}件、別の人の鍵で記録されたもの{recorded}件、計画にない鍵によるもの{unknown}件です。",
    en="{acts} acts: {own} signed with the key of whoever acted, {recorded} recorded with the key of somebody else, {unknown} with a key that is not in the plan.",
)
_COLUMNS = (
    Text(ja="番号", en="Number"),
    Text(ja="日時", en="When"),
    Text(ja="行った人", en="By"),
    Text(ja="行為", en="Act"),
    Text(ja="鍵", en="Key"),
)
_PLANNED = Text(ja="計画を定めた", en="drew up the plan")
_APPROVED = Text(ja="計画 {plan} を承認した", en="approved the plan {plan}")
_PREPARE = Text(ja="準備の項目{item}を済ませた", en="prepared item {item}")
_CLEAN_UP = Text(ja="後片付けの項目{item}を済ませた", en="cleaned up item {item}")
_ACCEPTED = Text(ja="リスクシナリオ「{id}」を採用した", en="accepted risk scenario {id}")
_DROPPED = Text(ja="リスクシナリオ「{id}」を採用しなかった", en="dropped risk scenario {id}")
_ATTACK = Text(ja="攻撃シナリオ{id}を書いた", en="wrote attack {id}")
_BEGAN = Text(ja="攻撃{attack}の実行を始めた（計画 {plan}）", en="began to run attack {attack} (plan {plan})")
_RAN = Text(
    ja="攻撃{attack}の実行を終えた（{cases}件、{run}）", en="ran attack {attack} to its end ({cases} cases, {run})"
)
_STOPPED = Text(ja="攻撃{attack}が重い発見で止まった", en="attack {attack} was stopped by a severe finding")
_CUT = Text(ja="攻撃{attack}の実行が中断された", en="the run of attack {attack} was cut short")
_HALTED = Text(ja="中止した：{words}", en="halted the exercise: {words}")
_RESUMED = Text(ja="再開した：{words}", en="resumed the exercise: {words}")
_TRIED = Text(ja="攻撃{attack}を手で試した（{name}）", en="tried attack {attack} by hand ({name})")
_CALLED = Text(ja="{finding}について{call}に連絡した", en="called {call} about {finding}")
_REVIEWED = {
    "confirmed": Text(ja="発見事項{id}を確認した", en="confirmed finding {id}"),
    "rejected": Text(ja="発見事項{id}を退けた", en="rejected finding {id}"),
    "again": Text(ja="発見事項{id}の再質問を求めた", en="asked for finding {id} to be tried again"),
}
_COMMENTED = Text(ja="意見を述べた：{words}", en="commented: {words}")
_IMPROVES = Text(ja="発見事項{id}の改善策を定めた", en="planned a measure for finding {id}")
_FINAL = Text(ja="最終報告書を発行した", en="issued the final report")


def acts_section(acts: Sequence[Done]) -> Section:
    """Every act with who and when, and how many are signed with a key of their own."""
    rows = tuple(
        (
            Cell(words=same(str(number))),
            Cell(words=moment(one.signed.at)),
            Cell(words=one.signed.told),
            Cell(words=told_act(one.act)),
            Cell(words=same(one.signed.key[:_DIGITS])),
        )
        for number, one in enumerate(acts, start=1)
    )
    return Section(
        anchor="acts",
        title=_ACTS,
        blocks=(Paragraph(words=signatures(acts)), Table(caption=_ACTS, columns=_COLUMNS, rows=rows)),
    )


def signatures(acts: Sequence[Done]) -> Text:
    """How many acts are signed with whose keys."""
    bonds = [one.signed.bond for one in acts]
    counts = {bond: bonds.count(bond) for bond in ("own", "recorded", "unknown")}
    return _LEAD.fill(acts=len(bonds), **counts)


def told_act(act: Act) -> Text:
    """What somebody did."""
    match act:
        case Planned() | Approved() | Closed() | Scenario() | Attack():
            return _planning(act)
        case Began() | Ran() | Stopped() | Cut() | Tried():
            return _attacking(act)
        case Halted() | Resumed() | Escalated():
            return _stopping(act)
        case Reviewed() | Commented() | Improves() | Finalised():
            return _reviewing(act)


def _planning(act: Planned | Approved | Closed | Scenario | Attack) -> Text:
    match act:
        case Planned():
            return _PLANNED
        case Approved():
            return _APPROVED.fill(plan=act.plan[:_DIGITS])
        case Closed():
            return (_PREPARE if act.list == "prepare" else _CLEAN_UP).fill(item=act.item)
        case Scenario():
            return (_ACCEPTED if act.decision == "accepted" else _DROPPED).fill(id=act.id)
        case Attack():
            return _ATTACK.fill(id=act.id)


def _attacking(act: Began | Ran | Stopped | Cut | Tried) -> Text:
    match act:
        case Began():
            return _BEGAN.fill(attack=act.attack, plan=act.plan[:_DIGITS])
        case Ran():
            return _RAN.fill(attack=act.attack, cases=len(act.cases), run=act.run)
        case Stopped():
            return _STOPPED.fill(attack=act.attack)
        case Cut():
            return _CUT.fill(attack=act.attack)
        case Tried():
            return _TRIED.fill(attack=act.attack, name=act.case.case)


def _stopping(act: Halted | Resumed | Escalated) -> Text:
    match act:
        case Halted():
            return _HALTED.fill(words=told(act.words))
        case Resumed():
            return _RESUMED.fill(words=told(act.words))
        case Escalated():
            return _CALLED.fill(finding=act.finding, call=act.call)


def _reviewing(act: Reviewed | Commented | Improves | Finalised) -> Text:
    match act:
        case Reviewed():
            return _REVIEWED[act.decision].fill(id=act.finding)
        case Commented():
            return _COMMENTED.fill(words=told(act.words))
        case Improves():
            return _IMPROVES.fill(id=act.finding)
        case Finalised():
            return _FINAL
