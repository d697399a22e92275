"""What the terminal says of the gate of a CI job: what makes it fail, what does not and on whose word."""

from collections.abc import Iterator

from shirushi.app.services.outcome import Gated
from shirushi.policy.requirement import Requirement
from shirushi.report.words import STANDINGS
from shirushi.terms.text import NO_TEXT, Text
from shirushi.verdict.gate import Stopped, Unused, Waived

_RULER = Text(
    ja="注意：比較の基準とは測り方が同じではありません。動きには測り方の違いによるものがあり得ます。",
    en="note: the baseline was not measured alike; a move may come from the ruler.",
)
_INDENTED = Text(ja="  {words}", en="  {words}")
_FAILING = Text(ja="不合格とする義務（--fail-on {mark}）：{count}件", en="failing at --fail-on {mark}: {count}")
_WAIVED = Text(ja="猶予中の義務：{count}件", en="waived: {count}")
_AS_BEFORE = Text(
    ja="基準のときと同じか、それより良い義務：{count}件（不合格としません）",
    en="no worse than in the baseline, so not counted: {count}",
)
_UNUSED = Text(ja="要らなくなった猶予：{count}件", en="waivers that cover nothing: {count}")
_DUTY = Text(ja="{number}　{title}", en="{number} {title}")
_STOPPED = Text(ja="  ✗ {duty}：{standing}{before}。{why}。{ended}", en="  ✗ {duty}: {standing}{before}. {why}{ended}")
_BEFORE = Text(ja="（基準では{standing}）", en=" (in the baseline: {standing})")
_ENDED = Text(
    ja="猶予は{ends}に終わりました（{owner}：{reason}）。",
    en=" Its waiver ended on {ends} ({owner}: {reason}).",
)
_WAIVED_BY = Text(
    ja="  ~ {duty}：{standing}。{ends}まで {owner} が猶予：{reason}",
    en="  ~ {duty}: {standing}. Waived until {ends} by {owner}: {reason}",
)
_KNOWN = Text(ja="  = {duty}：{standing}。{ended}", en="  = {duty}: {standing}.{ended}")
_NEEDLESS = Text(
    ja="  ? {duty}：{standing}（{owner}、{ends}まで）。この猶予は消せます。",
    en="  ? {duty}: {standing} ({owner}, until {ends}); this waiver can go.",
)
_NO_STANDING = Text(ja="ここでは評価の対象になりません", en="not judged here")
_PASSED = Text(ja="判定：合格", en="gate: passed")
_FAILED = Text(ja="判定：不合格", en="gate: failed")


def gate_words(gated: Gated) -> Iterator[Text]:
    """Tell what the gate came to, line by line; nothing at all where the job never fails."""
    if gated.mark == "never":
        return
    gate = gated.gate
    if gated.ruler:
        yield _RULER
        yield from (_INDENTED.fill(words=each.says) for each in gated.ruler)
    for head, told in (
        (_FAILING.fill(mark=gated.mark, count=len(gate.failing)), tuple(map(_stopped, gate.failing))),
        (_WAIVED.fill(count=len(gate.waived)), tuple(map(_waived, gate.waived))),
        (_AS_BEFORE.fill(count=len(gate.as_before)), tuple(map(_known, gate.as_before))),
        (_UNUSED.fill(count=len(gate.unused)), tuple(map(_unused, gate.unused))),
    ):
        if told:
            yield head
            yield from told
    yield _FAILED if gate.failing else _PASSED


def _name(requirement: Requirement) -> Text:
    return _DUTY.fill(number=requirement.id, title=requirement.title)


def _stopped(one: Stopped) -> Text:
    return _STOPPED.fill(
        duty=_name(one.requirement),
        standing=STANDINGS[one.standing],
        before=_BEFORE.fill(standing=STANDINGS[one.before]) if one.before else NO_TEXT,
        why=one.why,
        ended=_ended(one),
    )


def _known(one: Stopped) -> Text:
    return _KNOWN.fill(duty=_name(one.requirement), standing=STANDINGS[one.standing], ended=_ended(one))


def _ended(one: Stopped) -> Text:
    if one.ended is None:
        return NO_TEXT
    return _ENDED.fill(ends=one.ended.ends, owner=one.ended.owner, reason=one.ended.reason)


def _waived(one: Waived) -> Text:
    return _WAIVED_BY.fill(
        duty=_name(one.requirement),
        standing=STANDINGS[one.standing],
        ends=one.waiver.ends,
        owner=one.waiver.owner,
        reason=one.waiver.reason,
    )


def _unused(one: Unused) -> Text:
    return _NEEDLESS.fill(
        duty=_name(one.requirement),
        standing=STANDINGS[one.standing] if one.standing else _NO_STANDING,
        owner=one.waiver.owner,
        ends=one.waiver.ends,
    )
