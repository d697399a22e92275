"""The way to an MCP server: through the egress gate once, then over one connection that is kept while it lasts."""

import asyncio

from shirushi.instruments.chat.address import Address, load_address
from shirushi.instruments.chat.connection import Connection
from shirushi.instruments.chat.egress import Allow
from shirushi.instruments.chat.reach import connect, first_connection, resolve
from shirushi.instruments.chat.wire import Response
from shirushi.instruments.mcp.line import Request


class GatedLine:
    """Carries the requests of `instruments/mcp` to one address, pinned to what passed the egress gate."""

    def __init__(self, url: str, allow: Allow) -> None:
        """Nothing is resolved yet.

        Raises:
            Malformed: `url` is no plain http or https address.
        """
        self._url = url
        self._address = load_address(url)
        self._allow = allow
        self._pinned: tuple[str, ...] = ()
        self._idle: Connection | None = None

    async def put(self, request: Request, within_s: float) -> Response:
        """Send a request and wait for its response. The first resolves the host, and the addresses are pinned.

        Raises:
            Refused: the first time only: the address is one that must not be asked.
            Unavailable: the first time only: there is no such host, or nothing listens, or TLS fails.
            TimeoutError, OSError, Malformed: as `Connection.request`.
        """
        if not self._pinned:
            await self._reach()
        async with asyncio.timeout(within_s):
            connection = self._take() or await connect(self._pinned, self._address)
        try:
            response = await connection.request(_encoded(self._address, request), within_s, request.is_whole)
        except BaseException:  # whatever stopped it, half a response may still be on its way
            connection.drop()
            raise
        if response.keeps:
            self._idle = connection
        else:
            connection.drop()
        return response

    async def close(self) -> None:
        """Close the connection."""
        if (connection := self._take()) is not None:
            await connection.close()

    async def _reach(self) -> None:
        addresses = await resolve(self._address, self._allow)
        self._idle = await first_connection(addresses, self._address, self._url)
        self._pinned = addresses

    def _take(self) -> Connection | None:
        connection, self._idle = self._idle, None
        if connection is not None and not connection.is_open():
            connection.drop()
            return None
        return connection


def _encoded(address: Address, request: Request) -> bytes:
    lines = (
        f"{request.method} {address.path or '/'} HTTP/1.1",
        f"Host: {address.authority()}",
        "User-Agent: shirushi",
        "Accept-Encoding: identity",
        *(("Content-Type: application/json",) if request.body else ()),
        *(f"{name}: {value}" for name, value in request.fields),
        f"Content-Length: {len(request.body)}",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii") + request.body
