"""Decides 10,000 systems against 500 requirements by profile class, beside a plain double loop on the same terms.

Both give the same answers, which is asserted. Prints one line of JSON.
"""

import json
import random
import statistics
import time
from collections.abc import Callable
from datetime import date

from shirushi.duties.applies import Profile, Rules
from shirushi.policy.library import Catalogue, Library
from shirushi.policy.requirement import Requirement, Source, Span
from shirushi.terms.system import Condition, Role
from shirushi.terms.text import same

SYSTEMS, REQUIREMENTS, RUNS = 10_000, 500, 5
ON = date(2026, 11, 21)


def library(dice: random.Random) -> Library:
    span = Span(edition="1", since=date(2024, 1, 1))
    catalogue = Catalogue(
        id="T",
        title=same("T"),
        publisher="",
        force="guideline",
        adoption="automatic",
        editions=(span,),
        verdicts=True,
        binding="",
        sources=(),
        verification="",
        file="",
        sha256="",
    )
    requirements = tuple(
        Requirement(
            id=f"R{number}",
            catalogue="T",
            title=same("R"),
            statement=same("R"),
            binds=tuple(dice.sample(list(Role), dice.randint(1, 3))),
            binds_all=False,
            force="guideline",
            adoption="automatic",
            verified="seen",
            source=Source(),
            since=dice.choice([date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)]),
            when=tuple(dice.sample(list(Condition), dice.choice([0, 0, 1, 1, 2]))),
        )
        for number in range(REQUIREMENTS)
    )
    return Library(
        catalogues=(catalogue,),
        requirements=requirements,
        objectives=(),
        crosswalk=(),
        timeline=(),
        none={},
        families={},
        digests={},
    )


def systems(dice: random.Random) -> list[Profile]:
    return [
        Profile(
            roles=frozenset(dice.sample(list(Role), dice.randint(1, 2))),
            fails=frozenset(dice.sample(list(Condition), dice.randint(0, 3))),
        )
        for _ in range(SYSTEMS)
    ]


def by_class(held: Library, profiles: list[Profile]) -> list[int]:
    """The product's way: masks, each profile class once; the preparation of the library is counted in."""
    rules = Rules(held, ON)
    return [rules.mask(profile).applies for profile in profiles]


def plainly(held: Library, profiles: list[Profile]) -> list[int]:
    """A bare double loop over the same terms, prepared as sets."""
    terms = [(1 << i, set(r.binds), set(r.when), r.since <= ON) for i, r in enumerate(held.requirements)]
    answers: list[int] = []
    for profile in profiles:
        found = 0
        for bit, binds, when, in_force in terms:
            if in_force and binds & profile.roles and not when & profile.fails:
                found |= bit
        answers.append(found)
    return answers


def timed(
    work: Callable[[Library, list[Profile]], list[int]], held: Library, profiles: list[Profile]
) -> tuple[float, list[int]]:
    took: list[float] = []
    answers: list[int] = []
    for _ in range(RUNS):
        started = time.perf_counter()
        answers = work(held, profiles)
        took.append(time.perf_counter() - started)
    return statistics.median(took), answers


def main() -> None:
    dice = random.Random(20261121)
    held, profiles = library(dice), systems(dice)
    fast, answers = timed(by_class, held, profiles)
    slow, same_answers = timed(plainly, held, profiles)
    assert answers == same_answers
    print(
        json.dumps(
            {
                "bench": "duties",
                "systems": SYSTEMS,
                "requirements": REQUIREMENTS,
                "profiles": len(set(profiles)),
                "applicable": sum(answer.bit_count() for answer in answers),
                "by_class_s": round(fast, 4),
                "double_loop_s": round(slow, 4),
                "times_faster": round(slow / fast, 1),
                "decisions_per_s": round(SYSTEMS * REQUIREMENTS / fast),
                "under_0.2_s": fast < 0.2,
            }
        )
    )


if __name__ == "__main__":
    main()
