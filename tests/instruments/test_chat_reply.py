import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.instruments.chat.reply import Completion, is_filtered, load_completion
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answered, Declined, Reply


def chat(**message):
    return json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()


def said(data):
    answer = load_completion(data).answer
    assert isinstance(answer, Answered)
    assert isinstance(answer.said, Reply)
    return answer.said


def test_a_whole_completion():
    found = load_completion(
        '{"model":"m","choices":[{"message":{"role":"assistant","content":"はい。"},"finish_reason":"length"}],'
        '"usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9},"timings":{"x":1.5}}'.encode()
    )
    assert found == Completion(
        answer=Answered(said=Reply(text="はい。", finish="length", model="m")), tokens_in=7, tokens_out=2
    )


def test_a_text_completion():
    assert said(b'{"choices":[{"text":" yes","finish_reason":null}]}').text == " yes"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (chat(content=None), ""),
        (chat(content=None, tool_calls=[{"id": "1", "function": {"name": "f", "arguments": "{}"}}]), ""),
        (chat(content=None, refusal="お答えできません。"), "お答えできません。"),
        (b'{"choices":[{}]}', ""),
        (b'{"choices":[{"message":{"content":"x"}}],"usage":null,"model":null,"error":null}', "x"),
        (b'\xef\xbb\xbf{"choices":[{"message":{"content":"x"}}]}', "x"),
    ],
)
def test_what_counts_as_said(data, text):
    found = said(data)
    assert (found.text, found.damaged, found.raw) == (text, False, b"")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"id": "c1", "function": {"name": "pay", "arguments": '{"yen": 1}'}}, ("c1", "pay", '{"yen": 1}')),
        ({"id": "c1", "function": {"name": "pay", "arguments": '{"yen'}}, ("c1", "pay", '{"yen')),
        ({"type": "function"}, ("", "", "")),
        ({"id": None, "function": {"name": None, "arguments": None}}, ("", "", "")),
    ],
)
def test_wishes_for_tools_are_told_as_written(written, expected):
    (call,) = said(chat(content=None, tool_calls=[written])).calls
    assert (call.id, call.name, call.arguments) == expected


def test_bytes_that_are_not_utf8_are_kept():
    found = said(b'{"choices":[{"message":{"content":"caf\xe9 \xe5\xb8\x82"}}]}')
    assert found.text == "caf\ufffd 市"
    assert found.damaged
    assert found.raw == b"caf\xe9 \xe5\xb8\x82"


def test_half_a_character_written_as_an_escape_is_damage():
    found = said(b'{"choices":[{"message":{"content":"a\\ud83d"}}]}')
    assert found.damaged
    assert found.text.startswith("a\ufffd")
    assert found.raw == b"a\xed\xa0\xbd"


def test_the_filter_of_the_endpoint_declines():
    found = load_completion(b'{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}')
    assert isinstance(found.answer, Declined)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!doctype html><title>x</title>", "SH664"),
        (b"  \n<html>", "SH664"),
        (b'{"choices":[{"message":{"con', "SH665"),
        (b"", "SH665"),
        ('{"choices":[{"message":{"content":"x"}}]}'.encode("utf-16"), "SH665"),
        (b"[" * 200_000, "SH666"),
        (b'{"a":' * 200_000, "SH665"),
        (b"{}", "SH666"),
        (b'"words"', "SH666"),
        (b'{"choices":[]}', "SH666"),
        (b'{"choices":{"0":1}}', "SH666"),
        (b'{"choices":[{"message":{"content":[{"type":"text"}]}}]}', "SH666"),
        (b'{"choices":[{"message":{"content":3,"x":"\xff"}}]}', "SH666"),
        (b'{"error":{"message":"out of memory"}}', "SH667"),
        (b'{"choices":[],"error":"no"}', "SH667"),
    ],
)
def test_what_holds_no_answer_is_malformed(data, code):
    with pytest.raises(Malformed) as caught:
        load_completion(data)
    assert caught.value.faults[0].code == code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"error":{"code":"content_filter","message":"x"}}', True),
        (b'{"error":{"code":"400","innererror":{"code":"ResponsibleAIPolicyViolation"}}}', True),
        (b'{"error":{"code":429}}', False),
        (b'{"error":"no"}', False),
        (b"<html>", False),
        (b"\xff", False),
    ],
)
def test_error_responses_that_name_a_filter(data, expected):
    assert is_filtered(data) is expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["choices", "message", "content", "text", "finish_reason", "usage", "prompt_tokens", "error"]
            ),
            inner,
            max_size=4,
        )
    ),
)


@pytest.mark.property
@given(data=st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_give_a_completion_or_malformed(data):
    try:
        found = load_completion(data)
    except Malformed:
        return
    assert isinstance(found, Completion)


@pytest.mark.property
@given(text=st.text())
def test_text_comes_back_as_it_was_sent(text):
    assert said(chat(content=text)) == Reply(text=text, finish="stop")


@pytest.mark.property
@given(content=st.binary().filter(lambda b: not set(b) & set(range(32)) and b'"' not in b and b"\\" not in b))
def test_any_bytes_in_the_content_are_kept(content):
    found = said(b'{"choices":[{"message":{"content":"' + content + b'"}}]}')
    assert found.text == content.decode("utf-8", "replace")
    assert (found.raw or found.text.encode()) == content
