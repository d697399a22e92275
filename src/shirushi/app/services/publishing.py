"""A log leaves its database: published as plain files for everybody, backed up for its keeper, taken up elsewhere."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import msgspec

from shirushi.app.services.logbook import LogPlace, open_log
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.keys import own_keys
from shirushi.app.store.moving import export_log, exported_origin, import_log
from shirushi.app.store.opening import InDatabase, InFile, refuse_without_package
from shirushi.app.store.opening import open_log as open_or_begin
from shirushi.app.store.published import Published
from shirushi.app.store.publishing import publish_tiles
from shirushi.app.store.seen import open_ledger
from shirushi.evidence.key import load_public
from shirushi.terms.errors import Code, Malformed, ShirushiError
from shirushi.terms.text import Text

NO_TARGET = Code(
    id="SH946",
    says=Text(ja="ログを戻す先が指定されていません。", en="Where to put the log is not said."),
    remedy=Text(
        ja="--log で新しいファイルを、または --schema でデータベースのスキーマを指定してください。",
        en="Name a new file with --log, or a schema of the database with --schema.",
    ),
)


class LogPublished(msgspec.Struct, frozen=True, kw_only=True):
    """What was published: whose log, entries there now and before, files written, fingerprint of the log's first key."""

    origin: str
    size: int
    before: int
    files: int
    key: str


class LogMoved(msgspec.Struct, frozen=True, kw_only=True):
    """What was written or taken up: whose log, entries there now and before, fingerprint of the log's first key."""

    origin: str
    size: int
    before: int
    key: str


class Sequence(msgspec.Struct, frozen=True, kw_only=True):
    """Which log to sequence: its origin, and the schema of the database."""

    origin: str
    schema: str
    database: str


def publish_log(place: LogPlace, folder: Path) -> LogPublished:
    """Publish a log below `folder` as c2sp.org/tlog-tiles has it, or what is new since the last time.

    Raises:
        Malformed: there is no log, or no entry in it.
        Refused: the folder holds another log, or a history that this one does not continue.
        Altered: log or folder do not agree with their checkpoints.
        Unavailable: disk or database refuses.
    """
    with open_log(place) as log:
        done = publish_tiles(log, folder)
        return LogPublished(
            origin=log.origin, size=done.size, before=done.before, files=done.files, key=done.key.fingerprint
        )


def check_published(folder: Path, key: Path, progress: Callable[[int], Callable[[int], None]]) -> LogMoved:
    """Re-derive a published log from its files; `key` is the file of the one that it began with.

    Raises:
        Malformed: no log is published there, or the file holds no key.
        Altered: something does not agree; the first entry concerned is named.
        Unavailable: a statement is missing, or the disk refuses.
    """
    there = Published(folder, load_public(read_bytes(key)))
    size = there.check(progress(there.size))
    return LogMoved(origin=there.state.origin, size=size, before=size, key=there.key.fingerprint)


def back_up(place: LogPlace, file: Path) -> LogMoved:
    """Write everything that a log holds into one file, secrets too, for its keeper only.

    Raises:
        Malformed: there is no log, or no entry in it.
        Altered: an entry does not agree with the evidence beside it.
        Unavailable: disk or database refuses.
    """
    with open_log(place) as log:
        done = export_log(log, file)
        return LogMoved(origin=log.origin, size=done.size, before=0, key=done.key.fingerprint)


def restore_log(file: Path, place: LogPlace) -> LogMoved:
    """Take a log that was backed up into another store, under the same indices, checkpoints and tree.

    Raises:
        Malformed: no log was backed up there, or no place for it is named.
        Refused: another log is there, or another history.
        Altered: evidence, entries and checkpoints do not agree; or it is older or other than it was seen here.
        Unavailable: disk or database refuses.
    """
    if place.schema:
        target: InFile | InDatabase = InDatabase(url=place.database, schema=place.schema)
    elif place.file:
        target = InFile(path=place.file)
    else:
        raise Malformed(NO_TARGET.at())
    with open_or_begin(target, exported_origin(file)) as log:
        done = import_log(file, log)
    with open_ledger(target, log.origin, place.home):  # an old copy is told, and its file left to look at
        return LogMoved(origin=log.origin, size=done.size, before=done.before, key=done.key.fingerprint)


def sequence_log(
    command: Sequence, settings: Settings, begun: Callable[[], None], tell: Callable[[ShirushiError], None]
) -> None:
    """Give what writers hand in its place in the log, until the process ends.

    `begun` hears of each beginning, `tell` is told when the database goes away.

    Raises:
        Malformed: the schema holds something else.
        Refused: the log is of another origin or key, or closed.
        Altered: the log does not agree with itself.
        Unavailable: a package is missing.
    """
    refuse_without_package()
    from shirushi.app.store.sequencer import Sequencer, sequence  # noqa: PLC0415 - needs the extra `postgres`

    signer = own_keys(settings.home).log
    sequence(lambda: Sequencer(command.database, command.schema, command.origin, signer), Event(), begun, tell)
