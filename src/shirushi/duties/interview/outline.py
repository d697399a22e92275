"""From a proposal to the outline of shirushi.yaml: the values, and beside each the reason for it."""

import msgspec

from shirushi.duties.interview.propose import Point, Proposal
from shirushi.terms.system import Condition
from shirushi.terms.template import Outline, Reasons
from shirushi.terms.text import NO_TEXT, Text

_WITH_SOURCE = Text(ja="{because}（{source}）", en="{because} ({source})")
_NAMED = Text(ja="{title}：{because}", en="{title}: {because}")
_BY_ID = Text(ja="{id}『{title}』：{because}", en="{id}, {title}: {because}")


def outline_of(proposal: Proposal, known: Outline) -> Outline:
    """Put a proposal into what is `known` besides, such as id and address; what is open stays unanswered."""
    return msgspec.structs.replace(
        known,
        title=proposal.title,
        actor=proposal.actor,
        roles=proposal.proposed_roles(),
        conditions=proposal.answered(),
        partners=tuple(partner.actor for partner in proposal.partners),
        uses=proposal.uses,
        because=Reasons(
            roles=tuple(_NAMED.fill(title=each.title, because=reason(each)) for each in proposal.roles),
            partners={partner.actor.id: partner.because for partner in proposal.partners},
            conditions={Condition(each.id): each.because for each in proposal.conditions},
            texts=tuple(_text(each) for each in proposal.texts),
            adopts=tuple(_text(each) for each in proposal.adoptable),
        ),
    )


def reason(point: Point) -> Text:
    """The reason of a point; with what hangs on it, unless it does not hold."""
    if point.holds == "no" or point.source == NO_TEXT:
        return point.because
    return _WITH_SOURCE.fill(because=point.because, source=point.source)


def _text(point: Point) -> Text:
    return _BY_ID.fill(id=point.id, title=point.title, because=point.because)
