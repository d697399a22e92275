"""Who has taken on what, until when: `assignments.yaml` beside a shirushi.yaml. People's plans, never evidence.

An entry stands under the id of an objective (an action) or of a requirement (a duty). Ids that nobody knows any more
are kept: another run may know them again.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from shirushi.terms.errors import Code, Fault, Malformed
from shirushi.terms.fields import Fields, Shape
from shirushi.terms.template import quoted
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Entry, load_tree

FILE = "assignments.yaml"
SCHEMA = 1

_HEAD = """\
# 担当と期限。目標（行うこと）又は義務のidごとに書きます。手で直しても構いません。
# Who does what by when, under the id of an objective (an action) or of a duty. You may edit it by hand.
schema: 1
assignments:
"""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MOST_CHARACTERS = 2_000

BAD_ID = Code(
    id="SH835",
    says=Text(
        ja="「{value}」は目標又は義務のidではありません。", en="“{value}” is not the id of an objective or a duty."
    ),
    remedy=Text(
        ja="「shirushi actions」又は報告書にあるidを書いてください。",
        en="Use an id from “shirushi actions” or from the report.",
    ),
)
TOO_LONG = Code(
    id="SH836",
    says=Text(ja="文が長すぎます：{value}", en="This text is too long: {value}"),
    remedy=Text(
        ja="2,000字以内にし、詳しくは文書に書いて「documents」に挙げてください。",
        en="Keep it to 2,000 characters; put the rest into a document and name it under `documents`.",
    ),
)
_WORDS = Shape(fits=lambda words: len(words) <= _MOST_CHARACTERS, code=TOO_LONG)


class Assigned(msgspec.Struct, frozen=True, kw_only=True):
    """Who has taken on one action or duty, until which day, and a comment; empty where nobody said."""

    id: str
    owner: str = ""
    due: date | None = None
    comment: str = ""


class Assignments(msgspec.Struct, frozen=True, kw_only=True):
    """All that is assigned, in the order of the file; `on` is the day as of which something is overdue."""

    entries: tuple[Assigned, ...] = ()
    on: date | None = None

    def of(self, id_: str) -> Assigned:
        """What is assigned of one objective or requirement; an empty entry where nothing is."""
        return next((entry for entry in self.entries if entry.id == id_), Assigned(id=id_))

    def is_overdue(self, id_: str) -> bool:
        """Whether its day has passed."""
        due = self.of(id_).due
        return due is not None and self.on is not None and due < self.on


NO_ASSIGNMENTS = Assignments()


def load_assignments(data: bytes, path: str = FILE, on: date | None = None) -> Assignments:
    """Read the file in `data`; `path` names it in faults.

    Raises:
        Malformed: with every fault found, in file order.
    """
    tree = load_tree(data, path)
    faults = list(tree.faults)
    fields = Fields(tree.root, ("schema", "assignments"), faults)
    fields.number("schema", SCHEMA, SCHEMA, SCHEMA)
    entries = tuple(_assigned(entry, faults) for entry in fields.entries("assignments"))
    if faults:
        raise Malformed(*sorted(faults, key=lambda fault: fault.place.line))
    return Assignments(entries=entries, on=on)


def with_assigned(data: bytes, changed: Iterable[Assigned], path: str = FILE) -> bytes:
    """Write `changed` into a file (empty: a new one); what else stands in it, comments and order too, stays.

    Where a file is laid out in a way that cannot be edited line by line, it is written anew and its comments are lost.

    Raises:
        Malformed: the file, or what is to be written, is not as it must be.
    """
    new = {each.id: each for each in changed}
    old = load_assignments(data, path) if data else Assignments()
    kept = {entry.id: entry for entry in old.entries}
    expected = tuple({**kept, **new}.values())
    lines = (data.decode("utf-8-sig") if data else _HEAD).rstrip("\n").split("\n")
    for each in new.values():
        _put(lines, each)
    edited = "\n".join((*lines, "")).encode()
    if not _says(edited, expected, path):
        edited = "".join((_HEAD, *(f"{line}\n" for entry in expected for line in _lines(entry)))).encode()
    load_assignments(edited, path)
    return edited


def _assigned(entry: Entry, faults: list[Fault]) -> Assigned:
    fields = Fields(entry.value, ("owner", "due", "comment"), faults)
    if not _ID.fullmatch(entry.key):
        faults.append(BAD_ID.at(fields.place, value=entry.key[:_MOST_CHARACTERS]))
    return Assigned(
        id=entry.key,
        owner=fields.text_or("owner", shape=_WORDS),
        due=fields.day("due"),
        comment=fields.text_or("comment", shape=_WORDS),
    )


def _put(lines: list[str], entry: Assigned) -> None:
    """Put the lines of an entry in the place of those it had, or at the end."""
    key = re.compile(rf"  (['\"]?){re.escape(entry.id)}\1\s*:")
    start = next((number for number, line in enumerate(lines) if key.match(line)), len(lines))
    end = start + 1
    while end < len(lines) and lines[end].startswith("   "):
        end += 1
    lines[start:end] = _lines(entry)


def _lines(entry: Assigned) -> Iterator[str]:
    yield f"  {entry.id}:"
    if not (entry.owner or entry.due or entry.comment):
        yield "    {}"
    if entry.owner:
        yield f"    owner: {quoted(entry.owner)}"
    if entry.due:
        yield f"    due: {entry.due.isoformat()}"
    if entry.comment:
        yield f"    comment: {quoted(entry.comment)}"


def _says(data: bytes, expected: tuple[Assigned, ...], path: str) -> bool:
    try:
        return load_assignments(data, path).entries == expected
    except Malformed:
        return False
