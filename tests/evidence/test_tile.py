"""Tiles hold the tree of RFC 6962: the same bytes and proofs as another implementation, in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import DummySigner
from tlog_scales.writer import TilesWriter

from shirushi.evidence.tlog.merkle import completed, consistency_path, inclusion_path, leaf_hash, root, verify_inclusion
from shirushi.evidence.tlog.tile import (
    HEIGHT,
    MOST_ENTRY_BYTES,
    WIDTH,
    Tile,
    holding,
    load_bundle,
    load_path,
    load_tile,
    reader,
    tiles,
    write_bundle,
)
from shirushi.terms.errors import Malformed

SIZES = (1, 2, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 70_000)


class Grown:
    """A tree grown leaf by leaf, with every complete subtree kept."""

    def __init__(self, size):
        self.nodes, self.size = {}, size
        for index in range(size):
            for level, place, hashed in completed(index, leaf_hash(b"%d" % index), self.read):
                self.nodes[level, place] = hashed

    def read(self, level, index):
        return self.nodes[level, index]

    def tile(self, tile):
        level = tile.level * HEIGHT
        return b"".join(self.nodes[level, tile.index * WIDTH + at] for at in range(tile.width))


@pytest.fixture(scope="module")
def grown():
    return Grown(max(SIZES))


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(level=0, index=1_234_067), "tile/0/x001/x234/067"),
        (Tile(level=0, index=0, width=1), "tile/0/000.p/1"),
        (Tile(level=2, index=273, width=112), "tile/2/273.p/112"),
        (Tile(level=63, index=1_000), "tile/63/x001/000"),
    ],
)
def test_paths_are_those_of_the_specification(tile, path):
    assert tile.path == path
    assert load_path(path) == (tile, False)


def test_entries_have_paths_of_their_own():
    assert Tile(level=0, index=7, width=3).bundle_path == "tile/entries/007.p/3"
    assert load_path("tile/entries/007.p/3") == (Tile(level=0, index=7, width=3), True)


@pytest.mark.parametrize(
    "path",
    ["", "tile", "tile/0", "tile/00/000", "tile/0/0", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/x000/000", "tile/0/001/000",
     "tile/0/../000", "tile/x/000", "0/000", "tile/0/000/", "tile/0/٠٠٠"],
)  # fmt: skip
def test_paths_that_are_none(path):
    with pytest.raises(Malformed):
        load_path(path)


def test_the_tiles_of_the_example_of_the_specification():
    found = list(tiles(70_000))
    assert [sum(tile.level == level and tile.width == WIDTH for tile in found) for level in range(3)] == [273, 1, 0]
    partial = {tile.level: tile.width for tile in found if tile.width < WIDTH}
    assert partial == {0: 112, 1: 17, 2: 1}
    assert [(tile.level, tile.width) for tile in tiles(256)] == [(0, 256), (1, 1)]
    assert list(tiles(0)) == []


@pytest.mark.parametrize("size", SIZES)
def test_roots_and_proofs_read_from_tiles_are_those_of_the_tree(grown, size):
    read = reader(size, grown.tile)
    whole = root(size, grown.read)
    assert root(size, read) == whole
    for index in {0, size // 3, size - 1}:
        assert inclusion_path(index, size, read) == inclusion_path(index, size, grown.read)
        assert verify_inclusion(leaf_hash(b"%d" % index), index, size, inclusion_path(index, size, read), whole)
    for old in {1, size // 2 or 1, size}:
        assert consistency_path(old, size, read) == consistency_path(old, size, grown.read)


@pytest.mark.parametrize("size", [1, 256, 300, 1000])
def test_another_implementation_writes_what_we_read(tmp_path, grown, size):
    writer = TilesWriter.create(tmp_path / "log", "example.com/log")
    for index in range(size):
        writer.add_leaf(b"%d" % index)
    writer.commit([DummySigner()])
    for tile in tiles(size):
        data = load_tile((tmp_path / "log" / tile.path).read_bytes(), tile)
        assert data == grown.tile(tile)
        if tile.level == 0:
            bundle = (tmp_path / "log" / tile.bundle_path).read_bytes()
            assert load_bundle(bundle, tile.width)[0] == b"%d" % (tile.index * WIDTH)


@pytest.mark.parametrize("size", [1, 257, 1000])
def test_another_implementation_reads_what_we_write(tmp_path, grown, size):
    for tile in tiles(size):
        for path, data in (
            (tile.path, grown.tile(tile)),
            *(
                ((tile.bundle_path, write_bundle(b"%d" % (tile.index * WIDTH + at) for at in range(tile.width))),)
                if not tile.level
                else ()
            ),
        ):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
    foreign = TilesReader(LocalBackend(tmp_path))
    foreign.set_size(size)
    assert foreign.calculate_root_hash() == root(size, grown.read)
    assert foreign.get_entry(size - 1) == b"%d" % (size - 1)
    foreign.get_inclusion_proof(size // 2, size).check(leaf_hash(b"%d" % (size // 2)), root(size, grown.read))


@pytest.mark.property
@given(st.integers(1, 70_000), st.data())
def test_every_hash_lies_in_one_tile(size, data):
    level = data.draw(st.integers(0, 2)) * HEIGHT
    there = size >> level
    if there:
        index = data.draw(st.integers(0, there - 1))
        tile, place = holding(level, index, size)
        assert tile in set(tiles(size))
        assert (tile.index * WIDTH + place, place < tile.width) == (index, True)


@pytest.mark.property
@given(st.lists(st.binary(max_size=300), max_size=WIDTH))
def test_a_bundle_reads_back(entries):
    assert load_bundle(write_bundle(entries), len(entries)) == tuple(entries)


@pytest.mark.property
@given(st.binary(max_size=400), st.integers(0, WIDTH))
def test_any_bytes_are_a_bundle_or_malformed(data, width):
    try:
        assert write_bundle(load_bundle(data, width)) == data
    except Malformed:
        return


def test_an_entry_that_no_bundle_can_hold():
    with pytest.raises(ValueError, match="65,535"):
        write_bundle([bytes(MOST_ENTRY_BYTES + 1)])
    assert load_bundle(write_bundle([bytes(MOST_ENTRY_BYTES)]), 1) == (bytes(MOST_ENTRY_BYTES),)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_tile_of_another_length(size):
    with pytest.raises(Malformed):
        load_tile(bytes(size), Tile(level=0, index=0, width=1))
