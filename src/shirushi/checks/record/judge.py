"""Judges one rule over the events of a register.

Days are legal days in Japan. What was not done counts as missed only where the register or the day of assessment shows
that its time has passed; where nobody can know, the rule is undetermined.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

import msgspec

from shirushi.checks.finding import Outcome
from shirushi.checks.record.asked import Follows, Occurs, Precedes, Recurs, Rule
from shirushi.checks.record.kinds import KINDS, NOTHING
from shirushi.terms.seen import Event
from shirushi.terms.text import Text, same
from shirushi.terms.when import Instant, days_between, deadline, legal_day

_NONE = Text(ja="「{kind}」の記録がありません。", en="The register holds no entry “{kind}”.")
_THERE = Text(ja="「{kind}」が{day}に記録されています。", en="“{kind}” was entered on {day}.")
_LATE_AGAIN = Text(
    ja="「{kind}」が{since}から{until}まで記録されていません（{days}日以内に必要）。",
    en="“{kind}” was not entered between {since} and {until}; it is due every {days} days.",
)
_ON_TIME = Text(
    ja="「{kind}」が{days}日以内の間隔で記録されています（{count}件）。",
    en="“{kind}” was entered at least every {days} days ({count} entries).",
)
_NO_REFERENCE = Text(
    ja="{day}の「{kind}」に参照番号がなく、後の記録と対応づけられません。",
    en="“{kind}” of {day} bears no reference, so nothing can be matched with it.",
)
_MISSED = Text(
    ja="{day}の「{first}」（{refers}）に対する「{then}」が、期限の{limit}までに記録されていません。",
    en="“{first}” of {day} ({refers}) was due to be followed by “{then}” by {limit}, and was not.",
)
_OPEN = Text(
    ja="{day}の「{first}」（{refers}）は、期限の{limit}までに「{then}」が必要です。まだ記録がなく、期限が過ぎたか分かりません。",
    en="“{first}” of {day} ({refers}) must be followed by “{then}” by {limit}; no entry yet, and whether the time has passed is not known.",
)
_FOLLOWED = Text(
    ja="「{first}」{count}件は、いずれも期限内に「{then}」が記録されているか、期限前です。",
    en="All {count} of “{first}” were followed by “{then}” in time, or their time has not run out.",
)
_NOT_BEFORE = Text(
    ja="{day}の「{event}」（{refers}）より前に「{before}」の記録がありません。",
    en="No “{before}” was entered before “{event}” of {day} ({refers}).",
)
_BEFORE = Text(
    ja="「{event}」{count}件は、いずれも先に「{before}」が記録されています。",
    en="Each of {count} “{event}” has “{before}” entered before it.",
)
_NOTHING = Text(
    ja="「{kind}」に当たる事実がないことが{day}に確認されています。",
    en="On {day} it was confirmed that there was no “{kind}”.",
)


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """How a rule was judged, why, and the day of the last event that it rests on (None: there is none)."""

    outcome: Outcome
    why: Text
    dated: date | None = None


def judge_rule(rule: Rule, events: tuple[Event, ...], on: date | None) -> Ruled:
    """Judge one rule; `on` is the day of assessment where the description fixes one."""
    match rule:
        case Occurs():
            return _occurs(rule, events)
        case Recurs():
            return _recurs(rule, events, on)
        case Follows():
            return _follows(rule, events, on)
        case Precedes():
            return _precedes(rule, events)


def last_day(events: Iterable[Event]) -> date | None:
    """The legal day of the latest event."""
    return max((legal_day(event.at) for event in events), default=None)


def _occurs(rule: Occurs, events: tuple[Event, ...]) -> Ruled:
    found = _of(events, *rule.kinds)
    if not found:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NONE.fill(kind=_words(rule.kinds[0])))
    latest = found[-1]
    day = legal_day(latest.at)
    return Ruled(outcome=Outcome.PASS, why=_THERE.fill(kind=_words(latest.kind), day=day), dated=day)


def _recurs(rule: Recurs, events: tuple[Event, ...], on: date | None) -> Ruled:
    found = [legal_day(event.at) for event in _of(events, rule.kind)]
    if not found:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NONE.fill(kind=_words(rule.kind)))
    ends = [*found[1:], max(found[-1], _known_until(events, on))]
    for since, until in zip(found, ends, strict=True):
        if days_between(since, until) > rule.days:
            why = _LATE_AGAIN.fill(kind=_words(rule.kind), since=since, until=until, days=rule.days)
            return Ruled(outcome=Outcome.FAIL, why=why, dated=found[-1])
    why = _ON_TIME.fill(kind=_words(rule.kind), days=rule.days, count=len(found))
    return Ruled(outcome=Outcome.PASS, why=why, dated=found[-1])


def _follows(rule: Follows, events: tuple[Event, ...], on: date | None) -> Ruled:
    found = _of(events, rule.first)
    if not found:
        return _nothing(rule.first, events)
    answers = _by_reference(_of(events, rule.then))
    known_until = _known_until(events, on)
    worst = _worst(_followed(rule, event, answers.get(event.refers, []), known_until, on) for event in found)
    return worst or Ruled(
        outcome=Outcome.PASS,
        why=_FOLLOWED.fill(first=_words(rule.first), then=_words(rule.then), count=len(found)),
        dated=last_day(_of(events, rule.first, rule.then, NOTHING)),
    )


def _followed(rule: Follows, event: Event, answers: list[Instant], known_until: date, on: date | None) -> Ruled | None:
    """What is wrong, or not known, about one event that must be followed; None where it was, or still may be."""
    day = legal_day(event.at)
    if not event.refers:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NO_REFERENCE.fill(kind=_words(event.kind), day=day))
    limit = deadline(day, rule.days)
    later = answers[bisect_left(answers, event.at) :]
    if later and legal_day(later[0]) <= limit:
        return None
    is_missed = bool(later) or known_until > limit
    if not is_missed and on is not None:
        return None
    why = (_MISSED if is_missed else _OPEN).fill(
        day=day, first=_words(rule.first), then=_words(rule.then), refers=event.refers, limit=limit
    )
    return Ruled(outcome=Outcome.FAIL if is_missed else Outcome.UNDETERMINED, why=why, dated=day)


def _precedes(rule: Precedes, events: tuple[Event, ...]) -> Ruled:
    found = _of(events, rule.event)
    if not found:
        return _nothing(rule.event, events)
    earlier = _by_reference(_of(events, rule.before))
    worst = _worst(_preceded(rule, event, earlier.get(event.refers, [])) for event in found)
    return worst or Ruled(
        outcome=Outcome.PASS,
        why=_BEFORE.fill(event=_words(rule.event), before=_words(rule.before), count=len(found)),
        dated=last_day(_of(events, rule.event, rule.before, NOTHING)),
    )


def _preceded(rule: Precedes, event: Event, earlier: list[Instant]) -> Ruled | None:
    """What is wrong, or not known, about one event that needs another before it."""
    day = legal_day(event.at)
    if not event.refers:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NO_REFERENCE.fill(kind=_words(event.kind), day=day))
    if earlier and earlier[0] <= event.at:
        return None
    why = _NOT_BEFORE.fill(day=day, event=_words(rule.event), before=_words(rule.before), refers=event.refers)
    return Ruled(outcome=Outcome.FAIL, why=why, dated=day)


def _worst(judged: Iterable[Ruled | None]) -> Ruled | None:
    """The first failure, else the first that is undetermined."""
    wrong = [one for one in judged if one is not None]
    failed = (one for one in wrong if one.outcome is Outcome.FAIL)
    return next(failed, next(iter(wrong), None))


def _by_reference(events: list[Event]) -> dict[str, list[Instant]]:
    """The times of events by their reference, earliest first."""
    times: dict[str, list[Instant]] = {}
    for event in events:
        times.setdefault(event.refers, []).append(event.at)
    return times


def _nothing(kind: str, events: tuple[Event, ...]) -> Ruled:
    """No event of `kind`: that shows something only where the register says so itself."""
    day = last_day(_of(events, NOTHING))
    if day is None:
        return Ruled(outcome=Outcome.UNDETERMINED, why=_NONE.fill(kind=_words(kind)))
    return Ruled(outcome=Outcome.PASS, why=_NOTHING.fill(kind=_words(kind), day=day), dated=day)


def _of(events: tuple[Event, ...], *kinds: str) -> list[Event]:
    """The events of these kinds, by time."""
    return sorted((event for event in events if event.kind in kinds), key=lambda event: event.at)


def _known_until(events: tuple[Event, ...], on: date | None) -> date:
    """The last day of which the register or the assessment speaks."""
    return max(last_day(events) or date.min, on or date.min)


def _words(kind: str) -> Text:
    return KINDS.get(kind, same(kind))
