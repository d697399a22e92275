"""How many cases of each check were asked, of how many, how often, and why no more: where that is not all of them once."""

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from shirushi.checks.finding import Concluded, Share
from shirushi.evidence.transcript import Transcript
from shirushi.report.assessment import Assessment
from shirushi.terms.sampling import ALL_ONCE, Vote
from shirushi.terms.text import Text, listed
from shirushi.verdict.plan import PlannedCheck
from shirushi.verdict.sequential import Settled, settles

_SETTLED: Final[dict[Settled, Text]] = {
    "kept": Text(
        ja="計画した{planned}件のうち{asked}件で、上限を守ることに決着",
        en="settled after {asked} of {planned} cases: the limit is kept",
    ),
    "broken": Text(
        ja="計画した{planned}件のうち{asked}件で、上限を超えることに決着",
        en="settled after {asked} of {planned} cases: the limit is broken",
    ),
    "open": Text(ja="計画した{planned}件すべてを尋ねても決着せず", en="not settled, with all {planned} cases asked"),
}
_ASKED: Final = Text(ja="{asked}件", en="{asked} cases")
_DRAWN: Final = Text(ja="検査の全{all}件から選定", en="drawn from the {all} that the check has")
_REPEATED: Final = Text(
    ja="各{times}回、反復で判定が割れたもの{flipped}件", en="{times} times each, {flipped} not judged alike every time"
)
_BY_MAJORITY: Final = Text(ja="多数決", en="the majority counts")
_OF_CHECK: Final = Text(ja="{title}：{words}", en="{title}: {words}")
_HEAD: Final = Text(
    ja="尋ねた事例：計画した{planned}件のうち{asked}件。",
    en="Cases asked: {asked} of {planned} that were planned.",
)


class CheckAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Of one check: cases planned and asked, and how many it has; each was asked `repeats` times, `flipped` wavered.

    `settled` is what was settled about the limit where asking could stop as soon as that is known; None where not.
    """

    check: str
    title: Text
    planned: int
    asked: int
    of: int
    repeats: int
    vote: Vote
    flipped: int
    settled: Literal["kept", "broken", "open"] | None


def checks_asked(assessment: Assessment) -> tuple[CheckAsked, ...]:
    """The checks that came to an end and were not to ask all their cases once."""
    return tuple(_asked(assessment))


def check_asked(planned: PlannedCheck, concluded: Concluded, transcript: Transcript) -> CheckAsked:
    """How the cases of one check were asked."""
    shares = [finding.measure for finding in concluded.findings if isinstance(finding.measure, Share)]
    sampling, limit = planned.asked, planned.limit
    return CheckAsked(
        check=planned.check,
        title=planned.name,
        planned=planned.count,
        asked=len({exchange.case for exchange in transcript.exchanges}),
        of=planned.drawn_from or planned.count,
        repeats=sampling.repeats,
        vote=sampling.vote,
        flipped=sum(share.repeated.flipped for share in shares if share.repeated),
        settled=_together([settles(share, limit.most_ppm) for share in shares])
        if sampling.until_settled and limit
        else None,
    )


def asked_words(one: CheckAsked) -> Text:
    """Tell of one check how many of its cases were asked, and why no more."""
    first = _SETTLED[one.settled] if one.settled else _ASKED
    clauses = [first.fill(asked=one.asked, planned=one.planned)]
    if one.of > one.planned:
        clauses.append(_DRAWN.fill(all=one.of))
    if one.repeats > 1:
        clauses.append(_REPEATED.fill(times=one.repeats, flipped=one.flipped))
        clauses += [_BY_MAJORITY] if one.vote is Vote.MAJORITY else []
    return listed(clauses)


def asked_lines(assessment: Assessment) -> tuple[Text, ...]:
    """Tell how many cases were asked, and of each check that stopped early, or wavered, how; nothing where all were once."""
    checks = checks_asked(assessment)
    if not checks:
        return ()
    head = _HEAD.fill(asked=sum(one.asked for one in checks), planned=sum(one.planned for one in checks))
    telling = (one for one in checks if one.settled or one.flipped)
    return head, *(_OF_CHECK.fill(title=one.title, words=asked_words(one)) for one in telling)


def _asked(assessment: Assessment) -> Iterator[CheckAsked]:
    concluded = {result.check: result for result in assessment.results if isinstance(result, Concluded)}
    transcripts = {transcript.check: transcript for transcript in assessment.transcripts}
    for planned in assessment.plan.checks:
        if planned.asked != ALL_ONCE and planned.check in concluded and planned.check in transcripts:
            yield check_asked(planned, concluded[planned.check], transcripts[planned.check])


def _together(settled: list[Settled]) -> Settled:
    """Of several findings: settled only where each is; kept only where each keeps the limit."""
    if not settled or "open" in settled:
        return "open"
    return "kept" if set(settled) == {"kept"} else "broken"
