"""The process in which files are scanned: it gets open files over a socket, answers with what was found, holds nothing else.

Run by `sandbox`. It has no network, starts no process, opens no file by name outside its own spool, and lives under
limits; what a hostile file breaks here breaks this process only.
"""

import contextlib
import ctypes
import hashlib
import mmap
import os
import resource
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_ISREG

import msgspec

from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Part
from shirushi.instruments.modelscan.result import (
    CHANGED,
    NO_PLAIN_FILE,
    NOT_HASHED,
    UNREADABLE,
    FileScan,
    Found,
    refused,
)
from shirushi.instruments.modelscan.scan import EMPTY, scan_beside, scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool

MOST_HASHED = 128 << 30
_BLOCK = 4 << 20
_MEMORY = 2 << 30
_OPEN_FILES = 256
_MOST_NAME = 1 << 16
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES = 38
_CODECS = (
    *("cp437", "utf-8", "utf-8-sig", "latin-1", "ascii", "raw_unicode_escape"),
    *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *("cp932", "euc_jp"),
)
"""How readers, and `json` by what the bytes look like, decode words: each codec is a module that is imported late."""
_SAMPLES = (
    b"import os\nx = 1\n",
    b"a: [1, 2]\n",
    b'{"a": 1}',
    b"{% for m in messages %}{% set x = m.content|trim %}{{ x ~ 'a' }}{% if x in ['a'] %}{% endif %}{% endfor %}",
    b"\x80\x04]\x94.",
    "# é ü 名\n".encode(),
)
"""Read once before the process is confined, so that the libraries behind the readers import what they import late."""
_FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.system", "os.startfile", "os.kill",
    "os.symlink", "os.link", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.putenv", "ctypes.",
    "pty.", "shutil.", "ftplib.", "urllib.", "http.", "smtplib.", "webbrowser.", "import", "marshal.loads", "exec",
    "code.__new__", "pickle.find_class",
)  # fmt: skip
"""Audit events that scanning never raises (sys.audit, PEP 578)."""


def main(channel_number: int, spool: str) -> None:
    """Answer requests on the socket with this number until it is closed."""
    channel = socket.socket(fileno=channel_number)
    _warm_up()
    _confine(Path(spool))
    while True:
        name, files, _, _ = socket.recv_fds(channel, _MOST_NAME, 2)
        if not files:
            return
        with contextlib.ExitStack() as opened:
            for number in files:
                opened.callback(os.close, number)
            scanned = _scan(name.decode("utf-8", "surrogateescape"), files[0], Path(spool), files[1:])
        _answer(channel, msgspec.json.encode(scanned))


def _answer(channel: socket.socket, data: bytes) -> None:
    channel.sendall(len(data).to_bytes(8, "big") + data)


def _warm_up() -> None:
    """Import and use once what is imported late, so that nothing needs importing afterwards."""
    for codec in _CODECS:
        "".encode(codec)
    for sample in _SAMPLES:
        scan_bytes("", memoryview(sample), FORMATS, Spool(None, Bounds()))
    with ThreadPoolExecutor(1) as one:
        one.submit(hashlib.sha256, b"").result()


def _confine(spool: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.unshare(_NEW_USER | _NEW_NET)  # where the system does not allow it, the audit hook stands alone
    for limit, most in (
        (resource.RLIMIT_DATA, _MEMORY),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    inside = f"{spool}{os.sep}"

    def refuse(event: str, given: tuple[object, ...]) -> None:
        if event == "open" and isinstance(given[0], str | bytes):
            path = os.fsdecode(given[0])
            if path != str(spool) and not path.startswith(inside):
                raise PermissionError(event)
        elif event.startswith(_FORBIDDEN):
            raise PermissionError(event)

    sys.addaudithook(refuse)


def _scan(name: str, number: int, spool: Path, beside: list[int]) -> FileScan:
    try:
        before = os.fstat(number)
        if not S_ISREG(before.st_mode):
            return refused(name, NO_PLAIN_FILE)
        if not before.st_size:
            empty = Found(path=name, remark=EMPTY.at())
            return FileScan(path=name, format="", sha256=hashlib.sha256().hexdigest(), size_bytes=0, found=(empty,))
        mapped = mmap.mmap(number, 0, access=mmap.ACCESS_READ)
        scanned = _mapped(Part(name=name, data=memoryview(mapped)), number, spool, beside)
        with contextlib.suppress(BufferError):  # where a reader still holds a part, the mapping goes with it
            mapped.close()
        after = os.fstat(number)
    except (OSError, ValueError):
        return refused(name, UNREADABLE)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        changed = Found(path=name, remark=CHANGED.at())
        return msgspec.structs.replace(scanned, found=(*scanned.found, changed))
    return scanned


def _indexes(numbers: list[int]) -> Iterator[memoryview]:
    for number in numbers:
        status = os.fstat(number)
        if status.st_size and S_ISREG(status.st_mode):
            yield memoryview(mmap.mmap(number, 0, access=mmap.ACCESS_READ))


def _mapped(part: Part, number: int, spool: Path, beside: list[int]) -> FileScan:
    """Digest the bytes while they are scanned; the digest runs beside, since it needs no interpreter."""
    size = len(part.data)
    is_hashed = size <= MOST_HASHED
    with ThreadPoolExecutor(1) as apart:
        digest = apart.submit(_sha256, number, size) if is_hashed else None
        bounds = Bounds()
        scanned = scan_beside(part, _indexes(beside), FORMATS, Spool(spool, bounds), bounds)
        sha256 = digest.result() if digest else ""
    notes = () if is_hashed else (Found(path=part.name, remark=NOT_HASHED.at()),)
    return FileScan(
        path=part.name,
        format=scanned.format,
        sha256=sha256,
        size_bytes=size,
        found=(*scanned.found, *notes),
        parts=scanned.parts,
    )


def _sha256(number: int, size: int) -> str:
    """Read in blocks, not through the mapping, whose pages would count as this process's memory."""
    found = hashlib.sha256()
    for at in range(0, size, _BLOCK):
        found.update(os.pread(number, _BLOCK, at))
    return found.hexdigest()
