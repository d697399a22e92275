"""The Merkle tree of RFC 6962 §2.1 over SHA-256: roots, proofs, and their verification.

A tree is read through complete subtrees: the node (level, index) is the root over the leaves
[index · 2^level, (index + 1) · 2^level). Such a node never changes once its last leaf is there, whatever is appended
later, so a store keeps each once. Every function takes time and space in the logarithm of the size.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

Read = Callable[[int, int], bytes]
"""Given level and index of a complete subtree, its hash."""

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Hash an entry: SHA-256(0x00 || entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def node_hashes(row: Sequence[bytes]) -> list[bytes]:
    """Hash the nodes of a row in pairs, as `node_hash` does each; the row has an even number of nodes."""
    sha256, nodes = hashlib.sha256, iter(row)
    return [sha256(b"\x01" + left + right).digest() for left, right in zip(nodes, nodes, strict=True)]


def completed(index: int, leaf: bytes, read: Read) -> Iterator[tuple[int, int, bytes]]:
    """Yield (level, index, hash) of every subtree that the leaf at `index` completes, itself first."""
    level, hashed = 0, leaf
    yield level, index, hashed
    while index % 2:
        hashed = node_hash(read(level, index - 1), hashed)
        level, index = level + 1, index // 2
        yield level, index, hashed


def root(size: int, read: Read) -> bytes:
    """Root of the tree of the first `size` leaves: MTH(D[0:size])."""
    return _range_hash(0, size, read) if size else EMPTY_ROOT


def inclusion_path(index: int, size: int, read: Read) -> tuple[bytes, ...]:
    """Audit path of the leaf at `index` in the tree of `size` leaves, from the leaf's sibling up: PATH(m, D[n]), §2.1.1.

    Raises:
        ValueError: there is no such leaf.
    """
    if not 0 <= index < size:
        msg = "no such leaf"
        raise ValueError(msg)
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_hash(middle, high, read))
            high = middle
        else:
            path.append(_range_hash(low, middle, read))
            low = middle
    return tuple(reversed(path))


def consistency_path(old: int, size: int, read: Read) -> tuple[bytes, ...]:
    """Proof that the tree of `old` leaves is a beginning of that of `size`: PROOF(m, D[n]), §2.1.2.

    It is empty where the two are equal, and from the empty tree, which every tree continues.

    Raises:
        ValueError: `old` is negative or greater than `size`.
    """
    if not 0 <= old <= size:
        msg = "no such tree"
        raise ValueError(msg)
    if old in (0, size):
        return ()
    path: list[bytes] = []
    low, high = 0, size
    while high != old:  # SUBPROOF: walk to where the old tree ends
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_range_hash(middle, high, read))
            high = middle
        else:
            path.append(_range_hash(low, middle, read))
            low = middle
    if low:  # the verifier holds the old root itself where the walk never turned right
        path.append(_range_hash(low, high, read))
    return tuple(reversed(path))


def verify_inclusion(leaf: bytes, index: int, size: int, path: Iterable[bytes], expected: bytes) -> bool:
    """Tell whether `path` leads from a leaf's hash at `index` to the root of the tree of `size` leaves.

    The steps are those of RFC 9162 §2.1.3.2, which spells out what RFC 6962 leaves to the reader.
    """
    # 1. The leaf must lie in the tree.
    if not 0 <= index < size:
        return False
    # 2.-3. fn walks up from the leaf, sn from the last leaf; r is the hash so far.
    fn, sn, r = index, size - 1, leaf
    # 4. Each element of the path is the sibling at the next level where there is one.
    for p in path:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            r = node_hash(p, r)
            while not fn % 2 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    # 5. The walk must have ended at the root, and with its hash.
    return sn == 0 and r == expected


def verify_consistency(old: int, old_root: bytes, size: int, expected: bytes, path: Iterable[bytes]) -> bool:
    """Tell whether the tree of `size` leaves continues the tree of `old` leaves: RFC 9162 §2.1.4.2.

    The equal and the empty tree, which the RFC leaves out, need an empty path.
    """
    rest = list(path)
    if old == size:
        return not rest and old_root == expected
    if old == 0:
        return size > 0 and not rest and old_root == EMPTY_ROOT
    # 1. An empty path proves nothing between two different trees.
    if not 0 < old < size or not rest:
        return False
    # 2. A complete old tree is its own first element.
    if old & (old - 1) == 0:
        rest.insert(0, old_root)
    # 3.-4. Go up while the old tree's last node is a right child.
    fn, sn = old - 1, size - 1
    while fn % 2:
        fn, sn = fn >> 1, sn >> 1
    # 5. fr grows into the old root, sr into the new one.
    fr = sr = rest[0]
    # 6. Elements to the left belong to both trees, those to the right to the new one only.
    for c in rest[1:]:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn % 2 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    # 7. Both walks must have ended at their roots.
    return sn == 0 and fr == old_root and sr == expected


def _split(width: int) -> int:
    """Largest power of two smaller than `width` (k in §2.1)."""
    return 1 << (width - 1).bit_length() - 1


def _range_hash(low: int, high: int, read: Read) -> bytes:
    """MTH over the leaves [low, high), a range that §2.1 splits off: its complete subtrees, folded from the right."""
    hashed = b""
    while low < high:
        level = (high & -high).bit_length() - 1  # the rightmost complete subtree that ends at `high` …
        while high - (1 << level) < low:  # … and begins in the range
            level -= 1
        node = read(level, (high >> level) - 1)
        hashed = node_hash(node, hashed) if hashed else node
        high -= 1 << level
    return hashed
