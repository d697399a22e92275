"""Says what would show an objective, by the way in which it is shown: the limit to keep, the entries, the headings."""

from collections.abc import Sequence
from typing import Final

from shirushi.checks.document.parts import PARTS
from shirushi.checks.finding import Way
from shirushi.checks.record.asked import EVENTS, Follows, Occurs, Precedes, Recurs, Rule
from shirushi.checks.record.kinds import KINDS
from shirushi.policy.objective import Objective
from shirushi.terms.text import Text, listed
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.weigh import percent

_WITHIN: Final = Text(
    ja="検査「{check}」で、不適合の割合の95%区間の上端が上限{limit}%以下になる。",
    en="In the check “{check}”, the 95 % interval of the failure rate ends at or below the limit of {limit} %.",
)
_SEEN: Final = Text(ja="検査「{check}」で確認できる。", en="The check “{check}” sees it.")
_ANY_CHECK: Final = Text(
    ja="上限を先に定めた検査で、その上限が守られる。", en="A check whose limit was fixed before it keeps that limit."
)
_ENTRIES: Final = Text(ja="記録簿から次のことが分かる：{rules}。", en="The register shows: {rules}.")
_OCCURS: Final = Text(ja="{kinds}の記録がある", en="an entry {kinds}")
_RECURS: Final = Text(ja="「{kind}」が{days}日以内ごとにある", en="“{kind}” at least every {days} days")
_FOLLOWS: Final = Text(
    ja="「{first}」の後{days}日以内に「{then}」がある", en="“{then}” within {days} days of every “{first}”"
)
_PRECEDES: Final = Text(ja="「{event}」より前に「{before}」がある", en="“{before}” before every “{event}”")
_QUOTED: Final = Text(ja="「{words}」", en="“{words}”")
_EITHER: Final = Text(ja="{one}又は{other}", en="{one} or {other}")
_HEADINGS: Final = Text(
    ja="責任者と、{days}日以内の日付を記した文書に、次の見出しがある：{parts}。",
    en="A document with its owner and a day not more than {days} days ago has headings for: {parts}.",
)
_DOCUMENT: Final = Text(
    ja="責任者と、{days}日以内の日付を記した文書がある。",
    en="There is a document with its owner and a day not more than {days} days ago.",
)
_REGISTER: Final = Text(ja="それに当たる出来事が記録簿にある。", en="The register holds the events that show it.")
_STATEMENT: Final = Text(
    ja="名のある者の署名した表明がある（表明だけでは充足になりません）。",
    en="A named person has signed it (which alone never meets it).",
)


def wanted(objective: Objective, way: Way, checks: Sequence[PlannedCheck]) -> Text:
    """Say what would show `objective` in one way; `checks` are those that are planned."""
    match way:
        case Way.MEASURED | Way.SCANNED:
            made_for = (check for check in checks if check.way is way and objective.id in check.objectives)
            return _looked(next(made_for, None))
        case Way.RECORDED:
            rules = EVENTS.get(objective.id, ())
            return _ENTRIES.fill(rules=listed(map(_rule, rules))) if rules else _REGISTER
        case Way.DOCUMENTED:
            parts = listed(_QUOTED.fill(words=part.title) for part in PARTS.get(objective.id, ()))
            return (_HEADINGS if parts.en else _DOCUMENT).fill(days=objective.validity_days, parts=parts)
        case Way.ATTESTED:
            return _STATEMENT


def _looked(check: PlannedCheck | None) -> Text:
    if check is None:
        return _ANY_CHECK
    if check.limit is None:
        return _SEEN.fill(check=check.name)
    return _WITHIN.fill(check=check.name, limit=percent(check.limit.most_ppm))


def _rule(rule: Rule) -> Text:
    match rule:
        case Occurs(kinds=(kind,)):
            return _OCCURS.fill(kinds=_kind(kind))
        case Occurs(kinds=kinds):
            *first, last = map(_kind, kinds)
            return _OCCURS.fill(kinds=_EITHER.fill(one=listed(first), other=last))
        case Recurs(kind=kind, days=days):
            return _RECURS.fill(kind=KINDS[kind], days=days)
        case Follows(first=first_kind, then=then, days=days):
            return _FOLLOWS.fill(first=KINDS[first_kind], then=KINDS[then], days=days)
        case Precedes(before=before, event=event):
            return _PRECEDES.fill(before=KINDS[before], event=KINDS[event])


def _kind(kind: str) -> Text:
    return _QUOTED.fill(words=KINDS[kind])
