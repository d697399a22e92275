"""Lets a victim open a malicious file in a fenced process, and tells whether the sentinel was touched.

The fence: a working folder of its own, limits on memory, time, processor and file size, no standard input, and, where a
recipe's proof is an attempt, an audit hook that refuses what was attempted. A file that stays silent has proven nothing.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanning.recipe import NEIGHBOUR, Made, Recipe, Sentinel

VICTIM = Path(__file__).with_name("victim.py")
WATCHED = (
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "os.remove", "os.rmdir",
    "shutil.rmtree", "os.kill", "os.killpg", "os.chmod", "os.chown", "os.truncate", "os.putenv", "os.rename",
    "urllib.Request", "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect", "nntplib.connect",
    "telnetlib.Telnet.open", "webbrowser.open", "ctypes.dlopen", "os.chdir", "syslog.syslog", "pty.spawn",
)  # fmt: skip
"""What counts as an attempt where a recipe's proof is one."""

OF_IMPORTS = {"os.putenv", "ctypes.dlopen", "os.chdir", "os.remove", "os.rmdir", "os.chmod", "os.rename"}
"""What libraries do while they are imported: no attempt of a file that names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Whether it fired, and what the victim said at its end."""

    fired: bool
    said: str
    took_s: float


def place(made: Made, folder: Path, file: str) -> Path:
    """Put what a recipe made on the disk; its path."""
    target = folder / file
    if isinstance(made, Mapping):
        for name, data in made.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made)
    return target


def prove(recipe: Recipe, *, python: str = sys.executable, made: Made | None = None, timeout_s: float = 60) -> Seen:
    """Build a recipe (or take `made` in its place), let its victim open it, and look at the sentinel."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as name:
        work = Path(name).resolve()
        sentinel = Sentinel(str(work / "sentinel"))
        home = work / "home"
        home.mkdir()
        file = place(recipe.make(sentinel) if made is None else made, work / "model", recipe.file)
        for other, data in {f"{NEIGHBOUR}.py": sentinel.code.encode(), **recipe.beside}.items():
            (home / other).write_bytes(data.replace(b"@SENTINEL@", sentinel.path.encode()))
        begun = time.perf_counter()
        said = _run(recipe, [python, "-I", "-B", "-W", "ignore", str(VICTIM)], file, sentinel, home, timeout_s)
        return Seen(
            fired=_touched(work, wait=recipe.family != "harmless"), said=said, took_s=time.perf_counter() - begun
        )


def _run(recipe: Recipe, python: list[str], file: Path, sentinel: Sentinel, home: Path, timeout_s: float) -> str:
    events = [event for event in WATCHED if not (recipe.needs and event in OF_IMPORTS)]
    watched = ",".join(events) if recipe.fires == "attempt" else ""
    command = [*python, recipe.loader, str(file), sentinel.path, watched]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home), "KERAS_BACKEND": "torch"}
    try:
        done = subprocess.run(
            command, cwd=home, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            errors="replace", timeout=timeout_s, check=False, preexec_fn=_fence, start_new_session=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "no end within the time"
    return (done.stderr.strip().splitlines() or [""])[-1][:300]


def _fence() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (16 << 30, 16 << 30))


def _touched(work: Path, *, wait: bool) -> bool:
    """A process that was started may be a moment behind its starter."""
    for _ in range(20 if wait else 1):
        if any(work.glob("sentinel*")):
            return True
        time.sleep(0.01)
    return False
