"""The ledger: an append-only log of evidence with its tile tree and signed checkpoints, in one SQLite file.

An index that `append` returned is durable, and tiles and checkpoint took it up in the same transaction.
The file is long because the one class in it is the whole of what others may do with a log.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from shirushi.app.store.audit import (
    ENTRY_ALTERED,
    check_all,
    check_head,
    entry_of,
    fetcher,
    head,
    key_entries,
    keys_of,
    log_key,
    tree,
)
from shirushi.app.store.database import connect, told, words
from shirushi.app.store.recorded import CLOSED, ERASED, NOT_SECRET, OTHER_KEY, OUTSIDE, SECRET, Kept, Proven, Recorded
from shirushi.evidence.entry import Entry, StatementKind, of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.keyring import KeyEntry, Keyring
from shirushi.evidence.parse import refuse_larger
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import consistency_path, inclusion_path, leaf_hash
from shirushi.evidence.tlog.note import is_name
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.errors import Altered, Malformed, Place, Refused, ShirushiError
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

_EVIDENCE = Text(ja="ログに入れる証拠", en="evidence for the log")
_MOST_AT_ONCE = 500
"""How many digests one question to the database names."""


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """What is about to be taken up; `salt` where it is confidential."""

    entry: Entry
    salt: bytes | None
    data: bytes


class Ledger:
    """An open log; use as a context manager. One writer at a time, any number of readers."""

    def __init__(self, db: sqlite3.Connection, path: Path, origin: str) -> None:
        """Work on a connection that `open` made."""
        self._db = db
        self._path = path
        self._origin = origin
        self._edge: Edge | None = None

    @classmethod
    def open(cls, path: Path, origin: str, *, patience_s: int = 10) -> Self:
        """Open the log at `path`, or begin it, and see that its last checkpoint agrees with its tiles.

        `origin` is the log's name, without spaces and plus signs; `patience_s` is how long to wait for another
        writer. Takes time in the logarithm of the size.

        Raises:
            Malformed: another kind of file, or a log of another version.
            Refused: the log of another origin.
            Altered: the last checkpoint, its signature or the tree do not agree with the entries.
            Unavailable: the disk refuses, or another process keeps the log busy.
            ValueError: `origin` cannot name a log.
        """
        if not is_name(origin):
            msg = "an origin holds no spaces and no plus sign"
            raise ValueError(msg)
        db = connect(path, origin, patience_s)
        ledger = cls(db, path, origin)
        try:
            with ledger._reading():
                check_head(db, origin)
        except ShirushiError:
            db.close()
            raise
        return ledger

    def __enter__(self) -> Self:
        """Hand out the ledger."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file; everything acknowledged is on disk already."""
        self._db.close()

    @property
    def size(self) -> int:
        """How many entries the last checkpoint covers: all there are."""
        with self._reading():
            return head(self._db)[0]

    @property
    def key(self) -> PublicKey | None:
        """The key that this log began with, None before the first entry. Whether to trust it is the caller's question."""
        with self._reading():
            return log_key(self._db)

    @property
    def origin(self) -> str:
        """The log's name."""
        return self._origin

    @property
    def keyring(self) -> Keyring | None:
        """The keys of this log, None before the first entry."""
        with self._reading():
            return keys_of(self._db)

    @property
    def key_entries(self) -> tuple[KeyEntry, ...]:
        """The rotations and revocations of this log."""
        with self._reading():
            return tuple(key_entries(self._db))

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be added any more."""
        with self._reading():
            return self._ends_closed()

    def append(self, envelopes: Sequence[bytes], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Add statements, all or none, and return their indices; one that is on record already keeps its index.

        On return they are durable, and a checkpoint signed by `signer` covers them.

        Raises:
            Malformed: one is larger than an envelope may be.
            Refused: the log is signed by another key, or is closed.
            Unavailable: the disk is full or refuses, or another writer would not end.
        """
        return self._take(_rows(envelopes, "statement"), signer, at)

    def expect(self, public: PublicKey) -> None:
        """See, before anything is made for it, that this log takes entries from the holder of a key.

        Raises:
            Refused: another key signs this log.
            Altered: its key entries are not as they were.
        """
        with self._reading():
            self._refuse_other(public)

    def follow(self, first: PublicKey, changes: Sequence[bytes], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Enter rotations and revocations that are not entered yet; `signer` is the log's key after them.

        `first` is the key that they start from: a new log counts as begun by it.

        Raises:
            Refused: the log began with another key, or another than `signer` signs it now; or it is closed.
            Altered: one is not signed as it must be.
            Malformed, Unavailable: as `append`.
        """
        key = self.key
        if key is not None and key != first:
            raise Refused(OTHER_KEY.at(key=key.fingerprint))
        return self._take(_rows(changes, "key"), signer, at, first)

    def close_with(self, envelope: bytes, signer: Signer, at: Instant) -> int:
        """Add the last entry: nothing can be added after it.

        Raises:
            Malformed, Refused, Unavailable: as `append`.
        """
        return self._take(_rows((envelope,), "closing"), signer, at)[0]

    def commit_to(self, evidence: bytes, salt: bytes, signer: Signer, at: Instant) -> int:
        """Add a salted commitment to confidential evidence and return its index; `salt` is 32 secret random bytes.

        The log shows the commitment only. `reveal` gives salt and evidence to whoever may see them, `erase` removes
        both for ever.

        Raises:
            Malformed: the evidence is too large; keep it elsewhere and commit to its digest.
            Refused, Unavailable: as `append`.
        """
        row = _Row(entry=of_confidential(evidence, salt), salt=salt, data=evidence)
        return self._take([row], signer, at)[0]

    def entry(self, index: int) -> Entry:
        """Return what stands in the log at `index`.

        Raises:
            Malformed: there is no such entry.
            Altered: it does not agree with the evidence beside it.
        """
        return self._recorded(index).entry

    def statement(self, index: int) -> bytes:
        """Return the envelope at `index` as it was appended, whatever it states.

        Raises:
            Malformed, Altered: as `entry`.
            Refused: what stands there is confidential.
        """
        recorded = self._recorded(index)
        if recorded.entry.kind == "commitment" or recorded.evidence is None:
            raise Refused(SECRET.at(index=index))
        return recorded.evidence

    def reveal(self, index: int) -> Kept:
        """Return confidential evidence with its salt: with both, anybody derives the entry.

        Raises:
            Malformed, Altered: as `entry`.
            Refused: it is no confidential evidence, or was erased.
        """
        recorded = self._recorded(index)
        if recorded.entry.kind != "commitment":
            raise Refused(NOT_SECRET.at(index=index))
        if recorded.salt is None or recorded.evidence is None:
            raise Refused(ERASED.at(index=index))
        return Kept(salt=recorded.salt, evidence=recorded.evidence)

    def erase(self, index: int) -> None:
        """Remove confidential evidence and its salt for ever; the entry stays, and the tree stays whole.

        Raises:
            Malformed, Altered, Refused: as `reveal`.
            Unavailable: the disk refuses.
        """
        self.reveal(index)
        with told(self._path):
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("UPDATE entry SET salt = NULL, data = NULL WHERE idx = ?", (index,))
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # nothing of it stays in the journal

    def checkpoint(self) -> str:
        """Return the last checkpoint, a signed note.

        Raises:
            Malformed: the log has no entry yet, hence no checkpoint.
        """
        with self._reading():
            return self._head_over(0)[1]

    def inclusion(self, index: int) -> str:
        """Prove that the entry at `index` is under the last checkpoint: a tlog-proof text.

        Raises:
            Malformed: there is no such entry.
        """
        with self._reading():
            size, note = self._head_over(index)
            return write_proof(
                Proof(index=index, path=inclusion_path(index, size, tree(self._db, size)), checkpoint=note)
            )

    def inclusions(self, indices: Sequence[int], size: int) -> Proven:
        """Prove entries under the checkpoint over the first `size` entries, whatever was appended since.

        Raises:
            Malformed: there was no such checkpoint, or an entry is not under it.
        """
        with self._reading():
            found = self._db.execute("SELECT note FROM checkpoint WHERE size = ?", (size,)).fetchone()
            outside = [index for index in indices if not 0 <= index < size]
            if found is None or outside:
                raise Malformed(OUTSIDE.at(size=size, asked=outside or size))
            note, read = words(found[0]), tree(self._db, size)
            paths = ((index, inclusion_path(index, size, read)) for index in indices)
            proofs = tuple(write_proof(Proof(index=index, path=path, checkpoint=note)) for index, path in paths)
        return Proven(checkpoint=note, proofs=proofs)

    def recorded(self, first: int, last: int) -> Iterator[Recorded]:
        """Read the entries from `first` up to before `last`, one after the other.

        Raises:
            Malformed: they are not all in the log.
            Altered: one does not agree with the evidence beside it.
        """
        return map(self._recorded, range(first, last))

    def find(self, entry: Entry) -> int | None:
        """Where an entry stands; None: it is not in the log."""
        with self._reading():
            row = self._db.execute("SELECT idx FROM entry WHERE digest = ? AND kind = ?", (entry.digest, entry.kind))
            found = row.fetchone()
        return None if found is None else int(found[0])

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Prove that the log of `size` entries continues that of `old`: a path for `merkle.verify_consistency`.

        Raises:
            Malformed: not 0 ≤ `old` ≤ `size` ≤ the size of the log.
        """
        with self._reading():
            present, _ = head(self._db)
            if not 0 <= old <= size <= present:
                raise Malformed(OUTSIDE.at(size=present, asked=(old, size)))
            return consistency_path(old, size, tree(self._db, size))

    def tile(self, tile: Tile) -> bytes:
        """Return a tile of the tree as it is published.

        Raises:
            Altered: the log does not hold it.
        """
        with self._reading():
            return fetcher(self._db)(tile)

    def entries(self, first: int, last: int) -> tuple[Entry, ...]:
        """Return the entries from `first` up to before `last`.

        Raises:
            Malformed: they are not all in the log.
            Altered: one does not agree with the evidence beside it.
        """
        return tuple(recorded.entry for recorded in self.recorded(first, last))

    def check(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Re-derive every entry, tile and checkpoint from the evidence, and return how many entries there are.

        Takes time in the size of the log, space in that of one entry; `progress` is told how far it came.

        Raises:
            Altered: something does not agree; the first entry concerned is named.
        """
        with self._reading():
            return check_all(self._db, self._origin, progress)

    def _take(
        self, rows: Sequence[_Row], signer: Signer, at: Instant, first: PublicKey | None = None
    ) -> tuple[int, ...]:
        for row in rows:
            refuse_larger(row.data, MOST_BYTES, _EVIDENCE)
        try:
            with told(self._path), self._db:
                self._db.execute("BEGIN IMMEDIATE")
                if log_key(self._db) is None:
                    self._db.execute("UPDATE log SET key = ?", ((first or signer.public).raw,))
                indices = self._put(rows, signer, at)
                self._refuse_other(signer.public)
                return indices
        except BaseException:
            self._edge = None  # it may be ahead of what was kept
            raise

    def _put(self, rows: Sequence[_Row], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Keep rows, the tiles they change, and a checkpoint over them; return every row's index, new or old."""
        size, _ = head(self._db)
        indices = self._known(row.entry.digest for row in rows)
        fresh = {row.entry.digest: row for row in rows if row.entry.digest not in indices}
        indices |= {digest: size + place for place, digest in enumerate(fresh)}
        if fresh:
            if self._ends_closed():
                raise Refused(CLOSED.at(Place(path=str(self._path))))
            edge = self._edge if self._edge and self._edge.size == size else Edge.at(size, fetcher(self._db))
            self._edge = edge
            edge.extend(leaf_hash(row.entry.line()) for row in fresh.values())
            self._db.executemany(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                [(indices[digest], row.entry.kind, digest, at, row.salt, row.data) for digest, row in fresh.items()],
            )
            self._db.executemany(
                "INSERT OR REPLACE INTO tile VALUES (?, ?, ?)",
                [(tile.level, tile.index, hashes) for tile, hashes in edge.changed()],
            )
            state = Checkpoint(origin=self._origin, size=edge.size, root=edge.root())
            self._db.execute("INSERT INTO checkpoint VALUES (?, ?)", (edge.size, seal_checkpoint(state, signer)))
        return tuple(indices[row.entry.digest] for row in rows)

    def _known(self, digests: Iterable[bytes]) -> dict[bytes, int]:
        """The indices of entries that are on record already."""
        asked = list(digests)
        known: dict[bytes, int] = {}
        for at in range(0, len(asked), _MOST_AT_ONCE):
            some = asked[at : at + _MOST_AT_ONCE]
            marks = ",".join("?" * len(some))
            known |= dict(self._db.execute(f"SELECT digest, idx FROM entry WHERE digest IN ({marks})", some))  # noqa: S608 - marks only
        return known

    def _recorded(self, index: int) -> Recorded:
        with self._reading():
            self._head_over(index)
            found = self._db.execute(
                "SELECT at, kind, digest, salt, data FROM entry WHERE idx = ?", (index,)
            ).fetchone()
        at, *columns = found or (0, None, None, None, None)
        entry = entry_of(*columns)
        if entry is None:
            raise Altered(ENTRY_ALTERED.at(index=index))
        _, _, salt, evidence = columns
        return Recorded(index=index, entry=entry, at=at, salt=salt, evidence=evidence)

    def _refuse_other(self, public: PublicKey) -> None:
        """Refuse every key that is not the log's, as its key entries have it."""
        ring = keys_of(self._db)
        key = ring.checkpoint_key(head(self._db)[0]) if ring else public
        if key != public:
            raise Refused(OTHER_KEY.at(key=key.fingerprint))

    def _ends_closed(self) -> bool:
        last = self._db.execute("SELECT kind FROM entry ORDER BY idx DESC LIMIT 1").fetchone()
        return last is not None and last[0] == b"closing"

    def _head_over(self, index: int) -> tuple[int, str]:
        """Size and note of the last checkpoint, which must cover `index`."""
        size, note = head(self._db)
        if not 0 <= index < size:
            raise Malformed(OUTSIDE.at(size=size, asked=index))
        return size, note

    @contextmanager
    def _reading(self) -> Generator[None]:
        """See one state of the log throughout the block, whatever is appended meanwhile."""
        with told(self._path), self._db:
            self._db.execute("BEGIN")
            yield


def _rows(envelopes: Iterable[bytes], kind: StatementKind) -> list[_Row]:
    return [_Row(entry=of_statement(data, kind), salt=None, data=data) for data in envelopes]
