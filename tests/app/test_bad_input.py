"""Bad input at the door: one clear sentence, a stable code, the right exit, and finished work is kept."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint

pytestmark = [pytest.mark.door, pytest.mark.slow]


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path, tmp_path / "home")


@contextmanager
def broken_endpoint(status: int, content_type: str, body: bytes) -> Iterator[str]:
    """An endpoint that gives the same useless answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def test_a_missing_description(door):
    assert "SH701" in door.run("assess", "nowhere", expect=2)


def test_an_unknown_role_is_told_with_its_line(door):
    describe(door.folder / "ws", "http://127.0.0.1:9/v1")
    file = door.folder / "ws" / "shirushi.yaml"
    file.write_text(file.read_text("utf-8").replace("[provider]", "[provder]").replace("assess:", "asess:"), "utf-8")
    said = door.run("duties", "ws", expect=2)
    assert "shirushi.yaml:3" in said
    assert "provider" in said
    assert "assess" in said


def test_the_plan_is_shown_before_anything_is_asked(door):
    describe(door.folder / "ws", "http://127.0.0.1:9/v1")
    planned = json.loads(door.run("plan", "ws", "--json"))
    counts = {one["check"]: one["count"] for one in planned["checks"]}
    assert counts["evaluation.refusal"] == 75
    assert "smallest limit" in door.run("plan", "ws")


def test_an_unreachable_endpoint(door):
    describe(door.folder / "ws", "http://127.0.0.1:9/v1")
    said = door.run("assess", "ws", expect=4)
    assert "SH655" in said


def test_loopback_in_a_file_needs_to_be_named(door):
    describe(door.folder / "ws", "http://127.0.0.1:9/v1")
    file = door.folder / "ws" / "shirushi.yaml"
    file.write_text(file.read_text("utf-8").replace("loopback: true", "loopback: false"), "utf-8")
    assert "SH651" in door.run("assess", "ws", expect=2)


def test_a_private_address_on_the_command_line_needs_a_flag(door):
    assert "SH651" in door.run("try", "http://192.168.0.1/v1", expect=2)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", b"<html><body>It works!</body></html>"),
        ("application/json", b'{"choices": [{"mess'),
        ("application/json", b"[" * 100_000),
    ],
    ids=["html", "half-json", "deep"],
)
def test_an_endpoint_that_talks_nonsense(door, content_type, body):
    with broken_endpoint(200, content_type, body) as url:
        describe(door.folder / "ws", url)
        assert "SH731" in door.run("assess", "ws", expect=4)
        door.run("assess", "ws", "--keep-going", expect=3)
    (report,) = door.folder.glob("out/walk/*/report.json")
    standings = json.loads(report.read_text("utf-8"))
    assert standings
    bundle = report.parent / "bundle.zip"
    door.run("verify", str(bundle))


def test_a_disk_that_is_full_keeps_what_was_finished(door):
    with table_endpoint() as url:
        describe(door.folder / "ws", url)
        said = door.run("assess", "ws", expect=4, most_bytes=230_000)
        assert "SH7" in said
        (journal,) = (door.folder / "ws" / ".shirushi" / "runs").glob("*/journal.jsonl")
        kept = journal.read_bytes().count(b"\n")
        assert kept > 0
        door.run("assess", "ws")
    assert journal.read_bytes().count(b"\n") > kept


def test_a_key_that_is_not_set(door):
    describe(door.folder / "ws", "http://127.0.0.1:9/v1")
    file = door.folder / "ws" / "shirushi.yaml"
    file.write_text(file.read_text("utf-8").replace("slots: 2", "slots: 2, key_env: NO_SUCH_KEY_HERE"), "utf-8")
    assert "SH732" in door.run("assess", "ws", expect=2)


def test_not_a_bundle(door):
    (door.folder / "x.zip").write_bytes(b"not a zip")
    assert "SH5" in door.run("verify", "x.zip", expect=2)


def test_init_never_overwrites(door):
    door.run("init", "here")
    assert "SH703" in door.run("init", "here", expect=2)
    door.run("duties", "here")


def test_events_and_statements(door):
    door.run("record", "incidents.jsonl", "nothing-such", "--by", "x", expect=2)
    door.run("record", "incidents.jsonl", "training-completed", "--by", "山田", "--words", "年次研修")
    door.run("record", "incidents.jsonl", "training-completed", "--by", "山田")
    assert len((door.folder / "incidents.jsonl").read_text("utf-8").splitlines()) == 2
    words = ("--by", "山田", "--position", "部長", "--words", "名を公表しています")
    assert "SH734" in door.run("state", "s.json", "--objective", "no-such", *words, expect=2)
    said = door.run("state", "s.json", "--objective", "governance-policy-published", *words)
    assert "statements" in said


def test_an_unknown_check_and_an_unknown_requirement(door):
    assert "SH735" in door.run("check", "no.such", expect=2)
    assert "SH2" in door.run("catalogue", "show", "AIGB-X-99", expect=2)
