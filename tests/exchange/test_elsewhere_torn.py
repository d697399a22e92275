"""An archive without its end: whole members are found, a torn one is cut off, nothing else comes of any bytes."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.exchange.elsewhere.torn import is_torn, with_directory

MEMBERS = {f"samples/{number}.json": f'{{"id":{number},"words":"{"x" * number}"}}'.encode() for number in range(20)}


def archive(kind=zipfile.ZIP_DEFLATED):
    """The bytes of a whole archive, and where its directory begins."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as written:
        for name, data in MEMBERS.items():
            written.writestr(name, data)
        begins = written.start_dir
    return out.getvalue(), begins


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_without_its_directory_every_member_is_found(kind):
    whole, begins = archive(kind)
    assert not is_torn(whole)
    assert is_torn(whole[:begins])
    assert members(with_directory(whole[:begins])) == MEMBERS


def test_cut_off_anywhere_the_whole_members_are_found_and_no_other():
    whole, begins = archive()
    counts = [len(members(with_directory(whole[:end]))) for end in range(0, begins + 1, 7)]
    assert counts == sorted(counts)
    assert (counts[0], len(members(with_directory(whole[:begins])))) == (0, len(MEMBERS))


@pytest.mark.property
@given(st.binary(max_size=300))
def test_any_bytes_give_an_archive_that_opens(data):
    with zipfile.ZipFile(io.BytesIO(with_directory(b"PK\3\4" + data))) as opened:
        assert len(opened.namelist()) <= 1 + len(data) // 30
