"""The goal trees of Japan AISI's aisev: ten YAML files in Goal Structuring Notation, read as e0604d1 (2026-04-16) writes them.

A goal (`G1-2`) is supported by strategies (`S1-2`) or by further goals, a strategy by goals; `scoreRate` says at which rates,
and where it is left out each takes the whole. A goal without support is a leaf. Two of the ten files hold vertical tabs, which YAML does not admit: they are removed, and told.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from shirushi.checks.suite.importing.loaded import UNREADABLE, Goal, Loaded, bare, in_order
from shirushi.checks.suite.importing.rows import text_of
from shirushi.terms import yaml_nodes
from shirushi.terms.errors import Fault, Malformed, Place
from shirushi.terms.text import Text

_GOAL: Final = re.compile(r"G\d{1,2}-\d{1,4}")
_STEP: Final = re.compile(r"[GS]\d{1,2}-\d{1,4}")
_RATE: Final = re.compile(r"[01](?:\.\d{1,6})?")
_MOST: Final = 2_000
_PPM: Final = 1_000_000

GSN: Final = Text(ja="目標の木（GSN）", en="a goal tree (GSN)")
TOO_MANY: Final = Text(ja="目標が{count}件。上限{most}件", en="{count} goals, at most {most}")
UNSUPPORTED: Final = Text(
    ja="「{name}」は木にない「{child}」に支えられている",
    en="{name} is supported by {child}, which the tree does not hold",
)
RATES: Final = Text(ja="「{name}」の割合が目標の数と合わない", en="the rates of {name} do not fit its goals")
RING: Final = Text(ja="「{name}」は自分自身を支えている", en="{name} supports itself")
SUM: Final = Text(ja="葉の重みの和が1でない（{sum}）", en="the weights of the leaves add up to {sum}, not 1")

_Children = Mapping[str, tuple[tuple[str, Fraction], ...]]
"""Under each goal and strategy what supports it, with the rates."""


def load_tree(data: bytes, path: str) -> Loaded:
    """Read one tree: its goals, each leaf with its weight in the perspective.

    Raises:
        Malformed: no YAML of the plain kind that descriptions are written in, or no such tree.
    """
    faults: list[Fault] = []
    lines = text_of(data, path, GSN).split("\n")
    text = "\n".join(bare(line, Place(path=path, line=number), faults) for number, line in enumerate(lines, start=1))
    root = yaml_nodes.load_tree(text.encode(), path).root
    if not isinstance(root, yaml_nodes.Mapping):
        raise Malformed(UNREADABLE.at(root.place, what=GSN, why=type(root).__name__))
    nodes = {entry.key: entry.value for entry in root.entries}
    steps = {name: node for name, node in nodes.items() if _STEP.fullmatch(name)}
    if len(steps) > _MOST:
        raise Malformed(UNREADABLE.at(root.place, what=GSN, why=TOO_MANY.fill(count=len(steps), most=_MOST)))
    below = {name: tuple(_supports(name, steps, faults)) for name in steps}
    weights = _weights(below, Place(path=path), faults)
    goals = tuple(_goal(name, node, below, weights) for name, node in steps.items() if _GOAL.fullmatch(name))
    return Loaded(goals=goals, faults=in_order(faults))


def _goal(name: str, node: yaml_nodes.Node, below: _Children, weights: Mapping[str, Fraction]) -> Goal:
    leaf = not below[name]
    return Goal(
        id=name,
        perspective=int(name[1 : name.index("-")]),
        text=_word(node, "text"),
        question=_word(node, "question"),
        leaf=leaf,
        weight_ppm=round(weights[name] * _PPM) if leaf else 0,
    )


def _supports(name: str, steps: Mapping[str, yaml_nodes.Node], faults: list[Fault]) -> Iterator[tuple[str, Fraction]]:
    """What supports a goal or a strategy, with the rates."""
    node = steps[name]
    children = _words(node, "supportedBy")
    rates = _words(node, "scoreRate") or ("1",) * len(children)
    if len(children) != len(rates) or not all(map(_RATE.fullmatch, rates)):
        faults.append(UNREADABLE.at(node.place, what=GSN, why=RATES.fill(name=name)))
        rates = ("0",) * len(children)
    for child, rate in zip(children, rates, strict=True):
        if child in steps:
            yield child, Fraction(rate)
        else:
            faults.append(UNREADABLE.at(node.place, what=GSN, why=UNSUPPORTED.fill(name=name, child=child)))


def _weights(below: _Children, place: Place, faults: list[Fault]) -> Mapping[str, Fraction]:
    """Hand the weight 1 of the goals that support nothing down to the leaves, each goal once all above it are done."""
    waiting = dict.fromkeys(below, 0)
    for children in below.values():
        for child, _ in children:
            waiting[child] += 1
    ready = [name for name, count in waiting.items() if not count]
    weights = {name: Fraction(int(not waiting[name])) for name in below}
    for name in ready:  # grows while it is walked
        for child, rate in below[name]:
            weights[child] += weights[name] * rate
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    faults += [UNREADABLE.at(place, what=GSN, why=RING.fill(name=name)) for name, count in waiting.items() if count]
    total = sum((weights[name] for name, children in below.items() if not children), Fraction(0))
    if total != 1:
        faults.append(UNREADABLE.at(place, what=GSN, why=SUM.fill(sum=float(total))))
    return weights


def _child(node: yaml_nodes.Node, key: str) -> yaml_nodes.Node | None:
    entries = node.entries if isinstance(node, yaml_nodes.Mapping) else ()
    return next((entry.value for entry in entries if entry.key == key), None)


def _words(node: yaml_nodes.Node, key: str) -> tuple[str, ...]:
    found = _child(node, key)
    items = found.items if isinstance(found, yaml_nodes.Sequence) else ()
    return tuple(item.text for item in items if isinstance(item, yaml_nodes.Scalar))


def _word(node: yaml_nodes.Node, key: str) -> str:
    found = _child(node, key)
    return found.text if isinstance(found, yaml_nodes.Scalar) else ""
