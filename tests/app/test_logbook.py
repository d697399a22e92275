"""`shirushi log`, `key` and `verify` of one statement at the door: what they do, and what bad input is told."""

import json
import shlex
import sqlite3
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from shutil import copytree

import pytest

from fakes.door import Door
from fakes.helpdesk import assessed_helpdesk
from shirushi.evidence.envelope import MOST_BYTES

pytestmark = [pytest.mark.door, pytest.mark.slow]

STATE = ("--objective", "responsible-person-named", "--by", "Hanako", "--position", "head", "--words", "it is so")
IN = ("--in", "helpdesk")
SHIRUSHI = (sys.executable, "-c", "from shirushi.app.cli.main import run; run()")


@pytest.fixture
def door(tmp_path) -> Door:
    return assessed_helpdesk(tmp_path)


@pytest.fixture(scope="module")
def read_only(tmp_path_factory) -> Door:
    """A workspace that tests only read."""
    return assessed_helpdesk(tmp_path_factory.mktemp("read"))


def log_file(door: Door) -> Path:
    (file,) = (door.folder / "helpdesk/.shirushi").glob("log-*.sqlite")
    return file


def entries(door: Door) -> list[dict]:
    return json.loads(door.run("log", "show", *IN, "--json"))["entries"]


def test_an_assessment_stands_in_the_log(read_only):
    assert [entry["kind"] for entry in entries(read_only)] == ["statement"] * 4
    shown = json.loads(read_only.run("log", "show", "0", *IN, "--json"))
    assert shown["statement"]["predicate"]["kind"] == "plan"
    assert shown["key"] == read_only.run("key", "list").split()[0]
    assert "評価の計画" in read_only.run("log", "show", *IN, "--lang", "ja")
    only = json.loads(read_only.run("log", "show", "--last", "1", *IN, "--json"))
    assert [entry["index"] for entry in only["entries"]] == [3]


def test_fsck_and_checkpoint_agree(read_only):
    checked = json.loads(read_only.run("log", "fsck", *IN, "--json"))
    head = json.loads(read_only.run("log", "checkpoint", *IN, "--json"))
    assert (checked["size"], checked["root"]) == (head["size"], head["root"])
    assert read_only.run("log", "checkpoint", *IN) == head["note"]
    assert "whole" in read_only.run("log", "fsck", "--log", str(log_file(read_only)))


def test_statements_and_events_enter_the_log_of_the_workspace_they_lie_in(door):
    door.run("state", "helpdesk/statements/owner.json", *STATE)
    door.run("record", "helpdesk/training.jsonl", "training-completed", "--by", "Hanako")
    again = json.loads(door.run("state", "elsewhere.json", *STATE, *IN, "--json"))
    assert again["logged"]["index"] == 4  # the same words on the same day: the same entry
    door.run("state", "elsewhere.json", *STATE, "--does-not-hold", *IN)
    assert json.loads(door.run("state", "alone.json", *STATE, "--json"))["logged"] is None
    said = [entry["about"]["en"] for entry in entries(door)[4:]]
    assert [words.split()[0] for words in said] == ["stated:", "line", "stated:"]
    door.run("assess", "helpdesk")
    assert "whole" in door.run("log", "fsck", *IN)


def test_a_statement_with_its_proof_is_verified_anywhere(door, tmp_path):
    door.run("state", "helpdesk/owner.json", *STATE)
    door.run("log", "prove", "helpdesk/owner.json", *IN, "--out", "sent")
    there = Door(door.folder, tmp_path / "other-home")
    said = there.run("verify", "sent/owner.json", expect=3)
    key = door.run("key", "list").split()[0]
    assert all(words in said for words in ("intact     yes", f"signer     unknown ({key})", "witnessed  no"))
    there.run("verify", "sent/owner.json", "--signer", key)
    assert "完全　　：はい" in there.run("verify", "sent/owner.json", "--signer", key, "--lang", "ja")
    (door.folder / "sent/owner.tlog-proof").rename(door.folder / "moved")
    there.run("verify", "sent/owner.json", "--proof", "moved", "--key", "sent/log.pub", "--signer", key)
    envelope = json.loads((door.folder / "sent/owner.json").read_bytes())
    said = b64decode(envelope["payload"]).replace(b"Hanako", b"Taro")
    (door.folder / "sent/owner.json").write_text(json.dumps(envelope | {"payload": b64encode(said).decode()}))
    arguments = ("--proof", "moved", "--key", "sent/log.pub", "--json")
    told = json.loads(there.run("verify", "sent/owner.json", *arguments, expect=5))
    assert told["verified"]["answers"]["intact"] is False


@pytest.fixture(scope="module")
def proven(read_only) -> Path:
    """The files of a statement with its proof."""
    read_only.run("log", "prove", "0", *IN, "--out", "proven")
    return read_only.folder / "proven"


@pytest.mark.parametrize(
    ("left_out", "code"), [("0000.tlog-proof", "SH971"), ("log.pub", "SH972")], ids=["proof", "key"]
)
def test_what_verifying_needs_is_named(read_only, proven, tmp_path, left_out, code):
    copytree(proven, tmp_path / "sent")
    (tmp_path / "sent" / left_out).unlink()
    assert code in read_only.run("verify", str(tmp_path / "sent/0000.json"), expect=2)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("0000.json", b"{}"),
        ("0000.json", b"\xff\xfe"),
        ("0000.tlog-proof", b"no proof"),
        ("0000.tlog-proof", b"\xff"),
        ("log.pub", b"no key"),
        ("log-keys.json", b"{}"),
    ],
)
def test_what_is_not_written_as_it_must_be_is_told(read_only, proven, tmp_path, name, data):
    copytree(proven, tmp_path / "sent")
    (tmp_path / "sent" / name).write_bytes(data)
    assert "SH401" in read_only.run("verify", str(tmp_path / "sent/0000.json"), expect=2)


def test_whoever_knows_the_former_key_follows_its_rotation(door, tmp_path):
    old = door.run("key", "list").split()[0]
    door.run("log", "prove", "0", *IN, "--out", "sent")
    assert "entry" in door.run("key", "rotate", "evidence", *IN).lower()
    door.run("key", "rotate", "log", *IN)
    door.run("assess", "helpdesk")
    door.run("log", "prove", "6", *IN, "--out", "sent")
    there = Door(door.folder, tmp_path / "other-home")
    for statement in ("0000", "0006"):
        there.run("verify", f"sent/{statement}.json", "--signer", old)
    newest = max(door.folder.glob("out/helpdesk/*/bundle.zip"), key=lambda file: file.stat().st_mtime_ns)
    there.run("verify", str(newest), "--signer", old)
    assert "whole" in door.run("log", "fsck", *IN)


def test_other_logs_take_a_rotation_up_when_they_are_next_written_to(door):
    door.run("key", "rotate", "log")
    assert [entry["kind"] for entry in entries(door)] == ["statement"] * 4
    door.run("state", "helpdesk/owner.json", *STATE)
    assert [entry["kind"] for entry in entries(door)][4:] == ["key", "statement"]


def test_a_revoked_key_is_told_by_its_reason_and_known_no_more(door):
    old = door.run("key", "list").split()[0]
    bundle = next(door.folder.glob("out/helpdesk/*/bundle.zip"))
    door.run("verify", str(bundle))
    said = door.run("key", "revoke", old, "--reason", "laptop stolen", *IN)
    assert "revoked: laptop stolen" in said
    assert [entry["kind"] for entry in entries(door)][4:] == ["key"] * 3
    assert "signer     unknown" in door.run("verify", str(bundle), expect=3)
    door.run("log", "prove", "0", *IN, "--out", "sent")
    assert "signer     known" in door.run("verify", "sent/0000.json")
    assert "SH979" in door.run("key", "revoke", "0" * 64, "--reason", "x", expect=2)


def test_a_secret_is_proven_shown_and_erased(door, tmp_path):
    (door.folder / "contract.docx").write_bytes(b"PK\x03\x04 price: 3,000,000 yen")
    door.run("log", "seal-secret", "contract.docx", *IN)
    assert b"3,000,000" not in json.dumps(entries(door)).encode()
    door.run("log", "reveal", "4", "--out", "sent/contract.docx", *IN)
    key = door.run("key", "list").split()[0]
    there = Door(door.folder, tmp_path / "other-home")
    there.run("verify", "sent/contract.docx", "--signer", key)
    (door.folder / "sent/contract.docx").write_bytes(b"PK\x03\x04 price: 9,000,000 yen")
    assert "SH431" in there.run("verify", "sent/contract.docx", "--signer", key, expect=5)
    before = door.run("log", "checkpoint", *IN)
    door.run("log", "erase", "4", *IN, expect=1)  # nobody was there to say yes
    assert "entry 4 is proven as before" in door.run("log", "erase", "4", "--yes", *IN)
    assert "SH770" in door.run("log", "reveal", "4", "--out", "again", *IN, expect=2)
    assert "SH770" in door.run("log", "erase", "4", "--yes", *IN, expect=2)
    assert door.run("log", "checkpoint", *IN) == before
    assert "whole" in door.run("log", "fsck", *IN)
    assert not any(b"3,000,000" in file.read_bytes() for file in log_file(door).parent.glob("log-*"))
    assert "erased" in door.run("log", "show", *IN)


def test_what_cannot_be_shown_as_a_secret(door):
    assert "SH775" in door.run("log", "reveal", "0", "--out", "x", *IN, expect=2)
    assert "SH775" in door.run("log", "erase", "0", "--yes", *IN, expect=2)
    (door.folder / "secret").write_bytes(b"s")
    door.run("log", "seal-secret", "secret", *IN)
    assert "SH982" in door.run("log", "reveal", "4", "--out", "secret", *IN, expect=2)
    assert "SH982" in door.run("log", "reveal", "4", "--out", "shown.salt", *IN, expect=2)
    (door.folder / "large").write_bytes(bytes(MOST_BYTES + 1))
    assert "SH402" in door.run("log", "seal-secret", "large", *IN, expect=2)
    assert "SH702" in door.run("log", "seal-secret", "nowhere", *IN, expect=2)


def test_an_export_holds_all_that_verifying_needs(door):
    door.run("key", "rotate", "evidence", *IN)
    (door.folder / "secret").write_bytes(b"s")
    door.run("log", "seal-secret", "secret", *IN)
    written = json.loads(door.run("log", "export", "all", *IN, "--json"))
    names = {file.name for file in (door.folder / "all").iterdir()}
    assert {Path(file).name for file in written["files"]} == names
    assert names == {
        "checkpoint", "log.pub", "log-keys.json", "0005.entry",
        *(f"{index:04d}.json" for index in range(5)), *(f"{index:04d}.tlog-proof" for index in range(6)),
    }  # fmt: skip
    for index in range(5):
        door.run("verify", f"all/{index:04d}.json")
    assert "SH981" in door.run("log", "export", "all", *IN, expect=2)


def test_a_log_that_was_rewritten_is_found_and_the_entry_named(door):
    with sqlite3.connect(log_file(door)) as database:
        (data,) = database.execute("SELECT data FROM entry WHERE idx = 2").fetchone()
        database.execute("UPDATE entry SET data = ? WHERE idx = 2", (data.replace(b"payload", b"Payload"),))
    database.close()
    assert "SH766 Entry 2" in door.run("log", "fsck", *IN, expect=5)
    assert "SH766 Entry 2" in door.run("log", "prove", "2", *IN, expect=5)


def test_bad_places(door, tmp_path):
    assert "SH701" in door.run("log", "show", expect=2)
    assert "SH970" in door.run("log", "show", "--log", "nowhere.sqlite", expect=2)
    (door.folder / "text.sqlite").write_text("hello, I am no log at all")
    assert "SH761" in door.run("log", "show", "--log", "text.sqlite", expect=2)
    for index in ("9", "4"):
        assert "SH769" in door.run("log", "show", index, *IN, expect=2)
        assert "SH769" in door.run("log", "prove", index, *IN, expect=2)
    (door.folder / "unknown.json").write_bytes(b"{}")
    assert "SH975" in door.run("log", "prove", "unknown.json", *IN, expect=2)
    description = door.folder / "helpdesk/shirushi.yaml"
    description.write_text(description.read_text("utf-8").replace("id: helpdesk", "id: other"), "utf-8")
    assert "SH764" in door.run("log", "show", *IN, expect=2)


def test_another_users_key_is_refused_and_nothing_is_written(door, tmp_path):
    other = Door(door.folder, tmp_path / "other-home")
    assert "SH768" in other.run("state", "helpdesk/owner.json", *STATE, expect=2)
    assert not (door.folder / "helpdesk/owner.json").exists()
    assert "SH768" in other.run("record", "helpdesk/training.jsonl", "training-completed", "--by", "x", expect=2)
    assert not (door.folder / "helpdesk/training.jsonl").exists()


def test_a_log_on_a_medium_that_cannot_be_written_to_is_read(door):
    state = door.folder / "helpdesk/.shirushi"
    reads = [("log", "show"), ("log", "fsck"), ("log", "checkpoint"), ("log", "prove", "0", "--out", "sent")]
    file = log_file(door)
    commands = " && ".join(shlex.join([*SHIRUSHI, *words, *IN]) for words in reads)
    by_file = shlex.join([*SHIRUSHI, "log", "fsck", "--log", str(file)])
    writes = shlex.join([*SHIRUSHI, "log", "seal-secret", "helpdesk/policy.md", *IN])
    mount = f"mount --bind {state} {state} && mount -o remount,bind,ro {state}"
    script = f"{mount} || exit 77; {commands} && {by_file} || exit 1; {writes} 2>&1 >/dev/null | grep -q SH721"
    done = subprocess.run(["unshare", "-m", "sh", "-c", script], cwd=door.folder, env=door.environment, check=False)
    if done.returncode == 77:
        pytest.skip("mounting is not allowed here")
    assert done.returncode == 0
    door.run("verify", "sent/0000.json")


def test_a_disk_that_refuses_is_told_and_the_log_stays_whole(door):
    (door.folder / "secret").write_bytes(bytes(200_000))
    assert "SH721" in door.run("log", "seal-secret", "secret", *IN, expect=4, most_bytes=100_000)
    assert "whole" in door.run("log", "fsck", *IN)
    assert len(entries(door)) == 4
