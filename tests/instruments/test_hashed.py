"""Listing the files of a model with their digests: whole and in shards, without what is ignored, no link followed unasked."""

import hashlib
import os

import pytest

from shirushi.instruments.weights.hashed import Unlistable, list_model


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "model"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"hello")
    (folder / "sub" / "b.bin").write_bytes(b"0123456789")
    (folder / ".git").mkdir()
    (folder / ".git" / "x").write_bytes(b"x")
    return folder


def names(listed):
    return [one.name for one in listed]


def test_every_file_stands_with_its_digest(model):
    listed = list_model(model, ignored=[".git"])
    assert {one.name: one.digest for one in listed} == {
        "a.txt": hashlib.sha256(b"hello").hexdigest(),
        "sub/b.bin": hashlib.sha256(b"0123456789").hexdigest(),
    }


def test_a_single_file_is_named_by_a_dot(model):
    assert names(list_model(model / "a.txt")) == ["."]


def test_shards_bear_their_bounds(model):
    listed = list_model(model, shard_bytes=4, ignored=[".git", "a.txt"])
    assert names(listed) == ["sub/b.bin:0:4", "sub/b.bin:4:8", "sub/b.bin:8:10"]
    assert listed[2].digest == hashlib.sha256(b"89").hexdigest()


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_what_is_no_plain_file_is_refused(model, tmp_path, kind):
    odd = model / "odd"
    if kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to(tmp_path if kind == "folder" else model / "a.txt")
    with pytest.raises(Unlistable) as told:
        list_model(model)
    assert told.value.reason.code == "not-a-plain-file"
    assert "odd" not in names(list_model(model, ignored=["odd"]))


def test_links_are_followed_when_asked(model):
    (model / "odd").symlink_to(model / "a.txt")
    assert "odd" in names(list_model(model, links=True))


def test_another_hash_and_an_empty_folder_are_told(model, tmp_path):
    assert list_model(model / "a.txt", hash_type="blake2b")[0].digest == hashlib.blake2b(b"hello").hexdigest()
    for path, hash_type, code in ((model, "blake3", "other-hash"), (tmp_path / "none", "sha256", "no-files")):
        with pytest.raises(Unlistable) as told:
            list_model(path, hash_type=hash_type)
        assert told.value.reason.code == code
