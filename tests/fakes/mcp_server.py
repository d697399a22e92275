"""MCP servers on the loopback address: a good one, and one fault at a time. Streamable HTTP, as JSON or as a stream."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

KEY = "a-key-of-the-office"
SEARCH = {
    "name": "search_minutes",
    "title": "Search the minutes",
    "description": "Finds minutes of the town council by a word.",
    "inputSchema": {
        "type": "object",
        "properties": {"word": {"type": "string", "maxLength": 40}, "most": {"type": "integer", "minimum": 1}},
        "required": ["word"],
    },
    "annotations": {"readOnlyHint": True},
}
FEES = {
    "name": "fee_of",
    "description": "窓口の手数料を調べる。",
    "inputSchema": {"type": "object", "properties": {"paper": {"enum": ["住民票", "戸籍"]}}, "required": ["paper"]},
}


@dataclass
class Office:
    """What a fake server offers and how it misbehaves; as it stands it is good."""

    tools: list[dict[str, object]] = field(default_factory=lambda: [SEARCH, FEES])
    prompts: list[dict[str, object]] = field(default_factory=list)
    instructions: str = "Minutes and fees of Hanano town."
    key: str = ""
    stream: bool = False
    stays_open: bool = False
    sessions: bool = True
    page: int = 100
    protocol: str = "2025-06-18"
    checks_origin: bool = True
    checks_sessions: bool = True
    key_in_sessions: bool = True
    counts_sessions: bool = False
    after: Callable[[int], list[dict[str, object]]] | None = None
    """The tools once so many sessions were opened or calls made; None: always the same."""
    answer: Callable[[str, dict[str, object]], object] | None = None
    """What a call gives: a text, or a whole result; None: words that fit what was asked."""
    calls: list[tuple[str, object]] = field(default_factory=list)


class McpServer:
    """Serves one office."""

    def __init__(self, office: Office) -> None:
        """Nothing listens yet."""
        self.office = office
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._sessions: set[str] = set()
        self._opened = 0

    @property
    def url(self) -> str:
        """The endpoint, once it listens."""
        return f"http://localhost:{self._server.sockets[0].getsockname()[1]}/mcp"

    async def __aenter__(self) -> Self:
        self._serving: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                first, *lines = head.strip().split("\r\n")
                fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
                body = await reader.readexactly(int(fields.get("content-length", 0)))
                writer.write(self._respond(first.split(" ")[0], fields, body))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._serving.discard(task)
            writer.close()

    def _respond(self, method: str, fields: dict[str, str], body: bytes) -> bytes:
        office = self.office
        message = json.loads(body) if body else {}
        self.requests.append((method, fields))
        session = fields.get("mcp-session-id", "")
        if refused := self._refusal(fields, session):
            return _plain(refused)
        if method == "DELETE":
            self._sessions.discard(session)
            return _plain("204 No Content")
        if message.get("method") == "initialize":
            return self._initialize(message)
        if office.sessions and office.checks_sessions and session not in self._sessions:
            return _plain("404 Not Found" if session else "400 Bad Request")
        if "id" not in message:
            return _plain("202 Accepted")
        return self._wrap({"jsonrpc": "2.0", "id": message["id"], **self._answer(message)})

    def _refusal(self, fields: dict[str, str], session: str) -> str:
        office = self.office
        if office.checks_origin and "origin" in fields:
            return "403 Forbidden"
        keyless = not office.key_in_sessions and session in self._sessions
        if office.key and fields.get("authorization") != f"Bearer {office.key}" and not keyless:
            return "401 Unauthorized"
        return ""

    def _initialize(self, message: dict[str, object]) -> bytes:
        office = self.office
        self._opened += 1
        capabilities: dict[str, object] = {"tools": {"listChanged": True}}
        if office.prompts:
            capabilities["prompts"] = {}
        result = {
            "protocolVersion": office.protocol,
            "capabilities": capabilities,
            "serverInfo": {"name": "office", "version": "1.0"},
            "instructions": office.instructions,
        }
        session = f"session-{self._opened:04}" if office.counts_sessions else f"{hash((id(self), self._opened)):032x}"
        extra = (f"Mcp-Session-Id: {session}",) if office.sessions else ()
        self._sessions.add(session)
        return self._wrap({"jsonrpc": "2.0", "id": message["id"], "result": result}, *extra)

    def _answer(self, message: dict[str, object]) -> dict[str, object]:
        office, params = self.office, message.get("params") or {}
        match message["method"]:
            case "tools/list":
                tools = office.after(self._opened + len(office.calls)) if office.after else office.tools
                return {"result": _page("tools", tools, office.page, params)}
            case "prompts/list":
                return {"result": _page("prompts", office.prompts, office.page, params)}
            case "tools/call":
                office.calls.append((params["name"], params["arguments"]))
                return self._called(params["name"], params["arguments"])
            case _:
                return {"error": {"code": -32601, "message": "Method not found"}}

    def _called(self, name: str, arguments: object) -> dict[str, object]:
        office = self.office
        if office.answer is not None:
            given = office.answer(name, arguments)
            return given if isinstance(given, dict) else {"result": _text(given)}
        tool = next((one for one in office.tools if one["name"] == name), None)
        if tool is None:
            return {"error": {"code": -32602, "message": "Unknown tool"}}
        return {"result": _text("Nothing was found.") if _fits(arguments, tool["inputSchema"]) else _error()}

    def _wrap(self, message: dict[str, object], *extra: str) -> bytes:
        data = json.dumps(message, ensure_ascii=False)
        if not self.office.stream:
            return _plain("200 OK", data.encode(), "Content-Type: application/json", *extra)
        events = f'event: message\ndata: {{"jsonrpc":"2.0","method":"notifications/message"}}\n\n: quiet\n\ndata: {data}\n\n'.encode()
        if not self.office.stays_open:
            return _plain("200 OK", events, "Content-Type: text/event-stream; charset=utf-8", *extra)
        head = "\r\n".join(
            ("HTTP/1.1 200 OK", "Content-Type: text/event-stream", *extra, "Transfer-Encoding: chunked", "", "")
        )
        return head.encode() + b"%x\r\n%b\r\n" % (len(events), events)


def _plain(status: str, body: bytes = b"", *fields: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _page(name: str, every: list[dict[str, object]], size: int, params: dict[str, object]) -> dict[str, object]:
    at = int(params.get("cursor", 0))
    more = {"nextCursor": str(at + size)} if at + size < len(every) else {}
    return {name: every[at : at + size], **more}


def _text(words: object) -> dict[str, object]:
    return {"content": [{"type": "text", "text": words}]}


def _error() -> dict[str, object]:
    return {**_text("The arguments do not fit."), "isError": True}


def _fits(arguments: object, schema: dict[str, object]) -> bool:
    """As much of JSON Schema as the tools above use."""
    properties = schema["properties"]
    if not isinstance(arguments, dict) or set(schema["required"]) - set(arguments) or set(arguments) - set(properties):
        return False
    kinds = {"string": str, "integer": int}
    return all(
        (value in properties[name]["enum"])
        if "enum" in properties[name]
        else isinstance(value, kinds[properties[name]["type"]])
        and len(str(value)) <= properties[name].get("maxLength", 10**9)
        for name, value in arguments.items()
    )


@contextmanager
def mcp_server(office: Office) -> Iterator[str]:
    """Serve an office from a thread for the length of the block; hand out the address."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = McpServer(office)
    try:
        asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result()
        yield server.url
    finally:
        asyncio.run_coroutine_threadsafe(server.__aexit__(None, None, None), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
