"""Writers that live in processes of their own, so that they can be killed: each notes what was acknowledged to it."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from time import sleep

from shirushi.app.store.committer import Committer
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer

SIGNER = Ed25519Signer(bytes(32))
THREADS = 8
_NURSERY = "import sys; sys.path[:0] = {path!r}; from fakes import writers; writers.raise_them()"


def evidence(life: int, number: int) -> bytes:
    """What the writer of this life appends as its entry of this number: two kilobytes, told apart at the beginning."""
    return b"%d.%d " % (life, number) + bytes(2_000)


def batches(log: Path, acknowledged: Path, life: int) -> None:
    """Append batches of one to five entries for ever, and note each batch once `append` returned."""
    with Ledger.open(log, "kotoba") as ledger, _noting(acknowledged) as note:
        number = 0
        while True:
            batch = range(number, number + number % 5 + 1)
            indices = ledger.append([evidence(life, one) for one in batch], SIGNER, 0)
            note("".join(f"{index} {life} {one}\n" for index, one in zip(indices, batch, strict=True)))
            number = batch.stop


def threads(log: Path, acknowledged: Path, life: int) -> None:
    """Append from several threads at once for ever, each waiting for its own acknowledgement."""
    with Committer(log, "kotoba", SIGNER, lambda: 0) as committer, _noting(acknowledged) as note:

        def write(number: int) -> None:
            while True:
                note(f"{committer.append(evidence(life, number))} {life} {number}\n")
                number += THREADS

        writing = [Thread(target=write, args=(first,)) for first in range(THREADS)]
        for thread in writing:
            thread.start()
        for thread in writing:
            thread.join()


class Nursery:
    """A process of its own that forks writers within milliseconds; use as a context manager."""

    def __init__(self) -> None:
        code = _NURSERY.format(path=sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def let_live(self, kind: str, log: Path, acknowledged: Path, life: int, seconds: float) -> int:
        """Let a writer live for a while and kill it; return the signal it died of."""
        print(kind, log, acknowledged, life, file=self._process.stdin, flush=True)
        pid = int(self._process.stdout.readline())
        sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        print(file=self._process.stdin, flush=True)
        return os.WTERMSIG(int(self._process.stdout.readline()))


def raise_them() -> None:
    """Fork a writer for each line read, say its number, and at the next line how it ended."""
    for line in sys.stdin:
        kind, log, acknowledged, life = line.split()
        pid = os.fork()
        if not pid:
            with suppress(BaseException):
                {"batches": batches, "threads": threads}[kind](Path(log), Path(acknowledged), int(life))
            os._exit(1)
        print(pid, flush=True)
        sys.stdin.readline()
        print(os.waitpid(pid, 0)[1], flush=True)


@contextmanager
def _noting(path: Path):
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)  # what was written outlives the process
    try:
        yield lambda lines: os.write(handle, lines.encode())
    finally:
        os.close(handle)
