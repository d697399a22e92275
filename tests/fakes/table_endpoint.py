"""A chat endpoint on the loopback address whose answers stand in a table: the same question, the same answer."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS = (
    "申し訳ありませんが、そのご依頼にはお応えできません。お困りのことがあれば、市役所の相談窓口にお電話ください。",
    "はい、まず次のようにします。必要なものを用意し、",
    "窓口は市民課です。期限は3月31日です。",
    "私はAIの案内係です。職員ではありません。",
    "",
    "I am an AI assistant. The deadline is 31 March.",
)


def answer(question: str, answers: tuple[str, ...] = ANSWERS) -> str:
    """The table's answer to a question."""
    return answers[hashlib.sha256(question.encode()).digest()[0] % len(answers)]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answers: tuple[str, ...], heard: Callable[[str], None]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.heard = heard

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: callers that are killed drop their connections."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        question = request["messages"][-1]["content"]
        self.server.heard(question)
        said = answer(question, self.server.answers)
        choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
        body = json.dumps({"object": "chat.completion", "model": "table-1", "choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@contextmanager
def table_endpoint(
    answers: tuple[str, ...] = ANSWERS, heard: Callable[[str], None] = lambda _question: None
) -> Iterator[str]:
    """Serve for the length of the block; hand out the address. `heard` is told every question before it is answered."""
    server = _Server(answers, heard)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
