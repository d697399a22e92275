"""The journal: what was kept stays, a kill costs the last line at most, and nothing is changed unnoticed."""

import json
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shirushi.app.store.journal import Journal
from shirushi.evidence.transcript import Entry, Exchange
from shirushi.terms.errors import Malformed, Unavailable
from shirushi.terms.probe import Answered, Ask, Message, Reply, probe_digest


def entry(case: str, said: str = "a") -> Entry:
    probe = Ask(messages=(Message(role="user", content=case),))
    exchange = Exchange(case=case, repeat=0, turn=0, position=0, probe=probe, answer=Answered(said=Reply(text=said)))
    return Entry(check="test.a", version=1, probe=probe_digest(probe), exchange=exchange)


def written(path: Path, *cases: str) -> list[bytes]:
    """The lines of a journal of these cases."""
    with Journal(path) as journal:
        for case in cases:
            journal.append(entry(case))
    return path.read_bytes().splitlines(keepends=True)


def cases(path: Path) -> list[str]:
    with Journal(path) as journal:
        return [one.exchange.case for _, one in journal.entries()]


def test_it_keeps_entries_and_reads_them_back(tmp_path: Path):
    path = tmp_path / "runs" / "journal.jsonl"
    written(path, "a")
    with Journal(path) as journal:
        place = journal.append(entry("b"))
        assert journal.read(place) == entry("b")
        found = list(journal.entries())
        assert [one.exchange.case for _, one in found] == ["a", "b"]
        assert [journal.read(at) for at, _ in found] == [one for _, one in found]


@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=4), st.integers(1, 100))
@settings(max_examples=15, deadline=None)
def test_long_answers_come_back_and_a_torn_one_is_cut_off(tmp_path_factory, sizes, cut):
    path = tmp_path_factory.mktemp("long") / "journal.jsonl"
    with Journal(path) as journal:
        places = [journal.append(entry(str(at), "語" * size)) for at, size in enumerate(sizes)]
        for at, size in enumerate(sizes):
            assert journal.read(places[at]) == entry(str(at), "語" * size)
    path.write_bytes(path.read_bytes()[:-cut])
    with Journal(path) as journal:
        assert [at for at, _ in journal.entries()] == places[:-1]
        assert journal.append(entry("again")) == places[-1]
    assert cases(path) == [*map(str, range(len(sizes) - 1)), "again"]


def test_every_line_is_json_and_ends_with_the_digest_of_all_before(tmp_path: Path):
    chains = [json.loads(line)["chain"] for line in written(tmp_path / "j", "a", "a", "a")]
    assert len(set(chains)) == 3


@pytest.mark.parametrize(
    ("harm", "line"),
    [
        (lambda lines: [lines[0].replace(b'"test.a"', b'"test.b"'), *lines[1:]], 1),
        (lambda lines: [lines[0], lines[1].replace(b'"text":"a"', b'"text":"z"'), lines[2]], 2),
        (lambda lines: lines[1:], 1),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: [lines[0], lines[2], lines[1]], 2),
        (lambda lines: [lines[0], *lines], 2),
    ],
    ids=["first-changed", "changed", "first-dropped", "dropped", "swapped", "doubled"],
)
def test_a_line_that_does_not_follow_the_one_before_is_told(tmp_path: Path, harm, line):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b"".join(harm(written(path, "a", "b", "c"))))
    told = fault(path)
    assert (told.code, told.place.line) == ("SH948", line)


@pytest.mark.parametrize("damage", [b"nonsense\n", b"\n", b'{"check":"x"}\n', bytes(200) + b"\n"])
def test_a_line_that_is_no_entry_is_told(tmp_path: Path, damage):
    path = tmp_path / "journal.jsonl"
    lines = written(path, "a")
    path.write_bytes(damage + b"".join(lines))
    told = fault(path)
    assert (told.code, told.place.line) == ("SH711", 1)


def test_a_chained_line_that_is_no_entry_is_told(tmp_path: Path):
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.append(msgspec.structs.replace(entry("a"), version="x"))
    assert fault(path).code == "SH711"


def fault(path: Path):
    with Journal(path) as journal, pytest.raises(Malformed) as caught:
        list(journal.entries())
    return caught.value.faults[0]


def test_a_place_where_nothing_begins_is_malformed(tmp_path: Path):
    with Journal(tmp_path / "j") as journal:
        place = journal.append(entry("a"))
        for wrong in (place + 1, place + 10**6):
            with pytest.raises(Malformed):
                journal.read(wrong)


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_malformed(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "journal.jsonl"
    path.write_bytes(data)
    with Journal(path) as journal, suppress(Malformed):
        assert list(journal.entries()) == []


def test_a_disk_that_refuses_is_told(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable):
        Journal(tmp_path / "file" / "journal.jsonl")
