"""HDF5 files: every object reached, every byte accounted for, and what programs keep in values scanned as what it is."""

import pickle
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scanning import hdf5_file as h5

from fakes.mutants import mutant
from fakes.soak import longer
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Inner, Part
from shirushi.instruments.modelscan.readers.hdf5.reader import FORMAT
from shirushi.instruments.modelscan.remark import Remark, verdict
from shirushi.instruments.modelscan.scan import scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool

CALLS = b"cos\nsystem\n(S'touch /tmp/x'\ntR."
PLAIN = pickle.dumps({"a": list(range(20))}, 2)
UNKNOWN = pickle.dumps({"a": 1}, 0).replace(b"(dp0", b"cnobody\nThing\n0(dp0")


def scanned(data):
    return scan_bytes("m.h5", memoryview(data), FORMATS, Spool(None, Bounds()))


def told(data):
    found = scanned(data).found
    return verdict(each.remark for each in found), {each.remark.code for each in found}


def test_a_file_of_weights_is_safe():
    data = h5.weights(h5.words("backend", "numpy"), h5.words("note", "These weights are good. " * 8))
    assert told(data) == ("SAFE", set())
    assert scanned(data).format == "hdf5"


@pytest.mark.parametrize(("value", "expected"), [(CALLS, "DANGEROUS"), (PLAIN, "SAFE"), (UNKNOWN, "REVIEW")])
def test_a_pickle_in_an_attribute_is_scanned_as_one(value, expected):
    assert told(h5.weights(h5.words("FILTERS", value)))[0] == expected


@pytest.mark.parametrize(("value", "expected"), [(CALLS, "DANGEROUS"), (PLAIN, "SAFE"), (UNKNOWN, "REVIEW")])
def test_a_pickle_in_a_global_heap_is_scanned_whoever_points_to_it(value, expected):
    made = h5.Writer()
    made.heap(b"words", value)
    assert told(made.file(made.header()))[0] == expected


@pytest.mark.parametrize(("value", "expected"), [(CALLS, "DANGEROUS"), (PLAIN, "SAFE"), (UNKNOWN, "REVIEW")])
def test_a_pickle_that_fills_a_dataset_is_scanned_as_one(value, expected):
    made = h5.Writer()
    assert told(made.file(made.header(h5.link("d", made.numbers(value)))))[0] == expected


@pytest.mark.parametrize("packed", [False, True])
def test_a_pickle_in_chunks_is_unpacked_as_the_library_does(packed):
    made = h5.Writer()
    piece = zlib.compress(CALLS) if packed else CALLS
    chunk = made.put(piece)
    key = struct.pack("<IIQQ", len(piece), 0, 0, 0)
    tree = made.put(b"TREE\x01\0\x01\0" + h5.UNDEFINED * 2 + key + struct.pack("<Q", chunk) + key)
    layout = h5.message(0x08, struct.pack("<BBBQII", 3, 2, 2, tree, len(CALLS), 1))
    filters = [h5.message(0x0B, b"\x02\x01" + struct.pack("<HHHI", 1, 0, 1, 6))] if packed else []
    kind = h5.message(0x03, struct.pack("<B3BI", 0x10, 0, 0, 0, 1) + b"\0\0\x08\0")
    data = made.header(h5.space(len(CALLS)), kind, layout, *filters)
    assert told(made.file(made.header(h5.link("d", data))))[0] == "DANGEROUS"


def test_json_in_an_attribute_is_read_wherever_the_attribute_keeps_it():
    words = b'{"model": {"_target_": "os.system"}}'
    assert told(h5.weights(h5.words("config", words)))[0] == "DANGEROUS"
    made = h5.Writer()
    heap = made.heap(words + b"not part of it")
    value = h5.attribute("config", h5.VARYING_TEXT, h5.varying(heap, 1, len(words)))
    assert told(made.file(made.header(value)))[0] == "DANGEROUS"


@pytest.mark.parametrize(
    ("file", "expected"),
    [("/etc/passwd", "hdf5-reads-outside"), ("../../x.h5", "hdf5-reads-outside"), ("https://evil.example/x", "hdf5-reads-outside"), ("beside.h5", "hdf5-other-file")],
)  # fmt: skip
def test_data_of_other_files_are_told(file, expected):
    assert told(h5.weights(h5.external_link("more", file)))[1] == {expected}
    made = h5.Writer()
    names = made.put(file.encode() + b"\0" * (-len(file) % 8 + 8))
    size = len(file) + (-len(file) % 8 + 8)
    heap = made.put(b"HEAP\0\0\0\0" + struct.pack("<QQQ", size, 0, names))
    storage = h5.message(0x07, struct.pack("<B3xHHQ", 1, 1, 1, heap) + struct.pack("<QQQ", 0, 0, 128))
    layout = h5.message(0x08, b"\x03\x01" + h5.UNDEFINED + struct.pack("<Q", 128))
    data = made.header(h5.space(32), h5.message(0x03, h5.NATIVE_FLOAT), layout, storage)
    assert told(made.file(made.header(h5.link("d", data))))[1] == {expected}
    made = h5.Writer()
    heap = made.heap(b"\0" + struct.pack("<Q", 1) + file.encode() + b"\0/data\0" + b"\0" * 40)
    layout = h5.message(0x08, struct.pack("<BBQI", 4, 3, heap, 1))
    data = made.header(h5.space(32), h5.message(0x03, h5.NATIVE_FLOAT), layout)
    assert told(made.file(made.header(h5.link("d", data))))[1] == {expected}


def test_a_filter_that_only_its_maker_has_wants_a_review():
    filters = h5.message(0x0B, b"\x02\x01" + struct.pack("<HHHH", 64_000, 0, 0, 0))
    made = h5.Writer()
    data = made.numbers(b"\0\0\x80\x3f" * 32, filters)
    assert told(made.file(made.header(h5.link("d", data))))[1] == {"hdf5-filter-unknown"}


def test_a_link_of_a_kind_of_its_own_wants_a_review():
    value = b"somewhere"
    body = struct.pack("<BBBB", 1, 8, 200, 1) + b"x" + struct.pack("<H", len(value)) + value
    assert told(h5.weights(h5.message(0x06, body)))[1] == {"hdf5-link-unknown"}


@pytest.mark.parametrize("kind", [0x09, 0x0F, 0x14, 0x18, 0x99])
def test_a_message_that_is_not_known_wants_a_review(kind):
    assert told(h5.weights(h5.message(kind, b"\0" * 8)))[1] == {"hdf5-not-followed"}


def test_what_stands_before_and_behind_is_somebodys():
    data = h5.weights()
    assert told(b"\0" * 512 + data)[0] == "SAFE"
    assert told(CALLS + b"\0" * (512 - len(CALLS)) + data)[0] == "DANGEROUS"
    assert told(b"\x01\x02" * 256 + data)[1] == {"unrecognised"}
    assert told(data + b"\0" * 100)[0] == "SAFE"
    assert told(data + CALLS)[0] == "DANGEROUS"
    assert told(data + b"\x01\x02" * 50)[1] == {"unrecognised"}


def test_freed_space_may_hold_anything_but_something_that_runs():
    for stale, expected in ((b"\x01\x02" * 50, "SAFE"), (CALLS, "DANGEROUS")):
        made = h5.Writer()
        made.put(stale)
        assert told(made.file(made.header()))[0] == expected


def test_a_file_that_is_cut_short_is_told():
    data = h5.weights()
    assert told(data[:-40])[0] == "REVIEW"
    assert told(data[:60])[0] == "REVIEW"
    assert told(data[:9])[0] == "REVIEW"


def test_rings_and_structures_that_share_bytes_are_told_and_end():
    made = h5.Writer()
    ring = made.header(h5.link("a", 48), h5.link("b", 48))
    assert ring == 48
    assert told(made.file(ring)) == ("SAFE", set())
    made = h5.Writer()
    data = made.put(b"\0" * 64)
    layouts = [h5.message(0x08, struct.pack("<BBQQ", 3, 1, data + shift, 32)) for shift in (0, 8)]
    twice = [made.header(h5.space(8), h5.message(0x03, h5.NATIVE_FLOAT), each) for each in layouts]
    assert told(made.file(made.header(h5.link("a", twice[0]), h5.link("b", twice[1]))))[1] == {"hdf5-overlap"}


def test_a_million_names_for_one_value_take_no_longer_than_the_file():
    made = h5.Writer()
    heap = made.heap(b"x" * 200_000)
    many = b"".join(h5.varying(heap, 1, 200_000) for _ in range(4_000))
    value = h5.attribute("a", h5.VARYING_TEXT, many, b"\x02\x01\x00\x01" + struct.pack("<Q", 4_000))
    assert "hdf5-too-many" in told(made.file(made.header(value)))[1]


def seeds():
    made = h5.Writer()
    heap = made.heap(b'{"a": 1}', PLAIN)
    value = h5.attribute("config", h5.VARYING_TEXT, h5.varying(heap, 1, 8))
    return [h5.weights(h5.words("FILTERS", CALLS), h5.external_link("e", "b.h5")), made.file(made.header(value))]


@pytest.mark.property
@settings(derandomize=True, deadline=None, max_examples=longer(300, times=50))
@given(st.randoms(use_true_random=False), st.sampled_from(seeds()))
def test_whatever_the_bytes_are_it_yields(chance, seed):
    part = Part(name="f", data=memoryview(mutant(seed, chance)))
    if FORMAT.shows(part):
        assert all(isinstance(each, Remark | Inner) for each in FORMAT.look(part))
