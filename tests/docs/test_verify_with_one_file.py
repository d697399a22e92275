"""The how-to "Verify with one file", followed literally on a bundle of a real run."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fakes.authority import Authority
from fakes.authority_server import honest, time_stamping
from fakes.door import Door, describe
from fakes.table_endpoint import table_endpoint
from fakes.verifier import PATH
from shirushi.app.store.keys import own_keys
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import leaf_hash
from shirushi.exchange.read import read_bundle

PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/verify-with-one-file.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ python (.+)$", PAGE, re.MULTILINE)

pytestmark = [pytest.mark.door, pytest.mark.slow]


def publish(folder: Path, signer) -> None:
    """A log of 300 entries as tiles and its checkpoint, and the checkpoint that it had at 200."""
    edge = Edge()
    for size, name in ((200, "old.txt"), (300, "new.txt")):
        edge.extend(leaf_hash(b"%d" % index) for index in range(edge.size, size))
        head = Checkpoint(origin="walk", size=size, root=edge.root())
        (folder / name).write_text(seal_checkpoint(head, signer), "utf-8")
        for tile, hashes in edge.changed():
            path = folder / "published" / tile.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(hashes)


class Desk:
    """Where the page is followed: the bundle of a run, stamped by an authority, and what a reader keeps beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        authority = Authority()
        door = Door(folder, folder / "home")
        with table_endpoint() as url, time_stamping(honest(authority)) as tsa:
            describe(folder / "ws", url)
            door.run("assess", "ws")
            (bundle,) = folder.glob("out/*/*/bundle.zip")
            shutil.copy(bundle, folder / "bundle.zip")
            self.unstamped = self.follow("verify.py bundle.zip --lang en")
            door.run("log", "stamp", "--tsa", tsa, "--bundle", "bundle.zip")
        (folder / "tsa-root.pem").write_bytes(authority.pem)
        self.fingerprint = read_bundle((folder / "bundle.zip").read_bytes()).key.fingerprint
        publish(folder, own_keys(folder / "home").log)
        shutil.unpack_archive(folder / "bundle.zip", folder / "opened")
        first = min((folder / "opened/statements").iterdir())
        assert first.name == "0000.json"

    def follow(self, command: str) -> subprocess.CompletedProcess[str]:
        """Do what a line of the page says."""
        words = shlex.split(command)
        start = ["-I", str(PATH), *words[1:]] if words[0] == "verify.py" else words
        return subprocess.run(
            [sys.executable, *start], cwd=self.folder, capture_output=True, text=True, check=False, timeout=60
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def test_the_page_has_commands():
    assert len(COMMANDS) >= 5


def test_without_a_stamp_and_a_known_signer(desk):
    assert desk.unstamped.returncode == 3
    for words in re.findall(r"^(?:intact|witnessed|stamped) .+$", PAGE, re.MULTILINE):
        assert words in desk.unstamped.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_does_what_it_says(desk, command):
    done = desk.follow(command.replace("FINGERPRINT", desk.fingerprint))
    expected = 0 if "--signer" in command or command.startswith("-m") else 3
    assert done.returncode == expected, done.stdout + done.stderr


def test_the_stamp_gives_time_and_authority(desk):
    done = desk.follow(f"verify.py bundle.zip --signer {desk.fingerprint} --tsa-root tsa-root.pem --lang en")
    assert re.search(r"stamped    20\d\d-\d\d-\d\dT[\d:]{8}Z CN=Stamps", done.stdout)
