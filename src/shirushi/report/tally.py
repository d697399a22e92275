"""Counts duties by standing and arranges them under the principles of their texts.

A duty that another one takes in (an element of an item) is shown inside that one and not counted again; heads, views
and what does not apply are not counted at all.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from shirushi.report.document import Count
from shirushi.report.shelf import Shelf
from shirushi.report.words import STANDINGS
from shirushi.terms.text import Text
from shirushi.verdict.counted import counted as once
from shirushi.verdict.standing import DutyStanding, Standing

Part = Literal["binding", "scenario"]
"""The two parts of a report in which duties are counted."""

# The Guidelines number the items of each role by principle: D-5-i, P-5-i and U-5-i all stand under principle 5.
_PRINCIPLE = re.compile(r"AIGB-[CDPU]-(\d+)\b")
_OTHER_PARTS = (
    ("AIGB-2D-", Text(ja="広島プロセス国際指針（第2部D）", en="Hiroshima guiding principles (part 2 D)")),
    ("AIGB-E-", Text(ja="AIガバナンスの構築（第2部E、別添2）", en="Building AI governance (part 2 E, appendix 2)")),
    ("AIGB-V12-", Text(ja="第1.2版で加わった事項", en="Added by edition 1.2")),
    ("AIGB-CK-", Text(ja="チェックリストとワークシート（別添7）", en="Checklists and worksheet (appendix 7)")),
)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Duties that stand under one principle, or in one text; `head` is the id of the principle, if it has one."""

    id: str
    catalogue: str
    title: Text
    head: str
    duties: tuple[DutyStanding, ...]


def counted(shelf: Shelf, part: Part) -> tuple[DutyStanding, ...]:
    """Every duty that counts in one part of the report, in the order of the catalogues."""
    return once((duty for duty in in_order(shelf) if duty.section == part), shelf.requirements)


def in_order(shelf: Shelf) -> tuple[DutyStanding, ...]:
    """Every standing, in the order in which the catalogues list the requirements."""
    return tuple(shelf.standings[id_] for id_ in shelf.requirements if id_ in shelf.standings)


def count(duties: Iterable[DutyStanding]) -> tuple[Count, ...]:
    """Count duties by standing, in the order of the report; standings that nobody has are left out."""
    return in_words_order(Counter(duty.standing for duty in duties if duty.standing))


def in_words_order(numbers: Counter[Standing]) -> tuple[Count, ...]:
    """Put numbers in the order of the report, without noughts."""
    return tuple(Count(standing=each, number=numbers[each]) for each in STANDINGS if numbers[each])


def total(counts: Iterable[Count]) -> int:
    """Add up."""
    return sum(each.number for each in counts)


def groups(shelf: Shelf, part: Part) -> tuple[Group, ...]:
    """Arrange the counted duties: the Guidelines by principle, every other text as one group."""
    gathered: dict[tuple[str, str], list[DutyStanding]] = {}
    for duty in counted(shelf, part):
        gathered.setdefault((shelf.catalogue_of(duty.requirement).id, _place(duty.requirement)), []).append(duty)
    order = {id_: place for place, id_ in enumerate(shelf.catalogues)}
    keys = sorted(gathered, key=lambda key: (order[key[0]], _rank(key[1])))
    return tuple(_group(shelf, catalogue, place, tuple(gathered[catalogue, place])) for catalogue, place in keys)


def _place(requirement: str) -> str:
    """Name the principle or part of its text under which a requirement stands; empty: the text as a whole."""
    principle = _PRINCIPLE.match(requirement)
    if principle:
        return f"AIGB-C-{principle[1]}"
    return next((prefix for prefix, _ in _OTHER_PARTS if requirement.startswith(prefix)), "")


def _rank(place: str) -> tuple[int, int]:
    principle = _PRINCIPLE.match(place)
    if principle:
        return (0, int(principle[1]))
    prefixes = [prefix for prefix, _ in _OTHER_PARTS]
    return (1, prefixes.index(place) if place in prefixes else len(prefixes))


def _group(shelf: Shelf, catalogue: str, place: str, duties: tuple[DutyStanding, ...]) -> Group:
    head = shelf.requirements.get(place)
    title = head.title if head else dict(_OTHER_PARTS).get(place) or shelf.catalogues[catalogue].title
    if head:
        title = Text(ja="原則{n}　{title}", en="Principle {n}: {title}").fill(n=place.rsplit("-", 1)[1], title=title)
    return Group(
        id=place.strip("-") or catalogue, catalogue=catalogue, title=title, head=head.id if head else "", duties=duties
    )
