"""Seals statements in the log and remembers where each of them stands."""

from shirushi.app.clock import now
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import Signer
from shirushi.evidence.statement import Statement
from shirushi.exchange.bundle import Logged


class Sealer:
    """Signs with one key and appends to one log."""

    def __init__(self, ledger: Ledger, signer: Signer) -> None:
        """Append to `ledger` what `signer` signed."""
        self.signer = signer
        self._ledger = ledger
        self._indices: list[int] = []

    def add(self, statement: Statement) -> None:
        """Seal one statement; on return it is durable.

        Raises:
            Refused: the log was signed by another key.
            Unavailable: the disk is full or gone.
        """
        envelope = seal(statement, self.signer)
        (index,) = self._ledger.append([envelope], self.signer, now())
        self._indices.append(index)

    def logged(self) -> tuple[Logged, ...]:
        """The entries of this run with their proofs under the present checkpoint, by index."""
        return tuple(
            Logged(index=index, envelope=self._ledger.statement(index), proof=self._ledger.inclusion(index))
            for index in sorted(set(self._indices))
        )

    def checkpoint(self) -> str:
        """The log's signed head."""
        return self._ledger.checkpoint()
