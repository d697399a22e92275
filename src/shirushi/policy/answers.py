"""Reads which objectives answer which requirement: objective_map.yaml, or the `map:` of an added catalogue."""

from typing import get_args

import msgspec

from shirushi.policy.requirement import Asks, Link, Requirement
from shirushi.policy.wording import Located, below, ids, located, word, words_by_key
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.fields import Fields
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.yaml_nodes import Node

EITHER = Code(
    id="SH203",
    says=Text(
        ja="「{id}」には、objectivesとasksの組か、noneのどちらか一方が要ります。",
        en="“{id}” needs either `objectives` with `asks`, or `none`.",
    ),
    remedy=Text(
        ja="示すべき目標を挙げるか、示すべきものがない理由のコードをnoneに書いてください。",
        en="List the objectives that answer it, or give the reason code why nothing has to be shown.",
    ),
)
NOT_ALONE = Code(
    id="SH204",
    says=Text(
        ja="「{id}」でwholeとした目標のほかに、whole又はpartの目標があります。",
        en="“{id}” lists an objective as `whole` beside another that is not an example.",
    ),
    remedy=Text(
        ja="複数の目標で答える場合は、それぞれをpartにしてください。",
        en="Where several objectives answer together, each is a `part`.",
    ),
)

_ASKS: tuple[Asks, ...] = get_args(Asks)
_KNOWN = ("asks", "objectives", "head", "view_of", "rolled_up_from", "gap", "or_explain", "none")


class AnswerRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the map: how requirement `id` is answered, and where every id in it is named."""

    id: str
    place: Place
    asks: Asks
    links: tuple[Link, ...]
    objectives: tuple[Located, ...]
    view_of: tuple[Located, ...]
    rolled_up_from: tuple[Located, ...]
    none: Located | None
    head: bool
    or_explain: bool
    gap: Text

    def complete(self, requirement: Requirement) -> Requirement:
        """The requirement together with its answer."""
        return msgspec.structs.replace(
            requirement,
            asks=self.asks,
            objectives=self.links,
            head=self.head,
            view_of=ids(self.view_of),
            rolled_up_from=ids(self.rolled_up_from),
            gap=self.gap,
            or_explain=self.or_explain,
            none=self.none.id if self.none else "",
        )


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """All rows of a map, and the sentences of the reason codes that it declares."""

    rows: tuple[AnswerRow, ...] = ()
    none: dict[str, Text] = msgspec.field(default_factory=dict[str, Text])


def load_map(root: Node, faults: list[Fault]) -> Answers:
    """Read objective_map.yaml: the head `map` with its reason codes, and `requirements`."""
    fields = Fields(root, ("map", "requirements"), faults)
    none = words_by_key(below(fields, "map", _HEAD), "none_reasons")
    return Answers(rows=load_rows(fields, "requirements"), none=none)


def load_rows(fields: Fields, key: str) -> tuple[AnswerRow, ...]:
    """Read the rows under `key`, one per requirement id."""
    return tuple(_row(entry.key, entry.value, fields.faults) for entry in fields.entries(key))


def _row(id_: str, node: Node, faults: list[Fault]) -> AnswerRow:
    fields = Fields(node, _KNOWN, faults)
    links, objectives = _links(fields)
    reason = fields.get("none")
    if (reason is None) == (not links) or bool(links) != (fields.get("asks") is not None):
        faults.append(EITHER.at(node.place, id=id_))
    asked = [link for link in links if link.share != "example"]
    if len(asked) > 1 and any(link.share == "whole" for link in asked):
        faults.append(NOT_ALONE.at(node.place, id=id_))
    return AnswerRow(
        id=id_,
        place=node.place,
        asks=word(fields, "asks", _ASKS, "conduct"),
        links=links,
        objectives=objectives,
        view_of=located(fields, "view_of"),
        rolled_up_from=located(fields, "rolled_up_from"),
        none=Located(id=fields.read_text(reason), place=reason.place) if reason else None,
        head=fields.flag("head"),
        or_explain=fields.flag("or_explain"),
        gap=fields.words_or("gap", NO_TEXT),
    )


def _links(fields: Fields) -> tuple[tuple[Link, ...], tuple[Located, ...]]:
    links: list[Link] = []
    named: list[Located] = []
    for node in fields.items("objectives"):
        inner = Fields(node, ("objective", "share"), fields.faults)
        objective = inner.text("objective")
        inner.need("share")
        links.append(Link(objective=objective, share=word(inner, "share", ("whole", "part", "example"), "part")))
        named.append(Located(id=objective, place=node.place))
    return tuple(links), tuple(named)


_HEAD = (
    "id", "version", "as_of", "objectives", "basis", "share", "asks", "gap", "or_explain", "rolled_up_from", "head",
    "view_of", "when", "none_reasons",
)  # fmt: skip
"""What stands at the head of the map; all but the reason codes is for people."""
