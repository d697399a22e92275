"""The edge grows the tree of RFC 6962, whatever the batches, and goes on from its tiles alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import EMPTY_ROOT, completed, leaf_hash, root
from shirushi.evidence.tlog.tile import tiles

LEAVES = [leaf_hash(b"%d" % index) for index in range(70_000)]


def naive(size):
    nodes = {}

    def read(level, index):
        return nodes[level, index]

    for index in range(size):
        for level, place, hashed in completed(index, LEAVES[index], read):
            nodes[level, place] = hashed
    return root(size, read)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 255, 256, 257, 1_000, 65_536, 65_537, 70_000])
def test_the_root_is_that_of_the_tree(size):
    edge = Edge()
    edge.extend(LEAVES[:size])
    assert edge.root() == naive(size)


def test_an_empty_tree():
    edge = Edge()
    assert edge.root() == EMPTY_ROOT
    assert list(edge.changed()) == []


@pytest.mark.property
@given(st.lists(st.integers(0, 700), max_size=8))
def test_batches_leave_the_tiles_of_the_tree_and_reopen_from_them(batches):
    kept, edge, size = {}, Edge(), 0
    for batch in batches:
        edge.extend(LEAVES[size : size + batch])
        size += batch
        kept |= dict(edge.changed())
        edge = Edge.at(size, kept.__getitem__)
    assert edge.root() == naive(size)
    wanted = set(tiles(size))
    assert wanted <= set(kept)
    whole = Edge()
    whole.extend(LEAVES[:size])
    assert {tile: hashes for tile, hashes in whole.changed() if tile in wanted} == {tile: kept[tile] for tile in wanted}


def test_nothing_changes_twice():
    edge = Edge()
    edge.extend(LEAVES[:300])
    assert [(tile.level, tile.width) for tile, _ in edge.changed()] == [(0, 256), (0, 44), (1, 1)]
    assert list(edge.changed()) == []
    edge.extend(LEAVES[300:301])
    assert [(tile.level, tile.index, tile.width) for tile, _ in edge.changed()] == [(0, 1, 45)]
