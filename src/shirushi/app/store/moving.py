"""Moving a log between stores: everything it holds as plain files, and back with the same indices, checkpoints and tree.

| in the folder | holds |
|---|---|
| `published/` | the log as anybody may have it (publishing.py) |
| `private/log.vkey` | origin and public key, as one verifier key line |
| `private/history.jsonl` | in order, a line for each entry and for each checkpoint; with confidential evidence and its salt |

An import trusts none of it: entries are derived from evidence, roots from entries, and every checkpoint must be signed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from shirushi.app.store.disk import OWNER_ONLY, reaching, replace, replace_by
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.log import ENTRY_ALTERED, NOT_A_LOG, OTHER_ORIGIN, TREE_ALTERED
from shirushi.app.store.published import Published
from shirushi.app.store.publishing import OTHER_HISTORY, Publication, publish_tiles
from shirushi.app.store.tables import Row, Step
from shirushi.evidence.entry import SALT_BYTES, of_confidential
from shirushi.evidence.envelope import MOST_BYTES
from shirushi.evidence.key import PublicKey
from shirushi.evidence.parse import ill_formed
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint
from shirushi.evidence.tlog.note import VerifierKey, load_note, load_verifier_key
from shirushi.terms.errors import Altered, Malformed, Place, Refused
from shirushi.terms.text import Text
from shirushi.terms.when import Instant

_PUBLISHED, _KEY, _HISTORY = "published", "private/log.vkey", "private/history.jsonl"
_AT_ONCE = 1_024
"""Entries of one transaction at least, where there are so many."""
_MOST_LINE = 2 * MOST_BYTES
_WORDS = Text(ja="ログの経過（history.jsonl）", en="history of a log (history.jsonl)")


class _Taken(msgspec.Struct, frozen=True, kw_only=True, tag="entry", omit_defaults=True):
    """An entry was taken up; salt and evidence where it is confidential and was not erased."""

    at: Instant
    salt: bytes = b""
    evidence: bytes = b""


class _Covered(msgspec.Struct, frozen=True, kw_only=True, tag="checkpoint"):
    """A checkpoint was set over all the entries before it."""

    note: str


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What was imported: entries there now, entries there before, and the key that the log began with."""

    size: int
    before: int
    key: PublicKey


def export_log(log: Ledger, folder: Path) -> Publication:
    """Write everything that a log holds into `folder`; what is not for everybody below `private/`, for the owner only.

    Raises:
        Malformed, Refused, Altered, Unavailable: as `publish_tiles`.
    """
    publication = publish_tiles(log, folder / _PUBLISHED)
    history = folder / _HISTORY
    with reaching(history):
        history.parent.mkdir(mode=0o700, exist_ok=True)
        replace(folder / _KEY, f"{VerifierKey(name=log.origin, key=publication.key)}\n".encode())
        replace_by(history, map(_line, _told(log.steps(publication.size))), OWNER_ONLY)
    return publication


def import_log(folder: Path, log: Ledger) -> Imported:
    """Take an exported log up into `log`, which is empty or holds a beginning of it; a run that was cut short goes on.

    Raises:
        Malformed: no log was exported there, or its history cannot be read.
        Refused: `log` has another origin or key, or holds another history.
        Altered: evidence, entries and checkpoints do not agree; what was taken up before is sound.
        Unavailable: a file is missing, or disk or database refuses.
    """
    key = _key(folder, log)
    published = Published(folder / _PUBLISHED, key)
    before = log.size
    _refuse_other_history(log, before, published, folder)
    batch: list[Step] = []
    with reaching(folder / _HISTORY):
        for step in _steps(folder / _HISTORY, published, before):
            batch.append(step)
            if sum(len(one.rows) for one in batch) >= _AT_ONCE:
                log.restore(batch, key)
                batch.clear()
    log.restore(batch, key)
    if log.size < published.size:
        raise Altered(TREE_ALTERED.at(first=log.size, last=published.size - 1))
    return Imported(size=log.size, before=before, key=key)


def _told(steps: Iterable[Step]) -> Iterator[_Taken | _Covered]:
    for step in steps:
        for row in step.rows:
            secret = row.data or b"" if row.entry.kind == "commitment" else b""
            yield _Taken(at=row.at, salt=row.salt or b"", evidence=secret)
        yield _Covered(note=step.note)


def _line(told: _Taken | _Covered) -> bytes:
    return msgspec.json.encode(told) + b"\n"


def _key(folder: Path, log: Ledger) -> PublicKey:
    """The key of the exported log, which must be that of `log` by its origin."""
    with reaching(folder):
        if not (folder / _HISTORY).is_file() or not (folder / _KEY).is_file():
            raise Malformed(NOT_A_LOG.at(Place(path=str(folder)), name=folder.name))
        named = load_verifier_key((folder / _KEY).read_bytes().decode(errors="replace"))
    if named.name != log.origin:
        raise Refused(OTHER_ORIGIN.at(Place(path=str(folder)), origin=named.name))
    return named.key


def _refuse_other_history(log: Ledger, size: int, published: Published, folder: Path) -> None:
    """See that what `log` holds is a beginning of what was exported."""
    if size and (size > published.size or _state(log.checkpoint()).root != published.root(size)):
        raise Refused(OTHER_HISTORY.at(Place(path=str(folder)), name=folder.name))


def _steps(history: Path, published: Published, before: int) -> Iterator[Step]:
    """The exported log checkpoint by checkpoint, after the first `before` entries."""
    rows: list[Row] = []
    index = 0
    with history.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_MOST_LINE), b""), start=1):
            told = _load(line, number)
            if isinstance(told, _Taken):
                if index >= before:
                    rows.append(_row(told, index, published))
                index += 1
            elif index > before:
                yield Step(rows=tuple(rows), note=told.note)
                rows = []
    if rows:
        raise ill_formed(_WORDS, "checkpoint")


def _load(line: bytes, number: int) -> _Taken | _Covered:
    try:
        return msgspec.json.decode(line, type=_Taken | _Covered)
    except (ValueError, RecursionError) as error:
        raise ill_formed(_WORDS, f"{number}: {error}") from error


def _row(told: _Taken, index: int, published: Published) -> Row:
    """The row at `index`; its evidence must be what the published entry names."""
    entry = published.entry(index)
    if entry.kind != "commitment":
        return Row(entry=entry, at=told.at, salt=None, data=published.statement(index))
    if not told.salt and not told.evidence:
        return Row(entry=entry, at=told.at, salt=None, data=None)
    if len(told.salt) != SALT_BYTES or of_confidential(told.evidence, told.salt) != entry:
        raise Altered(ENTRY_ALTERED.at(index=index))
    return Row(entry=entry, at=told.at, salt=told.salt, data=told.evidence)


def _state(note: str) -> Checkpoint:
    return load_checkpoint(load_note(note.encode()).text)
