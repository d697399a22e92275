"""The last cosigned checkpoint of each log that was seen here, kept outside the log: a log put back to an older state is found.

`HOME/seen/ORIGIN.checkpoint` is the signed note with its cosignatures; characters that a path would obey stand as %XX.
"""

from pathlib import Path
from urllib.parse import quote

import msgspec

from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.ledger import Ledger
from shirushi.app.store.opening import InFile, Where, open_log
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint
from shirushi.evidence.tlog.note import load_note
from shirushi.terms.errors import Altered, Code, Malformed, Place
from shirushi.terms.text import Text

_KEEP_BOTH = Text(
    ja="バックアップから古いログを戻していないか確かめ、新しいログを戻してください。別のシステムのログなら、shirushi.yamlのidを変えてください。控え「{path}」は消さないでください。",
    en="Find out whether an old copy was put back, and restore the newer log; for another system choose another id in shirushi.yaml. Do not delete {path}.",
)
ROLLED_BACK = Code(
    id="SH961",
    says=Text(
        ja="ログ「{origin}」が古い状態に戻っています。証人が署名したのは{seen}件までですが、今は{size}件しかありません。",
        en="The log {origin} is older than it was: witnesses cosigned {seen} entries, and now there are {size}.",
    ),
    remedy=_KEEP_BOTH,
)
FORKED = Code(
    id="SH962",
    says=Text(
        ja="ログ「{origin}」は、証人が署名した記録（{seen}件）の続きではありません。書き換えられたか、同じ名前の別のログです。",
        en="The log {origin} does not continue the {seen} entries that witnesses cosigned: it was rewritten, or is another log of that name.",
    ),
    remedy=_KEEP_BOTH,
)


def open_ledger(where: Where, origin: str, home: Path) -> Ledger:
    """Open a log, and refuse it where it is older or other than the last cosigned checkpoint seen here.

    Raises:
        Altered: it is, or as `open_log`.
        Malformed, Refused, Unavailable: as `open_log`; or the checkpoint seen cannot be read.
    """
    if isinstance(where, InFile):
        with reaching(where.path):
            where.path.parent.mkdir(parents=True, exist_ok=True)
    ledger = open_log(where, origin)
    try:
        _refuse_other(ledger, home)
    except BaseException:
        ledger.close()
        raise
    return ledger


def remember(home: Path, note: str) -> None:
    """Keep a cosigned checkpoint as the last one seen of its log, unless a larger one was.

    Raises:
        Malformed: what is kept there is no checkpoint.
        Unavailable: the disk refuses.
    """
    checkpoint = load_checkpoint(load_note(note.encode()).text)
    path, seen = _path(home, checkpoint.origin), last_seen(home, checkpoint.origin)
    if seen and seen.size > checkpoint.size:
        return
    with reaching(path):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(path, note.encode())


def last_seen(home: Path, origin: str) -> Checkpoint | None:
    """Return the last cosigned checkpoint that was seen of a log; None where there is none.

    Raises:
        Malformed: what is kept there is no checkpoint.
        Unavailable: the disk refuses.
    """
    path = _path(home, origin)
    with reaching(path):
        if not path.exists():
            return None
        note = path.read_bytes()
    try:
        return load_checkpoint(load_note(note).text)
    except Malformed as error:
        place = Place(path=str(path))
        raise Malformed(*(msgspec.structs.replace(fault, place=place) for fault in error.faults)) from error


def _refuse_other(ledger: Ledger, home: Path) -> None:
    seen = last_seen(home, ledger.origin)
    if seen is None:
        return
    told = {"origin": ledger.origin, "seen": seen.size, "size": ledger.size, "path": _path(home, ledger.origin)}
    if ledger.size < seen.size:
        raise Altered(ROLLED_BACK.at(**told))
    if ledger.root(seen.size) != seen.root:
        raise Altered(FORKED.at(**told))


def _path(home: Path, origin: str) -> Path:
    return home / "seen" / (quote(origin, safe="") + ".checkpoint")
