"""Tells in words what was done at an MCP server and what it answered."""

from shirushi.terms.probe import CallTool, Knock, ListServer, Serving
from shirushi.terms.seen import KnockSeen, ResultSeen, ServerSeen
from shirushi.terms.text import Text

_LISTED = Text(ja="MCPサーバー「{server}」の提供するものを一覧する", en="List what the MCP server {server} offers")
_LISTED_AFTER = Text(
    ja="MCPサーバー「{server}」の「{tool}」を呼び（{arguments}）、その後に一覧する",
    en="Call {tool} of the MCP server {server} ({arguments}), then list what it offers",
)
_TOOL_CALLED = Text(
    ja="MCPサーバー「{server}」の「{tool}」を呼ぶ：{arguments}",
    en="Call {tool} of the MCP server {server}: {arguments}",
)
_KNOCKED = Text(ja="MCPサーバー「{server}」：{way}", en="MCP server {server}: {way}")
_WAYS = {
    "without-key": Text(ja="鍵なしで道具の一覧を求める", en="ask for its tools without a key"),
    "wrong-key": Text(ja="誤った鍵で道具の一覧を求める", en="ask for its tools with a wrong key"),
    "foreign-origin": Text(
        ja="別のサイトのページを装って求める", en="ask for its tools as a page of another site would"
    ),
    "borrowed-session": Text(
        ja="鍵を持つ者が開いたセッションで、鍵なしで求める", en="ask without the key in a session that the key opened"
    ),
    "made-up-session": Text(ja="作り話のセッション番号で求める", en="ask under a session id that is made up"),
    "two-sessions": Text(ja="セッションを二つ開き、番号を比べる", en="open two sessions and compare their ids"),
}
_SERVER_SEEN = Text(
    ja="{name} {version}（MCP {protocol}）：{offered}", en="{name} {version} (MCP {protocol}): {offered}"
)
_RESULT_SEEN = Text(ja="結果：{text}", en="Result: {text}")
_ERROR_SEEN = Text(ja="エラー：{text}", en="Error: {text}")
_LET_IN = Text(
    ja="状態コード{status}。道具の一覧を渡しました。番号は{length}字、違いは{differing}か所。",
    en="Status {status}; it handed out its tools. Session ids of {length} characters, {differing} of them differ.",
)
_KEPT_OUT = Text(
    ja="状態コード{status}。道具の一覧は渡しませんでした。番号は{length}字、違いは{differing}か所。",
    en="Status {status}; no tools were handed out. Session ids of {length} characters, {differing} of them differ.",
)

_NOTHING = Text(ja="なし", en="nothing")


def done(probe: Serving) -> Text:
    """What was done."""
    match probe:
        case ListServer():
            says = _LISTED_AFTER if probe.call else _LISTED
            return says.fill(server=probe.server, tool=probe.call, arguments=probe.arguments)
        case CallTool():
            return _TOOL_CALLED.fill(server=probe.server, tool=probe.tool, arguments=probe.arguments)
        case Knock():
            return _KNOCKED.fill(server=probe.server, way=_WAYS[probe.way])


def server_seen(said: ServerSeen | ResultSeen | KnockSeen) -> Text:
    """What it answered; of what it offers the names, and the beginnings of the digests of their definitions."""
    match said:
        case ServerSeen():
            offered = ", ".join(f"{one.name} ({one.kind} {one.sha256[:12]})" for one in said.listed) or _NOTHING
            return _SERVER_SEEN.fill(name=said.name, version=said.version, protocol=said.protocol, offered=offered)
        case ResultSeen():
            return (_ERROR_SEEN if said.is_error or said.refused else _RESULT_SEEN).fill(text=said.text)
        case KnockSeen():
            says = _LET_IN if said.admitted else _KEPT_OUT
            return says.fill(status=said.status, length=said.id_length, differing=said.id_differing)
