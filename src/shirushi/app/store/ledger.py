"""The ledger: an append-only log of evidence with its tile tree and signed checkpoints, in a database.

An index that `append` returned is durable, and tiles and checkpoint took it up in the same transaction.

Longer than most: one class, whose methods share the tables, the growth of the tree and the last word of the witnesses.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Self

from shirushi.app.store import cosigned
from shirushi.app.store.audit import (
    check_all,
    check_head,
    covers,
    fetcher,
    following,
    key_entries,
    keys_of,
    log_key,
    row_of,
    tree,
)
from shirushi.app.store.cosigned import LastWord
from shirushi.app.store.growth import Growth, refuse_other
from shirushi.app.store.log import ENTRY_ALTERED, TREE_ALTERED
from shirushi.app.store.recorded import ERASED, NOT_SECRET, OTHER_KEY, OUTSIDE, SECRET, Kept, Proven, Recorded
from shirushi.app.store.sqlite import SqliteTables
from shirushi.app.store.tables import Row, Step, Stored, Tables
from shirushi.evidence.entry import Entry, StatementKind, of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.keyring import KeyEntry, Keyring
from shirushi.evidence.parse import refuse_larger
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.cosignature import Cosignature, CosignerKey
from shirushi.evidence.tlog.merkle import consistency_path, inclusion_path, leaf_hash, root
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.errors import Altered, Malformed, Refused, ShirushiError
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

_EVIDENCE = Text(ja="ログに入れる証拠", en="evidence for the log")


class Ledger:
    """An open log; use as a context manager. One writer at a time, any number of readers."""

    def __init__(self, tables: Tables, origin: str) -> None:
        """Take the log of `origin` in opened `tables`, and see that its last checkpoint agrees with its tiles.

        Takes time in the logarithm of the size. The ledger closes the tables.

        Raises:
            Altered: the last checkpoint, its signature or the tree do not agree with the entries.
        """
        self._tables = tables
        self.origin = origin
        self._growth = Growth(tables, origin)
        try:
            with tables.reading():
                check_head(tables, origin)
        except ShirushiError:
            tables.close()
            raise

    @classmethod
    def open(cls, path: Path, origin: str, *, patience_s: int = 10) -> Self:
        """Open the log in the SQLite file at `path`, or begin it.

        `origin` is the log's name, without spaces and plus signs; `patience_s` is how long to wait for another
        writer.

        Raises:
            Malformed: another kind of file, or a log of another version.
            Refused: the log of another origin.
            Altered: the last checkpoint, its signature or the tree do not agree with the entries.
            Unavailable: the disk refuses, or another process keeps the log busy.
            ValueError: `origin` cannot name a log.
        """
        return cls(SqliteTables(path, origin, patience_s), origin)

    def __enter__(self) -> Self:
        """Hand out the ledger."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the database; everything acknowledged is durable already."""
        self._tables.close()

    @property
    def size(self) -> int:
        """How many entries the last checkpoint covers: all there are."""
        with self._tables.reading():
            return self._tables.head()[0]

    @property
    def key(self) -> PublicKey | None:
        """The key that this log began with, None before the first entry. Whether to trust it is the caller's question."""
        with self._tables.reading():
            return log_key(self._tables)

    @property
    def keyring(self) -> Keyring | None:
        """The keys of this log, None before the first entry."""
        with self._tables.reading():
            return keys_of(self._tables)

    @property
    def key_entries(self) -> tuple[KeyEntry, ...]:
        """The rotations and revocations of this log."""
        with self._tables.reading():
            return tuple(key_entries(self._tables))

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be added any more."""
        with self._tables.reading():
            return self._tables.last_kind() == "closing"

    def append(self, envelopes: Sequence[bytes], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Add statements, all or none, and return their indices; one that is on record already keeps its index.

        On return they are durable, and a checkpoint signed by `signer` covers them.

        Raises:
            Malformed: one is larger than an envelope may be.
            Refused: the log is signed by another key, or is closed.
            Unavailable: the store is full or refuses, or another writer would not end.
        """
        return self._take(_rows(envelopes, "statement", at), signer)

    def expect(self, public: PublicKey) -> None:
        """See, before anything is made for it, that this log takes entries from the holder of a key.

        Raises:
            Refused: another key signs this log.
            Altered: its key entries are not as they were.
        """
        with self._tables.reading():
            refuse_other(self._tables, public)

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
        return self._take(_rows(changes, "key", at), signer, first)

    def close_with(self, envelope: bytes, signer: Signer, at: Instant) -> int:
        """Add the last entry: nothing can be added after it.

        Raises:
            Malformed, Refused, Unavailable: as `append`.
        """
        return self._take(_rows((envelope,), "closing", at), signer)[0]

    def commit_to(self, evidence: bytes, salt: bytes, signer: Signer, at: Instant) -> int:
        """Add a salted commitment to confidential evidence and return its index; `salt` is 32 secret random bytes.

        The log shows the commitment only. `reveal` gives salt and evidence to whoever may see them, `erase` removes
        both for ever.

        Raises:
            Malformed: the evidence is too large; keep it elsewhere and commit to its digest.
            Refused, Unavailable: as `append`.
        """
        row = Row(entry=of_confidential(evidence, salt), at=at, salt=salt, data=evidence)
        return self._take([row], signer)[0]

    def entry(self, index: int) -> Entry:
        """Return what stands in the log at `index`.

        Raises:
            Malformed: there is no such entry.
            Altered: it does not agree with the evidence beside it.
        """
        return self._row(index).entry

    def statement(self, index: int) -> bytes:
        """Return the envelope at `index` as it was appended, whatever it states.

        Raises:
            Malformed, Altered: as `entry`.
            Refused: what stands there is confidential.
        """
        row = self._row(index)
        if row.entry.kind == "commitment":
            raise Refused(SECRET.at(index=index))
        return row.data or b""

    def reveal(self, index: int) -> Kept:
        """Return confidential evidence with its salt: with both, anybody derives the entry.

        Raises:
            Malformed, Altered: as `entry`.
            Refused: it is no confidential evidence, or was erased.
        """
        row = self._row(index)
        if row.entry.kind != "commitment":
            raise Refused(NOT_SECRET.at(index=index))
        if row.salt is None or row.data is None:
            raise Refused(ERASED.at(index=index))
        return Kept(salt=row.salt, evidence=row.data)

    def erase(self, index: int) -> None:
        """Remove confidential evidence and its salt for ever; the entry stays, and the tree stays whole.

        Raises:
            Malformed, Altered, Refused: as `reveal`.
            Unavailable: the disk refuses.
        """
        self.reveal(index)
        self._tables.erase(index)

    def checkpoint(self) -> str:
        """Return the last checkpoint, a signed note, with the cosignatures of witnesses on it.

        Raises:
            Malformed: the log has no entry yet, hence no checkpoint.
        """
        with self._tables.reading():
            size, note = self._head_over(0)
            return note + cosigned.lines_of(self._tables, size)

    def cosign(self, size: int, cosignatures: Sequence[Cosignature]) -> None:
        """Keep cosignatures, verified before, on the checkpoint of that size.

        Raises:
            Unavailable: the store refuses, or another writer would not end.
        """
        with self._tables.writing():
            cosigned.keep(self._tables, size, cosignatures)

    def last_word(self, key: CosignerKey) -> LastWord:
        """Return what the witness's key cosigned last of this log."""
        with self._tables.reading():
            return cosigned.last_word(self._tables, key)

    def last_cosigned(self) -> str:
        """Return the last checkpoint that anybody cosigned, with its cosignatures; empty while there is none."""
        with self._tables.reading():
            size = cosigned.newest_size(self._tables)
            return (self._tables.note(size) or "") + cosigned.lines_of(self._tables, size)

    def unwitnessed_since(self) -> Instant | None:
        """Return when the first entry was taken up that no cosigned checkpoint covers; None where all are covered.

        Raises:
            Altered: that entry does not agree with the evidence beside it.
        """
        with self._tables.reading():
            first = cosigned.newest_size(self._tables)
            stored = self._tables.row(first)
        return self._agreeing(first, stored).at if stored else None

    def root(self, size: int) -> bytes:
        """Return the root over the first `size` entries.

        Raises:
            Malformed: there are fewer.
        """
        with self._tables.reading():
            present, _ = self._tables.head()
            if not 0 <= size <= present:
                raise Malformed(OUTSIDE.at(size=present, asked=size))
            return root(size, tree(self._tables, size))

    def inclusion(self, index: int) -> str:
        """Prove that the entry at `index` is under the last checkpoint: a tlog-proof text.

        Raises:
            Malformed: there is no such entry.
        """
        with self._tables.reading():
            size, note = self._head_over(index)
            path = inclusion_path(index, size, tree(self._tables, size))
            return write_proof(Proof(index=index, path=path, checkpoint=note + cosigned.lines_of(self._tables, size)))

    def inclusions(self, indices: Sequence[int], size: int) -> Proven:
        """Prove entries under the checkpoint over the first `size` entries, whatever was appended since.

        Raises:
            Malformed: there was no such checkpoint, or an entry is not under it.
        """
        with self._tables.reading():
            note = self._tables.note(size)
            outside = [index for index in indices if not 0 <= index < size]
            if note is None or outside:
                raise Malformed(OUTSIDE.at(size=size, asked=outside or size))
            note += cosigned.lines_of(self._tables, size)
            read = tree(self._tables, size)
            paths = ((index, inclusion_path(index, size, read)) for index in indices)
            proofs = tuple(write_proof(Proof(index=index, path=path, checkpoint=note)) for index, path in paths)
        return Proven(checkpoint=note, proofs=proofs)

    def recorded(self, first: int, last: int) -> Iterator[Recorded]:
        """Read the entries from `first` up to before `last`, one after the other.

        Raises:
            Malformed: they are not all in the log.
            Altered: one does not agree with the evidence beside it.
        """
        for index in range(first, last):
            row = self._row(index)
            yield Recorded(index=index, entry=row.entry, at=row.at, evidence=row.data, salt=row.salt)

    def find(self, entry: Entry) -> int | None:
        """Where an entry stands; None: it is not in the log."""
        leaf = leaf_hash(entry.line())
        with self._tables.reading():
            return self._tables.known(self._tables.head()[0], {leaf: entry}).get(leaf)

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Prove that the log of `size` entries continues that of `old`: a path for `merkle.verify_consistency`.

        Raises:
            Malformed: not 0 ≤ `old` ≤ `size` ≤ the size of the log.
        """
        with self._tables.reading():
            present, _ = self._tables.head()
            if not 0 <= old <= size <= present:
                raise Malformed(OUTSIDE.at(size=present, asked=(old, size)))
            return consistency_path(old, size, tree(self._tables, size))

    def tile(self, tile: Tile) -> bytes:
        """Return a tile of the tree as it is published.

        Raises:
            Altered: the log does not hold it.
        """
        with self._tables.reading():
            return fetcher(self._tables)(tile)

    def entries(self, first: int, last: int) -> tuple[Entry, ...]:
        """Return the entries from `first` up to before `last`.

        Raises:
            Malformed: they are not all in the log.
            Altered: one does not agree with the evidence beside it.
        """
        return tuple(self._row(index).entry for index in range(first, last))

    def check(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Re-derive every entry, tile and checkpoint from the evidence, and return how many entries there are.

        Takes time in the size of the log, space in that of one entry; `progress` is told how far it came.

        Raises:
            Altered: something does not agree; the first entry concerned is named.
        """
        with self._tables.reading():
            cosigned.check(self._tables)
            return check_all(self._tables, self.origin, progress)

    def steps(self, size: int) -> Iterator[Step]:
        """Everything the log holds up to its checkpoint of `size`, checkpoint by checkpoint.

        Raises:
            Altered: an entry does not agree with the evidence beside it.
        """
        with self._tables.reading():
            stored, begin = self._tables.rows(), 0
            for end, note in self._tables.checkpoints():
                if end > size:
                    return
                rows = tuple(self._agreeing(index, one) for index, one in islice(stored, end - begin))
                yield Step(rows=rows, note=note + cosigned.lines_of(self._tables, end))
                begin = end

    def restore(self, steps: Sequence[Step], key: PublicKey) -> None:
        """Take up steps of this same log as another store held it, all or none, under the checkpoints it had.

        `key` is the key that it began with.

        Raises:
            Refused: the log here began with another key, or is closed.
            Altered: a checkpoint is not signed, or not over these entries behind those that are there.
            Malformed: a note is no checkpoint.
            Unavailable: as `append`.
        """
        if not steps:
            return
        with self._growth.alone(key) as first:
            ring = keys_of(self._tables)
            if ring is None or ring.first != key:
                raise Refused(OTHER_KEY.at(key=ring.first.fingerprint if ring else ""))
            for step in steps:
                for index, row in enumerate(step.rows, first):
                    if row.entry.kind == "key":
                        ring = following(ring, KeyEntry(index=index, envelope=row.data or b""))
                leaves = {leaf_hash(row.entry.line()): row for row in step.rows}
                note, cosignatures = cosigned.restored(step.note, self.origin)
                self._growth.cover(first, leaves, partial(_held, note, ring, first))
                self._tables.add(first, leaves)
                first += len(step.rows)  # noqa: PLW2901 - where the next step begins
                self._tables.put_cosignatures(first, cosignatures)

    def _take(self, rows: Sequence[Row], signer: Signer, first: PublicKey | None = None) -> tuple[int, ...]:
        """Keep rows and a checkpoint over them; return every row's index, new or old."""
        for row in rows:
            refuse_larger(row.data or b"", MOST_BYTES, _EVIDENCE)
        with self._growth.writing(signer.public, first) as size:
            leaves = [leaf_hash(row.entry.line()) for row in rows]
            asked = dict(zip(leaves, rows, strict=True))
            indices = self._tables.known(size, {leaf: row.entry for leaf, row in asked.items()})
            fresh = {leaf: row for leaf, row in asked.items() if leaf not in indices} if indices else asked
            if fresh:
                self._growth.cover(size, fresh, lambda state: seal_checkpoint(state, signer))
                self._tables.add(size, fresh)
                indices |= zip(fresh, range(size, size + len(fresh)), strict=True)
            return tuple(indices[leaf] for leaf in leaves)

    def _row(self, index: int) -> Row:
        with self._tables.reading():
            self._head_over(index)
            stored = self._tables.row(index)
        return self._agreeing(index, stored)

    @staticmethod
    def _agreeing(index: int, stored: Stored | None) -> Row:
        """A row whose evidence is what its entry names."""
        row = row_of(stored) if stored else None
        if row is None:
            raise Altered(ENTRY_ALTERED.at(index=index))
        return row

    def _head_over(self, index: int) -> tuple[int, str]:
        """Size and note of the last checkpoint, which must cover `index`."""
        size, note = self._tables.head()
        if not 0 <= index < size:
            raise Malformed(OUTSIDE.at(size=size, asked=index))
        return size, note


def _rows(envelopes: Iterable[bytes], kind: StatementKind, at: Instant) -> list[Row]:
    return [Row(entry=of_statement(data, kind), at=at, salt=None, data=data) for data in envelopes]


def _held(note: str, ring: Keyring, first: int, state: Checkpoint) -> str:
    """The checkpoint that another store held over `state`."""
    if not covers(ring, state.origin, note, state.size, state.root):
        raise Altered(TREE_ALTERED.at(first=first, last=state.size - 1))
    return note
