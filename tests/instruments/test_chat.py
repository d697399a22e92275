import asyncio
import socket
import ssl
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from fakes.endpoint import (
    Endpoint,
    completion,
    drips,
    fails,
    floods,
    resets,
    response,
    says,
    sends,
    sends_and_closes,
    stays_silent,
)
from shirushi.instruments.chat.chat import Chat
from shirushi.instruments.chat.egress import Allow
from shirushi.terms.errors import Malformed, Refused, Unavailable
from shirushi.terms.probe import Answered, Ask, Declined, Failed, Message
from shirushi.terms.system import Target

pytestmark = pytest.mark.contract

PROBE = Ask(messages=(Message(role="user", content="住民票はどこで取れますか。"),))


def chat(url, **settings):
    target = Target(url=url, model="m", slots=settings.pop("slots", 2))
    allow = settings.pop("allow", Allow(loopback=True))
    return Chat(target, "", allow=allow, clock=lambda: 0, chance=lambda: 0.0, **settings)


def put(*behaviours, probes=1, **settings):
    """Ask `probes` times, one after another; the answers, what was seen of the last, and the endpoint."""

    async def run():
        async with Endpoint(*behaviours) as endpoint:
            door = chat(endpoint.url, **settings)
            found = [await door.ask(PROBE) for _ in range(probes)]
            await door.close()
            return [answer for answer, _ in found], found[-1][1], endpoint

    return asyncio.run(run())


def test_an_answer_comes_back_with_its_counts():
    answers, seen, endpoint = put(says("市民課です。"))
    assert answers[0].said.text == "市民課です。"
    assert (seen.attempts, seen.tokens_in, seen.tokens_out) == (1, 11, 3)
    assert endpoint.bodies[0]["max_tokens"] == 40


def test_the_connection_is_kept():
    _, _, endpoint = put(says("a"), probes=5)
    assert endpoint.connections == 1


def test_a_connection_that_the_other_side_closes_is_replaced():
    answers, seen, endpoint = put(sends(response(completion("a"), "Connection: close")), probes=3)
    assert all(isinstance(answer, Answered) for answer in answers)
    assert endpoint.connections == 3
    assert seen.attempts == 1


def test_many_at_once_get_each_its_own_answer():
    async def run():
        async with Endpoint(says("a")) as endpoint:
            door = chat(endpoint.url, slots=3)
            found = await asyncio.gather(*(door.ask(PROBE) for _ in range(12)))
            await door.close()
            return [answer for answer, _ in found]

    assert all(isinstance(answer, Answered) for answer in asyncio.run(run()))


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (sends(response(b"<html>hello</html>", "Content-Type: text/html")), "web-page"),
        (sends(response(b'{"choices":[{"mess')), "not-json"),
        (sends(response(b'{"choices":[]}')), "not-a-completion"),
        (sends(response(b'{"error":{"message":"no"}}')), "error-object"),
        (sends(response(b"\x1f\x8b", "Content-Encoding: gzip")), "compressed"),
        (sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot hex\r\n"), "not-http"),
        (sends(b"SSH-2.0-x\r\n\r\n"), "not-http"),
        (floods, "too-large"),
        (sends(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n"), "too-large"),
        (drips, "too-large"),
        (fails("302 Found", "Location: http://169.254.169.254/latest/"), "redirect"),
        (fails("401 Unauthorized"), "key-refused"),
        (fails("404 Not Found", body=b"<html>"), "request-refused"),
    ],
)
def test_a_bad_answer_is_failed_and_not_asked_for_again(behaviour, code):
    answers, seen, endpoint = put(behaviour, deadline_s=20)
    assert isinstance(answers[0], Failed)
    assert answers[0].reason.code == code
    assert seen.attempts == len(endpoint.heads) == 1


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (fails("429 Too Many Requests", "Retry-After: 0"), "rate-limited"),
        (fails("500 Internal Server Error", "Retry-After: 0", body=b"oops"), "server-error"),
        (fails("503 Service Unavailable", "Retry-After: 0"), "server-error"),
        (resets, "no-connection"),
        (sends_and_closes(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nhalf"), "no-connection"),
    ],
)
def test_what_may_pass_is_tried_again_and_then_failed(behaviour, code):
    answers, seen, endpoint = put(behaviour, attempts=3)
    assert isinstance(answers[0], Failed)
    assert answers[0].reason.code == code
    assert seen.attempts == len(endpoint.heads) == 3


@pytest.mark.parametrize("trouble", [fails("500 Oops", "Retry-After: 0"), fails("429 No", "Retry-After: 0"), resets])
def test_an_endpoint_that_recovers_is_answered(trouble):
    answers, seen, _ = put(trouble, says("a"))
    assert isinstance(answers[0], Answered)
    assert seen.attempts == 2


def test_after_trouble_the_next_probe_is_asked_afresh():
    answers, _, _ = put(fails("404 No"), says("a"), probes=2)
    assert [type(answer) for answer in answers] == [Failed, Answered]


def test_for_ever_slow_ends_at_the_deadline():
    answers, seen, _ = put(stays_silent, deadline_s=0.05)
    assert answers[0].reason.code == "deadline"
    assert seen.attempts == 1


def test_a_long_retry_after_does_not_outlast_the_deadline():
    answers, seen, _ = put(fails("429 No", "Retry-After: 86400"), deadline_s=0.05)
    assert answers[0].reason.code == "rate-limited"
    assert seen.attempts == 1


@pytest.mark.parametrize(
    "behaviour",
    [says("", finish="content_filter"), fails("400 Bad Request", body=b'{"error":{"code":"content_filter"}}')],
)
def test_a_filter_declines(behaviour):
    assert isinstance(put(behaviour)[0][0], Declined)


def test_latin_1_is_kept_as_damage():
    answers, _, _ = put(sends(response(b'{"choices":[{"message":{"content":"caf\xe9"}}]}')))
    assert answers[0].said.damaged
    assert answers[0].said.raw == b"caf\xe9"


def reach(url, **settings):
    async def run():
        await chat(url, **settings).reach()

    asyncio.run(run())


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_an_address_that_is_not_open_is_refused_before_any_request():
    async def run():
        async with Endpoint(says("a")) as endpoint:
            with pytest.raises(Refused):
                await chat(endpoint.url, allow=Allow()).reach()
            return endpoint.connections

    assert asyncio.run(run()) == 0


@pytest.mark.parametrize(
    "url", ["http://2130706433/v1", "http://0x7f.1/v1", "http://169.254.169.254/v1", "http://[::ffff:127.0.0.1]/v1"]
)
def test_tricks_are_refused(url):
    with pytest.raises(Refused):
        reach(url, allow=Allow(loopback=True, private=True))


def test_where_nothing_listens_it_is_said_at_once():
    with pytest.raises(Unavailable) as caught:
        reach(f"http://127.0.0.1:{free_port()}/v1")
    assert caught.value.faults[0].code == "SH655"


def test_a_host_that_does_not_exist_is_said_at_once():
    with pytest.raises(Unavailable) as caught:
        reach("http://nobody.invalid/v1")
    assert caught.value.faults[0].code == "SH654"


@pytest.fixture
def certificate(tmp_path):
    """A file with a key and a certificate for localhost that it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(
            name, name, key.public_key(), 1, datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = tmp_path / "localhost.pem"
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path


def ask_over_tls(certificate):
    async def run():
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        async with Endpoint(says("a"), tls=context) as endpoint:
            door = chat(endpoint.url)
            try:
                return await door.ask(PROBE)
            finally:
                await door.close()

    return asyncio.run(run())


def test_a_certificate_that_nobody_vouches_for_is_said_at_once(certificate):
    with pytest.raises(Unavailable) as caught:
        ask_over_tls(certificate)
    assert caught.value.faults[0].code == "SH656"


def test_a_trusted_certificate_is_taken(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answer, _ = ask_over_tls(certificate)
    assert answer.said.text == "a"


def test_a_broken_address_is_malformed():
    with pytest.raises(Malformed):
        chat("http://user:word@h/v1")


def test_an_endpoint_that_goes_away_becomes_failed():
    async def run():
        async with Endpoint(says("a")) as endpoint:
            door = chat(endpoint.url, attempts=2)
            first, _ = await door.ask(PROBE)
        second, _ = await door.ask(PROBE)
        await door.close()
        return first, second

    first, second = asyncio.run(run())
    assert isinstance(first, Answered)
    assert second.reason.code == "no-connection"
