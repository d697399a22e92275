"""Group commit: many writers, one transaction at a time, and nobody told "kept" before it is on disk.

Writers sign for themselves and hand in their envelopes; one thread takes whatever is waiting, appends it as a whole and
then answers everybody. The more writers wait, the more share one flush of the disk.
"""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Self

from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Signer
from shirushi.terms.errors import ShirushiError
from shirushi.terms.when import Instant

MOST_AT_ONCE = 1_024
"""Entries of one transaction at most."""

_Handed = tuple[bytes, "Future[int]"]


class Committer:
    """The one writer of a log; use as a context manager. `hand_in` may be called from any thread."""

    def __init__(self, path: Path, origin: str, signer: Signer, clock: Callable[[], Instant]) -> None:
        """Write to the log of `origin` at `path`, sign its checkpoints with `signer`."""
        self._path = path
        self._origin = origin
        self._signer = signer
        self._clock = clock
        self._waiting: SimpleQueue[_Handed | None] = SimpleQueue()
        self._opened: Future[None] = Future()
        self._thread = Thread(target=self._work, name="ledger", daemon=True)

    def __enter__(self) -> Self:
        """Open the log.

        Raises:
            Malformed, Refused, Altered, Unavailable: as `Ledger.open`.
        """
        self._thread.start()
        self._opened.result()
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what was handed in, then close."""
        self._waiting.put(None)
        self._thread.join()

    def hand_in(self, envelope: bytes) -> "Future[int]":
        """Hand in an envelope; the result is its index, once it is durable, or the error that kept it out."""
        future: Future[int] = Future()
        self._waiting.put((envelope, future))
        return future

    def append(self, envelope: bytes) -> int:
        """Hand in an envelope and wait until it is durable; return its index.

        Raises:
            Malformed, Refused, Unavailable: as `Ledger.append`.
        """
        return self.hand_in(envelope).result()

    def _work(self) -> None:
        try:
            ledger = Ledger.open(self._path, self._origin)
        except ShirushiError as error:
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        with ledger:
            while batch := self._batch():
                self._keep(ledger, batch)

    def _batch(self) -> list[_Handed]:
        """Wait for something to keep, and take along whatever else is there; empty: nothing more will come."""
        batch: list[_Handed] = []
        handed = self._waiting.get()
        while handed is not None:
            batch.append(handed)
            if len(batch) == MOST_AT_ONCE:
                break
            try:
                handed = self._waiting.get_nowait()
            except Empty:
                break
        else:
            if batch:
                self._waiting.put(None)  # the end is met again once this batch is kept
        return batch

    def _keep(self, ledger: Ledger, batch: list[_Handed]) -> None:
        """Append a batch; where it is refused as a whole, each on its own, so that one bad entry keeps out no other."""
        try:
            indices = ledger.append([envelope for envelope, _ in batch], self._signer, self._clock())
        except ShirushiError as error:
            if len(batch) == 1:
                batch[0][1].set_exception(error)
                return
            for handed in batch:
                self._keep(ledger, [handed])
            return
        for (_, future), index in zip(batch, indices, strict=True):
            future.set_result(index)
