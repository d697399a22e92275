"""Witnesses for tests: a real one on the loopback address, and addresses that answer what they are told to."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from shirushi.app.services.witness import Witness
from shirushi.app.store.witness import WitnessState
from shirushi.app.web.witness import LIFE_S, WitnessServer
from shirushi.evidence.tlog.cosignature import Cosigner, Ed25519Cosigner, MlDsa44Cosigner
from shirushi.evidence.tlog.note import VerifierKey
from shirushi.terms.when import Instant

NOON = 1_795_230_000_000


def keys_of(name: str, seed: int = 1) -> tuple[Cosigner, ...]:
    return Ed25519Cosigner(name, bytes([seed]) * 32), MlDsa44Cosigner.from_seed(name, bytes([seed]) * 32)


@contextmanager
def witness(
    path: Path,
    logs: tuple[VerifierKey, ...],
    *,
    keys: tuple[Cosigner, ...] | None = None,
    clock: Callable[[], Instant] = lambda: NOON,
) -> Iterator[Witness]:
    """A witness without HTTP, whose record lies at `path`."""
    with WitnessState(path) as state:
        yield Witness(keys or keys_of("w.example"), logs, state, clock)


@contextmanager
def served(opened: Witness, *, life_s: float = LIFE_S) -> Iterator[str]:
    """Serve a witness for the length of the block; hand out its address."""
    with WitnessServer(opened, "127.0.0.1", 0, life_s=life_s) as server, running(server):
        yield server.url


@contextmanager
def answering(status: int, body: bytes, *, headers: tuple[tuple[str, str], ...] = ()) -> Iterator[str]:
    """An address that answers every request alike."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, running(server):
        yield f"http://127.0.0.1:{server.server_address[1]}"


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
