"""Proposes risk scenarios, ranked by what is known of each, with every reason; people decide on each.

1. A scenario is proposed if the description names what it is about (a condition, a part, a server), or if the threat
   assessment has a harmful way of attack of which much, or nobody knows how much, is left and that no such scenario tries.
2. It ranks by what runs so far saw of it: came out against, could not be decided, was not looked at by a check that can,
   can be looked at by people only, held.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from shirushi.checks.finding import Share
from shirushi.instruments.threats.assess import Left, Threat, ThreatAssessment
from shirushi.instruments.threats.rules import ATTACKERS
from shirushi.terms.system import Description
from shirushi.terms.text import Text, listed, same
from shirushi.verdict.redteam.known import KNOWN, Known
from shirushi.verdict.standing import State

Rank = Literal["against", "undecided", "unseen", "by-people", "held"]
RANKS: Final[Mapping[Rank, Text]] = {
    "against": Text(ja="反する結果あり", en="came out against"),
    "undecided": Text(ja="判断できない結果あり", en="could not be decided"),
    "unseen": Text(ja="まだ見ていない", en="not looked at yet"),
    "by-people": Text(ja="人だけが見られる", en="for people only"),
    "held": Text(ja="耐えている", en="held so far"),
}
"""In the order in which they come."""

_FAILED = Text(
    ja="{check}：{of}件のうち{bad}件が不適合（{run}）。", en="{check}: {bad} of {of} cases failed (run {run})."
)
_UNDETERMINED = Text(
    ja="{check}：{of}件のうち{count}件が判断できない（{run}）。",
    en="{check}: {count} of {of} cases could not be decided (run {run}).",
)
_PASSED = Text(ja="{check}：{of}件すべて適合（{run}）。", en="{check}: all {of} cases passed (run {run}).")
_UNSEEN = Text(ja="どの実行もまだ使っていない検査：{checks}。", en="No run has used these checks yet: {checks}.")
_NO_CHECK = Text(ja="見られる検査がありません。人が試します。", en="No check at hand looks at it; people must try it.")
_AGAINST = Text(
    ja="目標「{objective}」に反する結果が出ています（{run}）。", en="{objective} was found against (run {run})."
)
_UNDECIDED = Text(
    ja="目標「{objective}」を判断できませんでした（{run}）。", en="{objective} could not be decided (run {run})."
)
_THREAT = Text(
    ja="脅威の評価にあります：{id}「{title}」。{because}", en="In the threat assessment: {id} “{title}”. {because}"
)
_HARM = Text(ja="被害の重さは3段階の{n}", en="harm {n} of 3")
_MOST_NAMED = 3
_PRESSING = frozenset({Left.HIGH, Left.UNKNOWN})
_HARMFUL = 2
"""From which harm on, of three, a way of attack is a scenario of its own: what only looks around is part of others."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a check saw when it ran last: in which run, how many cases, how many failed or could not be decided."""

    run: str
    of: int
    bad: int = 0
    undetermined: int = 0

    def and_also(self, share: Share) -> "Look":
        """With a further measure of the same check and run."""
        return msgspec.structs.replace(
            self,
            of=self.of + share.of,
            bad=self.bad + share.bad,
            undetermined=self.undetermined + share.undetermined,
        )


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What runs so far saw of a system: by check, and by objective how its state was, with the run."""

    looks: Mapping[str, Look] = {}
    states: Mapping[str, tuple[State, str]] = {}


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A risk scenario to decide on: where it ranks, and every reason why it is proposed there."""

    id: str
    asset: Text
    threat: Text
    actor: Text
    harm: Text
    goal: str
    objective: str
    rank: Rank
    because: tuple[Text, ...]
    checks: tuple[str, ...] = ()


def propose(
    description: Description, seen: Seen, at_hand: Collection[str], threats: ThreatAssessment | None = None
) -> tuple[Proposal, ...]:
    """Scenarios that fit a description and the threats to it, ranked; none names a check that is not `at_hand`."""
    known = [_proposal(one, description, seen, at_hand) for one in KNOWN if one.fits(description).en]
    pressing = [one for one in threats.threats if one.left in _PRESSING] if threats else []
    proposals = [_with_threats(one, pressing) for one in known]
    if threats:
        tried = {check for one in known for check in one.checks}
        proposals += [
            _of_threat(one, threats, seen, at_hand)
            for one in pressing
            if one.technique.harm >= _HARMFUL and not tried.intersection(one.technique.checks)
        ]
    order = list(RANKS)
    return tuple(sorted(proposals, key=lambda one: order.index(one.rank)))


def _proposal(one: Known, description: Description, seen: Seen, at_hand: Collection[str]) -> Proposal:
    checks = tuple(check for check in one.checks if check in at_hand)
    return Proposal(
        id=one.id,
        asset=one.asset,
        threat=one.threat,
        actor=one.actor,
        harm=one.harm,
        goal=one.goal,
        objective=one.objective,
        rank=_rank(one.objective, checks, seen),
        because=(one.fits(description), *_seen(one.objective, checks, seen)),
        checks=checks,
    )


def _with_threats(proposal: Proposal, threats: Iterable[Threat]) -> Proposal:
    """With the ways of attack that its checks try, the worst first."""
    tried = [one for one in threats if set(proposal.checks).intersection(one.technique.checks)]
    because = (*proposal.because, *map(_told, tried[:_MOST_NAMED]))
    return msgspec.structs.replace(proposal, because=because)


def _of_threat(threat: Threat, threats: ThreatAssessment, seen: Seen, at_hand: Collection[str]) -> Proposal:
    technique = threat.technique
    checks = tuple(check for check in technique.checks if check in at_hand)
    titles = {element.id: element.title for element in threats.picture.elements}
    return Proposal(
        id=technique.id.lower().replace(".", "-"),
        asset=listed(titles[place] for place in threat.at),
        threat=technique.says,
        actor=listed(ATTACKERS[who] for who in technique.by),
        harm=_HARM.fill(n=technique.harm),
        goal="",
        objective="",
        rank=_rank("", checks, seen),
        because=(_told(threat), *_seen("", checks, seen)),
        checks=checks,
    )


def _told(threat: Threat) -> Text:
    technique = threat.technique
    return _THREAT.fill(id=technique.id, title=technique.title, because=threat.because)


def _rank(objective: str, checks: tuple[str, ...], seen: Seen) -> Rank:
    looks = [seen.looks[check] for check in checks if check in seen.looks]
    state = seen.states[objective][0] if objective in seen.states and not looks else None
    if state is State.AGAINST or any(look.bad for look in looks):
        return "against"
    if state is State.UNDECIDED or any(look.undetermined for look in looks):
        return "undecided"
    if not checks:
        return "by-people"
    return "held" if len(looks) == len(checks) else "unseen"


def _seen(objective: str, checks: tuple[str, ...], seen: Seen) -> Iterator[Text]:
    """What was seen of a scenario: by its checks, else of its objective as a whole."""
    unseen = [check for check in checks if check not in seen.looks]
    for check, look in ((check, seen.looks[check]) for check in checks if check in seen.looks):
        if look.bad:
            yield _FAILED.fill(check=check, of=look.of, bad=look.bad, run=look.run)
        if look.undetermined:
            yield _UNDETERMINED.fill(check=check, of=look.of, count=look.undetermined, run=look.run)
        if not (look.bad or look.undetermined):
            yield _PASSED.fill(check=check, of=look.of, run=look.run)
    if len(unseen) == len(checks) and objective in seen.states:
        state, run = seen.states[objective]
        if words := {State.AGAINST: _AGAINST, State.UNDECIDED: _UNDECIDED}.get(state):
            yield words.fill(objective=objective, run=run)
    if unseen:
        yield _UNSEEN.fill(checks=listed(map(same, unseen)))
    if not checks:
        yield _NO_CHECK
