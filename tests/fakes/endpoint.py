"""Endpoints on the loopback address that answer well, badly or not at all."""

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]
"""What is done once a request has been read: write something, or do harm."""


def response(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    """A whole response of a given length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields]
    return "\r\n".join([*lines, "", ""]).encode() + body


def completion(text: str | None, finish: str = "stop") -> bytes:
    """The JSON of a chat completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    usage = {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}
    return json.dumps({"object": "chat.completion", "model": "fake", "choices": [choice], "usage": usage}).encode()


def sends(data: bytes) -> Behaviour:
    """Write these bytes and wait for the next request."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return behave


def sends_and_closes(data: bytes) -> Behaviour:
    """Write these bytes and close in good order."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        writer.close()

    return behave


def says(text: str | None, finish: str = "stop") -> Behaviour:
    """Answer as a good endpoint does."""
    return sends(response(completion(text, finish), "Content-Type: application/json"))


def fails(status: str, *fields: str, body: bytes = b"") -> Behaviour:
    """Answer with a status that is no success."""
    return sends(response(body, *fields, status=status))


async def resets(writer: asyncio.StreamWriter) -> None:
    """Cut the connection without a word."""
    writer.transport.abort()


async def stays_silent(writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.Event().wait()


async def drips(writer: asyncio.StreamWriter) -> None:
    """Send header fields for ever, never the end of them."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Wait: 1\r\n")
        await writer.drain()


async def floods(writer: asyncio.StreamWriter) -> None:
    """Send ten megabytes without saying how many."""
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(160):
        writer.write(b"A" * 65_536)
        await writer.drain()
    writer.close()


class Endpoint:
    """Serves the behaviours in turn, one a request; the last one for ever after."""

    def __init__(self, *behaviours: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        """Keep what is to be done; nothing listens yet."""
        self._behaviours = behaviours
        self._tls = tls
        self.heads: list[str] = []
        self.bodies: list[dict[str, object]] = []
        self.connections = 0

    @property
    def url(self) -> str:
        """The base address, once it listens."""
        return f"{'https' if self._tls else 'http'}://localhost:{self._server.sockets[0].getsockname()[1]}/v1"

    async def __aenter__(self) -> Self:
        self._serving: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
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
        self.connections += 1
        try:
            while not writer.is_closing():
                await self._answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            self._serving.discard(task)
            writer.transport.abort()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        size = next(int(line.split(":")[1]) for line in head.splitlines() if line.startswith("Content-Length"))
        self.bodies.append(json.loads(await reader.readexactly(size)))
        self.heads.append(head)
        await self._behaviours[min(len(self.heads), len(self._behaviours)) - 1](writer)
