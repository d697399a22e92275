"""The sequencer: gives what writers handed in its index, and tree and checkpoint over it, a batch in one transaction.

One works at a time, under an advisory lock of the database; others stand by and take over when its connection is gone.
"""

from collections.abc import Callable
from threading import Event
from typing import Self

from shirushi.app.store.audit import check_head
from shirushi.app.store.growth import Growth
from shirushi.app.store.pending import Queue, Waiting, listen, wait_for_notice, waiting_channel
from shirushi.app.store.postgres import PostgresTables, told
from shirushi.evidence.key import Signer
from shirushi.evidence.tlog.checkpoint import seal_checkpoint
from shirushi.evidence.tlog.merkle import leaf_hash
from shirushi.terms.errors import ShirushiError, Unavailable

MOST_AT_ONCE = 4_096
"""Entries of one transaction at most."""
_LOOK_S = 0.1
"""How long what nobody waits for may lie unseen."""
_STAND_BY_S = 0.5
_COME_BACK_S = 2.0


class Sequencer:
    """The sequencer of one log; use as a context manager."""

    def __init__(self, url: str, schema: str, origin: str, signer: Signer, *, patience_s: int = 10) -> None:
        """Open the log of `origin` in `schema`, or begin it; `signer` signs its checkpoints.

        Raises:
            Malformed, Refused, Altered, Unavailable: as `opening.open_log`.
        """
        self._signer = signer
        self._tables = PostgresTables(url, schema, origin, patience_s)
        self._growth = Growth(self._tables, origin)
        self._queue = Queue(self._tables.connection, schema)
        try:
            with self._tables.reading():
                check_head(self._tables, origin)
        except ShirushiError:
            self._tables.close()
            raise

    def __enter__(self) -> Self:
        """Hand it out."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection; the next in line takes over."""
        self._tables.close()

    def work(self, ended: Event) -> None:
        """Stand by until no other sequencer works, then take up whatever is handed in, until `ended`.

        Raises:
            Refused: the log is signed by another key.
            Unavailable: the database went away; what was handed in waits there.
        """
        schema, db = self._tables.place, self._tables.connection
        with told(schema):
            while not (ended.is_set() or self._is_first()):
                ended.wait(_STAND_BY_S)
            listen(db, waiting_channel(schema))
            while not ended.is_set():
                if not self.take_up():
                    wait_for_notice(db, _LOOK_S)

    def take_up(self) -> int:
        """Take up what waits, at most 4,096 pieces, and return how many; all of them are durable on return.

        Raises:
            Refused, Unavailable: as `work`.
        """
        if self._queue.is_empty():
            return 0
        with self._growth.writing(self._signer.public) as size:
            waiting = self._queue.waiting(MOST_AT_ONCE)
            # 1. What is on record already, or twice in the batch, keeps its first index.
            first: dict[bytes, Waiting] = {}
            for one in waiting:
                first.setdefault(leaf_hash(one.entry.line()), one)
            known = self._tables.known(size, {leaf: one.entry for leaf, one in first.items()})
            fresh = {leaf: one for leaf, one in first.items() if leaf not in known}
            # 2. The rest become entries, under tiles and a checkpoint.
            if fresh:
                self._growth.cover(size, fresh, lambda state: seal_checkpoint(state, self._signer))
                self._queue.take(size, list(fresh.values()))
            # 3. Nothing of them waits any longer.
            self._queue.clear(waiting)
        return len(waiting)

    def _is_first(self) -> bool:
        """Take the place of the sequencer, unless another holds it; the server frees it when the connection is gone."""
        taken = self._tables.connection.execute(
            "SELECT pg_try_advisory_lock(hashtextextended('shirushi sequencer ' || %s, 0))", (self._tables.place,)
        ).fetchone()
        return taken == (True,)


def sequence(
    open_one: Callable[[], Sequencer], ended: Event, begun: Callable[[], None], tell: Callable[[ShirushiError], None]
) -> None:
    """Sequence until `ended`; where the database goes away, `tell` it and come back. `begun` hears of each beginning.

    Raises:
        Malformed, Refused, Altered: as `Sequencer`.
    """
    while not ended.is_set():
        try:
            with open_one() as sequencer:
                begun()
                sequencer.work(ended)
        except Unavailable as error:
            tell(error)
            ended.wait(_COME_BACK_S)
