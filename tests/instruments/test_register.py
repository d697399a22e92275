"""Registers: the chain holds, and any change but adding breaks it at the first line it touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.instruments.papers.register import FIRST, load_register, next_line, read_register
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import Answered, Failed
from shirushi.terms.seen import Event

EVENTS = st.lists(
    st.builds(
        Event,
        at=st.integers(0, 32_000_000_000_000),
        kind=st.sampled_from(["drill-held", "incident-detected"]),
        by=st.text(max_size=8),
        words=st.text(max_size=8),
        refers=st.text(max_size=4),
    ),
    max_size=6,
)
DRILL = Event(at=1_700_000_000_000, kind="drill-held", by="山田", words="避難", refers="D-1")


def register(events):
    data = b""
    for event in events:
        data += next_line(data, event)
    return data


def seen(data):
    answer = load_register(data)
    assert isinstance(answer, Answered)
    return answer.said


def test_the_first_line_is_known():
    line = next_line(b"", DRILL)
    assert (
        line
        == (
            '{"at":1700000000000,"by":"山田","kind":"drill-held","prev":"'
            + FIRST
            + '","refers":"D-1","words":"避難"}\n'
        ).encode()
    )
    second = next_line(line, DRILL)
    assert f'"prev":"{sha256(line[:-1])}"'.encode() in second


def test_an_empty_register_has_no_event():
    assert (seen(b"").events, seen(b"").broken_at) == ((), 0)


@pytest.mark.property
@given(EVENTS)
def test_what_was_added_is_read(events):
    said = seen(register(events))
    assert (list(said.events), said.broken_at) == (events, 0)


@pytest.mark.property
@given(EVENTS.filter(lambda events: len(events) >= 2), st.data())
def test_a_line_taken_out_breaks_the_chain(events, data):
    lines = register(events).splitlines(keepends=True)
    gone = data.draw(st.integers(0, len(lines) - 2))
    said = seen(b"".join(lines[:gone] + lines[gone + 1 :]))
    assert (said.broken_at, len(said.events)) == (gone + 1, gone)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda data: data.replace(b'"by":"a"', b'"by":"b"', 1), 2),
        (lambda data: data.replace(FIRST.encode(), b"1" * 64), 1),
        (lambda data: data + b"{", 4),
        (lambda data: data + b"\n", 4),
        (lambda data: data.replace(b"\n", b"\r\n", 1), 2),
    ],
)
def test_the_first_line_that_breaks_the_chain_is_named(change, line):
    data = register([Event(at=n, kind="drill-held", by="a") for n in range(3)])
    assert seen(change(data)).broken_at == line


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b"[]",
        b'{"at":1.5}',
        b"\xff",
        b'{"at":-1,"kind":"a","by":"b","prev":""}',
        b'{"at":99999999999999,"kind":"a","by":"b","prev":""}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_register_fails(line):
    answer = load_register(line + b"\n")
    assert isinstance(answer, Failed)
    assert answer.reason.code == "not-a-register"


def test_an_unfinished_line_must_be_mended_first():
    with pytest.raises(Malformed) as caught:
        next_line(next_line(b"", DRILL) + b"{", DRILL)
    assert caught.value.faults[0].code == "SH601"


def test_a_file_is_read(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_bytes(next_line(b"", DRILL))
    assert read_register(path) == load_register(path.read_bytes())
    missing = read_register(tmp_path / "none.jsonl")
    assert isinstance(missing, Failed)
    assert missing.reason.code == "no-file"


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_bytes_give_an_answer(data):
    answer = load_register(data)
    assert isinstance(answer, Failed) or answer.said.sha256 == sha256(data)
