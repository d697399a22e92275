import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.soak import longer
from shirushi.app.store.blobs import Blobs
from shirushi.app.store.disk import reaching, replace
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Altered, Malformed, Unavailable

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4, SHA-256 of "abc"

PUTTER = """
import resource, signal, sys
from pathlib import Path
from shirushi.app.store.blobs import Blobs
from shirushi.terms.errors import Unavailable
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    Blobs(Path(sys.argv[1])).put(bytes(100_000))
except Unavailable as error:
    print(error.faults[0].code)
"""


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


def files(folder):
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_a_blob_lies_under_its_digest(tmp_path, blobs):
    assert blobs.put(b"abc") == ABC
    assert files(tmp_path) == [f"blobs/ba/78/{ABC}"]
    assert blobs.read(ABC) == b"abc"


def test_equal_blobs_are_one_file(tmp_path, blobs):
    assert blobs.put(b"abc") == blobs.put(b"abc")
    assert len(files(tmp_path)) == 1


def test_an_altered_blob_is_not_given_out(tmp_path, blobs):
    blobs.put(b"abc")
    (tmp_path / files(tmp_path)[0]).write_bytes(b"abx")
    with pytest.raises(Altered) as raised:
        blobs.read(ABC)
    assert raised.value.faults[0].code == "SH773"


def test_putting_a_damaged_blob_again_mends_it(tmp_path, blobs):
    blobs.put(b"abc")
    (tmp_path / files(tmp_path)[0]).write_bytes(b"")
    blobs.put(b"abc")
    assert blobs.read(ABC) == b"abc"


def test_a_blob_that_is_not_there(blobs):
    with pytest.raises(Unavailable) as raised:
        blobs.read(ABC)
    assert raised.value.faults[0].code == "SH772"


@pytest.mark.parametrize("digest", ["", "abc", ABC.upper(), ABC + "\n", "../" + ABC, "/" * 64, "." * 64])
def test_what_is_no_digest_reaches_no_file(blobs, digest):
    with pytest.raises(Malformed):
        blobs.read(digest)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "blobs").write_bytes(b"a file where the folder should be")
    with pytest.raises(Unavailable) as raised:
        Blobs(tmp_path / "blobs").put(b"abc")
    assert raised.value.faults[0].code == "SH721"


def test_nothing_half_written_stays_where_the_blob_cannot_be_put(tmp_path, blobs):
    (tmp_path / "blobs" / "ba" / "78" / ABC).mkdir(parents=True)
    with pytest.raises(Unavailable), reaching(tmp_path):
        replace(tmp_path / "blobs" / "ba" / "78" / ABC, b"abc")
    with pytest.raises(Unavailable):
        blobs.put(b"abc")
    assert files(tmp_path) == []


@pytest.mark.property
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=longer(30))
@given(st.binary(max_size=5000))
def test_any_blob_reads_back(blobs, data):
    digest = blobs.put(data)
    assert digest == sha256(data)
    assert blobs.read(digest) == data


@pytest.mark.slow
def test_a_disk_that_takes_no_more_is_told_and_leaves_nothing_half_written(tmp_path):
    """A limit on file size stands for the full disk: the kernel refuses in the middle of the file."""
    put = subprocess.run([sys.executable, "-c", PUTTER, str(tmp_path / "blobs")], check=True, capture_output=True)
    assert put.stdout.strip() == b"SH721"
    assert files(tmp_path) == []
