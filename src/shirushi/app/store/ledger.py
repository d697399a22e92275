"""The ledger: an append-only log of envelopes with its Merkle tree and signed checkpoints, in one SQLite file.

An index that `append` returned is durable, and tree and checkpoint took it up in the same transaction.
"""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from shirushi.app.store.audit import ENTRY_ALTERED, check_all, check_head, head, is_leaf, log_key, reader
from shirushi.app.store.database import connect, told
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey, Signer
from shirushi.evidence.parse import refuse_larger
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import completed, consistency_path, inclusion_path, leaf_hash, root
from shirushi.evidence.tlog.note import is_name
from shirushi.evidence.tlog.proof import Proof, write_proof
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

_ENTRY = Text(ja="ログの記録", en="log entry")


class Ledger:
    """An open log; use as a context manager. One writer at a time, any number of readers."""

    def __init__(self, db: sqlite3.Connection, path: Path, origin: str) -> None:
        """Work on a connection that `open` made."""
        self._db = db
        self._path = path
        self._origin = origin
        self._read = reader(db)

    @classmethod
    def open(cls, path: Path, origin: str, *, patience_s: int = 10) -> Self:
        """Open the log at `path`, or begin it, and see that its last checkpoint agrees with its entries.

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
        """Add entries, all or none, and return their indices; one that is on record already keeps its index.

        On return they are durable, and a checkpoint signed by `signer` covers them.

        Raises:
            Malformed: an entry is larger than an envelope may be.
            Refused: the log is signed by another key.
            Unavailable: the disk is full or refuses, or another writer would not end.
        """
        for data in envelopes:
            refuse_larger(data, MOST_BYTES, _ENTRY)
        with told(self._path), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._settle_key(signer.public)
            before, _ = head(self._db)
            size, indices = before, list[int]()
            for data in envelopes:
                indices.append(self._put(size, data, at))
                size = max(size, indices[-1] + 1)
            if size > before:
                state = Checkpoint(origin=self._origin, size=size, root=root(size, self._read))
                self._db.execute("INSERT INTO checkpoint VALUES (?, ?)", (size, seal_checkpoint(state, signer)))
        return tuple(indices)

    def entry(self, index: int) -> bytes:
        """Return the entry at `index` as it was appended.

        Raises:
            Malformed: there is no such entry.
            Altered: it does not agree with its leaf.
        """
        with self._reading():
            self._head_over(index)
            row = self._db.execute("SELECT leaf, data FROM entry WHERE idx = ?", (index,)).fetchone()
        if row is None or not is_leaf(*row):
            raise Altered(ENTRY_ALTERED.at(index=index))
        data: bytes = row[1]
        return data

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
            return write_proof(Proof(index=index, path=inclusion_path(index, size, self._read), checkpoint=note))

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Prove that the log of `size` entries continues that of `old`: a path for `merkle.verify_consistency`.

        Raises:
            Malformed: not 0 ≤ `old` ≤ `size` ≤ the size of the log.
        """
        with self._reading():
            present, _ = head(self._db)
            if not 0 <= old <= size <= present:
                raise Malformed(OUTSIDE.at(size=present, asked=(old, size)))
            return consistency_path(old, size, self._read)

    def check(self) -> int:
        """Re-derive every leaf, node and checkpoint from the entries, and return how many entries there are.

        Takes time in the size of the log, space in that of one entry.

        Raises:
            Altered: something does not agree; the first entry concerned is named.
        """
        with self._reading():
            return check_all(self._db, self._origin)

    def _settle_key(self, public: PublicKey) -> None:
        """Let the first writer's key be the log's, and refuse every other."""
        key = log_key(self._db)
        if key is None:
            self._db.execute("UPDATE log SET key = ?", (public.raw,))
        elif key != public:
            raise Refused(OTHER_KEY.at(key=key.fingerprint))

    def _put(self, size: int, data: bytes, at: Instant) -> int:
        """Keep one entry after `size` others, and the subtrees it completes; return its index, new or old."""
        leaf = leaf_hash(data)
        row = self._db.execute("SELECT idx FROM entry WHERE leaf = ?", (leaf,)).fetchone()
        if row:
            known: int = row[0]
            return known
        self._db.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (size, leaf, data, at))
        nodes = completed(size, leaf, self._read)
        self._db.executemany("INSERT INTO node VALUES (?, ?, ?)", [node for node in nodes if node[0]])
        return size

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
