"""Growing a log: the tree and the checkpoint over new entries, kept in the transaction that keeps the entries."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

from shirushi.app.store.audit import fetcher, keys_of, log_key
from shirushi.app.store.recorded import CLOSED, OTHER_KEY
from shirushi.app.store.tables import Tables
from shirushi.evidence.key import PublicKey
from shirushi.evidence.tlog.checkpoint import Checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.terms.errors import Place, Refused


class Growth:
    """One log as it grows; the edge of its tree stays in memory from one transaction to the next."""

    def __init__(self, tables: Tables, origin: str) -> None:
        """Grow the log of `origin` in `tables`."""
        self._tables = tables
        self._origin = origin
        self._edge = Edge()

    @contextmanager
    def alone(self, first: PublicKey) -> Generator[int]:
        """Write alone, all or nothing; hands out the size so far. A new log counts as begun by `first`.

        Raises:
            Unavailable: the store refuses, or another writer would not end.
        """
        try:
            with self._tables.writing():
                if log_key(self._tables) is None:
                    self._tables.set_key(first.raw)
                yield self._tables.head()[0]
        except BaseException:
            self._edge = Edge()  # it may be ahead of what was kept
            raise

    @contextmanager
    def writing(self, public: PublicKey, first: PublicKey | None = None) -> Generator[int]:
        """Write as `alone` does, to a log whose key is `public` after that.

        Raises:
            Refused: another key signs the log.
            Unavailable: as `alone`.
        """
        with self.alone(first or public) as size:
            yield size
            refuse_other(self._tables, public)

    def cover(self, size: int, leaves: Iterable[bytes], seal: Callable[[Checkpoint], str]) -> None:
        """Take the leaves of entries from index `size` on into the tree; `seal` gives the checkpoint over them.

        To be called before the rows of the entries are kept.

        Raises:
            Refused: the log is closed.
        """
        if self._tables.last_kind() == "closing":
            raise Refused(CLOSED.at(Place(path=self._tables.place)))
        if self._edge.size != size:
            self._edge = Edge.at(size, fetcher(self._tables))
        edge = self._edge
        edge.extend(leaves)
        self._tables.put_tiles(edge.changed())
        self._tables.put_checkpoint(edge.size, seal(Checkpoint(origin=self._origin, size=edge.size, root=edge.root())))


def refuse_other(tables: Tables, public: PublicKey) -> None:
    """Refuse every key that is not the log's, as its key entries have it.

    Raises:
        Refused: another key signs this log.
        Altered: its key entries are not as they were.
    """
    ring = keys_of(tables)
    key = ring.checkpoint_key(tables.head()[0]) if ring else public
    if key != public:
        raise Refused(OTHER_KEY.at(key=key.fingerprint))
