"""An entry names evidence in its one way; a commitment tells nothing without its salt."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.entry import Entry, load_entry, of_confidential, of_statement
from shirushi.terms.errors import Malformed

HEX = hashlib.sha256(b"evidence").hexdigest()


def test_a_statement_is_named_by_its_digest():
    assert of_statement(b"evidence").line() == f"shirushi.entry/v1 statement {HEX}\n".encode()


def test_what_an_envelope_is_for_stands_in_the_line():
    assert of_statement(b"evidence", "key").line() == f"shirushi.entry/v1 key {HEX}\n".encode()
    assert of_statement(b"evidence", "closing").line() == f"shirushi.entry/v1 closing {HEX}\n".encode()


def test_a_commitment_depends_on_salt_and_evidence():
    lines = {
        of_confidential(evidence, salt).line() for evidence in (b"a", b"b") for salt in (bytes(32), bytes(range(32)))
    }
    assert len(lines) == 4
    assert hashlib.sha256(b"a").hexdigest().encode() not in b"".join(lines)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_salt_that_hides_nothing(size):
    with pytest.raises(ValueError, match="32"):
        of_confidential(b"a", bytes(size))


@pytest.mark.property
@given(st.sampled_from(["statement", "key", "closing", "commitment"]), st.binary(min_size=32, max_size=32))
def test_an_entry_reads_back(kind, digest):
    entry = Entry(kind=kind, digest=digest)
    assert load_entry(entry.line()) == entry


@pytest.mark.parametrize(
    "line",
    [b"", b"\n", f"shirushi.entry/v1 statement {HEX}".encode(), f"shirushi.entry/v1 statement {HEX.upper()}\n".encode(),
     f"shirushi.entry/v1 statement {HEX[2:]}\n".encode(), f"shirushi.entry/v2 statement {HEX}\n".encode(),
     f"shirushi.entry/v1 verdict {HEX}\n".encode(), f"shirushi.entry/v1  statement {HEX}\n".encode()],
)  # fmt: skip
def test_lines_that_are_no_entries(line):
    with pytest.raises(Malformed):
        load_entry(line)


@pytest.mark.property
@given(st.binary(max_size=120))
def test_any_bytes_are_an_entry_or_malformed(line):
    try:
        assert load_entry(line).line() == line
    except Malformed:
        return
