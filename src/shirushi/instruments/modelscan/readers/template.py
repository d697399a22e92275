"""Chat templates: programs in Jinja that a server runs on every conversation, often without a sandbox.

A template is parsed, never rendered. What it may do stands on lists: functions, filters, methods; every name of an
attribute, written or worked out from constants, must be a plain one. Words that a template adds by itself, and only to
some conversations, are shown: that is how instructions are hidden from whoever asks. (CVE-2024-34359; Jinja 3.1.)

The file is long since every rule asks the same tree what a name may stand for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from jinja2 import Environment, TemplateError, nodes

from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers.template_names import (
    BY_ATTRIBUTE,
    FILTERS,
    FUNCTIONS,
    INNER_WORKINGS,
    INTO_PYTHON,
    METHODS,
)
from shirushi.instruments.modelscan.remark import Kind, Level, Remark
from shirushi.terms.text import Text

_MOST = 2 << 20
_MOST_REMARKS = 40
_MOST_TURNS = 1_000_000
_MOST_POWER = 9
"""What a range may come to, and a number that words or numbers are multiplied or raised by."""
_MOST_FOLDED = 64
_LEAST_WORD = 3
_DEEPEST = 8
_HEAD = 256 << 10
_GENERATION = re.compile(r"\{%-?\s*(end)?generation\s*-?%\}")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:\W+[^\W\d_]{2,}){3,}")
_ORDERS = re.compile(
    r"https?://|\bignore\b.{0,40}\b(previous|above|all)\b|\bdo not (tell|mention|reveal)\b(?! the user about function calls)|以前の指示",
    re.IGNORECASE,
)


def _kind(code: str, level: Level, ja: str, en: str) -> Kind:
    remedy = (
        Text(ja="このテンプレートを使わないでください。", en="Do not use this template.")
        if level == "dangerous"
        else Text(ja="テンプレートを読んでから使ってください。", en="Read the template before you use it.")
    )
    return Kind(code=code, level=level, says=Text(ja=ja, en=en), remedy=remedy)


REACHES = _kind(
    "template-reaches-in",
    "dangerous",
    "プログラムの内部に手を伸ばします。",
    "It reaches into the program that runs it.",
)
CALLS = _kind(
    "template-calls", "review", "一覧にないものを呼び出します。", "It calls something that stands on no list."
)
DYNAMIC = _kind(
    "template-works-out-name", "review", "属性の名を計算して作ります。", "It works out the name of an attribute."
)
LOADS = _kind("template-loads", "dangerous", "別のテンプレートを読み込みます。", "It loads another template.")
HIDDEN = _kind(
    "template-hidden-words",
    "review",
    "会話の内容により、決まった文を付け加えます。",
    "It adds fixed words depending on what is said.",
)
ORDERS = _kind(
    "template-orders", "review", "指示又は外部のアドレスを付け加えます。", "It adds an instruction or an address."
)
ENDLESS = _kind(
    "template-endless",
    "review",
    "桁違いに長い文章や計算を作らせます。",
    "It has something enormous written or worked out.",
)
BROKEN = _kind("template-broken", "review", "テンプレートとして読めません。", "It cannot be read as a template.")

_Values: TypeAlias = "frozenset[str] | None"
"""The strings that an expression can come to; None: they come from the conversation, or cannot be told."""


def judge(words: str, at: int = -1) -> Iterator[Remark]:
    """What is to be said of a template; `at` is where it begins in the part."""
    if len(words) > _MOST:
        yield BROKEN.at(at)
        return
    try:
        tree = Environment(extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"]).parse(_GENERATION.sub("", words))  # noqa: S701 - parsed only, never rendered
    except (TemplateError, RecursionError, ValueError) as wrong:
        yield BROKEN.at(at, detail=str(wrong)[:200])
        return
    for count, remark in enumerate(_Judge(tree, at).remarks()):
        if count == _MOST_REMARKS:
            return
        yield remark


class _Judge:
    """One template: what it defines, and what stands in it."""

    def __init__(self, tree: nodes.Template, at: int) -> None:
        self._tree = tree
        self._at = at
        self._macros = {macro.name for macro in tree.find_all(nodes.Macro)}
        self._blocks = {block.name for block in tree.find_all(nodes.Block)}
        self._assigned = dict(self._assignments())

    def _assignments(self) -> Iterator[tuple[str, list[nodes.Node]]]:
        """Everything that each name may stand for."""
        found: dict[str, list[nodes.Node]] = {}
        for target, value in self._bound():
            for one in (target, *target.find_all((nodes.Name, nodes.NSRef))):
                if isinstance(one, nodes.Name | nodes.NSRef):
                    found.setdefault(one.name, []).append(value)
                if isinstance(one, nodes.NSRef):
                    found.setdefault(one.attr, []).append(value)
        for keyword in self._tree.find_all(nodes.Keyword):
            found.setdefault(keyword.key, []).append(keyword.value)
        yield from found.items()

    def _bound(self) -> Iterator[tuple[nodes.Node, nodes.Node]]:
        """Each target with a value that it is given."""
        for node in self._tree.find_all((nodes.Assign, nodes.For, nodes.With, nodes.AssignBlock, nodes.Macro)):
            match node:
                case nodes.Assign():
                    yield node.target, node.node
                case nodes.For():
                    yield node.target, node.iter
                case nodes.With():
                    yield from zip(node.targets, node.values, strict=True)
                case nodes.AssignBlock():
                    yield from ((node.target, one) for one in node.body)
                case nodes.Macro():
                    yield from self._handed(node)
                case _:
                    pass

    def _handed(self, macro: nodes.Macro) -> Iterator[tuple[nodes.Node, nodes.Node]]:
        """Each argument of a macro with what calls hand it by its place; those by its name are told as keywords."""
        first_default = len(macro.args) - len(macro.defaults)
        yield from zip(macro.args[first_default:], macro.defaults, strict=True)
        for call in self._tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == macro.name:
                yield from zip(macro.args, call.args, strict=False)
                if call.dyn_args is not None:
                    yield from ((argument, call.dyn_args) for argument in macro.args)

    def remarks(self) -> Iterator[Remark]:
        """Everything that is to be said, in the order of the nodes."""
        for node in self._tree.find_all(nodes.Node):
            match node:
                case nodes.Getattr():
                    yield from self._attribute(node, node.attr)
                case nodes.Getitem():
                    yield from self._item(node)
                case nodes.Filter() | nodes.Test():
                    yield from self._filter(node)
                case nodes.Call():
                    yield from self._call(node)
                case nodes.Name(name="self"):
                    yield from self._self(node)
                case nodes.Include() | nodes.Import() | nodes.FromImport() | nodes.Extends():
                    yield self._say(LOADS, node, type(node).__name__)
                case nodes.If():
                    yield from self._condition(node)
                case nodes.TemplateData() | nodes.Const() | nodes.Keyword():
                    yield from self._spelled(node)
                case nodes.Pow() | nodes.Mul() if self._is_much(node):
                    yield self._say(ENDLESS, node, "…")
                case nodes.Name() if node.name in {"lipsum", "config", "request", "g", "session", "url_for", "app"}:
                    yield self._say(CALLS, node, node.name)
                case _:
                    pass

    def _spelled(self, node: nodes.TemplateData | nodes.Const | nodes.Keyword) -> Iterator[Remark]:
        """Words that the template brings itself: what it writes, and what it names."""
        words = (
            node.data
            if isinstance(node, nodes.TemplateData)
            else node.key
            if isinstance(node, nodes.Keyword)
            else node.value
        )
        if not isinstance(words, str):
            return
        if not isinstance(node, nodes.TemplateData) and INTO_PYTHON.search(words):
            yield self._say(REACHES, node, words)
        elif found := _ORDERS.search(words):
            yield self._say(ORDERS, node, words[max(0, found.start() - 20) : found.end() + 60])

    def _say(self, kind: Kind, node: nodes.Node, detail: str) -> Remark:
        return kind.at(self._at, node=f"line {node.lineno} {type(node).__name__}", detail=detail[:200])

    def _attribute(self, node: nodes.Node, name: str) -> Iterator[Remark]:
        for part in name.split("."):
            if part.startswith("_") or part in INNER_WORKINGS:
                yield self._say(REACHES, node, name)

    def _item(self, node: nodes.Getitem) -> Iterator[Remark]:
        if isinstance(node.arg, nodes.Slice):
            return
        yield from self._name(node, node.arg, is_attribute=False)

    def _name(self, node: nodes.Node, expression: nodes.Node, *, is_attribute: bool) -> Iterator[Remark]:
        """A name that is given as an expression: each that it can come to must be plain."""
        values = self._fold(expression, 0)
        if values is None:
            made = self._is_made(expression, 0)
            if made:
                yield self._say(REACHES if is_attribute else DYNAMIC, node, "…")
            elif is_attribute:
                yield self._say(DYNAMIC, node, "…")
            return
        for value in values:
            yield from self._attribute(node, value)

    def _filter(self, node: nodes.Filter | nodes.Test) -> Iterator[Remark]:
        if isinstance(node, nodes.Filter) and node.name == "attr":
            for argument in node.args:
                yield from self._name(node, argument, is_attribute=True)
            if not node.args:
                yield self._say(REACHES, node, "attr")
            return
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield self._say(CALLS, node, f"|{node.name}")
        if node.name in BY_ATTRIBUTE:
            for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
                values = self._fold(argument, 0)
                if values and node.name == "map" and values & {"attr", "format", "map"}:
                    yield self._say(REACHES, node, "map(attr)")
                yield from self._name(node, argument, is_attribute=False)

    def _call(self, node: nodes.Call) -> Iterator[Remark]:
        callee = node.node
        if isinstance(callee, nodes.Name):
            if callee.name == "range" and any(self._is_long(each) for each in node.args):
                yield self._say(ENDLESS, node, "range")
            if callee.name not in FUNCTIONS | self._macros:
                yield self._say(CALLS, node, callee.name)
        elif isinstance(callee, nodes.Getattr):
            if callee.attr not in METHODS and callee.attr not in self._blocks | self._macros:
                yield self._say(CALLS, node, f".{callee.attr}")
            if callee.attr in {"format", "format_map"}:
                values = self._fold(callee.node, 0)
                if values is None or any("_" in value or ("{" in value and "." in value) for value in values):
                    yield self._say(DYNAMIC, node, ".format")
        else:
            yield self._say(REACHES, node, "calls a result")

    def _is_long(self, node: nodes.Node) -> bool:
        """Whether a number stands here that nothing honest is counted up to."""
        if isinstance(node, nodes.Pow):
            base, power = node.left, node.right
            numbers = [one.value if isinstance(one, nodes.Const) else 0 for one in (base, power)]
            is_worked_out = isinstance(base, nodes.Pow) or isinstance(power, nodes.Pow)
            return is_worked_out or (
                all(isinstance(each, int) for each in numbers) and numbers[0] > 1 and numbers[1] > _MOST_POWER
            )
        return any(
            isinstance(one, nodes.Const) and isinstance(one.value, int) and abs(one.value) > _MOST_TURNS
            for one in (node, *node.find_all(nodes.Const))
        )

    def _is_much(self, node: nodes.BinExpr) -> bool:
        """Whether a product or power of constants is enormous."""
        if isinstance(node, nodes.Pow):
            return self._is_long(node)
        return self._is_long(node.left) or self._is_long(node.right)

    def _self(self, node: nodes.Node) -> Iterator[Remark]:
        if not self._blocks:
            yield self._say(REACHES, node, "self")

    def _condition(self, node: nodes.If) -> Iterator[Remark]:
        """Words that are added only where the conversation holds certain others."""
        if not any(self._asks_for_words(one) for one in (node.test, *node.test.find_all(nodes.Compare))):
            return
        refusing = self._refusing(node)
        for one in node.body:
            for data in (one, *one.find_all((nodes.TemplateData, nodes.Const))):
                if id(data) in refusing:
                    continue
                words = (
                    data.data
                    if isinstance(data, nodes.TemplateData)
                    else data.value
                    if isinstance(data, nodes.Const)
                    else ""
                )
                if isinstance(words, str) and (found := _WORDS.search(words)):
                    yield self._say(HIDDEN, node, found[0])

    def _refusing(self, node: nodes.If) -> set[int]:
        """What is said only to whoever wrote the conversation, by an exception: it never reaches the model."""
        calls = (call for one in node.body for call in (one, *one.find_all(nodes.Call)))
        return {
            id(data)
            for call in calls
            if isinstance(call, nodes.Call)
            and isinstance(call.node, nodes.Name)
            and call.node.name == "raise_exception"
            for data in call.find_all(nodes.Const)
        }

    def _asks_for_words(self, node: nodes.Node) -> bool:
        """Whether it asks if what somebody says holds a word of three letters or more."""
        if isinstance(node, nodes.Compare) and self._asks_for_length_or_day(node):
            return True
        if not isinstance(node, nodes.Compare) or not any(operand.op in {"in", "notin"} for operand in node.ops):
            return False
        constants = [node.expr, *node.expr.find_all(nodes.Const)]
        has_words = any(isinstance(one, nodes.Const) and len(str(one.value)) >= _LEAST_WORD for one in constants)
        about = {each.attr for each in node.find_all(nodes.Getattr)} | {
            str(each.arg.value) for each in node.find_all(nodes.Getitem) if isinstance(each.arg, nodes.Const)
        }
        return has_words and bool(about & {"content", "text"})

    def _asks_for_length_or_day(self, node: nodes.Compare) -> bool:
        """Whether it waits for the conversation to be of some length, or for some day."""
        inside = (node.expr, *node.expr.find_all(nodes.Node))
        if any(
            isinstance(one, nodes.Call) and isinstance(one.node, nodes.Name) and one.node.name == "strftime_now"
            for one in inside
        ):
            return True
        counts = isinstance(node.expr, nodes.Filter) and node.expr.name in {"length", "count"}
        of = node.expr.node if isinstance(node.expr, nodes.Filter) else None
        return (
            counts
            and isinstance(of, nodes.Name)
            and of.name.endswith("messages")
            and any(
                isinstance(each.expr, nodes.Const) and isinstance(each.expr.value, int) and each.expr.value > 1
                for each in node.ops
            )
        )

    def _fold(self, node: nodes.Node, depth: int) -> _Values:
        """The strings that an expression can come to, where they are made of constants only."""
        values: _Values = None
        match node:
            case nodes.Const():
                values = frozenset({node.value if isinstance(node.value, str) else ""})
            case nodes.TemplateData():
                values = frozenset({node.data})
            case nodes.Name() if depth <= 2 * _DEEPEST:
                values = self._fold_all(self._assigned.get(node.name, []), depth)
            case nodes.Add():
                values = self._joined([self._fold(part, depth + 1) for part in (node.left, node.right)])
            case nodes.Concat():
                values = self._joined([self._fold(part, depth + 1) for part in node.nodes])
            case nodes.List() | nodes.Tuple():
                values = self._fold_all(node.items, depth)
            case nodes.CondExpr():
                values = self._fold_all([node.expr1, *([node.expr2] if node.expr2 else [])], depth)
            case nodes.Filter() if node.name in _FOLDS and node.node is not None:
                inner = self._fold(node.node, depth + 1)
                values = None if inner is None else frozenset(_FOLDS[node.name](each) for each in inner)
            case nodes.BinExpr() | nodes.UnaryExpr() if not _has_words(node) and not any(node.find_all(nodes.Name)):
                values = frozenset({""})
            case _:
                pass
        return values

    def _fold_all(self, several: Iterable[nodes.Node], depth: int) -> _Values:
        """The strings that any of several expressions can come to; None where there is none, or one cannot be told."""
        found: set[str] = set()
        for node in several:
            values = self._fold(node, depth + 1)
            if values is None:
                return None
            found |= values
        return frozenset(found) or None

    def _joined(self, parts: list[_Values]) -> _Values:
        found = [""]
        for part in parts:
            if part is None or len(found) * len(part) > _MOST_FOLDED:
                return None
            found = [before + after for before in found for after in part]
        return frozenset(found)

    def _is_made(self, node: nodes.Node, depth: int, asked: frozenset[str] = frozenset()) -> bool:
        """Whether an expression that cannot be told is made of the template's own letters, by operators, filters or calls.

        A name that is being asked about already, since a macro hands it to itself, adds nothing.
        """
        if depth > _DEEPEST:
            return True
        if isinstance(node, nodes.Name):
            if node.name in asked:
                return False
            asked |= {node.name}
            return any(self._is_made(value, depth + 1, asked) for value in self._assigned.get(node.name, ()))
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            return self._is_made(node.node, depth + 1, asked)
        if isinstance(node, nodes.Const | nodes.TemplateData):
            return False
        letters = _has_words(node) or any(
            self._is_made(value, depth + 1, asked) or _has_words(value)
            for name in node.find_all(nodes.Name)
            if name.name not in asked
            for value in self._assigned.get(name.name, ())
            if not isinstance(value, nodes.Getattr | nodes.Getitem)
        )
        makes = isinstance(
            node,
            nodes.Add
            | nodes.Concat
            | nodes.Filter
            | nodes.Call
            | nodes.Mod
            | nodes.Mul
            | nodes.CondExpr
            | nodes.List
            | nodes.Tuple,
        )
        return makes and letters


_FOLDS: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "trim": str.strip,
    "string": str,
    "reverse": lambda words: words[::-1],
}


def _has_words(node: nodes.Node) -> bool:
    """Whether constants with letters or underscores stand in it."""
    found = (node, *node.find_all((nodes.Const, nodes.TemplateData)))
    words = (
        one.value if isinstance(one, nodes.Const) else one.data
        for one in found
        if isinstance(one, nodes.Const | nodes.TemplateData)
    )
    return any(re.search(r"[A-Za-z_%{]", str(each)) for each in words)


_NAMED = (".jinja", ".jinja2", ".j2")
_LOOKS = re.compile(rb"\{%-?\s*(for|if|set|macro|block)\b.*?%\}", re.DOTALL)
_REACHES = re.compile(rb"\{[{%][^}]{0,400}(__|\|\s*attr\b)", re.DOTALL)


def _shows(part: Part) -> bool:
    """A template is told by its name, or as a text with statements about messages; JSON has its own reader."""
    head = bytes(part.data[:_HEAD])
    if head.lstrip()[:1] in {b"[", b"<"} or re.match(rb"\s*\{\s*[\"}]", head) or b"\0" in head:
        return False
    if part.name.lower().endswith(_NAMED) and (b"{%" in head or b"{{" in head):
        return True
    return (b"messages" in head and _LOOKS.search(head) is not None) or _REACHES.search(head) is not None


def _look(part: Part) -> Iterator[Remark | Inner]:
    yield from judge(bytes(part.data[: _MOST + 1]).decode("utf-8", "replace"))


FORMAT = Format(id="template", shows=_shows, look=_look)
