"""The ledger: an append-only log of evidence with its tile tree and signed checkpoints, in one SQLite file.

An index that `append` returned is durable, and tiles and checkpoint took it up in the same transaction.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from shirushi.app.store.audit import ENTRY_ALTERED, check_all, check_head, entry_of, fetcher, head, log_key, tree
from shirushi.app.store.database import connect, insert, told
from shirushi.app.store.known import Known
from shirushi.evidence.entry import Entry, of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.parse import refuse_larger
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import consistency_path, inclusion_path, leaf_hash
from shirushi.evidence.tlog.note import is_name
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.evidence.tlog.tile import Tile
from shirushi.terms.errors import Altered, Code, Malformed, Refused, ShirushiError
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

OTHER_KEY = Code(
    id="SH768",
    says=Text(
        ja="このログは別の鍵（{key}）で署名されており、今の鍵では書き足せません。",
        en="This log is signed by another key ({key}) and cannot be continued with the present one.",
    ),
    remedy=Text(
        ja="元の鍵を SHIRUSHI_HOME に戻すか、ログを別の場所へ移して新しいログを始めてください。",
        en="Put the former key back into SHIRUSHI_HOME, or move the log away to begin a new one.",
    ),
)
OUTSIDE = Code(
    id="SH769",
    says=Text(
        ja="ログの記録は{size}件で、指定された{asked}はその範囲にありません。",
        en="The log holds {size} entries; {asked} is not among them.",
    ),
    remedy=Text(ja="0から数えた番号で指定してください。", en="Give a number, counted from 0, that is in the log."),
)

ERASED = Code(
    id="SH770",
    says=Text(
        ja="ログの{index}番の証拠は消去されており、もう示せません。",
        en="The evidence of entry {index} was erased and can be shown no more.",
    ),
    remedy=Text(
        ja="受領者が写しと塩（salt）を持っていれば、このエントリについて今も確かめられます。",
        en="Whoever was given a copy and its salt can still prove it by this entry.",
    ),
)
NOT_SECRET = Code(
    id="SH775",
    says=Text(ja="ログの{index}番は、秘密の証拠ではありません。", en="Entry {index} is not confidential evidence."),
    remedy=Text(
        ja="署名された文は消去できません。秘密の証拠だけを消去できます。",
        en="Signed statements cannot be erased; confidential evidence can.",
    ),
)

SECRET = Code(
    id="SH776",
    says=Text(ja="ログの{index}番は秘密の証拠です。", en="Entry {index} is confidential evidence."),
    remedy=Text(ja="権限のある者だけが reveal で示せます。", en="Whoever may see it is shown it with `reveal`."),
)

_EVIDENCE = Text(ja="ログに入れる証拠", en="evidence for the log")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Confidential evidence as it is kept: the salt that hides it, and the bytes."""

    salt: bytes
    evidence: bytes


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """What is about to be taken up."""

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
        self._known = Known(db)

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
        """The key that signs this log, None before the first entry. Whether to trust it is the caller's question."""
        with self._reading():
            return log_key(self._db)

    def append(self, envelopes: Sequence[bytes], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Add statements, all or none, and return their indices; one that is on record already keeps its index.

        On return they are durable, and a checkpoint signed by `signer` covers them.

        Raises:
            Malformed: one is larger than an envelope may be.
            Refused: the log is signed by another key.
            Unavailable: the disk is full or refuses, or another writer would not end.
        """
        return self._take([_Row(entry=of_statement(data), salt=None, data=data) for data in envelopes], signer, at)

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
        return self._row(index).entry

    def statement(self, index: int) -> bytes:
        """Return the envelope at `index` as it was appended.

        Raises:
            Malformed, Altered: as `entry`.
            Refused: what stands there is confidential.
        """
        row = self._row(index)
        if row.entry.kind != "statement":
            raise Refused(SECRET.at(index=index))
        return row.data

    def reveal(self, index: int) -> Kept:
        """Return confidential evidence with its salt: with both, anybody derives the entry.

        Raises:
            Malformed, Altered: as `entry`.
            Refused: it is no confidential evidence, or was erased.
        """
        row = self._row(index)
        if row.entry.kind != "commitment":
            raise Refused(NOT_SECRET.at(index=index))
        if row.salt is None:
            raise Refused(ERASED.at(index=index))
        return Kept(salt=row.salt, evidence=row.data)

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
        return tuple(self._row(index).entry for index in range(first, last))

    def check(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Re-derive every entry, tile and checkpoint from the evidence, and return how many entries there are.

        Takes time in the size of the log, space in that of one entry; `progress` is told how far it came.

        Raises:
            Altered: something does not agree; the first entry concerned is named.
        """
        with self._reading():
            return check_all(self._db, self._origin, progress)

    def _take(self, rows: Sequence[_Row], signer: Signer, at: Instant) -> tuple[int, ...]:
        for row in rows:
            refuse_larger(row.data, MOST_BYTES, _EVIDENCE)
        try:
            with told(self._path), self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._settle_key(signer.public)
                return self._put(rows, signer, at)
        except BaseException:
            self._edge, self._known = None, Known(self._db)  # they may be ahead of what was kept
            raise

    def _put(self, rows: Sequence[_Row], signer: Signer, at: Instant) -> tuple[int, ...]:
        """Keep rows, the tiles they change, and a checkpoint over them; return every row's index, new or old."""
        size, _ = head(self._db)
        fetch = fetcher(self._db)
        leaves = [leaf_hash(row.entry.line()) for row in rows]
        indices = self._known.indices(size, leaves, fetch)
        fresh = {leaf: row for leaf, row in zip(leaves, rows, strict=True) if leaf not in indices}
        if fresh:
            places = dict(zip(fresh, range(size, size + len(fresh)), strict=True))
            insert(
                self._db,
                "entry",
                [
                    (places[leaf], row.entry.kind, row.entry.digest, at, row.salt, row.data)
                    for leaf, row in fresh.items()
                ],
            )
            self._known.take_up(places)
            edge = self._edge if self._edge and self._edge.size == size else Edge.at(size, fetch)
            self._edge = edge
            self._grow(edge, fresh, signer)
            indices |= places
        return tuple(indices[leaf] for leaf in leaves)

    def _grow(self, edge: Edge, leaves: Iterable[bytes], signer: Signer) -> None:
        """Let the tree take up leaves, and seal a checkpoint over it."""
        edge.extend(leaves)
        insert(self._db, "tile", [(tile.level, tile.index, hashes) for tile, hashes in edge.changed()])
        state = Checkpoint(origin=self._origin, size=edge.size, root=edge.root())
        self._db.execute("INSERT INTO checkpoint VALUES (?, ?)", (edge.size, seal_checkpoint(state, signer)))

    def _row(self, index: int) -> _Row:
        with self._reading():
            self._head_over(index)
            columns = self._db.execute("SELECT kind, digest, salt, data FROM entry WHERE idx = ?", (index,)).fetchone()
        entry = entry_of(*columns) if columns else None
        if entry is None:
            raise Altered(ENTRY_ALTERED.at(index=index))
        return _Row(entry=entry, salt=columns[2], data=columns[3] or b"")

    def _settle_key(self, public: PublicKey) -> None:
        """Let the first writer's key be the log's, and refuse every other."""
        key = log_key(self._db)
        if key is None:
            self._db.execute("UPDATE log SET key = ?", (public.raw,))
        elif key != public:
            raise Refused(OTHER_KEY.at(key=key.fingerprint))

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
