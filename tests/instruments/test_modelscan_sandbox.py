"""The process in which files are scanned: what breaks it costs one file, and is never called safe."""

import gzip
import os
import resource
import signal
from collections import Counter
from pathlib import Path

import pytest

from shirushi.instruments.modelscan import child
from shirushi.instruments.modelscan import sandbox as sandboxed
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.sandbox import Sandbox
from shirushi.instruments.modelscan.scan import scan_beside, scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool
from shirushi.instruments.modelscan.walk import candidates


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as shared:
        yield shared


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_files_are_scanned_one_after_the_other(sandbox, tmp_path):
    first = sandbox.scan(written(tmp_path, "a", b"words"), "a")
    second = sandbox.scan(written(tmp_path, "b", b""), "b")
    assert (first.verdict, first.format, second.verdict) == ("SAFE", "text", "SAFE")
    assert len(first.sha256) == 64


def test_what_is_no_plain_file_is_not_read(sandbox, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, code in (("pipe", "not-a-file"), (".", "not-a-file"), ("none", "unreadable")):
        (found,) = sandbox.scan(tmp_path / path, path).found
        assert found.remark.code == code
    (found,) = sandbox.scan(Path("/dev/null"), "null").found
    assert found.remark.code == "not-a-file"


def test_a_child_that_dies_costs_one_file(tmp_path):
    file = written(tmp_path, "a", b"words")
    with Sandbox() as own:
        own.scan(file, "a")
        os.kill(own._child._process.pid, signal.SIGKILL)
        own._child._process.wait()
        assert own.scan(file, "a").verdict == "REVIEW"
        assert own.scan(file, "a").verdict == "SAFE"


def test_a_child_that_keeps_silent_is_replaced(tmp_path, monkeypatch):
    file = written(tmp_path, "a", b"words")
    with Sandbox() as own:
        own.scan(file, "a")
        os.kill(own._child._process.pid, signal.SIGSTOP)
        monkeypatch.setattr(sandboxed, "_LEAST_S", 0.2)
        (found,) = own.scan(file, "a").found
        assert found.remark.code == "scanner-stopped"
        monkeypatch.undo()
        assert own.scan(file, "a").verdict == "SAFE"


def test_a_huge_sparse_file_is_told_without_being_read(sandbox, tmp_path):
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(500 << 30)
    scanned = sandbox.scan(path, "huge")
    assert (scanned.sha256, scanned.verdict) == ("", "REVIEW")


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path, monkeypatch):
    file = written(tmp_path, "a", b"words")

    def slow(*given):
        file.write_bytes(b"other words")
        return scan_beside(*given)

    monkeypatch.setattr(child, "scan_beside", slow)
    with file.open("rb") as opened:
        scanned = child._scan("a", opened.fileno(), tmp_path, [])
    assert [each.remark.code for each in scanned.found] == ["changed-while-read"]
    assert scanned.verdict == "REVIEW"


def test_a_disk_that_fills_up_while_unpacking_is_told():
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    data = gzip.compress(b"words " * (1 << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, hard))
    try:
        scanned = scan_bytes("a", memoryview(data), FORMATS, Spool(None, Bounds()))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [each.remark.code for each in scanned.found] == ["unpacks-too-large"]


def test_ten_thousand_files_are_each_told(sandbox, tmp_path):
    for number in range(10_000):
        (tmp_path / f"{number:05}").write_bytes(b"words")
    found = [sandbox.scan(each.path, each.name) for each in candidates(tmp_path)]
    assert Counter(each.verdict for each in found) == {"SAFE": 10_000}


def test_names_are_shown_as_they_are(sandbox, tmp_path):
    scanned = sandbox.scan(written(tmp_path, "a", b"words"), "\x1b[2J\udcff名")
    assert scanned.path == "\x1b[2J\udcff名"


def test_links_are_followed_only_inside(tmp_path):
    root = tmp_path / "models"
    (root / "blobs").mkdir(parents=True)
    (root / "snapshots" / "1").mkdir(parents=True)
    written(root / "blobs", "x", b"words")
    written(tmp_path, "secret", b"s")
    (root / "snapshots" / "1" / "model").symlink_to("../../blobs/x")
    (root / "snapshots" / "1" / "out").symlink_to(tmp_path / "secret")
    (root / "snapshots" / "1" / "loop").symlink_to("loop")
    (root / "folder").symlink_to(tmp_path)
    told = {Path(each.name).name: each.leads_out for each in candidates(root)}
    assert told == {"x": False, "folder": True, "model": False, "out": True, "loop": True}
    snapshot = {Path(each.name).name: each.leads_out for each in candidates(root / "snapshots" / "1")}
    assert snapshot == {"model": False, "out": True, "loop": True}


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"])
@pytest.mark.parametrize("words", ['{"class_name": "Dense", "config": {}}', "[<"])
def test_the_fence_keeps_no_reader_from_decoding(sandbox, tmp_path, codec, words):
    data = b"\0\0\0\0" * (words == "[<") + words.encode(codec)
    found = sandbox.scan(written(tmp_path, "weights", data), "weights").found
    inside = scan_bytes("weights", memoryview(data), FORMATS, Spool(None, Bounds())).found
    assert [one.remark.code for one in found] == [one.remark.code for one in inside]
    assert "reader-failed" not in {one.remark.code for one in found}
