"""JSON-RPC 2.0 messages as MCP carries them over HTTP (revisions 2025-06-18 and 2025-03-26). The bytes are hostile.

A response is one JSON object, an array of them (2025-03-26), or a stream of events whose data are such (HTML, section
9.2: server-sent events).
"""

import re
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from shirushi.instruments.mcp.failures import ERROR, NOT_MCP, NoAnswer
from shirushi.instruments.mcp.line import Response

_T = TypeVar("_T")
_STREAM = "text/event-stream"
_LINE_END = re.compile(r"\r\n|\r|\n")
_SHOWN = 200
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding hostile bytes can raise."""


class Error(msgspec.Struct, frozen=True):
    """Why a request was refused."""

    code: int = 0
    message: str = ""


class _Message(msgspec.Struct, frozen=True):
    id: int | str | None = None
    result: msgspec.Raw = msgspec.Raw()
    error: Error | None = None


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """What a request came to: its result as JSON, or the error that the server gave."""

    result: bytes = b""
    error: Error | None = None

    def checked(self) -> bytes:
        """The result.

        Raises:
            NoAnswer: it is an error.
        """
        if self.error is not None:
            raise NoAnswer(ERROR.fill(code=self.error.code, message=self.error.message[:_SHOWN]))
        return self.result


_MESSAGE = msgspec.json.Decoder(_Message)
_MESSAGES = msgspec.json.Decoder(tuple[_Message, ...])


def encode_request(number: int, method: str, params: object) -> bytes:
    """Write the request of this number."""
    return msgspec.json.encode({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def encode_notification(method: str) -> bytes:
    """Write a notification, to which nobody answers."""
    return msgspec.json.encode({"jsonrpc": "2.0", "method": method})


def answers(response: Response, number: int) -> bool:
    """Tell whether a response, as far as it has come, is a stream that holds the answer to the request `number`."""
    if not _is_stream(response) or not response.body.endswith((b"\n\n", b"\r\n\r\n", b"\r\r")):
        return False
    try:
        return _find(response, number) is not None
    except NoAnswer:
        return False


def load_answer(response: Response, number: int) -> Came:
    """The answer to the request `number` in a response.

    Raises:
        NoAnswer: there is none that can be read.
    """
    found = _find(response, number)
    if found is None:
        raise NoAnswer(NOT_MCP)
    return found


def load_result(data: bytes, kind: type[_T]) -> _T:
    """Read the result of a request.

    Raises:
        NoAnswer: it is not of that kind.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except _BROKEN as error:
        raise NoAnswer(NOT_MCP) from error


def _find(response: Response, number: int) -> Came | None:
    for message in _messages(response):
        result = bytes(message.result)
        if message.id == number and (result or message.error is not None):
            return Came(result=result, error=message.error)
    return None


def _messages(response: Response) -> Iterator[_Message]:
    try:
        parts = _event_data(response.body.decode()) if _is_stream(response) else iter((response.body.decode(),))
        for part in parts:
            if part.lstrip().startswith("["):
                yield from _MESSAGES.decode(part)
            else:
                yield _MESSAGE.decode(part)
    except _BROKEN as error:
        raise NoAnswer(NOT_MCP) from error


def _is_stream(response: Response) -> bool:
    return response.field("content-type").split(";")[0].strip().lower() == _STREAM


def _event_data(text: str) -> Iterator[str]:
    """The data of each event that is complete and holds any."""
    data: list[str] = []
    for line in _LINE_END.split(text.removeprefix("\ufeff")):
        name, _, value = line.partition(":")
        if not line:
            if any(data):
                yield "\n".join(data)
            data = []
        elif name == "data":
            data.append(value.removeprefix(" "))
