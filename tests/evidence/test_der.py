"""Strict DER: known values (X.690), one way of writing each, and hostile bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.der import (
    ABSENT,
    INTEGER,
    OCTETS,
    OID,
    SEQUENCE,
    SET,
    TIME,
    NotDer,
    Value,
    encode,
    fields,
    instant,
    integer,
    load,
    oid,
    series,
)


def value(written: str) -> Value:
    return load(bytes.fromhex(written))


@pytest.mark.parametrize(
    ("written", "number"),
    [("020100", 0), ("02017f", 127), ("02020080", 128), ("020180", -128), ("0202ff7f", -129), ("0203010001", 65537)],
)
def test_integers(written, number):
    assert integer(value(written)) == number


@pytest.mark.parametrize("written", ["0200", "02020000", "0202007f", "0202ffff", "0202ff80", "040100"])
def test_integers_not_written_in_their_one_way(written):
    with pytest.raises(NotDer):
        integer(value(written))


@pytest.mark.parametrize(
    ("written", "dotted"),
    [
        ("06022a03", "1.2.3"),
        ("0603883703", "2.999.3"),
        ("06062a864886f70d", "1.2.840.113549"),
        ("060100", "0.0"),
        ("0609608648016503040201", "2.16.840.1.101.3.4.2.1"),
    ],
)
def test_object_identifiers(written, dotted):
    assert oid(value(written)) == dotted


@pytest.mark.parametrize("written", ["0600", "0602802a", "060188", "06032a8003", "04022a03"])
def test_object_identifiers_not_written_in_their_one_way(written):
    with pytest.raises(NotDer):
        oid(value(written))


@pytest.mark.parametrize(
    ("text", "at_ms"),
    [
        (b"19700101000000Z", 0),
        (b"20261121030405Z", 1_795_230_245_000),
        (b"20261121030405.25Z", 1_795_230_245_250),
        (b"20261121030405.123456Z", 1_795_230_245_123),
    ],
)
def test_times(text, at_ms):
    assert instant(Value(tag=TIME, content=text)) == at_ms


@pytest.mark.parametrize(
    "text",
    [b"", b"20261121030405", b"20261121030405+0900", b"20261121030405.10Z", b"20261121030405.Z", b"20261321030405Z",
     b"202611210304Z", b"20261121030460Z", b"00000101000000Z", b"2026112103040\xd9\xa5Z"],
)  # fmt: skip
def test_times_not_written_in_their_one_way(text):
    with pytest.raises(ValueError):
        instant(Value(tag=TIME, content=text))


@pytest.mark.parametrize(
    "written",
    ["", "30", "3080", "308100", "30810500", "3001", "1f0100", "04810100", "0482007f" + "00" * 127, "0500" + "00",
     "0485000000000100", "04ff00", "048501000000" + "00"],
)  # fmt: skip
def test_lengths_and_tags_not_written_in_their_one_way(written):
    with pytest.raises(NotDer):
        value(written)


def test_fields_are_taken_in_order_and_none_is_left():
    both = value("30060201010201" + "02")
    assert [integer(one) for one in fields(both, SEQUENCE, INTEGER, INTEGER)] == [1, 2]
    assert fields(both, SEQUENCE, INTEGER, INTEGER, -OCTETS)[2] == ABSENT
    for wrong in ((INTEGER,), (INTEGER, INTEGER, INTEGER), (OID, INTEGER), (INTEGER, OCTETS)):
        with pytest.raises(NotDer):
            fields(both, SEQUENCE, *wrong)
    with pytest.raises(NotDer):
        fields(both, SET, INTEGER, INTEGER)


def test_a_series_is_of_one_kind():
    assert [integer(one) for one in series(value("3106020101020102"), SET, INTEGER)] == [1, 2]
    with pytest.raises(NotDer):
        series(value("31050201010500"), SET, INTEGER)


@pytest.mark.property
@given(st.integers(1, 0xFF).filter(lambda tag: tag & 0x1F != 0x1F), st.binary(max_size=300))
def test_what_was_written_is_read(tag, content):
    assert load(encode(tag, content)) == Value(tag=tag, content=content)


@pytest.mark.property
@given(st.binary(max_size=40))
def test_whatever_is_read_is_written_the_same_way_again(data):
    try:
        found = load(data)
    except NotDer:
        return
    assert found.raw == data


@pytest.mark.property
@given(st.integers(1, 0x3F), st.binary(max_size=20))
def test_any_content_gives_a_value_or_is_refused(tag, content):
    for read in (integer, oid, instant, lambda one: series(one, SEQUENCE, INTEGER), lambda one: fields(one, SET, -OID)):
        try:
            read(Value(tag=tag, content=content))
        except ValueError:
            continue
