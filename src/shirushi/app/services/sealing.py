"""Seals statements in the log and remembers where each of them stands."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.logs import open_for_writing
from shirushi.app.services.proving import LoggedTogether, prove
from shirushi.app.services.workspace import open_workspace, workspace_of
from shirushi.app.settings import Settings
from shirushi.app.store.keys import OwnKeys, own_keys
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.envelope import seal
from shirushi.evidence.statement import Statement


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Where something stands: the log's origin, and the index."""

    origin: str
    index: int


class Sealer:
    """Signs with the user's keys and appends to one log."""

    def __init__(self, ledger: Ledger, keys: OwnKeys) -> None:
        """Append to `ledger`, which was opened for these keys."""
        self._ledger = ledger
        self._keys = keys
        self._indices: list[int] = []

    def add(self, statement: Statement) -> LogEntry:
        """Seal one statement and tell where it stands; on return it is durable.

        Raises:
            Refused: the log was signed by another key, or is closed.
            Unavailable: the disk is full or gone.
        """
        return self.add_sealed(seal(statement, self._keys.evidence))

    def add_sealed(self, envelope: bytes) -> LogEntry:
        """Append a statement that is signed already and tell where it stands; errors are those of `add`."""
        (index,) = self._ledger.append([envelope], self._keys.log, now())
        self._indices.append(index)
        return LogEntry(origin=self._ledger.origin, index=index)

    def proven(self) -> LoggedTogether:
        """The entries of this run and the log's key entries, all proven under the present checkpoint."""
        return prove(self._ledger, sorted(set(self._indices)))


@contextmanager
def log_for(file: Path, workspace: Path | None, settings: Settings) -> Generator[Sealer | None]:
    """Open the log that takes what is written to `file`: that of the workspace named, or of the one it lies in.

    None: it lies in no workspace, and there is no log.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `open_workspace`, `own_keys` and `open_for_writing`.
    """
    found = open_workspace(workspace) if workspace else workspace_of(file)
    if found is None:
        yield None
        return
    keys = own_keys(settings.home)
    with open_for_writing(found, keys, now()) as ledger:
        yield Sealer(ledger, keys)
