"""The witness over HTTP: `POST /add-checkpoint`, `GET /HASH/checkpoint`, and a page that says who it is.

Source: c2sp.org/tlog-witness. Meant to stand behind a proxy that speaks TLS. Bodies, connections and their lives are
bounded, and nothing else is served.
"""

import re
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from socketserver import BaseServer
from threading import BoundedSemaphore, Timer

from jinja2 import Environment, StrictUndefined

from shirushi.app.services.witness import Witness
from shirushi.evidence.tlog.witness import MOST_REQUEST_BYTES, Declines
from shirushi.terms.errors import Code, ShirushiError, Unavailable
from shirushi.terms.text import Text
from shirushi.terms.when import iso

NOT_FREE = Code(
    id="SH969",
    says=Text(ja="{address} で待ち受けられません（{why}）。", en="Cannot listen at {address} ({why})."),
    remedy=Text(ja="--host と --port を変えてください。", en="Choose another --host or --port."),
)

IDLE_S = 15.0
LIFE_S = 120.0
MOST_CONNECTIONS = 64
_CHECKPOINT = re.compile(r"/([0-9a-f]{64})/checkpoint")
_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_SIZE = "text/x.tlog.size"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_Request = socket.socket | tuple[bytes, socket.socket]
_BROKEN = "The witness cannot keep its record at present.\n"


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness, a thread for each connection."""

    daemon_threads = True
    request_queue_size = MOST_CONNECTIONS

    def __init__(self, witness: Witness, host: str, port: int, *, life_s: float = LIFE_S) -> None:
        """Listen at once; `serve_forever` answers. A connection is cut after `life_s`, whatever goes on in it.

        Raises:
            Unavailable: the address is taken or not ours.
        """
        self._slots = BoundedSemaphore(MOST_CONNECTIONS)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), partial(_Handler, witness, life_s))
        except (OSError, OverflowError) as error:
            address = f"{host}:{port}"
            raise Unavailable(NOT_FREE.at(address=address, why=error)) from error

    @property
    def url(self) -> str:
        """Where it listens."""
        host, port = self.server_address[:2]
        return f"http://[{host!s}]:{port}" if self.address_family is socket.AF_INET6 else f"http://{host!s}:{port}"

    def process_request(self, request: _Request, client_address: object) -> None:
        """Give the connection a thread, or close it where there are too many."""
        if self._slots.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: _Request, client_address: object) -> None:
        """Serve one connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()

    def handle_error(self, request: _Request, client_address: object) -> None:
        """Tell the operator of our bugs in full, of connections that broke off nothing."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def serve(witness: Witness, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until the process is told to end; `ready` is told the address once it listens.

    Raises:
        Unavailable: the address is taken or not ours.
    """
    with WitnessServer(witness, host, port) as server, suppress(KeyboardInterrupt):
        ready(server.url)
        server.serve_forever()


def page(witness: Witness) -> str:
    """Write the page: what a witness is, its keys, what it watches, in both languages."""
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        files("shirushi.app.web").joinpath("witness.html.j2").read_text("utf-8")
    )
    logs = [
        {
            "origin": log.origin,
            "origin_hash": log.origin_hash,
            "size": log.size,
            "at": log.at_s and iso(log.at_s * 1000),
        }
        for log in witness.watched()
    ]
    return template.render(name=witness.name, keys=witness.keys, logs=logs)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "shirushi-witness"
    sys_version = ""
    timeout = IDLE_S
    disable_nagle_algorithm = True

    def __init__(
        self, witness: Witness, life_s: float, request: _Request, client_address: object, server: BaseServer
    ) -> None:
        self._witness = witness
        self._life_s = life_s
        super().__init__(request, client_address, server)  # answers at once

    def setup(self) -> None:
        super().setup()
        self._end = Timer(self._life_s, self._cut)  # whoever sends a byte now and then does not hold a thread for ever
        self._end.daemon = True
        self._end.start()

    def finish(self) -> None:
        self._end.cancel()
        super().finish()

    def do_GET(self) -> None:
        found = _CHECKPOINT.fullmatch(self.path)
        try:
            if self.path == "/":
                self._answer(HTTPStatus.OK, page(self._witness), _HTML)
            elif found and (note := self._witness.checkpoint(found[1])):
                self._answer(HTTPStatus.OK, note, _TEXT)
            else:
                self._answer(HTTPStatus.NOT_FOUND, "", _TEXT)
        except ShirushiError as error:
            self._fail(error)

    def do_POST(self) -> None:
        body = self._body()
        if body is None:
            return
        if self.path != "/add-checkpoint":
            self._answer(HTTPStatus.NOT_FOUND, "", _TEXT)
            return
        try:
            answer = self._witness.add_checkpoint(body)
        except ShirushiError as error:
            self._fail(error)
            return
        if not isinstance(answer, Declines):
            self._answer(HTTPStatus.OK, answer.lines, _TEXT)
        elif answer.status == 409:  # noqa: PLR2004 - the specification's number
            self._answer(answer.status, f"{answer.known}\n", _SIZE)
        else:
            self._answer(answer.status, f"{answer.why.en}\n{answer.why.ja}\n", _TEXT)

    def _body(self) -> bytes | None:
        """Read the body; None where it was refused, and the connection will close, for its end is not known."""
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdigit()):
            status = HTTPStatus.LENGTH_REQUIRED
        elif len(length) > 9 or int(length) > MOST_REQUEST_BYTES:  # noqa: PLR2004 - digits of more than is ever read
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        else:
            body = self.rfile.read(int(length))
            return body if len(body) == int(length) else None
        self.close_connection = True
        self._answer(status, "", _TEXT)
        return None

    def _fail(self, error: ShirushiError) -> None:
        self.log_error("%s", error)
        self._answer(HTTPStatus.SERVICE_UNAVAILABLE, _BROKEN, _TEXT)

    def _answer(self, status: int, words: str, kind: str) -> None:
        data = words.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def _cut(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
