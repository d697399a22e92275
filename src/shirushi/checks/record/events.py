"""record.events: a register holds the events that its objective asks, each within its time, in an unbroken chain."""

from collections.abc import Iterator
from datetime import date

import msgspec

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Check, Cost, Lacks, Need, Script, ask, present
from shirushi.checks.finding import Judgement, Outcome, Way
from shirushi.checks.record.asked import EVENTS, Rule, name_of
from shirushi.checks.record.judge import Ruled, judge_rule, last_day
from shirushi.terms.probe import ReadRegister
from shirushi.terms.reason import Reason
from shirushi.terms.seen import RegisterSeen
from shirushi.terms.system import Description, Register
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

_LATEST: Instant = 32_503_680_000_000  # the year 3000: what lies beyond is no time that anybody entered

_NO_REGISTER = Reason(
    code="no-register-named",
    says=Text(ja="記述に記録が一つも挙げられていません。", en="The description names no register."),
)
_UNREAD = Text(ja="記録「{file}」を読めませんでした：{reason}", en="The register {file} could not be read: {reason}")
_EMPTY = Text(ja="記録「{file}」はまだ空です。", en="The register {file} is still empty.")
_BROKEN = Text(
    ja="記録「{file}」は{line}行目で連鎖が切れています。追記以外の変更があった可能性があります。",
    en="The chain of the register {file} breaks at line {line}; something other than adding was done to it.",
)
_NO_TIME = Text(
    ja="記録「{file}」に、時刻として読めない値があります。", en="The register {file} holds a time that cannot be right."
)
_NOT_BY_REGISTER = Text(ja="この目標は記録では示せません。", en="This objective cannot be shown by a register.")


class RegisterRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule about one register offered for one objective; `on` is the day of assessment if it is fixed."""

    id: str
    file: str
    objective: str
    rule: Rule | None = None
    on: date | None = None


def needs(description: Description) -> Need:
    """Lacks registers where the description names none."""
    return Applies() if description.registers else Lacks(reason=_NO_REGISTER)


def cost(description: Description) -> Cost:
    """One reading of a register for each of its rules."""
    return Cost(files=sum(1 for _ in cases(description)))


def cases(description: Description) -> Iterator[RegisterRule]:
    """Each rule of the objective for which a register is offered."""
    on = description.assess.on
    for register in description.registers:
        rules = EVENTS.get(register.objective)
        if rules is None:
            yield _case(register, "none", None, on)
            continue
        for rule in rules:
            yield _case(register, name_of(rule), rule, on)


def _case(register: Register, name: str, rule: Rule | None, on: date | None) -> RegisterRule:
    return RegisterRule(
        id=f"{register.objective}/{register.file}/{name}",
        file=register.file,
        objective=register.objective,
        rule=rule,
        on=on,
    )


def script(case: RegisterRule) -> Script:
    """Read the register and judge one rule."""
    seen = said_as((yield from ask(ReadRegister(file=case.file))), RegisterSeen)
    if isinstance(seen, Text):
        why = _UNREAD.fill(file=case.file, reason=seen)
        return Judgement(outcome=Outcome.UNDETERMINED, why=why, objective=case.objective)
    ruled = _judge(case, seen)
    return Judgement(
        outcome=ruled.outcome,
        why=ruled.why,
        objective=case.objective,
        subject=seen.sha256,
        dated=ruled.dated.isoformat() if ruled.dated else "",
    )


def _judge(case: RegisterRule, seen: RegisterSeen) -> Ruled:
    if case.rule is None:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NOT_BY_REGISTER)
    if any(not 0 <= event.at < _LATEST for event in seen.events):
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NO_TIME.fill(file=case.file))
    if seen.broken_at:
        why = _BROKEN.fill(file=case.file, line=seen.broken_at)
        return Ruled(outcome=Outcome.FAIL, why=why, dated=last_day(seen.events))
    if not seen.events:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_EMPTY.fill(file=case.file))
    return judge_rule(case.rule, seen.events, case.on)


CHECK = Check(
    id="record.events",
    version=1,
    title=Text(ja="記録に、求められる出来事が期限内にあるか", en="Registers hold the events asked, in time"),
    method=Text(
        ja="追記専用の記録の連鎖を検証し、目標ごとに求められる出来事の有無、間隔、期限を確かめます。日数は日本の暦日で数えます。",
        en="The chain of the append-only register is followed; the events that each objective asks, their intervals and time limits are checked, in legal days of Japan.",
    ),
    blind=Text(
        ja="記録されなかった出来事と、記録した者が偽った時刻は見えません。最後の行からまとめて書き直された記録も見分けられません。",
        en="It cannot see what nobody entered, a time that was entered untruly, or a register that was rewritten as a whole.",
    ),
    way=Way.RECORDED,
    objectives=(),
    case=RegisterRule,
    needs=needs,
    cost=cost,
    cases=cases,
    script=script,
    conclude=present,
)
