"""Follows the how-to pages about the log, keys and secrets to the letter; digests, keys, times and the year differ."""

import re
import shlex
from pathlib import Path

import pytest

from fakes.door import Door
from fakes.helpdesk import assessed_helpdesk
from fakes.page import HOW_TO, console, missing
from shirushi.terms.when import iso, legal_day

pytestmark = [pytest.mark.door, pytest.mark.slow]


def steady(shown: str) -> str:
    """Put one mark for whatever differs from run to run."""
    marked = re.sub(r"\b[0-9a-f]{16}(?:[0-9a-f]{48})?\b", "#", shown)
    return re.sub(r"/20\d\d\b", "/YEAR", re.sub(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", marked))


def follow(page: Path, door: Door, refused: tuple[str, ...] = ()) -> None:
    """Run every command of a page; those that begin with one of `refused` end with exit 2."""
    for command, shown in console(page):
        key = door.run("key", "list").split()[0]
        words = [key if re.fullmatch("[0-9a-f]{64}", word) else word for word in shlex.split(command)[1:]]
        expect = 2 if command.startswith(refused) else 0
        printed = door.run(*words, expect=expect)
        assert missing(steady(shown), steady(printed)) == [], printed


@pytest.fixture
def door(tmp_path) -> Door:
    return assessed_helpdesk(tmp_path)


def test_reading_and_proving_the_log(door):
    follow(HOW_TO / "read-and-prove-the-log.md", door)


def test_rotating_and_revoking_keys(door):
    door.run("record", "helpdesk/training.jsonl", "training-completed", "--by", "Hanako")
    follow(HOW_TO / "rotate-and-revoke-keys.md", door)


def test_keeping_a_secret_provable(door):
    (door.folder / "contract.pdf").write_bytes(b"%PDF-1.7 price: 3,000,000 yen")
    follow(HOW_TO / "keep-a-secret-provable.md", door, ("shirushi log reveal 4 --out again.pdf",))


def test_every_code_of_the_page_is_one_of_the_program():
    known = (HOW_TO.parent / "reference/errors.md").read_text("utf-8")
    for page in ("read-and-prove-the-log.md", "rotate-and-revoke-keys.md"):
        codes = set(re.findall(r"SH\d{3}", (HOW_TO / page).read_text("utf-8")))
        assert codes
        assert {code for code in codes if code not in known} == set()


def test_what_is_marked_as_differing_is_nothing_else():
    at = 1_795_000_000_000
    assert steady(f"log kotoba/2026, 5 entries {iso(at)} {'ab' * 32}") == "log kotoba/YEAR, 5 entries TIME #"
    assert steady(f"{legal_day(at)} 0123456789") == f"{legal_day(at)} 0123456789"
