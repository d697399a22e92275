"""Every file call of a writer is made to fail: what it acknowledged is kept, and the log is whole and goes on."""

import errno
import shutil
import subprocess
from pathlib import Path

import pytest

from fakes import writers
from fakes.soak import longer
from shirushi.app.store.blobs import Blobs
from shirushi.app.store.ledger import Ledger
from shirushi.evidence.tlog.checkpoint import open_checkpoint
from shirushi.evidence.tlog.merkle import verify_consistency

SOURCE = Path(writers.__file__).with_name("faults.c")
CALLS = ["open64", "pread64", "pwrite64", "write", "fsync", "fdatasync", "ftruncate64", "unlink", "rename"]
SHORT = -1
BATCHES = longer(3)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory):
    """Writers whose file calls go through faults.c."""
    compiler, shim = shutil.which("cc"), tmp_path_factory.mktemp("shim") / "faults.so"
    if not compiler:
        pytest.skip("file calls are failed by a small C library: install a C compiler (cc)")
    built = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", shim, SOURCE, "-ldl"], capture_output=True, text=True, check=False
    )
    if built.returncode:
        pytest.skip(f"file calls are failed through glibc on Linux only: {built.stderr[:200]}")
    with writers.Nursery(LD_PRELOAD=str(shim)) as opened:
        yield opened


@pytest.fixture
def begun(tmp_path):
    """A log of five entries, as bytes, and the checkpoint over it."""
    with Ledger.open(tmp_path / "begun", "kotoba") as ledger:
        ledger.append([b"before %d" % number for number in range(5)], writers.SIGNER, 0)
        before = open_checkpoint(ledger.checkpoint().encode(), writers.SIGNER.public)
    return (tmp_path / "begun").read_bytes(), before


def suffer(nursery, folder, whole, *fault):
    """What a writer noted that met with a fault."""
    folder.mkdir()
    (folder / "log").write_bytes(whole)
    noted = folder.with_name(f"noted-{folder.name}")
    assert nursery.let_end("faulty", folder / "log", noted, BATCHES, *fault) == 0, f"not told in our words: {fault}"
    return [line.split() for line in noted.read_text("utf-8").splitlines()]


def examine(folder, before, noted):
    """See that the log holds what was acknowledged and continues `before`, and that it can be written again."""
    with Ledger.open(folder / "log", "kotoba") as ledger:
        size = ledger.check()
        now = open_checkpoint(ledger.checkpoint().encode(), writers.SIGNER.public)
        proof = ledger.consistency(before.size, size)
        assert verify_consistency(before.size, before.root, size, now.root, proof)
        for what, first, number in noted:
            if what == "blob":
                assert Blobs(folder / "blobs").read(first) == bytes(1_000)
            elif what != "calls":
                assert ledger.statement(int(what)) == writers.evidence(int(first), int(number))
        assert ledger.append([b"after"], writers.SIGNER, 0) == (size,)
        assert ledger.check() == size + 1


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_a_failing_file_call_loses_nothing(tmp_path, nursery, begun, call, tried):
    whole, before = begun
    clean = suffer(nursery, tmp_path / "clean", whole, call, 0, 0, 0)
    assert len(clean) == BATCHES * 6 + 2
    calls, refused = int(clean[-1][1]), 0
    assert calls
    faults = [errno.EIO, errno.ENOSPC] + [SHORT] * ("write" in call)
    for nth in range(1, calls + 1):
        for fault in faults:
            for forever in (0, 1):
                folder = tmp_path / f"{nth}_{fault}_{forever}"
                noted = suffer(nursery, folder, whole, call, nth, fault, forever)
                examine(folder, before, noted)
                refused += len(noted) < len(clean)
                shutil.rmtree(folder)
    tried(faults=calls * len(faults) * 2, refused=refused, corrupted=0)
