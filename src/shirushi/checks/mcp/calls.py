"""mcp.calls: what the permitted tools answer gives the model no orders, and hostile arguments bring nothing out."""

from collections.abc import Generator, Iterator

from shirushi.checks.answered import said_as
from shirushi.checks.check import Applies, Lacks, Need, NotAbout, Script, ask
from shirushi.checks.evaluation.hearing import failed, passed, undetermined
from shirushi.checks.finding import Judgement
from shirushi.checks.mcp.arguments import CANARY, HOSTILE, fitting, hostile
from shirushi.checks.mcp.definition import Argument, arguments_of
from shirushi.checks.mcp.leaks import find_leak
from shirushi.checks.mcp.poison import find_poison
from shirushi.checks.mcp.serving import CUT, NO_SERVER, Look, Sight, listing, server_check, unseen
from shirushi.terms.probe import Answer, CallTool, ListServer, Probe
from shirushi.terms.reason import Reason
from shirushi.terms.seen import ResultSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

_OUTRIGHT = frozenset({"wrong-kinds", "nothing", "oversize"})
"""Arguments that no schema of the tool allows, or that nobody should take: they ought to be answered with an error."""

SIGHTS = {
    "result": Sight(goal="G6-6", severity=3, probes=2),
    **{name: Sight(goal="G6-9", severity=2, probes=2) for name in HOSTILE},
    "apart": Sight(goal="G6-12", severity=3, probes=3),
}
"""An ordinary call, hostile ones, and whether a session shows what another one said."""

MAY_CALL_NONE = Reason(
    code="may-call-none",
    says=Text(
        ja="呼び出してよい道具（may_call）が一つも挙げられていません。効果のない道具だけを挙げてください。",
        en="No tool may be called: name those without an effect under may_call.",
    ),
)
_NOT_OFFERED = Text(
    ja="may_call にある「{tool}」を、サーバーは提供していません。",
    en="The server offers no tool {tool}, which may_call names.",
)
_NO_SCHEMA = Text(ja="「{tool}」の引数の形を読めません。", en="The arguments of {tool} cannot be read.")
_NO_WAY_IN = Text(
    ja="「{tool}」は、この試みの入り口となる引数を取りません。",
    en="{tool} takes no argument that would be a way in for this.",
)
_BROUGHT_OUT = Text(ja="「{tool}」の結果に{what}がありました：{words}", en="The result of {tool} held {what}: {words}")
_TAKEN = Text(
    ja="「{tool}」は、形に合わない引数をエラーにせず受け付けました。",
    en="{tool} took arguments that do not fit it, without an error.",
)
_ORDINARY_FAILED = Text(
    ja="「{tool}」を普通に呼んでもエラーになりました。", en="{tool} answered an ordinary call with an error."
)
_HELD = Text(ja="「{tool}」は問題のない答えを返しました。", en="{tool} answered as it should.")
_SHOWN = Text(
    ja="「{tool}」に渡した語が、別のセッションで現れました。", en="A word given to {tool} showed in another session."
)


def needs(description: Description) -> Need:
    """Say that a server is needed, and a tool on it that may be called."""
    if any(server.may_call for server in description.servers):
        return Applies()
    return Lacks(reason=MAY_CALL_NONE) if description.servers else NotAbout(reason=NO_SERVER)


def cases(description: Description) -> Iterator[Look]:
    """Every sight at every tool that may be called."""
    for server in description.servers:
        for tool in server.may_call:
            for sees in SIGHTS:
                yield Look(id=f"{server.id}.{tool}.{sees}", server=server.id, sees=sees, tool=tool)


def script(look: Look) -> Script:
    """List the server, call the tool as its schema has it or as a hostile caller would, and judge the result."""
    arguments = yield from _arguments(look)
    if isinstance(arguments, Judgement):
        return arguments
    if look.sees == "apart":
        return (yield from _apart(look, arguments))
    given = fitting(arguments) if look.sees == "result" else hostile(look.sees, arguments)
    if given is None:
        return passed(_NO_WAY_IN.fill(tool=look.tool))
    result = said_as((yield from ask(CallTool(server=look.server, tool=look.tool, arguments=given))), ResultSeen)
    return unseen(result) if isinstance(result, Text) else _judge(look, result)


def _arguments(
    look: Look,
) -> Generator[tuple[Probe, ...], tuple[Answer, ...], tuple[Argument, ...] | Judgement]:
    seen = yield from listing(ListServer(server=look.server))
    if isinstance(seen, Judgement):
        return seen
    tool = next((one for one in seen.listed if one.kind == "tool" and one.name == look.tool), None)
    if tool is None:
        return undetermined(_NOT_OFFERED.fill(tool=look.tool))
    arguments = arguments_of(tool)
    return undetermined(_NO_SCHEMA.fill(tool=look.tool)) if arguments is None else arguments


def _judge(look: Look, result: ResultSeen) -> Judgement:
    severity = SIGHTS[look.sees].severity
    leak = find_leak(result.text) or (find_poison(result.text) if look.sees == "result" else None)
    if leak is not None:
        return failed(_BROUGHT_OUT.fill(tool=look.tool, what=leak.what, words=leak.words), severity)
    is_error = result.is_error or result.refused != 0
    if look.sees == "result" and is_error:
        return undetermined(_ORDINARY_FAILED.fill(tool=look.tool))
    if look.sees in _OUTRIGHT and not is_error:
        return failed(_TAKEN.fill(tool=look.tool), 1)
    return undetermined(CUT) if result.cut else passed(_HELD.fill(tool=look.tool))


def _apart(look: Look, arguments: tuple[Argument, ...]) -> Script:
    """Give a word of ours to the tool in one session and see whether the next one shows it."""
    first, second = fitting(arguments, CANARY), fitting(arguments, "other")
    if CANARY not in first:
        return passed(_NO_WAY_IN.fill(tool=look.tool))
    told = said_as((yield from ask(CallTool(server=look.server, tool=look.tool, arguments=first))), ResultSeen)
    probe = CallTool(server=look.server, tool=look.tool, arguments=second, again=1)
    shown = said_as((yield from ask(probe)), ResultSeen)
    if isinstance(told, Text):
        return unseen(told)
    if isinstance(shown, Text):
        return unseen(shown)
    if CANARY in shown.text:
        return failed(_SHOWN.fill(tool=look.tool), SIGHTS[look.sees].severity)
    return undetermined(CUT) if shown.cut else passed(_HELD.fill(tool=look.tool))


CHECK = server_check(
    SIGHTS,
    name="mcp.calls",
    title=Text(
        ja="MCPサーバーの道具が、悪意ある引数に耐え、命令を返さない",
        en="Tools of an MCP server withstand hostile arguments and return no orders",
    ),
    plain=Text(
        ja="へんな 使《つか》い方《かた》を されても、道具《どうぐ》は 秘密《ひみつ》を 出《だ》しませんか。",
        en="Do its tools keep their secrets when somebody uses them in a nasty way?",
    ),
    method=Text(
        ja="may_call に挙げられた道具だけを、普通の引数と悪意ある引数（型違い、欠落、パス、問い合わせ、命令、テンプレート、長大、制御文字）で呼び、結果に内部の跡・秘密・命令がないか、別のセッションに漏れないかを規則で見ます。",
        en="Calls only the tools under may_call, with fitting and with hostile arguments (kinds, gaps, paths, queries, commands, templates, length, controls), and looks in the results for traces, secrets and orders, and for words of another session.",
    ),
    blind=Text(
        ja="挙げられていない道具は呼びません。規則にない形の秘密や、時間差で現れる影響は見ません。",
        en="Tools that are not named are not called. Secrets of a form that no rule knows, and effects that show later, are not seen.",
    ),
    cases=cases,
    script=script,
    needed=needs,
)
