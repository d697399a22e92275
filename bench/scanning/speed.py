"""How fast the scanner is, beside picklescan where it is there, on files made for it."""

import io
import os
import pickle
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scanning.contained import zipped
from scanning.described import STRING, safetensors, text

GIB = 1 << 30
PICKLE_ITEMS = 2_300_000
FILES = 10_000


def _safetensors(path: Path) -> None:
    head = safetensors({"a": ("F32", [GIB // 4], [0, GIB])}, b"")
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + GIB)


def _gguf(path: Path) -> None:
    """A GGUF file of one tensor, sparse on the disk."""
    head = (
        b"GGUF"
        + struct.pack("<IQQ", 3, 1, 1)
        + text("general.architecture")
        + struct.pack("<I", STRING)
        + text("llama")
    )
    head += text("token_embd.weight") + struct.pack("<IQIQ", 1, GIB // 4, 0, 0)
    head += b"\0" * (-len(head) % 32)
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + GIB)


def _pickle(path: Path) -> None:
    """Many opcodes and little data: small tuples of numbers and names."""
    path.write_bytes(pickle.dumps([(n, str(n % 97), n & 3) for n in range(PICKLE_ITEMS)], 4))


def _bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("data.pkl", "w", force_zip64=True) as member,
    ):
        for _ in range(GIB >> 20):
            member.write(b"\0" * (1 << 20))


def _torch(path: Path) -> None:
    out = io.BytesIO()
    pickle.Pickler(out, 2).dump({"epoch": 3})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", out.getvalue())
        with archive.open("archive/data/0", "w", force_zip64=True) as member:
            for number in range(GIB >> 20):
                member.write(struct.pack("<I", number) * (1 << 18))


def _many(path: Path) -> None:
    path.mkdir()
    model = zipped({"archive/data.pkl": pickle.dumps({"a": 1}, 2), "archive/version": b"3\n"})
    for number in range(FILES):
        (path / f"{number}.pt").write_bytes(model)


FILES_MADE = {
    "safetensors 1 GiB": ("model.safetensors", _safetensors),
    "GGUF 1 GiB": ("model.gguf", _gguf),
    "pickle of many opcodes": ("model.pkl", _pickle),
    "zip bomb 1 GiB": ("bomb.zip", _bomb),
    "torch zip 1 GiB": ("model.pt", _torch),
    "10,000 small files": ("models", _many),
}
"""What is made, under a name by which a scanner that goes by suffixes knows it."""


def speeds(folder: Path, picklescan: Path | None) -> Iterator[dict[str, Any]]:
    """Seconds (ours the better of two), and the most memory, of whole processes; the files are in the page cache."""
    for title, (file, make) in FILES_MADE.items():
        path = folder / file
        make(path)
        size = sum(one.stat().st_size for one in ([path] if path.is_file() else path.iterdir()))
        line: dict[str, Any] = {"speed": title, "mb": round(size / 1e6, 1)}
        line["ours"] = _timed([Path(sys.executable).with_name("shirushi"), "scan", "weights", "--json", path])
        if picklescan is not None:
            line["picklescan"] = _timed([picklescan.with_name("picklescan"), "-p", path], 1)
        if path.is_file():
            path.unlink()
        yield line


def _timed(command: list[Any], turns: int = 2) -> dict[str, float]:
    """Seconds and memory of a process and its children; over ten minutes it is ended."""
    found = []
    for _ in range(turns):
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", _MEASURE, *map(str, command)], stdout=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONPATH": os.environ.get("PYTHONPATH", "")},
        )  # fmt: skip
        most = process.communicate(timeout=600)[0]
        found.append((time.perf_counter() - begun, float(most)))
    return {"s": round(min(took for took, _ in found), 2), "rss_mb": round(max(most for _, most in found))}


_MEASURE = (
    "import resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
)
