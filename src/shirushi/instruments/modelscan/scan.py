"""Scans a model file: sniffs the format from the content, never the name, and asks that format's reader."""

import hashlib
import io
import lzma
import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from shirushi.instruments.modelscan import gguf, safetensors
from shirushi.instruments.modelscan.look import Look
from shirushi.instruments.modelscan.pickled import is_pickle
from shirushi.terms.probe import Answer, Answered, Failed, WeightsSeen
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

_HEAD = 512
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_MEMBERS = 1_000
_MOST_OF_A_MEMBER = 4 << 20
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the archive reader of the standard library can raise on hostile bytes."""
_SIGNATURES = (
    (0, b"\x89HDF\r\n\x1a\n", "hdf5"),
    (0, b"\x93NUMPY", "numpy"),
    (257, b"ustar", "tar"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"BZh", "bzip2"),
    (0, b"7z\xbc\xaf'\x1c", "7z"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
)

NO_FILE = Reason(code="no-file", says=Text(ja="ファイルがありません。", en="There is no such file."))
NO_PLAIN_FILE = Reason(
    code="not-a-file", says=Text(ja="通常のファイルではありません。", en="This is not a regular file.")
)
UNREADABLE = Reason(
    code="unreadable",
    says=Text(
        ja="ファイルを読み取れません。権限を確かめてください。", en="The file cannot be read; look at its permissions."
    ),
)
CHANGED = Reason(
    code="changed-while-read",
    says=Text(ja="読み取り中にファイルが変わりました。", en="The file changed while it was read."),
)
PICKLE = Reason(
    code="pickle",
    says=Text(
        ja="pickle形式です。読み込むだけで任意のコードを実行できる形式です。",
        en="It is a pickle: loading it can run any code.",
    ),
)
MEMBER_PICKLE = Reason(
    code="pickle-inside",
    says=Text(
        ja="書庫の中にpickle形式のデータがあります。読み込むだけで任意のコードを実行できる形式です。",
        en="The archive holds a pickle: loading it can run any code.",
    ),
)
CONTAINER = Reason(
    code="not-accounted-for",
    says=Text(
        ja="この形式はコードを含み得るもので、含まないことを確かめられません。",
        en="This format can carry code, and that it carries none was not shown.",
    ),
)
UNRECOGNISED = Reason(
    code="unrecognised",
    says=Text(ja="知られているモデルの形式ではありません。", en="This is no known model format."),
)


def scan_weights(path: Path) -> Answer:
    """Look whether the format of a model file can run code. The file is parsed, never loaded."""
    try:
        if not path.exists():
            return Failed(reason=NO_FILE)
        if not path.is_file():
            return Failed(reason=NO_PLAIN_FILE)
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            seen = _seen(file, before.st_size)
            after = os.fstat(file.fileno())
    except OSError:
        return Failed(reason=UNREADABLE)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return Failed(reason=CHANGED)
    return Answered(said=seen)


def _seen(file: io.BufferedReader, size: int) -> WeightsSeen:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    found = look(file, size)
    return WeightsSeen(sha256=digest, size_bytes=size, format=found.format, executes=found.executes, notes=found.notes)


def look(file: BinaryIO, size: int) -> Look:
    """Look at a file of `size` bytes through the reader of the format that its content shows."""
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(gguf.MAGIC):
        return gguf.look(file, size)
    if safetensors.is_safetensors(head):
        return safetensors.look(file, size)
    if head.startswith(_ZIPS):
        return _look_into_zip(file)
    for place, signature, form in _SIGNATURES:
        if head.startswith(signature, place):
            return Look(format=form, executes="unknown", notes=(CONTAINER,))
    if is_pickle(file):
        return Look(format="pickle", executes="yes", notes=(PICKLE,))
    return Look(format="unrecognised", executes="unknown", notes=(UNRECOGNISED,))


def _look_into_zip(file: BinaryIO) -> Look:
    """An archive is never shown free of code here; a pickle among its first members shows that it can run some."""
    try:
        with zipfile.ZipFile(file) as archive:
            holds_pickle = any(_is_pickled(archive, member) for member in archive.infolist()[:_MOST_MEMBERS])
    except _ZIP_FAULTS:
        holds_pickle = False
    if holds_pickle:
        return Look(format="zip", executes="yes", notes=(MEMBER_PICKLE,))
    return Look(format="zip", executes="unknown", notes=(CONTAINER,))


def _is_pickled(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    try:
        with archive.open(member) as stream:
            return is_pickle(io.BytesIO(stream.read(_MOST_OF_A_MEMBER)))
    except _ZIP_FAULTS:
        return False  # damaged, encrypted or of an unknown compression: the archive stays undecided
