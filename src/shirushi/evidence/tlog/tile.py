"""Tiles: the tree and its entries as plain files that any web server, CDN or USB stick can serve.

Source: c2sp.org/tlog-tiles. A tile is 256 hashes wide; its hashes at level `l` are the roots of complete subtrees of
256^l leaves. Tiles are full or, at the right edge, partial; entry bundles hold the entries of the level-0 tile beside.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from shirushi.evidence.parse import ill_formed
from shirushi.evidence.tlog.merkle import HASH_BYTES, Read, node_hash
from shirushi.terms.text import Text

HEIGHT = 8
WIDTH = 1 << HEIGHT
MOST_ENTRY_BYTES = (1 << 16) - 1
"""Size of the largest entry: bundles give each its length in two bytes."""
ENTRIES = "entries"

_TILE = Text(ja="タイル", en="tile")
_BUNDLE = Text(ja="エントリの束", en="entry bundle")


class Tile(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A tile by level, index within the level, and width: 256, or less where partial."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where the tile is served, under the log's prefix."""
        return _path(str(self.level), self.index, self.width)

    @property
    def bundle_path(self) -> str:
        """Where the entries of a level-0 tile are served."""
        return _path(ENTRIES, self.index, self.width)


Fetch = Callable[[Tile], bytes]
"""Given a tile, its bytes as served."""


def tiles(size: int) -> Iterator[Tile]:
    """Every tile of a tree of `size` leaves, full and partial, level by level from the leaves."""
    level = 0
    while size:
        full, rest = divmod(size, WIDTH)
        yield from (Tile(level=level, index=index) for index in range(full))
        if rest:
            yield Tile(level=level, index=full, width=rest)
        size, level = full, level + 1


def holding(level: int, index: int, size: int) -> tuple[Tile, int]:
    """The tile of a tree of `size` leaves that holds the hash (level of the tree, index), and its place there.

    `level` is a multiple of 8; levels between those are folded from the tile below (`reader`).
    """
    row = level // HEIGHT
    at, place = divmod(index, WIDTH)
    there = (size >> level) - at * WIDTH
    return Tile(level=row, index=at, width=min(there, WIDTH)), place


def reader(size: int, fetch: Fetch) -> Read:
    """Read complete subtrees of a tree of `size` leaves from its tiles; `fetch` gives a tile's bytes.

    A subtree between two rows of tiles is folded from at most 128 hashes of the tile below it.
    """

    def read(level: int, index: int) -> bytes:
        between = level % HEIGHT
        tile, place = holding(level - between, index << between, size)
        hashes = fetch(tile)
        row = [
            hashes[at : at + HASH_BYTES]
            for at in range(place * HASH_BYTES, (place + (1 << between)) * HASH_BYTES, HASH_BYTES)
        ]
        while len(row) > 1:
            row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=True)]
        return row[0]

    return read


def load_tile(data: bytes, tile: Tile) -> bytes:
    """Take bytes as the tile they are said to be.

    Raises:
        Malformed: not as many hashes as its width.
    """
    if len(data) != tile.width * HASH_BYTES:
        raise ill_formed(_TILE, f"{tile.path}: {len(data)}")
    return data


def write_bundle(entries: Iterable[bytes]) -> bytes:
    """Write entries as a bundle: each behind its length in two bytes.

    Raises:
        ValueError: an entry is longer than two bytes can say.
    """
    bundle = bytearray()
    for entry in entries:
        if len(entry) > MOST_ENTRY_BYTES:
            msg = "an entry has at most 65,535 bytes"
            raise ValueError(msg)
        bundle += len(entry).to_bytes(2) + entry
    return bytes(bundle)


def load_bundle(data: bytes, width: int) -> tuple[bytes, ...]:
    """Read the `width` entries of a bundle.

    Raises:
        Malformed: it ends within an entry, or holds more or fewer.
    """
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2])
        entry = data[at + 2 : at + 2 + length]
        if at + 2 > len(data) or len(entry) != length or len(entries) == width:
            raise ill_formed(_BUNDLE, str(at))
        entries.append(entry)
        at += 2 + length
    if len(entries) != width:
        raise ill_formed(_BUNDLE, str(len(entries)))
    return tuple(entries)


def load_path(path: str) -> tuple[Tile, bool]:
    """Read a path under the log's prefix as a tile; true where it names the entries.

    Raises:
        Malformed: not such a path, or not written in its one way.
    """
    parts = path.removeprefix("tile/").split("/")
    width = WIDTH
    if len(parts) > 2 and parts[-2].endswith(".p"):  # noqa: PLR2004 - level, index, width
        width = _number(parts.pop(), path)
        parts[-1] = parts[-1].removesuffix(".p")
    level, *digits = parts
    index = 0
    for digit in digits:
        index = index * 1000 + _number(digit.removeprefix("x").lstrip("0") or "0", path)
    tile = Tile(level=0 if level == ENTRIES else _number(level, path), index=index, width=width)
    is_entries = level == ENTRIES
    if (tile.bundle_path if is_entries else tile.path) != path or not 0 < width <= WIDTH:
        raise ill_formed(_TILE, path)
    return tile, is_entries


def _path(level: str, index: int, width: int) -> str:
    digits = [f"{index % 1000:03}"]
    while index := index // 1000:
        digits.append(f"x{index % 1000:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(reversed(digits))}{partial}"


def _number(digits: str, path: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 20):  # noqa: PLR2004 - more than any index has
        raise ill_formed(_TILE, path)
    return int(digits)
