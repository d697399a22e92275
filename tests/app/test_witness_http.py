"""The witness over HTTP: the statuses of c2sp.org/tlog-witness, bounds on what strangers send, and a kill at any moment."""

import http.client
import random
import re
import socket
import subprocess
from contextlib import closing
from urllib.parse import urlsplit

import msgspec
import pytest

from fakes.door import Door
from fakes.soak import longer
from fakes.tree import KEYS, ORIGIN, SIGNER, Tree
from fakes.witness import keys_of, served, witness
from shirushi.app.web.witness import MOST_CONNECTIONS, page
from shirushi.evidence.tlog.checkpoint import load_checkpoint, open_checkpoint
from shirushi.evidence.tlog.cosignature import cosignatures, load_cosigner_key
from shirushi.evidence.tlog.note import load_note
from shirushi.evidence.tlog.witness import MOST_REQUEST_BYTES, write_request
from shirushi.terms.canon import sha256

pytestmark = pytest.mark.door

TREE, FORK = Tree(60), Tree(60, fork_at=5)
HASH = sha256(ORIGIN.encode())


@pytest.fixture
def url(tmp_path):
    with witness(tmp_path / "state.sqlite", KEYS) as opened, served(opened) as address:
        yield address


def connection(url):
    return closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=20))


def send(url, method, path, body=None):
    with connection(url) as to:
        to.request(method, path, body)
        response = to.getresponse()
        return response.status, response.headers, response.read()


def add(url, request):
    return send(url, "POST", "/add-checkpoint", write_request(request))


def test_every_status_of_the_specification(url):
    status, headers, body = add(url, TREE.request(0, 7))
    assert (status, headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    found = cosignatures(load_note(TREE.note(7).encode() + body), tuple(each.key for each in keys_of("w.example")))
    assert len(found) == 2
    status, headers, body = add(url, TREE.request(0, 9))
    assert (status, headers["Content-Type"], body) == (409, "text/x.tlog.size", b"7\n")
    assert add(url, FORK.request(7, 9))[0] == 422
    assert add(url, TREE.request(7, 9, origin="example.com/other"))[0] == 404
    assert add(url, TREE.request(7, 9, signer=type(SIGNER)(bytes([7]) * 32)))[0] == 403
    assert add(url, msgspec.structs.replace(TREE.request(7, 9), old=10))[0] == 400
    assert send(url, "POST", "/add-checkpoint", b"nonsense")[0] == 400
    assert add(url, TREE.request(7, 9))[0] == 200


def test_monitors_get_the_last_checkpoint(url):
    assert send(url, "GET", f"/{HASH}/checkpoint")[0] == 404
    add(url, TREE.request(0, 7))
    status, _, body = send(url, "GET", f"/{HASH}/checkpoint")
    assert status == 200
    assert open_checkpoint(body, SIGNER.public).size == 7
    assert len(load_note(body).signatures) == 3


def test_the_page_names_keys_and_logs_in_both_languages(url):
    add(url, TREE.request(0, 7))
    status, headers, body = send(url, "GET", "/")
    words = body.decode()
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert all(str(each.key) in words.replace("&#43;", "+") for each in keys_of("w.example"))
    assert f'<a href="{HASH}/checkpoint">{ORIGIN}</a></td><td>7</td>' in words
    assert "検証鍵" in words
    assert "Verifier keys" in words


def test_names_of_logs_are_words_on_the_page(tmp_path):
    hostile = msgspec.structs.replace(KEYS[0], name="<script>alert(1)</script>")
    with witness(tmp_path / "state.sqlite", (hostile,)) as opened:
        assert "<script>" not in page(opened)


@pytest.mark.parametrize("path", ["/x", "/..", "/%2e%2e/etc/passwd", f"/{HASH}", f"/{HASH}/checkpoint/", "/witness"])
def test_nothing_else_is_served(url, path):
    assert send(url, "GET", path)[0] == 404


def test_other_paths_take_nothing(url):
    assert send(url, "POST", "/sign-subtree", b"x")[0] == 404
    assert send(url, "PUT", "/add-checkpoint", b"x")[0] == 501


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": str(MOST_REQUEST_BYTES + 1)}, 413),
        ({"Content-Length": "9" * 40}, 413),
        ({"Content-Length": "-1"}, 411),
        ({"Content-Length": "ten"}, 411),
        ({"Content-Length": "\u0664".encode().decode("latin-1")}, 411),
        ({"Transfer-Encoding": "chunked"}, 411),
        ({}, 411),
    ],
)
def test_bodies_of_unknown_or_great_length_are_not_read(url, headers, status):
    with connection(url) as to:
        to.putrequest("POST", "/add-checkpoint")
        for name, value in headers.items():
            to.putheader(name, value)
        to.endheaders()
        response = to.getresponse()
        assert (response.status, response.headers["Connection"]) == (status, "close")


def test_a_connection_serves_several_requests(url):
    with connection(url) as to:
        for old, size in ((0, 3), (3, 4), (4, 5)):
            to.request("POST", "/add-checkpoint", write_request(TREE.request(old, size)))
            response = to.getresponse()
            assert (response.status, bool(response.read())) == (200, True)


def test_whoever_sends_slowly_is_cut_off(tmp_path):
    with (
        witness(tmp_path / "state.sqlite", KEYS) as opened,
        served(opened, life_s=0.2) as url,
        socket.create_connection(urlsplit(url).netloc.split(":"), timeout=20) as slow,
    ):
        slow.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 100\r\n\r\nold")
        assert slow.recv(1) == b""


def test_more_connections_than_there_are_threads_for_are_closed(url):
    place = urlsplit(url).netloc.split(":")
    held = [socket.create_connection(place, timeout=20) for _ in range(MOST_CONNECTIONS)]
    for each in held:
        each.sendall(b"GET / HT")
    with socket.create_connection(place, timeout=20) as one_more:
        assert one_more.recv(1) == b""
    for each in held:
        each.close()


def test_a_port_that_is_taken(tmp_path, url):
    door = Door(tmp_path, tmp_path / "home")
    (tmp_path / "logs.txt").write_text(f"{KEYS[0]}\n")
    port = str(urlsplit(url).port)
    said = door.run("witness", "serve", "--name", "w.example", "--logs", "logs.txt", "--port", port, expect=4)
    assert "SH969" in said


def started(door: Door) -> tuple[subprocess.Popen[str], str]:
    process = door.start("witness", "serve", "--name", "w.example", "--logs", "logs.txt", "--port", "0")
    for line in process.stdout:
        if found := re.search(r"http://\S+:\d+", line):
            return process, found[0]
    raise AssertionError(process.communicate()[1])


@pytest.mark.slow
def test_killed_at_any_moment_it_never_cosigns_two_histories(tmp_path):
    """After each kill the log asks on, once on the true history and once on a fork; what was answered stays true."""
    door, chance = Door(tmp_path, tmp_path / "home"), random.Random(9162)
    (tmp_path / "logs.txt").write_text(f"{KEYS[0]}\n")
    keys = tuple(map(load_cosigner_key, door.run("witness", "key", "--name", "w.example").split()))
    answered, old = [0], 0
    for _ in range(longer(8)):
        process, url = started(door)
        killer = subprocess.Popen(["sh", "-c", f"sleep {chance.uniform(0.01, 0.15):.3f}; kill -9 {process.pid}"])
        try:
            while max(answered) < TREE.size:
                size = min(old + chance.randint(0, 2), TREE.size)
                status, _, body = add(url, TREE.request(old, size))
                if status == 409:  # it had kept a checkpoint whose cosignature never left
                    old = int(body)
                    continue
                assert status == 200
                note = load_note(TREE.note(size).encode() + body)
                assert len(cosignatures(note, keys)) == 2
                answered.append(load_checkpoint(note.text).size)
                old = size
                if old > 5:
                    assert add(url, FORK.request(old, old))[0] == 422
        except (OSError, http.client.HTTPException):
            pass
        killer.wait()
        process.kill()
        process.communicate()
    assert len(answered) > 8
    process, url = started(door)
    status, _, body = add(url, TREE.request(0, 60))
    assert status == 409
    assert int(body) >= max(answered)
    process.terminate()
    process.communicate()
