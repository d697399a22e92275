"""What a witness keeps: its two cosigning keys, and the last state it cosigned of each log.

`HOME/witness/NAME.ed25519.pem`, `NAME.ml-dsa-44.pem` and `NAME.sqlite`, for their owner only; characters of the name
that a path would obey stand as %XX. Keys without their states are refused: such a witness would have forgotten what it
cosigned, and could be led to cosign another history.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self
from urllib.parse import quote

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from shirushi.app.store.disk import OWNER_ONLY, reaching, write_new
from shirushi.app.store.keys import read_private
from shirushi.app.store.sqlite import told
from shirushi.evidence.parse import ILL_FORMED
from shirushi.evidence.tlog.cosignature import Cosigner, Ed25519Cosigner, MlDsa44Cosigner
from shirushi.evidence.tlog.witness import Known
from shirushi.terms.errors import Code, Malformed, Place, Refused
from shirushi.terms.text import Text

FORGOTTEN = Code(
    id="SH967",
    says=Text(
        ja="証人「{name}」の鍵はありますが、署名した記録（{path}）がありません。",
        en="The keys of the witness {name} are here, but not its record of what it cosigned ({path}).",
    ),
    remedy=Text(
        ja="最新の記録を戻してください。なければ、この名前では続けず、新しい名前で証人を始めてください。忘れた証人は、別の歴史にも署名しかねません。",
        en="Put its newest record back. If it is lost, begin a witness of another name: one that forgot could cosign another history.",
    ),
)
_KEY = Text(ja="証人の鍵（PKCS#8のPEM）", en="witness key (PKCS #8 PEM)")
_Kind = Ed25519PrivateKey | MLDSA44PrivateKey
_KINDS: tuple[type[_Kind], ...] = (Ed25519PrivateKey, MLDSA44PrivateKey)
_LAYOUT = """CREATE TABLE IF NOT EXISTS state (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL,
    at_s INTEGER NOT NULL, note TEXT NOT NULL) WITHOUT ROWID"""
_KEEP = """INSERT INTO state VALUES (:origin, :size, :root, :at_s, :note)
    ON CONFLICT (origin) DO UPDATE SET size = :size, root = :root, at_s = :at_s, note = :note
    WHERE size = :old_size AND root = :old_root AND at_s = :old_at_s"""


class LastCosigned(msgspec.Struct, frozen=True, kw_only=True):
    """The last state cosigned of a log, the POSIX time in seconds, and the note with log's and witness's signatures."""

    known: Known = Known()
    at_s: int = 0
    note: str = ""


class WitnessState:
    """The last state of each log, in one SQLite table; usable from many threads, and by several processes at once."""

    def __init__(self, path: Path) -> None:
        """Open the record at `path`, or begin it.

        Raises:
            Malformed, Altered, Unavailable: it is no such database, is damaged, or the disk refuses.
        """
        self._path = path
        self._lock = Lock()
        with told(path):
            self._db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute(_LAYOUT)

    def __enter__(self) -> Self:
        """Hand out the record."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it; whatever was kept is on disk already."""
        self._db.close()

    def last(self, origin: str) -> LastCosigned:
        """Return what was cosigned last of a log; the empty tree where nothing was."""
        with self._asking():
            asked = "SELECT size, root, at_s, note FROM state WHERE origin = ?"
            row = self._db.execute(asked, (origin,)).fetchone()
        if row is None:
            return LastCosigned()
        size, root, at_s, note = row
        return LastCosigned(known=Known(size=size, root=root), at_s=at_s, note=note)

    def replace(self, origin: str, old: LastCosigned, new: LastCosigned) -> bool:
        """Put `new` in the place of `old`, durably, if `old` is still what is kept; tell whether it was.

        Comparing and replacing are one step (c2sp.org/tlog-witness): of two requests at once, one is told no.
        """
        values = {"origin": origin, "size": new.known.size, "root": new.known.root, "at_s": new.at_s, "note": new.note}
        before = {"old_size": old.known.size, "old_root": old.known.root, "old_at_s": old.at_s}
        with self._asking():
            return self._db.execute(_KEEP, values | before).rowcount == 1

    @contextmanager
    def _asking(self) -> Generator[None]:
        with self._lock, told(self._path):
            yield


def open_state(home: Path, name: str) -> WitnessState:
    """Open the record of the witness `name`, whose keys `cosigners` has made.

    Raises:
        Refused: it is gone.
        Malformed, Altered, Unavailable: as `WitnessState`.
    """
    path = _path(home, name, "sqlite")
    with reaching(path):
        if not path.exists():
            raise Refused(FORGOTTEN.at(Place(path=str(path)), name=name, path=path))
    return WitnessState(path)


def cosigners(home: Path, name: str) -> tuple[Cosigner, ...]:
    """Return the cosigning keys of the witness `name`, Ed25519 and ML-DSA-44; the first call makes them.

    Raises:
        Refused: a key or its folder is open to others.
        Malformed: a file holds no such key.
        Unavailable: the disk refuses.
        ValueError: the name cannot name a witness.
    """
    paths = [_path(home, name, "ed25519.pem"), _path(home, name, "ml-dsa-44.pem")]
    folder = paths[0].parent
    with reaching(folder):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        if not any(path.exists() for path in paths):
            with WitnessState(_path(home, name, "sqlite")):
                pass  # the record is there before the keys: from then on, its loss is noticed
        for path, kind in zip(paths, _KINDS, strict=True):
            if not path.exists():
                pem = kind.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
                write_new(path, pem, OWNER_ONLY)
    ed25519, ml_dsa_44 = (_seed(path, kind) for path, kind in zip(paths, _KINDS, strict=True))
    return Ed25519Cosigner(name, ed25519), MlDsa44Cosigner.from_seed(name, ml_dsa_44)


def _seed(path: Path, kind: type[_Kind]) -> bytes:
    """The 32 secret bytes of a key in PKCS #8 (RFC 8410, RFC 9881)."""
    try:
        key = load_pem_private_key(read_private(path), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Malformed(ILL_FORMED.at(Place(path=str(path)), what=_KEY, why="PEM")) from error
    if not isinstance(key, kind):
        raise Malformed(ILL_FORMED.at(Place(path=str(path)), what=_KEY, why=type(key).__name__))
    return key.private_bytes_raw()


def _path(home: Path, name: str, ending: str) -> Path:
    return home / "witness" / f"{quote(name, safe='')}.{ending}"
