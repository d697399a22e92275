"""Pictures are the same bytes everywhere, and what a reader of PNG finds in them is what was drawn."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.picture import glyphs
from shirushi.checks.picture.drawing import Face, Pattern, Words, draw
from shirushi.checks.picture.png import encode


def chunks(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert int.from_bytes(data[at + 8 + size : at + 12 + size], "big") == zlib.crc32(kind + body)
        yield kind, body
        at += 12 + size


def dots(data):
    """Read a picture of ours as the standard says, one dot a pixel."""
    found = dict(chunks(data))
    assert list(found) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *rest = struct.unpack(">IIBBBBB", found[b"IHDR"])
    assert rest == [1, 0, 0, 0, 0]
    lines, step = zlib.decompress(found[b"IDAT"]), 1 + -(-width // 8)
    assert len(lines) == height * step
    for start in range(0, len(lines), step):
        assert lines[start] == 0
        bits = "".join(f"{byte:08b}" for byte in lines[start + 1 : start + step])
        yield tuple(bit == "0" for bit in bits[:width])


@given(st.integers(1, 40).flatmap(lambda width: st.lists(st.lists(st.booleans(), min_size=width, max_size=width), min_size=1, max_size=20)), st.integers(1, 5))  # fmt: skip
@pytest.mark.property
def test_a_reader_finds_what_was_drawn(rows, scale):
    drawn = tuple(map(tuple, rows))
    seen = tuple(dots(encode(drawn, scale=scale)))
    assert tuple(row[::scale] for row in seen[::scale]) == drawn


def test_a_large_picture_is_stored_in_several_blocks():
    rows = ((True, False) * 400,) * 800
    assert tuple(dots(encode(rows, scale=1))) == rows


KNOWN = [3233261230, 1977608073, 3606326104]
"""CRC-32 of pictures drawn on another day."""


def test_the_same_drawing_gives_the_same_bytes():
    pictures = [draw(Words(lines=("OPEN 9-17",))), draw(Face(look=5)), draw(Pattern(kind="noise", seed=3))]
    assert pictures == [draw(Words(lines=("OPEN 9-17",))), draw(Face(look=5)), draw(Pattern(kind="noise", seed=3))]
    assert [zlib.crc32(picture.data) for picture in pictures] == KNOWN


def test_looks_and_seeds_differ():
    assert len({draw(Face(look=look)).data for look in range(8)}) == 8
    assert len({draw(Pattern(kind="noise", seed=seed)).data for seed in range(1, 5)}) == 4


def test_a_letter_that_is_not_drawn_is_told():
    with pytest.raises(KeyError):
        glyphs.rows_of("あ")
