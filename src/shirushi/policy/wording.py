"""What every file of this room is read with: closed words, days that may be unknown, words by key, and shared faults."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar, get_args

import msgspec

from shirushi.policy.requirement import Verified
from shirushi.terms.errors import Code, Fault, Place
from shirushi.terms.fields import UNKNOWN_WORD, Fields, hint, shown
from shirushi.terms.reason import Reason, Unknown
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Mapping, Node

UNKNOWN_ID = Code(
    id="SH201",
    says=Text(ja="「{id}」という{kind}はありません。", en="There is no {kind} “{id}”."),
    remedy=Text(
        ja="{hint}「shirushi catalogue search」で探せます。", en="{hint}Look for it with “shirushi catalogue search”."
    ),
)
TWICE = Code(
    id="SH202",
    says=Text(ja="{kind}「{id}」が二つあります。", en="The {kind} “{id}” stands twice."),
    remedy=Text(ja="どちらか一方のidを変えてください。", en="Give one of the two another id."),
)

A_REQUIREMENT = Text(ja="要求事項", en="requirement")
AN_OBJECTIVE = Text(ja="目標", en="objective")
A_CATALOGUE = Text(ja="カタログ", en="catalogue")
AN_EDITION = Text(ja="版", en="edition")

NOT_READ = "not-read"
"""The reason code of a day that nobody has read in a source."""

VERIFIED: tuple[Verified, ...] = get_args(Verified)

_W = TypeVar("_W", bound=str)


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """An id and where it is declared or named."""

    id: str
    place: Place


def unknown_id(named: Located, kind: Text, known: Iterable[str]) -> Fault:
    """Tell that `named` is none of `known`, with the nearest one as a hint."""
    return UNKNOWN_ID.at(named.place, id=shown(named.id), kind=kind, hint=hint(named.id, known))


def below(fields: Fields, key: str, known: tuple[str, ...]) -> Fields:
    """Open the mapping under `key`, which must be there; an empty one stands for it where it is not."""
    node = fields.need(key)
    return Fields(node or Mapping(entries=(), place=fields.place), known, fields.faults)


def word(fields: Fields, key: str, known: tuple[_W, ...], default: _W) -> _W:
    """The word under `key`, one of `known`; `default` where it is left out or not known."""
    node = fields.get(key)
    chosen = None if node is None else _choose(fields, node, known)
    return default if chosen is None else chosen


def words_of(fields: Fields, key: str, known: tuple[_W, ...]) -> tuple[_W, ...]:
    """The words of a list, each one of `known`."""
    chosen = (_choose(fields, node, known) for node in fields.items(key))
    return tuple(each for each in chosen if each is not None)


def since(fields: Fields) -> date | Unknown | None:
    """The day under `since`, or `unknown:` with the reason in both languages; None where it is left out."""
    node = fields.get("since")
    if not isinstance(node, Mapping):
        return fields.day("since")
    return Unknown(reason=Reason(code=NOT_READ, says=Fields(node, ("unknown",), fields.faults).words("unknown")))


def words_by_key(fields: Fields, key: str) -> dict[str, Text]:
    """A mapping of keys to words in both languages."""
    keys = tuple(entry.key for entry in fields.entries(key))
    node = fields.get(key)
    if node is None or not keys:
        return {}
    inner = Fields(node, keys, fields.faults)
    return {name: inner.words(name) for name in keys}


def located(fields: Fields, key: str) -> tuple[Located, ...]:
    """A list of ids with their places."""
    return tuple(Located(id=fields.read_text(node), place=node.place) for node in fields.items(key))


def ids(named: Iterable[Located]) -> tuple[str, ...]:
    """The ids without their places."""
    return tuple(each.id for each in named)


def _choose(fields: Fields, node: Node, known: tuple[_W, ...]) -> _W | None:
    text = fields.read_text(node)
    for candidate in known:
        if candidate == text:
            return candidate
    fault = UNKNOWN_WORD.at(node.place, word=shown(text), hint=hint(text, known), known=", ".join(known))
    fields.faults.append(fault)
    return None
