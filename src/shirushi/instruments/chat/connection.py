"""One keep-alive connection to an address that has passed the egress gate."""

import asyncio
import contextlib
import ssl
from collections.abc import Callable

from shirushi.instruments.chat.address import Address
from shirushi.instruments.chat.wire import Response, ResponseReader
from shirushi.terms.errors import Malformed

IsWhole = Callable[[Response], bool]
"""Given a response as far as its body has come, tells whether that is all one waits for."""


class Connection(asyncio.Protocol):
    """A connection over which one request at a time is put."""

    def __init__(self) -> None:
        """Wait to be connected."""
        loop = asyncio.get_running_loop()
        self._transport = asyncio.Transport()
        self._reader: ResponseReader | None = None
        self._response: asyncio.Future[Response] | None = None
        self._is_whole: IsWhole | None = None
        self._lost: asyncio.Future[None] = loop.create_future()
        self._open = False
        self._due = 0.0
        self._timer: asyncio.TimerHandle | None = None

    @classmethod
    async def open(cls, ip: str, address: Address) -> "Connection":
        """Connect to `ip`; under TLS the certificate must be good for the host's name.

        Raises:
            OSError: nothing listens there, the network fails, or TLS cannot be agreed on (ssl.SSLError).
        """
        secure = ssl.create_default_context() if address.scheme == "https" else None
        name = address.host if secure else None
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(cls, ip, address.port, ssl=secure, server_hostname=name)
        return connection

    def is_open(self) -> bool:
        """Tell whether the other side may still listen, as far as is known here."""
        return self._open and not self._transport.is_closing()

    async def request(self, data: bytes, within_s: float, is_whole: IsWhole | None = None) -> Response:
        """Send a whole request and wait for its whole response, or for as much of it as `is_whole` asks for.

        Raises:
            TimeoutError: it did not come within `within_s`.
            OSError: the connection broke off.
            Malformed: what came back is no acceptable response.
        """
        if not self.is_open():
            raise ConnectionAbortedError
        loop = asyncio.get_running_loop()
        self._reader, self._is_whole = ResponseReader(), is_whole
        self._response = loop.create_future()
        self._due = loop.time() + within_s
        if self._timer is None or self._timer.when() > self._due:
            self._watch()
        self._transport.write(data)
        try:
            return await self._response
        finally:
            self._reader = self._response = None

    def drop(self) -> None:
        """Cut the connection at once."""
        self._transport.abort()

    async def close(self) -> None:
        """Close the connection in good order."""
        self._transport.close()
        await self._lost

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over the open transport."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what create_connection makes
        self._transport = transport
        self._open = True

    def data_received(self, data: bytes) -> None:
        """Take bytes of the response; unasked ones mean that this is no partner to go on with."""
        if self._reader is None:
            self.drop()
            return
        try:
            self._settle(self._reader.feed(data) or self._enough(self._reader))
        except Malformed as error:
            self._fail(error)

    def eof_received(self) -> None:
        """The other side has ended: that ends a response of unknown length, and cuts short any other."""
        self._open = False
        if self._reader is not None:
            self._settle(self._reader.finish())
            self._fail(ConnectionAbortedError())

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._open = False
        if self._timer is not None:
            self._timer.cancel()
        self._fail(exc if isinstance(exc, OSError) else ConnectionAbortedError())
        with contextlib.suppress(asyncio.InvalidStateError):
            self._lost.set_result(None)

    def _watch(self) -> None:
        """Have the clock looked at when the response is due; one timer serves many requests, each later than the last."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_at(self._due, self._look_at_the_clock)

    def _look_at_the_clock(self) -> None:
        self._timer = None
        if self._response is not None and asyncio.get_running_loop().time() >= self._due:
            self._fail(TimeoutError())
        elif self._response is not None:
            self._watch()

    def _enough(self, reader: ResponseReader) -> Response | None:
        """What has come of a stream that may never end, if that is all one waits for."""
        if self._is_whole is None:
            return None
        come = reader.so_far()
        return come if come is not None and self._is_whole(come) else None

    def _settle(self, response: Response | None) -> None:
        if response is not None and self._response is not None and not self._response.done():
            self._reader = None  # what comes now was not asked for
            self._response.set_result(response)

    def _fail(self, error: Exception) -> None:
        if self._response is not None and not self._response.done():
            self._response.set_exception(error)
