"""YAML becomes nodes with lines and pointers; what could harm is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.errors import Malformed
from shirushi.terms.yaml_nodes import MOST_BYTES, MOST_DEPTH, Mapping, Scalar, Sequence, load_tree


def codes(data):
    with pytest.raises(Malformed) as caught:
        load_tree(data, "f.yaml")
    return [(fault.code, fault.place.line) for fault in caught.value.faults]


def test_nodes_know_their_line_and_pointer():
    root = load_tree(b"a:\n  - x\n  - {b/c~d: 'y'}\n", "f.yaml").root
    assert isinstance(root, Mapping)
    items = root.entries[0].value
    assert isinstance(items, Sequence)
    assert items.items[0] == Scalar(text="x", plain=True, place=items.items[0].place)
    assert str(items.items[0].place) == "f.yaml:2 /a/0"
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    assert str(inner.entries[0].value.place) == "f.yaml:3 /a/1/b~1c~0d"
    assert inner.entries[0].value.plain is False


def test_nothing_is_guessed_from_plain_words():
    root = load_tree(b"on: yes\nno: 2026-10-01\n", "f.yaml").root
    assert [(entry.key, entry.value.text) for entry in root.entries] == [("on", "yes"), ("no", "2026-10-01")]


def test_a_byte_order_mark_is_passed_over():
    assert load_tree(b"\xef\xbb\xbfa: 1", "f").root.entries[0].key == "a"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a" * (MOST_BYTES + 1), ("SH101", 0)),
        ("a: 1\nb: 窓口".encode("cp932"), ("SH102", 2)),
        ("a: 1".encode("utf-16"), ("SH102", 1)),
        (b"a: [1,\n", ("SH103", 2)),
        (b"a: 1\n\tb: 2", ("SH103", 2)),
        (b"a: \x00", ("SH103", 0)),
        (b"", ("SH104", 0)),
        (b"# only a comment\n", ("SH104", 0)),
        (b"a: 1\n---\nb: 2\n", ("SH105", 2)),
        (b"a: &x 1\n", ("SH106", 1)),
        (b"a: 1\nb: *x\n", ("SH106", 2)),
        (b"[" * (MOST_DEPTH + 1), ("SH107", 1)),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(data, fault):
    assert codes(data) == [fault]


def test_an_anchor_bomb_is_refused():
    bomb = b"a: &a [x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n) for n in range(20))
    assert codes(bomb) == [("SH106", 1)]


def test_the_greatest_depth_is_allowed():
    assert load_tree(b"[" * MOST_DEPTH + b"]" * MOST_DEPTH, "f").faults == ()


def test_what_can_still_be_read_is_told_together():
    tree = load_tree(b"a: 1\na: 2\nb: !!python/object:os.system x\n? [k]\n: v\n", "f")
    assert [(fault.code, fault.place.line) for fault in tree.faults] == [("SH108", 2), ("SH109", 3), ("SH110", 4)]
    assert tree.root.entries[0].value.text == "1"


@pytest.mark.property
@given(st.binary(max_size=200) | st.text(alphabet=" \n-:[]{}&*!#'\"ab?|>%@,\t", max_size=60).map(str.encode))
def test_any_bytes_give_a_tree_or_malformed(data):
    with suppress(Malformed):
        assert load_tree(data, "f").root.place.path == "f"
