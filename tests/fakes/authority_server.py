"""A time-stamping authority on the loopback address, in good or bad order."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fakes.authority import Authority
from shirushi.evidence import der

Answer = tuple[int, str, bytes]
REPLY = "application/timestamp-reply"


def asked(query: bytes) -> tuple[bytes, int]:
    """The imprint and the nonce of a request."""
    _, imprint, nonce, _ = der.fields(
        der.load(query), der.SEQUENCE, der.INTEGER, der.SEQUENCE, der.INTEGER, der.BOOLEAN
    )
    _, hashed = der.fields(imprint, der.SEQUENCE, der.SEQUENCE, der.OCTETS)
    return hashed.content, der.integer(nonce)


def honest(authority: Authority) -> Callable[[bytes], Answer]:
    """Grant what is asked for, at the present time."""

    def answer(query: bytes) -> Answer:
        imprint, nonce = asked(query)
        return 200, REPLY, authority.stamp(b"", imprint=imprint, nonce=nonce, at=datetime.now(UTC))

    return answer


@contextmanager
def time_stamping(answer: Callable[[bytes], Answer]) -> Iterator[str]:
    """Serve for the length of the block; hand out the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, kind, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsa"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
