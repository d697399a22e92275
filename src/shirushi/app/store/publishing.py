"""Publishing a log as plain files that any web server, CDN or USB stick can serve, as far as its checkpoint goes.

Source: c2sp.org/tlog-tiles. Files are put whole, each before whatever names it, the checkpoint last: readers never see a
state that is not there. A run that was cut short is finished by the next one.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.log import OTHER_HISTORY, Log
from shirushi.app.store.published import CHECKPOINT, KEYS, Published, blob_path
from shirushi.app.store.recorded import OUTSIDE
from shirushi.evidence.key import PublicKey
from shirushi.evidence.logged import Logged, signed_checkpoint, write_keys
from shirushi.evidence.tlog.checkpoint import Checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency
from shirushi.evidence.tlog.tile import HEIGHT, WIDTH, Tile, write_bundle
from shirushi.terms.errors import Malformed, Place, Refused


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What was published: entries there now, entries there before, files written, and the key that signs them."""

    size: int
    before: int
    files: int
    key: PublicKey


def publish_tiles(log: Log, folder: Path) -> Publication:
    """Publish `log` below `folder`, or what is new since the last time.

    Takes time in what is new. Confidential evidence stays behind: its commitment is published, nothing else.

    Raises:
        Malformed: the log has no entry yet.
        Refused: the folder holds another log, or a history that this log does not continue.
        Altered: log or folder do not agree with their checkpoints.
        Unavailable: the disk refuses.
    """
    ring = log.keyring
    if ring is None:
        raise Malformed(OUTSIDE.at(size=0, asked=0))
    note = log.checkpoint()
    now = signed_checkpoint(note, ring)
    before = _published(log, now, folder, ring.first)
    written = sum(_write(folder / path, data) for path, data in _new_files(log, before, now.size))
    if entries := log.key_entries:
        proven = (Logged(index=one.index, envelope=one.envelope, proof=log.inclusion(one.index)) for one in entries)
        written += _write(folder / KEYS, write_keys(tuple(proven)))
    written += _write(folder / CHECKPOINT, note.encode())
    _drop_outgrown(folder, before, now.size)
    return Publication(size=now.size, before=before, files=written, key=ring.first)


def _published(log: Log, now: Checkpoint, folder: Path, key: PublicKey) -> int:
    """How many entries lie in the folder; they must be a beginning of the log as it is now."""
    with reaching(folder):
        if not (folder / CHECKPOINT).exists():
            return 0
    there = Published(folder, key).state
    if there.origin == now.origin and there.size <= now.size:
        path = log.consistency(there.size, now.size)
        if verify_consistency(there.size, there.root, now.size, now.root, path):
            return there.size
    raise Refused(OTHER_HISTORY.at(Place(path=str(folder)), name=folder.name))


def _new_files(log: Log, old: int, size: int) -> Iterator[tuple[str, bytes]]:
    """Path and content of whatever a log of `size` entries publishes beyond one of `old`: statements, entries, tiles."""
    for tile in _new_tiles(0, old, size):
        first = tile.index * WIDTH
        entries = log.entries(first, first + tile.width)
        for index, entry in enumerate(entries, first):
            if index >= old and entry.kind != "commitment":
                yield blob_path(entry), log.statement(index)
        yield tile.bundle_path, write_bundle(entry.line() for entry in entries)
    level = 0
    while size >> (level * HEIGHT):
        for tile in _new_tiles(level, old, size):
            yield tile.path, log.tile(tile)
        level += 1


def _new_tiles(level: int, old: int, size: int) -> Iterator[Tile]:
    """The tiles of a level that a tree of `size` leaves has beyond one of `old`, full and partial."""
    before, now = old >> (level * HEIGHT), size >> (level * HEIGHT)
    if before < now:
        for index in range(before // WIDTH, -(-now // WIDTH)):
            yield Tile(level=level, index=index, width=min(WIDTH, now - index * WIDTH))


def _drop_outgrown(folder: Path, old: int, size: int) -> None:
    """Remove the partial tiles that are full by now: whoever still asks for them finds the full ones."""
    level = 0
    while size >> (level * HEIGHT):
        for tile in _new_tiles(level, old, size):
            for path in (tile.path, *((tile.bundle_path,) if level == 0 else ())):
                partial = folder / f"{path}.p"
                if tile.width == WIDTH and partial.is_dir():
                    with reaching(partial):
                        shutil.rmtree(partial)
        level += 1


def _write(path: Path, data: bytes) -> bool:
    """Put a file in place unless it is there as it must be; tell whether it was put."""
    with reaching(path):
        if path.is_file() and path.read_bytes() == data:
            return False
        replace(path, data)
    return True
