"""Archives and compressed files, opened as loaders open them: nothing hides in what a directory does not say."""

import bz2
import gzip
import io
import lzma
import os
import pickle
import tarfile
import zipfile
import zlib

import pytest

from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.readers.unpack import zstd
from shirushi.instruments.modelscan.remark import verdict
from shirushi.instruments.modelscan.scan import scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool


class Calls:
    """Pickles to something that would call `os.getcwd` if anybody loaded it."""

    def __reduce__(self):
        return (os.getcwd, ())


EVIL, PLAIN = pickle.dumps(Calls()), b"plain words\n"


def scanned(data, bounds=None):
    bounds = bounds or Bounds()
    return scan_bytes("f", memoryview(data), FORMATS, Spool(None, bounds), bounds)


def codes(found, path="f"):
    return {each.remark.code for each in found.found if each.path == path}


def judged(data):
    return verdict(each.remark for each in scanned(data).found)


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def taped(members, **how):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", **how) as tape:
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tape.addfile(member, io.BytesIO(data))
    return out.getvalue()


def altered(data, sign, at, value, *, last=True):
    """The archive with two bytes of a header changed."""
    changed = bytearray(data)
    place = changed.rfind(sign) if last else changed.find(sign)
    changed[place + at : place + at + 2] = value.to_bytes(2, "little")
    return bytes(changed)


def hidden(data):
    """A zip of two members whose directory names the second only."""
    whole = zipped([("a", data), ("b", PLAIN)])
    first = whole.find(b"PK\1\2")
    second = whole.find(b"PK\1\2", first + 1)
    end = whole.rfind(b"PK\5\6")
    directory, record = whole[second:end], bytearray(whole[end:])
    record[8:12] = (1).to_bytes(2, "little") * 2
    record[12:16] = len(directory).to_bytes(4, "little")
    return whole[:first] + directory + bytes(record)


WRAPPERS = {
    "stored": lambda data: zipped([("a", data)], zipfile.ZIP_STORED),
    "deflated": lambda data: zipped([("a", data)]),
    "bzip2 zip": lambda data: zipped([("a", data)], zipfile.ZIP_BZIP2),
    "lzma zip": lambda data: zipped([("a", data)], zipfile.ZIP_LZMA),
    "zip in zip": lambda data: zipped([("z", zipped([("a", data)]))]),
    "tar": lambda data: taped([("a", data)]),
    "gnu tar": lambda data: taped([("n" * 200, data)], format=tarfile.GNU_FORMAT),
    "pax tar": lambda data: taped([("n" * 200, data)], format=tarfile.PAX_FORMAT),
    "gzip": gzip.compress,
    "two gzips": lambda data: gzip.compress(PLAIN) + gzip.compress(data),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE),
    "zlib": zlib.compress,
    "zstd": zstd.compress,
    "two zstd frames": lambda data: zstd.compress(PLAIN) + zstd.compress(data),
    "old joblib": lambda data: b"ZF" + hex(len(data)).encode().ljust(19) + zlib.compress(data),
    "tar.gz": lambda data: gzip.compress(taped([("a", data)])),
    "before a zip": lambda data: data + zipped([("a", PLAIN)]),
    "behind a zip": lambda data: zipped([("a", PLAIN)]) + data,
    "behind a gzip": lambda data: gzip.compress(PLAIN) + data,
    "behind a tar": lambda data: taped([("a", PLAIN)]) + data,
    "wrong checksum": lambda data: altered(zipped([("a", data)]), b"PK\1\2", 16, 7),
    "marked encrypted": lambda data: altered(altered(zipped([("a", data)]), b"PK\1\2", 8, 1), b"PK\3\4", 6, 1),
    "no directory": lambda data: zipped([("a", data)])[: zipped([("a", data)]).rfind(b"PK\1\2")],
    "not in the directory": hidden,
    "stored, the directory says deflated": lambda data: altered(
        zipped([("a", data)], zipfile.ZIP_STORED), b"PK\1\2", 10, 8
    ),
    "another size in the directory": lambda data: altered(zipped([("a", data)], zipfile.ZIP_STORED), b"PK\1\2", 20, 3),
}


@pytest.mark.parametrize("name", WRAPPERS)
def test_nothing_hides_in_a_container(name):
    assert judged(WRAPPERS[name](EVIL)) == "DANGEROUS"


@pytest.mark.parametrize(
    "name",
    [
        "stored",
        "deflated",
        "bzip2 zip",
        "lzma zip",
        "zip in zip",
        "tar",
        "gnu tar",
        "pax tar",
        "gzip",
        "two gzips",
        "bzip2",
        "xz",
        "lzma",
        "zlib",
        "zstd",
        "two zstd frames",
        "old joblib",
        "tar.gz",
    ],
)
def test_plain_text_in_a_container_is_safe(name):
    assert judged(WRAPPERS[name](PLAIN)) == "SAFE"


@pytest.mark.parametrize(
    "name",
    ["before a zip", "behind a zip", "behind a gzip", "marked encrypted", "no directory", "not in the directory"],
)
def test_what_makes_a_container_odd_wants_a_review_at_least(name):
    assert judged(WRAPPERS[name](b"\x01\x02\x03" * 40)) != "SAFE"


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "C:\\a", "..\\a"])
@pytest.mark.parametrize(
    "wrap", [lambda name: zipped([(name, PLAIN)]), lambda name: taped([(name, PLAIN)])], ids=["zip", "tar"]
)
def test_a_name_that_leads_out_is_dangerous(name, wrap):
    assert "path-leads-out" in codes(scanned(wrap(name)))


def test_a_link_in_a_tar_that_leads_out_is_dangerous():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tape:
        link = tarfile.TarInfo("a/b")
        link.type, link.linkname = tarfile.SYMTYPE, "../../etc"
        tape.addfile(link)
    assert "path-leads-out" in codes(scanned(out.getvalue()))


def test_a_link_in_a_zip_is_told():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "b")
    assert codes(scanned(out.getvalue())) == {"zip-link"}


def test_a_name_that_stands_twice_is_told():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a", PLAIN), ("a", EVIL)])
    found = scanned(data)
    assert "zip-member-twice" in codes(found)
    assert verdict(each.remark for each in found.found) == "DANGEROUS"


@pytest.mark.parametrize(
    "wrap", [lambda data: zipped([("a", data)]), gzip.compress, zlib.compress], ids=["zip", "gzip", "zlib"]
)
def test_a_bomb_is_stopped_and_what_stands_in_front_is_looked_at(wrap):
    found = scanned(wrap(EVIL + b"\0" * (64 << 20)))
    assert "decompression-bomb" in codes(found)
    assert verdict(each.remark for each in found.found) == "DANGEROUS"


def test_storages_of_torch_are_numbers_whatever_they_look_like():
    numbers = b"\x80\x02" + os.urandom(500) + b"\x00\xff"
    data = zipped([("m/data.pkl", b"words"), ("m/data/0", numbers)], zipfile.ZIP_STORED)
    assert {each.path for each in scanned(data).found} <= {"f!m/data.pkl"}


def test_depth_and_number_are_bounded():
    data = PLAIN
    for _ in range(12):
        data = gzip.compress(data)
    assert "nested-too-deep" in {each.remark.code for each in scanned(data).found}
    many = zipped([(str(number), PLAIN) for number in range(30)])
    assert "too-many-parts" in {each.remark.code for each in scanned(many, Bounds(parts=10)).found}
    assert "unpacks-too-large" in {each.remark.code for each in scanned(many, Bounds(unpacked_bytes=100)).found}


@pytest.mark.parametrize("data", [b"7z\xbc\xaf\x27\x1c" + b"\0" * 30, b"\x28\xb5\x2f\xfd" + b"x" * 30])
def test_what_cannot_be_opened_wants_a_review(data):
    assert judged(data) == "REVIEW"


@pytest.mark.parametrize("cut", [10, 600, -30, -10])
@pytest.mark.parametrize("name", ["deflated", "gzip", "xz", "bzip2", "zlib"])
def test_what_breaks_off_is_never_safe(name, cut):
    words = "".join(f"{number} words\n" for number in range(2_000)).encode()
    assert judged(WRAPPERS[name](words)[:cut]) != "SAFE"
