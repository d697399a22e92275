"""A case of an attack, and how an attack file becomes a check.

An attack file says what its technique is, makes its cases and holds one script; `attack` makes the check of them.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from shirushi.checks.check import Check, Cost, Script, share
from shirushi.checks.evaluation.asking import needs
from shirushi.checks.finding import Judgement, Way
from shirushi.checks.suite.item import Item
from shirushi.checks.technique import Technique
from shirushi.terms.system import Description
from shirushi.terms.text import NO_TEXT, Text

ATTACKER_TOKENS = 200
"""Bounds what an attacker model writes at a time."""


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt to bring one harm about in one way.

    `item` says what is wanted, what stands before it and what a good answer is; `about` names the matter without asking
    for harm; `way` is the variant of the technique. At most `turns` probes are put to the target, and no more than
    `budget` tokens of answer are asked of it, all together. `attacker`: a model writes the words, not our templates.
    """

    id: str
    item: Item
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
    cases are when one is described.
    """

    def planned(description: Description) -> Iterator[Case]:
        led = technique.attacker == "writes" and description.attacker is not None
        return (msgspec.structs.replace(case, attacker=led) for case in cases)

    def scripted(case: Case) -> Script:
        judgement: Judgement = yield from script(case)
        return msgspec.structs.replace(judgement, part=technique.id)

    return Check(
        id=f"attack.{technique.id}",
        version=version,
        title=technique.title,
        method=method,
        blind=blind,
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


def _cost(cases: Sequence[Case]) -> Cost:
    """The most that the cases ask of the target and, where one leads, of the attacker."""
    led = [case for case in cases if case.attacker]
    return Cost(
        probes=sum(case.affords for case in cases) + sum(case.affords for case in led),
        tokens=sum(case.affords * case.item.tokens for case in cases) + sum(case.affords for case in led) * ATTACKER_TOKENS,
    )  # fmt: skip
