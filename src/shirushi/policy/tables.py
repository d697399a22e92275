"""Reads the files that are no catalogues: the crosswalk, the timeline, and registers kept as they are."""

import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from shirushi.policy.library import Confidence, Happening, Relation, Row
from shirushi.policy.wording import VERIFIED, Located, below, word
from shirushi.terms.errors import Code, Fault
from shirushi.terms.fields import Fields, shown
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Mapping, Node, Scalar, Sequence

BAD_DATE = Code(
    id="SH206",
    says=Text(ja="「{value}」は年月日又は年月ではありません。", en="“{value}” is neither a day nor a month."),
    remedy=Text(ja="2026-11-21又は2026-11のように書いてください。", en="Write it like 2026-11-21 or 2026-11."),
)

_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
_CROSSWALK_HEAD = ("id", "title", "relations", "relation_semantics", "confidence", "rules", "note")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
_JSON = msgspec.json.Encoder()

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"] | None


class Crosswalk(msgspec.Struct, frozen=True, kw_only=True):
    """The rows, with the places of their own ids and of the ids they join."""

    rows: tuple[Row, ...] = ()
    declared: tuple[Located, ...] = ()
    ends: tuple[Located, ...] = ()


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A register as raw JSON, the ids it declares, and those it links to."""

    json: msgspec.Raw
    declared: tuple[Located, ...]
    links: tuple[Located, ...]


def load_crosswalk(root: Node, faults: list[Fault]) -> Crosswalk:
    """Read crosswalks.yaml; a row is hidden where a rule of its head says so."""
    fields = Fields(root, ("catalogue", "rows"), faults)
    hidden = frozenset(_hidden(below(fields, "catalogue", _CROSSWALK_HEAD)))
    read = [
        Fields(node, ("id", "from", "to", "relation", "confidence", "note"), faults) for node in fields.items("rows")
    ]
    rows = tuple(_row(each, hidden) for each in read)
    return Crosswalk(
        rows=rows,
        declared=tuple(Located(id=row.id, place=each.place) for row, each in zip(rows, read, strict=True)),
        ends=tuple(
            Located(id=end, place=each.place)
            for row, each in zip(rows, read, strict=True)
            for end in (row.source, row.to)
        ),
    )


def load_timeline(root: Node, faults: list[Fault]) -> tuple[Happening, ...]:
    """Read timeline.yaml."""
    fields = Fields(root, ("catalogue", "events"), faults)
    below(fields, "catalogue", ("id", "title", "as_of")).text("id")
    return tuple(
        _happening(Fields(node, ("id", "date", "words", "verified"), faults)) for node in fields.items("events")
    )


def load_register(root: Node) -> Register:
    """Keep a register as it stands; only its ids and `links` are looked at."""
    declared: list[Located] = []
    links: list[Located] = []
    _gather(root, declared, links)
    return Register(json=msgspec.Raw(_JSON.encode(_plain(root))), declared=tuple(declared), links=tuple(links))


def _hidden(head: Fields) -> Iterable[tuple[Relation, Confidence]]:
    """The pairs of relation and confidence that are shown on request only."""
    for node in head.items("rules"):
        rule = Fields(node, ("relation", "confidence", "hidden_by_default"), head.faults)
        rule.need("relation")
        rule.need("confidence")
        if rule.flag("hidden_by_default"):
            yield word(rule, "relation", _RELATIONS, "intersects"), word(rule, "confidence", _CONFIDENCES, "judgement")


def _row(fields: Fields, hidden: frozenset[tuple[Relation, Confidence]]) -> Row:
    fields.need("relation")
    fields.need("confidence")
    relation: Relation = word(fields, "relation", _RELATIONS, "intersects")
    confidence: Confidence = word(fields, "confidence", _CONFIDENCES, "judgement")
    return Row(
        id=fields.text("id"),
        source=fields.text("from"),
        to=fields.text("to"),
        relation=relation,
        confidence=confidence,
        hidden=(relation, confidence) in hidden,
        note=fields.text_or("note"),
    )


def _happening(fields: Fields) -> Happening:
    day = fields.text("date")
    if not _DATE.fullmatch(day):
        fields.faults.append(BAD_DATE.at(fields.place, value=shown(day)))
    return Happening(
        id=fields.text("id"),
        date=day,
        words=fields.words("words"),
        verified=word(fields, "verified", VERIFIED, "memory"),
    )


def _gather(node: Node, declared: list[Located], links: list[Located]) -> None:
    if isinstance(node, Sequence):
        for item in node.items:
            _gather(item, declared, links)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key == "id" and isinstance(entry.value, Scalar):
                declared.append(Located(id=entry.value.text, place=entry.value.place))
            elif entry.key == "links" and isinstance(entry.value, Sequence):
                named = (each for each in entry.value.items if isinstance(each, Scalar))
                links.extend(Located(id=each.text, place=each.place) for each in named)
            _gather(entry.value, declared, links)


def _plain(node: Node) -> Plain:
    """The node as JSON: whole numbers and truth values where they stand without quotes, else text."""
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.text in {"", "~", "null"}:
        return None
    if node.text in {"true", "false"}:
        return node.text == "true"
    return int(node.text) if _WHOLE.fullmatch(node.text) else node.text
