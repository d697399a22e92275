"""`shirushi log publish`, `backup`, `restore`, `sequence` at the door: bad input is told, and nothing is touched."""

import json
from urllib.parse import quote

import pytest

from fakes.door import Door
from fakes.helpdesk import assessed_helpdesk

pytestmark = [pytest.mark.door, pytest.mark.slow]

IN = ("--in", "helpdesk")


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Door:
    door = assessed_helpdesk(tmp_path_factory.mktemp("walk"))
    door.environment.pop("SHIRUSHI_DATABASE_URL", None)
    return door


def test_what_is_published_grows_with_the_log(door):
    first = json.loads(door.run("log", "publish", "site", *IN, "--json"))
    door.run("log", "seal-secret", "helpdesk/policy.md", *IN)
    more = json.loads(door.run("log", "publish", "site", *IN, "--json"))
    assert (more["before"], more["size"]) == (first["size"], first["size"] + 1)
    assert "公開しました" in door.run("log", "publish", "site", *IN, "--lang", "ja")
    assert "目的".encode() not in b"".join(
        file.read_bytes() for file in (door.folder / "site").rglob("*") if file.is_file()
    )


def test_a_restored_log_holds_the_same(door):
    door.run("log", "backup", "out.jsonl", *IN)
    restored = json.loads(door.run("log", "restore", "out.jsonl", "--log", "other.sqlite", "--json"))
    assert restored["before"] == 0
    assert door.run("log", "checkpoint", "--log", "other.sqlite") == door.run("log", "checkpoint", *IN)
    assert json.loads(door.run("log", "restore", "out.jsonl", "--log", "other.sqlite", "--json"))["before"] > 0


def test_an_old_backup_is_told_where_witnesses_have_seen_more(door):
    door.run("log", "backup", "old.jsonl", *IN)
    newer = json.loads(door.run("log", "seal-secret", "helpdesk/policy.md", *IN, "--json"))
    seen = door.folder / "home/seen" / f"{quote(newer['origin'], safe='')}.checkpoint"
    seen.parent.mkdir()
    seen.write_text(door.run("log", "checkpoint", *IN))
    assert "SH961" in door.run("log", "restore", "old.jsonl", "--log", "older.sqlite", expect=5)
    door.run("log", "backup", "new.jsonl", *IN)
    door.run("log", "restore", "new.jsonl", "--log", "newer.sqlite")


def test_what_is_altered_ends_with_5(door):
    door.run("log", "publish", "altered", *IN)
    door.run("log", "prove", "0", *IN, "--out", "key")
    (bundle,) = (door.folder / "altered/tile/entries").rglob("*.p/*")
    bundle.write_bytes(bundle.read_bytes().replace(b"statement", b"commitment", 1))
    assert "SH766" in door.run("log", "fsck-published", "altered", "--key", "key/log.pub", expect=5)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("publish", "site", "--in", "nowhere"), "SH701"),
        (("publish", "site", "--log", "none.sqlite"), "SH970"),
        (("publish", "site", "--schema", "kotoba"), "SH943"),
        (("sequence", "--schema", "kotoba", "--origin", "kotoba"), "SH943"),
        (("show", "--schema", "Not A Name"), "SH942"),
        (("restore", "helpdesk/policy.md", "--log", "new.sqlite"), "SH401"),
        (("restore", "none.jsonl", "--log", "new.sqlite"), "SH761"),
        (("restore", "helpdesk/policy.md"), "SH946"),
        (("fsck-published", "helpdesk", "--key", "helpdesk/policy.md"), "SH401"),
    ],
)
def test_what_cannot_be_done_is_told(door, words, code):
    assert code in door.run("log", *words, expect=2)
    assert not (door.folder / "new.sqlite").exists()
