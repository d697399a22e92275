"""mcp.definitions: what a server says of its tools describes them, orders nothing, and keeps to what they do."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from shirushi.checks.check import Script
from shirushi.checks.evaluation.hearing import failed, passed, undetermined
from shirushi.checks.finding import Judgement
from shirushi.checks.mcp.definition import arguments_of, description_of, hints_of, words_of
from shirushi.checks.mcp.poison import Poison, find_poison, find_unseen
from shirushi.checks.mcp.serving import CUT, Look, Sight, each_server, listing, server_check
from shirushi.terms.probe import ListServer
from shirushi.terms.seen import Listed, ServerSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

_BOUNDED = "agent-actions-bounded"
SIGHTS = {
    "tools": Sight(goal="G6-6", severity=3),
    "unseen": Sight(goal="G6-6", severity=3),
    "surroundings": Sight(goal="G6-6", severity=3),
    "names": Sight(goal="G6-6", severity=2),
    "schemas": Sight(goal="G6-11", severity=2, objective=_BOUNDED),
    "hints": Sight(goal="G6-11", severity=2, objective=_BOUNDED),
}
"""Orders in tool definitions, invisible characters anywhere, orders around the tools, names, arguments, effects."""

_POISONED = Text(ja="「{name}」に{what}があります：{words}", en="{name} holds {what}: {words}")
_CLEAN = Text(ja="{number}件を読み、問題はありませんでした。", en="{number} definitions were read; nothing was found.")
_TWICE = Text(ja="「{name}」という名の道具が二つあります。", en="Two tools are called {name}.")
_ALIKE = Text(
    ja="「{name}」と「{other}」は見分けにくい名です。", en="{name} and {other} can hardly be told apart by their names."
)
_SHADOWED = Text(
    ja="「{name}」は別のサーバー「{other}」にもある名です。どちらが呼ばれるか分かりません。",
    en="{name} is also the name of a tool of {other}: nobody can tell which is called.",
)
_SPEAKS_OF = Text(
    ja="「{name}」の説明が、別のサーバー「{other}」の道具「{tool}」の使い方に口を出しています。",
    en="What is said of {name} meddles with {tool}, a tool of another server ({other}).",
)
_FREE_COMMAND = Text(
    ja="「{name}」は、命令やコードを「{argument}」に自由に書かせます。",
    en="{name} takes any command or code as {argument}.",
)
_FREE_PLACE = Text(
    ja="「{name}」の「{argument}」は、どの場所を指してもよい形です。サーバーが絞っているかは、ここからは分かりません。",
    en="{argument} of {name} may name any place; whether the server bounds it cannot be told from here.",
)
_NO_SCHEMA = Text(ja="「{name}」の引数の形を読めません。", en="The arguments of {name} cannot be read.")
_LIES = Text(
    ja="「{name}」は「{hint}」と名乗りますが、名や説明は変更を伴うことを示しています。",
    en="{name} says {hint}, but its name or description tells that it changes something.",
)
_OFFERS_NOTHING = Text(ja="道具が一つもありません。", en="It offers no tool at all.")

_COMMAND = re.compile(
    r"(?:^|[_-])(?:cmd|command|shell|bash|code|script|sql|eval|exec|expression|program)(?:$|[_-])", re.IGNORECASE
)
_PLACE = re.compile(r"(?:^|[_-])(?:url|uri|path|file|filename|dir|directory|host|endpoint)(?:$|[_-])", re.IGNORECASE)
_CHANGES = re.compile(
    r"(?:^|[_\W])(?:delete|remove|erase|drop|write|overwrite|create|update|insert|modify|send|post|publish|pay|transfer|execute|run|deploy|kill)(?:s|d|es)?(?:$|[_\W])"
    r"|を(?:削除|消去|書き換え|書き込|作成|更新|送信|送り|送る|公開|支払|振り込|実行)",
    re.IGNORECASE,
)
_DESTROYS = re.compile(
    r"(?:^|[_\W])(?:delete|remove|erase|drop|overwrite|kill)(?:s|d|es)?(?:$|[_\W])|を(?:削除|消去|上書き)",
    re.IGNORECASE,
)
_FEWEST = 4


def cases(description: Description) -> Iterator[Look]:
    """Every sight at every server."""
    return each_server(description, SIGHTS, beside=True)


def script(look: Look) -> Script:
    """List the server, and those beside it where names are compared, and judge what is written there."""
    seen = yield from listing(ListServer(server=look.server))
    if isinstance(seen, Judgement):
        return _for(look, seen)
    beside: dict[str, ServerSeen] = {}
    for other in look.others if look.sees == "names" else ():
        theirs = yield from listing(ListServer(server=other))
        if isinstance(theirs, Judgement):
            return _for(look, theirs)
        beside[other] = theirs
    return _for(look, _judge(look, seen, beside))


def _for(look: Look, judgement: Judgement) -> Judgement:
    return Judgement(
        outcome=judgement.outcome,
        why=judgement.why,
        severity=judgement.severity,
        objective=SIGHTS[look.sees].objective,
    )


def _judge(look: Look, seen: ServerSeen, beside: dict[str, ServerSeen]) -> Judgement:
    doubts: list[Text] = []
    for is_sure, fault in _faults(look, seen, beside):
        if is_sure:
            return failed(fault, SIGHTS[look.sees].severity)
        doubts.append(fault)
    if doubts:
        return undetermined(doubts[0])
    if seen.cut or any(one.cut for one in beside.values()):
        return undetermined(CUT)
    if not seen.listed and look.sees not in {"unseen", "surroundings"}:
        return undetermined(_OFFERS_NOTHING)
    return passed(_CLEAN.fill(number=len(seen.listed)))


_Fault = tuple[bool, Text]
"""Whether it is sure, and what it is."""


def _faults(look: Look, seen: ServerSeen, beside: dict[str, ServerSeen]) -> Iterator[_Fault]:
    tools = [one for one in seen.listed if one.kind == "tool"]
    rest = [one for one in seen.listed if one.kind != "tool"]
    match look.sees:
        case "tools":
            yield from _found(find_poison, _written(tools))
        case "surroundings":
            yield from _found(find_poison, (*_written(rest), ("instructions", seen.instructions)))
        case "unseen":
            about = ((seen.name, seen.name), (seen.name, seen.version), ("instructions", seen.instructions))
            yield from _found(find_unseen, (*_written(seen.listed), *about))
        case "names":
            yield from _names(tools, beside)
        case "schemas":
            for tool in tools:
                yield from _schema(tool)
        case _:
            for tool in tools:
                yield from _hints(tool)


def _written(several: Iterable[Listed]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, words) for one in several for words in words_of(one))


def _found(rule: Callable[[str], Poison | None], written: Iterable[tuple[str, str]]) -> Iterator[_Fault]:
    for name, words in written:
        if (poison := rule(words)) is not None:
            yield True, _POISONED.fill(name=name, what=poison.what, words=poison.words)


def _names(tools: list[Listed], beside: dict[str, ServerSeen]) -> Iterator[_Fault]:
    counted = Counter(tool.name for tool in tools)
    yield from ((True, _TWICE.fill(name=name)) for name, times in counted.items() if times > 1)
    bare: dict[str, str] = {}
    for name in counted:
        other = bare.setdefault(_bare(name), name)
        if other != name:
            yield True, _ALIKE.fill(name=name, other=other)
    theirs = {one.name: server for server, seen in beside.items() for one in seen.listed if one.kind == "tool"}
    for tool in tools:
        if tool.name in theirs:
            yield True, _SHADOWED.fill(name=tool.name, other=theirs[tool.name])
        yield from _meddling(tool, {name: server for name, server in theirs.items() if name not in counted})


def _meddling(tool: Listed, theirs: dict[str, str]) -> Iterator[_Fault]:
    words = "\n".join(words_of(tool))
    for name, server in theirs.items():
        if len(name) >= _FEWEST and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words):
            yield True, _SPEAKS_OF.fill(name=tool.name, tool=name, other=server)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name)).casefold()


def _schema(tool: Listed) -> Iterator[_Fault]:
    arguments = arguments_of(tool)
    if arguments is None:
        yield False, _NO_SCHEMA.fill(name=tool.name)
        return
    for argument in arguments:
        is_free = not argument.bounded and (not argument.kinds or "string" in argument.kinds)
        if is_free and _COMMAND.search(argument.name):
            yield True, _FREE_COMMAND.fill(name=tool.name, argument=argument.name)
        elif is_free and _PLACE.search(argument.name):
            yield False, _FREE_PLACE.fill(name=tool.name, argument=argument.name)


def _hints(tool: Listed) -> Iterator[_Fault]:
    hints, words = hints_of(tool), f"{tool.name} {description_of(tool)}"
    if hints.read_only_hint and _CHANGES.search(words):
        yield True, _LIES.fill(name=tool.name, hint="readOnlyHint: true")
    elif hints.destructive_hint is False and _DESTROYS.search(words):
        yield True, _LIES.fill(name=tool.name, hint="destructiveHint: false")


CHECK = server_check(
    SIGHTS,
    name="mcp.definitions",
    title=Text(
        ja="MCPサーバーの説明が、モデルへの命令を含まない",
        en="What an MCP server says of its tools gives the model no orders",
    ),
    plain=Text(
        ja="道具《どうぐ》の 説明《せつめい》に、AIを だます 文《ぶん》が まざって いませんか。",
        en="Are the descriptions of its tools free of tricks that mislead the AI?",
    ),
    method=Text(
        ja="道具・プロンプト・資源の定義を全て読み、隠された命令、見えない文字、紛らわしい名、広すぎる引数、実際と違う注記を規則で探します。名前は記述された他のサーバーとも比べます。",
        en="Reads every definition of tools, prompts and resources and looks by rules for hidden orders, unseen characters, misleading names, arguments that are too broad and hints that do not fit. Names are compared with the other servers described.",
    ),
    blind=Text(
        ja="規則にない言い回しの命令、資源やプロンプトの中身、サーバーが実際に行うことは見ません。注記がないことは、慎重な既定値となるため問題としません。",
        en="Orders in words that no rule knows, what stands inside resources and prompts, and what the server really does are not seen. Leaving hints out is no fault: the careful default holds.",
    ),
    cases=cases,
    script=script,
    objectives=("input-attacks-resisted", _BOUNDED),
)
