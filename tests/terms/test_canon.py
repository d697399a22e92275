"""One byte string per value: sorted, without floats, the same however a mapping was built."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.canon import canonical, digest, sha256

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class _Pair(msgspec.Struct, frozen=True, kw_only=True):
    b: int
    a: str


def test_known_digests():
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest({}) == sha256(b"{}")


def test_keys_are_sorted_and_text_is_utf8():
    assert canonical(_Pair(b=1, a="印")) == '{"a":"印","b":1}'.encode()
    assert canonical({"b": [1, 2], "a": None}) == b'{"a":null,"b":[1,2]}'


def test_what_has_no_order_is_sorted():
    assert canonical({10: "x", 9: "y", -1: "z"}) == b'{"-1":"z","10":"x","9":"y"}'
    assert canonical(frozenset("shirushi")) == b'["h","i","r","s","u"]'


@pytest.mark.parametrize("value", [1.0, [0.5], {"a": {"b": (float("nan"),)}}])
def test_floats_are_refused_at_any_depth(value):
    with pytest.raises(ValueError, match=r"^signed data holds no floats$"):
        canonical(value)


@pytest.mark.property
@given(PLAIN)
def test_it_reads_back_as_the_same_json(value):
    assert json.loads(canonical(value)) == value


@pytest.mark.property
@given(st.dictionaries(st.text(), st.integers(-100, 100)))
def test_the_order_of_building_does_not_matter(mapping):
    assert canonical(dict(reversed(mapping.items()))) == canonical(mapping)
