"""The chain from developer to business user: who stands before whom, and who owes evidence of which objective.

Source of the order: AI Guidelines for Business, part 1, "the actors": a model is developed, a system with it is provided,
and used in business. Roles outside that chain neither owe nor are owed anything here.

Whoever makes what an objective is first of all about (the first word of its `about`) can show it to those who come
after: a developer models and data, a provider systems and what they put out. What is first of all about an organisation
is for each organisation to show of itself.
"""

from collections.abc import Mapping
from typing import Final

from shirushi.policy.objective import Objective
from shirushi.terms.system import Actor, Description, Role

_PLACES: Final[Mapping[Role, int]] = {
    Role.DEVELOPER: 0,
    Role.FOUNDATION_MODEL_DEVELOPER: 0,
    Role.PROVIDER: 1,
    Role.BUSINESS_USER: 2,
    Role.GOVERNMENT: 2,
    Role.LOCAL_GOVERNMENT: 2,
}
_MAKES: Final[Mapping[Role, frozenset[str]]] = {
    Role.DEVELOPER: frozenset({"model", "dataset"}),
    Role.FOUNDATION_MODEL_DEVELOPER: frozenset({"model", "dataset"}),
    Role.PROVIDER: frozenset({"system", "content"}),
}
_MADE: Final = frozenset[str]().union(*_MAKES.values())


def before(receiver: Actor, description: Description) -> tuple[Actor, ...]:
    """Every actor that stands before `receiver`, the farthest first."""
    last = max(_places(receiver), default=0)
    earlier = (actor for actor in description.actors if actor.id != receiver.id and _first(actor) < last)
    return tuple(sorted(earlier, key=_first))


def after(giver: Actor, description: Description) -> tuple[Actor, ...]:
    """Every actor that `giver` stands before, in the order of the description."""
    return tuple(actor for actor in description.actors if giver in before(actor, description))


def neighbours(receiver: Actor, description: Description) -> tuple[Actor, ...]:
    """The actors right before `receiver`: those that it deals with."""
    return _nearest(before(receiver, description))


def owed_by(objective: Objective, receiver: Actor, description: Description) -> tuple[Actor, ...]:
    """Who owes `receiver` evidence of `objective`: the nearest before it that make such a thing."""
    if _MADE.isdisjoint(objective.about[:1]):
        return ()
    return _nearest(
        tuple(actor for actor in before(receiver, description) if makes(actor).intersection(objective.about))
    )


def makes(actor: Actor) -> frozenset[str]:
    """What an actor makes by its roles, in the words of `about`."""
    return frozenset[str]().union(*(_MAKES.get(role, ()) for role in actor.roles))


def _nearest(ordered: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in ordered if _first(actor) == _first(ordered[-1]))


def _first(actor: Actor) -> int:
    """The place from which an actor hands on; one outside the chain comes after everybody."""
    return min(_places(actor), default=len(Role))


def _places(actor: Actor) -> tuple[int, ...]:
    return tuple(_PLACES[role] for role in actor.roles if role in _PLACES)
