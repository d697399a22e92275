"""HTTP/1.1 responses out of bytes (RFC 9112), without a socket: give bytes in, get a response or Malformed.

Stricter than the RFC where a lenient reader could be led astray: one length only, no length beside chunks, no other
transfer coding than `chunked`, no content coding, and everything bounded.
"""

import re
from collections.abc import Callable
from http import HTTPStatus

import msgspec

from shirushi.instruments.chat.failures import ENCODED, NOT_HTTP, TOO_LARGE
from shirushi.terms.errors import Malformed
from shirushi.terms.text import Text

BODY_LIMIT = 1 << 20
_HEAD_LIMIT = 32 << 10
_FIELD_LIMIT = 100
_CHUNK_LINE_LIMIT = 1 << 10
_EXTRA_LIMIT = 32
_LINE_END = b"\r\n"

_STATUS_LINE = re.compile(rb"HTTP/1\.([01]) ([1-5][0-9][0-9])(?: [^\r\n]*)?")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00\r\n]*?)[ \t]*")
_LENGTH = re.compile(r"[0-9]{1,18}")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?")

_HEAD = Text(ja="見出し部", en="header section")
_FRAMING = Text(ja="本文の区切り", en="framing of the body")
_SURPLUS = Text(ja="余分なバイト", en="bytes after the end")


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """A whole response; `keeps` tells whether the connection may be used again.

    `fields` are by lower-case name, the lines of one field joined by commas.
    """

    status: int
    fields: dict[str, str]
    body: bytes
    keeps: bool

    def field(self, name: str) -> str:
        """The value of a field; empty where there is none."""
        return self.fields.get(name, "")


class ResponseReader:
    """Takes the bytes of one response as they arrive."""

    def __init__(self) -> None:
        """Expect the head of a response."""
        self._buffer = bytearray()
        self._body = bytearray()
        self._extra = 0  # interim responses and trailer lines
        self._status = 0
        self._fields: dict[str, str] = {}
        self._keeps = False
        self._remaining = 0
        self._step: Callable[[], bool] = self._take_head
        self._done = False

    def feed(self, data: bytes) -> Response | None:
        """Take more bytes; the response, once it is complete.

        Raises:
            Malformed: these bytes can be no acceptable response.
        """
        self._buffer += data
        while not self._done and self._step():
            pass
        if not self._done:
            return None
        if self._buffer:
            raise Malformed(NOT_HTTP.at(what=_SURPLUS))
        return self._response()

    def finish(self) -> Response | None:
        """The other side has closed: the response if that is how it ends, None if it was cut short."""
        return self._response() if self._step == self._take_rest else None

    def so_far(self) -> Response | None:
        """The response as far as its body has come; None before that. Its connection cannot be used again."""
        if self._step == self._take_head:
            return None
        return msgspec.structs.replace(self._response(), keeps=False)

    def _response(self) -> Response:
        return Response(status=self._status, fields=self._fields, body=bytes(self._body), keeps=self._keeps)

    def _line(self, end: bytes, limit: int) -> bytes | None:
        """Cut what stands before `end` off the buffer; None while `end` has not come."""
        at = self._buffer.find(end, 0, limit + len(end))
        if at < 0:
            if len(self._buffer) > limit:
                raise Malformed(TOO_LARGE.at(limit=limit))
            return None
        line = bytes(self._buffer[:at])
        del self._buffer[: at + len(end)]
        return line

    def _take_head(self) -> bool:
        head = self._line(_LINE_END * 2, _HEAD_LIMIT)
        if head is None:
            return False
        version, self._status, self._fields = _load_head(head)
        if self._status < HTTPStatus.OK:
            self._extra += 1
            if self._status == HTTPStatus.SWITCHING_PROTOCOLS or self._extra > _EXTRA_LIMIT:
                raise Malformed(NOT_HTTP.at(what=_HEAD))
            return True
        self._keeps = version == 1 and "close" not in self._fields.get("connection", "").lower()
        self._choose_body()
        return True

    def _choose_body(self) -> None:
        """Find how the body ends (RFC 9112, section 6.3)."""
        coding = self._fields.get("transfer-encoding", "").lower()
        length = self._fields.get("content-length", "")
        if self._fields.get("content-encoding", "").lower() not in ("", "identity"):
            raise Malformed(ENCODED.at())
        if (coding and (length or coding != "chunked")) or (length and not _LENGTH.fullmatch(length)):
            raise Malformed(NOT_HTTP.at(what=_FRAMING))
        if self._status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            self._done = True
        elif coding:
            self._step = self._take_chunk_line
        elif length:
            self._expect(int(length))
            self._step = self._take_sized
        else:
            self._keeps = False
            self._step = self._take_rest

    def _expect(self, size: int) -> None:
        if len(self._body) + size > BODY_LIMIT:
            raise Malformed(TOO_LARGE.at(limit=BODY_LIMIT))
        self._remaining = size

    def _move(self, size: int) -> int:
        taken = self._buffer[:size]
        del self._buffer[:size]
        self._body += taken
        return len(taken)

    def _take_sized(self) -> bool:
        self._remaining -= self._move(self._remaining)
        self._done = self._remaining == 0
        return False

    def _take_rest(self) -> bool:
        self._expect(len(self._buffer))
        self._move(self._remaining)
        return False

    def _take_chunk_line(self) -> bool:
        line = self._line(_LINE_END, _CHUNK_LINE_LIMIT)
        if line is None:
            return False
        found = _CHUNK.fullmatch(line)
        if not found:
            raise Malformed(NOT_HTTP.at(what=_FRAMING))
        self._expect(int(found[1], 16))
        self._step = self._take_chunk if self._remaining else self._take_trailer
        return True

    def _take_chunk(self) -> bool:
        self._remaining -= self._move(self._remaining)
        if self._remaining or len(self._buffer) < len(_LINE_END):
            return False
        if not self._buffer.startswith(_LINE_END):
            raise Malformed(NOT_HTTP.at(what=_FRAMING))
        del self._buffer[: len(_LINE_END)]
        self._step = self._take_chunk_line
        return True

    def _take_trailer(self) -> bool:
        line = self._line(_LINE_END, _CHUNK_LINE_LIMIT)
        if line is None:
            return False
        self._extra += 1
        if self._extra > _EXTRA_LIMIT:
            raise Malformed(NOT_HTTP.at(what=_FRAMING))
        self._done = line == b""
        return True


def _load_head(head: bytes) -> tuple[int, int, dict[str, str]]:
    """Minor version, status and fields of a head."""
    first, *lines = head.split(_LINE_END)
    start = _STATUS_LINE.fullmatch(first)
    found = [_FIELD.fullmatch(line) for line in lines]
    if not start or len(found) > _FIELD_LIMIT:
        raise Malformed(NOT_HTTP.at(what=_HEAD))
    fields: dict[str, str] = {}
    for field in found:
        if not field:
            raise Malformed(NOT_HTTP.at(what=_HEAD))
        name, value = field[1].decode("ascii").lower(), field[2].decode("latin-1")
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return int(start[1]), int(start[2]), fields
