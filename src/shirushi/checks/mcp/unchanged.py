"""mcp.unchanged: a server offers the same tools again, to a new session and after a call (no rug pull)."""

from collections.abc import Iterator

from shirushi.checks.check import Script
from shirushi.checks.evaluation.hearing import failed, passed, undetermined
from shirushi.checks.finding import Judgement
from shirushi.checks.mcp.arguments import fitting
from shirushi.checks.mcp.definition import arguments_of
from shirushi.checks.mcp.serving import CUT, Look, Sight, listing, server_check
from shirushi.terms.probe import ListServer
from shirushi.terms.seen import ServerSeen
from shirushi.terms.system import Description
from shirushi.terms.text import Text

_SESSIONS = 3
SIGHTS = {
    "sessions": Sight(goal="G6-6", severity=3, probes=_SESSIONS),
    "after-call": Sight(goal="G6-6", severity=3, probes=2),
}
"""Several sessions one after the other; a call before the list."""

_SAME = Text(
    ja="{times}回とも同じ{number}件でした（ダイジェストが一致）。",
    en="All {times} listings held the same {number} definitions, by their digests.",
)
_OTHERWISE = Text(
    ja="「{name}」の定義が、聞くたびに変わりました（{was} → {now}）。",
    en="The definition of {name} changed from one listing to the next ({was} → {now}).",
)
_INSTRUCTIONS = Text(ja="サーバーの指示文（instructions）", en="the server's instructions")
_NOT_OFFERED = Text(
    ja="may_call にある「{tool}」を、引数の分かる形では提供していません。",
    en="The server offers no tool {tool} with arguments that can be read, though may_call names it.",
)
_NONE = Text(ja="なし", en="none")
_SHOWN = 12


def cases(description: Description) -> Iterator[Look]:
    """The sessions of each server, and a call of each tool that may be called."""
    for server in description.servers:
        yield Look(id=f"{server.id}.sessions", server=server.id, sees="sessions")
        for tool in server.may_call:
            yield Look(id=f"{server.id}.{tool}.after-call", server=server.id, sees="after-call", tool=tool)


def script(look: Look) -> Script:
    """List the server again and compare the digests."""
    first = yield from listing(ListServer(server=look.server))
    if isinstance(first, Judgement):
        return first
    again = [ListServer(server=look.server, again=number) for number in range(1, _SESSIONS)]
    if look.sees == "after-call":
        arguments = next((arguments_of(one) for one in first.listed if one.name == look.tool), None)
        if arguments is None:
            return undetermined(_NOT_OFFERED.fill(tool=look.tool))
        again = [ListServer(server=look.server, call=look.tool, arguments=fitting(arguments), again=1)]
    for probe in again:
        then = yield from listing(probe)
        if isinstance(then, Judgement):
            return then
        if (moved := _moved(first, then)) is not None:
            return failed(moved, SIGHTS[look.sees].severity)
    return undetermined(CUT) if first.cut else passed(_SAME.fill(times=1 + len(again), number=len(first.listed)))


def _moved(first: ServerSeen, then: ServerSeen) -> Text | None:
    """The first definition that is not what it was; their order does not matter."""
    if first.instructions != then.instructions:
        return _OTHERWISE.fill(name=_INSTRUCTIONS, was=len(first.instructions), now=len(then.instructions))
    was, now = (sorted((one.kind, one.name, one.sha256) for one in seen.listed) for seen in (first, then))
    if was == now:
        return None
    kind, name, _ = next(iter(sorted(set(was) ^ set(now))), (was or now)[0])
    digests = [[one[2][:_SHOWN] for one in seen if one[:2] == (kind, name)] for seen in (was, now)]
    before, after = (", ".join(each) or _NONE for each in digests)
    return _OTHERWISE.fill(name=name, was=before, now=after)


CHECK = server_check(
    SIGHTS,
    name="mcp.unchanged",
    title=Text(
        ja="MCPサーバーの道具の定義が、後からすり替わらない",
        en="An MCP server does not exchange its tools after the first look",
    ),
    plain=Text(
        ja="道具《どうぐ》が あとから べつの ものに すりかわりませんか。",
        en="Do its tools stay what they were when first looked at?",
    ),
    method=Text(
        ja="新しいセッションで3回、また may_call の道具を呼んだ後に一覧を取り、定義のダイジェストを比べます。ダイジェストは証拠に封じられ、後の実行との違いは shirushi compare で分かります。",
        en="Lists the tools in three sessions, and after a call of each tool under may_call, and compares the digests of the definitions. They are sealed: shirushi compare tells what a later run finds changed.",
    ),
    blind=Text(
        ja="この実行の後や、特定の利用者・時刻にだけ起きるすり替えは見ません。",
        en="What changes after this run, or for certain users or at certain times only, is not seen.",
    ),
    cases=cases,
    script=script,
)
