"""Reads typed fields out of YAML mappings; notes every fault on the way and goes on."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

import msgspec

from shirushi.terms.errors import Code, Fault
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence

_E = TypeVar("_E", bound=StrEnum)
_WHOLE = re.compile(r"-?\d{1,15}")
_SHOWN = 60
_NULLS = frozenset({"~", "null"})

EXPECTED = Code(
    id="SH111",
    says=Text(ja="ここには{what}を書きます。", en="{what} belongs here."),
    remedy=Text(ja="書き方の例は「shirushi init」のひな形にあります。", en="See the file that “shirushi init” writes."),
)
UNKNOWN_KEY = Code(
    id="SH112",
    says=Text(ja="キー「{key}」は使えません。", en="The key “{key}” is not known here."),
    remedy=Text(ja="{hint}使えるキー：{known}", en="{hint}Known keys: {known}"),
)
MISSING = Code(
    id="SH113",
    says=Text(ja="キー「{key}」がありません。", en="The key “{key}” is missing."),
    remedy=Text(ja="「{key}」を書き加えてください。", en="Add “{key}”."),
)
UNKNOWN_WORD = Code(
    id="SH114",
    says=Text(ja="「{word}」という語は使えません。", en="The word “{word}” is not known here."),
    remedy=Text(ja="{hint}使える語：{known}", en="{hint}Known words: {known}"),
)
BAD_DAY = Code(
    id="SH115",
    says=Text(ja="「{value}」は日付として読めません。", en="“{value}” is not a date."),
    remedy=Text(ja="2026-11-21のように書いてください。", en="Write it like 2026-11-21."),
)
BOUNDS = Code(
    id="SH116",
    says=Text(ja="数「{value}」は範囲の外です。", en="The number {value} is out of range."),
    remedy=Text(ja="{least}から{most}までの整数にしてください。", en="Use a whole number from {least} to {most}."),
)
CONTROL = Code(
    id="SH117",
    says=Text(
        ja="表示されない制御文字が含まれています。", en="The text holds control characters that cannot be shown."
    ),
    remedy=Text(ja="制御文字を除いてください。", en="Remove the control characters."),
)

A_MAPPING = Text(ja="「キー: 値」の組", en="A set of “key: value” lines")
A_LIST = Text(ja="一覧（「- 」又は［ ］）", en="A list (“- ” or [ ])")
A_TEXT = Text(ja="文字列", en="A text")
A_FLAG = Text(ja="true又はfalse", en="Either true or false")
A_NUMBER = Text(ja="整数", en="A whole number")
_PERHAPS = Text(ja="「{word}」ではありませんか。", en="Did you mean “{word}”? ")


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What a text must look like, and the fault to tell where it does not (its field: `value`)."""

    fits: Callable[[str], bool]
    code: Code


def hint(word: str, known: Iterable[str]) -> Text:
    """Suggest the known word nearest to `word`; no text where none is near."""
    near = difflib.get_close_matches(word, tuple(known), n=1)
    return _PERHAPS.fill(word=near[0]) if near else NO_TEXT


class Fields:
    """The fields of one mapping. A faulty field gives its default; whoever reads must look at `faults` in the end."""

    def __init__(self, node: Node, known: tuple[str, ...], faults: list[Fault]) -> None:
        """Open `node`, which may hold the keys `known`; append what is wrong to `faults`."""
        self.place = node.place
        self.faults = faults
        self._is_mapping = isinstance(node, Mapping)
        self._values: dict[str, Node] = {}
        if not isinstance(node, Mapping):
            faults.append(EXPECTED.at(node.place, what=A_MAPPING))
            return
        for entry in node.entries:
            if entry.key not in known:
                near = hint(entry.key, known)
                fault = UNKNOWN_KEY.at(entry.value.place, key=shown(entry.key), hint=near, known=", ".join(known))
                faults.append(fault)
            self._values[entry.key] = entry.value

    def get(self, key: str) -> Node | None:
        """The node under `key`; None where it is left out or empty."""
        node = self._values.get(key)
        return None if node is None or _is_null(node) else node

    def need(self, key: str) -> Node | None:
        """The node under `key`; its absence is a fault."""
        node = self.get(key)
        if node is None and self._is_mapping:
            self.faults.append(MISSING.at(self._values[key].place if key in self._values else self.place, key=key))
        return node

    def text(self, key: str, shape: Shape | None = None) -> str:
        """A text that must be there."""
        node = self.need(key)
        return "" if node is None else self.read_text(node, shape)

    def text_or(self, key: str, default: str = "", shape: Shape | None = None) -> str:
        """A text, or `default` where it is left out."""
        node = self.get(key)
        return default if node is None else self.read_text(node, shape)

    def words(self, key: str) -> Text:
        """A text in both languages that must be there."""
        node = self.need(key)
        return NO_TEXT if node is None else self._read_words(node)

    def words_or(self, key: str, default: Text) -> Text:
        """A text in both languages, or `default` where it is left out."""
        node = self.get(key)
        return default if node is None else self._read_words(node)

    def flag(self, key: str) -> bool:
        """`true` or `false`; false where it is left out."""
        node = self.get(key)
        return node is not None and self.read_flag(node)

    def number(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number from `least` to `most`, or `default` where it is left out."""
        node = self.get(key)
        if node is None:
            return default
        if not (isinstance(node, Scalar) and node.plain and _WHOLE.fullmatch(node.text)):
            self.faults.append(EXPECTED.at(node.place, what=A_NUMBER))
            return default
        value = int(node.text)
        if not least <= value <= most:
            self.faults.append(BOUNDS.at(node.place, value=value, least=least, most=most))
        return value

    def day(self, key: str) -> date | None:
        """An ISO date, None where it is left out."""
        node = self.get(key)
        if node is None:
            return None
        text = self.read_text(node)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass  # no such day: told below
        self.faults.append(BAD_DAY.at(node.place, value=shown(text)))
        return None

    def items(self, key: str) -> tuple[Node, ...]:
        """The nodes of a list, none where it is left out."""
        node = self.get(key)
        if node is None:
            return ()
        if isinstance(node, Sequence):
            return node.items
        self.faults.append(EXPECTED.at(node.place, what=A_LIST))
        return ()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The entries of a mapping, none where it is left out."""
        node = self.get(key)
        if node is None:
            return ()
        if isinstance(node, Mapping):
            return node.entries
        self.faults.append(EXPECTED.at(node.place, what=A_MAPPING))
        return ()

    def texts(self, key: str, shape: Shape | None = None) -> tuple[str, ...]:
        """A list of texts, none where it is left out."""
        return tuple(self.read_text(node, shape) for node in self.items(key))

    def read_text(self, node: Node, shape: Shape | None = None) -> str:
        """The text of a node, which must fit `shape`."""
        if not isinstance(node, Scalar):
            self.faults.append(EXPECTED.at(node.place, what=A_TEXT))
            return ""
        if any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in node.text):
            self.faults.append(CONTROL.at(node.place))
        elif shape is not None and not shape.fits(node.text):
            self.faults.append(shape.code.at(node.place, value=shown(node.text)))
        return node.text

    def read_flag(self, node: Node) -> bool:
        """The truth value of a node."""
        if isinstance(node, Scalar) and node.plain and node.text in {"true", "false"}:
            return node.text == "true"
        self.faults.append(EXPECTED.at(node.place, what=A_FLAG))
        return False

    def choose(self, word: str, node: Node, closed: type[_E]) -> _E:
        """The member of a closed list called `word`, told at `node`; the first one where none is called so."""
        known = tuple(member.value for member in closed)
        if word in known:
            return closed(word)
        near = hint(word, known)
        self.faults.append(UNKNOWN_WORD.at(node.place, word=shown(word), hint=near, known=", ".join(known)))
        return next(iter(closed))

    def _read_words(self, node: Node) -> Text:
        inner = Fields(node, ("ja", "en"), self.faults)
        ja, en = inner.text("ja"), inner.text("en")
        return Text(ja=ja, en=en) if ja and en else NO_TEXT


def shown(text: str) -> str:
    """A value as a fault quotes it: on one line, without control characters, not too long."""
    plain = "".join(" " if unicodedata.category(char) in {"Cc", "Cf"} else char for char in text)
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and (not node.text or (node.plain and node.text in _NULLS))
