"""`shirushi log`: reads a log, proves its entries, re-derives it, and writes it out as plain files."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from shirushi.app.services.logs import open_database, open_file, open_to_read
from shirushi.app.services.proving import write_proven
from shirushi.app.services.workspace import open_workspace, read_bytes
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.kept import refuse_other_than
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.opening import InDatabase
from shirushi.app.store.recorded import Recorded
from shirushi.evidence.entry import Kind, StatementKind, of_statement
from shirushi.evidence.envelope import MOST_BYTES, open_envelope, unverified
from shirushi.evidence.gist import gist
from shirushi.evidence.parse import refuse_larger
from shirushi.evidence.statement import Statement
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint
from shirushi.evidence.tlog.note import load_note
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

Progress = Callable[[int], None]

NOT_LOGGED = Code(
    id="SH975",
    says=Text(ja="「{file}」は、ログ「{origin}」に入っていません。", en="{file} is not an entry of the log {origin}."),
    remedy=Text(
        ja="「shirushi log show」で番号を確かめるか、--in か --log で別のログを指定してください。",
        en="See what is there with `shirushi log show`, or name another log with --in or --log.",
    ),
)
TAKEN = Code(
    id="SH981",
    says=Text(ja="「{path}」には既に別のファイルがあります。", en="There are other files in {path} already."),
    remedy=Text(ja="空のフォルダを指定してください。", en="Name an empty folder."),
)

_ENVELOPE = Text(ja="証拠のファイル", en="file of evidence")
_STATEMENT_KINDS: tuple[StatementKind, ...] = ("statement", "key", "closing")


class LogPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Which log: the present one of a workspace, the one in a file, or in a schema of a PostgreSQL database.

    `home` knows how far it was cosigned.
    """

    home: Path
    workspace: Path = Path()
    file: Path | None = None
    schema: str = ""
    database: str = ""


class EntryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its index, kind, what it is about, when it was taken up by that machine's clock, its digest."""

    index: int
    kind: Kind
    about: Text
    at: Instant
    digest: str


class LogShown(msgspec.Struct, frozen=True, kw_only=True):
    """A log and its last entries."""

    origin: str
    size: int
    closed: bool
    entries: tuple[EntryLine, ...]


class EntryShown(msgspec.Struct, frozen=True, kw_only=True):
    """One entry; `statement` is None of confidential evidence, `key` is the key whose signature counts there."""

    line: EntryLine
    key: str
    statement: Statement | None


class CheckpointShown(msgspec.Struct, frozen=True, kw_only=True):
    """The signed head: origin, size, root and the fingerprint of the key that signed; the note as it stands."""

    origin: str
    size: int
    root: str
    key: str
    note: str


class LogChecked(msgspec.Struct, frozen=True, kw_only=True):
    """A log of which everything was re-derived: whose it is, how many entries, under which root.

    `kept` are the entries of the checkpoint that it was seen to continue; 0 where none was given.
    """

    origin: str
    size: int
    root: str
    kept: int = 0


class Prove(msgspec.Struct, frozen=True, kw_only=True):
    """What to prove: an index, or the file of a statement that is in the log; and the folder to write to."""

    place: LogPlace
    what: str
    out: Path | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The files that were written, and how many entries they prove."""

    files: tuple[str, ...]
    entries: int


def show_log(place: LogPlace, last: int) -> LogShown:
    """The last entries of a log.

    Raises:
        Malformed: there is no log.
        Refused: it is the log of another workspace.
        Altered: the log does not agree with itself.
        Unavailable: the disk refuses.
    """
    with open_log(place) as ledger:
        size = ledger.size
        entries = tuple(map(_line, ledger.recorded(max(0, size - last), size)))
        return LogShown(origin=ledger.origin, size=size, closed=ledger.is_closed, entries=entries)


def show_entry(place: LogPlace, index: int) -> EntryShown:
    """One entry of a log and what it states; errors are those of `show_log`.

    Raises:
        Malformed: there is no such entry.
    """
    with open_log(place) as ledger:
        (recorded,) = ledger.recorded(index, index + 1)
        line = _line(recorded)
        ring = ledger.keyring
        role: Literal["evidence", "log"] = "log" if line.kind == "commitment" else "evidence"
        return EntryShown(
            line=line,
            key=ring.holder(role, index).fingerprint if ring else "",
            statement=None if line.kind == "commitment" else unverified(open_envelope(recorded.evidence or b"")),
        )


def show_checkpoint(place: LogPlace) -> CheckpointShown:
    """The signed head of a log; errors are those of `show_log`.

    Raises:
        Malformed: the log has no entry yet.
    """
    with open_log(place) as ledger:
        note, head, ring = ledger.checkpoint(), _head(ledger), ledger.keyring
        key = ring.checkpoint_key(head.size).fingerprint if ring else ""
    return CheckpointShown(origin=head.origin, size=head.size, root=head.root.hex(), key=key, note=note)


def check_log(place: LogPlace, progress: Callable[[int], Progress], kept: Path | None = None) -> LogChecked:
    """Re-derive every entry, tile and checkpoint from the evidence; `progress` is told the size, then how far it came.

    `kept` is the file of a checkpoint that was kept outside the log.

    Raises:
        Altered: something does not agree, and the first entry concerned is named; or it does not continue `kept`.
        Malformed, Refused, Unavailable: as `show_log`; or `kept` is no checkpoint, or one of another log.
    """
    with open_log(place) as ledger:
        size = ledger.check(progress(ledger.size))
        before = refuse_other_than(ledger, read_bytes(kept)).size if kept else 0
        return LogChecked(origin=ledger.origin, size=size, root=_head(ledger).root.hex() if size else "", kept=before)


def prove_entry(command: Prove) -> Written:
    """Write a statement with its proof, and with what others need to verify it; errors are those of `show_log`.

    Raises:
        Malformed: there is no such entry, or the file is not in the log.
    """
    with open_log(command.place) as ledger:
        if command.what.isdecimal():
            index, name = int(command.what), Path(f"{int(command.what):04d}.json")
        else:
            name = Path(command.what)
            index = _find(ledger, name)
        folder = command.out or name.parent
        files = write_proven(ledger, (index,), folder, lambda _: name.stem)
    return Written(files=files, entries=1)


def export_log(place: LogPlace, folder: Path, progress: Callable[[int], Progress]) -> Written:
    """Write every entry with its proof, the checkpoint and the keys as plain files; errors are those of `show_log`.

    Raises:
        Malformed: the log has no entry yet, or something else lies in the folder.
    """
    with reaching(folder):
        if folder.exists() and any(folder.iterdir()):
            raise Malformed(TAKEN.at(Place(path=str(folder)), path=folder))
    with open_log(place) as ledger:
        size = _head(ledger).size
        files = write_proven(ledger, range(size), folder, "{:04d}".format, progress(size))
        with reaching(folder):
            replace(folder / "checkpoint", ledger.checkpoint().encode())
    return Written(files=(*files, str(folder / "checkpoint")), entries=size)


def open_log(place: LogPlace) -> Ledger:
    """Open a log to be read; errors are those of `show_log`."""
    if place.schema:
        return open_database(InDatabase(url=place.database, schema=place.schema), place.home)
    return (
        open_file(place.file, place.home) if place.file else open_to_read(open_workspace(place.workspace), place.home)
    )


def _line(recorded: Recorded) -> EntryLine:
    return EntryLine(
        index=recorded.index,
        kind=recorded.entry.kind,
        about=gist(recorded.entry.kind, recorded.evidence),
        at=recorded.at,
        digest=recorded.entry.digest.hex(),
    )


def _head(ledger: Ledger) -> Checkpoint:
    return load_checkpoint(load_note(ledger.checkpoint().encode()).text)


def _find(ledger: Ledger, file: Path) -> int:
    data = read_bytes(file)
    refuse_larger(data, MOST_BYTES, _ENVELOPE)
    for kind in _STATEMENT_KINDS:
        index = ledger.find(of_statement(data, kind))
        if index is not None:
            return index
    raise Malformed(NOT_LOGGED.at(Place(path=str(file)), file=file, origin=ledger.origin))
