"""Weighs one finding: does it speak for its objective, against it, or can it not decide, and why.

1. A way that the objective does not admit counts for nothing; neither does a date that cannot be right.
2. A statement of a named person never counts for more than stated, and never against.
3. A share is compared with its limit at both ends of its interval, undetermined cases counted both ways.
4. A thing that is not there counts against where somebody looked for it; a document's missing part is only missing.
5. Old evidence is stale. What counted against stays so: only the same check on another subject ends it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from shirushi.checks.finding import Finding, Present, Share, Way
from shirushi.checks.statement.signed import EXPLANATION
from shirushi.policy.objective import Objective
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text
from shirushi.terms.when import days_between
from shirushi.verdict.handed import Handed
from shirushi.verdict.interval import interval
from shirushi.verdict.plan import Limit
from shirushi.verdict.standing import Interval, Weighed

Sign = Literal["for", "against", "undecided", "stale", "stated", "missing", "nothing"]
"""How a finding reads. `missing`: a part that is asked for is not there; `nothing`: it has no say in the matter."""

WAYS: Final[Mapping[Way, Text]] = {
    Way.MEASURED: Text(ja="測定", en="measured"),
    Way.SCANNED: Text(ja="走査", en="scanned"),
    Way.RECORDED: Text(ja="記録", en="recorded"),
    Way.DOCUMENTED: Text(ja="文書", en="documented"),
    Way.ATTESTED: Text(ja="表明", en="attested"),
}

SEVEREST: Final = 3
"""The class of failure of which one alone counts against the objective."""

_LOOKS: Final = frozenset({Way.MEASURED, Way.SCANNED})
"""The ways that look at the thing itself and can find it good or bad."""

_SAYINGS: Final = frozenset({Way.DOCUMENTED, Way.ATTESTED})
"""The ways that only say how a thing is: they count for, never against, and in no shares."""

_RANK: Final[Mapping[str, int]] = {way.value: rank for rank, way in enumerate(Way)}  # 0 is the strongest

NOT_ADMITTED = Reason(
    code="way-not-admitted",
    says=Text(
        ja="検査「{check}」の方法（{way}）は、この目標を示す方法として認められていません。",
        en="The way of the check “{check}” ({way}) is not one that can show this objective.",
    ),
)
DATE_UNUSABLE = Reason(
    code="date-not-usable",
    says=Text(
        ja="検査「{check}」の証拠の日付「{dated}」は読めないか、確認した日より後です。",
        en="The date of the evidence of the check “{check}”, {dated}, cannot be read or lies after the day it was looked at.",
    ),
)
STATED = Reason(
    code="stated",
    says=Text(
        ja="名のある者が表明しています。表明だけでは充足になりません。",
        en="A named person states it; that alone never meets it.",
    ),
)
NOT_STATED = Reason(
    code="not-stated",
    says=Text(ja="表明は目標を支えません。{why}", en="The statement does not support the objective. {why}"),
)
SEVERE = Reason(
    code="severest-failure",
    says=Text(
        ja="検査「{check}」で、最も重い区分の失敗が確認されました（{of}件中{bad}件が不合格）。",
        en="The check “{check}” saw a failure of the severest class ({bad} of {of} failed).",
    ),
)
NO_LIMIT = Reason(
    code="no-limit",
    says=Text(ja="検査「{check}」には上限が定められていません。", en="No limit is set for the check “{check}”."),
)
NO_RULE = Reason(
    code="no-rule",
    says=Text(
        ja="検査「{check}」の数量を読む規則がありません。",
        en="There is no rule that reads what the check “{check}” counted.",
    ),
)
ABOVE = Reason(
    code="above-limit",
    says=Text(
        ja="検査「{check}」：{of}件中{bad}件が不合格です。95%区間の下端{low}%が上限{limit}%を超えています。",
        en="Check “{check}”: {bad} of {of} failed; even the lower end of the 95 % interval, {low} %, lies above the limit of {limit} %.",
    ),
)
WITHIN = Reason(
    code="within-limit",
    says=Text(
        ja="検査「{check}」：{of}件中{bad}件が不合格です。95%区間の上端{high}%が上限{limit}%以下です。",
        en="Check “{check}”: {bad} of {of} failed; even the upper end of the 95 % interval, {high} %, keeps the limit of {limit} %.",
    ),
)
STRADDLES = Reason(
    code="interval-straddles",
    says=Text(
        ja="検査「{check}」：{of}件中{bad}件が不合格、{undetermined}件が判定不能です。95%区間（{low}～{high}%）が上限{limit}%をまたぎ、決められません。",
        en="Check “{check}”: {bad} of {of} failed and {undetermined} could not be judged; the 95 % interval ({low} to {high} %) straddles the limit of {limit} %.",
    ),
)
YES = Reason(
    code="seen",
    says=Text(ja="検査「{check}」が確認しました。{why}", en="The check “{check}” saw it. {why}"),
)
NO = Reason(
    code="seen-otherwise",
    says=Text(ja="検査「{check}」が反する事実を確認しました。{why}", en="The check “{check}” saw otherwise. {why}"),
)
PART_MISSING = Reason(
    code="part-missing",
    says=Text(
        ja="検査「{check}」が求める部分がありません。{why}",
        en="The check “{check}” did not find all that it asks for. {why}",
    ),
)
UNKNOWN = Reason(
    code="could-not-tell",
    says=Text(ja="検査「{check}」は判断できませんでした。{why}", en="The check “{check}” could not tell. {why}"),
)
OLD = Reason(
    code="evidence-old",
    says=Text(
        ja="検査「{check}」の証拠は{dated}のもので、有効期間の{days}日を過ぎています。",
        en="The evidence of the check “{check}” is of {dated}; it is older than the {days} days for which it counts.",
    ),
)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A weighed finding with its exact sign.

    `looked`: somebody looked at the thing itself, freshly and to an end. `explains`: it is a fresh signed explanation.
    """

    weighed: Weighed
    sign: Sign
    looked: bool = False
    explains: bool = False


class _Read(msgspec.Struct, frozen=True, kw_only=True):
    sign: Sign
    why: Reason
    interval: Interval | None = None


def admits(objective: Objective, way: Way) -> bool:
    """Tell whether evidence of this way counts: it is listed, or stronger than every way that is."""
    return way in objective.how or _RANK[way] < min(_RANK[listed] for listed in objective.how)


def weigh(evidence: Handed, objective: Objective, *, on: date) -> Reading:
    """Read one piece of evidence about `objective`, as of the day `on`; one's own has no `source`."""
    finding = evidence.finding
    read = _admitted(evidence, objective) or _read(evidence, objective)
    spoilt = _spoilt(evidence, objective, on)
    if spoilt is not None and read.sign in {"for", "stated"}:
        sign = spoilt.sign if read.sign == "for" else "nothing"
        read = _Read(sign=sign, why=spoilt.why, interval=read.interval)
    looked = spoilt is None and read.sign != "nothing" and finding.way in _LOOKS and _decided(finding)
    weighed = Weighed(
        finding=finding, reads=_shown(read.sign), why=read.why, interval=read.interval, source=evidence.source
    )
    return Reading(weighed=weighed, sign=read.sign, looked=looked, explains=spoilt is None and _explains(finding))


def percent(ppm: int) -> str:
    """Write parts per million as per cent with two decimals, the rest cut."""
    return f"{ppm // 10_000}.{ppm // 100 % 100:02}"


def _shown(sign: Sign) -> Literal["for", "against", "undecided", "stale", "stated"]:
    """How a sign is told to readers: what is missing or has no say decides nothing."""
    match sign:
        case "missing" | "nothing":
            return "undecided"
        case _:
            return sign


def _admitted(evidence: Handed, objective: Objective) -> _Read | None:
    way = evidence.finding.way
    if admits(objective, way):
        return None
    return _Read(sign="nothing", why=NOT_ADMITTED.fill(check=evidence.check, way=WAYS[way]))


def _spoilt(evidence: Handed, objective: Objective, on: date) -> _Read | None:
    """What becomes of evidence for an objective whose day cannot be right or lies too far back; None: it is fresh."""
    check, written = evidence.check, evidence.finding.dated
    try:
        dated = date.fromisoformat(written) if written else evidence.measured_on
    except ValueError:
        return _Read(sign="missing", why=DATE_UNUSABLE.fill(check=check, dated=written))
    if dated > max(evidence.measured_on, on):
        return _Read(sign="missing", why=DATE_UNUSABLE.fill(check=check, dated=written))
    if days_between(dated, on) > objective.validity_days:
        return _Read(sign="stale", why=OLD.fill(check=check, dated=dated.isoformat(), days=objective.validity_days))
    return None


def _read(evidence: Handed, objective: Objective) -> _Read:
    finding = evidence.finding
    match finding.measure:
        case Share() as share if finding.way not in _SAYINGS:
            return _share(share, evidence.check, evidence.limit)
        case Present(value=value):
            return _present(value, evidence, objective)
        case _:
            return _Read(sign="undecided", why=NO_RULE.fill(check=evidence.check))


def _share(share: Share, check: Text, limit: Limit | None) -> _Read:
    known = interval(share, limit.most_ppm) if limit else None
    if share.severest >= SEVEREST:
        return _Read(sign="against", why=SEVERE.fill(check=check, bad=share.bad, of=share.of), interval=known)
    if known is None:
        return _Read(sign="undecided", why=NO_LIMIT.fill(check=check))
    sign, kind = _compare(known)
    why = kind.fill(
        check=check,
        bad=share.bad,
        of=share.of,
        undetermined=share.undetermined,
        low=percent(known.low),
        high=percent(known.high),
        limit=percent(known.limit),
    )
    return _Read(sign=sign, why=why, interval=known)


def _compare(known: Interval) -> tuple[Sign, Reason]:
    if known.low > known.limit:
        return "against", ABOVE
    return ("for", WITHIN) if known.high <= known.limit else ("undecided", STRADDLES)


def _present(value: Literal["yes", "no", "unknown"], evidence: Handed, objective: Objective) -> _Read:
    finding = evidence.finding
    spoken = {"check": evidence.check, "why": finding.why}
    if finding.way is Way.ATTESTED:
        stated = value == "yes" and finding.part != EXPLANATION
        return _Read(sign="stated" if stated else "nothing", why=STATED if stated else NOT_STATED.fill(**spoken))
    if value == "yes":
        return _Read(sign="for", why=YES.fill(**spoken))
    if value == "unknown":
        return _Read(sign="undecided", why=UNKNOWN.fill(**spoken))
    if finding.way in _LOOKS or (finding.way is Way.RECORDED and objective.nature == "practice"):
        return _Read(sign="against", why=NO.fill(**spoken))
    return _Read(sign="missing", why=PART_MISSING.fill(**spoken))


def _explains(finding: Finding) -> bool:
    said = isinstance(finding.measure, Present) and finding.measure.value == "yes"
    return said and finding.way is Way.ATTESTED and finding.part == EXPLANATION


def _decided(finding: Finding) -> bool:
    """Tell whether the look came to anything: at least one case decided, the thing seen to be there or not."""
    match finding.measure:
        case Share() as share:
            return share.undetermined < share.of
        case Present(value=value):
            return value != "unknown"
        case _:
            return False
