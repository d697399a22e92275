"""A how-to page as its reader has it: the blocks to save, the commands to run, and what they are shown to print."""

import re
import shlex
from pathlib import Path

from fakes.door import Door

HOW_TO = Path(__file__).resolve().parents[2] / "docs/how-to"
CUT = "…"


def block(page: Path, language: str) -> str:
    """The one block of the page in that language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return found


def console(page: Path) -> list[tuple[str, str]]:
    """Every command of the page's consoles, with what it is shown to print."""
    found = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    commands = [each.partition("\n") for text in found for each in ("\n" + text).split("\n$ ")[1:]]
    return [(command, shown) for command, _, shown in commands]


def is_as_shown(shown: str, printed: str) -> bool:
    """Whether the program printed what the page shows; `…` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in _trimmed(shown).split(CUT))
    return re.fullmatch(pattern, _trimmed(printed), re.DOTALL) is not None


def _trimmed(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.strip().splitlines())


def missing(shown: str, printed: str) -> list[str]:
    """The lines that a page shows and the program did not print, in this order; a line `…` stands for any others."""
    lines = [line.rstrip() for line in printed.splitlines()]
    at = 0
    absent = []
    for wanted in (line.rstrip() for line in shown.splitlines() if line.strip() not in {"", CUT}):
        if wanted in lines[at:]:
            at = lines.index(wanted, at) + 1
        else:
            absent.append(wanted)
    return absent


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
