"""`shirushi witness serve`: a witness that watches logs of others and cosigns what continues what it knows.

Source: c2sp.org/tlog-witness. The door that speaks HTTP is `app/web/witness.py`.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from shirushi.app.clock import now
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.witness import LastCosigned, WitnessState, cosigners, open_state
from shirushi.evidence.parse import ill_formed
from shirushi.evidence.tlog.checkpoint import Checkpoint
from shirushi.evidence.tlog.cosignature import Cosigner, cosign, is_cosigner_name
from shirushi.evidence.tlog.note import Note, VerifierKey, load_note
from shirushi.evidence.tlog.policy import load_logs
from shirushi.evidence.tlog.witness import AddCheckpoint, Declines, Known, decide, load_request, origin_of
from shirushi.evidence.trust import SKEW_MS
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Malformed
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

_NAME = Text(ja="証人の名前", en="witness name")
_CLOCK = Text(
    ja="証人の時計が、前に署名した時刻より前に戻っています。",
    en="The clock of this witness went back behind a time that it signed.",
)


class RunWitness(msgspec.Struct, frozen=True, kw_only=True):
    """Under which name to witness, and the file that lists the logs (verifier keys, or a tlog-policy)."""

    name: str
    logs: Path


class WitnessKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A witness's verifier keys, as they stand in policies: Ed25519, ML-DSA-44."""

    name: str
    keys: tuple[str, ...]


class Cosigned(msgspec.Struct, frozen=True, kw_only=True):
    """The checkpoint is kept; `lines` are the cosignatures on it."""

    lines: str


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A log that is watched: its origin, that origin's hash as it stands in paths, and what was cosigned last, when."""

    origin: str
    origin_hash: str
    size: int
    at_s: int


class Witness:
    """A witness at work; its methods may be called from many threads at once."""

    def __init__(
        self,
        keys: tuple[Cosigner, ...],
        logs: tuple[VerifierKey, ...],
        state: WitnessState,
        clock: Callable[[], Instant],
    ) -> None:
        """Cosign with `keys` what continues `logs`, and keep it in `state`."""
        self.keys = tuple(str(cosigner.key) for cosigner in keys)
        self.name = keys[0].key.name
        self._cosigners = keys
        self._logs = logs
        self._state = state
        self._clock = clock

    def add_checkpoint(self, body: bytes) -> Cosigned | Declines:
        """Answer a request: keep and cosign a checkpoint that continues what is known, or decline.

        Raises:
            Unavailable, Altered: the state cannot be read or kept; nothing was cosigned.
        """
        try:
            request = load_request(body)
            origin = origin_of(request)
            while True:
                last = self._state.last(origin)
                decided = decide(request, last.known, self._logs)
                if isinstance(decided, Declines):
                    return decided
                lines = self._take_up(request, decided.checkpoint, last)
                if lines is not None:
                    return lines
        except Malformed as error:
            return Declines(status=400, why=error.faults[0].says)

    def checkpoint(self, origin_hash: str) -> str | None:
        """The last checkpoint cosigned of the log whose origin has that SHA-256; None where there is none."""
        for origin in self._origins():
            if sha256(origin.encode()) == origin_hash:
                return self._state.last(origin).note or None
        return None

    def watched(self) -> tuple[Watched, ...]:
        """The logs that are watched, in the order of the list."""
        return tuple(self._watched(origin) for origin in self._origins())

    def _origins(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key.name for key in self._logs))

    def _watched(self, origin: str) -> Watched:
        last = self._state.last(origin)
        return Watched(origin=origin, origin_hash=sha256(origin.encode()), size=last.known.size, at_s=last.at_s)

    def _take_up(
        self, request: AddCheckpoint, checkpoint: Checkpoint, last: LastCosigned
    ) -> Cosigned | Declines | None:
        """Cosign, and hand the lines out once they are kept; None where another request came first."""
        now_s = self._clock() // 1000
        if now_s < last.at_s - SKEW_MS // 1000:
            return Declines(status=503, why=_CLOCK)
        at_s = max(now_s, last.at_s)  # a small step back of the clock is not told to the world
        lines = "".join(cosign(checkpoint, cosigner, at_s) for cosigner in self._cosigners)
        known = Known(size=checkpoint.size, root=checkpoint.root)
        note = f"{self._signed(load_note(request.note))}{lines}"
        kept = self._state.replace(checkpoint.origin, last, LastCosigned(known=known, at_s=at_s, note=note))
        return Cosigned(lines=lines) if kept else None

    def _signed(self, note: Note) -> str:
        """The note with the signatures of the log's own keys; lines of strangers are left out."""
        own = {(key.name, key.key_id) for key in self._logs}
        return f"{note.text}\n{''.join(str(line) for line in note.signatures if (line.name, line.key_id) in own)}"


@contextmanager
def open_witness(command: RunWitness, settings: Settings) -> Generator[Witness]:
    """Open a witness's keys and record, and hand it out; both are made on first use.

    Raises:
        Malformed: the name, the list of logs, or a key is broken.
        Refused: a key is open to others, or the record of what was cosigned is gone.
        Unavailable: the disk refuses.
    """
    _refuse_name(command.name)
    logs = load_logs(read_bytes(command.logs))
    keys = cosigners(settings.home, command.name)
    with open_state(settings.home, command.name) as state:
        yield Witness(keys, logs, state, now)


def write_page(page: str, file: Path) -> None:
    """Write the page of a witness to `file`.

    Raises:
        Unavailable: the disk refuses.
    """
    with reaching(file):
        replace(file, page.encode())


def witness_keys(name: str, settings: Settings) -> WitnessKeys:
    """The verifier keys of the witness `name`; the first call makes the keys.

    Raises:
        Malformed, Refused, Unavailable: as `open_witness`.
    """
    _refuse_name(name)
    return WitnessKeys(name=name, keys=tuple(str(cosigner.key) for cosigner in cosigners(settings.home, name)))


def _refuse_name(name: str) -> None:
    if not is_cosigner_name(name):
        raise ill_formed(_NAME, name)
