"""The rows behind a ledger, and what a database must do for it; the ledger itself knows no SQL."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

import msgspec

from shirushi.evidence.entry import Entry
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.when import Instant


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is taken up as one entry; salt and data are None where confidential evidence was erased."""

    entry: Entry
    at: Instant
    salt: bytes | None
    data: bytes | None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one checkpoint added: the rows, and the signed note over all there are, with its cosignatures."""

    rows: tuple[Row, ...]
    note: str


class Cosigned(msgspec.Struct, frozen=True, kw_only=True):
    """A witness's signature line below a checkpoint: whose key, as `name+id`, and the POSIX time in seconds it gives."""

    key: str
    at_s: int
    line: str


class Stored(NamedTuple):
    """A row as it was found: after tampering the columns may be of any type."""

    kind: object
    digest: object
    at: object
    salt: object
    data: object


class Tables(Protocol):
    """An open database with the rows of one log. Every method may raise Unavailable, Refused, Malformed or Altered."""

    place: str
    """The path or schema where the log is kept."""

    def close(self) -> None:
        """Let go of the database; everything acknowledged is durable already."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """See one state of the log throughout the block, whatever is appended meanwhile."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Write alone throughout the block; it counts as a whole and is durable at its end, or has not happened."""
        ...

    def key(self) -> object:
        """The raw public key that the log began with; None before the first entry."""
        ...

    def set_key(self, raw: bytes) -> None:
        """Keep the raw public key."""
        ...

    def head(self) -> tuple[int, str]:
        """Size and note of the last checkpoint; (0, "") while there is none."""
        ...

    def end(self) -> int:
        """One more than the last entry's index."""
        ...

    def last_kind(self) -> str:
        """The kind of the last entry; empty where there is none."""
        ...

    def note(self, size: int) -> str | None:
        """The checkpoint of that very size."""
        ...

    def key_rows(self) -> Sequence[tuple[int, Stored]]:
        """Index and row of every entry of kind `key`, in order; they are few."""
        ...

    def known(self, size: int, entries: Mapping[bytes, Entry]) -> dict[bytes, int]:
        """Of entries by their leaves, the indices of those that the log of `size` entries holds already."""
        ...

    def row(self, index: int) -> Stored | None:
        """The row at `index`."""
        ...

    def rows(self) -> Iterator[tuple[int, Stored]]:
        """Every index with its row, in order, without holding them all."""
        ...

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Size and note of every checkpoint, by size, without holding them all."""
        ...

    def tile(self, level: int, index: int) -> object:
        """The hashes of a tile, full or partial; None where there is none."""
        ...

    def tile_count(self) -> int:
        """How many tiles there are."""
        ...

    def add(self, first: int, rows: Mapping[bytes, Row]) -> None:
        """Keep rows, by their leaves, under the indices from `first` on."""
        ...

    def put_tiles(self, tiles: Iterable[tuple[Tile, bytes]]) -> None:
        """Keep tiles over what they were."""
        ...

    def put_checkpoint(self, size: int, note: str) -> None:
        """Keep a checkpoint."""
        ...

    def put_cosignatures(self, size: int, cosignatures: Iterable[Cosigned]) -> None:
        """Keep cosignatures on the checkpoint of that size, each over what the key said of it before."""
        ...

    def cosignatures(self, size: int) -> tuple[Cosigned, ...]:
        """The cosignatures on the checkpoint of that size, by key."""
        ...

    def cosigned_sizes(self) -> Iterator[int]:
        """The sizes of all checkpoints that anybody cosigned, the largest first."""
        ...

    def last_cosigned(self, key: str) -> tuple[int, int]:
        """The largest size and the latest time of a key's cosignatures; zeros while there is none."""
        ...

    def erase(self, index: int) -> None:
        """Remove salt and data of the row at `index`, in a transaction of its own."""
        ...

    def damage(self, size: int) -> str:
        """What is wrong with the database's own structure under a log of `size` entries; empty: nothing is found."""
        ...
