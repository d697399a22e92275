"""Reads a document, Markdown or plain text: its headings, how much stands under each, its owner and day.

A day may be written 2026-10-01, 2026/10/1, 2026年10月1日 or 令和8年10月1日; of several the latest counts.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from shirushi.instruments.papers.file import read_file
from shirushi.terms.canon import sha256
from shirushi.terms.probe import Answer, Answered, Failed
from shirushi.terms.reason import Reason
from shirushi.terms.seen import DocumentSeen, Heading
from shirushi.terms.text import Text

MOST_BYTES = 8 << 20
MOST_HEADINGS = 5_000
_HEAD_LINES = 20
_MOST_WORDS = 200

NO_TEXT_FILE = Reason(
    code="not-text",
    says=Text(ja="UTF-8の文書として読めません。", en="This is not a text in UTF-8."),
)
TOO_MANY = Reason(
    code="too-many-headings",
    says=Text(ja="見出しが多すぎます（上限{most}）。", en="There are too many headings (at most {most})."),
)

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_MOST_HASHES = 6

_CHAPTER = re.compile(r"第[0-9〇一二三四五六七八九十百]+([章節条]) *(.{0,60})$")
_NUMBERED = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})*)[.)、 ]{1,2}(\S.{0,60})$")
_MARKED = re.compile(r"[■◆●□◇] *(\S.{0,60})$|【(.{1,60})】$")
_CHAPTER_LEVELS = {"章": 1, "節": 2, "条": 3}
_SENTENCE_ENDS = ("。", ".", "、", ",", ";")

_LEAD = re.compile(r"[\s>|*_\-・#]*")
_VALUE = r"[*_ ]*[:|][*_ |]*(\S.*)$"
_OWNER = re.compile(
    r"(?:文書)?(?:責任者|作成者|所管|所管部署|担当|担当者|owner|responsible|responsible person)" + _VALUE, re.IGNORECASE
)
_DATED = re.compile(
    r"(?:日付|(?:最終)?(?:制定|改定|改訂|改正|施行|発行|更新|作成)(?:年月)?日?"
    r"|date|dated|adopted|revised|updated|last updated|effective)" + _VALUE,
    re.IGNORECASE,
)
_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_REIWA = re.compile(r"令和(\d{1,2}|元)年(\d{1,2})月(\d{1,2})日")
_BEFORE_REIWA_1 = 2018


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the body: a heading with its level, or text (level 0)."""

    words: str
    level: int = 0


def read_document(path: Path) -> Answer:
    """Read a document's headings, owner and day."""
    data = read_file(path, MOST_BYTES)
    return data if isinstance(data, Failed) else load_document(data)


def load_document(data: bytes) -> Answer:
    """Find headings, owner and day in the bytes of a document."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Failed(reason=NO_TEXT_FILE)
    if "\0" in text:
        return Failed(reason=NO_TEXT_FILE)
    matter, body = _split(_COMMENT.sub("", text).splitlines())
    lines = _lines(body)
    if sum(line.level > 0 for line in lines) > MOST_HEADINGS:
        return Failed(reason=Reason(code=TOO_MANY.code, says=TOO_MANY.says.fill(most=MOST_HEADINGS)))
    head = (*matter, *body[:_HEAD_LINES])
    return Answered(
        said=DocumentSeen(
            sha256=sha256(data),
            size_bytes=len(data),
            headings=_headings(lines),
            owner=next((words.rstrip("*_| ") for words in _labelled(head, _OWNER)), ""),
            dated=max((day for words in _labelled(head, _DATED) if (day := _read_day(words))), default=None),
        )
    )


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the front matter (between two `---` lines at the very start) from the body."""
    if lines and lines[0].strip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.strip() == "---":
                return lines[1:number], lines[number + 1 :]
    return [], lines


def _headings(lines: list[_Line]) -> tuple[Heading, ...]:
    """Headings in order; the text under one includes that of its sub-headings."""
    lengths = [0 if line.level else len("".join(line.words.split())) for line in lines]
    return tuple(
        Heading(words=line.words[:_MOST_WORDS], level=line.level, length=sum(lengths[place : _end(lines, place)]))
        for place, line in enumerate(lines)
        if line.level
    )


def _end(lines: list[_Line], place: int) -> int:
    """Where the section that begins at `place` ends: the next heading of its level or above."""
    level = lines[place].level
    return next((later for later in range(place + 1, len(lines)) if 0 < lines[later].level <= level), len(lines))


def _lines(body: list[str]) -> list[_Line]:
    """Read as Markdown; where that shows no heading, as plain text."""
    read = _markdown(body)
    return read if any(line.level for line in read) else list(_plain(body))


def _markdown(body: list[str]) -> list[_Line]:
    read: list[_Line] = []
    fence = ""
    for line in body:
        mark = _FENCE.match(line)
        if fence or mark:
            if mark and fence in {"", mark[1]}:
                fence = "" if fence else mark[1]
            read.append(_Line(words=line))
        elif (under := _UNDERLINE.match(line)) and read and _can_be_heading(read[-1]):
            read[-1] = _Line(words=read[-1].words.strip(), level=1 if "=" in under[1] else 2)
        else:
            read.append(_hashed(line))
    return read


def _can_be_heading(line: _Line) -> bool:
    return bool(line.words.strip()) and not line.level and not _FENCE.match(line.words)


def _hashed(line: str) -> _Line:
    """A line of Markdown by its leading `#` signs; without words behind them it is text."""
    words = line.strip()
    level = len(words) - len(words.lstrip("#"))
    title = words[level:]
    if 1 <= level <= _MOST_HASHES and title[:1] in {" ", "\t", "　"}:
        bare = title.strip().rstrip("#").strip()
        return _Line(words=bare, level=level if bare else 0)
    return _Line(words=line)


def _plain(body: list[str]) -> Iterator[_Line]:
    """Headings of plain text: 第1章, 第2条, 1., 1.2, ■, 【 】; a line that ends like a sentence is none."""
    for line in body:
        words = unicodedata.normalize("NFKC", line).strip()
        yield _Line(words=words, level=0 if words.endswith(_SENTENCE_ENDS) else _plain_level(words))


def _plain_level(words: str) -> int:
    if chapter := _CHAPTER.match(words):
        return _CHAPTER_LEVELS[chapter[1]]
    if numbered := _NUMBERED.match(words):
        return numbered[1].count(".") + 1
    return 1 if _MARKED.match(words) else 0


def _labelled(head: tuple[str, ...], label: re.Pattern[str]) -> Iterator[str]:
    """What stands behind a label such as `責任者：` or `Owner:` at the start of a line."""
    for line in head:
        words = _LEAD.sub("", unicodedata.normalize("NFKC", line), count=1)
        if found := label.match(words):
            yield found[1]


def _read_day(words: str) -> date | None:
    try:
        if western := _WESTERN.search(words):
            return date(int(western[1]), int(western[2]), int(western[3]))
        if reiwa := _REIWA.search(words):
            year = 1 if reiwa[1] == "元" else int(reiwa[1])
            return date(_BEFORE_REIWA_1 + year, int(reiwa[2]), int(reiwa[3]))
    except ValueError:
        pass  # no such day in the calendar
    return None
