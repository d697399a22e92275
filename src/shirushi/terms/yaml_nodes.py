"""YAML bytes become nodes that know their line and JSON pointer; what could harm the reader is refused.

Values stay text: whoever asks for a field says which type it has, so `on:` is never a truth value and `no` never false.
Aliases, anchors and tags are refused, depth and size bounded (YAML 1.2.2, chapter 3: only the representation we need).
"""

from dataclasses import dataclass, field

import msgspec
import yaml

from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.text import Text

MOST_BYTES = 1 << 20
MOST_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it

TOO_LARGE = Code(
    id="SH101",
    says=Text(ja="ファイルが大きすぎます（{size}バイト）。", en="The file is too large ({size} bytes)."),
    remedy=Text(ja="{most}バイト以下にしてください。", en="Keep it to {most} bytes or fewer."),
)
ENCODING = Code(
    id="SH102",
    says=Text(ja="UTF-8として読めない文字があります。", en="There are bytes that are not UTF-8 text."),
    remedy=Text(ja="UTF-8で保存し直してください。", en="Save the file again as UTF-8."),
)
SYNTAX = Code(
    id="SH103",
    says=Text(ja="YAMLとして読めません。", en="This is not valid YAML."),
    remedy=Text(
        ja="この行とその前の行の字下げ、コロン、引用符、括弧を確かめてください。字下げにタブは使えません。",
        en="Look at indentation, colons, quotes and brackets of this line and the one before; tabs cannot indent.",
    ),
)
EMPTY = Code(
    id="SH104",
    says=Text(ja="ファイルに内容がありません。", en="The file holds nothing."),
    remedy=Text(
        ja="「shirushi init」でひな形を作れます。", en="Run “shirushi init” to write one that you can fill in."
    ),
)
SEVERAL = Code(
    id="SH105",
    says=Text(ja="一つのファイルに複数のYAML文書があります。", en="The file holds more than one YAML document."),
    remedy=Text(ja="「---」で始まる二つ目以降を除いてください。", en="Remove the second one, which begins with “---”."),
)
ALIAS = Code(
    id="SH106",
    says=Text(ja="YAMLのアンカーや別名（&、*）は使えません。", en="YAML anchors and aliases (&, *) are not accepted."),
    remedy=Text(ja="同じ内容をその場所に書いてください。", en="Write the value out where it is needed."),
)
TOO_DEEP = Code(
    id="SH107",
    says=Text(ja="入れ子が{most}段を超えています。", en="Values are nested more than {most} levels deep."),
    remedy=Text(ja="入れ子を浅くしてください。", en="Nest less deeply."),
)
TWICE = Code(
    id="SH108",
    says=Text(ja="キー「{key}」が二回書かれています。", en="The key “{key}” is written twice."),
    remedy=Text(ja="どちらか一方を除いてください。", en="Remove one of the two."),
)
TAG = Code(
    id="SH109",
    says=Text(ja="YAMLのタグ（!）は使えません。", en="YAML tags (!) are not accepted."),
    remedy=Text(
        ja="タグを除いてください。「!」で始まる文は引用符で囲みます。",
        en="Remove the tag; put text that begins with “!” in quotes.",
    ),
)
KEY = Code(
    id="SH110",
    says=Text(ja="キーが文字列ではありません。", en="A key is not a word."),
    remedy=Text(ja="キーには一つの語を書いてください。", en="Use a single word as key."),
)


class Scalar(msgspec.Struct, frozen=True, kw_only=True):
    """A single value as it is written; `plain` is true without quotes."""

    text: str
    plain: bool
    place: Place


class Sequence(msgspec.Struct, frozen=True, kw_only=True):
    """A list of nodes."""

    items: tuple["Node", ...]
    place: Place


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a mapping and what stands under it."""

    key: str
    value: "Node"


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """Keys with their nodes, in file order; no key occurs twice."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Sequence | Mapping


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """The one document of a file, and the faults with which it could still be read."""

    root: Node
    faults: tuple[Fault, ...] = ()


def load_tree(data: bytes, path: str) -> Tree:
    """Read the one YAML document in `data`; `path` names it in faults.

    Raises:
        Malformed: too large, not UTF-8, not YAML, empty, several documents, an alias or anchor, too deep.
    """
    text = _decode(data, path)
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Malformed(SYNTAX.at(Place(path=path, line=mark.line + 1 if mark else 0))) from error
    if builder.root is None:
        raise Malformed(EMPTY.at(Place(path=path)))
    return Tree(root=builder.root, faults=tuple(builder.faults))


def _decode(data: bytes, path: str) -> str:
    if len(data) > MOST_BYTES:
        raise Malformed(TOO_LARGE.at(Place(path=path), size=len(data), most=MOST_BYTES))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Malformed(ENCODING.at(Place(path=path, line=line))) from error


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not been read yet."""

    place: Place
    is_mapping: bool
    key: str | None = None
    entries: dict[str, Node] = field(default_factory=dict[str, Node])
    items: list[Node] = field(default_factory=list[Node])

    def pointer(self) -> str:
        """Where the next value will stand."""
        step = (self.key or "") if self.is_mapping else str(len(self.items))
        return self.place.pointer + "/" + step.replace("~", "~0").replace("/", "~1")


class _Builder:
    """Builds nodes from parser events without recursion."""

    def __init__(self, path: str) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._path = path
        self._open: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        place = self._place(event)
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                raise Malformed(SEVERAL.at(place))
            case yaml.AliasEvent():
                raise Malformed(ALIAS.at(place))
            case yaml.ScalarEvent():
                self._refuse_marks(event, place)
                self._put(Scalar(text=event.value, plain=bool(event.implicit[0]), place=place))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_marks(event, place)
                if len(self._open) == MOST_DEPTH:
                    raise Malformed(TOO_DEEP.at(place, most=MOST_DEPTH))
                self._open.append(_Open(place=place, is_mapping=isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._put(_close(self._open.pop()))
            case _:
                pass

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        pointer = self._open[-1].pointer() if self._open else ""
        return Place(path=self._path, line=mark.line + 1 if mark else 0, pointer=pointer)

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        if event.anchor is not None:
            raise Malformed(ALIAS.at(place))
        if event.tag is not None:
            self.faults.append(TAG.at(place))

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = self._key(node)
        else:
            if top.key in top.entries:
                self.faults.append(TWICE.at(node.place, key=top.key))
            top.entries.setdefault(top.key, node)
            top.key = None

    def _key(self, node: Node) -> str:
        if isinstance(node, Scalar):
            return node.text
        self.faults.append(KEY.at(node.place))
        return ""


def _close(top: _Open) -> Node:
    if top.is_mapping:
        entries = tuple(Entry(key=key, value=value) for key, value in top.entries.items())
        return Mapping(entries=entries, place=top.place)
    return Sequence(items=tuple(top.items), place=top.place)
