"""Moving a log between stores: all it holds in one file, and back with the same indices, checkpoints and tree.

The file is JSON Lines: first origin and key, then a line for each entry with its evidence, and after the entries that it
covers, each checkpoint. Confidential evidence is in it with its salt: the file is for the log's keeper only.

An import trusts none of it: entries are derived from evidence, roots from entries, and every checkpoint must be signed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from shirushi.app.store.disk import OWNER_ONLY, reaching, replace_by
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.log import NOT_A_LOG, OTHER_HISTORY, OTHER_ORIGIN
from shirushi.app.store.recorded import OTHER_KEY, OUTSIDE
from shirushi.app.store.tables import Row, Step
from shirushi.evidence.entry import Entry, Kind, of_confidential, of_statement
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey
from shirushi.evidence.parse import ill_formed
from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.note import VerifierKey, load_note, load_verifier_key
from shirushi.terms.errors import Malformed, Place, Refused
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

_AT_ONCE = 1_024
"""Entries of one transaction at least, where there are so many."""
_MOST_LINE = 2 * MOST_BYTES
_EXPORT = Text(ja="書き出したログ", en="exported log")


class _Begun(msgspec.Struct, frozen=True, kw_only=True, tag="log"):
    """Whose log it is: origin and the key that it began with, as one verifier key."""

    key: str


class _Taken(msgspec.Struct, frozen=True, kw_only=True, tag="entry", omit_defaults=True):
    """An entry: when it was taken up, and the evidence it names; of erased evidence the digest that stays."""

    kind: Kind
    at: Instant
    salt: bytes | None = None
    evidence: bytes | None = None
    digest: bytes = b""


class _Covered(msgspec.Struct, frozen=True, kw_only=True, tag="checkpoint"):
    """The checkpoint over all the entries before it."""

    note: str


_Line = _Begun | _Taken | _Covered
_L = TypeVar("_L", bound=_Line)


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """What was moved: entries there now, entries there before, and the key that the log began with."""

    size: int
    before: int
    key: PublicKey


def export_log(log: Ledger, file: Path) -> Moved:
    """Write everything that a log holds into `file`, which only its owner may read; whatever was there is replaced.

    Raises:
        Malformed: the log has no entry yet.
        Altered: an entry does not agree with the evidence beside it.
        Unavailable: disk or database refuses.
    """
    key, size = log.key, log.size
    if key is None or not size:
        raise Malformed(OUTSIDE.at(size=size, asked=0))
    begun = _Begun(key=str(VerifierKey(name=log.origin, key=key)))
    with reaching(file):
        replace_by(file, _written(begun, log.steps(size)), OWNER_ONLY)
    return Moved(size=size, before=0, key=key)


def exported_origin(file: Path) -> str:
    """Read whose log was exported into `file`.

    Raises:
        Malformed: no log was.
        Unavailable: the disk refuses.
    """
    with reaching(file):
        return _begin(file, _lines(file)).name


def import_log(file: Path, log: Ledger) -> Moved:
    """Take an exported log up into `log`, which is empty or holds a beginning of it; a run that was cut short goes on.

    Raises:
        Malformed: no log was exported there, or a line cannot be read.
        Refused: `log` has another origin or key, or holds another history; or it is closed.
        Altered: evidence, entries and checkpoints do not agree; what was taken up before is sound.
        Unavailable: disk or database refuses.
    """
    before = log.size
    with reaching(file):
        lines = _lines(file)
        own = _begin(file, lines)
        if own.name != log.origin:
            raise Refused(OTHER_ORIGIN.at(Place(path=str(file)), origin=own.name))
        present = log.key
        if present is not None and present != own.key:
            raise Refused(OTHER_KEY.at(key=present.fingerprint))
        if not _take_up(log, own.key, _steps(lines), before):
            raise Refused(OTHER_HISTORY.at(Place(path=str(file)), name=file.name))
    return Moved(size=log.size, before=before, key=own.key)


def _take_up(log: Ledger, key: PublicKey, steps: Iterable[Step], before: int) -> bool:
    """Restore the steps after the first `before` entries; tell whether those are a beginning of what was exported."""
    is_beginning = before == 0
    batch: list[Step] = []
    for step in steps:
        end = load_checkpoint(load_note(step.note.encode()).text)
        if end.size <= before:
            is_beginning |= end.size == before and end.root == log.root(before)
            continue
        if not is_beginning:
            return False
        batch.append(step)
        if sum(len(one.rows) for one in batch) >= _AT_ONCE:
            log.restore(batch, key)
            batch.clear()
    if is_beginning:
        log.restore(batch, key)
    return is_beginning


def _written(begun: _Begun, steps: Iterable[Step]) -> Iterator[bytes]:
    yield _line(begun)
    for step in steps:
        yield from (_line(_taken(row)) for row in step.rows)
        yield _line(_Covered(note=step.note))


def _line(told: _Line) -> bytes:
    return msgspec.json.encode(told) + b"\n"


def _taken(row: Row) -> _Taken:
    digest = row.entry.digest if row.data is None else b""
    return _Taken(kind=row.entry.kind, at=row.at, salt=row.salt, evidence=row.data, digest=digest)


def _lines(file: Path) -> Iterator[_Line]:
    with file.open("rb") as opened:
        for number, line in enumerate(iter(lambda: opened.readline(_MOST_LINE), b""), start=1):
            try:
                yield msgspec.json.decode(line, type=_Line)
            except (ValueError, RecursionError) as error:
                raise ill_formed(_EXPORT, f"{number}: {error}") from error


def _begin(file: Path, lines: Iterator[_Line]) -> VerifierKey:
    if not file.is_file():
        raise Malformed(NOT_A_LOG.at(Place(path=str(file)), name=file.name))
    return load_verifier_key(_expect(next(lines, None), _Begun).key)


def _expect(told: _Line | None, kind: type[_L]) -> _L:
    if not isinstance(told, kind):
        raise ill_formed(_EXPORT, type(told).__name__)
    return told


def _steps(lines: Iterator[_Line]) -> Iterator[Step]:
    """The log checkpoint by checkpoint."""
    rows: list[Row] = []
    for told in lines:
        if isinstance(told, _Covered):
            yield Step(rows=tuple(rows), note=told.note)
            rows = []
        else:
            rows.append(_row(_expect(told, _Taken)))
    if rows:
        raise ill_formed(_EXPORT, "checkpoint")


def _row(told: _Taken) -> Row:
    """The row that evidence gives."""
    try:
        if told.evidence is None and told.salt is None and told.kind == "commitment":
            entry = Entry(kind="commitment", digest=told.digest)
        elif told.kind == "commitment":
            entry = of_confidential(told.evidence or b"", told.salt or b"")
        else:
            entry = of_statement(told.evidence or b"", told.kind)
    except ValueError as error:
        raise ill_formed(_EXPORT, str(error)) from error
    return Row(entry=entry, at=told.at, salt=told.salt, data=told.evidence)
