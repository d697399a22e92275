"""The goal trees of the ten perspectives: which goals stand under which, with what share, and what speaks to each leaf.

Source: AI Safety Institute (Japan), guide to evaluation perspectives, as laid out in the goal trees of its tool; ids,
parents and shares are theirs, the words ours.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from fractions import Fraction

import msgspec

from shirushi.policy.library import Library
from shirushi.policy.wording import A_REQUIREMENT, AN_OBJECTIVE, TWICE, Located, ids, located, unknown_id
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.fields import Fields, shown
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node, load_tree

GOALS = "goals.yaml"
WHOLE_PPM = 1_000_000

_SCHEMA = 1
_PERSPECTIVES = 10

A_PERSPECTIVE = Text(ja="観点", en="perspective")
A_GOAL = Text(ja="目標木の目標", en="goal of the trees")

SHARES = Code(
    id="SH917",
    says=Text(
        ja="「{id}」の下の割合の合計が100万分の{sum}です。", en="The shares under “{id}” add up to {sum} in a million."
    ),
    remedy=Text(ja="合計を1000000にしてください。", en="Make them add up to 1000000."),
)
NO_TREE = Code(
    id="SH918",
    says=Text(
        ja="観点{perspective}の目標が一つの木になっていません（「{id}」）。",
        en="The goals of perspective {perspective} do not make one tree (“{id}”).",
    ),
    remedy=Text(
        ja="underには、同じ観点で先に書かれた目標を書いてください。空にするのは観点ごとに一つだけです。",
        en="Name in `under` an earlier goal of the same perspective; exactly one goal a perspective has it empty.",
    ),
)
LEAF = Code(
    id="SH919",
    says=Text(
        ja="「{id}」のobjectivesが正しくありません。末端の目標には一つ以上必要で、ほかの目標には書けません。",
        en="The objectives of “{id}” are not right: a leaf needs at least one, any other goal has none.",
    ),
    remedy=Text(ja="objectivesを加えるか、除いてください。", en="Add objectives or remove them."),
)


class Perspective(msgspec.Struct, frozen=True, kw_only=True):
    """One of the ten perspectives; `item` is its requirement in the catalogue AISI."""

    id: int
    item: str
    title: Text


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """One goal. `under` is its parent, empty for the root of a perspective; `rate_ppm` its share in the parent.

    `objectives`, of leaves only: what evidence of any kind can say about it, strongest bearing first.
    """

    id: str
    perspective: int
    under: str
    rate_ppm: int
    title: Text
    objectives: tuple[str, ...] = ()


class Goals(msgspec.Struct, frozen=True, kw_only=True):
    """All perspectives and their goals, each goal behind the one above it."""

    perspectives: tuple[Perspective, ...]
    goals: tuple[Goal, ...]

    def goal(self, id_: str) -> Goal:
        """The goal of that id.

        Raises:
            KeyError: there is none.
        """
        for goal in self.goals:
            if goal.id == id_:
                return goal
        raise KeyError(id_)

    def root(self, perspective: int) -> Goal:
        """The goal on which all others of a perspective hang.

        Raises:
            KeyError: there is no such perspective.
        """
        for goal in self.goals:
            if goal.perspective == perspective and not goal.under:
                return goal
        raise KeyError(perspective)

    def under(self, id_: str) -> tuple[Goal, ...]:
        """The goals straight under one; none under a leaf."""
        return tuple(goal for goal in self.goals if goal.under == id_)

    def leaves(self) -> tuple[Goal, ...]:
        """The goals under which no other stands."""
        inner = {goal.under for goal in self.goals}
        return tuple(goal for goal in self.goals if goal.id not in inner)

    def share(self, id_: str) -> Fraction:
        """What a goal counts for in its perspective: the product of the shares from the root down to it.

        Raises:
            KeyError: there is no such goal.
        """
        goal = self.goal(id_)
        above = self.share(goal.under) if goal.under else Fraction(1)
        return above * Fraction(goal.rate_ppm, WHOLE_PPM)


class _Read(msgspec.Struct, frozen=True, kw_only=True):
    """A goal, where it stands, and where its objectives are named."""

    goal: Goal
    place: Place
    objectives: tuple[Located, ...]


def load_goals(data: bytes, library: Library) -> Goals:
    """Read the goal trees from the bytes of goals.yaml; the perspectives and objectives they name are in `library`.

    Raises:
        Malformed: something is wrong; all faults at once.
    """
    tree = load_tree(data, GOALS)
    faults = list(tree.faults)
    fields = Fields(tree.root, ("schema", "perspectives", "goals"), faults)
    for key in ("schema", "perspectives", "goals"):
        fields.need(key)
    fields.number("schema", _SCHEMA, _SCHEMA, _SCHEMA)
    items = frozenset(requirement.id for requirement in library.requirements)
    perspectives = _perspectives(fields, items)
    read = tuple(_goal(node, faults) for node in fields.items("goals"))
    faults.extend(_loose(read, perspectives))
    faults.extend(_shares(read))
    faults.extend(_leaves(read, frozenset(objective.id for objective in library.objectives)))
    if faults:
        raise Malformed(*faults)
    return Goals(perspectives=perspectives, goals=tuple(each.goal for each in read))


def _perspectives(above: Fields, items: Collection[str]) -> tuple[Perspective, ...]:
    met: dict[int, Perspective] = {}
    for node in above.items("perspectives"):
        fields = Fields(node, ("id", "item", "title"), above.faults)
        fields.need("id")
        number = fields.number("id", 1, 1, _PERSPECTIVES)
        item = Located(id=fields.text("item"), place=fields.place)
        if item.id not in items:
            above.faults.append(unknown_id(item, A_REQUIREMENT, items))
        if number in met:
            above.faults.append(TWICE.at(fields.place, kind=A_PERSPECTIVE, id=number))
        met[number] = Perspective(id=number, item=item.id, title=fields.words("title"))
    return tuple(met.values())


def _goal(node: Node, faults: list[Fault]) -> _Read:
    fields = Fields(node, ("id", "perspective", "under", "rate_ppm", "title", "objectives"), faults)
    for key in ("perspective", "rate_ppm"):
        fields.need(key)
    objectives = located(fields, "objectives")
    goal = Goal(
        id=fields.text("id"),
        perspective=fields.number("perspective", 1, 1, _PERSPECTIVES),
        under=fields.text_or("under"),
        rate_ppm=fields.number("rate_ppm", WHOLE_PPM, 1, WHOLE_PPM),
        title=fields.words("title"),
        objectives=ids(objectives),
    )
    return _Read(goal=goal, place=fields.place, objectives=objectives)


def _loose(read: Iterable[_Read], perspectives: Iterable[Perspective]) -> Iterable[Fault]:
    """Goals that stand twice, or hang on no earlier goal of their perspective (so nothing goes in circles)."""
    met: dict[str, int] = {"": 0}
    rootless = {perspective.id: perspective.item for perspective in perspectives}
    for goal, place in ((each.goal, each.place) for each in read):
        if goal.id in met:
            yield TWICE.at(place, kind=A_GOAL, id=shown(goal.id))
        hangs = met.get(goal.under) == goal.perspective if goal.under else goal.perspective in rootless
        if not hangs:
            yield NO_TREE.at(place, id=shown(goal.id), perspective=goal.perspective)
        if not goal.under:
            rootless.pop(goal.perspective, None)
        met[goal.id] = goal.perspective
    for perspective, item in rootless.items():
        yield NO_TREE.at(Place(path=GOALS), id=shown(item), perspective=perspective)


def _shares(read: Iterable[_Read]) -> Iterable[Fault]:
    """Goals under which the shares do not make up the whole; a root is the whole by itself."""
    sums: Counter[str] = Counter()
    for each in read:
        sums[each.goal.under] += each.goal.rate_ppm
    for goal, place in ((each.goal, each.place) for each in read):
        totals = (sums.get(goal.id, WHOLE_PPM), WHOLE_PPM if goal.under else goal.rate_ppm)
        yield from (SHARES.at(place, id=shown(goal.id), sum=total) for total in totals if total != WHOLE_PPM)


def _leaves(read: Iterable[_Read], known: Collection[str]) -> Iterable[Fault]:
    """Leaves that nothing could speak to, inner goals with objectives, and objectives that are not known."""
    inner = {each.goal.under for each in read}
    for each in read:
        if (each.goal.id in inner) == bool(each.objectives):
            yield LEAF.at(each.place, id=shown(each.goal.id))
        yield from (unknown_id(named, AN_OBJECTIVE, known) for named in each.objectives if named.id not in known)
