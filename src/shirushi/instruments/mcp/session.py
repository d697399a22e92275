"""One session with an MCP server: initialize, initialized, requests, and the end (revision 2025-06-18, basic/lifecycle).

1. `initialize` says which revision we speak; the server answers with the one it chooses, which must be one of ours.
2. The session id of the answer, if there is one, goes with everything that follows, and so does the revision.
3. `notifications/initialized` tells that we are ready.
4. At the end the session is deleted; a server may refuse that.
"""

import contextlib
import re
from http import HTTPStatus

import msgspec

from shirushi.instruments.mcp.failures import BAD_STATUS, NOT_MCP, OTHER_PROTOCOL, NoAnswer
from shirushi.instruments.mcp.line import Line, Request, Response
from shirushi.instruments.mcp.messages import (
    Came,
    answers,
    encode_notification,
    encode_request,
    load_answer,
    load_result,
)
from shirushi.terms.errors import Malformed

PROTOCOLS = ("2025-06-18", "2025-03-26")
"""The revisions that are spoken here, newest first."""

_SESSION_ID = re.compile(r"[\x21-\x7e]{1,1024}")


class _Changing(msgspec.Struct, frozen=True, rename="camel"):
    list_changed: bool = False


class Capabilities(msgspec.Struct, frozen=True):
    """What the server says that it offers."""

    tools: _Changing | None = None
    prompts: _Changing | None = None
    resources: _Changing | None = None


class _Named(msgspec.Struct, frozen=True):
    name: str = ""
    version: str = ""


class Greeting(msgspec.Struct, frozen=True, rename="camel"):
    """The result of `initialize`."""

    protocol_version: str
    capabilities: Capabilities = Capabilities()
    server_info: _Named = _Named()
    instructions: str | None = None


class Session:
    """A session over one line; `fields` go with every request (`Authorization`, `Origin`)."""

    def __init__(self, line: Line, *fields: tuple[str, str], within_s: float) -> None:
        """Nothing is sent yet; each request waits for `within_s` at most."""
        self._line = line
        self._fields = fields
        self._within_s = within_s
        self._number = 0
        self._protocol = ""
        self.id = ""
        self.status = 0

    async def open(self) -> Greeting:
        """Begin the session.

        Raises:
            NoAnswer: the server does not let us, or speaks another protocol.
            TimeoutError, OSError, Malformed: as `Line.put`.
        """
        # 1.
        asked = {
            "protocolVersion": PROTOCOLS[0],
            "capabilities": {},
            "clientInfo": {"name": "shirushi", "version": "1"},
        }
        response, came = await self._request("initialize", asked)
        greeting = load_result(came.checked(), Greeting)
        if greeting.protocol_version not in PROTOCOLS:
            known = ", ".join(PROTOCOLS)
            raise NoAnswer(OTHER_PROTOCOL.fill(version=greeting.protocol_version[:40], known=known))
        # 2.
        self.id = response.field("mcp-session-id")
        if self.id and not _SESSION_ID.fullmatch(self.id):
            raise NoAnswer(NOT_MCP)
        self._protocol = greeting.protocol_version
        # 3.
        await self._put("POST", encode_notification("notifications/initialized"))
        return greeting

    def join(self, session_id: str, protocol: str) -> None:
        """Go on in a session that somebody else opened, or that nobody did."""
        self.id, self._protocol = session_id, protocol

    async def request(self, method: str, params: object) -> Came:
        """Put a request and wait for its answer, which may be an error.

        Raises:
            NoAnswer: no answer can be read.
            TimeoutError, OSError, Malformed: as `Line.put`.
        """
        return (await self._request(method, params))[1]

    async def close(self) -> None:
        """End the session, if the server keeps one; it may not care."""
        # 4.
        if self.id:
            with contextlib.suppress(OSError, Malformed):
                await self._put("DELETE", b"")

    async def _request(self, method: str, params: object) -> tuple[Response, Came]:
        self._number += 1
        response = await self._put("POST", encode_request(self._number, method, params))
        if response.status != HTTPStatus.OK:
            raise NoAnswer(BAD_STATUS.fill(status=response.status))
        return response, load_answer(response, self._number)

    async def _put(self, method: str, body: bytes) -> Response:
        number = self._number
        request = Request(
            method=method, fields=self._all_fields(), body=body, is_whole=lambda response: answers(response, number)
        )
        response = await self._line.put(request, self._within_s)
        self.status = response.status
        return response

    def _all_fields(self) -> tuple[tuple[str, str], ...]:
        session = (("Mcp-Session-Id", self.id),) if self.id else ()
        protocol = (("MCP-Protocol-Version", self._protocol),) if self._protocol else ()
        return (("Accept", "application/json, text/event-stream"), *session, *protocol, *self._fields)
