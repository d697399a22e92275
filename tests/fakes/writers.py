"""Writers that live in processes of their own, to be killed or failed: each notes what was acknowledged to it."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Self

from shirushi.app.store.blobs import Blobs
from shirushi.app.store.committer import Committer
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.key import Ed25519Signer
from shirushi.terms.errors import ShirushiError

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


def faulty(log: Path, acknowledged: Path, count: int, call: str, nth: int, error: int, forever: int) -> None:
    """Append `count` batches and put a blob beside the log, while the `nth` file call of a kind fails (faults.c)."""
    shim = ctypes.CDLL(None)
    with _noting(acknowledged) as note:
        shim.fault_arm(call.encode(), str(log.parent).encode(), nth, error, forever)
        with suppress(ShirushiError), Ledger.open(log, "kotoba") as ledger:
            for number in range(0, count * 6, 6):
                with suppress(ShirushiError):  # refused: the next batch may be taken
                    batch = [evidence(0, one) for one in range(number, number + 6)]
                    indices = ledger.append(batch, SIGNER, 0)
                    note(
                        "".join(f"{index} 0 {one}\n" for index, one in enumerate(range(number, number + 6), indices[0]))
                    )
        with suppress(ShirushiError):
            note(f"blob {Blobs(log.parent / 'blobs').put(bytes(1_000))} 0\n")
        note(f"calls {shim.fault_seen()} 0\n")


class Nursery:
    """A process of its own that forks writers within milliseconds; use as a context manager."""

    def __init__(self, **env: str) -> None:
        code = _NURSERY.format(path=sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env=os.environ | env,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def let_live(self, seconds: float, *writer: object) -> int:
        """Let a writer live for a while and kill it; return the signal it died of."""
        pid = self._begin(*writer)
        sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        return os.WTERMSIG(self._end())

    def let_end(self, *writer: object) -> int:
        """Let a writer come to its end; return its exit code."""
        self._begin(*writer)
        return os.waitstatus_to_exitcode(self._end())

    def _begin(self, *writer: object) -> int:
        print(*writer, file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def _end(self) -> int:
        print(file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


def raise_them() -> None:
    """Fork a writer for each line read, say its number, and at the next line how it ended."""
    for line in sys.stdin:
        kind, log, acknowledged, *rest = line.split()
        pid = os.fork()
        if not pid:
            code = 1
            try:
                write = {"batches": batches, "threads": threads, "faulty": faulty}[kind]
                write(Path(log), Path(acknowledged), *(int(one) if one.lstrip("-").isdigit() else one for one in rest))
                code = 0
            finally:
                os._exit(code)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        sys.stdout.write(f"{os.waitpid(pid, 0)[1]}\n")
        sys.stdout.flush()


@contextmanager
def _noting(path: Path):
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)  # what was written outlives the process
    try:
        yield lambda lines: os.write(handle, lines.encode())
    finally:
        os.close(handle)
