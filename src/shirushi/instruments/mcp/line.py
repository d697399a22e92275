"""The way to an MCP server as this instrument needs it; `app/worker` builds it on the egress gate."""

from collections.abc import Callable
from typing import Protocol

import msgspec


class Response(Protocol):
    """What came back over HTTP."""

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def body(self) -> bytes:
        """The body, decoded from chunks, bounded by whoever read it."""
        ...

    def field(self, name: str) -> str:
        """The value of a field by its lower-case name; empty where there is none."""
        ...


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP request to the server's endpoint: header fields beside the usual ones, the body, and when to stop.

    `is_whole` tells from a response as far as it has come whether that is all one waits for.
    """

    method: str
    fields: tuple[tuple[str, str], ...]
    body: bytes = b""
    is_whole: Callable[[Response], bool]


class Line(Protocol):
    """Carries requests to one server, one after the other."""

    async def put(self, request: Request, within_s: float) -> Response:
        """Send a request and wait for its response; redirects are not followed.

        Raises:
            TimeoutError: it did not come within `within_s`.
            OSError: there is no connection, or it broke off.
            Malformed: what came back is no acceptable response.
        """
        ...
