"""A log as plain files, read: from a web server's folder, a mirror or a USB stick, with the same proofs as its database.

Source: c2sp.org/tlog-tiles. Beside `checkpoint` and `tile/…` lie the signed statements as `blob/<SHA-256>`, and in `log-keys.json`
the rotations of the log's key with their proofs; of confidential evidence the commitment only. Nothing in the folder is
trusted: the key that the log began with comes from the reader.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from shirushi.app.store.audit import tree_altered
from shirushi.app.store.blobs import BLOB_ALTERED, NO_BLOB
from shirushi.app.store.disk import reaching
from shirushi.app.store.log import ENTRY_ALTERED, NOT_A_LOG, TREE_ALTERED
from shirushi.app.store.recorded import OUTSIDE, SECRET
from shirushi.evidence.entry import Entry, load_entry, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey
from shirushi.evidence.keyring import KeyEntry, Keyring
from shirushi.evidence.logged import MOST_BYTES as MOST_KEYS
from shirushi.evidence.logged import Keys, load_keys, proven_keyring, signed_checkpoint
from shirushi.evidence.tlog.checkpoint import Checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import HASH_BYTES, consistency_path, inclusion_path, leaf_hash, root
from shirushi.evidence.tlog.note import MOST_BYTES as MOST_NOTE
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.evidence.tlog.tile import MOST_ENTRY_BYTES, WIDTH, Tile, holding, load_bundle, reader
from shirushi.terms.errors import Altered, Malformed, Place, Refused, Unavailable

CHECKPOINT, KEYS = "checkpoint", "log-keys.json"
_MOST_BUNDLE = WIDTH * (MOST_ENTRY_BYTES + 2)
_TILES_AT_HAND = 64


def blob_path(entry: Entry) -> str:
    """Where the statement that an entry names lies, under the log's prefix."""
    return f"blob/{entry.digest.hex()}"


class Published:
    """A published log, as of the checkpoint that lay there when it was opened; satisfies `Log`."""

    def __init__(self, folder: Path, key: PublicKey) -> None:
        """Read the log below `folder` that began with `key`; takes time in the logarithm of its size.

        Raises:
            Malformed: no log is published there, or its checkpoint cannot be read.
            Altered: the log's key did not sign the checkpoint, or the tiles do not lead to its root.
            Unavailable: the disk refuses.
        """
        self._folder = folder
        note = self._read(CHECKPOINT, MOST_NOTE)
        if note is None:
            raise Malformed(NOT_A_LOG.at(Place(path=str(folder)), name=folder.name))
        self._note = note.decode(errors="replace")
        entries = self._read(KEYS, MOST_KEYS)
        self._keys = load_keys(key, entries) if entries else Keys(first=key)
        self.keyring: Keyring = proven_keyring(self._keys, self._note)
        self.state: Checkpoint = signed_checkpoint(self._note, self.keyring)
        self._fetch = lru_cache(_TILES_AT_HAND)(self._read_tile)
        self._bundle = lru_cache(1)(self._read_bundle)
        if self.root(self.size) != self.state.root:
            raise Altered(TREE_ALTERED.at(first=0, last=self.size - 1))

    @property
    def size(self) -> int:
        """How many entries the checkpoint covers."""
        return self.state.size

    @property
    def key(self) -> PublicKey:
        """The key that was given and that the log began with."""
        return self._keys.first

    @property
    def key_entries(self) -> tuple[KeyEntry, ...]:
        """As `Log.key_entries`."""
        return tuple(KeyEntry(index=one.index, envelope=one.envelope) for one in self._keys.entries)

    def root(self, size: int) -> bytes:
        """The root over the first `size` entries, which are there."""
        return root(size, reader(self.size, self._fetch))

    def entry(self, index: int) -> Entry:
        """As `Log.entry`."""
        self._refuse_outside(index)
        tile, place = holding(0, index, self.size)
        line = self._bundle(tile)[place]
        if leaf_hash(line) != self._fetch(tile)[place * HASH_BYTES : (place + 1) * HASH_BYTES]:
            raise Altered(ENTRY_ALTERED.at(index=index))
        return load_entry(line)

    def entries(self, first: int, last: int) -> tuple[Entry, ...]:
        """As `Log.entries`."""
        return tuple(map(self.entry, range(first, last)))

    def statement(self, index: int) -> bytes:
        """As `Log.statement`.

        Raises:
            Unavailable: the statement was not carried along.
            Altered: the file is another statement.
        """
        entry = self.entry(index)
        if entry.kind == "commitment":
            raise Refused(SECRET.at(index=index))
        data = self._read(blob_path(entry), MOST_BYTES)
        if data is None:
            raise Unavailable(NO_BLOB.at(digest=entry.digest.hex()))
        if of_statement(data, entry.kind) != entry:
            raise Altered(BLOB_ALTERED.at(Place(path=str(self._folder / blob_path(entry))), digest=entry.digest.hex()))
        return data

    def checkpoint(self) -> str:
        """As `Log.checkpoint`."""
        return self._note

    def inclusion(self, index: int) -> str:
        """As `Log.inclusion`."""
        self._refuse_outside(index)
        path = inclusion_path(index, self.size, reader(self.size, self._fetch))
        return write_proof(Proof(index=index, path=path, checkpoint=self._note))

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """As `Log.consistency`."""
        if not 0 <= old <= size <= self.size:
            raise Malformed(OUTSIDE.at(size=self.size, asked=(old, size)))
        return consistency_path(old, size, reader(self.size, self._fetch))

    def tile(self, tile: Tile) -> bytes:
        """As `Log.tile`; of a tile that is full by now, a part may be asked for."""
        return self._fetch(tile)

    def check(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """As `Log.check`: entries, statements, every tile, and the root in the checkpoint."""
        edge = Edge()
        for index in range(self.size):
            entry = self.entry(index)
            if entry.kind != "commitment":
                self.statement(index)
            edge.extend((leaf_hash(entry.line()),))
            for tile, hashes in edge.filled():
                self._compare(tile, hashes)
            if not edge.size % 4096:
                progress(edge.size)
        for tile, hashes in edge.changed():
            self._compare(tile, hashes)
        if edge.root() != self.state.root:
            raise Altered(TREE_ALTERED.at(first=0, last=self.size - 1))
        return self.size

    def _compare(self, tile: Tile, hashes: bytes) -> None:
        if self._fetch(tile) != hashes:
            raise tree_altered(tile)

    def _refuse_outside(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise Malformed(OUTSIDE.at(size=self.size, asked=index))

    def _read_tile(self, tile: Tile) -> bytes:
        """A tile, or as much as is asked of the full one that has taken its place."""
        for there in (tile, Tile(level=tile.level, index=tile.index)):
            data = self._read(there.path, WIDTH * HASH_BYTES)
            if data is not None and len(data) == there.width * HASH_BYTES:
                return data[: tile.width * HASH_BYTES]
        raise tree_altered(tile)

    def _read_bundle(self, tile: Tile) -> tuple[bytes, ...]:
        """The entries of a level-0 tile, or as many as are asked for of the full one."""
        for there in (tile, Tile(level=0, index=tile.index)):
            data = self._read(there.bundle_path, _MOST_BUNDLE)
            if data is not None:
                try:
                    return load_bundle(data, there.width)[: tile.width]
                except Malformed:
                    break
        raise Altered(ENTRY_ALTERED.at(index=tile.index * WIDTH))

    def _read(self, path: str, most: int) -> bytes | None:
        """A file below the folder, at most one byte more than `most` of it; None where there is none."""
        file = self._folder / path
        with reaching(file):
            if not file.is_file():
                return None
            with file.open("rb") as opened:
                return opened.read(most + 1)
