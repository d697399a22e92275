import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.instruments.chat.wire import BODY_LIMIT, ResponseReader
from shirushi.terms.errors import Malformed


def read(data):
    reader = ResponseReader()
    return reader.feed(data) or reader.finish()


def test_a_sized_body_keeps_the_connection():
    found = read(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: 1\r\nx-a:  2 \r\n\r\nhello")
    assert (found.status, found.body, found.keeps, found.field("x-a")) == (200, b"hello", True, "1, 2")


def test_chunks_with_extension_and_trailer():
    found = read(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n5;q=1\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n"
    )
    assert found.body == b"hello0123456789"
    assert found.keeps


def test_without_a_length_the_body_ends_with_the_connection():
    found = read(b"HTTP/1.1 200 OK\r\n\r\nall of it")
    assert (found.body, found.keeps) == (b"all of it", False)


@pytest.mark.parametrize(
    ("head", "keeps"),
    [
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", False),
        (b"HTTP/1.1 204 No Content\r\n\r\n", True),
        (b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", True),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", True),
    ],
)
def test_whether_the_connection_can_be_used_again(head, keeps):
    assert read(head).keeps is keeps


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 999 Odd\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\n\x1f",
        b"HTTP/1.1 200 OK\r\nBad Name: 1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n folded: 1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 101 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 40_000,
        b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * (BODY_LIMIT + 1),
        b"HTTP/1.1 100 Continue\r\n\r\n" * 40,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"X: 1\r\n" * 40 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 2_000,
    ],
)
def test_what_can_be_no_response_is_malformed(data):
    with pytest.raises(Malformed):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    ],
)
def test_a_response_cut_short_is_none(data):
    assert read(data) is None


PIECES = st.lists(
    st.sampled_from(
        [
            b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 C\r\n\r\n", b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n",
            b"\r\n", b"3\r\nabc\r\n", b"0\r\n\r\n", b"abc", b"\x00", b"\n", b"Connection: close\r\n", b"HTTP/1.1 503 X\r\n",
        ]
    )
    | st.binary(max_size=12)
).map(b"".join)  # fmt: skip


def outcome(data, cuts):
    reader = ResponseReader()
    found = None
    try:
        for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True):
            found = reader.feed(data[start:end])
        return found or reader.finish()
    except Malformed:
        return "malformed"


@pytest.mark.property
@given(data=PIECES | st.binary(), chosen=st.data())
def test_any_bytes_give_a_response_nothing_or_malformed_however_they_are_cut(data, chosen):
    cuts = sorted(chosen.draw(st.lists(st.integers(0, len(data)), max_size=6)))
    assert outcome(data, cuts) == outcome(data, [])
