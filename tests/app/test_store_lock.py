import os
import signal
import subprocess
import sys

import pytest

from shirushi.app.store.lock import hold
from shirushi.terms.errors import Refused, Unavailable

HOLDER = """
import signal, sys
from pathlib import Path
from shirushi.app.store.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    signal.pause()
"""


def test_a_folder_is_held_and_let_go(tmp_path):
    folder = tmp_path / "new" / ".shirushi"
    with hold(folder):
        assert (folder / "lock").read_text() == str(os.getpid())
        with pytest.raises(Refused), hold(folder):
            pytest.fail("held twice")
    with hold(folder):
        assert folder.is_dir()


def test_an_error_inside_lets_go(tmp_path):
    with pytest.raises(ZeroDivisionError), hold(tmp_path):
        _ = 1 / 0
    with hold(tmp_path):
        assert (tmp_path / "lock").exists()


def test_a_long_number_of_an_earlier_holder_does_not_linger(tmp_path):
    (tmp_path / "lock").write_text("9" * 20)
    with hold(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable), hold(tmp_path / "file"):
        pytest.fail("held a file")


@pytest.mark.slow
def test_another_process_is_named_and_its_death_lets_go(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Refused) as raised, hold(tmp_path):
            pytest.fail("held twice")
        holder.send_signal(signal.SIGKILL)
    assert raised.value.faults[0].code == "SH751"
    assert f"pid {holder.pid}" in raised.value.faults[0].says.en
    with hold(tmp_path):
        assert (tmp_path / "lock").read_text() == str(os.getpid())
