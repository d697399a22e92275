"""One at a time: a folder that is worked in is held by one process."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shirushi.app.store.disk import reaching
from shirushi.terms.errors import Code, Place, Refused
from shirushi.terms.text import Text

HELD = Code(
    id="SH751",
    says=Text(
        ja="このフォルダでは、別の処理（プロセス番号 {pid}）が実行中です。",
        en="Another process (pid {pid}) is at work in this folder.",
    ),
    remedy=Text(
        ja="その処理が終わるのを待つか、止めてから、もう一度実行してください。",
        en="Wait for it to end, or stop it, then run again.",
    ),
)


@contextmanager
def hold(folder: Path) -> Generator[None]:
    """Hold `folder` for the length of the block; the operating system lets go when the process dies, however it dies.

    Raises:
        Refused: another process holds it; its process number is told.
        Unavailable: the disk refuses.
    """
    path = folder / "lock"
    with reaching(path):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        with reaching(path):
            _take(handle, path)
        yield
    finally:
        os.close(handle)  # lets go of the lock; the file stays, for removing it would race with the next holder


def _take(handle: int, path: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        pid = os.read(handle, 20).decode(errors="replace").strip() or "?"
        raise Refused(HELD.at(Place(path=str(path)), pid=pid)) from error
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
