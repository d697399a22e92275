"""Formats that are a sequence of numbers and words, built by hand: safe where they end where the file ends."""

import json
import struct

import pytest
from scanning.flat import flatbuffer
from scanning.sequences import WHOLE, core, sized

from fakes.weapons import judged
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Part


def shown(data):
    return {each.id for each in FORMATS if each.shows(Part(name="f", data=memoryview(data)))}


@pytest.mark.parametrize("name", WHOLE)
def test_what_ends_where_the_file_ends_is_safe(name):
    data = WHOLE[name]()
    assert name.split()[0] in shown(data)
    assert judged(data) == "SAFE"


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("change", [lambda data: data + b"\1\2\3" * 9, lambda data: data[:-3]], ids=["more", "less"])
def test_what_ends_elsewhere_wants_a_review(name, change):
    assert judged(change(WHOLE[name]())) == "REVIEW"


@pytest.mark.parametrize("name", WHOLE)
def test_no_length_in_it_leads_out(name):
    """Every place with the largest number in it: an answer, soon, and no fault of ours."""
    data = WHOLE[name]()
    for at in range(4, min(len(data), 400)):
        assert judged(data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :]) in {"SAFE", "REVIEW", "DANGEROUS"}


def test_categories_of_catboost_are_read_and_other_parts_named():
    entries = struct.pack("<I", 2) + sized(b"\1" * 16) + sized(b"\2" * 8)
    assert judged(b"CBM1" + sized(core("static_provider_v1")) + entries) == "SAFE"
    assert judged(b"CBM1" + sized(core("static_provider_v1")) + entries[:-1]) == "REVIEW"
    assert judged(b"CBM1" + sized(core("text_process_v2")) + entries) == "REVIEW"
    assert judged(b"CBM1" + sized(flatbuffer({0: "Another"}, b"\0\0\0\0"))) == "REVIEW"


def test_what_begins_as_json_and_is_none_wants_a_review():
    assert judged(b"{\x01\x02\x03 nothing") == "REVIEW"
    assert judged(json.dumps({"a": [1, 2]}).encode()) == "SAFE"


def test_deep_nesting_ends():
    assert judged(b"{i\1a" + b"[" * 100_000) == "REVIEW"
