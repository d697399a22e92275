"""Archives from strangers: read whole, or refused before anything is unpacked."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.exchange import archive
from shirushi.exchange.archive import Member, pack, unpack
from shirushi.terms.errors import Altered, Malformed, Refused

TWO = (Member(path="b.json", data=b"[]"), Member(path="a/c.txt", data="証".encode() * 900))


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **options) as made:
        for name, data in entries:
            made.writestr(name, data)
    return out.getvalue()


def info(name: str, change: Callable[[zipfile.ZipInfo], None]) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    change(made)
    return made


def code_of(raised: pytest.ExceptionInfo) -> str:
    return raised.value.faults[0].code


def test_what_was_packed_is_unpacked_by_path():
    assert unpack(pack(TWO)) == tuple(sorted(TWO, key=lambda member: member.path))


def test_equal_members_give_equal_bytes_in_whatever_order():
    assert pack(TWO) == pack(TWO[::-1])


def test_a_text_that_repeats_itself_is_packed_so_that_readers_take_it():
    member = Member(path="long.json", data=b"ha" * archive.FREE_BYTES)
    assert unpack(pack((member,))) == (member,)


@pytest.mark.parametrize(
    "name",
    [
        "../out.json",
        "a/../../out.json",
        "/etc/passwd",
        "C:/out.json",
        "a\\..\\out.json",
        "a//b.json",
        "./a.json",
        "a/",
        "stream:name",
        "bidi\u202etxt.json",
        "line\nbreak.json",
    ],
)
def test_a_name_that_could_point_outside_is_refused(name):
    with pytest.raises(Refused) as raised:
        unpack(zipped((name, b"x")))
    assert code_of(raised) == archive.UNSAFE_NAME.id
    assert str(raised.value).isprintable()


def test_a_name_with_a_nul_is_refused():
    data = zipped(("plan.jsonX.exe", b"x")).replace(b"plan.jsonX.exe", b"plan.json\0.exe")
    with pytest.raises(Refused) as raised:
        unpack(data)
    assert code_of(raised) == archive.UNSAFE_NAME.id


def _link(made: zipfile.ZipInfo) -> None:
    made.external_attr = (stat.S_IFLNK | 0o777) << 16


def _device(made: zipfile.ZipInfo) -> None:
    made.external_attr = (stat.S_IFCHR | 0o666) << 16


def _bzip2(made: zipfile.ZipInfo) -> None:
    made.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.parametrize("change", [_link, _device, _bzip2])
def test_only_plain_files_are_read(change):
    with pytest.raises(Refused) as raised:
        unpack(zipped((info("plan.json", change), b"/etc/passwd")))
    assert code_of(raised) == archive.UNSAFE_KIND.id


def test_an_encrypted_member_is_refused():
    data = bytearray(zipped(("plan.json", b"x")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refused) as raised:
        unpack(bytes(data))
    assert code_of(raised) == archive.UNSAFE_KIND.id


def test_two_members_of_one_name_are_malformed():
    data = zipped(("plan.json", b"1"), ("plan.jsoN", b"2")).replace(b"plan.jsoN", b"plan.json")
    with pytest.raises(Malformed) as raised:
        unpack(data)
    assert code_of(raised) == archive.TWICE.id


def test_a_bomb_is_refused_by_its_directory():
    data = zipped(("plan.json", bytes(8 * archive.FREE_BYTES)), compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(Refused) as raised:
        unpack(data)
    assert code_of(raised) == archive.TOO_LARGE.id


def test_a_bomb_that_hides_its_size_is_unpacked_no_further_than_it_says():
    data = bytearray(zipped(("plan.json", bytes(8 * archive.FREE_BYTES)), compression=zipfile.ZIP_DEFLATED))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    with pytest.raises(Altered) as raised:
        unpack(bytes(data))
    assert code_of(raised) == archive.DAMAGED.id


@pytest.mark.parametrize(("size", "count"), [(archive.MOST_MEMBER_BYTES + 1, 1), (archive.MOST_MEMBER_BYTES, 9)])
def test_sizes_beyond_the_limits_are_refused_before_unpacking(size, count):
    data, start = bytearray(zipped(*((f"m{number}", b"") for number in range(count)))), 0
    for _ in range(count):
        start = data.index(b"PK\x01\x02", start)
        struct.pack_into("<L", data, start + 24, size)
        start += 4
    with pytest.raises(Refused) as raised:
        unpack(bytes(data))
    assert code_of(raised) == archive.TOO_LARGE.id


def test_too_many_members_are_refused_before_the_directory_is_read():
    data = bytearray(pack(TWO))
    struct.pack_into("<H", data, len(data) - 12, archive.MOST_MEMBERS + 1)
    with pytest.raises(Refused) as raised:
        unpack(bytes(data))
    assert code_of(raised) == archive.TOO_LARGE.id


def test_what_no_reader_takes_is_not_packed():
    with pytest.raises(Refused) as raised:
        pack((Member(path="big.json", data=bytes(archive.MOST_MEMBER_BYTES + 1)),))
    assert code_of(raised) == archive.TOO_LARGE.id


def _with_comment() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("plan.json", b"x")
        made.comment = b"and more"
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip file",
        b"<!DOCTYPE html>" * 100,
        pack(TWO)[:-1],
        pack(TWO)[: len(pack(TWO)) // 2],
        b"#!/bin/sh\n" + pack(TWO),
        pack(TWO) + b"\n",
        _with_comment(),
    ],
)
def test_what_is_no_whole_zip_file_and_nothing_else_is_malformed(data):
    with pytest.raises(Malformed) as raised:
        unpack(data)
    assert code_of(raised) == archive.NOT_A_BUNDLE.id


def test_a_flipped_byte_in_a_member_shows():
    data = bytearray(zipped(("plan.json", b"sixteen bytes ..")))
    data[data.index(b"sixteen")] ^= 1
    with pytest.raises(Altered) as raised:
        unpack(bytes(data))
    assert code_of(raised) == archive.DAMAGED.id


def test_a_member_shorter_than_its_directory_says_shows():
    data = bytearray(zipped(("plan.json", b"sixteen bytes ..")))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 20)
    with pytest.raises(Altered) as raised:
        unpack(bytes(data))
    assert code_of(raised) == archive.DAMAGED.id


@pytest.mark.property
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 255)), min_size=1, max_size=4), st.integers(0, 200))
def test_any_damage_gives_members_or_one_of_our_errors(flips, cut):
    data = bytearray(pack(TWO))
    for at, mask in flips:
        data[at % len(data)] ^= mask
    try:
        members = unpack(bytes(data[: len(data) - cut]))
    except (Malformed, Refused, Altered):
        return
    assert all(isinstance(member, Member) for member in members)


@pytest.mark.property
@given(st.binary(max_size=400))
def test_any_bytes_give_members_or_one_of_our_errors(noise):
    for data in (noise, b"PK\x03\x04" + noise, noise + b"PK\x05\x06" + bytes(18)):
        try:
            unpack(data)
        except (Malformed, Refused, Altered):
            continue
