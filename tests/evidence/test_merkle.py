from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.tlog.merkle import (
    EMPTY_ROOT,
    completed,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    node_hashes,
    root,
    verify_consistency,
    verify_inclusion,
)

# The reference tree of Certificate Transparency: eight entries, and the root over the first 1, 2, … 8 of them.
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
D = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
E = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
# index, size, audit path
INCLUSION = [
    (0, 1, []),
    (0, 8, [A, B, C]),
    (5, 8, [E, D, ROOTS[3]]),
    (2, 3, [ROOTS[1]]),
    (1, 5, [ROOTS[0], B, E]),
]
# older size, size, proof
CONSISTENCY = [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [F, D, ROOTS[3]]), (2, 5, [B, E])]
MOST = 256


class Tree:
    """Keeps each complete subtree in a mapping: what a store does on disk."""

    def __init__(self, entries):
        self.leaves = [leaf_hash(entry) for entry in entries]
        self.nodes = {}
        for index, leaf in enumerate(self.leaves):
            for level, position, hashed in completed(index, leaf, self.read):
                self.nodes[level, position] = hashed

    def read(self, level, index):
        return self.nodes[level, index]


class Naive:
    """The tree as §2.1 defines it, by recursion over the range [low, high) of its leaves."""

    def __init__(self, leaves):
        self.leaves = leaves
        self.root = cache(self.root)

    def root(self, low, high):
        """MTH, §2.1."""
        if high - low < 2:
            return self.leaves[low] if high > low else EMPTY_ROOT
        split = low + largest_power_below(high - low)
        return node_hash(self.root(low, split), self.root(split, high))

    def path(self, index, low, high):
        """PATH, §2.1.1."""
        if high - low == 1:
            return []
        split = low + largest_power_below(high - low)
        if index < split:
            return [*self.path(index, low, split), self.root(split, high)]
        return [*self.path(index, split, high), self.root(low, split)]

    def subproof(self, old, low, high, whole):
        """SUBPROOF, §2.1.2."""
        if old == high:
            return [] if whole else [self.root(low, high)]
        split = low + largest_power_below(high - low)
        if old <= split:
            return [*self.subproof(old, low, split, whole), self.root(split, high)]
        return [*self.subproof(old, split, high, False), self.root(low, split)]


def largest_power_below(count):
    power = 1
    while power * 2 < count:
        power *= 2
    return power


REFERENCE = Tree(ENTRIES)
NUMBERED = Tree([b"entry %d" % number for number in range(MOST)])
NAIVE = Naive(NUMBERED.leaves)
NAIVE_ROOTS = [NAIVE.root(0, size) for size in range(MOST + 1)]


def hexes(path):
    return [hashed.hex() for hashed in path]


def unhex(path):
    return [bytes.fromhex(hashed) for hashed in path]


def test_the_empty_tree():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(0, REFERENCE.read) == EMPTY_ROOT


def test_leaves_and_nodes_hash_apart():
    assert leaf_hash(b"").hex() == ROOTS[0]
    assert node_hash(b"", b"").hex() == "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"


def test_a_row_is_hashed_in_pairs():
    assert node_hashes([b"a", b"b", b"c", b"d"]) == [node_hash(b"a", b"b"), node_hash(b"c", b"d")]
    with pytest.raises(ValueError, match="shorter"):
        node_hashes([b"a", b"b", b"c"])


def test_roots_of_the_reference_tree():
    assert [root(size, REFERENCE.read).hex() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_inclusion_in_the_reference_tree(index, size, path):
    assert hexes(inclusion_path(index, size, REFERENCE.read)) == path
    assert verify_inclusion(leaf_hash(ENTRIES[index]), index, size, unhex(path), bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("old", "size", "path"), CONSISTENCY)
def test_consistency_in_the_reference_tree(old, size, path):
    assert hexes(consistency_path(old, size, REFERENCE.read)) == path
    before, after = bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[size - 1])
    assert verify_consistency(old, before, size, after, unhex(path))


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_every_inclusion_against_the_definition(size):
    assert root(size, NUMBERED.read) == NAIVE_ROOTS[size]
    for index in range(size):
        path = inclusion_path(index, size, NUMBERED.read)
        assert list(path) == NAIVE.path(index, 0, size)
        assert verify_inclusion(NUMBERED.leaves[index], index, size, path, NAIVE_ROOTS[size])


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_every_consistency_against_the_definition(size):
    for old in range(1, size + 1):
        path = consistency_path(old, size, NUMBERED.read)
        assert list(path) == NAIVE.subproof(old, 0, size, True)
        assert verify_consistency(old, NAIVE_ROOTS[old], size, NAIVE_ROOTS[size], path)


@pytest.mark.parametrize("size", range(MOST + 1))
def test_every_tree_continues_the_empty_one(size):
    assert consistency_path(0, size, NUMBERED.read) == ()
    assert verify_consistency(0, EMPTY_ROOT, size, NAIVE_ROOTS[size], ())
    assert not verify_consistency(0, NAIVE_ROOTS[1], size, NAIVE_ROOTS[size], ())


@pytest.mark.parametrize("ask", [(0, 0), (1, 1), (-1, 4), (4, 4)])
def test_no_path_for_a_leaf_that_is_not_there(ask):
    with pytest.raises(ValueError, match=r"^no such leaf$"):
        inclusion_path(*ask, REFERENCE.read)
    assert not verify_inclusion(leaf_hash(b""), *ask, (), EMPTY_ROOT)


def test_no_leaf_stands_behind_the_last():
    assert not verify_inclusion(leaf_hash(b""), 1, 1, (), leaf_hash(b""))


def test_a_leaf_completes_the_subtrees_that_end_with_it():
    assert list(completed(2, b"leaf", REFERENCE.read)) == [(0, 2, b"leaf")]
    assert [(level, index) for level, index, _ in completed(7, b"leaf", REFERENCE.read)] == [
        (0, 7),
        (1, 3),
        (2, 1),
        (3, 0),
    ]


@pytest.mark.parametrize("ask", [(-1, 4), (5, 4)])
def test_no_proof_between_trees_that_stand_the_other_way(ask):
    with pytest.raises(ValueError, match=r"^no such tree$"):
        consistency_path(*ask, REFERENCE.read)
    assert not verify_consistency(ask[0], EMPTY_ROOT, ask[1], EMPTY_ROOT, (EMPTY_ROOT,))


def corrupted(path):
    """Every way to change a path: flip a bit of an element, drop one, repeat one, swap two, add one."""
    for place, hashed in enumerate(path):
        yield [*path[:place], bytes([hashed[0] ^ 1]) + hashed[1:], *path[place + 1 :]]
        yield [*path[:place], *path[place + 1 :]]
        yield [*path[: place + 1], hashed, *path[place + 1 :]]
    for place in range(len(path) - 1):
        yield [*path[:place], path[place + 1], path[place], *path[place + 2 :]]
    yield [*path, EMPTY_ROOT]
    yield [EMPTY_ROOT, *path]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17])
def test_no_corrupted_inclusion_verifies(size):
    for index in range(size):
        path = list(inclusion_path(index, size, NUMBERED.read))
        leaf, expected = NUMBERED.leaves[index], NAIVE_ROOTS[size]
        assert not any(verify_inclusion(leaf, index, size, wrong, expected) for wrong in corrupted(path))
        assert not verify_inclusion(leaf_hash(b"other"), index, size, path, expected)
        assert not verify_inclusion(leaf, index, size, path, NAIVE_ROOTS[size - 1])
        others = [other for other in range(size) if other != index]
        assert not any(verify_inclusion(leaf, other, size, path, expected) for other in others)


@pytest.mark.parametrize("size", [2, 3, 4, 5, 7, 8, 9, 13, 16, 17])
def test_no_corrupted_consistency_verifies(size):
    for old in range(1, size):
        path = list(consistency_path(old, size, NUMBERED.read))
        before, after = NAIVE_ROOTS[old], NAIVE_ROOTS[size]
        assert not any(verify_consistency(old, before, size, after, wrong) for wrong in corrupted(path))
        assert not verify_consistency(old, NAIVE_ROOTS[old - 1], size, after, path)
        assert not verify_consistency(old, before, size, NAIVE_ROOTS[size - 1], path)
        assert not verify_consistency(old, before, size, after, [])


def test_equal_trees_need_equal_roots():
    assert not verify_consistency(3, NAIVE_ROOTS[3], 3, NAIVE_ROOTS[4], ())
    assert not verify_consistency(3, NAIVE_ROOTS[3], 3, NAIVE_ROOTS[3], (NAIVE_ROOTS[3],))


@pytest.mark.property
@given(st.lists(st.binary(max_size=40), min_size=1, max_size=90), st.data())
def test_any_tree_proves_its_entries_and_its_past(entries, data):
    tree = Tree(entries)
    size = len(entries)
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(0, size))
    naive = Naive(tree.leaves)
    now = naive.root(0, size)
    assert root(size, tree.read) == now
    assert verify_inclusion(tree.leaves[index], index, size, inclusion_path(index, size, tree.read), now)
    path = consistency_path(old, size, tree.read)
    assert verify_consistency(old, naive.root(0, old), size, now, path)


@pytest.mark.property
@given(st.integers(0, 2**62), st.integers(0, 2**62), st.lists(st.binary(max_size=33), max_size=70))
def test_verifying_anything_ends_in_a_no(index, size, path):
    assert not verify_inclusion(EMPTY_ROOT, index, size, path, b"")
    assert not verify_consistency(index, b"", size, EMPTY_ROOT, path)


def test_proofs_in_a_huge_tree_read_few_nodes():
    levels, asked = [leaf_hash(b"same")], []
    for _ in range(24):
        levels.append(node_hash(levels[-1], levels[-1]))

    def read(level, index):
        assert index + 1 << level <= size
        asked.append((level, index))
        return levels[level]

    size, old, index = 10_000_019, 7_000_003, 7_654_321
    now = root(size, read)
    before = root(old, read)
    asked.clear()
    path = inclusion_path(index, size, read)
    assert verify_inclusion(levels[0], index, size, path, now)
    assert verify_consistency(old, before, size, now, consistency_path(old, size, read))
    assert len(path) == 24
    assert len(asked) <= 4 * 24
