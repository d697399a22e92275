"""Growing a log: the tree and the checkpoint over new entries, kept in the transaction that keeps the entries."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

from shirushi.app.store.audit import fetcher, log_key
from shirushi.app.store.tables import Tables
from shirushi.evidence.entry import Entry
from shirushi.evidence.key import PublicKey
from shirushi.evidence.tlog.checkpoint import Checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import leaf_hash
from shirushi.terms.errors import Code, Refused
from shirushi.terms.text import Text

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


class Growth:
    """One log as it grows; the edge of its tree stays in memory from one transaction to the next."""

    def __init__(self, tables: Tables, origin: str) -> None:
        """Grow the log of `origin` in `tables`."""
        self._tables = tables
        self._origin = origin
        self._edge = Edge()

    @contextmanager
    def writing(self, public: PublicKey) -> Generator[int]:
        """Write alone, all or nothing, to the log that `public` signs; hands out the size so far.

        Raises:
            Refused: the log is signed by another key.
            Unavailable: the store refuses, or another writer would not end.
        """
        try:
            with self._tables.writing():
                self._settle_key(public)
                yield self._tables.head()[0]
        except BaseException:
            self._edge = Edge()  # it may be ahead of what was kept
            raise

    def cover(self, size: int, entries: Iterable[Entry], seal: Callable[[Checkpoint], str]) -> None:
        """Take entries, kept from index `size` on, into the tree; `seal` gives the signed checkpoint over them."""
        if self._edge.size != size:
            self._edge = Edge.at(size, fetcher(self._tables))
        edge = self._edge
        edge.extend(leaf_hash(entry.line()) for entry in entries)
        self._tables.put_tiles(edge.changed())
        self._tables.put_checkpoint(edge.size, seal(Checkpoint(origin=self._origin, size=edge.size, root=edge.root())))

    def _settle_key(self, public: PublicKey) -> None:
        """Let the first writer's key be the log's, and refuse every other."""
        key = log_key(self._tables)
        if key is None:
            self._tables.set_key(public.raw)
        elif key != public:
            raise Refused(OTHER_KEY.at(key=key.fingerprint))
