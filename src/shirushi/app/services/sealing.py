"""Seals statements in the log and remembers where each of them stands."""

from collections.abc import Sequence

import msgspec

from shirushi.app.clock import now
from shirushi.app.store.keys import OwnKeys
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.recorded import OUTSIDE
from shirushi.evidence.envelope import seal
from shirushi.evidence.key import PublicKey
from shirushi.evidence.logged import Logged
from shirushi.evidence.statement import Statement
from shirushi.terms.errors import Malformed


class Sealer:
    """Signs with the user's keys and appends to one log."""

    def __init__(self, ledger: Ledger, keys: OwnKeys) -> None:
        """Append to `ledger`, which was opened for these keys."""
        self._ledger = ledger
        self._keys = keys
        self._indices: list[int] = []

    def add(self, statement: Statement) -> int:
        """Seal one statement and return its index; on return it is durable.

        Raises:
            Refused: the log was signed by another key, or is closed.
            Unavailable: the disk is full or gone.
        """
        return self.add_sealed(seal(statement, self._keys.evidence))

    def add_sealed(self, envelope: bytes) -> int:
        """Append a statement that is signed already and return its index; errors are those of `add`."""
        (index,) = self._ledger.append([envelope], self._keys.log, now())
        self._indices.append(index)
        return index

    def proven(self) -> "LoggedRun":
        """The entries of this run and the log's key entries, all proven under the present checkpoint."""
        return prove(self._ledger, sorted(set(self._indices)))


class LoggedRun(msgspec.Struct, frozen=True, kw_only=True):
    """Statements of a log with their proofs, everything under one checkpoint; `key` began the log."""

    statements: tuple[Logged, ...]
    key_entries: tuple[Logged, ...]
    checkpoint: str
    key: PublicKey


def prove(ledger: Ledger, indices: Sequence[int]) -> LoggedRun:
    """Gather the statements at these indices, the log's key entries, and the proofs of all of them.

    Raises:
        Malformed: one of them is not in the log.
        Refused: one is confidential.
        Altered: one does not agree with the log.
    """
    changes = tuple(entry.index for entry in ledger.key_entries)
    key = ledger.key
    proven = ledger.inclusions((*indices, *changes))
    if key is None:
        raise Malformed(OUTSIDE.at(size=0, asked=tuple(indices)))
    logged = tuple(
        Logged(index=index, envelope=ledger.statement(index), proof=proof)
        for index, proof in zip((*indices, *changes), proven.proofs, strict=True)
    )
    return LoggedRun(
        statements=logged[: len(indices)],
        key_entries=logged[len(indices) :],
        checkpoint=proven.checkpoint,
        key=key,
    )
