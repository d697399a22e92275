"""Times an evaluation beside a bare asyncio client and the peers, in the same run, against the same loopback server.

Every number is of a whole process: start, 2,000 questions with 64 in flight, answers kept on disk, end. Ratios are
medians of turns. Peers are installed into environments of their own under SHIRUSHI_BENCH_CACHE (default: none are run
but inspect-ai, which must be there as `inspect/bin/inspect`); one that does not install is skipped and says why.
Prints one line of JSON.
"""

import asyncio
import json

PROMPTS, SLOTS, TURNS = 2_000, 64, 3
SAID = "申し訳ありませんが、そのご依頼にはお応えできません。"
ANSWER = json.dumps(
    {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1,
        "model": "mock",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": SAID}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 12, "total_tokens": 23},
    }
).encode()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER


class Mock(asyncio.Protocol):
    """Answers every request with the same completion, after `delay_s`."""

    delay_s = 0.0

    def connection_made(self, transport):
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            at = head.find(b"content-length:")
            size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + size:
                return
            self.buffer = self.buffer[end + 4 + size :]
            if self.delay_s:
                asyncio.get_running_loop().call_later(self.delay_s, self.transport.write, RESPONSE)
            else:
                self.transport.write(RESPONSE)


async def serve(delay_ms):
    Mock.delay_s = float(delay_ms) / 1000
    server = await asyncio.get_running_loop().create_server(Mock, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def prompt(number):
    return f"質問{number}：住民票の写しはどこで受け取れますか。"


class Bare(asyncio.Protocol):
    """The least client there can be: one request after another, the answer out of the JSON, one line to a file."""

    def __init__(self, url, numbers, out, done):
        self.host, self.numbers, self.out, self.done = url.split("/")[2], numbers, out, done
        self.buffer = b""

    def connection_made(self, transport):
        self.transport = transport
        self.ask()

    def ask(self):
        self.number = next(self.numbers, None)
        if self.number is None:
            self.transport.close()
            self.done.set_result(None)
            return
        body = json.dumps({"model": "mock", "messages": [{"role": "user", "content": prompt(self.number)}]}).encode()
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: {self.host}\r\nContent-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)

    def data_received(self, data):
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        size = int(self.buffer[:end].lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(self.buffer) < end + 4 + size:
            return
        said = json.loads(self.buffer[end + 4 :])["choices"][0]["message"]["content"]
        self.buffer = b""
        self.out.write(json.dumps({"id": self.number, "said": said}) + "\n")
        self.ask()


async def bare(url, prompts, folder):
    loop, numbers = asyncio.get_running_loop(), iter(range(prompts))
    port = int(url.split(":")[2].split("/")[0])
    with (folder / "bare.jsonl").open("w") as out:
        ends = [loop.create_future() for _ in range(SLOTS)]
        for end in ends:
            await loop.create_connection(lambda end=end: Bare(url, numbers, out, end), "127.0.0.1", port)
        await asyncio.gather(*ends)
