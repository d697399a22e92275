import json
from datetime import UTC, datetime

import pytest

from shirushi.instruments.chat.address import load_address
from shirushi.instruments.chat.patience import asked_s, backoff_s
from shirushi.instruments.chat.request import checked_key, encode, head
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Ask, Call, Message, Picture, Tool
from shirushi.terms.system import Target
from shirushi.terms.when import instant


@pytest.mark.parametrize(
    ("url", "authority", "path"),
    [
        ("http://127.0.0.1:8765/v1", "127.0.0.1:8765", "/v1"),
        ("https://API.example/v1/", "api.example", "/v1"),
        ("http://[::1]:80/v1", "[::1]", "/v1"),
        ("https://例え.example", "xn--r8jz45g.example", ""),
    ],
)
def test_addresses_are_taken_apart(url, authority, path):
    found = load_address(url)
    assert (found.authority(), found.path) == (authority, path)


@pytest.mark.parametrize(
    "url",
    ["", "ftp://h/", "h:80", "http://", "http:///v1", "http://user:word@h/", "http://h/?q=1", "http://h/#a", "http://h:99999/", "http://h\r\nX: 1/", "http://a b/", "http://a..b/", "http://h/日本", "http://h/\tv1", "file:///etc/passwd"],
)  # fmt: skip
def test_other_addresses_are_malformed(url):
    with pytest.raises(Malformed) as caught:
        load_address(url)
    assert caught.value.faults[0].code == "SH653"


def request(target, *words, key=""):
    probe = Ask(messages=tuple(Message(role=role, content=text) for role, text in words), temperature=250)
    written = encode(target, head(target, load_address(target.url), key), probe)
    first, body = written.split(b"\r\n\r\n", 1)
    return first.decode().split("\r\n"), json.loads(body)


def test_a_chat_request_says_what_the_probe_says():
    target = Target(url="http://h/v1", model="m", extra={"cache_prompt": False, "temperature": 9, "stream": True})
    head, body = request(target, ("user", "こんにちは"), key="sk-1")
    assert head[0] == "POST /v1/chat/completions HTTP/1.1"
    assert "Authorization: Bearer sk-1" in head
    assert "Accept-Encoding: identity" in head
    assert body == {
        "model": "m",
        "messages": [{"role": "user", "content": "こんにちは"}],
        "max_tokens": 40,
        "temperature": 0.25,
        "stream": False,
        "cache_prompt": False,
    }


def test_a_completion_request_is_a_script():
    target = Target(kind="openai-completions", url="http://h/v1")
    head, body = request(target, ("user", "one"))
    assert head[0] == "POST /v1/completions HTTP/1.1"
    assert not any(line.startswith("Authorization") for line in head)
    assert body["prompt"] == "one"
    _, body = request(target, ("system", "s"), ("user", "u"))
    assert body["prompt"] == "system: s\n\nuser: u\n\nassistant:"


def body_of(probe):
    target = Target(url="http://h/v1")
    written = encode(target, head(target, load_address(target.url), ""), probe)
    return json.loads(written.split(b"\r\n\r\n", 1)[1])


def test_tools_are_offered_and_a_form_is_asked_for():
    schema = '{"type":"object","properties":{"id":{"type":"string"}}}'
    asked = Ask(
        messages=(Message(role="user", content="u"),),
        tools=(Tool(name="read_mail", description="メールを読む。", parameters=schema),),
        form=schema,
    )
    body = body_of(asked)
    function = {"name": "read_mail", "description": "メールを読む。", "parameters": json.loads(schema)}
    assert body["tools"] == [{"type": "function", "function": function}]
    assert body["response_format"]["type"] == "json_schema"
    assert body["response_format"]["json_schema"]["schema"] == json.loads(schema)
    plain = body_of(Ask(messages=(Message(role="user", content="u"),)))
    assert {"tools", "response_format"}.isdisjoint(plain)


def test_calls_and_their_results_go_back_as_they_came():
    broken = '{"id": "m-9'
    conversation = (
        Message(role="user", content="u"),
        Message(role="assistant", content="", calls=(Call(id="c-1", name="read_mail", arguments=broken),)),
        Message(role="tool", content="エラー", answers="c-1"),
    )
    sent = body_of(Ask(messages=conversation))["messages"]
    function = {"name": "read_mail", "arguments": broken}
    assert sent[1]["tool_calls"] == [{"id": "c-1", "type": "function", "function": function}]
    assert sent[2] == {"role": "tool", "content": "エラー", "tool_call_id": "c-1"}


def test_a_picture_stands_after_the_words():
    picture = Picture(media_type="image/png", data=b"\x89PNG\xff")
    message = body_of(Ask(messages=(Message(role="user", content="何ですか", pictures=(picture,)),)))["messages"][0]
    assert message["content"][0] == {"type": "text", "text": "何ですか"}
    assert message["content"][1] == {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBOR/8="}}


@pytest.mark.parametrize("key", ["a\r\nX: 1", "鍵", "a\x00"])
def test_a_key_cannot_break_out_of_its_header(key):
    with pytest.raises(Malformed):
        checked_key(key, "NAME")


NOW = instant(datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("retry_after", "expected"),
    [
        ("0", 0),
        ("3", 3),
        ("86400", 86400),
        ("9" * 400, 999999999),
        ("Sat, 21 Nov 2026 12:00:07 GMT", 7),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("Sat, 21 Nov 2026 12:00:07 -0000", None),
    ],
)
def test_what_the_endpoint_asks_for_is_read(retry_after, expected):
    assert asked_s(retry_after, NOW) == expected


def test_pauses_double_and_are_spread():
    assert [backoff_s(n, 0.5) for n in (1, 2, 3, 9)] == [0.25, 0.5, 1.0, 20.0]
    assert backoff_s(1, 0) == 0.125
