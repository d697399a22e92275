"""The rules of threat assessment, loaded strictly from the YAML files beside this one.

Ids, names and relations are facts of MITRE ATLAS, OWASP, STRIDE and RAND; sentences are ours. Each file names its source,
edition and whether that source was read (`verified`).
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import Fields
from shirushi.terms.system import Condition
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node, load_tree

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
_TECHNIQUES = "techniques.yaml"
_LADDER = "ladder.yaml"
_HEAD = ("schema", "source", "edition", "verified", "entries")
_MORE = {_TECHNIQUES: ("left-out",), _LADDER: ("levels", "groups")}
MOST_LEVEL = 5

UNRELATED = Code(
    id="SH604",
    says=Text(ja="脅威の規則に「{id}」がありません。", en="The rules of threats hold no “{id}”."),
    remedy=Text(ja="idを確かめてください。", en="Look at the id."),
)


class Place(StrEnum):
    """Where in a system a way of attack happens."""

    ENDPOINT = "endpoint"
    APPLICATION = "application"
    MODEL = "model"
    WEIGHTS = "weights"
    DATA = "data"
    TRAINING = "training"
    TOOLS = "tools"
    RECORDS = "records"


class Attacker(StrEnum):
    """Who could do it."""

    ANYBODY = "anybody"
    AUTHOR = "author"
    SUPPLIER = "supplier"
    TOOL_OPERATOR = "tool-operator"
    INSIDER = "insider"
    INTRUDER = "intruder"


ATTACKERS = {
    Attacker.ANYBODY: Text(ja="利用者の誰でも", en="any user"),
    Attacker.AUTHOR: Text(ja="参照される文書の書き手", en="authors of documents"),
    Attacker.SUPPLIER: Text(ja="供給者", en="suppliers"),
    Attacker.TOOL_OPERATOR: Text(ja="道具の運営者", en="operators of tools"),
    Attacker.INSIDER: Text(ja="内部の者", en="insiders"),
    Attacker.INTRUDER: Text(ja="外からの侵入者", en="intruders"),
}
"""Who could do it, in words."""


class Stride(StrEnum):
    """The six kinds of threat of STRIDE."""

    SPOOFING = "spoofing"
    TAMPERING = "tampering"
    REPUDIATION = "repudiation"
    DISCLOSURE = "information-disclosure"
    DENIAL = "denial-of-service"
    ELEVATION = "elevation-of-privilege"


class Grade(StrEnum):
    """How far a way of attack was shown in the world, by ATLAS: used by attackers, shown to work, or thought to."""

    REALIZED = "realized"
    DEMONSTRATED = "demonstrated"
    FEASIBLE = "feasible"


class Shape(StrEnum):
    """What a thing is in a data-flow picture."""

    PARTY = "party"
    PROCESS = "process"
    STORE = "store"
    FLOW = "flow"


class Verified(StrEnum):
    """Whether whoever wrote a file had its source before them (as in the catalogues)."""

    SEEN = "seen"
    PARTIAL = "partial"
    MEMORY = "memory"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where the facts of a file come from."""

    name: str
    edition: str
    verified: Verified


class Technique(msgspec.Struct, frozen=True, kw_only=True):
    """A way of attack (ATLAS): where, by whom, how bad (1 to 3), and what speaks of it.

    `when` is a condition without which it cannot happen, None: there is none.
    """

    id: str
    title: Text
    says: Text
    at: tuple[Place, ...]
    by: tuple[Attacker, ...]
    stride: tuple[Stride, ...]
    owasp: tuple[str, ...]
    harm: int
    grade: Grade
    mitigations: tuple[str, ...]
    checks: tuple[str, ...]
    when: Condition | None = None


class Mitigation(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be done against ways of attack (ATLAS)."""

    id: str
    title: Text
    says: Text


class Risk(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the OWASP Top 10 for LLM applications."""

    id: str
    title: Text
    says: Text
    at: tuple[Place, ...]


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of threat of STRIDE, with `{what}` in its sentence, and the shapes that can meet it."""

    id: Stride
    title: Text
    says: Text
    meets: tuple[Shape, ...]


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A level of weight protection: against whom it holds."""

    level: int
    title: Text
    against: Text


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A group of attack vectors on weights."""

    id: str
    title: Text


class Vector(msgspec.Struct, frozen=True, kw_only=True):
    """A way to weights, the control expected against it, from which level on, and what could show it."""

    id: str
    group: str
    title: Text
    control: Text
    since: int
    checks: tuple[str, ...]
    objectives: tuple[str, ...]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that threat assessment goes by; `left_out` are techniques that are known and not taken up."""

    sources: tuple[Source, ...]
    techniques: tuple[Technique, ...]
    mitigations: tuple[Mitigation, ...]
    owasp: tuple[Risk, ...]
    stride: tuple[Category, ...]
    levels: tuple[Level, ...]
    groups: tuple[Group, ...]
    vectors: tuple[Vector, ...]
    left_out: tuple[str, ...]

    def mitigation(self, name: str) -> Mitigation:
        """The mitigation with this id; loading made sure that every one named is there."""
        return next(one for one in self.mitigations if one.id == name)


@cache
def own_rules() -> Rules:
    """The rules that come with this version.

    Raises:
        Malformed: a file of the installation is broken.
    """
    here = files("shirushi.instruments.threats")
    names = (_TECHNIQUES, "mitigations.yaml", "owasp.yaml", "stride.yaml", _LADDER)
    return load_rules({name: here.joinpath(name).read_bytes() for name in names})


def load_rules(data: Mapping[str, bytes]) -> Rules:
    """Read the five files, by name.

    Raises:
        Malformed: with every fault of the first file that has any, or every relation that leads nowhere.
    """
    techniques, atlas = _file(data, _TECHNIQUES, _technique)
    mitigations, _ = _file(data, "mitigations.yaml", _mitigation)
    owasp, top_ten = _file(data, "owasp.yaml", _risk)
    stride, method = _file(data, "stride.yaml", _category)
    vectors, rand = _file(data, _LADDER, _vector)
    rules = Rules(
        sources=(atlas, top_ten, method, rand),
        techniques=techniques,
        mitigations=mitigations,
        owasp=owasp,
        stride=stride,
        levels=_list(data, "levels", _level),
        groups=_list(data, "groups", _group),
        vectors=vectors,
        left_out=_open(data, _TECHNIQUES)[0].texts("left-out"),
    )
    unrelated = tuple(UNRELATED.at(id=name) for name in sorted(_named(rules) - _known(rules)))
    if unrelated:
        raise Malformed(*unrelated)
    return rules


def _named(rules: Rules) -> set[str]:
    named = {name for one in rules.techniques for name in (*one.mitigations, *one.owasp)}
    return named | {one.group for one in rules.vectors}


def _known(rules: Rules) -> set[str]:
    return {one.id for several in (rules.mitigations, rules.owasp, rules.groups) for one in several}


def _file(
    data: Mapping[str, bytes], name: str, read: Callable[[Node, list[Fault]], _T]
) -> tuple[tuple[_T, ...], Source]:
    fields, faults = _open(data, name)
    fields.number("schema", 1, 1, 1)
    node = fields.need("verified")
    word = "" if node is None else fields.read_text(node)
    verified = Verified.MEMORY if node is None else fields.choose(word, node, Verified)
    source = Source(name=fields.text("source"), edition=fields.text("edition"), verified=verified)
    entries = tuple(read(node, faults) for node in fields.items("entries"))
    if faults:
        raise Malformed(*faults)
    return entries, source


def _list(data: Mapping[str, bytes], key: str, read: Callable[[Node, list[Fault]], _T]) -> tuple[_T, ...]:
    fields, faults = _open(data, _LADDER)
    entries = tuple(read(node, faults) for node in fields.items(key))
    if faults:
        raise Malformed(*faults)
    return entries


def _open(data: Mapping[str, bytes], name: str) -> tuple[Fields, list[Fault]]:
    tree = load_tree(data[name], name)
    faults = list(tree.faults)
    return Fields(tree.root, (*_HEAD, *_MORE.get(name, ())), faults), faults


def _technique(node: Node, faults: list[Fault]) -> Technique:
    keys = ("id", "title", "says", "at", "by", "when", "stride", "owasp", "harm", "grade", "mitigations", "checks")
    fields = Fields(node, keys, faults)
    when, grade = fields.get("when"), fields.need("grade")
    return Technique(
        id=fields.text("id"),
        title=fields.words("title"),
        says=fields.words("says"),
        at=_several(fields, "at", Place),
        by=_several(fields, "by", Attacker),
        when=None if when is None else fields.choose(fields.read_text(when), when, Condition),
        stride=_several(fields, "stride", Stride),
        owasp=fields.texts("owasp"),
        harm=fields.number("harm", 1, 1, 3),
        grade=Grade.FEASIBLE if grade is None else fields.choose(fields.read_text(grade), grade, Grade),
        mitigations=fields.texts("mitigations"),
        checks=fields.texts("checks"),
    )


def _mitigation(node: Node, faults: list[Fault]) -> Mitigation:
    fields = Fields(node, ("id", "title", "says"), faults)
    return Mitigation(id=fields.text("id"), title=fields.words("title"), says=fields.words("says"))


def _risk(node: Node, faults: list[Fault]) -> Risk:
    fields = Fields(node, ("id", "title", "says", "at"), faults)
    at = _several(fields, "at", Place)
    return Risk(id=fields.text("id"), title=fields.words("title"), says=fields.words("says"), at=at)


def _category(node: Node, faults: list[Fault]) -> Category:
    fields = Fields(node, ("id", "title", "says", "meets"), faults)
    word = fields.need("id")
    return Category(
        id=Stride.SPOOFING if word is None else fields.choose(fields.read_text(word), word, Stride),
        title=fields.words("title"),
        says=fields.words("says"),
        meets=_several(fields, "meets", Shape),
    )


def _level(node: Node, faults: list[Fault]) -> Level:
    fields = Fields(node, ("level", "title", "against"), faults)
    level = fields.number("level", 1, 1, MOST_LEVEL)
    return Level(level=level, title=fields.words("title"), against=fields.words("against"))


def _group(node: Node, faults: list[Fault]) -> Group:
    fields = Fields(node, ("id", "title"), faults)
    return Group(id=fields.text("id"), title=fields.words("title"))


def _vector(node: Node, faults: list[Fault]) -> Vector:
    fields = Fields(node, ("id", "group", "title", "control", "from", "checks", "objectives"), faults)
    return Vector(
        id=fields.text("id"),
        group=fields.text("group"),
        title=fields.words("title"),
        control=fields.words("control"),
        since=fields.number("from", 1, 1, MOST_LEVEL),
        checks=fields.texts("checks"),
        objectives=fields.texts("objectives"),
    )


def _several(fields: Fields, key: str, closed: type[_E]) -> tuple[_E, ...]:
    fields.need(key)
    return tuple(fields.choose(fields.read_text(node), node, closed) for node in fields.items(key))
