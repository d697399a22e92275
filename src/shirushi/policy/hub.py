"""Reads objectives.yaml: the families, the words an objective is described with, and the objectives themselves."""

import msgspec

from shirushi.policy.objective import Objective
from shirushi.policy.wording import Located, below, ids, located, word, words_by_key, words_of
from shirushi.terms.errors import Fault
from shirushi.terms.fields import Fields
from shirushi.terms.system import Condition
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node

_HEAD = (
    "id", "title", "version", "as_of", "closed", "rule", "families", "how", "stale_on", "measured_by", "about",
    "nature", "when", "states", "validity",
)  # fmt: skip
_KNOWN = (
    "id", "family", "title", "statement", "against", "about", "nature", "how", "validity_days", "stale_on", "when",
    "measured_by", "needs",
)  # fmt: skip
_LONGEST_DAYS = 3660


class Hub(msgspec.Struct, frozen=True, kw_only=True):
    """The objectives with the places of their ids and of the ids they need, and the names of the families."""

    objectives: tuple[Objective, ...] = ()
    declared: tuple[Located, ...] = ()
    needs: tuple[Located, ...] = ()
    families: dict[str, Text] = msgspec.field(default_factory=dict[str, Text])


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """The closed lists that the head of the file declares."""

    families: tuple[str, ...]
    about: tuple[str, ...]
    how: tuple[str, ...]
    stale_on: tuple[str, ...]
    measured_by: tuple[str, ...]


def load_hub(root: Node, faults: list[Fault]) -> Hub:
    """Read the file; what it declares in `catalogue` is what its objectives may use."""
    fields = Fields(root, ("catalogue", "objectives"), faults)
    head = below(fields, "catalogue", _HEAD)
    families = words_by_key(head, "families")
    closed = _Words(
        families=tuple(families),
        about=head.texts("about"),
        how=_keys(head, "how"),
        stale_on=_keys(head, "stale_on"),
        measured_by=_keys(head, "measured_by"),
    )
    nodes = tuple(Fields(each, _KNOWN, faults) for each in fields.items("objectives"))
    objectives = tuple(_objective(each, closed) for each in nodes)
    return Hub(
        objectives=objectives,
        declared=tuple(Located(id=each.id, place=read.place) for each, read in zip(objectives, nodes, strict=True)),
        needs=tuple(named for each in nodes for named in located(each, "needs")),
        families=families,
    )


def _objective(fields: Fields, closed: _Words) -> Objective:
    for key in ("family", "nature", "validity_days"):
        fields.need(key)
    return Objective(
        id=fields.text("id"),
        family=word(fields, "family", closed.families, ""),
        title=fields.words("title"),
        statement=fields.words("statement"),
        against=fields.words("against"),
        about=words_of(fields, "about", closed.about),
        nature=word(fields, "nature", ("property", "practice"), "practice"),
        how=words_of(fields, "how", closed.how),
        validity_days=fields.number("validity_days", 1, 1, _LONGEST_DAYS),
        stale_on=words_of(fields, "stale_on", closed.stale_on),
        when=words_of(fields, "when", tuple(Condition)),
        measured_by=words_of(fields, "measured_by", closed.measured_by),
        needs=ids(located(fields, "needs")),
    )


def _keys(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(entry.key for entry in fields.entries(key))
