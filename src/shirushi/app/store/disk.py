"""Writing files so that they survive a loss of power, and telling a disk's refusal in our words."""

import os
import secrets
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from shirushi.terms.errors import Code, Place, Unavailable
from shirushi.terms.text import Text

DISK_REFUSED = Code(
    id="SH721",
    says=Text(
        ja="「{name}」を読み書きできません（{why}）。", en="The file {name} could not be read or written ({why})."
    ),
    remedy=Text(
        ja="空き容量と、フォルダの権限を確かめてから、もう一度実行してください。済んだ分は残っています。",
        en="Check free space and the folder's permissions, then run again; what was finished is kept.",
    ),
)

ANYBODY = 0o666
OWNER_ONLY = 0o600


@contextmanager
def reaching(path: Path) -> Generator[None]:
    """Tell whatever the disk refuses in the block as `Unavailable`, at `path`."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Unavailable(DISK_REFUSED.at(Place(path=str(path)), name=path.name, why=why)) from error


def write_new(path: Path, data: bytes, mode: int = ANYBODY) -> bool:
    """Put a whole file in place, durably, if nothing is there yet; tell whether it was put.

    Readers see nothing or all of it, and of two writers one wins. The user's umask narrows `mode`.

    Raises:
        OSError: the disk refuses.
    """
    with _written_beside(path, (data,), mode) as new:
        try:
            os.link(new, path)
        except FileExistsError:
            return False
    _sync_folder(path.parent)
    return True


def replace(path: Path, data: bytes) -> None:
    """Put a whole file in place, durably, over whatever is there; readers see the old one or the new.

    Raises:
        OSError: the disk refuses.
    """
    replace_by(path, (data,), ANYBODY)


def replace_by(path: Path, parts: Iterable[bytes], mode: int) -> None:
    """Put a whole file in place as `replace` does, part by part, with `mode` as the user's umask narrows it.

    Raises:
        OSError: the disk refuses.
    """
    with _written_beside(path, parts, mode) as new:
        new.replace(path)
    _sync_folder(path.parent)


@contextmanager
def _written_beside(path: Path, parts: Iterable[bytes], mode: int) -> Generator[Path]:
    """Hand out a file beside `path` that holds `parts` on disk; its name is gone after the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(".new-" + secrets.token_hex(8))
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        yield new
    finally:
        new.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
