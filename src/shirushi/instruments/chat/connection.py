"""One keep-alive connection to an address that has passed the egress gate."""

import asyncio
import contextlib
import ssl

from shirushi.instruments.chat.address import Address
from shirushi.instruments.chat.wire import Response, ResponseReader

_READ = 64 << 10


class Connection:
    """A connection over which one request at a time is put."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take over an open stream."""
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, ip: str, address: Address) -> "Connection":
        """Connect to `ip`; under TLS the certificate must be good for the host's name.

        Raises:
            OSError: nothing listens there, the network fails, or TLS cannot be agreed on (ssl.SSLError).
        """
        secure = ssl.create_default_context() if address.scheme == "https" else None
        name = address.host if secure else None
        return cls(*await asyncio.open_connection(ip, address.port, ssl=secure, server_hostname=name))

    def is_open(self) -> bool:
        """Tell whether the other side may still listen, as far as is known here."""
        return not self._reader.at_eof() and not self._writer.is_closing()

    async def request(self, data: bytes) -> Response:
        """Send a whole request and wait for its whole response.

        Raises:
            OSError: the connection broke off.
            Malformed: what came back is no acceptable response.
        """
        self._writer.write(data)
        await self._writer.drain()
        response = ResponseReader()
        while received := await self._reader.read(_READ):
            if found := response.feed(received):
                return found
        if found := response.finish():
            return found
        raise ConnectionAbortedError

    def drop(self) -> None:
        """Cut the connection at once."""
        self._writer.transport.abort()

    async def close(self) -> None:
        """Close the connection in good order."""
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()
