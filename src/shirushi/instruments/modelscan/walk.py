"""Which files a path means: itself, or every file under it; links only as far as they stay inside.

A cache of a hub client keeps files in `blobs` and shows them as links from `snapshots`: scanned from its root, each
stays inside; scanned from a snapshot, the model's own `blobs` beside it count as inside.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

_SNAPSHOTS, _BLOBS = "snapshots", "blobs"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be scanned: where it lies, the name to show, whether it is a link that leads out."""

    path: Path
    name: str
    leads_out: bool = False


def candidates(path: Path) -> Iterator[Candidate]:
    """Each file that `path` means, in the order of their names.

    Raises:
        OSError: a folder cannot be listed.
    """
    if not path.is_dir():
        yield Candidate(path=path, name=str(path))
        return
    roots = _inside(path.resolve())
    for folder, folders, names in os.walk(path, onerror=_raise):
        folders.sort()
        for name in sorted((*names, *(each for each in folders if (Path(folder) / each).is_symlink()))):
            file = Path(folder) / name
            yield Candidate(path=file, name=str(file), leads_out=file.is_symlink() and not _stays(file, roots))


def _inside(root: Path) -> tuple[Path, ...]:
    parts = root.parts
    if _SNAPSHOTS in parts:
        at = len(parts) - 1 - parts[::-1].index(_SNAPSHOTS)
        return root, Path(*parts[:at]) / _BLOBS
    return (root,)


def _stays(file: Path, roots: tuple[Path, ...]) -> bool:
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and any(target.is_relative_to(root) for root in roots)


def _raise(error: OSError) -> None:
    raise error
