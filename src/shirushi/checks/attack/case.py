"""A case of an attack, and how an attack file becomes a check.

An attack file says what its technique is, makes its cases and holds one script; `attack` makes the check of them.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from shirushi.checks.check import Check, Cost, Script, share
from shirushi.checks.evaluation.asking import needs
from shirushi.checks.finding import Judgement, Way
from shirushi.checks.judging.model import cost_of
from shirushi.checks.suite.asking import with_judges
from shirushi.checks.suite.expect import Decline
from shirushi.checks.suite.item import Item
from shirushi.checks.technique import Technique
from shirushi.terms.system import Description
from shirushi.terms.text import NO_TEXT, Text

ATTACKER_TOKENS = 200
"""Bounds what an attacker model writes at a time."""


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt to bring one harm about in one way.

    `item` says what is wanted, what stands before it and what a good answer is; `words` are what is put where that is
    not the item's prompt; `about` names the matter without asking for harm; `way` is the variant of the technique. At most `turns` probes are put to the target, and no more than
    `budget` tokens of answer are asked of it, all together. `attacker`: a model writes the words, not our templates.
    """

    id: str
    item: Item
    words: str = ""
    about: str = ""
    way: str = ""
    turns: int = 1
    budget: int = 0
    attacker: bool = False

    @property
    def affords(self) -> int:
        """How many probes the case may put to the target, by count and by budget."""
        return min(self.turns, self.budget // self.item.tokens) if self.budget else self.turns


Cases = Callable[[Description], Iterator[Case]]


def attack(  # noqa: PLR0913 - what a check says about itself
    technique: Technique,
    *,
    version: int,
    method: Text,
    blind: Text,
    objective: str,
    goal: str,
    cases: Sequence[Case],
    script: Callable[[Case], Script],
    plain: Text = NO_TEXT,
) -> Check[Case]:
    """Make the check of an attack: the share of its cases in which it got through.

    `goal` is the goal of the guide that the attack tests. Where the technique can be led by an attacker model, its
    cases are when one is described; where a judge model is, it decides what nobody else could of a harmful request.
    """

    def planned(description: Description) -> Iterator[Case]:
        led = technique.attacker == "writes" and description.attacker is not None
        judged = description.judge is not None
        return (msgspec.structs.replace(case, item=_weighed(case.item, judged), attacker=led) for case in cases)

    def scripted(case: Case) -> Script:
        judgement: Judgement = yield from script(case)
        return msgspec.structs.replace(judgement, part=technique.id)

    return Check(
        id=f"attack.{technique.id}",
        version=version,
        title=technique.title,
        method=method,
        blind=with_judges(blind) if any(isinstance(case.item.expect, Decline) for case in cases) else blind,
        way=Way.MEASURED,
        objectives=(objective,),
        case=Case,
        needs=needs,
        cost=lambda description: _cost(tuple(planned(description))),
        cases=planned,
        script=scripted,
        conclude=share,
        plain=plain,
        goal=lambda _case: goal,
        cluster=lambda case: case.item.name,
        technique=technique,
    )


def _weighed(item: Item, judged: bool) -> Item:  # noqa: FBT001 - a fact about the description
    """The item with the judge model, if one is described, behind its rule; whatever else is looked for, rules tell."""
    return msgspec.structs.replace(item, weighed=judged and isinstance(item.expect, Decline))


def _cost(cases: Sequence[Case]) -> Cost:
    """The most that the cases ask of the target and, where they are described, of attacker and judge."""
    probes = tokens = 0
    for case in cases:
        weighing = cost_of() if case.item.weighed else Cost()
        probes += case.affords * (1 + case.attacker + weighing.probes)
        tokens += case.affords * (case.item.tokens + case.attacker * ATTACKER_TOKENS + weighing.tokens)
    return Cost(probes=probes, tokens=tokens)
