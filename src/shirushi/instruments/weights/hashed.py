"""Lists the files of a model, or their shards, with their digests; streamed, several at once.

Procedure: OpenSSF model signing v1.0, serialisation by files and by shards. A link, device or pipe among the files is
refused, unless links are allowed and lead to plain files.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from stat import S_ISREG

import msgspec

from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

_BLOCK = 1 << 20
_HASHES = frozenset({"sha256", "blake2b"})
SINGLE = "."
"""The name of a model that is one file, within itself."""

OTHER_HASH = Reason(
    code="other-hash",
    says=Text(
        ja="ダイジェストの方式「{hash}」には対応していません（sha256、blake2bに対応）。",
        en="Digests by {hash} are not computed here (sha256 and blake2b are).",
    ),
)
NO_PLAIN_FILE = Reason(
    code="not-a-plain-file",
    says=Text(
        ja="「{file}」はリンク・装置などで、通常のファイルではありません。",
        en="{file} is a link, a device or the like, no plain file.",
    ),
)
NOTHING = Reason(code="no-files", says=Text(ja="ファイルがありません。", en="There are no files."))


class Unlistable(Exception):
    """The files cannot be listed as the signature asks, and why."""

    def __init__(self, reason: Reason) -> None:
        """Carry the reason."""
        self.reason = reason
        super().__init__(reason.code)


class Hashed(msgspec.Struct, frozen=True, kw_only=True):
    """One file or shard: its name as it is signed, the digest in hexadecimal digits."""

    name: str
    digest: str


def list_model(
    path: Path, *, hash_type: str = "sha256", shard_bytes: int = 0, links: bool = False, ignored: Iterable[str] = ()
) -> tuple[Hashed, ...]:
    """Digest every file of a model, a file or a folder; `shard_bytes` 0: whole files. `ignored` are paths within it.

    Raises:
        Unlistable: a file that is none, no files at all, or a hash that is not known here.
        OSError: a file cannot be read.
    """
    if hash_type not in _HASHES:
        raise Unlistable(OTHER_HASH.fill(hash=hash_type))
    without = {Path(os.path.normpath(each)) for each in ignored}
    files = [(SINGLE, path)] if path.is_file() else list(_walk(path, without, links=links))
    if not files:
        raise Unlistable(NOTHING)
    pieces = [piece for name, file in files for piece in _pieces(name, file, shard_bytes)]
    with ThreadPoolExecutor() as several:
        return tuple(several.map(partial(_hash, hash_type=hash_type), pieces))


class _Piece(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    file: Path
    start: int
    end: int


def _walk(root: Path, without: set[Path], *, links: bool) -> Iterator[tuple[str, Path]]:
    for folder, folders, names in os.walk(root, followlinks=links):
        here = Path(folder)
        for name in sorted((*folders, *names)):
            path = here / name
            inner = path.relative_to(root)
            if without & {inner, *inner.parents}:
                folders[:] = [each for each in folders if each != name]
            elif path.is_symlink() and not links:
                raise Unlistable(NO_PLAIN_FILE.fill(file=inner))
            elif not path.is_dir():
                if not S_ISREG(path.stat().st_mode):
                    raise Unlistable(NO_PLAIN_FILE.fill(file=inner))
                yield inner.as_posix(), path


def _pieces(name: str, file: Path, shard_bytes: int) -> Iterator[_Piece]:
    size = file.stat().st_size
    if not shard_bytes:
        yield _Piece(name=name, file=file, start=0, end=size)
        return
    for start in range(0, size, shard_bytes):
        end = min(start + shard_bytes, size)
        yield _Piece(name=f"{name}:{start}:{end}", file=file, start=start, end=end)


def _hash(piece: _Piece, *, hash_type: str) -> Hashed:
    found = hashlib.new(hash_type)
    left = piece.end - piece.start
    with piece.file.open("rb") as file:
        file.seek(piece.start)
        while left and (block := file.read(min(_BLOCK, left))):
            found.update(block)
            left -= len(block)
    return Hashed(name=piece.name, digest=found.hexdigest())
